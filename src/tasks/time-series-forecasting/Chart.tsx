"use client";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { figuresOf } from "../../core/figures.js";
import { useWords } from "../../ui/words.js";
import type { SeriesForecast } from "./forecast.js";
import { areaOf, lineOf, type Point, simplify, ticksBetween } from "./path.js";
import { percentOf, wordPoint } from "./words.js";

export interface SeriesChartProps {
  forecast: SeriesForecast;
  /** The time of each step of the forecast. */
  times: readonly string[];
  /** The values before it. */
  history: readonly (number | null)[];
  historyTimes: readonly string[];
}

/** Pixels around the lines: room for the ticks of both axes. */
const frame = { top: 10, bottom: 24, end: 10 };
const height = 220;
/** Pixels of a character of a tick, on average. */
const character = 6.2;

/** History that is drawn before all of it is asked for, beside a short forecast. */
const shortHistory = 120;

/**
 * A series as a line that becomes its forecast, with a band for each pair of quantiles.
 *
 * Time runs from left to right in any language. The cursor follows the pointer; it takes the focus, and arrows, Home, End,
 * Page Up and Page Down move it.
 */
export default function SeriesChart({ forecast, times, history, historyTimes }: SeriesChartProps) {
  const t = useWords();
  const [box, width] = useWidth();
  const [isWhole, setWhole] = useState(false);
  const steps = forecast.values.length;
  const least = Math.max(shortHistory, 4 * steps);
  const from = isWhole || history.length <= least * 1.25 ? 0 : history.length - least;
  const past = history.length - from;
  const count = past + steps;
  const [at, setAt] = useState<number>();
  const cursor = Math.min(count - 1, Math.max(0, (at ?? history.length) - from));

  const chart = useMemo(() => draw(forecast, history.slice(from), width), [forecast, history, from, width]);
  const write = useMemo(
    () =>
      figuresOf([...forecast.values, ...forecast.quantiles.flatMap(({ values }) => values)].filter((value) => value !== null)),
    [forecast],
  );
  const timeAt = (index: number) => shortened((index < past ? historyTimes[from + index] : times[index - past]) ?? "");
  const told = history[from + cursor];
  const words =
    cursor < past
      ? told === null || told === undefined
        ? t("no value")
        : t.figure(String(told))
      : wordPoint(forecast, cursor - past, write, t);
  const labels = ticksOfTime(count, width - chart.left - frame.end, timeAt);
  const value = cursor < past ? told : forecast.values[cursor - past];

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    const { left, width: drawn } = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - left) / drawn) * width;
    const index = Math.round(((x - chart.left) / (width - chart.left - frame.end)) * (count - 1));
    setAt(from + Math.min(count - 1, Math.max(0, index)));
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.round(count / 10));
    const moved = {
      ArrowRight: cursor + 1,
      ArrowUp: cursor + 1,
      ArrowLeft: cursor - 1,
      ArrowDown: cursor - 1,
      PageUp: cursor + page,
      PageDown: cursor - page,
      Home: 0,
      End: count - 1,
    }[event.key];
    if (moved === undefined) return;
    event.preventDefault();
    setAt(from + Math.min(count - 1, Math.max(0, moved)));
  }

  return (
    <figure className="iw-g2">
      <figcaption className="iw-series-head">
        <p className="iw-sub">
          <bdi>{forecast.name}</bdi>
        </p>
        <ul className="iw-row4 iw-small">
          {past > 0 && (
            <li className="iw-key">
              <span className="iw-series-swatch iw-series-swatch-past" />
              {t("History")}
            </li>
          )}
          <li className="iw-key">
            <span className="iw-series-swatch" />
            {t("Forecast")}
          </li>
          {chart.bands.map(({ low, high }, index) => (
            <li className="iw-key" key={low}>
              <span className={`iw-series-swatch iw-series-swatch-${index === 0 ? "band" : "inner"}`} />
              <bdi>{t("{low} to {high} %", { low: percentOf(low), high: percentOf(high) })}</bdi>
            </li>
          ))}
        </ul>
      </figcaption>
      <p className="iw-series-reading" aria-hidden="true">
        <bdi className="iw-series-time">{timeAt(cursor)}</bdi> <bdi>{words}</bdi>
      </p>
      <div
        ref={box}
        className="iw-series-box"
        role="slider"
        tabIndex={0}
        aria-label={t("{name}, cursor", { name: forecast.name })}
        aria-valuemin={1}
        aria-valuemax={count}
        aria-valuenow={cursor + 1}
        aria-valuetext={`${timeAt(cursor)}: ${words}`}
        onKeyDown={onKeyDown}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
      >
        <svg className="iw-wide iw-ltr" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {chart.ticks.map(({ value: tick, y, text }) => (
            <g key={tick}>
              <path className="iw-hair-line" d={`M${chart.left} ${y}H${width - frame.end}`} />
              <text className="iw-series-tick" x={chart.left - 8} y={y + 4} textAnchor="end">
                {t.figure(text)}
              </text>
            </g>
          ))}
          {labels.map(({ index, text }, place) => (
            <text
              key={index}
              className="iw-series-tick"
              x={chart.x(index)}
              y={height - 6}
              textAnchor={place === labels.length - 1 ? "end" : place === 0 ? "start" : "middle"}
            >
              {text}
            </text>
          ))}
          {past > 0 && steps > 0 && (
            <path className="iw-hair-edge iw-series-now" d={`M${chart.x(past - 1)} ${frame.top}V${height - frame.bottom}`} />
          )}
          {chart.bands.map(({ low, path }) => (
            <path className="iw-series-band" key={low} d={path} />
          ))}
          <path className="iw-series-past" d={chart.past} />
          <path className="iw-series-line" d={chart.line} />
          <path className="iw-hair-ink" d={`M${chart.x(cursor)} ${frame.top}V${height - frame.bottom}`} />
          {value !== null && value !== undefined && (
            <circle
              className={cursor < past ? "iw-node iw-series-dot-past" : "iw-node"}
              cx={chart.x(cursor)}
              cy={chart.y(value)}
              r="4"
            />
          )}
        </svg>
      </div>
      {history.length > least * 1.25 && (
        <div>
          <button className="iw-toggle iw-flush" type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole
              ? t("Show the last {n} values", { n: least })
              : t("Show all {n} values of the history", { n: history.length })}
          </button>
        </div>
      )}
    </figure>
  );
}

