import type { Translate } from "../../core/message.js";
import { isRecord, readText, toScore, unwrap, wrongShape } from "../../core/parse.js";
import type { Table } from "../../core/tables.js";
import type { Media } from "../../core/task.js";
import { type Boxes, unitOf } from "../../outputs/boxes/readBoxes.js";
import { readDrawnPicture, readPicture } from "../../outputs/readPicture.js";
import { formatScore } from "../../ui/score.js";
import { type Edge, edgesByName, personPoints, readEdges } from "./skeleton.js";

/** What a detector of key points has found: figures, or pictures in which a server has drawn them itself. */
export interface KeyPoints {
  /** In the server's order. */
  readonly figures: readonly Figure[];
  /** What coordinates count, from the top left: pixels of the picture, or parts of its width and height. */
  readonly unit: Boxes["unit"];
  readonly pictures: readonly Media[];
}

/** Points that belong together, such as those of a person. */
export interface Figure {
  readonly label: string;
  /** In 0–1 as a rule; null where the server gave none. */
  readonly score: number | null;
  readonly points: readonly KeyPoint[];
  /** Lines between points, by their places in `points`. */
  readonly edges: readonly Edge[];
}

export interface KeyPoint {
  /** Undefined where nobody has named it. */
  readonly name: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly score: number | null;
}

/**
 * Reads any answer of a detector of key points, live or recorded: figures as `{ keypoints, scores, labels }`, nested once or
 * not, one figure, or a drawn picture.
 *
 * A point is `[x, y]`, `[x, y, score]` or `{ x, y, score, label }`; COCO's flat list of `x, y, visibility` is read as well, and
 * a point of visibility 0 left out. Seventeen points are those of a person. Lines are the answer's own (`skeleton`, `edges`),
 * else those of a person. Throws `InferenceError("bad-answer")` with the path of the bad field.
 */
export function readKeyPoints(answer: unknown): KeyPoints {
  const body = isRecord(answer) && "predictions" in answer ? answer.predictions : answer;
  const inner = unwrap(body, (value) => isRecord(value) || (Array.isArray(value) && !Array.isArray(value[0])));
  const items = Array.isArray(inner) ? inner : [inner];
  const read = items.map(readItem);
  const figures = read.flatMap((item) => ("points" in item ? [item] : []));
  return {
    figures,
    unit: unitOf(figures.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y]))),
    pictures: read.flatMap((item) => ("picture" in item ? [item.picture] : [])),
  };
}

function readItem(item: unknown, index: number): Figure | { readonly picture: Media } {
  const drawn = readDrawnPicture(item);
  if (drawn !== undefined) return { picture: drawn };
  if (!isRecord(item)) throw wrongShape(`[${index}]`, "a figure of key points", item);
  if (item.keypoints === undefined) {
    const { image } = item;
    const picture = readPicture(item.url ?? (isRecord(image) ? image.url : image));
    if (picture !== undefined) return { picture };
  }
  return readFigure(item, `[${index}]`);
}

function readFigure(item: Readonly<Record<string, unknown>>, path: string): Figure {
  const given = pointsIn(item.keypoints, `${path}.keypoints`);
  const [scores, labels]: readonly (readonly unknown[])[] = [item.scores, item.labels].map((list) =>
    Array.isArray(list) ? list : [],
  );
  const isPerson = given.length === personPoints.length && labels?.every((label) => typeof label === "number");
  const all = given.map((point, place) => {
    const own = readPoint(point, `${path}.keypoints[${place}]`);
    const label = own.label ?? labels?.[place];
    const name = isPerson && typeof label !== "string" ? personPoints[Number(label ?? place)] : readText(label, path);
    return { x: own.x, y: own.y, name, score: own.score ?? toScore(scores?.[place]), seen: own.seen };
  });
  const names = all.map(({ name }) => name);
  const edges = readEdges(item.skeleton ?? item.edges, names) ?? edgesByName(names);
  // Lines count all points; those that are not seen are left out, and the others move up.
  let count = 0;
  const places = all.map(({ seen }) => (seen ? count++ : -1));
  return {
    label: readText(item.label, `${path}.label`) ?? (edgesByName(names).length > 0 ? "person" : "figure"),
    score: toScore(item.score),
    points: all.flatMap(({ seen, ...point }) => (seen ? [point] : [])),
    edges: edges.map(([from, to]): Edge => [places[from] ?? -1, places[to] ?? -1]).filter(([from, to]) => from >= 0 && to >= 0),
  };
}

