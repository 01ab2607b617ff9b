import type { Translate } from "../../core/message.js";
import { isRecord, readText, toScore, unwrap, wrongShape } from "../../core/parse.js";
import type { Table } from "../../core/tables.js";
import { formatScore } from "../../ui/score.js";

/**
 * What a detector has found in a picture, best score first; may be empty: nothing was found.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/object-detection
 */
export interface Boxes {
  readonly boxes: readonly Box[];
  /** Pixels of the picture as it is seen, after the turning its file asks for; or parts of its width and height, in 0–1. */
  readonly unit: "pixels" | "fractions";
}

/** One object, and the box around it, from the top left. */
export interface Box extends Area {
  readonly label: string;
  /** In 0–1 as a rule; null where the server gave none. */
  readonly score: number | null;
}

/** A part of a picture; it may reach beyond it. */
export interface Area {
  readonly xmin: number;
  readonly ymin: number;
  readonly xmax: number;
  readonly ymax: number;
}

/**
 * Reads any answer of a detector, live or recorded: a list of labelled boxes, nested once or not, or one box.
 *
 * A box is `{xmin, ymin, xmax, ymax}`, `{x, y, w, h}` or `[xmin, ymin, xmax, ymax]`. Corners may come in any order. Where all
 * numbers are about 0 to 1, they are parts of the picture. Throws `InferenceError("bad-answer")` with the path of the bad field.
 */
export function readBoxes(answer: unknown): Boxes {
  const body = isRecord(answer) && "predictions" in answer ? answer.predictions : answer;
  const inner = unwrap(body, (value) => isRecord(value) || (Array.isArray(value) && !Array.isArray(value[0])));
  if (!Array.isArray(inner) && !isRecord(inner)) throw wrongShape("", "a list of boxes", inner);
  const boxes = (Array.isArray(inner) ? inner : [inner]).map(readBox);
  return {
    boxes: boxes.toSorted((one, other) => (other.score ?? -1) - (one.score ?? -1)),
    unit: unitOf(boxes.flatMap(({ xmin, ymin, xmax, ymax }) => [xmin, ymin, xmax, ymax])),
  };
}

function readBox(item: unknown, index: number): Box {
  const path = `[${index}]`;
  if (!isRecord(item)) throw wrongShape(path, "a label with a box", item);
  return {
    label: readText(item.label, `${path}.label`) ?? "object",
    score: toScore(item.score),
    ...readArea(item.box, `${path}.box`),
  };
}

/** A box in any of its forms. Throws `InferenceError("bad-answer")` naming `path`. */
export function readArea(box: unknown, path: string): Area {
  if (!Array.isArray(box) && !isRecord(box)) throw wrongShape(path, "a box", box);
  const number = (name: string, value: unknown): number => {
    const read = toScore(value);
    if (read === null) throw wrongShape(`${path}${Array.isArray(box) ? `[${name}]` : `.${name}`}`, "a number", value);
    return read;
  };
  const corners = Array.isArray(box)
    ? ([0, 1, 2, 3] as const).map((place) => number(`${place}`, box[place]))
    : "x" in box
      ? cornersOf(number("x", box.x), number("y", box.y), number("w", box.w ?? box.width), number("h", box.h ?? box.height))
      : ["xmin", "ymin", "xmax", "ymax"].map((name) => number(name, box[name]));
  const [left = 0, top = 0, right = 0, bottom = 0] = corners;
  return {
    xmin: Math.min(left, right),
    ymin: Math.min(top, bottom),
    xmax: Math.max(left, right),
    ymax: Math.max(top, bottom),
  };
}

function cornersOf(x: number, y: number, width: number, height: number): readonly number[] {
  return [x, y, x + width, y + height];
}

/** How far beyond the picture a coordinate that is a part of it may reach. */
const overhang = 0.5;

/** What coordinates count: parts of the picture where all are about 0 to 1, for no object is a pixel large; else pixels. */
export function unitOf(coordinates: readonly number[]): Boxes["unit"] {
  const areParts = coordinates.every((value) => value >= -overhang && value <= 1 + overhang);
  return coordinates.length > 0 && areParts ? "fractions" : "pixels";
}

/** The boxes as a card writes them. */
export function boxesToCard({ boxes }: Boxes): unknown {
  return boxes.map(({ label, score, ...box }) => ({ label, ...(score !== null && { score }), box }));
}

