import { type Outline, outlineSpan } from "./outlineSpan.js";

export { outlineSpan };

/** Side of the coarsest grid a border is traced on. */
const leastSide = 32;

/**
 * Traces the border at half of a mask's strength: 128 of 255, or half of the largest value where that is lower, so that
 * masks of 0 and 1 and faint ones show too.
 *
 * `values`: `outlineSpan` rows of as many values in 0–255. A border with more than `mostCrossings` crossings of the grid is
 * traced on a coarser one, so that noise stays cheap to draw.
 * Marching squares with crossings by interpolation, so that a smoothed mask has a smooth border.
 */
export function traceOutline(values: Uint8Array, mostCrossings = 6000): Outline {
  let most = 0;
  for (let at = 0; at < values.length; at += 1) most = Math.max(most, values[at] ?? 0);
  const level = most >= 128 ? 127.5 : most / 2;

  let grid = values;
  let side = outlineSpan;
  let field = findInside(grid, side, level);
  const { covered } = field;
  if (covered === 0) return { path: "", share: 0, centre: undefined };
  const centre = findCentre(field);
  let links = linkCrossings(field, side);
  while (links.starts.length > mostCrossings && side > leastSide) {
    grid = halve(grid, side);
    side /= 2;
    field = findInside(grid, side, level);
    links = linkCrossings(field, side);
  }
  return { path: drawLoops(links, grid, side, level), share: covered / values.length, centre };
}

