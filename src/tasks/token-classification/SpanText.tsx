"use client";
import { Fragment, type ReactNode, useId, useMemo } from "react";
import type { TextRange } from "../../core/codePoints.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import { type Cover, cutText, type DrawnSpan, type Piece, type Tier } from "./tiers.js";

/** A span with a place in the text. */
export interface LocatedSpan extends DrawnSpan {
  readonly range: TextRange;
}

interface SpanTextProps {
  text: string;
  /** By position. */
  spans: readonly LocatedSpan[];
  /** The line of each span. */
  tiers: readonly Tier[];
  /** The span that takes the tab stop. */
  tabStop: number | undefined;
}

/** How many pieces of text are drawn at once; those after them are bare text while they are far from the view. */
const first = 250;

/**
 * The text with its spans tinted and underlined, each with its label as a tag: at its start below the line, or after it
 * where the tag is wider than the span. All tags are one tab stop; arrow keys go from one to the next.
 */
export function SpanText({ text, spans, tiers, tabStop }: SpanTextProps) {
  const t = useWords();
  const hintId = useId();
  const [pieces, later] = useMemo(() => {
    const all = cutText(text, spans, tiers);
    return [all.slice(0, first), all.slice(first)];
  }, [text, spans, tiers]);
  const isLayered = tiers.includes(2);

  return (
    <div role="group" aria-label={t("Text with spans")} aria-describedby={hintId} data-place="text">
      <p className="iw-sr" id={hintId}>
        {t("Arrow keys go from span to span, Enter goes to the list.")}
      </p>
      <p className={isLayered ? "iw-gloss iw-gloss-2" : "iw-gloss"} dir="auto">
        <Pieces pieces={pieces} tabStop={tabStop} isLayered={isLayered} />
        {later.length > 0 && <LaterPieces pieces={later} tabStop={tabStop} isLayered={isLayered} />}
      </p>
    </div>
  );
}

export interface PiecesProps {
  pieces: readonly Piece<LocatedSpan>[];
  /** The span that takes the tab stop. */
  tabStop: number | undefined;
  /** Whether there are spans on the second line anywhere in the text. */
  isLayered: boolean;
}

const LaterPieces = lazily<PiecesProps>(
  () => import("./LaterPieces.js"),
  ({ pieces }) => bareText(pieces),
  true,
);

/** What stands in pieces, without their spans. */
export function bareText(pieces: PiecesProps["pieces"]): string {
  return pieces.map(({ text }) => text).join("");
}

/** Pieces of the text with their spans. */
export function Pieces({ pieces, tabStop, isLayered }: PiecesProps): ReactNode {
  function tag({ span }: Cover<LocatedSpan>, place: string): ReactNode {
    return <SpanTag key={span.id} span={span} place={place} isStop={span.id === tabStop} />;
  }

  function underline(line: Cover<LocatedSpan> | undefined, tier: 1 | 2, content: ReactNode): ReactNode {
    if (!line) return content;
    const { span, first } = line;
    return (
      <span className={`iw-ent ${span.colour}${tier === 2 ? " iw-ent-2" : ""}`} data-span={span.id}>
        {first && !isTagWider(span) && <span className="iw-ent-pin">{tag(line, `iw-ent-tag-${tier}`)}</span>}
        {content}
      </span>
    );
  }

  return pieces.map(({ start, text, inner, outer }) => {
    if (!inner && !outer) return text;
    const tags = [inner, outer].flatMap((line) => {
      if (!line?.last) return [];
      if (isTagWider(line.span)) return [tag(line, "iw-ent-tag-after")];
      return isLayered ? [tag(line, "iw-ent-tag-spare")] : [];
    });
    const content = tags.length > 0 ? withTags(text, tags) : text;
    return <Fragment key={start}>{underline(outer, 2, underline(inner, 1, content))}</Fragment>;
  });
}

/** The text with tags after it, which no line break parts from the last word. */
function withTags(text: string, tags: ReactNode): ReactNode {
  const lastWord = /\S{1,20}\s*$/u.exec(text)?.[0] ?? "";
  return (
    <>
      {text.slice(0, text.length - lastWord.length)}
      <span className="iw-ent-keep">
        {lastWord}
        {tags}
      </span>
    </>
  );
}

function SpanTag({ span, place, isStop }: { span: LocatedSpan; place: string; isStop: boolean }) {
  return (
    <button
      className={`iw-ent-tag ${place} ${span.colour}`}
      type="button"
      tabIndex={isStop ? 0 : -1}
      aria-label={`${span.label}: ${span.word}`}
      data-span={span.id}
      data-go={span.id}
    >
      <bdi>{span.label}</bdi>
    </button>
  );
}

/** Letters of scripts whose characters are about twice as wide as Latin ones. */
const wideLetter = /[\u1100-\u11FF\u2E80-\uD7FF\uF900-\uFAFF]/g;

/** Whether a tag of 11 px would reach beyond its span of 17 px, judged by the number of letters. */
function isTagWider({ label, range, word }: LocatedSpan): boolean {
  const letters = range.end - range.start + (word.match(wideLetter)?.length ?? 0);
  return label.length * 0.78 > letters;
}
