"use client";
import { useId, useState } from "react";
import { lazily } from "./lazily.js";
import { formatScore } from "./score.js";
import { useWords } from "./words.js";

export { formatScore };

/** A name with a score; null where the server gave none. */
export interface BarRow {
  readonly label: string;
  readonly score: number | null;
}

export interface BarsProps {
  /** In the order they stand in. */
  rows: readonly BarRow[];
  /** All rows that `rows` were chosen from, best first: they set the scale and tell which one leads. @default rows */
  of?: readonly BarRow[];
  /** How many rows stand there before "Show all". @default 10 */
  limit?: number;
  /** One row is chosen at a time, by its place among the rows; stands in an element of the role `radiogroup`. */
  choice?: { readonly chosen: number; onChoose(index: number): void };
}

/** Rows drawn at once when all are asked for; more come with each further press. */
const page = 500;

/** Rows up to which all are drawn at once. */
const fewRows = 100;

/** Rows that follow the first, of which those near the view are drawn. */
const MoreBars = lazily(() => import("./MoreBars.js"));

/**
 * Scores as bars: from 0 to 1, or on a scale with a zero line when a score is negative or above 1.
 *
 * Each row holds its number as text.
 */
export function Bars({ rows, of = rows, limit = 10, choice }: BarsProps) {
  const t = useWords();
  const name = useId();
  const [shown, setShown] = useState(limit);
  const scale = scaleOf(of);
  const rest = rows.length - shown;
  const drawn = rows.slice(0, shown);
  const bar = (row: BarRow, index: number) => (
    <Bar
      key={`${index} ${row.label}`}
      row={row}
      leading={row === of[0]}
      scale={scale}
      pick={choice && { name, isChosen: index === choice.chosen, choose: () => choice.onChoose(index) }}
    />
  );
  const isCut = drawn.length > fewRows;
  const axis = (
    <li className="iw-axis" key="axis" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span className="iw-tick" key={tick}>
          <bdi>{t.figure(tick)}</bdi>
        </span>
      ))}
    </li>
  );
  return (
    <>
      <ol className={isCut ? "iw-bars iw-bars-many" : "iw-bars"}>
        {(isCut ? drawn.slice(0, limit) : drawn).map(bar)}
        {!isCut && axis}
      </ol>
      {isCut && <MoreBars rows={drawn} from={limit} bar={bar} axis={axis} />}
      {(rows.length > limit || rows.length < of.length) && (
        <div className="iw-more">
          {rows.length > limit && (
            <button
              className="iw-run iw-plain"
              type="button"
              aria-expanded={shown > limit}
              onClick={() => setShown(rest > 0 ? shown + page : limit)}
            >
              {rest > page
                ? t("Show {n} more", { n: page })
                : rest > 0
                  ? t("Show all ({n})", { n: rows.length })
                  : t("Show the first {n}", { n: limit })}
            </button>
          )}
          <span className="iw-count">{t("{n} of {all} shown", { n: Math.min(shown, rows.length), all: of.length })}</span>
        </div>
      )}
    </>
  );
}

/** What scores are measured against. */
export interface Scale {
  /** Whether zero stands in the middle. */
  readonly signed: boolean;
  /** The value at the end of the scale, and of its negative side. */
  readonly end: number;
  readonly ticks: readonly string[];
}

/** From 0 to 1, or to the next round number where a score is above 1, or as far to both sides where one is negative. */
export function scaleOf(rows: readonly Pick<BarRow, "score">[]): Scale {
  const scores = rows.map((row) => row.score ?? 0);
  const low = scores.reduce((least, score) => Math.min(least, score), 0);
  const high = scores.reduce((most, score) => Math.max(most, score), 0);
  if (low >= 0 && high <= 1) return { signed: false, end: 1, ticks: ["0", "0.5", "1"] };
  const end = roundUp(Math.max(high, -low));
  const named = formatEnd(end);
  if (low >= 0) return { signed: false, end, ticks: ["0", formatEnd(end / 2), named] };
  return { signed: true, end, ticks: [`−${named}`, "0", `+${named}`] };
}

/** The next 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

function formatEnd(value: number): string {
  return Math.abs(value) >= 1e6 || Math.abs(value) < 1e-3 ? value.toExponential(0) : String(Number(value.toPrecision(3)));
}

interface BarProps {
  row: BarRow;
  leading: boolean;
  scale: Scale;
  /** Makes the row one to choose; `name` is common to all. */
  pick: { readonly name: string; readonly isChosen: boolean; choose(): void } | undefined;
}

function Bar({ row, leading, scale, pick }: BarProps) {
  const t = useWords();
  const share = Math.max(-1, Math.min(1, (row.score ?? 0) / scale.end)) * (scale.signed ? 50 : 100);
  const zero = scale.signed ? 50 : 0;
  const top = leading ? "-top" : "";
  const fill = share < 0 ? "iw-bar-fill iw-bar-fill-neg" : leading ? "iw-bar-fill iw-bar-fill-top" : "iw-bar-fill";
  const label = `iw-bar-label${top && ` iw-bar-label${top}`}`;
  return (
    <li className="iw-bar-row">
      {pick ? (
        <label className={`${label} iw-bar-pick`}>
          <input className="iw-check" type="radio" name={pick.name} checked={pick.isChosen} onChange={pick.choose} />
          <bdi dir="auto">{row.label}</bdi>
        </label>
      ) : (
        <span className={label}>
          <bdi dir="auto">{row.label}</bdi>
        </span>
      )}
      <svg className="iw-bar-svg iw-flip" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <path className="iw-hair-line" d="M0 5H100" />
        <rect className={fill} x={Math.min(zero, zero + share)} y="0" width={Math.abs(share)} height="10" />
        <path className="iw-bar-cut" d="M25 0V10M50 0V10M75 0V10" />
        {scale.signed && <path className="iw-hair-ink" d="M50 -5V15" />}
      </svg>
      <span className={`iw-bar-value${top && ` iw-bar-value${top}`}`}>
        {row.score === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="iw-sr">{t("no score")}</span>
          </>
        ) : (
          <bdi>{t.figure(formatScore(row.score, scale.signed))}</bdi>
        )}
      </span>
    </li>
  );
}
