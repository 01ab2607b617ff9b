import { deflateSync } from "node:zlib";

/** A PNG of one grey value from 0 to 255 for each pixel, rows from top to bottom. */
export function encodeGrey(pixels, width, height) {
  return encodePng(pixels, width, height, 0, []);
}

/** A PNG of at most 256 colours: `palette` lists them as `[red, green, blue]`, `pixels` their places in it. */
export function encodeIndexed(pixels, width, height, palette) {
  return encodePng(pixels, width, height, 3, [chunk("PLTE", Buffer.from(palette.flat()))]);
}

function encodePng(pixels, width, height, colourType, chunks) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  // No rule tells beforehand whether the values or their differences from the row above deflate better.
  const packed = [0, 2].map((filter) => deflateSync(filtered(pixels, width, height, filter), { level: 9, memLevel: 9 }));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    ...chunks,
    chunk(
      "IDAT",
      packed.reduce((best, data) => (data.length < best.length ? data : best)),
    ),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The rows, each after the number of its filter: 0 for the values, 2 for differences from the row above. */
function filtered(pixels, width, height, filter) {
  const rows = Array.from({ length: height }, (_, row) => {
    const line = Buffer.alloc(width + 1, filter);
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      line[column + 1] = pixels[at] - (filter === 2 && row > 0 ? pixels[at - width] : 0);
    }
    return line;
  });
  return Buffer.concat(rows);
}

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(checksum(named), named.length + 4);
  return framed;
}

/** CRC-32, which Node 20 has no function for. */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
