import { badAnswer, isRecord, readText, toScore, wrongShape } from "../core/parse.js";

/** What a model predicts for the rows of a table. */
export interface Predictions {
  /** Names of what is predicted, one for each value of a row; empty where the model names none. */
  readonly targets: readonly string[];
  /** A list for each row of the table, in its order: a value for each target; null where the model gave none. */
  readonly rows: readonly (readonly PredictedValue[])[];
  /** Classes of which the probability is told, in the order of the model or of their first appearance; mostly none. */
  readonly classes: readonly string[];
  /** A list for each row: the probability of each class, in 0–1; null where the model gave none. Empty without classes. */
  readonly scores: readonly (readonly (number | null)[])[];
}

/** A class, or a number. */
export type PredictedValue = string | number | null;

/** What a model of rows predicts: one of several classes, or numbers. */
export type PredictionKind = "classes" | "numbers";

/**
 * The predictions in any answer of a tabular model to `count` rows.
 *
 * Takes a list with a value, or a list of values, for each row; for classes also probabilities of each row, as numbers that
 * sum to 1, as `{label, score}`, or by name; all of it within `{predictions}` too, with `probabilities` and `classes` beside it.
 * Throws InferenceError("bad-answer") when there are more or fewer predictions than rows, or naming the path of the bad one.
 * Source: https://huggingface.co/docs/hub/models-widgets-examples
 */
export function readPredictions(body: unknown, count: number, kind: PredictionKind): Predictions {
  const { list, probabilities, classes } = open(body, count, kind);
  if (list.length !== count) {
    throw badAnswer(
      `The table has ${count} ${count === 1 ? "row" : "rows"}, but ${list.length} ${list.length === 1 ? "prediction" : "predictions"} came back.`,
      "",
      body,
    );
  }
  const sumToOne = kind === "classes" && list.every(areProbabilities);
  const read = list.map((entry, index): RowRead => {
    if (sumToOne) return { scores: scoresOf(entry, classes, `[${index}]`) };
    return readRow(entry, kind, classes, `[${index}]`);
  });
  const told = probabilities ? probabilities.map((entry, index) => scoresOf(entry, classes, `probabilities[${index}]`)) : [];
  if (probabilities && told.length !== count) throw wrongShape("probabilities", `a list of ${count}`, probabilities);
  return arrange(read.map((row, index) => (told[index] ? { ...row, scores: told[index] } : row)));
}

/** The predictions as `readPredictions` reads them back: a list, columns by name, or values with their probabilities. */
export function writePredictions({ targets, rows, classes, scores }: Predictions): unknown {
  const isNamed = targets.some((name) => name !== "");
  const predictions = isNamed
    ? rows.map((row) => Object.fromEntries(targets.map((name, at) => [name, row[at] ?? null])))
    : rows.map((row) => (targets.length === 1 ? (row[0] ?? null) : row));
  return classes.length === 0 ? predictions : { predictions, probabilities: scores, classes };
}

interface Opened {
  readonly list: readonly unknown[];
  readonly probabilities?: readonly unknown[] | undefined;
  /** Names of the classes, where they are told apart from the probabilities. */
  readonly classes?: readonly string[] | undefined;
}

/** One row as read: values by target, or probabilities by class, or both. */
interface RowRead {
  readonly values?: ReadonlyMap<string, PredictedValue>;
  readonly scores?: ReadonlyMap<string, number | null>;
}

const wrappers = ["predictions", "prediction", "outputs", "output", "data"] as const;

/** The list with an entry for each row, out of what servers wrap it in. */
function open(body: unknown, count: number, kind: PredictionKind): Opened {
  let value = body;
  let beside: Omit<Opened, "list"> = {};
  for (;;) {
    if (isRecord(value)) {
      const record = value;
      const name = wrappers.find((wrapper) => record[wrapper] !== undefined && record[wrapper] !== null);
      const probabilities = record.probabilities ?? record.scores;
      if (name === undefined && !Array.isArray(probabilities))
        return { list: columnsAsRows(record, count) ?? asOne(record, count) };
      const names = record.classes ?? record.class_names ?? (name === undefined ? record.labels : undefined);
      beside = {
        ...(Array.isArray(probabilities) && name !== undefined && { probabilities }),
        ...(Array.isArray(names) && { classes: names.map(String) }),
      };
      value = name === undefined ? probabilities : record[name];
    } else if (!Array.isArray(value)) {
      if (count === 1 && value !== null && value !== undefined) return { list: [value], ...beside };
      throw wrongShape("", "a list with a prediction for each row", value);
    } else if (isBatchOfOne(value, count)) value = value[0];
    else if (count === 1 && kind === "classes" && isOneRow(value)) return { list: [value], ...beside };
    else return { list: value, ...beside };
  }
}

/** A single answer for a single row. */
function asOne(record: Readonly<Record<string, unknown>>, count: number): readonly unknown[] {
  if (count !== 1) throw wrongShape("", "a list with a prediction for each row", record);
  return [record];
}

/** Columns by name, each with a value for each row, as rows. */
function columnsAsRows(record: Readonly<Record<string, unknown>>, count: number): readonly unknown[] | undefined {
  const columns = Object.entries(record);
  if (columns.length === 0 || !columns.every(([, cells]) => Array.isArray(cells) && cells.length === count)) return undefined;
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, (cells as readonly unknown[])[row]])),
  );
}

/** A list around the list of predictions, or around their wrapping. */
function isBatchOfOne(list: readonly unknown[], count: number): boolean {
  const [inner] = list;
  if (list.length !== 1 || typeof inner !== "object" || inner === null) return false;
  if (!Array.isArray(inner)) return isRecord(inner) && wrappers.some((name) => Array.isArray(inner[name]));
  return count !== 1 || (inner.length === 1 && typeof inner[0] === "object" && inner[0] !== null);
}

