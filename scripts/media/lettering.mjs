import { stroke } from "./raster.mjs";

/**
 * Letters drawn with one pen: capitals, figures and signs. Small letters are capitals of a smaller size.
 *
 * A glyph lies on a grid of 4 × 6 units, from the top left; its strokes are parted by `|`, the points of one by blanks.
 */
const glyphs = {
  A: "0,6 2,0 4,6|0.7,4 3.3,4",
  B: "0,0 0,6 2.6,6 3.8,5.2 3.8,3.8 2.6,3 0,3|0,0 2.4,0 3.5,0.7 3.5,2.2 2.4,3",
  C: "4,1 3,0 1.2,0 0,1.4 0,4.6 1.2,6 3,6 4,5",
  D: "0,0 0,6 2.2,6 4,4.6 4,1.4 2.2,0 0,0",
  E: "4,0 0,0 0,6 4,6|0,3 3,3",
  F: "4,0 0,0 0,6|0,3 3,3",
  G: "4,1 3,0 1.2,0 0,1.4 0,4.6 1.2,6 3,6 4,5 4,3.2 2.4,3.2",
  H: "0,0 0,6|4,0 4,6|0,3 4,3",
  I: "2,0 2,6",
  J: "3.4,0 3.4,4.7 2.4,6 1.2,6 0.2,5",
  K: "0,0 0,6|4,0 0,3.6|1.2,2.6 4,6",
  L: "0,0 0,6 3.8,6",
  M: "0,6 0,0 2,3.4 4,0 4,6",
  N: "0,6 0,0 4,6 4,0",
  O: "1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0",
  P: "0,6 0,0 2.6,0 4,0.9 4,2.4 2.6,3.3 0,3.3",
  Q: "1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0|2.6,4.4 4,6.4",
  R: "0,6 0,0 2.6,0 4,0.9 4,2.3 2.6,3.2 0,3.2|2.2,3.2 4,6",
  S: "3.8,0.9 2.8,0 1.2,0 0.2,0.9 0.2,2 1.2,2.8 2.8,3.2 3.8,4 3.8,5.1 2.8,6 1.2,6 0.1,5.1",
  T: "0,0 4,0|2,0 2,6",
  U: "0,0 0,4.6 1.2,6 2.8,6 4,4.6 4,0",
  V: "0,0 2,6 4,0",
  W: "0,0 0.9,6 2,2 3.1,6 4,0",
  X: "0,0 4,6|4,0 0,6",
  Y: "0,0 2,3 4,0|2,3 2,6",
  Z: "0,0 4,0 0,6 4,6",
  0: "1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0",
  1: "0.8,1.2 2.2,0 2.2,6",
  2: "0.2,1.2 1.2,0 2.8,0 3.8,1 3.8,2.2 0.2,6 4,6",
  3: "0.2,0.8 1.2,0 2.8,0 3.7,0.8 3.7,2.2 2.6,3 1.6,3|2.6,3 3.9,3.8 3.9,5.2 2.8,6 1.2,6 0.1,5.2",
  4: "3,6 3,0 0,4.2 4,4.2",
  5: "3.7,0 0.6,0 0.3,2.8 1.4,2.3 2.7,2.3 3.9,3.4 3.9,4.9 2.8,6 1.2,6 0.1,5.2",
  6: "3.6,0.6 2.8,0 1.5,0 0.1,1.6 0.1,4.8 1.2,6 2.8,6 3.9,5 3.9,3.6 2.8,2.7 1.4,2.7 0.1,3.8",
  7: "0,0 4,0 1.5,6",
  8: "1.3,0 2.7,0 3.6,0.8 3.6,2 2.7,2.9 1.3,2.9 0.4,2 0.4,0.8 1.3,0|1.3,2.9 0.1,3.9 0.1,5.1 1.3,6 2.7,6 3.9,5.1 3.9,3.9 2.7,2.9",
  9: "0.4,5.4 1.2,6 2.5,6 3.9,4.4 3.9,1.2 2.8,0 1.2,0 0.1,1 0.1,2.4 1.2,3.3 2.6,3.3 3.9,2.2",
  ".": "1.9,5.9 2.1,6",
  ",": "2.1,5.6 1.6,6.9",
  ":": "2,2.1 2,2.2|2,5.3 2,5.4",
  "-": "0.8,3.2 3.2,3.2",
  "/": "0.4,6.4 3.6,-0.4",
  "&": "4,6 0.7,1.6 0.7,0.7 1.4,0 2.3,0 2.9,0.8 2.6,1.8 0.4,3.6 0.2,5 1.2,6 2.4,6 3.8,3.6",
  "'": "2.1,0 1.8,1.4",
  "%": "0.3,6 3.7,0|0.8,0.4 0.9,1.2|3.1,4.9 3.2,5.7",
};

/** What narrow glyphs take of the width. */
const widths = { I: 1.4, 1: 3, ".": 1.4, ",": 1.4, ":": 1.4, "'": 1.4, " ": 3 };

/**
 * One line of text from its top left corner, `size` its height in units of the picture.
 *
 * Gives a path to be filled, its width, and the words with the rectangles `[left, top, right, bottom]` around them.
 */
export function letter(text, x, y, size, { weight = 0.11, align = "start" } = {}) {
  const unit = size / 6;
  const width = widthOf(text, unit);
  let pen = x - (align === "end" ? width : align === "middle" ? width / 2 : 0);
  const path = [];
  const words = [];
  for (const word of text.split(" ")) {
    const left = pen;
    for (const character of word) {
      const scale = scaleOf(character) * unit;
      const glyph = character.toUpperCase();
      const inset = ((4 - (widths[glyph] ?? 4)) / 2) * scale;
      for (const line of (glyphs[glyph] ?? "").split("|").filter(Boolean)) {
        const points = line.split(" ").map((pair) => pair.split(",").map(Number));
        const placed = points.map(([right, down]) => [pen - inset + right * scale, y + size - (6 - down) * scale]);
        path.push(...stroke(placed, size * weight));
      }
      pen += advance(character, unit);
    }
    words.push({ word, box: [left, y, pen - unit, y + size] });
    pen += widths[" "] * unit;
  }
  return { path, width, words };
}

function widthOf(text, unit) {
  let width = -unit;
  for (const character of text) width += character === " " ? widths[" "] * unit : advance(character, unit);
  return width;
}

function advance(character, unit) {
  return ((widths[character.toUpperCase()] ?? 4) * scaleOf(character) + 1.2) * unit;
}

function scaleOf(character) {
  return character >= "a" && character <= "z" ? 0.8 : 1;
}
