import type { Translate } from "../../core/message.js";
import { isRecord, toScore, wrongShape } from "../../core/parse.js";
import { readMask, type Segment, type Segmentation } from "../../outputs/masks/segmentation.js";

/** More masks than any picture is worth; the rest are left out. */
const mostMasks = 1000;

/**
 * Reads any answer of a model that makes masks without labels, live or recorded, in the server's order.
 *
 * Takes `masks` with `scores` beside them as rows of 0 and 1, tensors, pictures or run lengths, `rle_mask`, and bare lists of any of
 * them or of `{ mask, score }`. Every label is empty. A mask of an unknown form costs that mask only.
 * Throws `InferenceError("bad-answer")` where there is no list of masks, or where none can be read.
 *
 * Source: https://huggingface.co/docs/transformers/main_classes/pipelines (MaskGenerationPipeline)
 */
export function readMasks(answer: unknown): Segmentation {
  const body = isRecord(answer) && "predictions" in answer ? answer.predictions : answer;
  const holder = Array.isArray(body) && body.length === 1 && isRecord(body[0]) && "masks" in body[0] ? body[0] : body;
  const { masks, rle_mask, pred_masks, scores, iou_scores } = isRecord(holder) ? holder : ({ masks: holder } as Answer);
  const list = listOf(masks ?? rle_mask ?? pred_masks);
  if (!list) throw wrongShape("masks", "a list of masks", masks);
  const certainties = numbersIn(scores ?? iou_scores);
  const segments = list.slice(0, mostMasks).map((item, index) => readOne(item, certainties[index]));
  if (segments.length > 0 && segments.every(({ mask }) => mask === undefined)) throw wrongShape("masks[0]", "a mask", list[0]);
  return { segments, maps: [] };
}

interface Answer {
  readonly masks?: unknown;
  readonly rle_mask?: unknown;
  readonly pred_masks?: unknown;
  readonly scores?: unknown;
  readonly iou_scores?: unknown;
}

function readOne(item: unknown, certainty: unknown): Segment {
  const own: Readonly<Record<string, unknown>> = isRecord(item) ? item : {};
  const mask = readMask(own.mask ?? own.segmentation ?? item);
  return { label: "", score: toScore(own.score ?? own.predicted_iou ?? certainty), mask };
}

/** The masks of a list or of a tensor of them, without what is wrapped around them. */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (isRecord(value)) return masksOfTensor(value);
  if (!Array.isArray(value)) return typeof value === "string" || value instanceof Blob ? [value] : undefined;
  if (value.length === 1 && isRecord(value[0])) return masksOfTensor(value[0]) ?? value;
  let list: readonly unknown[] = value;
  while (list.length === 1 && levelsOf(list) > 3) list = list[0] as readonly unknown[];
  // Rows of one mask.
  return levelsOf(list) === 2 && !isRecord(list[0]) && isNumeric((list[0] as readonly unknown[])[0]) ? [list] : list;
}

const isNumeric = (value: unknown) => typeof value === "number" || typeof value === "boolean";

/** How deep lists lie within each other, along their first items; five is more than any answer has. */
function levelsOf(value: unknown): number {
  let levels = 0;
  for (let inner = value; Array.isArray(inner) && levels < 5; inner = inner[0]) levels += 1;
  return levels;
}

/** The masks in `{ dims, data }`, whose last two sides are those of each. */
function masksOfTensor({ dims, shape, data }: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const sides = Array.isArray(dims) ? dims : shape;
  if (!Array.isArray(sides) || !(Array.isArray(data) || ArrayBuffer.isView(data))) return undefined;
  const [height, width] = sides.slice(-2).map(Number);
  const values = data as Uint8Array;
  const size = (height ?? 0) * (width ?? 0);
  if (!(size > 0)) return undefined;
  return Array.from({ length: Math.min(mostMasks, Math.floor(values.length / size)) }, (_, index) => ({
    width,
    height,
    channels: 1,
    data: values.slice(index * size, (index + 1) * size),
  }));
}

function numbersIn(value: unknown): readonly unknown[] {
  if (isRecord(value)) return numbersIn(value.data);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as Float32Array);
  return Array.isArray(value) ? value.flat(3) : [];
}

/** The masks with names to tell them apart by. */
export function withNames({ segments, maps }: Segmentation, t: Translate): Segmentation {
  return { segments: segments.map((segment, index) => ({ ...segment, label: t("Mask {n}", { n: index + 1 }) })), maps };
}
