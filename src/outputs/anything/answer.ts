import { isRecord, toScore, unwrap, wrongShape } from "../../core/parse.js";
import { type LabelScore, labelsOutput } from "../labels.js";
import { type AnswerFile, readFile } from "./files.js";

/** Whatever a model answered, in the shape it is drawn by. */
export type Answer = Drawing & {
  /** The answer as it came. */
  readonly body: unknown;
};

type Drawing =
  | { readonly kind: "nothing" }
  | { readonly kind: "labels"; readonly labels: readonly LabelScore[] }
  | { readonly kind: "text"; readonly texts: readonly ScoredText[] }
  /** Rows of numbers, one number in each for a list; null where the server had none to give. */
  | { readonly kind: "numbers"; readonly columns?: undefined; readonly rows: Grid }
  /** Single values under the names of their columns. */
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: Grid }
  /** The first files of `total`. */
  | { readonly kind: "media"; readonly files: readonly AnswerFile[]; readonly total: number }
  | { readonly kind: "json" };

/** A text with its score; null where there is none. */
export interface ScoredText {
  readonly text: string;
  readonly score: number | null;
}

/** At least one row; all of one length. */
export type Grid = readonly (readonly unknown[])[];

/** Files read of one answer at most. */
const mostFiles = 24;

/**
 * Any answer, by its shape: files, labels, texts, numbers, a table, nothing, or else JSON.
 *
 * A batch of one and `{ predictions }` are opened. What has more to it than a shape can show is JSON.
 * Throws InferenceError("bad-answer") only where there is no answer at all.
 */
export function readAnswer(body: unknown): Answer {
  if (body === undefined) throw wrongShape("", "JSON or a file", body);
  return { body, ...drawingOf(opened(body)) };
}

function opened(body: unknown): unknown {
  let inner = body;
  for (;;) {
    inner = unwrap(inner, (value) => !Array.isArray(value) || !Array.isArray(value[0]));
    if (!isRecord(inner) || !Array.isArray(inner.predictions) || Object.keys(inner).length > 1) return inner;
    inner = inner.predictions;
  }
}

function drawingOf(value: unknown): Drawing {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (isNothing(value)) return { kind: "nothing" };
  return (
    readFiles(list) ?? readLabels(list) ?? readTexts(list, value) ?? readNumbers(list) ?? readTable(list) ?? { kind: "json" }
  );
}

function isNothing(value: unknown): boolean {
  if (value instanceof Blob) return value.size === 0;
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}

const labelFields = new Set(["label", "score"]);

function readLabels(list: readonly unknown[]): Drawing | undefined {
  const areLabels = list.every(
    (entry) => isRecord(entry) && Object.hasOwn(entry, "label") && Object.keys(entry).every((name) => labelFields.has(name)),
  );
  if (!areLabels) return undefined;
  try {
    return { kind: "labels", labels: labelsOutput.fromAnswer(list, undefined) };
  } catch {
    return undefined;
  }
}

const textFields = new Set(["text", "generated_text", "summary_text", "translation_text", "answer"]);

function readTexts(list: readonly unknown[], value: unknown): Drawing | undefined {
  if (typeof value === "number" || typeof value === "boolean") {
    return { kind: "text", texts: [{ text: String(value), score: null }] };
  }
  const texts = readEach(list, readText);
  if (!texts) return undefined;
  return texts.every(({ text }) => text.trim() === "") ? { kind: "nothing" } : { kind: "text", texts };
}

function readText(value: unknown): ScoredText | undefined {
  if (typeof value === "string") return { text: value, score: null };
  if (!isRecord(value)) return undefined;
  const [name, ...others] = Object.keys(value).filter((field) => field !== "score");
  const text = name !== undefined && textFields.has(name) && others.length === 0 ? value[name] : undefined;
  const score = toScore(value.score);
  return typeof text === "string" && (score !== null || value.score == null) ? { text, score } : undefined;
}

function readNumbers(list: readonly unknown[]): Drawing | undefined {
  const rows = list.map((item): readonly unknown[] => (Array.isArray(item) ? item : [item]));
  const isNumber = (item: unknown) => typeof item === "number";
  const areNumbers = rows.every((row) => row.length === rows[0]?.length && row.every((item) => isNumber(item) || item === null));
  return areNumbers && rows.some((row) => row.some(isNumber)) ? { kind: "numbers", rows } : undefined;
}

function readTable(list: readonly unknown[]): Drawing | undefined {
  const columns = isRecord(list[0]) ? Object.keys(list[0]) : [];
  const rows = readEach(list, (row) => {
    const isWhole = isRecord(row) && Object.keys(row).length === columns.length;
    const cells = isWhole ? columns.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)) : [undefined];
    return cells.every((cell) => cell === null || (cell !== undefined && typeof cell !== "object")) ? cells : undefined;
  });
  return rows && columns.length > 0 ? { kind: "table", columns, rows } : undefined;
}

/** All items as read; undefined as soon as one cannot be. */
function readEach<T>(list: readonly unknown[], read: (item: unknown) => T | undefined): readonly T[] | undefined {
  const all: T[] = [];
  for (const item of list) {
    const one = read(item);
    if (one === undefined) return undefined;
    all.push(one);
  }
  return all;
}

function readFiles(list: readonly unknown[]): Drawing | undefined {
  const files = readEach(list.slice(0, mostFiles), readFile);
  return files && { kind: "media", files, total: list.length };
}
