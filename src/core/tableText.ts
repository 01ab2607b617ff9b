import { mostColumns, mostRows, rectangle, type Table, type TableRead } from "./tables.js";

/** Bytes read of a file at most; 2 000 rows of 100 columns with 20 characters each. */
const mostBytes = 4_000_000;

/** Lines of delimited text as far as they were taken, each a list of cells; `cut` when there was more of them. */
export interface CellBlock {
  readonly rows: readonly (readonly string[])[];
  readonly cut: boolean;
}

/** Characters of copied cells that are read at once, in some milliseconds. */
const mostAtOnce = 50_000;

/**
 * Cells copied from a spreadsheet: tabs between them, a line for each row, and quotes around a cell that holds either.
 *
 * Of a large text a promise, which reads it in turns of some 10 milliseconds, between which the page lives on.
 */
export function readCopiedCells(text: string): CellBlock | Promise<CellBlock> {
  return text.length <= mostAtOnce ? readLines(text, "\t", mostRows + 1) : readInTurns(text, "\t");
}

/**
 * The table with copied cells written over it from one cell on; it grows where they reach beyond it.
 *
 * `row` is -1 for the header: the first line then goes into the headers.
 */
export function pasteCells(table: Table, row: number, column: number, { rows: block, cut }: CellBlock): TableRead {
  const blockWidth = block.reduce((most, cells) => Math.max(most, cells.length), 0);
  const width = Math.max(table.columns.length, Math.min(mostColumns, column + blockWidth));
  const height = Math.max(table.rows.length, Math.min(mostRows, row + block.length));
  const line = (cells: readonly string[] = [], written?: readonly string[]) => {
    if (!written && cells.length === width) return cells;
    // Whole lines of a large table are taken as they are.
    if (column === 0 && written?.length === width) return written;
    return Array.from({ length: width }, (_, at) => (at < column ? undefined : written?.[at - column]) ?? cells[at] ?? "");
  };
  return {
    table: {
      columns: line(table.columns, block[-1 - row]),
      rows: Array.from({ length: height }, (_, at) => line(table.rows[at], block[at - row])),
    },
    cut: cut || column + blockWidth > width || row + block.length > height,
  };
}

/**
 * The table in a CSV or TSV text, its first line as the header; comma, semicolon and tab are told apart by the text.
 *
 * Takes linear time. Undefined when the text holds no line, or holds NUL and so is no text.
 */
export function tableFromText(text: string): TableRead | undefined {
  const written = withoutMark(text);
  return written.includes("\0") ? undefined : tableOfLines(readLines(written, delimiterOf(written), mostRows + 1));
}

