import { isRecord, toScore } from "../core/parse.js";
import { isMediaFileName } from "./assets.js";
import { pathInto } from "./cardPath.js";
import { type OutputKind, shapeOf } from "./exampleFields.js";
import { type ExampleReading, type Field, scalarText } from "./repair.js";

/** Names under which a card gives the file a model made, instead of `url`. */
const fileNames = ["image", "audio", "video", "src"] as const;

/** Fields of one entry of an answer, so that a mapping with one of them is no mapping of labels to scores. */
const entryFields = new Set([
  ...["label", "score", "answer", "text", "url", "start", "end", "box", "mask", "token", "token_str", "sequence"],
  ...["labels", "scores", "entity", "entity_group", "word", "coordinates", "cells", "aggregator", "predictions"],
  ...["generated_text", "summary_text", "translation_text", ...fileNames],
]);

/**
 * A recorded output in the form the task's parser reads: labels with scores, `{ text }`, `{ url }`, answers, numbers.
 *
 * Undefined when there is none; an empty list is one: the model found nothing. What already has a form that a server sends stays as it is; whatever is changed is reported.
 * Files are still as written.
 */
export function repairOutput({ value, path }: Field, reading: ExampleReading): unknown {
  if (isEmpty(value)) return undefined;
  if (Array.isArray(value) && value.length === 0) return value;
  const kind = shapeOf(reading.task)?.output;
  // A row without a prediction counts as well.
  if (kind === "values" && Array.isArray(value)) return value;
  const repaired = unifyForm({ value, path }, kind, reading);
  if (!Array.isArray(repaired)) return isRecord(repaired) ? repairEntry(repaired, path, kind, reading) : repaired;
  const entries = repaired.map((entry: unknown, index) =>
    isRecord(entry) ? repairEntry(entry, pathInto(path, index), kind, reading) : entry,
  );
  return kind === "labels" || kind === undefined ? repairPercents(entries, path, reading) : entries;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || (typeof value === "string" && value.trim() === "")) return true;
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item === null || item === undefined);
  return isRecord(value) && !(value instanceof Date) && Object.keys(value).length === 0;
}

/** Texts, numbers and mappings as the entries they stand for; one label on its own in a list. */
function unifyForm(field: Field, kind: OutputKind | undefined, reading: ExampleReading): unknown {
  const { value, path } = field;
  if (Array.isArray(value)) return unifyList(value, path, kind, reading);
  if (isRecord(value) && !(value instanceof Date)) return unifyMapping(value, path, kind, reading);

  const text = typeof value === "string" ? value : scalarText(field, reading);
  if (text === undefined) return value;
  if (kind === "numbers" && typeof value !== "string") {
    note(reading, path, "One number", "is read as a list of one", `output: [${text}]`);
    return [value];
  }
  const [entry, name, isOne] = entryOf(text, kind);
  note(reading, path, "A bare value", `is read as its ${name}`, isOne ? `output:\n  ${name}: …` : `output:\n  - ${name}: …`);
  return isOne ? entry : [entry];
}

/** What a bare text stands for, the name of its field, and whether it stands on its own or in a list. */
function entryOf(text: string, kind: OutputKind | undefined): readonly [entry: unknown, name: string, isOne: boolean] {
  if (kind === "media" || isMediaFileName(text)) return [{ url: text }, "url", true];
  if (kind === "labels") return [{ label: text, score: null }, "label", false];
  if (kind === "answer") return [{ answer: text }, "answer", true];
  return [{ text }, "text", true];
}

