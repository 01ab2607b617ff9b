import type { Translate } from "../../core/message.js";
import { isRecord, unwrap, wrongShape } from "../../core/parse.js";
import type { Media } from "../../core/task.js";
import { readMedia } from "../../outputs/readMedia.js";

/**
 * How far away each place of a picture is: values, a picture of them, or both; at least one of the two.
 *
 * Whether a larger value is nearer or farther is a matter of the model.
 * Source: https://huggingface.co/docs/transformers/main/en/tasks/monocular_depth_estimation
 */
export interface Depth {
  readonly values: Grid | undefined;
  /** The map as the model has drawn it. */
  readonly picture: Media | undefined;
}

/** Values row after row; NaN where there is none. At least one is finite. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array | Uint8Array;
  readonly least: number;
  readonly most: number;
}

/**
 * Reads any answer of a depth model, live or recorded: nested numbers, a tensor of shape and data, or a picture of any form.
 *
 * Throws `InferenceError("bad-answer")` where there is neither, and for rows of unequal length.
 */
export function readDepth(answer: unknown): Depth {
  const body = unwrap(
    isRecord(answer) && "predictions" in answer ? answer.predictions : answer,
    (value) => isRecord(value) || isRows(value),
  );
  if (isRows(body)) return { values: readGrid(body), picture: undefined };
  if (!isRecord(body)) return { values: undefined, picture: pictureOf(body) };
  const { predicted_depth, depth } = body;
  const isDrawn = depth !== undefined && depth !== null && readGrid(depth) === undefined;
  const values = readGrid(predicted_depth) ?? readGrid(depth) ?? readGrid(body);
  if (values) return { values, picture: isDrawn ? pictureOf(depth) : undefined };
  return { values, picture: pictureOf(depth ?? body) };
}

const pictureOf = (value: unknown) => readMedia(value, "image")[0]?.media;

/** More values than any model gives; beyond it reading them would hold up the page. */
const mostValues = 2 ** 23;

function readGrid(value: unknown): Grid | undefined {
  if (isRecord(value)) return readTensor(value);
  let rows = value;
  while (Array.isArray(rows) && rows.length === 1 && Array.isArray(rows[0]) && Array.isArray(rows[0][0])) rows = rows[0];
  if (!isRows(rows)) return undefined;
  const width = rows[0]?.length ?? 0;
  if (rows.length * width > mostValues) throw wrongShape("predicted_depth", "a map of at most eight million values", value);
  const data = new Float64Array(rows.length * width);
  rows.forEach((row, y) => {
    if (!Array.isArray(row) || row.length !== width) throw wrongShape(`predicted_depth[${y}]`, `a row of ${width} values`, row);
    for (let x = 0; x < width; x += 1) data[y * width + x] = toValue(row[x]);
  });
  return gridOf(width, rows.length, data);
}

/** `{ dims, data }` or `{ shape, data }`, the last two sides of it being those of the map; `{ width, height, channels, data }`. */
function readTensor({ dims, shape, width, height, data }: Readonly<Record<string, unknown>>): Grid | undefined {
  const sides = [dims, shape, [height, width]].find((list) => Array.isArray(list) && list.every((side) => Number(side) >= 1));
  if (!Array.isArray(sides) || !(Array.isArray(data) || ArrayBuffer.isView(data)) || data instanceof DataView) return undefined;
  const [high, wide] = sides.slice(-2).map(Number);
  const list = data as ArrayLike<unknown>;
  const channels = list.length / ((high ?? 0) * (wide ?? 0));
  if (!high || !wide || !Number.isInteger(channels) || channels < 1 || list.length > mostValues) return undefined;
  const values = new Float64Array(high * wide);
  for (let index = 0; index < values.length; index += 1) values[index] = toValue(list[index * channels]);
  return gridOf(wide, high, values);
}

/** A grid with its range; undefined where no value is a number. */
export function gridOf(width: number, height: number, data: Grid["data"]): Grid | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < data.length; index += 1) {
    const value = data[index] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? { width, height, data, least, most } : undefined;
}

const toValue = (value: unknown) => (typeof value === "number" && Number.isFinite(value) ? value : Number.NaN);

function isRows(value: unknown): value is readonly (readonly unknown[])[] {
  if (!Array.isArray(value) || !Array.isArray(value[0])) return false;
  const [first] = value[0];
  return first === null || typeof first === "number";
}

/** The depth as a card writes it. */
export function depthToCard({ values, picture }: Depth): unknown {
  if (!values) return { url: picture };
  const data = Array.from(values.data, (value) => (Number.isNaN(value) ? null : value));
  return {
    predicted_depth: { dims: [values.height, values.width], data },
    ...(picture !== undefined && { depth: picture }),
  };
}

/** The value at a place, both coordinates in 0–1 of the map from the top left; NaN where there is none. */
export function valueAt({ width, height, data }: Grid, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x * width)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y * height)));
  return data[row * width + column] ?? Number.NaN;
}

/** What is said of a map whose values nobody has read. */
export const drawnCaption = "A depth map as the model has drawn it: light and dark stand for near and far.";

/** Grids that were read out of a map's picture when it was drawn. */
const seen = new WeakMap<Depth, Grid>();

/** Takes note of what was read out of the picture of a map, so that the text can tell it too. */
export function rememberGrid(depth: Depth, grid: Grid): void {
  seen.set(depth, grid);
}

/** The range, the size, and the mean of each ninth of the map; a picture's brightness stands for its values. */
export function depthToText(depth: Depth, t: Translate): string {
  const grid = depth.values ?? seen.get(depth);
  if (!grid) return t(drawnCaption);
  const range = depth.values ? rangeInWords(grid, t) : `${t(drawnCaption)}\n${t("Brightness of each part, of 255:")}`;
  return `${range}\n${partsInWords(grid, t)}`;
}

export function rangeInWords({ width, height, least, most }: Grid, t: Translate): string {
  return t("Values from {least} to {most}, {width} × {height} of them", {
    least: t.figure(figure(least)),
    most: t.figure(figure(most)),
    width: `${width}`,
    height: `${height}`,
  });
}

/** Four digits that count. */
export const figure = (value: number) => `${Number(value.toPrecision(4))}`.replace("-", "\u2212");

const parts = [
  ["top left", "top", "top right"],
  ["left", "middle", "right"],
  ["bottom left", "bottom", "bottom right"],
] as const;

/** Places looked at across and down each part. */
const looks = 24;

function partsInWords(grid: Grid, t: Translate): string {
  return t.list(
    parts.flatMap((row, down) =>
      row.map((name, across) => {
        let [sum, count] = [0, 0];
        for (let look = 0; look < looks ** 2; look += 1) {
          const x = (across + ((look % looks) + 0.5) / looks) / 3;
          const y = (down + (Math.floor(look / looks) + 0.5) / looks) / 3;
          const value = valueAt(grid, x, y);
          if (Number.isNaN(value)) continue;
          sum += value;
          count += 1;
        }
        return t("{part}: {value}", { part: t(name), value: count === 0 ? t("no value") : t.figure(figure(sum / count)) });
      }),
    ),
  );
}
