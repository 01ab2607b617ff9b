import { between, isWhole, type RangeOf, rangesIn, type TextRange, wideCharacters } from "./codePoints.js";
import { countWhile } from "./countWhile.js";

/** What a server says of a piece of a text: the piece, and its offsets in code points; any of them missing or wrong. */
export interface Found {
  readonly word: string;
  readonly start: unknown;
  readonly end: unknown;
}

/** One text, ready to be asked for many places in it. */
export interface TextPlaces {
  readonly range: RangeOf;
  /** The code point that starts at a unit, the text's end included; undefined inside a character and outside the text. */
  toCodePoint(unit: number): number | undefined;
  /**
   * The first place of a word at or after the unit `from`: as written, else in other case and spacing.
   *
   * Marks of word pieces (`##`, `Ġ`, `▁`) do not count. A place where it is a whole word goes before one inside a word.
   * All calls together do a bounded amount of work; after that nothing is found any more.
   */
  find(word: string, from?: number): TextRange | undefined;
  /**
   * The place of a piece: its offsets when its word really stands there, else where `find` finds the word.
   *
   * Offsets count as UTF-16 units where only that fits the word; some servers send those. Without a word they are trusted.
   */
  locate(piece: Found, from?: number): TextRange | undefined;
}

/** Prepares a text for many offsets and searches: linear time once, then logarithmic time for each offset. */
export function placesIn(text: string): TextPlaces {
  const wide = wideCharacters(text);
  const range = rangesIn(text, wide);
  const standsAlone = (start: number, end: number) => !isJoined(text, start) && !isJoined(text, end);
  const seekWritten = seeker(text, (start, size) => ({ start, end: start + size }), standsAlone);
  const compactSearch = lazily(() => {
    const { text: compact, units } = compactForm(text);
    const place = (start: number, size: number) => ({ start: units[start] ?? 0, end: (units[start + size - 1] ?? 0) + 1 });
    const seek = seeker(compact, place, standsAlone);
    return (needle: string, from: number) =>
      seek(
        needle,
        countWhile(units, (unit) => unit < from),
      );
  });

  const toCodePoint = (unit: unknown) => {
    if (!isWhole(unit) || unit > text.length) return undefined;
    const before = countWhile(wide, (start) => start < unit);
    return wide[before - 1] === unit - 1 ? undefined : unit - before;
  };

  const find = (word: string, from = 0) => {
    const bare = withoutPieceMarks(word);
    const searches = [
      ...[...new Set([word.trim(), bare])].map((needle) => () => seekWritten(needle, from)),
      () => compactSearch()(compactText(bare), from),
    ];
    let inside: TextRange | undefined;
    for (const search of searches) {
      const hit = search();
      // Half a character as the word, or a word that begins or ends with one.
      if (!hit || toCodePoint(hit.range.start) === undefined || toCodePoint(hit.range.end) === undefined) continue;
      if (hit.alone) return hit.range;
      inside ??= hit.range;
    }
    return inside;
  };

  const locate = ({ word, start, end }: Found, from = 0) => {
    const bare = withoutPieceMarks(word);
    const isHere = (place: TextRange) => isSameWord(text, place, bare) || isSameWord(text, place, word.trim());
    const given = range(start, end);
    if (given && (!bare || isHere(given))) return given;
    if (wide.length > 0 && bare && toCodePoint(start) !== undefined && toCodePoint(end) !== undefined) {
      const asUnits = between(start, end);
      if (asUnits && isHere(asUnits)) return asUnits;
    }
    return find(word, from);
  };

  return { range, toCodePoint, find, locate };
}

/** A word piece without the marks of tokenizers: `##` before a continuation, `Ġ` or `▁` for the space before a word. */
export function withoutPieceMarks(word: string): string {
  return word
    .trim()
    .replace(/^##(?=.)/s, "")
    .replace(/[Ġ▁]/g, " ")
    .trim();
}

/** A text without case and white space, and the unit each of its units came from. */
function compactForm(text: string): { readonly text: string; readonly units: readonly number[] } {
  const units: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    for (let unit = 0; unit < piece.length; unit += 1) units.push(index + unit);
  }
  return { text: compactText(text), units };
}

function compactText(text: string): string {
  // "İ" takes two units in lower case, which would shift all that follows; it stays as it is.
  const folded = text.replace(/[\p{Lu}\p{Lt}]/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
  return folded.replace(/\s+/g, "");
}

/** Letters of scripts that put spaces between words, and digits. */
export const wordCharacter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;

/** Whether a unit lies inside a word, as far as its script shows words by spaces. */
function isJoined(text: string, unit: number): boolean {
  return wordCharacter.test(text.charAt(unit - 1)) && wordCharacter.test(text.charAt(unit));
}

/** Work that all searches in one text may do together, in characters read; some 20 milliseconds. */
const searchBudget = 2_000_000;

/** What looking closely at one hit costs, in characters read. */
const hitCost = 30;

type Seek = (needle: string, from: number) => { readonly range: TextRange; readonly alone: boolean } | undefined;

/** Searches in one text, on one budget: the first place where the needle stands alone, else the first place. */
function seeker(
  text: string,
  place: (start: number, size: number) => TextRange,
  standsAlone: (start: number, end: number) => boolean,
): Seek {
  let budget = searchBudget;
  // What is not there after some unit is not there after a later one.
  const absentFrom = new Map<string, number>();
  return (needle, from) => {
    if (!needle || from >= (absentFrom.get(needle) ?? Number.POSITIVE_INFINITY)) return undefined;
    let first: TextRange | undefined;
    let position = from;
    while (budget > 0) {
      const hit = text.indexOf(needle, position);
      budget -= (hit < 0 ? text.length : hit + hitCost) - position + needle.length;
      if (hit < 0) {
        if (!first) absentFrom.set(needle, from);
        break;
      }
      const range = place(hit, needle.length);
      if (standsAlone(range.start, range.end)) return { range, alone: true };
      first ??= range;
      position = hit + needle.length;
    }
    return first && { range: first, alone: false };
  };
}

/** Whether a stretch of a text is the word, whatever its case, accents and spacing. */
function isSameWord(text: string, { start, end }: TextRange, word: string): boolean {
  const piece = text.slice(start, end);
  if (piece === word) return true;
  // Spellings of one word differ little in length; a whole page need not be compared with a name.
  return piece.length <= 4 * word.length + 16 && plainForm(piece) === plainForm(word);
}

function plainForm(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\s]/gu, "");
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