function unifyList(list: readonly unknown[], path: string, kind: OutputKind | undefined, reading: ExampleReading): unknown {
  const items = list.filter((item) => item !== null && item !== undefined);
  const [first] = items;
  // A batch of one.
  if (kind === "labels" && items.length === 1 && Array.isArray(first)) return first;
  if (!items.every((item) => typeof item === "string") && !(kind === "labels" && items.every(isScalar))) return items;
  const entries = items.map((item, index) => {
    const text = typeof item === "string" ? item : (scalarText({ value: item, path: pathInto(path, index) }, reading) ?? "");
    return entryOf(text, kind);
  });
  const name = entries[0]?.[1] ?? "text";
  // Numbers written as texts are still numbers to a task that compares.
  if (kind === "numbers" && items.every((item) => toScore(item) !== null)) return items.map(toScore);
  note(reading, path, "A list of bare values", `is read as a list of ${name}s`, `output:\n  - ${name}: …`);
  return entries.map(([entry]) => entry);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function unifyMapping(
  value: Readonly<Record<string, unknown>>,
  path: string,
  kind: OutputKind | undefined,
  reading: ExampleReading,
): unknown {
  const entries = Object.entries(value);
  const isLabelled = entries.every(([name, score]) => !entryFields.has(name) && isNumeric(score, kind === "labels"));
  if (isLabelled && (kind === "labels" || (kind === undefined && reading.task === undefined))) {
    note(reading, path, "A mapping of labels to scores", "is read as a list", "output:\n  - label: …\n    score: …");
    return entries.map(([label, score]) => ({ label, score }));
  }
  if (kind === "labels" && "label" in value) {
    note(reading, path, "One label", "is read as a list of one", "output:\n  - label: …\n    score: …");
    return [value];
  }
  return value;
}

function isNumeric(value: unknown, orText: boolean): boolean {
  return typeof value === "number" || (orText && typeof value === "string" && toScore(value) !== null);
}

/** One entry with its score as a number, its label as a text, and its file under `url`. */
function repairEntry(
  entry: Readonly<Record<string, unknown>>,
  path: string,
  kind: OutputKind | undefined,
  reading: ExampleReading,
): unknown {
  const repaired: Record<string, unknown> = { ...entry };
  const { label, score } = entry;
  if (typeof label === "number" || typeof label === "boolean") {
    repaired.label = scalarText({ value: label, path: pathInto(path, "label") }, reading);
  }
  if ("score" in entry && typeof score !== "number") {
    repaired.score = toScore(score);
    if (score !== null) noteScore(score, repaired.score, pathInto(path, "score"), reading);
  } else if (kind === "labels" && "label" in entry && !("score" in entry)) repaired.score = null;

  const name = fileNames.find((file) => file in entry);
  if (name === undefined || "url" in entry || "label" in entry || "mask" in entry) return repaired;
  const file = isRecord(entry[name]) ? entry[name].url : entry[name];
  // Anything else may be the bytes themselves.
  if (typeof file !== "string" || !(isMediaFileName(file) || /^https?:/i.test(file.trim()))) return repaired;
  note(reading, pathInto(path, name), `\`${name}\``, "is read as `url`", `url: ${file}`);
  delete repaired[name];
  return { ...repaired, url: file };
}

function noteScore(written: unknown, score: unknown, path: string, { report }: ExampleReading): void {
  report({
    code: "score-not-a-number",
    severity: score === null ? "warning" : "info",
    path,
    message:
      score === null
        ? "This score is not a number and is left out."
        : `A score is a number from 0 to 1; ${JSON.stringify(written)} is read as ${score}.`,
    fix: score === null ? "score: 0.9" : `score: ${score}`,
  });
}

/** Scores that are parts of 100 as parts of 1. */
function repairPercents(entries: readonly unknown[], path: string, { report }: ExampleReading): readonly unknown[] {
  const scores = entries.flatMap((entry) =>
    isRecord(entry) && "label" in entry && typeof entry.score === "number" ? [entry.score] : [],
  );
  const sum = scores.reduce((total, score) => total + score, 0);
  const isPercent = scores.some((score) => score > 1) && scores.every((score) => score >= 0 && score <= 100);
  if (!isPercent || Math.abs(sum - 100) > 1 || scores.length < entries.length) return entries;
  report({
    code: "scores-in-percent",
    severity: "info",
    path,
    message: "The scores add up to 100; they are read as parts of 1.",
    fix: "score: 0.9 instead of score: 90",
  });
  return entries.map((entry) => (isRecord(entry) ? { ...entry, score: Number(entry.score) / 100 } : entry));
}

function note({ report }: ExampleReading, path: string, what: string, done: string, fix: string): void {
  report({ code: "output-form", severity: "info", path, message: `${what} as an output ${done}.`, fix });
}

/** What an output is by its own form; undefined when that does not tell. */
export function outputKindOf(output: unknown): "labels" | "text" | "media" | undefined {
  const [first] = Array.isArray(output) ? output : [output];
  if (!isRecord(first)) return undefined;
  if (typeof first.url === "string") return "media";
  const names = Object.keys(first);
  if (names.every((name) => name === "label" || name === "score") && "label" in first) return "labels";
  return names.length === 1 && names[0] === "text" ? "text" : undefined;
}
