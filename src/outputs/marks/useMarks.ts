"use client";
import { type RefObject, useCallback, useMemo, useRef, useState } from "react";

/** What a model has marked on a picture: a mask, a box, a figure of key points. */
export interface Mark {
  readonly label: string;
  /** In 0–1 as a rule; null where the server gave none. */
  readonly score: number | null;
}

/** Rows listed at first, and by each wish for more. */
export const rowsAtOnce = 50;

/** Which marks of a picture are shown, and which one is pointed at: the same for the drawing and for the list beside it. */
export interface Marks {
  readonly all: readonly Mark[];
  /** The places in `all` of those that have the label and the least score asked for. */
  readonly passing: readonly number[];
  /** The first of these, as many as are listed. */
  readonly listed: readonly number[];
  /** Those of `passing` that are not hidden one by one. */
  readonly shown: readonly number[];
  readonly hidden: ReadonlySet<number>;
  /** The one under the pointer, in the drawing or in the list; without a pointer the one whose row has the focus. */
  readonly active: number | undefined;
  /** The label all others are left out for. */
  readonly label: string | undefined;
  /** A mark without a score has any score. */
  readonly least: number;
  readonly list: RefObject<HTMLOListElement | null>;
  toggle(index: number): void;
  point(index: number | undefined): void;
  focus(index: number | undefined): void;
  /** Brings the focus to the row of a mark, where it is listed. */
  pick(index: number): void;
  setLabel(label: string | undefined): void;
  setLeast(least: number): void;
  listMore(): void;
}

/** Keeps what is shown of the marks, and what is pointed at. Other marks begin as new. */
export function useMarks(all: readonly Mark[]): Marks {
  const list = useRef<HTMLOListElement>(null);
  const [seen, setSeen] = useState(all);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [pointed, point] = useState<number>();
  const [focused, focus] = useState<number>();
  const [label, setLabel] = useState<string>();
  const [least, setLeast] = useState(0);
  const [rows, setRows] = useState(rowsAtOnce);
  if (seen !== all) {
    setSeen(all);
    setHidden(new Set());
    point(undefined);
    focus(undefined);
    setLabel(undefined);
    setLeast(0);
    setRows(rowsAtOnce);
  }

  const passing = useMemo(
    () =>
      all.flatMap((mark, index) =>
        (mark.score ?? least) >= least && (label === undefined || mark.label === label) ? [index] : [],
      ),
    [all, least, label],
  );
  const listed = useMemo(() => passing.slice(0, rows), [passing, rows]);
  const shown = useMemo(() => passing.filter((index) => !hidden.has(index)), [passing, hidden]);
  const toggle = useCallback((index: number) => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  }, []);
  const pick = useCallback((index: number) => {
    list.current?.querySelector<HTMLInputElement>(`[data-mark="${index}"]`)?.focus({ preventScroll: true });
  }, []);

  return {
    all,
    passing,
    listed,
    shown,
    hidden,
    active: pointed ?? focused,
    label,
    least,
    list,
    toggle,
    point,
    focus,
    pick,
    setLabel,
    setLeast,
    listMore: () => setRows(rows + rowsAtOnce),
  };
}
