/**
 * The colours that stand for all others of a picture, at most `size`, and for each pixel the place of its colour among them.
 *
 * `bytes` holds red, green and blue of each pixel. Colours are parted at the middle of their widest channel until there are
 * enough parts; then each part moves twice to the mean of the pixels that are nearest to it.
 */
export function reduceColours(bytes, size) {
  const counts = new Map();
  for (let at = 0; at < bytes.length; at += 3) {
    const key = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const colours = Array.from(counts, ([key, count]) => ({ key, count, rgb: [key >> 16, (key >> 8) & 255, key & 255] }));

  let palette = partition(colours, size).map(meanOf);
  for (let round = 0; round < 2; round += 1) {
    const parts = palette.map(() => []);
    for (const colour of colours) parts[nearest(palette, colour.rgb)].push(colour);
    palette = parts.filter((part) => part.length > 0).map(meanOf);
  }
  palette = palette.map((rgb) => rgb.map(Math.round));

  const places = new Map(colours.map(({ key, rgb }) => [key, nearest(palette, rgb)]));
  const pixels = new Uint8Array(bytes.length / 3);
  for (let at = 0; at < bytes.length; at += 3) {
    pixels[at / 3] = places.get((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]);
  }
  return { palette, pixels };
}

function partition(colours, size) {
  const parts = [{ colours, ...widestChannel(colours) }];
  while (parts.length < size) {
    const widest = parts.reduce((best, part) => (part.weight > best.weight ? part : best));
    if (widest.range === 0) break;
    const sorted = widest.colours.toSorted((one, other) => one.rgb[widest.channel] - other.rgb[widest.channel]);
    const middle = sorted.length >> 1;
    const halves = [sorted.slice(0, middle), sorted.slice(middle)];
    parts.splice(parts.indexOf(widest), 1, ...halves.map((half) => ({ colours: half, ...widestChannel(half) })));
  }
  return parts.map((part) => part.colours);
}

/** Where the colours differ most; wide and much used parts are parted first. */
function widestChannel(colours) {
  const ranges = [0, 1, 2].map((channel) => {
    const values = colours.map(({ rgb }) => rgb[channel]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const range = Math.max(...ranges);
  const pixels = colours.reduce((sum, { count }) => sum + count, 0);
  return { channel: ranges.indexOf(range), range, weight: range * pixels ** 0.8 };
}

function meanOf(colours) {
  const total = colours.reduce((sum, { count }) => sum + count, 0);
  return [0, 1, 2].map((channel) => colours.reduce((sum, { rgb, count }) => sum + rgb[channel] * count, 0) / total);
}

function nearest(palette, [red, green, blue]) {
  let best = 0;
  let distance = Number.POSITIVE_INFINITY;
  palette.forEach((rgb, place) => {
    const next = 2 * (rgb[0] - red) ** 2 + 4 * (rgb[1] - green) ** 2 + 3 * (rgb[2] - blue) ** 2;
    if (next < distance) [best, distance] = [place, next];
  });
  return best;
}
