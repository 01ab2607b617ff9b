import { countWhile } from "./countWhile.js";

/** A stretch of a text in UTF-16 units: from its first unit to the one after its last. Never empty, never half a character. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The stretch between two offsets in code points; undefined when they are no offsets into the text, or enclose nothing. */
export type RangeOf = (start: unknown, end: unknown) => TextRange | undefined;

/**
 * Finds stretches of a text by offsets: linear time once, then logarithmic time for each.
 *
 * Servers count Unicode code points; strings here count UTF-16 units. An emoji is one of the first and two of the second.
 */
export function rangesIn(text: string, wide = wideCharacters(text)): RangeOf {
  const length = text.length - wide.length;
  const toUnit = (codePoint: unknown) =>
    isWhole(codePoint) && codePoint <= length
      ? codePoint + countWhile(wide, (unit, index) => unit - index < codePoint)
      : undefined;
  return (start, end) => between(toUnit(start), toUnit(end));
}

/** The stretch between two units; undefined when they are none, or enclose nothing. */
export function between(start: unknown, end: unknown): TextRange | undefined {
  return isWhole(start) && isWhole(end) && start < end ? { start, end } : undefined;
}

/** Whether a value may be an offset. */
export function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** Units at which a character of two units starts, in order. */
export function wideCharacters(text: string): readonly number[] {
  return Array.from(text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g), ({ index }) => index);
}
