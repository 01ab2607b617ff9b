import type { Message } from "./message.js";
import { isRecord } from "./parse.js";

/**
 * A table of texts: a header, then rows.
 *
 * Every row has one cell for each column, in the order of the columns. Headers may be empty and may repeat.
 */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table as far as it was taken; `cut` when there was more of it. */
export interface TableRead {
  readonly table: Table;
  readonly cut: boolean;
}

/** Rows of a table at most, the header not counted. */
export const mostRows = 2000;

/** Columns of a table at most. */
export const mostColumns = 100;

/** What is said when a table was cut. */
export const cutMessage: Message = {
  text: "Only the first {rows} rows and {columns} columns were taken.",
  values: { rows: mostRows, columns: mostColumns },
};

/** A table with empty headers and empty cells. */
export function blankTable(rows: number, columns: number): Table {
  return rectangle(new Array(columns).fill(""), new Array(rows).fill([]));
}

/**
 * A card's `table` or `structured_data`: columns by name, a list of rows with the header first, or a list of row objects.
 *
 * A column that is one value instead of a list has one row. Cells become text, null an empty one; short columns and rows
 * are filled up; what exceeds `mostRows` or `mostColumns` is left out. Undefined for anything else.
 * Parsed objects have already lost the order of names such as "2021"; lists of rows keep it.
 */
export function tableFromCard(value: unknown): Table | undefined {
  if (Array.isArray(value)) {
    if (value.every(Array.isArray)) return rectangle(value[0] ?? [], value.slice(1));
    return value.every(isRecord) ? fromRecords(value) : undefined;
  }
  return isRecord(value) && !(value instanceof Date) ? fromColumns(value) : undefined;
}

/**
 * The table as a card writes it; `tableFromCard` reads the same table back.
 *
 * Columns by name where an object can hold them, else a list of rows with the header first.
 */
export function tableToCard(table: Table): Readonly<Record<string, readonly string[]>> | readonly (readonly string[])[] {
  return keepsNames(table.columns) ? toColumns(table.columns, table.rows) : [table.columns, ...table.rows];
}

/**
 * The columns by name, as servers take them: equally long lists of texts.
 *
 * An empty header becomes "Column 2", a repeated one "Name (2)", so that none is lost. Where an object would change the
 * order of the columns, whole-number headers get a space at the end: answers name their cells by place.
 */
export function tableToColumns(table: Table): Readonly<Record<string, readonly string[]>> {
  const named = table.columns.map((name, index) => (name.trim() === "" ? `Column ${index + 1}` : name));
  const names = unique(named);
  return toColumns(
    keepsNames(names) ? names : unique(named.map((name) => (isWholeNumber(name) ? `${name} ` : name))),
    table.rows,
  );
}

/** What a cell holds for a server that tells numbers from texts; null where it holds nothing. */
export type CellValue = string | number | boolean | null;

/**
 * What the cells of one column hold: all numbers, all booleans, or else texts; null for a blank cell and for "NaN".
 *
 * A number may have thousands commas or an exponent. "007" and digits beyond the exact ones stay texts, as ids do.
 */
export function columnValues(table: Table, column: number): readonly CellValue[] {
  const cells = table.rows.map((row) => row[column] ?? "");
  return (
    readAll(cells, readNumberCell) ?? readAll(cells, readBooleanCell) ?? cells.map((cell) => (isMissing(cell) ? null : cell))
  );
}