function pointsIn(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongShape(path, "a list of points", value);
  const isFlat = value.length > 0 && value.length % 3 === 0 && value.every((entry) => typeof entry === "number");
  if (!isFlat) return value;
  return Array.from({ length: value.length / 3 }, (_, place) => ({
    x: value[place * 3],
    y: value[place * 3 + 1],
    seen: value[place * 3 + 2] !== 0,
  }));
}

function readPoint(point: unknown, path: string) {
  const [x, y, score, label, seen = true]: readonly unknown[] = Array.isArray(point)
    ? point.slice(0, 3)
    : isRecord(point)
      ? [point.x, point.y, point.score, point.label ?? point.name, point.seen]
      : [];
  const [across, down] = [toScore(x), toScore(y)];
  if (across === null || down === null) throw wrongShape(path, "a point with x and y", point);
  return { x: across, y: down, score: toScore(score), label, seen: seen === true };
}

/** The figures as a card writes them, each with its lines, and the pictures. */
export function keyPointsToCard({ figures, pictures }: KeyPoints): unknown {
  return [
    ...figures.map(({ label, score, points, edges }) => ({
      label,
      ...(score !== null && { score }),
      keypoints: points.map(({ x, y }) => [x, y]),
      ...(points.some((point) => point.score !== null) && { scores: points.map((point) => point.score) }),
      ...(points.some((point) => point.name !== undefined) && { labels: points.map((point) => point.name ?? null) }),
      edges,
    })),
    ...pictures.map((url) => ({ url })),
  ];
}

/** The figures by number, and under each its points with place and score. */
export function keyPointsToText({ figures, unit, pictures }: KeyPoints, t: Translate): string {
  if (figures.length === 0 && pictures.length === 0) return t("No key point was found.");
  const lines = figures.flatMap(({ label, score, points }, index) => [
    score === null
      ? `${index + 1}. ${label}`
      : t("{number}. {label}, score {score}", { number: `${index + 1}`, label, score: t.figure(formatScore(score)) }),
    ...points.map((point, place) => {
      const at = `${namePoint(point, place, t)}: ${writePoint(point, unit, undefined)}`;
      return point.score === null ? at : t("{point}, score {score}", { point: at, score: t.figure(formatScore(point.score)) });
    }),
  ]);
  return [...lines, ...pictures.map((_, index) => t(pictureCaption, { n: index + 1 }))].join("\n");
}

/** What is said of the picture of number `n`. */
export const pictureCaption = "Picture {n}: the key points as the model has drawn them";

/** The name of a point, or its number. */
export function namePoint({ name }: KeyPoint, place: number, t: Translate): string {
  return name ?? t("Point {n}", { n: place + 1 });
}

/** Where a point is: in pixels where these are given or the picture's size is known, else in percent of the picture. */
export function writePoint(
  { x, y }: KeyPoint,
  unit: Boxes["unit"],
  size: { readonly width: number; readonly height: number } | undefined,
): string {
  const [across, down] = unit === "pixels" ? [1, 1] : size ? [size.width, size.height] : [100, 100];
  const text = [x * across, y * down].map((value) => String(Math.round(value) + 0).replace("-", "−")).join(", ");
  return unit === "pixels" || size ? text : `${text} %`;
}

/** A row for each point. */
export function keyPointsToTable({ figures }: KeyPoints, t: Translate): Table {
  return {
    columns: ["figure", "label", "point", "x", "y", "score"],
    rows: figures.flatMap(({ label, points }, index) =>
      points.map((point, place) => [
        String(index + 1),
        label,
        namePoint(point, place, t),
        String(point.x),
        String(point.y),
        String(point.score ?? ""),
      ]),
    ),
  };
}
