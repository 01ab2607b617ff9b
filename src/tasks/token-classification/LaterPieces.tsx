"use client";
import { memo, useMemo } from "react";
import { useNearView } from "../../ui/useNearView.js";
import { inPortions } from "./portions.js";
import { bareText, Pieces, type PiecesProps } from "./SpanText.js";

/** How many pieces are one portion. */
const size = 100;

/** Pieces of the text, bare of their spans while they are far from the view. */
export default function LaterPieces({ pieces, tabStop, isLayered }: PiecesProps) {
  const portions = useMemo(() => inPortions(pieces, size), [pieces]);
  return portions.map((part) => {
    const isHere = part.some(({ inner, outer }) => tabStop !== undefined && [inner?.span.id, outer?.span.id].includes(tabStop));
    return <Portion key={part[0]?.start} pieces={part} tabStop={isHere ? tabStop : undefined} isLayered={isLayered} />;
  });
}

const Portion = memo(function Portion(props: PiecesProps) {
  // The height is the text's own, with its spans or without.
  const [part, isNear] = useNearView<HTMLSpanElement>(0);
  const isDrawn = isNear || props.tabStop !== undefined;
  return <span ref={part}>{isDrawn ? <Pieces {...props} /> : bareText(props.pieces)}</span>;
});