/** What every cell holds; undefined as soon as one holds something else. */
function readAll(cells: readonly string[], read: (cell: string) => CellValue | undefined): readonly CellValue[] | undefined {
  const values: CellValue[] = [];
  for (const cell of cells) {
    const value = read(cell);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function readNumberCell(cell: string): number | null | undefined {
  return exactNumber(cell) ?? (isMissing(cell) || /^nan$/i.test(cell.trim()) ? null : undefined);
}

function readBooleanCell(cell: string): boolean | null | undefined {
  if (isMissing(cell)) return null;
  const text = cell.trim().toLowerCase();
  return text === "true" || text === "false" ? text === "true" : undefined;
}

function isMissing(cell: string): boolean {
  const text = cell.trim();
  return text === "" || text === "NaN";
}

/** The cell's number, where writing it as one loses nothing of it. */
export function exactNumber(cell: string): number | undefined {
  const text = cell.trim();
  // Most cells; there may be 200 000 of them.
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^[-+\u2212]?0\d/.test(text)) return undefined;
  const number = /^[-+]?\d+(\.\d+)?e[-+]?\d{1,3}$/i.test(text) ? Number(text) : cellNumber(text);
  if (number === undefined || !Number.isFinite(number)) return undefined;
  return /^[-+\u2212]?[\d,]+$/.test(text) && !Number.isSafeInteger(number) ? undefined : number;
}

/**
 * The columns by name with what their cells hold, as servers take the rows of a tabular model.
 *
 * An empty header becomes "Column 2", a repeated one "Name (2)"; any other stays as it is, since models know their columns
 * by name.
 */
export function tableToData(table: Table): Readonly<Record<string, readonly CellValue[]>> {
  const names = unique(table.columns.map((name, index) => (name.trim() === "" ? `Column ${index + 1}` : name)));
  return Object.fromEntries(names.map((name, column) => [name, columnValues(table, column)]));
}

/**
 * The table as a card writes it, numbers and booleans as such; `tableFromCard` reads a table of the same values back.
 *
 * Columns by name where an object can hold them, else a list of rows with the header first.
 */
export function dataToCard(table: Table): Readonly<Record<string, readonly CellValue[]>> | readonly (readonly string[])[] {
  if (!keepsNames(table.columns)) return [table.columns, ...table.rows];
  return Object.fromEntries(table.columns.map((name, column) => [name, columnValues(table, column)]));
}

/** The table without the blank rows and blank columns at its end. */
export function trimTable(table: Table): Table {
  const isBlank = (cell: string | undefined) => !cell?.trim();
  const height = table.rows.findLastIndex((row) => !row.every(isBlank)) + 1;
  const rows = table.rows.slice(0, height);
  const width = table.columns.findLastIndex((name, column) => !isBlank(name) || rows.some((row) => !isBlank(row[column]))) + 1;
  if (height === table.rows.length && width === table.columns.length) return table;
  return { columns: table.columns.slice(0, width), rows: rows.map((row) => row.slice(0, width)) };
}

/**
 * A cell's number: digits with an optional sign, decimal point and thousands commas.
 *
 * Undefined when the cell is anything else, such as a number with a unit.
 */
export function cellNumber(cell: string): number | undefined {
  const text = cell.trim().replace("\u2212", "-");
  if (!/^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$|^[-+]?\.\d+$/.test(text)) return undefined;
  const number = Number(text.replaceAll(",", ""));
  return Number.isFinite(number) ? number : undefined;
}

/** The table with another text in one cell. */
export function setCell(table: Table, row: number, column: number, text: string): Table {
  return { ...table, rows: table.rows.map((cells, at) => (at === row ? replace(cells, column, text) : cells)) };
}

/** The table with another header over one column. */
export function setHeader(table: Table, column: number, text: string): Table {
  return { ...table, columns: replace(table.columns, column, text) };
}

/** The table with an empty row at its end; the same table when it is full. */
export function addRow(table: Table): Table {
  if (table.rows.length >= mostRows) return table;
  return { ...table, rows: [...table.rows, table.columns.map(() => "")] };
}

/** The table with an empty column at its end; the same table when it is full. */
export function addColumn(table: Table, name: string): Table {
  if (table.columns.length >= mostColumns) return table;
  return { columns: [...table.columns, name], rows: table.rows.map((row) => [...row, ""]) };
}

/** The table without one row. */
export function removeRow(table: Table, row: number): Table {
  return { ...table, rows: table.rows.toSpliced(row, 1) };
}

/** The table without one column; without any rows when it was the last. */
export function removeColumn(table: Table, column: number): Table {
  const columns = table.columns.toSpliced(column, 1);
  return { columns, rows: columns.length === 0 ? [] : table.rows.map((row) => row.toSpliced(column, 1)) };
}

function fromColumns(columns: Readonly<Record<string, unknown>>): Table | undefined {
  const entries = Object.entries(columns);
  const lists = entries.map(([, cells]) => (Array.isArray(cells) ? cells : [cells]));
  if (entries.some(([, cells]) => isRecord(cells) && !(cells instanceof Date))) return undefined;
  const kept = lists.slice(0, mostColumns);
  const height = kept.reduce((most, cells) => Math.max(most, cells.length), 0);
  const rows = Array.from({ length: Math.min(height, mostRows) }, (_, row) => kept.map((cells) => cells[row]));
  return rectangle(
    entries.map(([name]) => name),
    rows,
  );
}

function fromRecords(records: readonly Readonly<Record<string, unknown>>[]): Table {
  const kept = records.slice(0, mostRows);
  const names = [...new Set(kept.flatMap((record) => Object.keys(record)))].slice(0, mostColumns);
  return rectangle(
    names,
    kept.map((record) => names.map((name) => (Object.hasOwn(record, name) ? record[name] : ""))),
  );
}

/** A table of texts out of lists of any length; cut where it is too large. */
export function rectangle(header: readonly unknown[], lines: readonly (readonly unknown[])[]): Table {
  const kept = lines.slice(0, mostRows);
  const width = Math.min(
    mostColumns,
    kept.reduce((most, cells) => Math.max(most, cells.length), header.length),
  );
  const line = (cells: readonly unknown[]) =>
    cells.length === width && cells.every(isText) ? cells : Array.from({ length: width }, (_, at) => cellText(cells[at]));
  return { columns: line(header), rows: width === 0 ? [] : kept.map(line) };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function cellText(value: unknown): string {
  if (isText(value)) return value;
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace("T00:00:00.000Z", "");
  try {
    return JSON.stringify(value);
  } catch {
    return "";
  }
}

function toColumns(names: readonly string[], rows: Table["rows"]): Readonly<Record<string, readonly string[]>> {
  // Unlike an assignment, this makes a column of the name "__proto__" too.
  return Object.fromEntries(names.map((name, column) => [name, rows.map((row) => row[column] ?? "")]));
}

/** Whether an object with these names as keys has them all, in this order. */
function keepsNames(names: readonly string[]): boolean {
  const keys = Object.keys(Object.fromEntries(names.map((name) => [name, true])));
  return keys.length === names.length && keys.every((key, index) => key === names[index]);
}

function isWholeNumber(name: string): boolean {
  return /^(0|[1-9]\d*)$/.test(name);
}

/** The names with a count behind each repeated one. */
function unique(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const counts = new Map<string, number>();
  return names.map((name) => {
    let count = (counts.get(name) ?? 0) + 1;
    let next = count === 1 ? name : `${name} (${count})`;
    while (count > 1 && taken.has(next)) {
      count += 1;
      next = `${name} (${count})`;
    }
    counts.set(name, count);
    return next;
  });
}

function replace(cells: readonly string[], at: number, text: string): readonly string[] {
  return cells.map((cell, index) => (index === at ? text : cell));
}
