"use client";
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Message } from "../core/message.js";
import {
  addColumn,
  addRow,
  cellNumber,
  cutMessage,
  mostColumns,
  mostRows,
  removeColumn,
  removeRow,
  setCell,
  setHeader,
  type Table,
} from "../core/tables.js";
import { Icon } from "./Icon.js";
import { warn } from "./icons.js";
import { isComposing } from "./isComposing.js";
import { useGridWindow } from "./useGridWindow.js";
import { useWords } from "./words.js";

/** A cell that is marked, and what the mark means to somebody who does not see it. */
export interface GridMark {
  /** Counted from 0, the header not counted. */
  readonly row: number;
  readonly column: number;
  /** Such as "answer cell". */
  readonly words: Message;
}

export interface DataGridProps {
  /** Names the grid. */
  label: Message;
  value: Table;
  /** Called with the table after each change; without it the cells can be read, not changed. */
  onChange: ((table: Table) => void) | undefined;
  /** Cells drawn with a marker; the grid opens at the first of them. */
  marks?: readonly GridMark[];
  /** Columns before those of a table that cannot be changed, with as many rows. */
  lead?: Table;
  /** What the table lacks before it can be used. */
  lacks?: Message | undefined;
  /** Draws what stands in a cell that cannot be changed, in one line; undefined leaves it to the cell's text. */
  draw?: ((row: number, column: number) => ReactNode) | undefined;
}

/** A place in the grid; row -1 is the header. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cell that is edited, what its field starts with, and what Escape brings back. */
interface Editing extends Place {
  readonly text: string;
  readonly before: string;
}

const noMarks: readonly GridMark[] = [];

const noLead: Table = { columns: [], rows: [] };

/** Brings what reads copied cells and files. */
const bringReader = () => import("../core/tableText.js");

const notLoaded: Message = "The code could not be loaded. Check the connection, then load the page again.";

/** What a table without columns is drawn as, so that there is a cell to write in. */
const oneCell: Table = { columns: [""], rows: [[""]] };

/**
 * A table to read or to edit by pointer, keyboard and clipboard, as large as it may be.
 *
 * One tab stop; arrows, Home, End, Page Up and Page Down move. Enter, F2 or a press on the active cell edits it, typing
 * replaces it, Delete empties it; Enter and Tab commit and move on, Escape cancels, leaving the cell commits.
 *
 * @example
 * <DataGrid label="Table" value={table} onChange={setTable} />
 */
export function DataGrid({ onChange, ...props }: DataGridProps) {
  const current = useRef(onChange);
  useEffect(function keepCurrent() {
    current.current = onChange;
  });
  const change = useCallback((table: Table) => current.current?.(table), []);
  return <Grid {...props} onChange={onChange && change} />;
}

