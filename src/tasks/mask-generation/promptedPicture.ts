import type { Parameters } from "../../core/parameters.js";
import { isRecord } from "../../core/parse.js";
import type { CardExample, InferenceRequest, Media } from "../../core/task.js";
import { asMedia, mediaToSend } from "../../inputs/media.js";

/** A picture, with what in it is asked about; everything where nothing is marked. */
export interface PromptedPicture {
  readonly media: Media | undefined;
  readonly marks: readonly PictureMark[];
}

/** A point of what is asked about or of what is not, or a box around it, in pixels of the picture from its top left. */
export type PictureMark =
  | { readonly kind: "inside" | "outside"; readonly at: Pixel }
  | { readonly kind: "box"; readonly from: Pixel; readonly to: Pixel };

export type Pixel = readonly [x: number, y: number];

/** Marks that are read and made at most. */
export const mostMarks = 50;

/**
 * Reads `src`, and what is marked in it: `points`, `point_labels` (1 inside, 0 outside) and `boxes` beside it, or `input_points`,
 * `input_labels` and `input_boxes` among the parameters, where the Hub knows no field for them.
 */
export function readPrompted(example: CardExample): PromptedPicture | undefined {
  const media = asMedia(example.src);
  if (media === undefined) return undefined;
  const { input_points, input_labels, input_boxes } = isRecord(example.parameters) ? example.parameters : ({} as Parameters);
  const given = example.point_labels ?? input_labels;
  const labels: readonly unknown[] = Array.isArray(given) ? given : [];
  const points = listsOf(example.points ?? input_points, 2).map(
    ([x, y], index): PictureMark => ({ kind: labels[index] === 0 ? "outside" : "inside", at: [x ?? 0, y ?? 0] }),
  );
  const boxes = listsOf(example.boxes ?? input_boxes, 4).map(
    ([left, top, right, bottom]): PictureMark => ({
      kind: "box",
      from: [left ?? 0, top ?? 0],
      to: [right ?? 0, bottom ?? 0],
    }),
  );
  return { media, marks: [...points, ...boxes].slice(0, mostMarks) };
}

/** Writes what `readPrompted` reads. */
export function promptedToCard({ media, marks }: PromptedPicture): CardExample {
  const { points, labels, boxes } = inNumbers(marks);
  return {
    src: media,
    ...(points.length > 0 && { points, point_labels: labels }),
    ...(boxes.length > 0 && { boxes }),
  };
}

/** The picture alone, or with the marks under the names that the processors of transformers give them; no others are sent. */
export function promptedToRequest(
  { media, marks }: PromptedPicture,
  { input_points: _points, input_labels: _labels, input_boxes: _boxes, ...parameters }: Parameters,
): Pick<InferenceRequest, "inputs" | "parameters"> {
  const { points, labels, boxes } = inNumbers(marks);
  return {
    inputs: mediaToSend(media),
    parameters: {
      ...parameters,
      ...(points.length > 0 && { input_points: points, input_labels: labels }),
      ...(boxes.length > 0 && { input_boxes: boxes }),
    },
  };
}

function inNumbers(marks: readonly PictureMark[]) {
  const points = marks.flatMap((mark) => (mark.kind === "box" ? [] : [mark]));
  return {
    points: points.map(({ at }) => at),
    labels: points.map(({ kind }) => (kind === "inside" ? 1 : 0)),
    boxes: marks.flatMap((mark) => (mark.kind === "box" ? [[...mark.from, ...mark.to]] : [])),
  };
}

/** The lists of so many numbers in a value; one alone counts too. */
function listsOf(value: unknown, length: number): readonly (readonly number[])[] {
  const isOne = (list: unknown): list is readonly number[] =>
    Array.isArray(list) && list.length === length && list.every((number) => Number.isFinite(number) && number >= 0);
  if (isOne(value)) return [value];
  return Array.isArray(value) ? value.filter((item) => !isRecord(item) && isOne(item)) : [];
}
