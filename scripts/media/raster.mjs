/**
 * A small rasteriser: filled paths with smooth edges, onto red, green and blue from 0 to 255.
 *
 * A path is a list of rings, a ring a list of `[x, y]`; rings that overlap fill once (the non-zero rule).
 * A paint is `[red, green, blue]`, or a function that gives one for x and y, with an opacity from 0 to 1 as a
 * fourth number. Its third argument reads what has been painted so far at another place.
 */

/** Lines each pixel row is cut into; the height of an edge's smallest step. */
const linesPerRow = 8;

/** A picture of `width` × `height` pixels whose paths are given on a grid of `unitWidth` units. */
export function createPicture(width, height, unitWidth = width) {
  const pixels = new Float64Array(width * height * 3);
  const scale = width / unitWidth;

  return {
    width,
    height,
    pixels,
    /** Lays a paint over all that a path covers. */
    fill(path, paint, opacity = 1) {
      const sample = (x, y) => {
        const at = (Math.floor(clamp(y * scale, height)) * width + Math.floor(clamp(x * scale, width))) * 3;
        return pixels.slice(at, at + 3);
      };
      eachCovered(path, width, height, scale, (column, row, coverage) => {
        const colour = typeof paint === "function" ? paint((column + 0.5) / scale, (row + 0.5) / scale, sample) : paint;
        const weight = coverage * opacity * (colour[3] ?? 1);
        const at = (row * width + column) * 3;
        for (let channel = 0; channel < 3; channel += 1)
          pixels[at + channel] += (colour[channel] - pixels[at + channel]) * weight;
      });
    },
    /** The bytes of the picture, three for each pixel. */
    toBytes: () => Uint8Array.from(pixels, (value) => Math.max(0, Math.min(255, Math.round(value)))),
  };
}

/** Which segment each pixel shows: 0 for none, else the place of the segment's name in `names`, counted from 1. */
export function segmentsOf(layers, names, width, height, unitWidth) {
  const segments = new Uint8Array(width * height);
  for (const { of, path } of layers) {
    if (of === undefined) continue;
    const number = names.indexOf(of) + 1;
    eachCovered(path, width, height, width / unitWidth, (column, row, coverage) => {
      if (coverage >= 0.5) segments[row * width + column] = number;
    });
  }
  return segments;
}

function clamp(value, length) {
  return Math.max(0, Math.min(length - 1, value));
}

function eachCovered(path, width, height, scale, visit) {
  const edges = path.flatMap((ring) => edgesOf(ring, scale));
  const first = Math.max(0, Math.floor(Math.min(...edges.map((edge) => edge.top))));
  const last = Math.min(height - 1, Math.ceil(Math.max(...edges.map((edge) => edge.bottom))));
  const coverage = new Float64Array(width);
  for (let row = first; row <= last; row += 1) {
    coverage.fill(0);
    for (let line = 0; line < linesPerRow; line += 1) addLine(edges, row + (line + 0.5) / linesPerRow, coverage);
    for (let column = 0; column < width; column += 1) {
      if (coverage[column] > 0) visit(column, row, Math.min(1, coverage[column] / linesPerRow));
    }
  }
}

function edgesOf(ring, scale) {
  return ring.flatMap(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    if (y === nextY) return [];
    const [from, to] =
      y < nextY
        ? [
            [x, y],
            [nextX, nextY],
          ]
        : [
            [nextX, nextY],
            [x, y],
          ];
    return [
      {
        top: from[1] * scale,
        bottom: to[1] * scale,
        x: from[0] * scale,
        slope: (to[0] - from[0]) / (to[1] - from[1]),
        turn: y < nextY ? 1 : -1,
      },
    ];
  });
}

function addLine(edges, y, coverage) {
  const crossings = edges
    .filter((edge) => edge.top <= y && y < edge.bottom)
    .map((edge) => ({ x: edge.x + (y - edge.top) * edge.slope, turn: edge.turn }))
    .sort((one, other) => one.x - other.x);
  let turns = 0;
  crossings.forEach(({ x, turn }, index) => {
    turns += turn;
    if (turns !== 0 && index + 1 < crossings.length) addSpan(coverage, x, crossings[index + 1].x);
  });
}

