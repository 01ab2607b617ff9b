import type { TextRange } from "../../core/codePoints.js";
import { countWhile } from "../../core/countWhile.js";
import type { Span } from "./spans.js";

/** A span as the view draws it. */
export interface DrawnSpan extends Span {
  /** Its place in the output, which is its name within the view. */
  readonly id: number;
  /** Class of its label's colour. */
  readonly colour: string | undefined;
  /** Where it stands, in UTF-16 units; undefined when its place was not found. */
  readonly range: TextRange | undefined;
}

/** What has a place in the text. */
export interface Located {
  readonly range: TextRange;
}

/** The line a span is drawn on: 1 next to the text, 2 below it; undefined when both are taken and only the list tells. */
export type Tier = 1 | 2 | undefined;

/** One line's part in a piece of text. */
export interface Cover<S> {
  readonly span: S;
  /** Whether the span begins or ends with this piece. */
  readonly first: boolean;
  readonly last: boolean;
}

/** A piece of text that no span begins or ends in. */
export interface Piece<S> {
  readonly start: number;
  readonly text: string;
  readonly inner: Cover<S> | undefined;
  readonly outer: Cover<S> | undefined;
}

/**
 * Gives each span the first line where nothing else stands in its way, shorter spans first, so that the inner one of two
 * nested spans lies next to the text. Spans on one line never overlap.
 */
export function assignTiers(spans: readonly Located[]): readonly Tier[] {
  const tiers: Tier[] = [];
  const taken = { 1: [] as TextRange[], 2: [] as TextRange[] };
  const ranges = spans.map(({ range }, index) => ({ ...range, index }));
  for (const range of ranges.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)) {
    const { start, end } = range;
    tiers[range.index] = ([1, 2] as const).find((tier) => {
      const line = taken[tier];
      const at = countWhile(line, (one) => one.start <= start);
      const isFree = (line[at - 1]?.end ?? 0) <= start && (line[at]?.start ?? end) >= end;
      if (isFree) line.splice(at, 0, range);
      return isFree;
    });
  }
  return tiers;
}

/** Cuts a text at every beginning and end of a drawn span. The pieces together are the whole text, each line end a `\n`. */
export function cutText<S extends Located>(text: string, spans: readonly S[], tiers: readonly Tier[]): readonly Piece<S>[] {
  const cuts = new Set([0, text.length]);
  const coversOf = (tier: Tier) => {
    const line = spans.filter((_, index) => tiers[index] === tier);
    for (const { range } of line) cuts.add(range.start).add(range.end);
    return coversOn(new Map(line.map((span) => [span.range.start, span])));
  };
  const innerAt = coversOf(1);
  const outerAt = coversOf(2);
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(1).map((end, index) => {
    const start = points[index] ?? 0;
    const piece = text.slice(start, end).replace(/\r\n?/g, "\n");
    return { start, text: piece, inner: innerAt(start, end), outer: outerAt(start, end) };
  });
}

/** What covers each piece of a line whose spans never overlap; to be asked from the first piece to the last. */
function coversOn<S extends Located>(begin: ReadonlyMap<number, S>): (start: number, end: number) => Cover<S> | undefined {
  let span: S | undefined;
  return (start, end) => {
    span = begin.get(start) ?? span;
    if (!span || span.range.end < end) return undefined;
    return { span, first: span.range.start === start, last: span.range.end === end };
  };
}
