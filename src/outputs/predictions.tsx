"use client";
import { type ReactNode, useCallback, useMemo } from "react";
import { figuresOf } from "../core/figures.js";
import type { Message, Translate } from "../core/message.js";
import { type Table, trimTable } from "../core/tables.js";
import type { OutputViewProps, TaskOutput } from "../core/task.js";
import { Bars, formatScore } from "../ui/Bars.js";
import { categoryClasses } from "../ui/category.js";
import { DataGrid } from "../ui/DataGrid.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { type PredictionKind, type Predictions, readPredictions, writePredictions } from "./readPredictions.js";

/** What a model predicts for each row of a table, beside the row: classes with their probabilities, or numbers. */
export function predictionsOutput(kind: PredictionKind): TaskOutput<Predictions, Table> {
  const read = (body: unknown, input: Table) => readPredictions(body, trimTable(input).rows.length, kind);
  return {
    promise: "A prediction for each row appears here.",
    fromCard: read,
    fromAnswer: read,
    toCard: writePredictions,
    toText(output, _input, t) {
      if (isNothing(output)) return t(nothing);
      const { names, texts } = writtenOf(output, t);
      const summary = kind === "classes" ? wordCounts(output, t) : wordSpreads(output, t);
      const lines = texts.map((values, row) => {
        const told = values.map((value, at) => (names.length === 1 ? value : `${names[at]} ${value}`));
        const odds = output.classes.flatMap((name, at) => {
          const score = output.scores[row]?.[at];
          return score === null || score === undefined ? [] : [`${name} ${t.figure(formatScore(score))}`];
        });
        const said = `${t.list(told)}${odds.length === 0 ? "" : ` (${t.list(odds)})`}`;
        return texts.length === 1 && names.length === 1 ? `${names[0]}: ${said}` : `${t("Row {n}", { n: row + 1 })}: ${said}`;
      });
      return [...summary, ...lines].join("\n");
    },
    toTable(output, input, t) {
      const table = trimTable(input);
      const { names, texts } = writtenOf(output, t, exactly);
      return {
        columns: [...names, ...output.classes.map((name) => t("P({label})", { label: name })), ...table.columns],
        rows: texts.map((values, row) => [
          ...values,
          ...output.classes.map((_, at) => String(output.scores[row]?.[at] ?? "")),
          ...(table.rows[row] ?? []),
        ]),
      };
    },
    View: ({ output, input }: OutputViewProps<Predictions, Table>) => (
      <PredictionsView kind={kind} output={output} input={input} />
    ),
  };
}

const nothing = "The model predicted nothing for any row.";

function isNothing({ rows }: Predictions): boolean {
  return rows.every((values) => values.every((value) => value === null));
}

interface Written {
  /** Headers of the predictions. */
  readonly names: readonly string[];
  /** The values of each row. */
  readonly texts: readonly (readonly string[])[];
}

/** Writes the numbers of one column. */
type Figures = (values: readonly number[]) => (value: number) => string;

const exactly: Figures = () => String;

function writtenOf({ targets, rows }: Predictions, t: Translate, figures?: Figures): Written {
  const write = targets.map((_, at) => {
    const inFigures = (figures ?? figuresOf)(numbersOf(rows, at));
    return figures ? inFigures : (value: number) => t.figure(inFigures(value));
  });
  return {
    names: targets.map(
      (name, at) => name.trim() || (targets.length === 1 ? t("Prediction") : t("Prediction {n}", { n: at + 1 })),
    ),
    texts: rows.map((values) =>
      values.map((value, at) => (typeof value === "number" ? (write[at]?.(value) ?? "") : (value ?? "–"))),
    ),
  };
}

function numbersOf(rows: Predictions["rows"], target: number): readonly number[] {
  return rows.flatMap((values) => (typeof values[target] === "number" ? [values[target]] : []));
}

/** How often each class was predicted, the most frequent first. */
function countsOf({ rows }: Predictions, target: number): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const values of rows) {
    const value = values[target];
    if (value !== null && value !== undefined) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}

