import type { Translate } from "../../core/message.js";
import { isRecord, toScore, wrongShape } from "../../core/parse.js";
import { listAnswers } from "../../outputs/answers.js";
import { type Area, type Boxes, readArea, unitOf, wordArea } from "../../outputs/boxes/readBoxes.js";
import type { LabelScore } from "../../outputs/labels.js";
import type { DocumentInput } from "./Input.js";

/**
 * Answers read on a page, best first; may be empty: nothing was read.
 *
 * Source: https://huggingface.co/docs/huggingface_hub/package_reference/inference_types
 */
export interface PageAnswers {
  readonly answers: readonly PageAnswer[];
  /** What the areas are counted in: pixels of the page's picture, or parts of its width and height, in 0–1. */
  readonly unit: Boxes["unit"];
}

export interface PageAnswer extends LabelScore {
  /** The first and the last word of the answer, counted from 0 among the words of the page. */
  readonly words?: readonly [first: number, last: number];
  /** Where on the page the answer stands: an area for each of its lines. */
  readonly areas: readonly Area[];
}

/**
 * Reads any answer of a model for documents, live or recorded.
 *
 * An entry has its `answer`; `score`; `start` and `end`, the first and the last word; and boxes of its own (`box`, `boxes`).
 * Without boxes of its own an answer stands where the words of the page that it was asked with have their places. Throws `InferenceError("bad-answer")` with the path of the bad field.
 */
export function readPageAnswers(body: unknown, { wordBoxes = [] }: DocumentInput): PageAnswers {
  const wordAreas = wordBoxes.map(readWordArea);
  const read = listAnswers(body).map((entry, index) => {
    const score = toScore(entry.score);
    if (score === null && entry.score != null && entry.score !== "NaN")
      throw wrongShape(`[${index}].score`, "a number", entry.score);
    const words = readWords(entry);
    return { label: entry.answer, score, ...(words && { words }), areas: readOwnAreas(entry, index) };
  });
  const hasOwn = read.some(({ areas }) => areas.length > 0);
  const answers = read
    .map((answer) => (hasOwn || !answer.words ? answer : { ...answer, areas: joinLines(wordAreas, answer.words) }))
    .toSorted((one, other) => (other.score ?? -1) - (one.score ?? -1));
  const corners = answers.flatMap(({ areas }) => areas.flatMap(({ xmin, ymin, xmax, ymax }) => [xmin, ymin, xmax, ymax]));
  return { answers, unit: unitOf(corners) };
}

/** The answers as a card writes them, their areas as boxes of their own. */
export function pageAnswersToCard({ answers }: PageAnswers): unknown {
  return answers.map(({ label, score, words, areas }) => ({
    answer: label,
    ...(score !== null && { score }),
    ...(words && { start: words[0], end: words[1] }),
    ...(areas.length > 0 && { boxes: areas.map(({ xmin, ymin, xmax, ymax }) => [xmin, ymin, xmax, ymax]) }),
  }));
}

/** Where on the page an answer stands, in words; undefined where nobody knows. */
export function wordPlaces({ areas }: PageAnswer, unit: Boxes["unit"], t: Translate): string | undefined {
  if (areas.length === 0) return undefined;
  return areas.map((area) => t.list(wordArea(area, unit, undefined, t))).join("; ");
}

/** The words an answer is made of, in words; undefined where nobody knows. */
export function wordRange({ words }: PageAnswer, t: Translate): string | undefined {
  if (!words) return undefined;
  const [first, last] = words.map((word) => String(word + 1)) as [string, string];
  return first === last ? t("word {n} of the page", { n: first }) : t("words {range} of the page", { range: `${first}–${last}` });
}

function readWords({ start, end, words }: Readonly<Record<string, unknown>>): PageAnswer["words"] {
  const places = (Array.isArray(words) && words.length > 0 ? words : [start, end]).map(toScore);
  const [first = null, last = null] = [places[0], places.at(-1)];
  return first !== null && last !== null && Number.isInteger(first) && Number.isInteger(last) && first >= 0 && last >= first
    ? [first, last]
    : undefined;
}

function readOwnAreas({ box, boxes, bbox }: Readonly<Record<string, unknown>>, index: number): readonly Area[] {
  const own = boxes ?? box ?? bbox;
  if (own === undefined || own === null) return [];
  const isList = Array.isArray(own) && own.every((one) => Array.isArray(one) || isRecord(one));
  const name = boxes != null ? "boxes" : box != null ? "box" : "bbox";
  return isList
    ? own.map((one: unknown, line) => readArea(one, `[${index}].${name}[${line}]`))
    : [readArea(own, `[${index}].${name}`)];
}

/** How far words reach that are given from 0 to this. */
const wordScale = 1000;

/** The place of a word of the page; undefined for one that is not written as it should be. */
function readWordArea(entry: unknown): Area | undefined {
  try {
    const { xmin, ymin, xmax, ymax } = readArea(Array.isArray(entry) ? entry[1] : undefined, "word_boxes");
    return { xmin: xmin / wordScale, ymin: ymin / wordScale, xmax: xmax / wordScale, ymax: ymax / wordScale };
  } catch {
    // What was asked is no fault of the answer.
    return undefined;
  }
}

/** The areas of words that follow each other, joined where they stand in one line. */
function joinLines(areas: readonly (Area | undefined)[], [first, last]: readonly [number, number]): readonly Area[] {
  const lines: Area[] = [];
  for (const area of areas.slice(first, last + 1)) {
    if (!area) continue;
    const line = lines.at(-1);
    const middle = (area.ymin + area.ymax) / 2;
    const isSameLine = line && middle > line.ymin && middle < line.ymax && area.xmin >= line.xmin;
    if (!isSameLine) lines.push(area);
    else
      lines[lines.length - 1] = {
        xmin: line.xmin,
        ymin: Math.min(line.ymin, area.ymin),
        xmax: Math.max(line.xmax, area.xmax),
        ymax: Math.max(line.ymax, area.ymax),
      };
  }
  return lines;
}
