"use client";
import { useNearView } from "../../ui/useNearView.js";
import { Rows, type RowsProps } from "./SpanList.js";
import { bareText, Pieces, type PiecesProps } from "./SpanText.js";

/** Pixels a row mostly takes. */
const rowSize = 34;

/** Pieces of the text, bare of their spans while they are far from the view. */
export function LaterPieces(props: PiecesProps) {
  // The height is the text's own, with its spans or without.
  const [part, isNear] = useNearView<HTMLSpanElement>(0);
  const isDrawn = isNear || props.tabStop !== undefined;
  return <span ref={part}>{isDrawn ? <Pieces {...props} /> : bareText(props.pieces)}</span>;
}

/** Rows that keep their place only while they are far from the view. */
export function LaterRows(props: RowsProps) {
  const [part, isNear] = useNearView<HTMLTableSectionElement>(props.spans.length * rowSize);
  return <Rows {...props} part={part} isFar={!isNear && props.tabStop === undefined} />;
}
