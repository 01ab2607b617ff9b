import { isRecord, readRecords, readText, wrongShape } from "../../core/parse.js";
import { cellNumber, type Table } from "../../core/tables.js";

/** One answer out of a table, as the model gave it. */
export interface TableAnswer {
  /** Such as "Nile", or "SUM > 14.45, 13.53" where the model leaves the sum to the reader. May be empty. */
  readonly answer: string;
  /** Cells it rests on: row and column, counted from 0, the header not counted. May repeat, and may lie outside. */
  readonly coordinates: readonly (readonly [row: number, column: number])[];
  /** Texts of these cells. */
  readonly cells: readonly string[];
  /** What to do with the cells, such as "SUM"; undefined where the model says nothing of it. */
  readonly aggregator: string | undefined;
}

/** The answers of one run, mostly one, and how many of their cells lie outside of the table. */
export interface TableAnswers {
  readonly items: readonly TableAnswer[];
  readonly outside: number;
}

/**
 * Reads `{ answer, coordinates, cells, aggregator }`, all but the answer optional, or a list of those.
 *
 * A recorded `{ text }` and a bare text are answers without cells; an empty list is one answer that says nothing.
 * All of it may stand within `{ predictions }`.
 * Throws InferenceError("bad-answer") naming the path of the bad field.
 * Source: https://huggingface.co/docs/inference-providers/tasks/table-question-answering
 */
export function readAnswers(answer: unknown, table: Table): TableAnswers {
  const body = isRecord(answer) && "predictions" in answer ? answer.predictions : answer;
  const given = (Array.isArray(body) ? body.flat() : [body]).map(asEntry);
  const entries = given.length === 0 ? [{ answer: "" }] : given;
  if (!Array.isArray(body) && !isRecord(entries[0])) throw wrongShape("", "an answer", body);
  const items = readRecords(entries).map((entry, index) => readAnswer(entry, Array.isArray(body) ? `[${index}].` : ""));
  const outside = items.flatMap(({ coordinates }) => coordinates).filter((place) => !isInside(table, place)).length;
  return { items, outside };
}

function readAnswer(entry: Readonly<Record<string, unknown>>, path: string): TableAnswer {
  const answer = readText(entry.answer, `${path}answer`);
  if (answer === undefined) throw wrongShape(`${path}answer`, "a text", entry.answer);
  return {
    answer,
    coordinates: readList(entry.coordinates, `${path}coordinates`).map((place, index) => {
      const at = `${path}coordinates[${index}]`;
      if (!Array.isArray(place)) throw wrongShape(at, "a row and a column", place);
      return [readNumber(place[0], `${at}[0]`), readNumber(place[1], `${at}[1]`)] as const;
    }),
    cells: readList(entry.cells, `${path}cells`).map((cell, index) => readText(cell, `${path}cells[${index}]`) ?? ""),
    aggregator: readText(entry.aggregator, `${path}aggregator`),
  };
}

function readNumber(value: unknown, path: string): number {
  if (typeof value !== "number") throw wrongShape(path, "a number", value);
  return value;
}

function readList(value: unknown, path: string): readonly unknown[] {
  if (value !== undefined && value !== null && !Array.isArray(value)) throw wrongShape(path, "a list", value);
  return value ?? [];
}

/** The answers as `readAnswers` reads them back. */
export function writeAnswers({ items }: TableAnswers): unknown {
  const [first, ...more] = items.map(({ answer, coordinates, cells, aggregator }) => ({
    answer,
    ...(coordinates.length > 0 && { coordinates }),
    ...(cells.length > 0 && { cells }),
    ...(aggregator !== undefined && { aggregator }),
  }));
  return more.length === 0 ? first : [first, ...more];
}

/** A cell an answer rests on. */
export interface AnswerCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** What an answer comes to. */
export interface Reading {
  /** Its words, or the figure worked out of its cells; empty when no cell answers. */
  readonly figure: string;
  /** Header of the one column a sum or an average was taken of. */
  readonly unit: string | undefined;
  /** What was done with the cells, in the model's word; undefined when they are the answer themselves. */
  readonly operator: string | undefined;
  /** Numbers the figure was worked out of, as written in the cells; empty where it was not worked out of numbers. */
  readonly terms: readonly string[];
  /** The cells inside the table, each once. */
  readonly cells: readonly AnswerCell[];
  /** How many cells the answer rests on, with or without a place. */
  readonly count: number;
}

/**
 * What an answer comes to for the table that was asked.
 *
 * SUM, AVERAGE and COUNT are worked out here, as models only name their cells; SUM and AVERAGE only of numbers.
 */
export function readingOf({ answer, coordinates, cells, aggregator }: TableAnswer, table: Table): Reading {
  const places = new Map(coordinates.filter((place) => isInside(table, place)).map((place) => [place.join(), place]));
  const found = [...places.values()].map(([row, column]) => ({ row, column, text: table.rows[row]?.[column] ?? "" }));
  const texts = found.length > 0 ? found.map((cell) => cell.text) : cells;
  const name = aggregator?.trim() ?? "";
  const operator = name === "" || name.toUpperCase() === "NONE" ? undefined : name;
  const prefix = `${operator} >`;
  const said = answer.trim();
  const words = operator && said.startsWith(prefix) ? said.slice(prefix.length).trim() : said;
  const plain = { figure: words || texts.join(", "), unit: undefined, operator, terms: [], cells: found, count: texts.length };

  const numbers = texts.flatMap((cell) => cellNumber(cell) ?? []);
  const isNumeric = texts.length > 0 && numbers.length === texts.length;
  const sum = numbers.reduce((total, number) => total + number, 0);
  const columns = new Set(found.map((cell) => cell.column));
  const unit = columns.size === 1 ? table.columns[[...columns][0] ?? 0]?.trim() || undefined : undefined;
  switch (operator?.toUpperCase()) {
    case "COUNT":
      return texts.length > 0 ? { ...plain, figure: String(texts.length) } : plain;
    case "SUM":
      return isNumeric ? { ...plain, figure: writeNumber(sum, texts, 0), unit, terms: texts } : plain;
    case "AVERAGE":
      return isNumeric ? { ...plain, figure: writeNumber(sum / numbers.length, texts, 2), unit, terms: texts } : plain;
  }
  return plain;
}

/** How a figure was worked out, such as "14.45 + 13.53"; at most `most` numbers of it. Undefined for a single number. */
export function workingOf({ operator, terms }: Reading, most = Number.POSITIVE_INFINITY): string | undefined {
  if (terms.length < 2) return undefined;
  const sum = terms
    .slice(0, most)
    .map((term) => term.trim())
    .concat(terms.length > most ? ["…"] : [])
    .join(" + ");
  return operator?.toUpperCase() === "AVERAGE" ? `(${sum}) ÷ ${terms.length}` : sum;
}

/** The figure as the cells it comes from are written: with their decimals, some more, and their thousands commas. */
function writeNumber(value: number, cells: readonly string[], more: number): string {
  const decimals = cells.reduce((most, cell) => Math.max(most, cell.trim().split(".")[1]?.length ?? 0), 0);
  return new Intl.NumberFormat("en-US", {
    maximumFractionDigits: Math.min(20, decimals + more),
    useGrouping: cells.some((cell) => cell.includes(",")),
  }).format(value || 0);
}

function isInside(table: Table, [row, column]: readonly [number, number]): boolean {
  return table.rows[row]?.[column] !== undefined;
}

function asEntry(body: unknown): unknown {
  if (isRecord(body)) return "answer" in body || !("text" in body) ? body : { ...body, answer: body.text };
  return typeof body === "string" ? { answer: body } : body;
}
