"use client";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** A place in a long list as it is drawn: one item, or a gap that stands for `gap` items from `index` on. */
export interface Slot {
  readonly index: number;
  /** 0 for an item. */
  readonly gap: number;
}

/** The part of a large grid that is drawn: what is in view, a little around it, the first column and the active cell. */
export interface GridWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Slot[];
  readonly columns: readonly Slot[];
  /** Whether rows are left out. */
  readonly isCut: boolean;
  /** Whether columns are left out, so that all must have one width. */
  readonly isWide: boolean;
  /** Pixels of one row. */
  readonly rowSize: number;
  /** Pixels of one column of a wide grid. */
  readonly columnSize: number;
  /** Rows that fit into the view. */
  readonly page: number;
  /** Takes note of where the grid is scrolled to. */
  measure(): void;
}

/** Rows, and columns, up to which all are drawn. */
const fewRows = 24;
const fewColumns = 24;

/** Drawn beyond each edge of the view. */
const rowsAround = 6;
const columnsAround = 2;

/**
 * Follows a scrolling grid and says which of its rows and columns to draw.
 *
 * Rows must be equally high; with more than 24 columns, columns must be equally wide. Before the page is laid out, the
 * first rows and columns are drawn.
 */
export function useGridWindow(rowCount: number, columnCount: number, active: { row: number; column: number }): GridWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ row: 0, page: 10, rowSize: 37, column: 0, across: 8, columnSize: 144 });
  const isWide = columnCount > fewColumns;

  const measure = useCallback(() => {
    const region = scroller.current;
    if (!region) return;
    const size = (selector: string) => region.querySelector(selector)?.getBoundingClientRect();
    const rowHeight = size("tbody > [aria-rowindex]")?.height;
    const columnWidth = size("thead [aria-colindex]")?.width;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = region;
    setView((last) => {
      const rowSize = rowHeight || last.rowSize;
      const columnSize = columnWidth || last.columnSize;
      const next = {
        row: Math.floor(scrollTop / rowSize),
        page: Math.ceil(clientHeight / rowSize) || last.page,
        rowSize,
        // Counted from the right, and so negative, where the page runs from right to left.
        column: Math.floor(Math.abs(scrollLeft) / columnSize),
        across: Math.ceil(clientWidth / columnSize) || last.across,
        columnSize,
      };
      const isSame = (Object.keys(next) as (keyof typeof next)[]).every((key) => next[key] === last[key]);
      return isSame ? last : next;
    });
  }, []);

  useEffect(
    function followSize() {
      if (!scroller.current || typeof ResizeObserver === "undefined") return;
      // Measured once the page is laid out: in an effect, it would have to be laid out for that.
      const observer = new ResizeObserver(measure);
      observer.observe(scroller.current);
      for (const content of scroller.current.children) observer.observe(content);
      return () => observer.disconnect();
    },
    [measure],
  );

  const isCut = rowCount > fewRows;
  return {
    scroller,
    isCut,
    isWide,
    measure,
    page: view.page,
    rowSize: view.rowSize,
    columnSize: view.columnSize,
    rows: isCut
      ? slots(rowCount, view.row - rowsAround, view.row + view.page + rowsAround, [active.row])
      : slots(rowCount, 0, rowCount, []),
    columns: isWide
      ? slots(columnCount, view.column - columnsAround, view.column + view.across + columnsAround, [0, active.column])
      : slots(columnCount, 0, columnCount, []),
  };
}

/** Items `first` up to `end` and the pinned ones, in order, with gaps for the others. */
function slots(count: number, first: number, end: number, pinned: readonly number[]): readonly Slot[] {
  const shown = new Set(pinned.filter((index) => index >= 0 && index < count));
  for (let index = Math.max(0, first); index < Math.min(count, end); index += 1) shown.add(index);
  const all: Slot[] = [];
  let next = 0;
  for (const index of [...shown].sort((a, b) => a - b)) {
    if (index > next) all.push({ index: next, gap: index - next });
    all.push({ index, gap: 0 });
    next = index + 1;
  }
  if (next < count) all.push({ index: next, gap: count - next });
  return all;
}
