import { rangesIn, type TextRange } from "../../core/codePoints.js";
import type { Message } from "../../core/message.js";
import { isRecord, readRecords, readText, toScore, wrongShape } from "../../core/parse.js";

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
  readonly warnings?: readonly Message[];
  /** What the answer holds, where it has yet to be joined and searched for in the text. */
  readonly unplaced?: Unplaced;
}

/** An answer as far as it was read. */
export interface Unplaced {
  readonly entries: readonly Entry[];
  /** How many more the answer named. */
  readonly omitted: number;
}

/** One entry of an answer: a whole span, or a word piece whose label begins with `B-` or `I-`. */
export interface Entry {
  readonly label: string;
  readonly score: number | null;
  readonly word: string | undefined;
  /** Offsets in code points; may be missing or wrong. */
  readonly start: unknown;
  readonly end: unknown;
  /** The piece's place among the tokens. */
  readonly index: unknown;
  /** Whether the entry is one token, not a group of them. */
  readonly isPiece: boolean;
}

/** More entries of one answer than this are left unread. */
const mostEntries = 10_000;

/** Characters of a word that are kept. */
export const longestWord = 300;

/**
 * Spans out of any answer of a token classifier to `text`.
 *
 * Shape: a list of entries with `entity_group`, `entity` or `label`; or that list as a batch of one, or in `entities` or
 * `predictions`. Where each entry is a whole span that stands at its offsets, nothing is left to do; else they are `unplaced`, and
 * `placeSpans` joins and finds them.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no label, or neither word nor offsets.
 * Source: https://huggingface.co/docs/inference-providers/tasks/token-classification
 */
export function readSpans(body: unknown, text: string): Spans {
  const list = toList(body);
  const entries = readRecords(Array.isArray(list) ? list.slice(0, mostEntries) : list).map(readEntry);
  const omitted = Array.isArray(list) ? list.length - entries.length : 0;
  const rangeOf = rangesIn(text);
  const placed = new Map<string, Span & TextRange>();
  for (const { label, score, word, start, end, isPiece } of entries) {
    const place = rangeOf(start, end);
    if (!place || isPiece || label === "O" || word !== text.slice(place.start, place.end) || word.length > longestWord) break;
    placed.set(`${start} ${end} ${label}`, { label, score, word, start: Number(start), end: Number(end) });
  }
  if (placed.size === entries.length && omitted === 0)
    return { items: [...placed.values()].sort((a, b) => a.start - b.start || b.end - a.end) };
  const items = entries.map(({ label, score, word = "" }) => ({
    label,
    score,
    word: word.slice(0, longestWord),
    start: null,
    end: null,
  }));
  return { items, unplaced: { entries, omitted } };
}

function toList(body: unknown): unknown {
  if (isRecord(body)) {
    const inner = body.predictions ?? body.entities;
    return inner === undefined ? [body] : toList(inner);
  }
  return Array.isArray(body) && Array.isArray(body[0]) ? toList(body[0]) : body;
}

function readEntry(raw: Readonly<Record<string, unknown>>, at: number): Entry {
  const { entity_group, entity, start, end, index } = raw;
  const read = (...names: readonly string[]) => {
    const name = names.find((one) => raw[one] != null);
    return name && readText(raw[name], `[${at}].${name}`);
  };
  const label = read("entity_group", "entity", "label");
  const word = read("word", "text");
  if (label === undefined) throw wrongShape(`[${at}].entity_group`, "a label", label);
  if (word === undefined && typeof start !== "number") throw wrongShape(`[${at}].word`, "a text", word);
  return { label, score: toScore(raw.score), word, start, end, index, isPiece: entity_group == null && entity != null };
}
