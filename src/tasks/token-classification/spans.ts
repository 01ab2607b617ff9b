import { type Found, placesIn, type TextPlaces, type TextRange, withoutPieceMarks, wordCharacter } from "../../core/offsets.js";
import { badAnswer, isRecord, readRecords, readText, toScore } from "../../core/parse.js";

/** A stretch of the text that the model gave a label. */
export interface Span {
  readonly label: string;
  /** Null where the server gave none; for joined word pieces the mean of theirs. */
  readonly score: number | null;
  /** The stretch as it stands in the text, else as the server wrote it; cut after 300 characters. */
  readonly word: string;
  /** First character and the one after the last, counted in Unicode code points; null when the place was not found. */
  readonly start: number | null;
  readonly end: number | null;
}

/** What a token classifier found. */
export interface Spans {
  /** By position, the longer first; those without a place last. */
  readonly items: readonly Span[];
  /** How many more the answer named than are read. */
  readonly omitted: number;
}

/** More entries of one answer than this are left unread. */
const mostEntries = 10_000;

const longestWord = 300;

/** One entry of an answer: a whole span, or a word piece whose label begins with `B-` or `I-`. */
interface Entry extends Found {
  readonly label: string;
  readonly scores: readonly number[];
  /** The piece's place among the tokens. */
  readonly index: unknown;
  /** Whether the entry is one token, not a group of them. */
  readonly isPiece: boolean;
}

/**
 * Spans out of any answer of a token classifier to `text`.
 *
 * Shape: a list of entries with `entity_group`, `entity` or `label`; or that list as a batch of one, or in `entities` or
 * `predictions`. Offsets are code points, and may be missing, wrong or in UTF-16 units: then the word is searched.
 * Adjacent `B-` and `I-` pieces of one type become one span, and so do pieces of one word. The label "O" is no span.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no label, or neither word nor offsets.
 * Source: https://huggingface.co/docs/inference-providers/tasks/token-classification
 */
export function readSpans(body: unknown, text: string): Spans {
  const list = toList(body);
  const read = Array.isArray(list) ? list.slice(0, mostEntries) : list;
  const places = placesIn(text);
  const found = joinPieces(readRecords(read).map(readEntry), text, places);
  const items = withoutRepeats(placeEntries(found, text, places));
  return { items: items.sort(byPosition), omitted: Array.isArray(list) ? list.length - Math.min(list.length, mostEntries) : 0 };
}

function toList(body: unknown): unknown {
  if (isRecord(body)) {
    const inner = body.predictions ?? body.entities;
    return inner === undefined ? [body] : toList(inner);
  }
  return Array.isArray(body) && Array.isArray(body[0]) ? toList(body[0]) : body;
}

function readEntry(raw: Readonly<Record<string, unknown>>, index: number): Entry {
  const label =
    readText(raw.entity_group, `[${index}].entity_group`) ??
    readText(raw.entity, `[${index}].entity`) ??
    readText(raw.label, `[${index}].label`);
  const written = readText(raw.word, `[${index}].word`) ?? readText(raw.text, `[${index}].text`);
  if (label === undefined) throw badAnswer(`The answer at [${index}] has no label.`, `[${index}].entity_group`);
  if (written === undefined && typeof raw.start !== "number") {
    throw badAnswer(`The answer at [${index}] does not say which word it means.`, `[${index}].word`);
  }
  const score = toScore(raw.score);
  return {
    label,
    scores: score === null ? [] : [score],
    word: written ?? "",
    start: raw.start,
    end: raw.end,
    index: raw.index,
    isPiece: raw.entity_group == null && raw.entity != null,
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