function wordCounts(output: Predictions, t: Translate): readonly string[] {
  const { names } = writtenOf(output, t);
  return names.map((name, at) => {
    const counts = countsOf(output, at).map(([label, count]) => `${label} ${t.figure(`${count}`)}`);
    return [names.length === 1 ? rowCount(output.rows.length, t) : name, t.list(counts)].join(": ");
  });
}

function rowCount(n: number, t: Translate): string {
  return t("{n} {n|row|rows}", { n });
}

/** Lowest, mean and highest of one target in figures; undefined where there is none, or one row alone. */
function spreadOf(output: Predictions, target: number, t: Translate): { low: string; mean: string; high: string } | undefined {
  const numbers = numbersOf(output.rows, target);
  if (numbers.length === 0 || output.rows.length === 1) return undefined;
  // A mean has more decimals than what it is the mean of, but not more than are written.
  const mean = numbers.reduce((sum, value) => sum + value / numbers.length, 0);
  const low = numbers.reduce((least, value) => Math.min(least, value));
  const high = numbers.reduce((most, value) => Math.max(most, value));
  const write = figuresOf(numbers);
  return { low: t.figure(write(low)), mean: t.figure(figuresOf([mean])(mean)), high: t.figure(write(high)) };
}

function wordSpreads(output: Predictions, t: Translate): readonly string[] {
  return writtenOf(output, t).names.flatMap((name, at) => {
    const spread = spreadOf(output, at, t);
    const label = output.targets.length === 1 ? rowCount(output.rows.length, t) : name;
    return spread ? [`${label}: ${t(spreadWords, spread)}`] : [];
  });
}

const spreadWords = "lowest {low}, mean {mean}, highest {high}";

interface PredictionsViewProps extends OutputViewProps<Predictions, Table> {
  kind: PredictionKind;
}

function PredictionsView({ kind, output, input }: PredictionsViewProps) {
  const t = useWords();
  const grid = useMemo(() => gridOf(output, t), [output, t]);
  const table = useMemo(() => trimTable(input), [input]);
  const label = useMemo<Message>(
    () => ({ text: "Predictions beside the rows, {n} {n|row|rows}", values: { n: output.rows.length } }),
    [output],
  );
  const draw = useCallback((row: number, column: number) => drawPrediction(output, grid, row, column), [output, grid]);
  if (isNothing(output)) return <Notice tone="info" title={t(nothing)} />;
  return (
    <div className="iw-stack">
      {kind === "classes" ? <Classes output={output} colours={grid.colours} /> : <Spreads output={output} />}
      <DataGrid label={label} value={table} lead={grid.lead} onChange={undefined} draw={draw} />
    </div>
  );
}

/** What is drawn of a prediction or a probability; undefined for a cell of the table itself. */
function drawPrediction(output: Predictions, { lead, scores, colours }: PredictionsGrid, row: number, column: number): ReactNode {
  const predicted = output.rows[row];
  if (column < output.targets.length) {
    const value = predicted?.[column];
    const colour = typeof value === "string" ? colours.get(value) : undefined;
    return (
      <span className="iw-bold">
        {colour !== undefined && <span className={`iw-dash ${colour}`} />}
        <bdi>{lead.rows[row]?.[column]}</bdi>
      </span>
    );
  }
  const odd = scores[row]?.[column - output.targets.length];
  return odd && <Odds score={odd.score} colour={predicted?.[0] === odd.label ? colours.get(odd.label) : undefined} />;
}

/** Classes with a column each; of more, only the likeliest of each row is drawn. */
const mostClasses = 12;

interface Odd {
  readonly label: string;
  readonly score: number;
}

interface PredictionsGrid {
  /** Columns before those of the table: predictions, then probabilities. */
  readonly lead: Table;
  /** What is drawn of probabilities after the predictions, by row. */
  readonly scores: readonly (readonly (Odd | undefined)[])[];
  readonly colours: ReadonlyMap<string, string>;
}

