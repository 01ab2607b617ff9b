"use client";
import type { ReactNode } from "react";
import type { BarRow } from "./Bars.js";
import { useNearView } from "./useNearView.js";

interface MoreBarsProps {
  rows: readonly BarRow[];
  /** The first of the rows to draw here. */
  from: number;
  /** Draws one row, by its place among all. */
  bar(row: BarRow, index: number): ReactNode;
  /** What ends the last list. */
  axis: ReactNode;
}

/** Rows of one list. */
const rowsOfPart = 50;

/** Pixels a row mostly takes. */
const rowSize = 28;

/** The rows of thousands that follow the first: a list for every fifty, drawn while it is near the view. */
export default function MoreBars({ rows, from, bar, axis }: MoreBarsProps) {
  const starts = Array.from({ length: Math.ceil((rows.length - from) / rowsOfPart) }, (_, part) => from + part * rowsOfPart);
  return starts.map((start) => {
    const inPart = rows.slice(start, start + rowsOfPart);
    return (
      <Part key={start} height={inPart.length * rowSize}>
        {() => [...inPart.map((row, index) => bar(row, start + index)), start === starts.at(-1) && axis]}
      </Part>
    );
  });
}

function Part({ height, children }: { height: number; children(): ReactNode }) {
  const [part, isNear] = useNearView<HTMLOListElement>(height);
  return (
    <ol className="iw-bars iw-bars-many iw-bars-part" ref={part}>
      {isNear && children()}
    </ol>
  );
}