/** The boxes by number, each with its label, its score, and where it is. */
export function boxesToText({ boxes, unit }: Boxes, t: Translate): string {
  return boxes
    .map((box, index) => {
      const { label, score } = box;
      const place = t.list(wordArea(box, unit, undefined, t));
      return score === null
        ? t("{number}. {label}: {place}", { number: `${index + 1}`, label, place })
        : t("{number}. {label}, score {score}: {place}", {
            number: `${index + 1}`,
            label,
            place,
            score: t.figure(formatScore(score)),
          });
    })
    .join("\n");
}

/** A row for each box; its corners are in pixels, or in parts of the picture where the server gave those. */
export function boxesToTable({ boxes }: Boxes): Table {
  return {
    columns: ["label", "score", "xmin", "ymin", "xmax", "ymax"],
    rows: boxes.map(({ label, score, xmin, ymin, xmax, ymax }) => [label, ...[score ?? "", xmin, ymin, xmax, ymax].map(String)]),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An area in parts of a picture; undefined where nobody knows how large the picture is. */
export function toFractions(area: Area, unit: Boxes["unit"], size: Size | undefined): Area | undefined {
  if (unit === "fractions") return area;
  if (!size) return undefined;
  const { width, height } = size;
  return { xmin: area.xmin / width, ymin: area.ymin / height, xmax: area.xmax / width, ymax: area.ymax / height };
}

/** Where an area lies, in parts: words where the size of the picture is known, then pixels, else percent of the picture. */
export function wordArea(area: Area, unit: Boxes["unit"], size: Size | undefined, t: Translate): readonly string[] {
  const parts = toFractions(area, unit, size);
  const figures = wordFigures(area, unit, size, t);
  if (isOutside(area, parts)) return [t("outside the picture"), figures];
  return [
    ...(parts ? [wordPlace(parts, t)] : []),
    figures,
    ...(reachesBeyond(area, parts) ? [t("reaches beyond the picture")] : []),
  ];
}

function wordFigures({ xmin, ymin, xmax, ymax }: Area, unit: Boxes["unit"], size: Size | undefined, t: Translate): string {
  const [across, down] = unit === "pixels" ? [1, 1] : size ? [size.width, size.height] : [100, 100];
  const [x, y, width, height] = [xmin * across, ymin * down, (xmax - xmin) * across, (ymax - ymin) * down].map((value) =>
    String(Math.round(value) + 0).replace("-", "−"),
  ) as [string, string, string, string];
  return unit === "pixels" || size
    ? t("{width} × {height} px at {x}, {y}", { width, height, x, y })
    : t("{width} × {height} % at {x}, {y} %", { width, height, x, y });
}

/** The thirds of a picture, row after row. */
const thirds = ["top left", "top", "top right", "left", "centre", "right", "bottom left", "bottom", "bottom right"] as const;

/** Parts of the width and of the height from which on an area is most of the picture. */
const most = 0.75;

function wordPlace({ xmin, ymin, xmax, ymax }: Area, t: Translate): string {
  const [left, top, right, bottom] = [xmin, ymin, xmax, ymax].map((value) => Math.max(0, Math.min(1, value))) as [
    number,
    number,
    number,
    number,
  ];
  if (right - left >= most && bottom - top >= most) return t("most of the picture");
  const third = (from: number, to: number) => (to - from >= most ? 1 : Math.min(2, Math.floor(((from + to) / 2) * 3)));
  return t(thirds[third(top, bottom) * 3 + third(left, right)] ?? "centre");
}

/** How far off a picture's border a rounded box may lie, as a part of the picture. */
const rounding = 0.005;

function reachesBeyond({ xmin, ymin }: Area, parts: Area | undefined): boolean {
  // Without the picture's size only its left and its top are known.
  if (!parts) return Math.min(xmin, ymin) < -1;
  return Math.min(parts.xmin, parts.ymin) < -rounding || Math.max(parts.xmax, parts.ymax) > 1 + rounding;
}

/** Whether nothing of an area lies in the picture, as far as is known. */
export function isOutside({ xmax, ymax }: Area, parts: Area | undefined): boolean {
  return xmax <= 0 || ymax <= 0 || (parts !== undefined && (parts.xmin >= 1 || parts.ymin >= 1));
}