/** The table as CSV, or as TSV when the delimiter is a tab; `tableFromText` reads the same table back. */
export function tableToText(table: Table, delimiter: "," | ";" | "\t" = ","): string {
  const write = (cell: string, _: number, row: readonly string[]) =>
    // A line with nothing on it would be no row.
    /["\r\n,;\t]/.test(cell) || (cell === "" && row.length === 1) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [table.columns, ...table.rows].map((row) => row.map(write).join(delimiter)).join("\r\n");
}

/** The table as CSV for a spreadsheet: in UTF-8 with its mark, and no cell that would be taken for a formula. */
export function tableToSheet({ columns, rows }: Table): string {
  const inert = (cell: string) => (/^[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.]+(e[-+]?\d+)?%?$/i.test(cell) ? `'${cell}` : cell);
  return `\uFEFF${tableToText({ columns: columns.map(inert), rows: rows.map((row) => row.map(inert)) })}`;
}

/**
 * The table in a CSV or TSV file, in UTF-8, UTF-16 with its mark, or Windows-1252; undefined when the file holds none.
 *
 * A large file is read in turns of some 10 milliseconds, between which the page lives on.
 */
export async function readTableFile(file: Blob): Promise<TableRead | undefined> {
  const isWhole = file.size <= mostBytes;
  const decoded = decode(new Uint8Array(await file.slice(0, mostBytes).arrayBuffer()), isWhole);
  const text = withoutMark(isWhole ? decoded : decoded.slice(0, decoded.lastIndexOf("\n") + 1));
  if (text.includes("\0")) return undefined;
  return tableOfLines(await readInTurns(text, delimiterOf(text), !isWhole));
}

/** Milliseconds of reading at a time. */
const turn = 10;

async function readInTurns(text: string, delimiter: string, cut = false): Promise<CellBlock> {
  const lines: Lines = { rows: [], cut };
  let began = performance.now();
  for (const line of eachLine(text, delimiter)) {
    if (!addLine(lines, line, mostRows + 1)) break;
    if (performance.now() - began < turn) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  return lines;
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function decode(bytes: Uint8Array, isWhole: boolean): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    // In a stream, half a character at the end is no fault.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The delimiter that cuts the first lines into the most even columns, more than one. */
function delimiterOf(text: string): string {
  let best = { delimiter: ",", evenness: 0 };
  const start = text.slice(0, 10_000);
  for (const delimiter of ["\t", ",", ";"]) {
    const { rows } = readLines(start, delimiter, 20);
    const width = rows[0]?.length ?? 0;
    const evenness = width < 2 ? 0 : rows.filter((row) => row.length === width).length / rows.length;
    if (evenness > best.evenness) best = { delimiter, evenness };
  }
  return best.delimiter;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A block that is being read. */
interface Lines extends CellBlock {
  readonly rows: (readonly string[])[];
  cut: boolean;
}

/** At most `most` lines of delimited text. */
function readLines(text: string, delimiter: string, most: number): Lines {
  const lines: Lines = { rows: [], cut: false };
  for (const line of eachLine(text, delimiter)) if (!addLine(lines, line, most)) break;
  return lines;
}

/** Adds a line, its cells beyond the last column left out; false when there is no room for it. */
function addLine(lines: Lines, line: readonly string[], most: number): boolean {
  const hasRoom = lines.rows.length < most;
  if (hasRoom) lines.rows.push(line.length > mostColumns ? line.slice(0, mostColumns) : line);
  if (!hasRoom || line.slice(mostColumns).some((cell) => cell !== "")) lines.cut = true;
  return hasRoom;
}

/** The first line as the header, the rest as rows, without lines that are blank. */
function tableOfLines({ rows, cut }: CellBlock): TableRead | undefined {
  const isWide = rows.some((row) => row.length > 1);
  const [header, ...lines] = rows.filter((row) => !isWide || row.length > 1 || row[0] !== "");
  return header && { table: rectangle(header, lines), cut };
}

function* eachLine(text: string, delimiter: string): Generator<readonly string[]> {
  const mark = delimiter.charCodeAt(0);
  let at = 0;
  while (at < text.length) {
    const cells: string[] = [];
    for (let isLast = false; !isLast; ) {
      const close = text.charCodeAt(at) === quote ? closingQuote(text, at) : -1;
      const quoted = close < 0 ? "" : text.slice(at + 1, close).replaceAll('""', '"');
      if (close >= 0) at = close + 1;
      const start = at;
      let code = text.charCodeAt(at);
      while (at < text.length && code !== mark && code !== lineFeed && code !== carriageReturn) {
        at += 1;
        code = text.charCodeAt(at);
      }
      cells.push(quoted + text.slice(start, at));
      isLast = code !== mark;
      at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
    }
    yield cells;
  }
}

/** Where the quote opened at `at` closes; -1 when it never does, and so is a character like any other. */
function closingQuote(text: string, at: number): number {
  for (let close = at + 1; close < text.length; close += 1) {
    if (text.charCodeAt(close) !== quote) continue;
    if (text.charCodeAt(close + 1) !== quote) return close;
    close += 1;
  }
  return -1;
}
