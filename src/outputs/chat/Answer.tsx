"use client";
import { memo, type ReactNode, useMemo, useState } from "react";
import type { Reply, ToolCall } from "../../core/reply.js";
import { nameOf, noText, wordFinish, wordsOf, wordUsage } from "../../core/replyWords.js";
import { Icon } from "../../ui/Icon.js";
import { info } from "../../ui/icons.js";
import { useWords } from "../../ui/words.js";
import { cutLong, longest } from "./blocks.js";
import { Markdown } from "./Markdown.js";
import { Parts } from "./Parts.js";
import { visible } from "./visible.js";

export interface AnswerProps {
  reply: Reply;
  /** More is to come. */
  partial: boolean;
  /** Level of the widget's title; headings of the answer are below it. */
  headingLevel: number;
}

/** What a model said: its words as Markdown; its reasoning and its calls folded away; how it ended, where that is not well. */
export const Answer = memo(function Answer({ reply, partial, headingLevel }: AnswerProps) {
  const t = useWords();
  const { text, reasoning } = useMemo(() => wordsOf(reply, partial), [reply, partial]);
  const finish = wordFinish(reply);
  const usage = wordUsage(reply, t);
  return (
    <div className="iw-reply">
      {reasoning !== "" && (
        <Folded summary={partial && text === "" ? t("Thinking") : t("Reasoning")}>
          <p className="iw-spoken iw-thought" dir="auto">
            {visible(reasoning)}
          </p>
        </Folded>
      )}
      {text !== "" && (
        <Long text={text}>
          {(shown) => (
            <div className={partial ? "iw-md iw-md-growing" : "iw-md"}>
              <Markdown text={shown} headingLevel={headingLevel} />
            </div>
          )}
        </Long>
      )}
      {reply.calls.map((call, index) => (
        <Folded summary={t("Calls {name}", { name: visible(nameOf(call, t)) })} key={index}>
          {/* A folded part gets no focus before it is opened, and its lines wrap. */}
          <pre className="iw-code" dir="ltr">
            {visible(wordArguments(call).slice(0, longest), true)}
          </pre>
        </Folded>
      ))}
      {reply.parts && <Parts parts={reply.parts} by="model" />}
      {text === "" &&
        reply.calls.length === 0 &&
        !reply.parts &&
        (partial ? <span className="iw-caret" /> : <p className="iw-dim">{t(noText)}</p>)}
      {finish !== undefined && (
        <p className="iw-note">
          <Icon path={info} />
          {t(finish)}
        </p>
      )}
      {usage !== "" && (
        <p className="iw-small">
          <bdi>{usage}</bdi>
        </p>
      )}
    </div>
  );
});

/** A part whose content is drawn once it is opened. */
export function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="iw-folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="iw-details-sum">
        <bdi>{summary}</bdi>
      </summary>
      {open && children}
    </details>
  );
}

/** A text whose end is drawn, as it was written, only when it is asked for. */
export function Long({ text, children }: { text: string; children(shown: string): ReactNode }) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const [beginning, rest] = cutLong(text);
  return (
    <>
      {children(beginning)}
      {rest !== "" && (
        <>
          {whole && (
            <p className="iw-spoken" dir="auto">
              {visible(rest)}
            </p>
          )}
          <div className="iw-more">
            <button className="iw-run iw-plain" type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? t("Show the beginning") : t("Show all ({n} characters)", { n: text.length })}
            </button>
          </div>
        </>
      )}
    </>
  );
}

/** The arguments of a call with a line for each value; as they came where they are no JSON. */
function wordArguments(call: ToolCall): string {
  try {
    return JSON.stringify(JSON.parse(call.arguments), null, 2);
  } catch {
    return call.arguments;
  }
}
