"use client";
import { type KeyboardEvent, memo, type RefObject, useId, useMemo } from "react";
import { formatScore } from "../../ui/Bars.js";
import { nextStop } from "../../ui/roving.js";
import { useNearView } from "../../ui/useNearView.js";
import { useWords } from "../../ui/words.js";
import { areSameItems, inPortions } from "./portions.js";
import type { DrawnSpan } from "./tiers.js";

type GoTo = (place: "text" | "list", id: number) => void;

interface SpanListProps {
  /** By position. */
  spans: readonly DrawnSpan[];
  /** Those that can be gone to in the text. */
  linked: ReadonlySet<number>;
  /** How many there are with those not shown. */
  total: number;
  /** The span that takes the tab stop. */
  stop: number;
  goTo: GoTo;
}

/** How many rows are drawn as one portion; portions out of sight are not laid out. */
const portion = 25;

/** Rows that are drawn at once; those that come by a press are drawn only while they are near the view. */
const first = 100;

/** Pixels a row mostly takes. */
const rowSize = 34;

/** The spans as a table: span, label, characters, score. Its buttons are one tab stop; each goes to its place in the text. */
export const SpanList = memo(function SpanList({ spans, linked, total, stop, goTo }: SpanListProps) {
  const t = useWords();
  const titleId = useId();
  const ids = useMemo(() => spans.flatMap(({ id }) => (linked.has(id) ? [id] : [])), [spans, linked]);
  const portions = useMemo(
    () =>
      inPortions(
        spans.map((span) => ({ span, isLinked: linked.has(span.id) })),
        portion,
      ),
    [spans, linked],
  );
  const tabStop = ids.includes(stop) ? stop : ids[0];

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (tabStop === undefined) return;
    const next = nextStop(event, ids, tabStop);
    if (next === undefined) return;
    event.preventDefault();
    goTo("list", next);
  }

  return (
    <div data-place="list">
      <div className="iw-sub-row">
        <p className="iw-sub" id={titleId}>
          {t("As a list")}
        </p>
        <bdi className="iw-count">
          {spans.length === total
            ? t("{n} {n|span|spans}, by position", { n: total })
            : t("{shown} of {n} {n|span|spans}, by position", { shown: spans.length, n: total })}
        </bdi>
      </div>
      <table className="iw-table iw-block" aria-labelledby={titleId} aria-rowcount={spans.length + 1} onKeyDown={onKeyDown}>
        <thead className="iw-block">
          <tr className="iw-spans-row" aria-rowindex={1}>
            <th className="iw-th" scope="col">
              {t("Span")}
            </th>
            <th className="iw-th" scope="col">
              {t("Label")}
            </th>
            <th className="iw-th iw-cell-num iw-roomy" scope="col">
              {t("Characters")}
            </th>
            <th className="iw-th iw-cell-num iw-cell-last" scope="col">
              {t("Score")}
            </th>
          </tr>
        </thead>
        {portions.map((rows, index) => {
          const Part = index * portion < first ? Rows : LaterRows;
          return (
            <Part
              key={rows[0]?.span.id}
              rows={rows}
              from={index * portion}
              tabStop={rows.some(({ span }) => span.id === tabStop) ? tabStop : undefined}
              isOneOfMany={portions.length > 1}
              goTo={goTo}
            />
          );
        })}
      </table>
      <p className="iw-note iw-apart iw-roomy">{t("Places count the characters of the text from 0, as Unicode code points.")}</p>
    </div>
  );
});

interface Row {
  readonly span: DrawnSpan;
  /** Whether it can be gone to in the text. */
  readonly isLinked: boolean;
}

interface RowsProps {
  rows: readonly Row[];
  /** Place of the first among all. */
  from: number;
  /** The span that takes the tab stop, if it stands here. */
  tabStop: number | undefined;
  /** Whether there are more portions than this one. */
  isOneOfMany: boolean;
  goTo: GoTo;
}

function LaterRows(props: RowsProps) {
  const [part, isNear] = useNearView<HTMLTableSectionElement>(props.rows.length * rowSize);
  return <Rows {...props} part={part} isFar={!isNear && props.tabStop === undefined} />;
}

interface RowsInPlaceProps extends RowsProps {
  part?: RefObject<HTMLTableSectionElement | null>;
  /** Whether the rows only keep their place. @default false */
  isFar?: boolean;
}

const Rows = memo(
  function Rows({ rows, from, tabStop, isOneOfMany, goTo, part, isFar = false }: RowsInPlaceProps) {
    return (
      <tbody className={isOneOfMany ? "iw-block iw-spans-part-many" : "iw-block"} ref={part} aria-hidden={isFar || undefined}>
        {!isFar &&
          rows.map(({ span, isLinked }, index) => (
            <SpanRow
              key={span.id}
              span={span}
              place={from + index}
              isLinked={isLinked}
              isStop={span.id === tabStop}
              goTo={goTo}
            />
          ))}
      </tbody>
    );
  },
  (before, after) =>
    before.from === after.from &&
    before.isFar === after.isFar &&
    before.tabStop === after.tabStop &&
    before.isOneOfMany === after.isOneOfMany &&
    before.goTo === after.goTo &&
    areSameItems(before.rows, after.rows, (a, b) => a.span === b.span && a.isLinked === b.isLinked),
);

interface SpanRowProps extends Row {
  /** Among all rows, counted from 0. */
  place: number;
  isStop: boolean;
  goTo: GoTo;
}

function SpanRow({ span, place, isLinked, isStop, goTo }: SpanRowProps) {
  const t = useWords();
  const { id, word, label, start, end, score, colour } = span;
  return (
    <tr className="iw-spans-row iw-tr" data-span={id} aria-rowindex={place + 2}>
      <td className="iw-td iw-any">
        {isLinked ? (
          <button className="iw-spans-go" type="button" tabIndex={isStop ? 0 : -1} data-go={id} onClick={() => goTo("text", id)}>
            <bdi>{word}</bdi>
          </button>
        ) : (
          <bdi>{word}</bdi>
        )}
      </td>
      <td className="iw-td iw-any">
        <span className={`iw-dash ${colour}`} />
        <bdi>{label}</bdi>
      </td>
      <td className="iw-td iw-cell-num iw-dim iw-roomy">
        {start === null ? <Absent words={t("place not known")} /> : <bdi>{`${start}–${end}`}</bdi>}
      </td>
      <td className="iw-td iw-cell-num iw-cell-last">
        {score === null ? <Absent words={t("no score")} /> : <bdi>{t.figure(formatScore(score))}</bdi>}
      </td>
    </tr>
  );
}

function Absent({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="iw-sr">{words}</span>
    </>
  );
}
