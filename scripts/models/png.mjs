import { inflateSync } from "node:zlib";

/**
 * The pixels of a PNG with a palette of up to 256 colours and without interlacing, as `[red, green, blue]` in 0 to 255,
 * row after row.
 *
 * Format: https://www.w3.org/TR/png-3
 */
export function readPng(bytes) {
  const chunks = readChunks(Buffer.from(bytes));
  const [header] = chunks.IHDR;
  const [width, height, depth, kind, interlaced] = [
    header.readUInt32BE(0),
    header.readUInt32BE(4),
    header[8],
    header[9],
    header[12],
  ];
  if (depth !== 8 || kind !== 3 || interlaced !== 0) throw new Error("Only PNG of 8 bits with a palette can be read.");
  const [palette] = chunks.PLTE;
  const data = inflateSync(Buffer.concat(chunks.IDAT));
  const indexes = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (width + 1)];
    for (let x = 0; x < width; x += 1) {
      const left = x > 0 ? indexes[y * width + x - 1] : 0;
      const above = y > 0 ? indexes[(y - 1) * width + x] : 0;
      const corner = x > 0 && y > 0 ? indexes[(y - 1) * width + x - 1] : 0;
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter];
      indexes[y * width + x] = data[y * (width + 1) + 1 + x] + guess;
    }
  }
  return { width, height, pixels: Array.from(indexes, (index) => [...palette.subarray(index * 3, index * 3 + 3)]) };
}

function readChunks(bytes) {
  const chunks = { IHDR: [], PLTE: [], IDAT: [] };
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks[bytes.toString("latin1", at + 4, at + 8)]?.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** Whichever neighbour is nearest to left + above − corner (Paeth). */
function nearest(left, above, corner) {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value));
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