function gridOf(output: Predictions, t: Translate): PredictionsGrid {
  const { rows, classes, scores } = output;
  const { names, texts } = writtenOf(output, t);
  const each = scores.map((row) => row.map((score, at) => (score === null ? undefined : { label: classes[at] ?? "", score })));
  const isSingle = classes.length > mostClasses || each.every((row) => row.filter(Boolean).length < 2);
  const drawn = !isSingle
    ? each
    : classes.length === 0
      ? []
      : each.map((row, at) => [row.find((odd) => odd?.label === rows[at]?.[0])]);
  const oddNames =
    classes.length === 0
      ? []
      : isSingle
        ? [t("Probability")]
        : classes.map((label) => t("P({label})", { label: `\u2068${label}\u2069` }));
  return {
    lead: {
      columns: [...names, ...oddNames],
      rows: texts.map((values, row) => [
        ...values,
        ...(drawn[row] ?? []).map((odd) => (odd ? t.figure(formatScore(odd.score)) : "–")),
      ]),
    },
    scores: drawn,
    colours: categoryClasses([...rows.flatMap((values) => values.filter((value) => typeof value === "string")), ...classes]),
  };
}

/** A probability as a bar with its number. */
function Odds({ score, colour }: { score: number; colour: string | undefined }) {
  const t = useWords();
  return (
    <span className="iw-odds">
      <svg className="iw-odds-svg iw-flip" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="iw-odds-rest" width="100" height="6" />
        <rect
          className={colour === undefined ? "iw-odds-fill" : `iw-odds-fill ${colour}`}
          width={Math.max(0, Math.min(100, score * 100))}
          height="6"
        />
      </svg>
      <bdi>{t.figure(formatScore(score))}</bdi>
    </span>
  );
}

/** Classes that are counted in view; the text twin has all. */
const mostCounted = 12;

function Classes({ output, colours }: { output: Predictions; colours: ReadonlyMap<string, string> }) {
  const t = useWords();
  const { names } = writtenOf(output, t);
  const [first] = output.scores;
  const only = output.rows.length === 1 && output.targets.length === 1 ? output.rows[0]?.[0] : undefined;
  if (typeof only === "string") {
    const odds = output.classes.map((label, at) => ({ label, score: first?.[at] ?? null }));
    return (
      <>
        <p className="iw-answer" dir="auto">
          {only}
        </p>
        {odds.length > 1 && <Bars rows={odds.sort((one, other) => (other.score ?? -1) - (one.score ?? -1))} />}
      </>
    );
  }
  return (
    <div className="iw-g2">
      {names.map((name, at) => {
        const counts = countsOf(output, at);
        const rest = counts.length - mostCounted;
        const label = names.length === 1 ? rowCount(output.rows.length, t) : name;
        return (
          <div className="iw-row4 iw-baseline" key={at}>
            <p className="iw-sub">
              <bdi>{label}</bdi>
            </p>
            <ul className="iw-row4 iw-t3" aria-label={t("Rows of each class")}>
              {counts.slice(0, mostCounted).map(([value, count]) => (
                <li className="iw-any" key={value}>
                  <span className={`iw-dash ${colours.get(value)}`} />
                  <bdi className="iw-bold">{value}</bdi> <bdi className="iw-num">{count}</bdi>
                </li>
              ))}
              {rest > 0 && <li className="iw-any">{t("{n} more {n|class|classes}", { n: rest })}</li>}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** Targets that are summed up in view; the text twin has all. */
const mostTargets = 12;

function Spreads({ output }: { output: Predictions }) {
  const t = useWords();
  const { names, texts } = writtenOf(output, t);
  const [only] = texts;
  if (only && texts.length === 1 && names.length === 1) return <p className="iw-figure">{only[0]}</p>;
  if (texts.length === 1) return null;
  return (
    <div className="iw-g2">
      {names.slice(0, mostTargets).map((name, at) => {
        const spread = spreadOf(output, at, t);
        const label = names.length === 1 ? rowCount(output.rows.length, t) : name;
        return (
          spread && (
            <div className="iw-row4 iw-baseline" key={at}>
              <p className="iw-sub">
                <bdi>{label}</bdi>
              </p>
              <p className="iw-row4 iw-t3 iw-num">
                <bdi>{t(spreadWords, spread)}</bdi>
              </p>
            </div>
          )
        );
      })}
    </div>
  );
}
