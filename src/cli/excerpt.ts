import { toInertText } from "./terminal.js";

/** Columns of the terminal that an excerpt takes at most. */
const widest = 76;
const widestBefore = 40;

/**
 * Two lines for a terminal: the source around a column, and a caret below that column.
 *
 * `column` is counted from 1 in UTF-16 code units. Tabs stay tabs in both lines; of a long line, what is far from the column is cut.
 */
export function excerptOf(line: string, column: number): readonly [source: string, caret: string] {
  const at = Math.min(column - 1, line.length);
  const start = Math.max(0, at - 4 * widest);
  const cells = cellsOf(line.slice(start, at + 4 * widest), start);
  const found = cells.findIndex(({ end }) => end > at);
  const pointed = found < 0 ? cells.length : found;

  const after = cells.slice(pointed);
  const room = Math.max(widestBefore, widest - sum(after));
  const first = pointed - fittingCount(cells.slice(0, pointed).reverse(), room);
  const before = cells.slice(first, pointed);
  const shown = after.slice(0, fittingCount(after, widest - sum(before)));

  const isCutBefore = start > 0 || first > 0;
  const isCutAfter = shown.length < after.length || at + 4 * widest < line.length;
  const text = [...before, ...shown].map((cell) => cell.text).join("");
  const margin = before.map(({ text, width }) => (text === "\t" ? text : " ".repeat(width))).join("");
  return [`${isCutBefore ? "…" : ""}${text}${isCutAfter ? "…" : ""}`, `${isCutBefore ? " " : ""}${margin}^`];
}

/** What a reader sees as one character. */
interface Cell {
  readonly text: string;
  /** In columns of a terminal; of a tab, the most it may take. */
  readonly width: number;
  /** Where it ends in the line, in UTF-16 code units. */
  readonly end: number;
}

function cellsOf(text: string, start: number): readonly Cell[] {
  return [...new Intl.Segmenter("en").segment(text)].map(({ segment, index }) => {
    const shown = toInertText(segment);
    return { text: shown, width: shown === segment ? widthOf(segment) : shown.length, end: start + index + segment.length };
  });
}

/** Emoji, and letters of East Asia in their full width. */
const wide =
  /\p{Emoji_Presentation}|\uFE0F|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;

function widthOf(segment: string): number {
  if (segment === "\t") return 8;
  if (wide.test(segment)) return 2;
  return /^\p{M}+$/u.test(segment) ? 0 : 1;
}

/** How many cells from the first on fit into a width. */
function fittingCount(cells: readonly Cell[], width: number): number {
  let left = width;
  const end = cells.findIndex((cell) => {
    left -= cell.width;
    return left < 0;
  });
  return end < 0 ? cells.length : end;
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { width }) => total + width, 0);
}
