"use client";
import { memo, useId, useState } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { textsOutput, type WrittenText } from "../../outputs/texts.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { blockEnds, piecesOf } from "./blocks.js";
import { addContinuation, type Continuations, readContinuations, speedOf } from "./continuations.js";
import type { Prompt } from "./Input.js";

/** Characters of one continuation drawn at most; copying and saving give all. */
const longest = 200_000;

/** Characters of a prompt that are drawn before all of it is asked for: its end, where the continuation begins. */
const promptEnd = 600;

/**
 * What a model wrote after a prompt: the prompt, and the continuation in its place, as it grows.
 *
 * The text twin is the model's own words. Each continuation can be gone on with: the whole text becomes the next prompt.
 */
export const continuationsOutput: TaskOutput<Continuations, Prompt> = {
  promise: "The continuation appears here.",
  fromCard: readContinuations,
  fromAnswer: readContinuations,
  fromChunk: addContinuation,
  toCard: ({ texts }) => textsOutput.toCard(texts),
  warnings: ({ texts }) => textsOutput.warnings?.(texts) ?? [],
  toText: ({ texts }, prompt, t) => textsOutput.toText(texts, prompt, t),
  View: ContinuationsView,
};

function ContinuationsView({ output, input, use }: OutputViewProps<Continuations, Prompt>) {
  const t = useWords();
  const { status, texts } = output;
  const given = input.role ? "" : input.text;
  if (status === "whole" && texts.every(({ text }) => text.trim() === "")) {
    return (
      <Notice tone="info" title={t("No text came back")}>
        {t("The model answered, but it wrote nothing. Try another prompt or other parameters.")}
      </Notice>
    );
  }
  const [first] = texts;
  const goOn = input.role ? undefined : use;
  const onContinue = goOn && (({ text }: WrittenText) => goOn({ ...input, text: input.text + text }, "run"));
  return (
    <div className="iw-stack">
      {texts.length === 1 && first ? (
        <Continuation given={given} written={first} status={status} onContinue={onContinue} />
      ) : (
        <>
          {given !== "" && <Passage given={given} made="" />}
          <ol className="iw-texts" aria-label={t("Answers")}>
            {texts.map((written, index) => (
              <li className="iw-texts-item" key={index}>
                <Continuation given="" written={written} status={status} onContinue={onContinue} number={index + 1} />
              </li>
            ))}
          </ol>
        </>
      )}
      <Counts output={output} />
    </div>
  );
}

interface ContinuationProps {
  given: string;
  written: WrittenText;
  status: Continuations["status"];
  onContinue: ((written: WrittenText) => void) | undefined;
  /** Among several, counted from 1. */
  number?: number;
}

function Continuation({ given, written, status, onContinue, number }: ContinuationProps) {
  const t = useWords();
  const made = written.text.slice(0, longest);
  return (
    <div className="iw-g3">
      <Passage given={given} made={status === "whole" ? made.trimEnd() : made} />
      {written.text.length > longest && <p className="iw-note">{t("Cut here. Copy or save it to have all of it.")}</p>}
      {onContinue && (
        <div>
          <button
            className="iw-run iw-plain"
            type="button"
            aria-label={number === undefined ? undefined : t("Continue answer {n}", { n: number })}
            onClick={() => onContinue(written)}
          >
            {t("Continue")}
          </button>
        </div>
      )}
    </div>
  );
}

/** A prompt and what follows it, as one text in which a bar marks the seam. */
function Passage({ given, made }: { given: string; made: string }) {
  const t = useWords();
  const id = useId();
  const [isFolded, setFolded] = useState(true);
  const hidden = isFolded ? foldAt(given) : 0;
  const text = given.slice(hidden) + made;
  // A blank between the two belongs to neither, and a line break would leave the bar behind at the end of a line.
  const seam = text.length - made.trimStart().length;
  const ends = blockEnds(text);
  return (
    <>
      {foldAt(given) > 0 && (
        <div>
          <button
            className="iw-toggle"
            type="button"
            aria-expanded={!isFolded}
            aria-controls={id}
            onClick={() => setFolded(!isFolded)}
          >
            {isFolded ? t("Show the whole prompt ({n} characters)", { n: given.length }) : t("Show the end of the prompt")}
          </button>
        </div>
      )}
      <div className="iw-written" dir="auto" id={id}>
        {ends.map((end, index) => {
          const start = ends[index - 1] ?? 0;
          return (
            <Block
              key={start}
              given={text.slice(start, Math.min(end, seam))}
              made={text.slice(Math.max(start, seam), end)}
              holdsSeam={start <= seam && seam < end}
              isLast={end === text.length}
            />
          );
        })}
      </div>
    </>
  );
}

/** Where the shown end of a long prompt begins: at a line or a word. */
function foldAt(given: string): number {
  if (given.length <= promptEnd * 2) return 0;
  const from = given.length - promptEnd;
  const lineBreak = given.indexOf("\n", from);
  if (lineBreak !== -1 && lineBreak < from + promptEnd / 2) return lineBreak + 1;
  const blank = given.slice(from, from + 200).search(/\s/);
  return from + (blank === -1 ? 0 : blank + 1);
}

interface BlockProps {
  given: string;
  made: string;
  holdsSeam: boolean;
  isLast: boolean;
}

/** Some lines of a text. While it grows only the last of them is drawn anew, and of that the last piece. */
const Block = memo(function Block({ given, made, holdsSeam, isLast }: BlockProps) {
  const t = useWords();
  // What would turn the direction of the text after it is kept to the prompt.
  const Given = /[\u202A-\u202E\u2066-\u2069]/.test(given) ? "bdi" : "span";
  return (
    <div className={isLast ? undefined : "iw-continuation-block"}>
      {given !== "" && <Given className="iw-given iw-soft">{piecesOf(given)}</Given>}
      {holdsSeam && <span className="iw-sr iw-unselected">{t("Continuation:")}</span>}
      {made !== "" && <span className={holdsSeam ? "iw-made iw-seam" : "iw-made"}>{piecesOf(made)}</span>}
      {isLast && <span className="iw-caret" aria-hidden="true" />}
    </div>
  );
});

function Counts({ output }: { output: Continuations }) {
  const t = useWords();
  const { tokens } = output;
  const speed = speedOf(output);
  if (!tokens) return null;
  return (
    <p className="iw-row4 iw-small">
      <span>{t(tokens.told ? "{n} {n|token|tokens}" : "About {n} {n|token|tokens}", { n: tokens.count })}</span>
      {speed !== undefined && <span>{t("{n} tokens per second", { n: Math.round(speed * 10) / 10 })}</span>}
    </p>
  );
}
