/** How long a summary is, and the text it is of. */
export interface Lengths {
  /** Characters where a script puts no spaces between words. */
  readonly unit: "word" | "character";
  readonly summary: number;
  readonly text: number;
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Counts both in the same unit, in time that grows with the texts alone. */
export function lengthsOf(summary: string, text: string): Lengths {
  const isUnspaced = count(summary, unspaced) > count(summary, /\p{L}/gu) / 2;
  const pieces = isUnspaced ? /\S/gu : /\S*[\p{L}\p{N}]\S*/gu;
  return { unit: isUnspaced ? "character" : "word", summary: count(summary, pieces), text: count(text, pieces) };
}

function count(text: string, pieces: RegExp): number {
  let found = 0;
  for (const word of text.split(/\s+/)) found += word.match(pieces)?.length ?? 0;
  return found;
}
