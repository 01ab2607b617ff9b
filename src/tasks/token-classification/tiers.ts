import type { TextRange } from "../../core/offsets.js";
import type { Span } from "./spans.js";

/** A span as the view draws it. */
export interface DrawnSpan extends Span {
  /** Its place in the output, which is its name within the view. */
  readonly id: number;
  /** Class of its label's colour. */
  readonly colour: string;
  /** Where it stands, in UTF-16 units; undefined when its place was not found. */
  readonly range: TextRange | undefined;
}

/** The line a span is drawn on: 1 next to the text, 2 below it; undefined when both are taken and only the list tells. */
export type Tier = 1 | 2 | undefined;

/** One line's part in a piece of text. */
export interface Cover {
  /** Index of the span. */
  readonly span: number;
  /** Whether the span begins or ends with this piece. */
  readonly first: boolean;
  readonly last: boolean;
}

/** A piece of text that no span begins or ends in. */
export interface Piece extends TextRange {
  readonly inner: Cover | undefined;
  readonly outer: Cover | undefined;
}

/**
 * Gives each span the first line where nothing else stands in its way, shorter spans first, so that the inner one of two
 * nested spans lies next to the text. Spans on one line never overlap.
 */
export function assignTiers(spans: readonly TextRange[]): readonly Tier[] {
  const tiers: Tier[] = spans.map(() => undefined);
  const lines = [1, 2] as const;
  const taken = { 1: [] as TextRange[], 2: [] as TextRange[] };
  const shortestFirst = [...spans.entries()].sort(([, a], [, b]) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  for (const [index, span] of shortestFirst) {
    const tier = lines.find((line) => isFree(taken[line], span));
    if (!tier) continue;
    tiers[index] = tier;
    taken[tier].splice(indexAfter(taken[tier], span.start), 0, span);
  }
  return tiers;
}

/** Cuts a text of `length` units at every beginning and end of a drawn span. The pieces together are the whole text. */
export function cutText(length: number, spans: readonly TextRange[], tiers: readonly Tier[]): readonly Piece[] {
  const inner = lineOf(1, spans, tiers);
  const outer = lineOf(2, spans, tiers);
  const cuts = new Set([0, length]);
  for (const { start, end } of [...inner, ...outer]) cuts.add(start).add(end);
  const points = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (const [index, start] of points.entries()) {
    const end = points[index + 1];
    if (end !== undefined) pieces.push({ start, end, inner: coverAt(inner, start, end), outer: coverAt(outer, start, end) });
  }
  return pieces;
}

interface Placed extends TextRange {
  readonly span: number;
}

/** The spans on one line, last first, for taking them off the end. */
function lineOf(tier: Tier, spans: readonly TextRange[], tiers: readonly Tier[]): Placed[] {
  return spans
    .flatMap(({ start, end }, span) => (tiers[span] === tier ? [{ start, end, span }] : []))
    .sort((a, b) => b.start - a.start);
}

function coverAt(line: Placed[], start: number, end: number): Cover | undefined {
  while (line.length > 0 && (line.at(-1)?.end ?? 0) <= start) line.pop();
  const next = line.at(-1);
  if (!next || next.start > start) return undefined;
  return { span: next.span, first: next.start === start, last: next.end === end };
}

/** `taken` is sorted and without overlaps. */
function isFree(taken: readonly TextRange[], span: TextRange): boolean {
  const index = indexAfter(taken, span.start);
  return (taken[index - 1]?.end ?? 0) <= span.start && (taken[index]?.start ?? Number.POSITIVE_INFINITY) >= span.end;
}

/** Where in a sorted list the ranges begin after `start`. */
function indexAfter(taken: readonly TextRange[], start: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((taken[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
