import type { TextRange } from "../../core/codePoints.js";
import type { Message } from "../../core/message.js";
import { placesIn, type TextPlaces, withoutPieceMarks, wordCharacter } from "../../core/offsets.js";
import { longestWord, type Entry as Read, type Span, type Spans, type Unplaced } from "./spans.js";

/** An entry, or several that were joined. */
interface Entry extends Omit<Read, "score"> {
  readonly word: string;
  readonly scores: readonly number[];
}

/**
 * The spans that the entries of an answer mean in `text`.
 *
 * Offsets are code points, and may be missing, wrong or in UTF-16 units: then the word is searched. Adjacent `B-` and `I-`
 * pieces of one type become one span, and so do pieces of one word. The label "O" is no span, and of equal spans one is kept.
 */
export function placeSpans({ entries, omitted }: Unplaced, text: string): Spans {
  const places = placesIn(text);
  const found = entries.map(({ word = "", score, ...entry }) => ({ ...entry, word, scores: score === null ? [] : [score] }));
  const items = withoutRepeats(placeEntries(joinPieces(found, text, places), text, places)).sort(byPosition);
  return { items, ...(omitted > 0 && { warnings: [omissionOf(items.length, omitted)] }) };
}

function omissionOf(shown: number, omitted: number): Message {
  return {
    text: "The answer is too long to be shown whole: {shown} {shown|span stands|spans stand} here, {omitted} entries were left out.",
    values: { shown, omitted },
  };
}

/** Groups what belongs to one span, and drops what belongs to none. */
function joinPieces(found: readonly Entry[], text: string, places: TextPlaces): readonly Entry[] {
  // Where a mark shows that a word begins, letters without it continue one.
  const marksBeginnings = found.some(({ word }) => /^\s*[Ġ▁]/.test(word));
  const continuesWord = ({ word }: Entry) =>
    /^\s*##./.test(word) || (marksBeginnings && word.charAt(0) !== "Ġ" && wordCharacter.test(word.charAt(0)));
  const groups: { readonly type: string; readonly pieces: Entry[]; word: string }[] = [];
  for (const entry of found) {
    if (entry.label === "O") continue;
    const [, position, type] = (entry.isPiece && /^([BI])-(.+)$/s.exec(entry.label)) || [undefined, "", entry.label];
    const group = groups.at(-1);
    const last = group?.pieces.at(-1);
    const sameWord = entry.isPiece && continuesWord(entry);
    if (
      group &&
      last?.isPiece &&
      group.type === type &&
      (position === "I" || sameWord) &&
      areAdjacent(last, entry, text, places)
    ) {
      group.pieces.push(entry);
      group.word += `${sameWord ? "" : " "}${withoutPieceMarks(entry.word)}`;
    } else {
      groups.push({ type: type ?? entry.label, pieces: [entry], word: withoutPieceMarks(entry.word) });
    }
  }
  return groups.flatMap(({ type, pieces, word }) => {
    const first = pieces[0];
    return first
      ? [{ ...first, label: type, word, end: pieces.at(-1)?.end, scores: pieces.flatMap(({ scores }) => scores) }]
      : [];
  });
}

function areAdjacent(last: Entry, next: Entry, text: string, places: TextPlaces): boolean {
  if (typeof last.index === "number" && typeof next.index === "number") return next.index === last.index + 1;
  if (typeof last.end !== "number" || typeof next.start !== "number" || last.end === next.start) return true;
  const gap = places.range(last.end, next.start);
  return gap !== undefined && text.slice(gap.start, gap.end).trim() === "";
}

function placeEntries(found: readonly Entry[], text: string, places: TextPlaces): Span[] {
  let cursor = 0;
  const endOf = new Map<string, number>();
  return found.map((entry) => {
    const { label, scores, word } = entry;
    const range =
      places.locate(entry, cursor) ??
      // Entries out of order: the next place of this very word.
      places.find(word, endOf.get(word)) ??
      // A word the text does not hold as written, such as one with an unknown token, at offsets that fit the text.
      places.range(entry.start, entry.end);
    const score = scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
    if (!range) return { label, score, word: shorten(word), start: null, end: null };
    cursor = range.end;
    endOf.set(word, range.end);
    return { label, score, word: shorten(text.slice(range.start, range.end)), ...toCodePoints(range, places) };
  });
}

function toCodePoints(range: TextRange, places: TextPlaces): { start: number | null; end: number | null } {
  return { start: places.toCodePoint(range.start) ?? null, end: places.toCodePoint(range.end) ?? null };
}

function shorten(word: string): string {
  return word.length <= longestWord ? word : `${word.slice(0, longestWord).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** One of several spans with the same label and place, the one with the best score. */
function withoutRepeats(spans: readonly Span[]): Span[] {
  const kept = new Map<unknown, Span>();
  for (const span of spans) {
    const key = span.start === null ? span : `${span.start} ${span.end} ${span.label}`;
    const other = kept.get(key);
    if (!other || (span.score ?? Number.NEGATIVE_INFINITY) > (other.score ?? Number.NEGATIVE_INFINITY)) kept.set(key, span);
  }
  return [...kept.values()];
}

function byPosition(a: Span, b: Span): number {
  if (a.start === null || b.start === null || a.end === null || b.end === null) {
    return Number(a.start === null) - Number(b.start === null);
  }
  return a.start - b.start || b.end - a.end;
}