/** Drawn anew only for another table: there are hundreds of cells, and the page around it changes often. */
const Grid = memo(function Grid({ label, value, onChange, marks = noMarks, lacks, lead = noLead, draw }: DataGridProps) {
  const t = useWords();
  const id = useId();
  const table = value.columns.length === 0 && onChange ? oneCell : value;
  const { rows } = table;
  const columns = useMemo(() => [...lead.columns, ...table.columns], [lead, table]);
  const opening = marks[0];

  const [chosen, setChosen] = useState<Place>(opening ?? { row: 0, column: 0 });
  const [begun, setEditing] = useState<Editing>();
  const [note, setNote] = useState<Message>();
  const active = {
    row: Math.max(-1, Math.min(chosen.row, rows.length - 1)),
    column: Math.max(0, Math.min(chosen.column, columns.length - 1)),
  };
  // A table from elsewhere may have no such cell any more.
  const editing = begun?.row === active.row && begun.column === active.column ? begun : undefined;
  const grid = useGridWindow(rows.length, columns.length, active);
  const activeCell = useRef<HTMLTableCellElement>(null);
  const next = useRef<"focus" | "reveal">(undefined);
  const pressed = useRef(false);
  const current = useRef({ table, turn: 0 });

  const marked = useMemo(() => new Map(marks.map((mark) => [`${mark.row},${mark.column}`, mark.words])), [marks]);
  const markedColumns = useMemo(() => new Set(marks.map((mark) => mark.column)), [marks]);
  const numeric = useMemo(
    () => [lead, table].flatMap((part) => part.columns.map((_, column) => holdsNumbers(part.rows, column))),
    [lead, table],
  );
  const keepsWidths = grid.isCut && !grid.isWide;
  const widest = useMemo(
    () => (keepsWidths ? [lead, table].flatMap((part) => part.columns.map((_, column) => widestText(part, column))) : []),
    [lead, table, keepsWidths],
  );

  useEffect(function keepTable() {
    current.current.table = table;
  });
  useEffect(function forgetWhatIsRead() {
    const state = current.current;
    return () => {
      state.turn += 1;
    };
  }, []);
  const openingRow = opening?.row;
  const openingColumn = opening?.column;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another table opens at its first mark too
  useEffect(
    function openAtMark() {
      if (openingRow === undefined || openingColumn === undefined) return;
      setChosen({ row: openingRow, column: openingColumn });
      next.current = "reveal";
    },
    [value, openingRow, openingColumn],
  );
  useEffect(function settle() {
    const cell = activeCell.current;
    const region = grid.scroller.current;
    if (next.current && cell && region) keepInView(region, cell, active, next.current === "focus" ? 0 : 2 * grid.rowSize);
    if (next.current === "focus") cell?.focus();
    next.current = undefined;
  });

  const textAt = ({ row, column }: Place) => {
    if (row < 0) return columns[column] ?? "";
    const own = column - lead.columns.length;
    return (own < 0 ? lead.rows[row]?.[column] : rows[row]?.[own]) ?? "";
  };
  const nameOf = (column: number) => columns[column]?.trim() || t("Column {n}", { n: column + 1 });

  function go(row: number, column: number): void {
    setChosen({
      row: Math.max(-1, Math.min(row, rows.length - 1)),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    });
    next.current = "focus";
  }

  function write(text: string): void {
    if (!onChange || text === textAt(active)) return;
    onChange(active.row < 0 ? setHeader(table, active.column, text) : setCell(table, active.row, active.column, text));
  }

  function edit(text: string): void {
    if (onChange) setEditing({ ...active, text, before: textAt(active) });
  }

  function onEditKey(event: KeyboardEvent<HTMLTableElement>, field: HTMLTextAreaElement, before: string): void {
    if (isComposing(event)) return;
    const end = (text: string) => {
      write(text);
      setEditing(undefined);
      next.current = "focus";
    };
    if (event.key === "Escape") {
      event.preventDefault();
      end(before);
    }
    // With Shift, a line break in the cell; with Ctrl or ⌘, the widget's shortcut, which must meet the committed text.
    if (event.key === "Enter" && !event.shiftKey) {
      end(field.value);
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(active.row + 1, active.column);
    }
    if (event.key === "Tab") {
      event.preventDefault();
      end(field.value);
      const place = (active.row + 1) * columns.length + active.column + (event.shiftKey ? -1 : 1);
      if (place >= 0 && place < (rows.length + 1) * columns.length) {
        go(Math.floor(place / columns.length) - 1, place % columns.length);
      }
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    if (editing) {
      if (event.target instanceof HTMLTextAreaElement) onEditKey(event, event.target, editing.before);
      return;
    }
    const isMirrored = window.getComputedStyle(event.currentTarget).direction === "rtl";
    if (moveBy(event, isMirrored) || (onChange && editBy(event))) event.preventDefault();
  }

  /** Moves as a key says; false when it says nothing of that. */
  function moveBy(event: KeyboardEvent, isMirrored: boolean): boolean {
    const { row, column } = active;
    const isFar = event.ctrlKey || event.metaKey;
    if (event.altKey || (isFar && event.key !== "Home" && event.key !== "End")) return false;
    // Less the header, and one row that stays in view.
    const page = Math.max(1, grid.page - 2);
    const step = isMirrored ? -1 : 1;
    switch (event.key) {
      case "ArrowUp":
        go(row - 1, column);
        return true;
      case "ArrowDown":
        go(row + 1, column);
        return true;
      case "ArrowLeft":
        go(row, column - step);
        return true;
      case "ArrowRight":
        go(row, column + step);
        return true;
      case "PageUp":
        go(row - page, column);
        return true;
      case "PageDown":
        go(row + page, column);
        return true;
      case "Home":
        go(isFar ? -1 : row, 0);
        return true;
      case "End":
        go(isFar ? rows.length - 1 : row, columns.length - 1);
        return true;
    }
    return false;
  }

  /** Edits as a key says; false when it says nothing of that. */
  function editBy(event: KeyboardEvent): boolean {
    // AltGraph comes as Ctrl and Alt, but types a character.
    if ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph")) return false;
    if (event.key === "Delete" || event.key === "Backspace") write("");
    else if (event.key === "Enter" || event.key === "F2") edit(textAt(active));
    else if (event.key.length === 1) edit(event.key);
    else return false;
    return true;
  }

  function onFocus(event: FocusEvent<HTMLTableElement>): void {
    // So that it is there when something is pasted.
    if (onChange) bringReader().catch(() => {});
    const place = placeOf(event.target);
    if (place && (place.row !== active.row || place.column !== active.column)) setChosen(place);
  }

  function onBlur(event: FocusEvent<HTMLTableElement>): void {
    const field = event.target;
    if (!editing || !(field instanceof HTMLTextAreaElement)) return;
    write(field.value);
    const root = field.getRootNode();
    const isStillActive = (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === field;
    // When the whole window loses the focus, the field is written to when it comes back.
    if (!isStillActive) setEditing(undefined);
  }

  function onMouseDown(event: MouseEvent<HTMLTableElement>): void {
    pressed.current = activeCell.current?.matches(":focus") === true && activeCell.current.contains(event.target as Node);
  }

  function onClick(event: MouseEvent<HTMLTableElement>): void {
    if (pressed.current && !editing && activeCell.current?.contains(event.target as Node)) edit(textAt(active));
    pressed.current = false;
  }

  function onPaste(event: ClipboardEvent<HTMLTableElement>): void {
    const text = event.clipboardData.getData("text/plain");
    if (editing || !onChange || text === "") return;
    event.preventDefault();
    void paste(text);
  }

  async function paste(text: string): Promise<void> {
    current.current.turn += 1;
    const { turn } = current.current;
    const reader = await bringReader().catch(() => undefined);
    const cells = await reader?.readCopiedCells(text);
    // What is pasted or chosen later, or a grid that is gone, no longer waits for this.
    if (turn !== current.current.turn) return;
    if (!reader || !cells) {
      setNote(notLoaded);
      return;
    }
    const { table: pasted, cut } = reader.pasteCells(current.current.table, active.row, active.column, cells);
    onChange?.(pasted);
    setNote(cut ? cutMessage : undefined);
  }

  async function takeFile(file: File): Promise<void> {
    current.current.turn += 1;
    const { turn } = current.current;
    const reader = await bringReader().catch(() => undefined);
    const read = await reader?.readTableFile(file).catch(() => undefined);
    if (turn !== current.current.turn) return;
    if (!read) {
      setNote(reader ? "This file holds no table. Choose a CSV or TSV file." : notLoaded);
      return;
    }
    const { columns: names, rows: lines } = read.table;
    const size = { rows: lines.length, columns: names.length };
    setNote(
      read.cut ? cutMessage : { text: "{rows} {rows|row|rows} and {columns} {columns|column|columns} read.", values: size },
    );
    setEditing(undefined);
    setChosen({ row: 0, column: 0 });
    next.current = grid.scroller.current?.matches(":focus-within") ? "focus" : "reveal";
    onChange?.(read.table);
  }

  /** Changes the table and says so; the active cell follows what was added. */
  function change(changed: Table, said: Message, place: Place): void {
    onChange?.(changed);
    setNote(said);
    setChosen(place);
    next.current = "reveal";
  }

  function cell(row: number, column: number): ReactNode {
    const place = { row, column };
    const text = textAt(place);
    const isActive = row === active.row && column === active.column;
    const isEdited = isActive && editing !== undefined;
    const words = marked.get(`${row},${column}`);
    const className = [
      "iw-inset",
      row < 0 ? "iw-grid-th" : "iw-grid-td",
      column === 0 && (row < 0 ? "iw-grid-first iw-grid-corner" : "iw-grid-first"),
      numeric[column] && "iw-cell-num",
      row < 0 && markedColumns.has(column) && "iw-grid-col",
      words !== undefined && "iw-grid-hit",
      onChange ? "iw-cell-open" : column === columns.length - 1 && "iw-cell-last",
      grid.isWide && "iw-cell-even",
      isActive && onChange && "iw-cell-active",
      isEdited && "iw-cell-edit",
    ];
    const Tag = row < 0 ? "th" : "td";
    // A header without text would name its row nothing.
    const role = row < 0 ? "columnheader" : column === 0 && text.trim() !== "" ? "rowheader" : "gridcell";
    return (
      <Tag
        key={column}
        ref={isActive ? activeCell : undefined}
        className={className.filter(Boolean).join(" ")}
        role={role}
        scope={row < 0 ? "col" : undefined}
        aria-colindex={column + 1}
        aria-invalid={(isActive && lacks !== undefined) || undefined}
        aria-describedby={isActive && lacks !== undefined ? `${id}-lacks` : undefined}
        data-place={`${row},${column}`}
        tabIndex={isActive ? 0 : -1}
        title={text.length > 40 && !isEdited ? shortened(text) : undefined}
      >
        {isEdited ? (
          <CellField
            text={editing.text}
            label={
              row < 0 ? t("Header of column {n}", { n: column + 1 }) : t.list([nameOf(column), t("row {n}", { n: row + 1 })])
            }
          />
        ) : (
          <>
            {words !== undefined && <span className="iw-sr">{t(words)}</span>}
            {words !== undefined && " "}
            {row < 0 && text.trim() === "" ? (
              <span className="iw-dim">{nameOf(column)}</span>
            ) : (
              ((row < 0 ? undefined : draw?.(row, column)) ?? <bdi>{shortened(text)}</bdi>)
            )}
          </>
        )}
      </Tag>
    );
  }

  const line = (row: number) =>
    grid.columns.map(({ index, gap }) =>
      gap === 0 ? (
        cell(row, index)
      ) : (
        <td
          key={`gap ${index}`}
          className="iw-grid-gap"
          aria-hidden="true"
          ref={(element) => {
            if (element && row < 0) element.style.minInlineSize = `${gap * grid.columnSize}px`;
          }}
        />
      ),
    );

  if (columns.length === 0) return null;
  return (
    <div className="iw-g2">
      <div
        className={lacks === undefined ? "iw-data-region" : "iw-data-region iw-data-bad"}
        ref={grid.scroller}
        onScroll={grid.measure}
      >
        <table
          className={grid.isWide ? "iw-table iw-grid-wide" : "iw-table"}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML lets a table be a grid
          role="grid"
          aria-label={t(label)}
          aria-describedby={onChange && `${id}-hint`}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          aria-readonly={!onChange}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onBlur={onBlur}
          onMouseDown={onMouseDown}
          onClick={onClick}
          onPaste={onPaste}
        >
          <thead>
            <tr aria-rowindex={1}>{line(-1)}</tr>
            {keepsWidths && (
              <tr aria-hidden="true">
                {widest.map((text, column) => (
                  <td key={column} className="iw-grid-widest" data-widest={text} />
                ))}
              </tr>
            )}
          </thead>
          <tbody>
            {grid.rows.map(({ index, gap }) =>
              gap === 0 ? (
                <tr key={index} className="iw-tr" aria-rowindex={index + 2}>
                  {line(index)}
                </tr>
              ) : (
                <tr key={`gap ${index}`} aria-hidden="true">
                  <td
                    className="iw-grid-gap"
                    colSpan={grid.columns.length}
                    ref={(element) => {
                      if (element) element.style.blockSize = `${gap * grid.rowSize}px`;
                    }}
                  />
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {lacks !== undefined && (
        <p className="iw-note iw-note-bad" id={`${id}-lacks`}>
          <Icon path={warn} />
          {t(lacks)}
        </p>
      )}
      {onChange && (
        <>
          <p className="iw-note" id={`${id}-hint`}>
            {t("Enter or a second press edits a cell. Cells copied from a spreadsheet can be pasted.")}
          </p>
          <div className="iw-row" role="group" aria-label={t("Change the table")}>
            <Tool
              isIdle={rows.length >= mostRows}
              onPress={() =>
                change(
                  addRow(table),
                  { text: "Row {n} added.", values: { n: rows.length + 1 } },
                  { row: rows.length, column: active.column },
                )
              }
            >
              {t("Add row")}
            </Tool>
            <Tool
              isIdle={columns.length >= mostColumns}
              onPress={() =>
                change(
                  addColumn(table, t("Column {n}", { n: columns.length + 1 })),
                  { text: "Column {n} added.", values: { n: columns.length + 1 } },
                  { row: active.row, column: columns.length },
                )
              }
            >
              {t("Add column")}
            </Tool>
            <Tool
              isIdle={active.row < 0}
              onPress={() =>
                change(removeRow(table, active.row), { text: "Row {n} removed.", values: { n: active.row + 1 } }, active)
              }
            >
              {active.row < 0 ? t("Remove row") : t("Remove row {n}", { n: active.row + 1 })}
            </Tool>
            <Tool
              isIdle={value.columns.length === 0}
              onPress={() =>
                change(
                  removeColumn(table, active.column),
                  { text: "Column {n} removed.", values: { n: active.column + 1 } },
                  active,
                )
              }
            >
              {t("Remove column")} <bdi className="iw-data-name">{nameOf(active.column)}</bdi>
            </Tool>
            <span className="iw-choose">
              <input
                className="iw-choose-input"
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                // An empty title keeps browsers from saying "No file chosen" on hover.
                title=""
                aria-label={t("CSV file")}
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  // Cleared, so that choosing the same file again is a change again.
                  event.currentTarget.value = "";
                  if (file) void takeFile(file);
                }}
              />
              <span className="iw-media-button" aria-hidden="true">
                {t("CSV file")}
              </span>
            </span>
          </div>
          <p className="iw-note" role="status">
            {note !== undefined && t(note)}
          </p>
        </>
      )}
    </div>
  );
});

/** A button that stays where it is, and keeps the focus, while it has nothing to do. */
function Tool({ isIdle, onPress, children }: { isIdle: boolean; onPress(): void; children: ReactNode }) {
  return (
    <button className="iw-media-button" type="button" aria-disabled={isIdle || undefined} onClick={isIdle ? undefined : onPress}>
      {children}
    </button>
  );
}

/** The field in the cell that is edited; takes the focus, the caret at the end. */
function CellField({ text, label }: { text: string; label: string }) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(function begin() {
    const field = ref.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  return <textarea className="iw-cell-field iw-inset" ref={ref} rows={1} dir="auto" aria-label={label} defaultValue={text} />;
}

/** Rows by which it is judged whether a column holds numbers. */
const sample = 100;

function holdsNumbers(rows: Table["rows"], column: number): boolean {
  const filled = rows.slice(0, sample).flatMap((row) => (row[column]?.trim() ? [row[column]] : []));
  return filled.length > 0 && filled.every((text) => cellNumber(text) !== undefined);
}

/** The longest text of a column, as far as columns widen for it. */
function widestText({ columns, rows }: Table, column: number): string {
  let widest = columns[column] ?? "";
  for (const row of rows) if ((row[column]?.length ?? 0) > widest.length) widest = row[column] ?? "";
  return widest.slice(0, 40);
}

/** What is drawn of a cell: more would cost time in layout, and no column is so wide. */
function shortened(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}

function placeOf(target: Element): Place | undefined {
  const [row, column] = (target.closest("[data-place]")?.getAttribute("data-place") ?? "").split(",");
  return row && column ? { row: Number(row), column: Number(column) } : undefined;
}

/**
 * Scrolls a region just so far that a cell stands clear of its header and first column, and leaves the page where it is.
 *
 * `around` is kept free above and below, in pixels. Browsers take a cell under a sticky one for visible.
 */
function keepInView(region: HTMLElement, cell: HTMLElement, place: Place, around: number): void {
  const frame = region.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const corner = region.querySelector("thead th")?.getBoundingClientRect() ?? frame;
  if (place.row >= 0) {
    region.scrollTop += overflow(box.top, box.bottom, corner.bottom + around, frame.top + region.clientHeight - around);
  }
  if (place.column > 0) {
    const isMirrored = window.getComputedStyle(region).direction === "rtl";
    const left = isMirrored ? frame.right - region.clientWidth : corner.right;
    const right = isMirrored ? corner.left : frame.left + region.clientWidth;
    region.scrollLeft += overflow(box.left, box.right, left, right);
  }
}

/** How far a stretch lies outside of bounds, negative before them; what is too long for them begins at the lower one. */
function overflow(start: number, end: number, low: number, high: number): number {
  return start < low || end - start > high - low ? start - low : Math.max(0, end - high);
}
