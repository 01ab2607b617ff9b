"use client";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { rangesIn, type TextRange } from "../../core/codePoints.js";
import type { OutputViewProps } from "../../core/task.js";
import { Bars, formatScore } from "../../ui/Bars.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import type { Answers } from "./answers.js";
import type { QuestionInput } from "./Input.js";

/** The best answer, the context with it marked, and what else was considered. */
export function AnswersView({ output, input }: OutputViewProps<Answers, QuestionInput>) {
  const t = useWords();
  const best = output.items[0];
  const score = best && best.score !== null && t("Score {score}", { score: t.figure(formatScore(best.score)) });
  const rows = output.items.map(({ answer, score }) => ({ label: answer || t("No answer in the text"), score }));
  return (
    <div className="iw-stack">
      {best && best.answer !== "" ? (
        <div>
          <p className="iw-answer" dir="auto">
            {best.answer}
          </p>
          <p className="iw-row4 iw-small">
            {score && (
              <span>
                <bdi>{score}</bdi>
              </span>
            )}
            {input.context !== "" && (
              <span>
                <bdi>
                  {best.start === null
                    ? t("not in the context in these words")
                    : t("characters {range}", { range: `${best.start}–${best.end}` })}
                </bdi>
              </span>
            )}
          </p>
        </div>
      ) : (
        <Notice tone="info" title={t("The text does not answer this")}>
          {t("The model answered, and found no answer in the context.")} {score && <bdi>{score}</bdi>}
        </Notice>
      )}
      {input.context !== "" && <Context answers={output} context={input.context} />}
      {output.items.length > 1 && (
        <div>
          <p className="iw-sub iw-sub-row">{t("Also considered")}</p>
          <Bars rows={rows} />
        </div>
      )}
    </div>
  );
}

/** Longer contexts scroll in a box of their own, at the best answer. */
const longContext = 3000;

function Context({ answers, context }: { answers: Answers; context: string }) {
  const t = useWords();
  const pieces = useMemo(() => cutContext(answers, context), [answers, context]);
  const isLong = context.length > longContext;
  const box = useScrollToMark(pieces);
  const text = (
    <p className="iw-written" dir="auto">
      {pieces.map(({ start, text, kind }) => mark(start, text, kind))}
    </p>
  );
  return (
    <div>
      <p className="iw-sub iw-sub-row">{t("In context")}</p>
      {isLong ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section className="iw-read-box iw-inset" ref={box} tabIndex={0} aria-label={t("In context")}>
          {text}
        </section>
      ) : (
        text
      )}
    </div>
  );
}

function mark(key: number, text: string, kind: Piece["kind"]): ReactNode {
  const lines = text.replace(/\r\n?/g, "\n");
  if (kind === "text") return lines;
  return (
    <mark className={kind === "best" ? "iw-mark" : "iw-mark-2"} key={key}>
      {lines}
    </mark>
  );
}

/** Scrolls the box, never the page, so that the best answer stands in its middle. */
function useScrollToMark(pieces: readonly Piece[]) {
  const ref = useRef<HTMLElement>(null);
  useEffect(
    function scrollToMark() {
      const box = ref.current;
      const best = pieces.length > 0 && box?.querySelector(".iw-mark");
      if (!box || !best) return;
      const offset = best.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollTop += offset - box.clientHeight / 2;
    },
    [pieces],
  );
  return ref;
}

interface Piece {
  readonly start: number;
  readonly text: string;
  readonly kind: "best" | "other" | "text";
}

/** The context cut at each answer. Where answers overlap, the best one keeps its mark whole. */
function cutContext({ items }: Answers, context: string): readonly Piece[] {
  const rangeOf = rangesIn(context);
  const [best, ...others] = items.map(({ start, end }) => rangeOf(start, end));
  const found = others.filter((range) => range !== undefined);
  const cuts = new Set([0, context.length]);
  for (const range of best ? [best, ...found] : found) cuts.add(range.start).add(range.end);
  const points = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, start] of points.entries()) {
    const end = points[index + 1];
    if (end === undefined) break;
    const covers = (range: TextRange) => range.start <= start && end <= range.end;
    const kind = best && covers(best) ? "best" : found.some(covers) ? "other" : "text";
    const last = pieces.at(-1);
    const piece = { start, text: context.slice(start, end), kind } as const;
    // A cut inside the best answer, or between two others, is no border of a mark.
    if (last && last.kind === kind) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}