/** The width of an element in pixels, as it is laid out; 640 before that. */
function useWidth(): readonly [box: RefObject<HTMLDivElement | null>, width: number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(function followWidth() {
    if (!box.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.max(200, Math.round(entry.contentRect.width)));
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

interface DrawnBand {
  readonly low: number;
  readonly high: number;
  readonly path: string;
}

/** Lines and ticks of a chart, in pixels. */
interface DrawnChart {
  /** Where the lines begin, after the ticks of the values. */
  readonly left: number;
  readonly past: string;
  readonly line: string;
  /** The widest first. */
  readonly bands: readonly DrawnBand[];
  readonly ticks: readonly { readonly value: number; readonly y: number; readonly text: string }[];
  x(index: number): number;
  y(value: number): number;
}

function draw({ values, quantiles }: SeriesForecast, history: readonly (number | null)[], width: number): DrawnChart {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const list of [history, values, ...quantiles.map((quantile) => quantile.values)]) {
    for (const value of list) {
      if (value !== null && value < low) low = value;
      if (value !== null && value > high) high = value;
    }
  }
  const marks = low > high ? [0, 1] : ticksBetween(low, high);
  const [bottom, top] = [marks[0] ?? low, marks.at(-1) ?? high];
  const write = figuresOf(marks);
  const left = Math.max(...marks.map((mark) => write(mark).length)) * character + 14;
  const count = history.length + values.length;
  const step = (width - left - frame.end) / Math.max(1, count - 1);
  const x = (index: number) => left + index * step;
  const y = (value: number) => frame.top + ((top - value) / (top - bottom)) * (height - frame.top - frame.bottom);
  const pointsOf = (list: readonly (number | null)[], from: number): readonly Point[] =>
    list.map((value, index) => (value === null ? null : [x(from + index), y(value)]));
  const last = history.at(-1);
  const future = simplify(pointsOf(values, history.length));
  const pairs = quantiles.slice(0, Math.floor(quantiles.length / 2));
  return {
    left,
    x,
    y,
    past: lineOf(simplify(pointsOf(history, 0))),
    // The forecast sets out from the last value there was.
    line: lineOf(last === null || last === undefined ? future : [[x(history.length - 1), y(last)], ...future]),
    bands: pairs.flatMap(({ level, values: under }, index) => {
      const over = quantiles[quantiles.length - 1 - index];
      if (!over) return [];
      // A step without either quantile has no band.
      const isWhole = (step: number) => under[step] != null && over.values[step] != null;
      const edge = (list: readonly (number | null)[]) =>
        simplify(
          pointsOf(
            list.map((value, step) => (isWhole(step) ? value : null)),
            history.length,
          ),
        );
      const path = areaOf(edge(under), edge(over.values));
      return [{ low: level, high: over.level, path }];
    }),
    ticks: marks.map((mark) => ({ value: mark, y: y(mark), text: write(mark) })),
  };
}

/** Few enough times along the axis that none touches the next, the first and the last among them. */
function ticksOfTime(count: number, room: number, timeAt: (index: number) => string): readonly { index: number; text: string }[] {
  const last = Math.max(0, count - 1);
  const longest = Math.max(timeAt(0).length, timeAt(last).length) * character;
  // The first and the last stand within the axis, and so reach further to their neighbours than the others.
  let gaps = Math.min(5, last, Math.floor(room / (1.5 * longest + 12)));
  // Of few values, only equal steps keep the distance.
  while (last < 30 && gaps > 1 && last % gaps !== 0) gaps -= 1;
  if (gaps < 1) return [{ index: last, text: timeAt(last) }];
  return Array.from({ length: gaps + 1 }, (_, place) => Math.round((place * last) / gaps)).map((index) => ({
    index,
    text: timeAt(index),
  }));
}

function shortened(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}