/** Labels with scores, or probabilities, all of one row. */
function isOneRow(list: readonly unknown[]): boolean {
  return (
    list.length > 1 && (list.every((entry) => isRecord(entry) && "label" in entry && "score" in entry) || areProbabilities(list))
  );
}

function areProbabilities(entry: unknown): entry is readonly number[] {
  if (!Array.isArray(entry) || entry.length < 2) return false;
  let sum = 0;
  for (const score of entry as readonly unknown[]) {
    if (typeof score !== "number" || !(score >= 0 && score <= 1)) return false;
    sum += score;
  }
  // Servers round to two digits.
  return Math.abs(sum - 1) <= 0.005 * entry.length;
}

/** Fields under which the prediction of one row stands. */
const valueFields = ["label", "prediction", "value", "class", "text"] as const;

function readRow(entry: unknown, kind: PredictionKind, classes: Opened["classes"], path: string): RowRead {
  if (entry === null) return {};
  if (Array.isArray(entry)) {
    if (kind === "classes" && entry.length > 0 && entry.every((item) => isRecord(item) && "label" in item)) {
      return { scores: scoresOf(entry, classes, path) };
    }
    if (entry.length === 0) throw wrongShape(path, "a prediction", undefined);
    const values = entry.map((item, at) => [targetName(at, entry.length), readValue(item, kind, `${path}[${at}]`)] as const);
    return { values: new Map(values) };
  }
  if (!isRecord(entry)) return { values: new Map([["", readValue(entry, kind, path)]]) };
  const name = valueFields.find((field) => entry[field] !== undefined);
  if (name !== undefined) {
    const value = readValue(entry[name], kind, `${path}.${name}`);
    const told = entry.probabilities ?? entry.scores;
    if (told !== undefined && told !== null) {
      return { values: new Map([["", value]]), scores: scoresOf(told, classes, `${path}.probabilities`) };
    }
    const score = kind === "classes" ? toScore(entry.score ?? entry.probability) : null;
    return {
      values: new Map([["", value]]),
      ...(score !== null && value !== null && { scores: new Map([[String(value), score]]) }),
    };
  }
  const fields = Object.entries(entry);
  if (fields.length === 0) throw wrongShape(path, "a prediction", undefined);
  if (kind === "classes" && fields.length > 1 && areProbabilities(fields.map(([, value]) => value))) {
    return { scores: scoresOf(entry, classes, path) };
  }
  return { values: new Map(fields.map(([field, value]) => [field, readValue(value, kind, `${path}.${field}`)])) };
}

/** Values without names are told apart by their place, which is no name of theirs. */
function targetName(at: number, count: number): string {
  return count === 1 ? "" : "\0".repeat(at + 1);
}

function readValue(value: unknown, kind: PredictionKind, path: string): PredictedValue {
  if (value === null) return null;
  if (kind === "classes" || typeof value === "boolean") {
    const text = readText(value, path);
    if (text === undefined) throw wrongShape(path, "a prediction", value);
    return text;
  }
  const number = toScore(value);
  if (number === null && !(typeof value === "string" && /^(nan|none|null|)$/i.test(value.trim()))) {
    throw wrongShape(path, "a number", value);
  }
  return number;
}

/** Probabilities by class, out of numbers in the order of the classes, of `{label, score}`, or of numbers by name. */
function scoresOf(entry: unknown, classes: Opened["classes"], path: string): ReadonlyMap<string, number | null> {
  if (isRecord(entry)) return new Map(Object.entries(entry).map(([name, score]) => [name, readScore(score, `${path}.${name}`)]));
  if (!Array.isArray(entry)) throw wrongShape(path, "probabilities", entry);
  return new Map(
    entry.map((item: unknown, at) => {
      if (!isRecord(item)) return [classes?.[at] ?? String(at), readScore(item, `${path}[${at}]`)];
      const label = readText(item.label, `${path}[${at}].label`);
      if (label === undefined) throw wrongShape(`${path}[${at}].label`, "a text", item.label);
      return [label, readScore(item.score, `${path}[${at}].score`)];
    }),
  );
}

function readScore(value: unknown, path: string): number | null {
  const score = toScore(value);
  if (score === null && value !== null && value !== undefined && value !== "NaN") throw wrongShape(path, "a number", value);
  return score;
}

/** Rows as read, with the same targets and classes in all of them. */
function arrange(read: readonly RowRead[]): Predictions {
  if (new Set(read.flatMap(formOf)).size > 1) throw badAnswer("The answer does not predict the same for each row.");
  const classes = [...new Set(read.flatMap(({ scores }) => [...(scores?.keys() ?? [])]))];
  const named = [...new Set(read.flatMap(({ values }) => [...(values?.keys() ?? [])]))];
  const targets = named.length === 0 ? [""] : named;
  return {
    targets: targets.map((name) => name.replaceAll("\0", "")),
    rows: read.map(({ values, scores }) =>
      values || !scores ? targets.map((name) => values?.get(name) ?? null) : [likeliest(scores)],
    ),
    classes,
    scores: classes.length === 0 ? [] : read.map(({ scores }) => classes.map((name) => scores?.get(name) ?? null)),
  };
}

/** What a row holds: values by name, or so many without; nothing where it holds no prediction. */
function formOf({ values, scores }: RowRead): readonly string[] {
  if (!values) return scores ? ["1"] : [];
  const [first = ""] = values.keys();
  return [first.replaceAll("\0", "") === "" ? String(values.size) : "names"];
}

function likeliest(scores: ReadonlyMap<string, number | null>): string | null {
  let best: string | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [name, score] of scores) {
    if (score === null || score <= most) continue;
    best = name;
    most = score;
  }
  return best;
}
