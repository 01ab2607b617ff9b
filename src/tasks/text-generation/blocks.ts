/** Characters of a block or a piece at least, but for the last. */
const enough = 1000;

/** Characters after `enough` in which a piece looks for a blank to end at. */
const reach = 200;

/**
 * Where a text can be cut so that each part is laid out by itself: after line breaks, some thousand characters apart.
 *
 * Gives the end of each block, the last one the end of the text. More text at the end moves none but the last.
 */
export function blockEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (let end = 0; end < text.length; ) {
    const lineBreak = text.indexOf("\n", end + enough);
    end = lineBreak === -1 ? text.length : lineBreak + 1;
    ends.push(end);
  }
  return ends;
}

/**
 * A long line in pieces, each a text node of its own, so that a growing text changes a short one.
 *
 * Pieces end after a blank, else where no character is cut in two. More text at the end changes none but the last.
 */
export function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  while (line.length - start > enough + 2 * reach) {
    const end = pieceEnd(line, start + enough);
    pieces.push(line.slice(start, end));
    start = end;
  }
  pieces.push(line.slice(start));
  return pieces;
}

function pieceEnd(line: string, from: number): number {
  const blank = line.slice(from, from + reach).search(/\s/);
  if (blank !== -1) return from + blank + 1;
  let end = from;
  while (end < from + reach && (isAttached(line[end]) || line[end - 1] === joiner)) end += 1;
  return end;
}

const joiner = "\u200D";

/** Whether this belongs to the character before it: a mark, a joiner, the second half of a pair. */
function isAttached(unit = ""): boolean {
  return unit === joiner || /[\p{M}\uDC00-\uDFFF]/u.test(unit);
}