function addSpan(coverage, from, to) {
  const start = Math.max(0, from);
  const end = Math.min(coverage.length, to);
  for (let column = Math.floor(start); column < end; column += 1) {
    coverage[column] += Math.min(end, column + 1) - Math.max(start, column);
  }
}

/** The points of a list such as `"0,12 4,8.5"`. */
export function points(text) {
  return text.split(" ").map((pair) => pair.split(",").map(Number));
}

/** A ring through all points, without corners. */
export function smoothRing(ring, steps = 8) {
  return ring.flatMap((_, index) => curve(index, steps, (place) => ring.at(place % ring.length)));
}

/** An open line through all points, without corners. */
export function smoothLine(line, steps = 8) {
  const at = (place) => line[clamp(place, line.length)];
  return [...line.slice(0, -1).flatMap((_, index) => curve(index, steps, at)), line.at(-1)];
}

/** The piece of a Catmull-Rom curve that begins at a point. */
function curve(index, steps, at) {
  const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
  return Array.from({ length: steps }, (_, step) => {
    const t = step / steps;
    return [0, 1].map(
      (axis) =>
        0.5 *
        (2 * from[axis] +
          (to[axis] - before[axis]) * t +
          (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t ** 2 +
          (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t ** 3),
    );
  });
}

export function ellipse(x, y, radiusX, radiusY = radiusX, steps = 64) {
  return Array.from({ length: steps }, (_, step) => {
    const angle = (step / steps) * 2 * Math.PI;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}

export function rectangle(x, y, width, height) {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** A rectangle with an arch on top, of which `rise` is the height. */
export function arch(x, y, width, height, rise) {
  const top = Array.from({ length: 17 }, (_, step) => {
    const angle = Math.PI + (step / 16) * Math.PI;
    return [x + width / 2 + (width / 2) * Math.cos(angle), y + rise + rise * Math.sin(angle)];
  });
  return [...top, [x + width, y + height], [x, y + height]];
}

export function roundedRectangle(x, y, width, height, radius) {
  const corners = [
    [x + width - radius, y + radius, -0.5],
    [x + width - radius, y + height - radius, 0],
    [x + radius, y + height - radius, 0.5],
    [x + radius, y + radius, 1],
  ];
  return corners.flatMap(([centreX, centreY, start]) =>
    Array.from({ length: 9 }, (_, step) => {
      const angle = (start + step / 16) * Math.PI;
      return [centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle)];
    }),
  );
}

/** A line of some width with round joints, as a path. */
export function stroke(line, width) {
  const pieces = line.slice(0, -1).map(([x, y], index) => {
    const [nextX, nextY] = line[index + 1];
    const length = Math.hypot(nextX - x, nextY - y) || 1;
    const [acrossX, acrossY] = [((nextY - y) / length) * (width / 2), ((x - nextX) / length) * (width / 2)];
    return [
      [x + acrossX, y + acrossY],
      [nextX + acrossX, nextY + acrossY],
      [nextX - acrossX, nextY - acrossY],
      [x - acrossX, y - acrossY],
    ];
  });
  // Every ring turns the same way, so that joints add up and do not cut each other out.
  const joints = line.map(([x, y]) => ellipse(x, y, width / 2, width / 2, 12));
  return [...pieces, ...joints];
}

/** The colour `#rrggbb` as a paint. */
export function colour(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** Between two colours; `share` 0 is the first, 1 the second. */
export function mix(one, other, share) {
  return Array.from(one, (value, channel) => value + (other[channel] - value) * share);
}

/** Colours from top to bottom: `[[y, "#rrggbb"], …]`. */
export function verticalGradient(stops) {
  const known = stops.map(([y, hex]) => [y, colour(hex)]);
  return (_, y) => {
    const next = known.findIndex(([stop]) => stop > y);
    if (next === -1) return known.at(-1)[1];
    if (next === 0) return known[0][1];
    const [[from, one], [to, other]] = [known[next - 1], known[next]];
    return mix(one, other, (y - from) / (to - from));
  };
}

/** Numbers from 0 to 1 that look random and are always the same. */
export function createRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
