import type { Translate } from "../../core/message.js";
import { badAnswer, isRecord, toScore, unwrap } from "../../core/parse.js";
import type { Media } from "../../core/task.js";
import { readDrawnPicture, readPicture } from "../readPicture.js";

/**
 * Parts of a picture, in the server's order, or pictures in which a server has drawn the parts itself.
 *
 * No part and no map: nothing was found.
 * Source: https://huggingface.co/docs/inference-providers/tasks/image-segmentation
 */
export interface Segmentation {
  readonly segments: readonly Segment[];
  /** Rendered maps: bytes or URLs of pictures. */
  readonly maps: readonly Media[];
}

/** One part of a picture. */
export interface Segment {
  readonly label: string;
  /** In 0–1 as a rule; null where the server gave none. */
  readonly score: number | null;
  /** Undefined when the answer holds none that is known here. Of any size; it covers the whole picture. */
  readonly mask: Mask | undefined;
}

/** Where a part lies: a picture (white, or opaque, is inside) by bytes or URL, run lengths, or a grid of values. */
export type Mask = Media | RunLengths | Raster | Rows;

/**
 * Lengths of runs outside and inside in turn, column after column, beginning outside.
 *
 * Source: https://github.com/cocodataset/cocoapi (uncompressed run-length encoding)
 */
export interface RunLengths {
  readonly size: readonly [height: number, width: number];
  readonly counts: readonly number[];
}

/** Values row after row, `channels` for each pixel; the last channel of two or four is opacity. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** Rows of as many values or truth values each, kept as they came: joining those of many masks would hold up the page. */
export interface Rows {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * Reads any answer of a segmenter, live or recorded: a list of labelled masks, one mask, rendered maps, or nothing found.
 *
 * A mask of an unknown form costs that mask only. Throws `InferenceError("bad-answer")` with the path of the bad field.
 */
export function readSegmentation(answer: unknown): Segmentation {
  const body = isRecord(answer) && "predictions" in answer ? answer.predictions : answer;
  if (body instanceof Blob) return { segments: [], maps: [body] };
  const inner = unwrap(body, (value) => isRecord(value) || (Array.isArray(value) && !Array.isArray(value[0])));
  const items = Array.isArray(inner) ? inner : [inner];

  const read = items.map(readItem);
  const segments = read.flatMap((item) => ("label" in item ? [item] : []));
  const maps = read.flatMap((item) => ("map" in item ? [item.map] : []));
  if (segments.length > 0 && segments.every((segment) => segment.mask === undefined)) {
    throw badAnswer("The answer at [0].mask should be a picture of a mask.", "[0].mask", answer);
  }
  return { segments, maps };
}

function readItem(item: unknown, index: number): Segment | { readonly map: Media } {
  const drawn = readDrawnPicture(item);
  if (drawn !== undefined) return { map: drawn };
  if (!isRecord(item)) throw badAnswer(`The answer at [${index}] should be a labelled mask.`, `[${index}]`, item);
  const { mask, label, score, url, image } = item;
  if (mask !== undefined || label !== undefined) {
    return { label: label === undefined || label === null ? "mask" : String(label), score: toScore(score), mask: readMask(mask) };
  }
  // One provider sends the mask alone, as `{ image: { url } }`.
  if (isRecord(image)) return { label: "mask", score: toScore(score), mask: readMask(image.url) };
  const map = readPicture(url ?? image ?? item.src);
  if (map === undefined) throw badAnswer(`The answer at [${index}] should have a mask.`, `[${index}].mask`, item);
  return { map };
}

/** A mask of any form that servers send; undefined for any other. */
export function readMask(mask: unknown): Mask | undefined {
  if (isRecord(mask)) return readRunLengths(mask) ?? readRaster(mask) ?? readPicture(mask.url);
  return Array.isArray(mask) ? readRows(mask) : readPicture(mask);
}

function readRunLengths({ size, counts }: Readonly<Record<string, unknown>>): RunLengths | undefined {
  if (!Array.isArray(size) || !Array.isArray(counts) || !counts.every((count) => typeof count === "number")) return undefined;
  const [height, width]: readonly unknown[] = size;
  return isSide(height) && isSide(width) ? { size: [height, width], counts } : undefined;
}

function readRaster({ width, height, channels, data }: Readonly<Record<string, unknown>>): Raster | undefined {
  if (!isSide(width) || !isSide(height) || !isNumbers(data)) return undefined;
  const depth = typeof channels === "number" ? channels : data.length / (width * height);
  return depth >= 1 && depth <= 4 && data.length === width * height * depth
    ? { width, height, channels: depth, data }
    : undefined;
}

function readRows(rows: readonly unknown[]): Rows | undefined {
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const areEven = (list: readonly unknown[]): list is readonly (readonly unknown[])[] =>
    list.every((row) => Array.isArray(row) && row.length === width);
  return isSide(width) && areEven(rows) ? { width, height: rows.length, rows } : undefined;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value) || (Array.isArray(value) && value.every((entry) => typeof entry === "number"));
}

