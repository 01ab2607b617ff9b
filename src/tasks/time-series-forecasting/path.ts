/** A point of a line, in pixels; null where the line has a gap. */
export type Point = readonly [x: number, y: number] | null;

/**
 * The points that a line of one pixel's width cannot do without: of those in one column of pixels the first, the lowest, the
 * highest and the last, in their order.
 */
export function simplify(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  let start = 0;
  while (start < points.length) {
    const first = points[start];
    let end = start + 1;
    if (first) while (end < points.length && isInColumn(points[end], first)) end += 1;
    else while (end < points.length && !points[end]) end += 1;
    kept.push(...(first ? extremes(points.slice(start, end)) : [null]));
    start = end;
  }
  return kept;
}

function isInColumn(point: Point | undefined, [x]: readonly [number, number]): boolean {
  return !!point && Math.floor(point[0]) === Math.floor(x);
}

function extremes(column: readonly Point[]): readonly Point[] {
  if (column.length <= 4) return column;
  let [low, high] = [0, 0];
  for (const [index, point] of column.entries()) {
    if ((point?.[1] ?? 0) < (column[low]?.[1] ?? 0)) low = index;
    if ((point?.[1] ?? 0) > (column[high]?.[1] ?? 0)) high = index;
  }
  return [...new Set([0, low, high, column.length - 1])].sort((one, other) => one - other).map((index) => column[index] ?? null);
}

/** Path data of a line with gaps; a point between two gaps is a dot. */
export function lineOf(points: readonly Point[]): string {
  let path = "";
  let isDrawing = false;
  for (const [index, point] of points.entries()) {
    if (point) {
      path += `${isDrawing ? "L" : "M"}${place(point)}`;
      if (!isDrawing && !points[index + 1]) path += "h0";
    }
    isDrawing = point !== null;
  }
  return path;
}

/** Path data of the area between two lines that have their gaps at the same places; empty where there is none. */
export function areaOf(low: readonly Point[], high: readonly Point[]): string {
  const over = stretchesOf(high);
  return stretchesOf(low)
    .map((under, index) => `M${[...(over[index] ?? []), ...under.toReversed()].map(place).join("L")}Z`)
    .join("");
}

/** A line cut at its gaps. */
function stretchesOf(points: readonly Point[]): readonly (readonly [number, number])[][] {
  const stretches: (readonly [number, number])[][] = [];
  for (const [index, point] of points.entries()) {
    if (point && points[index - 1]) stretches.at(-1)?.push(point);
    else if (point) stretches.push([point]);
  }
  return stretches;
}

function place([x, y]: readonly [number, number]): string {
  return `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
}

/** Round values from at or below `low` to at or above `high`, two to six of them. */
export function ticksBetween(low: number, high: number): readonly number[] {
  // Closer values than that are one value for a reader.
  const span = Math.max(high - low, Math.abs(high) * 1e-6) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const step = ([1, 2, 5, 10].find((factor) => span / (factor * power) <= 4) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
