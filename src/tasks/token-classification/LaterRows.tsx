"use client";
import { memo, useMemo } from "react";
import { useNearView } from "../../ui/useNearView.js";
import { inPortions } from "./portions.js";
import { Rows, type RowsProps } from "./SpanList.js";

/** How many rows are one portion. */
const size = 25;

/** Pixels a row mostly takes. */
const rowSize = 34;

/** Rows that keep their place only while they are far from the view. */
export default function LaterRows({ spans, linked, from, tabStop }: RowsProps) {
  const portions = useMemo(() => inPortions(spans, size), [spans]);
  return portions.map((part, index) => (
    <Portion
      key={part[0]?.id}
      spans={part}
      linked={linked}
      from={from + index * size}
      tabStop={part.some(({ id }) => id === tabStop) ? tabStop : undefined}
    />
  ));
}

const Portion = memo(function Portion(props: RowsProps) {
  const [part, isNear] = useNearView<HTMLTableSectionElement>(props.spans.length * rowSize);
  return <Rows {...props} part={part} isFar={!isNear && props.tabStop === undefined} />;
});