function isSide(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}

/** The parts as a card writes them: grids as run lengths, which are short. */
export function segmentationToCard({ segments, maps }: Segmentation): unknown {
  return [
    ...segments.map(({ label, score, mask }) => ({
      label,
      ...(score !== null && { score }),
      ...(mask !== undefined && { mask: isGrid(mask) ? toRunLengths(mask) : mask }),
    })),
    ...maps.map((url) => ({ url })),
  ];
}

/** Whether a mask is a grid of values. */
export function isGrid(mask: Mask): mask is Raster | Rows {
  return typeof mask === "object" && ("data" in mask || "rows" in mask);
}

/** Reads the value at a pixel of a grid; opacity where there is any. What is no number is 0. */
export function readGrid(grid: Raster | Rows): (x: number, y: number) => number {
  if ("rows" in grid) return (x, y) => Number(grid.rows[y]?.[x]) || 0;
  const { width, channels, data } = grid;
  const channel = channels % 2 === 0 ? channels - 1 : 0;
  return (x, y) => Number(data[(y * width + x) * channels + channel]) || 0;
}

function toRunLengths(grid: Raster | Rows): RunLengths {
  const { width, height } = grid;
  const valueAt = readGrid(grid);
  const counts: number[] = [];
  let inside = false;
  let run = 0;
  let most = 0;
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) most = Math.max(most, valueAt(x, y));
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      const here = valueAt(x, y) * 2 > most;
      if (here !== inside) {
        counts.push(run);
        run = 0;
        inside = here;
      }
      run += 1;
    }
  }
  return { size: [height, width], counts: [...counts, run] };
}

const shares = new WeakMap<Segment, number>();

/** Notes which part of the picture a segment covers, in 0–1, once its mask has been read. */
export function noteShare(segment: Segment, share: number): void {
  shares.set(segment, share);
}

/** The parts by number, with label and score, and share of the picture once it is known; and the maps, which hold no words. */
export function segmentationToText({ segments, maps }: Segmentation, t: Translate): string {
  if (segments.length === 0 && maps.length === 0) return t("No segment was found.");
  const named = segments.map((segment, index) => {
    const { label, score } = segment;
    const number = `${index + 1}`;
    const share = shares.get(segment);
    const name =
      score === null
        ? `${number}. ${label}`
        : t("{number}. {label}, score {score}", { number, label, score: t.figure(score.toFixed(3)) });
    return share === undefined
      ? name
      : t.list([name, `${t("{share}%", { share: t.figure((share * 100).toFixed(1)) })} ${t("of the picture")}`]);
  });
  return [...named, ...maps.map((_map, index) => t(mapCaption, { n: index + 1 }))].join("\n");
}

/** What is said of the map of number `n`. */
export const mapCaption = "Map {n}: the segments as the model has drawn them";