/** Which values lie inside, in a frame of values outside so that every border closes, and how far they reach. */
interface Inside {
  /** 1 inside, 0 outside; `side + 2` rows of as many. */
  readonly cells: Uint8Array;
  readonly covered: number;
  /** Rows and columns of the frame that hold all that is inside. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function findInside(grid: Uint8Array, side: number, level: number): Inside {
  const frame = side + 2;
  const cells = new Uint8Array(frame * frame);
  let [covered, top, bottom, left, right] = [0, side, 1, side, 1];
  for (let y = 1; y <= side; y += 1) {
    const row = (y - 1) * side - 1;
    for (let x = 1; x <= side; x += 1) {
      if ((grid[row + x] ?? 0) <= level) continue;
      cells[y * frame + x] = 1;
      covered += 1;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      if (x < left) left = x;
      if (x > right) right = x;
    }
  }
  return { cells, covered, top, bottom, left, right };
}

/**
 * Crossings of the border with the lines between neighbouring values, each linked to the next, inside on the right.
 *
 * A crossing is named by the frame's cell at its start, plus `frame²` when the line goes down instead of to the right.
 */
interface Links {
  /** Names of all crossings, in the order they were met. */
  readonly starts: readonly number[];
  /** By name, the name of the next crossing plus 1; 0 for none. */
  readonly next: Int32Array;
}

/**
 * How the border passes a square, from side to side, by which of its corners are inside: clockwise from the top left these
 * are worth 8, 4, 2 and 1; the sides are top 0, right 1, bottom 2, left 3.
 */
const turns: readonly (readonly (readonly [from: number, to: number])[])[] = [
  [],
  [[3, 2]],
  [[2, 1]],
  [[3, 1]],
  [[1, 0]],
  [
    [3, 2],
    [1, 0],
  ],
  [[2, 0]],
  [[3, 0]],
  [[0, 3]],
  [[0, 2]],
  [
    [0, 3],
    [2, 1],
  ],
  [[0, 1]],
  [[1, 3]],
  [[1, 2]],
  [[2, 3]],
  [],
];

function linkCrossings({ cells, top, bottom, left, right }: Inside, side: number): Links {
  const frame = side + 2;
  const down = frame * frame;
  const starts: number[] = [];
  const next = new Int32Array(2 * down);
  for (let y = top - 1; y <= bottom; y += 1) {
    for (let x = left - 1; x <= right; x += 1) {
      const at = y * frame + x;
      const below = at + frame;
      const corners =
        ((cells[at] ?? 0) << 3) | ((cells[at + 1] ?? 0) << 2) | ((cells[below + 1] ?? 0) << 1) | (cells[below] ?? 0);
      if (corners === 0 || corners === 15) continue;
      // Top, right, bottom, left.
      const sides = [at, down + at + 1, below, down + at];
      for (const [from, to] of turns[corners] ?? []) {
        const name = sides[from] ?? 0;
        next[name] = (sides[to] ?? 0) + 1;
        starts.push(name);
      }
    }
  }
  return { starts, next };
}

function drawLoops({ starts, next }: Links, grid: Uint8Array, side: number, level: number): string {
  const frame = side + 2;
  const scale = outlineSpan / side;
  const valueAt = (x: number, y: number) => (x < 1 || y < 1 || x > side || y > side ? 0 : (grid[(y - 1) * side + x - 1] ?? 0));
  const clamp = (coordinate: number) => Math.min(side, Math.max(0, coordinate - 0.5)) * scale;
  const pieces: string[] = [];

  for (const start of starts) {
    const loop: Point[] = [];
    for (let name = start; next[name] !== 0; ) {
      const isDown = name >= frame * frame;
      const point = isDown ? name - frame * frame : name;
      const x = point % frame;
      const y = Math.floor(point / frame);
      const from = valueAt(x, y);
      const way = (level - from) / (valueAt(isDown ? x : x + 1, isDown ? y + 1 : y) - from);
      loop.push([clamp(isDown ? x : x + way), clamp(isDown ? y + way : y)]);
      const following = (next[name] ?? 0) - 1;
      next[name] = 0;
      name = following;
    }
    if (loop.length > 2) pieces.push(`M${straighten(loop).map(write).join("L")}Z`);
  }
  return pieces.join("");
}

type Point = readonly [x: number, y: number];

const write = ([x, y]: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** How far, in the units of the path, a point may lie from the line that replaces it. */
const tolerance = 0.3;

/** The longest stretch one line may replace; bounds the work on hostile masks. */
const longestStretch = 32;

/** A loop without the points that lie on the line between their neighbours. */
function straighten(loop: readonly Point[]): readonly Point[] {
  const first = loop[0];
  if (!first) return loop;
  const kept = [first];
  let anchor = 0;
  for (let end = 2; end < loop.length; end += 1) {
    if (end - anchor > longestStretch || !isStraight(loop, anchor, end)) {
      const last = loop[end - 1];
      if (last) kept.push(last);
      anchor = end - 1;
    }
  }
  const last = loop.at(-1);
  if (last) kept.push(last);
  return kept;
}

function isStraight(loop: readonly Point[], from: number, to: number): boolean {
  const [ax, ay] = loop[from] ?? [0, 0];
  const [bx, by] = loop[to] ?? [0, 0];
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return false;
  for (let between = from + 1; between < to; between += 1) {
    const [x, y] = loop[between] ?? [0, 0];
    if (Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) > tolerance * length) return false;
  }
  return true;
}

/** A grid of half the side, each value the mean of four. */
function halve(grid: Uint8Array, side: number): Uint8Array {
  const half = side / 2;
  const out = new Uint8Array(half * half);
  for (let y = 0; y < half; y += 1) {
    for (let x = 0; x < half; x += 1) {
      const at = 2 * y * side + 2 * x;
      out[y * half + x] = ((grid[at] ?? 0) + (grid[at + 1] ?? 0) + (grid[at + side] ?? 0) + (grid[at + side + 1] ?? 0) + 2) >> 2;
    }
  }
  return out;
}

/** Columns and rows of the coarse grid on which the centre is looked for, over what is inside. */
const coarse = 48;

/** A covered place far from the border and near the middle, so that a number stands inside of rings and crescents too. */
function findCentre({ cells, top, bottom, left, right }: Inside): readonly [x: number, y: number] | undefined {
  const wide = (right - left + 1) / coarse;
  const high = (bottom - top + 1) / coarse;
  const frame = coarse + 2;
  const distance = new Uint8Array(frame * frame);
  let [count, sumX, sumY, best] = [0, 0, 0, 0];

  // Steps to the nearest uncovered place: one pass from the top left, one from the bottom right.
  for (let y = 1; y <= coarse; y += 1) {
    const row = Math.floor(top + (y - 0.5) * high) * (outlineSpan + 2);
    for (let x = 1; x <= coarse; x += 1) {
      if (cells[row + Math.floor(left + (x - 0.5) * wide)] !== 1) continue;
      const at = y * frame + x;
      distance[at] = 1 + Math.min(distance[at - 1] ?? 0, distance[at - frame] ?? 0);
      count += 1;
      sumX += x;
      sumY += y;
    }
  }
  for (let y = coarse; y >= 1; y -= 1) {
    for (let x = coarse; x >= 1; x -= 1) {
      const at = y * frame + x;
      distance[at] = Math.min(distance[at] ?? 0, 1 + Math.min(distance[at + 1] ?? 0, distance[at + frame] ?? 0));
      best = Math.max(best, distance[at] ?? 0);
    }
  }
  if (best === 0) {
    // Thinner than the coarse grid.
    const cell = cells.indexOf(1);
    return [((cell % (outlineSpan + 2)) - 0.5) / outlineSpan, (Math.floor(cell / (outlineSpan + 2)) - 0.5) / outlineSpan];
  }

  let place: readonly [x: number, y: number] | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (let y = 1; y <= coarse; y += 1) {
    for (let x = 1; x <= coarse; x += 1) {
      if ((distance[y * frame + x] ?? 0) < best * 0.7) continue;
      const away = Math.hypot(x - sumX / count, y - sumY / count);
      if (away < nearest) {
        nearest = away;
        place = [(left - 1 + (x - 0.5) * wide) / outlineSpan, (top - 1 + (y - 0.5) * high) / outlineSpan];
      }
    }
  }
  return place;
}
