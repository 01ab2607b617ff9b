"use client";
import { type RefObject, useId, useMemo } from "react";
import { formatScore } from "../../ui/Bars.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import type { DrawnSpan } from "./tiers.js";

interface SpanListProps {
  /** By position. */
  spans: readonly DrawnSpan[];
  /** Those that can be gone to in the text. */
  linked: ReadonlySet<number>;
  /** How many there are with those not shown. */
  total: number;
  /** The span that takes the tab stop. */
  tabStop: number | undefined;
}

/** How many rows are drawn at once; those after them are drawn only while they are near the view. */
const first = 100;

/** The spans as a table: span, label, characters, score. Its buttons are one tab stop; each goes to its place in the text. */
export function SpanList({ spans, linked, total, tabStop }: SpanListProps) {
  const t = useWords();
  const titleId = useId();
  const later = useMemo(() => spans.slice(first), [spans]);

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
      <table className="iw-table iw-block" aria-labelledby={titleId} aria-rowcount={spans.length + 1}>
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
        <Rows spans={spans.slice(0, first)} linked={linked} from={0} tabStop={tabStop} />
        {later.length > 0 && <LaterRows spans={later} linked={linked} from={first} tabStop={tabStop} />}
      </table>
      <p className="iw-note iw-apart iw-roomy">{t("Places count the characters of the text from 0, as Unicode code points.")}</p>
    </div>
  );
}

export interface RowsProps extends Pick<SpanListProps, "spans" | "linked" | "tabStop"> {
  /** Place of the first among all. */
  from: number;
  /** Set for rows that are one of many portions. */
  part?: RefObject<HTMLTableSectionElement | null>;
  /** Whether the rows only keep their place. @default false */
  isFar?: boolean;
}

/** Rows of the table. */
export function Rows({ spans, linked, from, tabStop, part, isFar = false }: RowsProps) {
  return (
    <tbody className={part ? "iw-block iw-spans-part-many" : "iw-block"} ref={part} aria-hidden={isFar || undefined}>
      {!isFar &&
        spans.map((span, index) => (
          <SpanRow key={span.id} span={span} place={from + index} isLinked={linked.has(span.id)} isStop={span.id === tabStop} />
        ))}
    </tbody>
  );
}

const LaterRows = lazily<RowsProps>(() => import("./LaterRows.js"), Rows, true);

interface SpanRowProps {
  span: DrawnSpan;
  /** Whether it can be gone to in the text. */
  isLinked: boolean;
  /** Among all rows, counted from 0. */
  place: number;
  isStop: boolean;
}

function SpanRow({ span, place, isLinked, isStop }: SpanRowProps) {
  const t = useWords();
  const { id, word, label, start, end, score, colour } = span;
  return (
    <tr className="iw-spans-row iw-tr" data-span={id} aria-rowindex={place + 2}>
      <td className="iw-td iw-any">
        {isLinked ? (
          <button className="iw-spans-go" type="button" tabIndex={isStop ? 0 : -1} data-go={id}>
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
        <Figure text={start !== null && `${start}–${end}`} absent={t("place not known")} />
      </td>
      <td className="iw-td iw-cell-num iw-cell-last">
        <Figure text={score !== null && t.figure(formatScore(score))} absent={t("no score")} />
      </td>
    </tr>
  );
}

function Figure({ text, absent }: { text: string | false; absent: string }) {
  if (text !== false) return <bdi>{text}</bdi>;
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="iw-sr">{absent}</span>
    </>
  );
}
