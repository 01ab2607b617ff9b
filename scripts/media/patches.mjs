/** Side of a patch in pixels. */
const side = 120;

/** Lightness, red against green, blue against yellow, of a pixel's three bytes; each about −1 to 1. */
const channels = [
  ([red, green, blue]) => (red + green + blue) / 382.5 - 1,
  ([red, green]) => (red - green) / 128,
  ([red, green, blue]) => (2 * blue - red - green) / 255,
];

/** A patch as a whole, its change from left to right, from top to bottom, and along both, from −1 to 1. */
const patterns = [() => 1, (x) => 2 * x - 1, (_x, y) => 2 * y - 1, (x, y) => (2 * x - 1) * (2 * y - 1)];

/** Twelve numbers for each patch of a picture, row by row: each pattern of each channel. `bytes` are red, green, blue of each pixel. */
export function patchesOf(bytes, width, height) {
  const rows = [];
  for (let top = 0; top + side <= height; top += side) {
    for (let left = 0; left + side <= width; left += side) rows.push(describe(bytes, width, left, top));
  }
  return rows;
}

/** The mean of the patches, which stands for the whole picture. */
export function meanOf(rows) {
  return rows[0].map((_, column) => round(rows.reduce((sum, row) => sum + row[column], 0) / rows.length));
}

function describe(bytes, width, left, top) {
  const sums = new Array(channels.length * patterns.length).fill(0);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = 3 * ((top + y) * width + left + x);
      const values = channels.map((channel) => channel(bytes.subarray(at, at + 3)));
      const weights = patterns.map((pattern) => pattern((x + 0.5) / side, (y + 0.5) / side));
      for (const [index] of sums.entries()) sums[index] += values[index >> 2] * weights[index & 3];
    }
  }
  return sums.map((sum) => round(sum / (side * side)));
}

function round(value) {
  return Number(value.toFixed(3)) || 0;
}
