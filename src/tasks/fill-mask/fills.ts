import { findMasks } from "../../core/masks.js";
import { withoutPieceMarks } from "../../core/offsets.js";
import { isRecord, readRecords, readText, toScore, unwrap, wrongShape } from "../../core/parse.js";

/** A word that may stand in the place of a mask. */
export interface Fill {
  /** As the server writes it, with the marks of its tokenizer, such as `▁Lima`; undefined where only its number is known. */
  readonly word: string | undefined;
  /** Its number in the model's vocabulary; null where the server gave none. */
  readonly token: number | null;
  /** Null where the server gave none. */
  readonly score: number | null;
  /** The whole text with this word in it, as the server writes it. */
  readonly sequence: string | undefined;
}

/** What a model would write in the places of the masks. */
export interface Fills {
  /** One list for each mask that was filled, in the order of the text; each best first, and empty where nothing was found. */
  readonly slots: readonly (readonly Fill[])[];
  /** Masks in the text that was asked about; some servers fill only the first. */
  readonly masks: number;
  /** How many more words the answer held than are read. */
  readonly omitted: number;
}

/** More words than this for one mask are left unread, and more masks than that. */
const mostWords = 1000;
const mostMasks = 50;

/**
 * Words for masks out of anything a server sends, or a card records.
 *
 * Shape: `[{ token_str, token, score, sequence }]` for one mask, a list of such lists for several; a list around one list is
 * a batch of one. Of the fields any may be missing but one of `token_str`, `token` and `sequence`; `label` and `tokenStr` stand
 * for `token_str` in some. Scores are in 0–1. A list may be empty.
 * Throws InferenceError("bad-answer") naming the path, when an entry names no word.
 * Source: https://huggingface.co/docs/inference-providers/tasks/fill-mask
 */
export function readFills(body: unknown, text: string, mask?: string): Fills {
  const places = findMasks(text, mask);
  const inner = unwrapped(isRecord(body) && "predictions" in body ? body.predictions : body);
  const lists: readonly unknown[] = Array.isArray(inner) && Array.isArray(inner[0]) ? inner : [inner];
  // More lists than masks are answers to other texts of a batch.
  const own = lists
    .slice(0, Math.min(places.length || lists.length, mostMasks))
    .map(unwrapped)
    .map(asList);
  const slots = own.map((list, index) => {
    const path = lists.length === 1 ? "" : `[${index}]`;
    const { start = 0, end = 0 } = places[index] ?? {};
    return readSlot(list, path, [text.slice(0, start), text.slice(end)]);
  });
  const omitted = own.reduce<number>((sum, list) => sum + Math.max(0, Array.isArray(list) ? list.length - mostWords : 0), 0);
  return { slots, masks: places.length, omitted };
}

function unwrapped(value: unknown): unknown {
  return unwrap(value, (inner) => !Array.isArray(inner) || !Array.isArray(inner[0]));
}

function asList(value: unknown): unknown {
  return isRecord(value) ? [value] : value;
}

function readSlot(list: unknown, path: string, around: readonly [string, string]): readonly Fill[] {
  const read = Array.isArray(list) ? list.slice(0, mostWords) : list;
  const fills = readRecords(read).map((entry, index): Fill => {
    const at = `${path}[${index}]`;
    const sequence = readText(entry.sequence, `${at}.sequence`);
    const token = typeof entry.token === "number" ? entry.token : null;
    const written = entry.token_str ?? entry.tokenStr ?? entry.label ?? (token === null ? entry.token : undefined);
    const word = readText(written, `${at}.token_str`) ?? (sequence === undefined ? undefined : wordIn(sequence, around));
    if (word === undefined && token === null) throw wrongShape(`${at}.token_str`, "a text", undefined);
    const score = toScore(entry.score);
    if (score === null && entry.score != null && entry.score !== "NaN") throw wrongShape(`${at}.score`, "a number", entry.score);
    return { word, token, score, sequence };
  });
  return fills.sort((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY));
}

/** The word in a whole text, as old servers send nothing else; undefined when the text differs in more than it. */
function wordIn(sequence: string, [before, after]: readonly [string, string]): string | undefined {
  const whole = plainSequence(sequence);
  // Models without capitals answer without them.
  const small = whole.toLowerCase();
  const head = before.trim().toLowerCase();
  const tail = after.trim().toLowerCase();
  if (!small.startsWith(head) || !small.endsWith(tail) || whole.length <= head.length + tail.length) return undefined;
  return whole.slice(head.length, whole.length - tail.length).trim();
}

/** A server's text without the tokens that stand for its start and end. */
export function plainSequence(sequence: string): string {
  return sequence.replace(/<\/?s>|<pad>|\[(?:CLS|SEP|PAD)\]/g, "").trim();
}

/** The answer as a server sends it: one list for one mask, a list of lists for several. */
export function writeFills({ slots }: Fills): unknown {
  const lists = slots.map((fills) =>
    fills.map(({ word, token, score, sequence }) => ({
      ...(score !== null && { score }),
      ...(token !== null && { token }),
      ...(word !== undefined && { token_str: word }),
      ...(sequence !== undefined && { sequence }),
    })),
  );
  return lists.length === 1 ? lists[0] : lists;
}

/** The word without its tokenizer's marks; empty for a blank. */
export function bareWord({ word = "" }: Fill): string {
  return withoutPieceMarks(word);
}

/** Whether the word goes on from the letters before it, as in `walk` + `##ing`. */
export function isContinuation({ word = "" }: Fill): boolean {
  return /^##./su.test(word);
}

/** A stretch of the text, or the word that stands in the place of a mask. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mask"; readonly text: string; readonly slot: number; readonly fill: Fill | undefined };

/** The text with a word in the place of each mask; a mask without one stays as it is written. */
export function fillIn(text: string, words: readonly (Fill | undefined)[], mask?: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [slot, { start, end }] of findMasks(text, mask).slice(0, mostMasks).entries()) {
    const fill = words[slot];
    const before = text.slice(at, start);
    pieces.push({ kind: "text", text: fill ? spaced(before, fill) : before });
    pieces.push({ kind: "mask", text: (fill && bareWord(fill)) || text.slice(start, end), slot, fill });
    at = end;
  }
  pieces.push({ kind: "text", text: text.slice(at) });
  return pieces;
}

/** What stands before a word, with the space between them that the word asks for. */
function spaced(before: string, fill: Fill): string {
  if (isContinuation(fill)) return before.trimEnd();
  return /^[\sĠ▁]/u.test(fill.word ?? "") && /\S$/u.test(before) ? `${before} ` : before;
}
