"use client";
import { useMemo, useState } from "react";
import { figuresOf } from "../../core/figures.js";
import type { Translate } from "../../core/message.js";
import type { Table } from "../../core/tables.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { DataGrid } from "../../ui/DataGrid.js";
import { lazily } from "../../ui/lazily.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import type { SeriesChartProps } from "./Chart.js";
import { type Forecast, readForecast, type SeriesForecast, writeForecast } from "./forecast.js";
import { type History, historyOf, timesAfter } from "./history.js";
import { percentOf, wordPoint } from "./words.js";

/** How series go on: each as a chart of history and forecast, all of them as a table. */
export const forecastOutput: TaskOutput<Forecast, Table> = {
  promise: "The forecast appears here, drawn after the history.",
  fromCard: (output, input) => readForecast(output, historyOf(input)),
  fromAnswer: (body, input) => readForecast(body, historyOf(input)),
  toCard: writeForecast,
  toText(output, input, t) {
    if (isNothing(output)) return t(nothing);
    const history = historyOf(input);
    return output.series.map((series) => wordSeries(series, timesOf(output, history), history, t)).join("\n\n");
  },
  toTable: (output, input, t) => gridOf(output, historyOf(input), t, () => String),
  View: ForecastView,
};

const nothing = "The model forecast no value.";

function isNothing({ series }: Forecast): boolean {
  return series.every(({ values }) => values.every((value) => value === null));
}

/** When the values of a forecast are: as the server says, else as the history goes on. */
function timesOf({ series, times }: Forecast, history: History): readonly string[] {
  const steps = series.reduce((most, { values }) => Math.max(most, values.length), 0);
  return times && times.length >= steps ? times : timesAfter(history, steps);
}

function wordSeries(series: SeriesForecast, times: readonly string[], history: History, t: Translate): string {
  const write = figuresOfSeries(series);
  const before = history.series.find(({ name }) => name === series.name)?.values.findLast((value) => value !== null);
  return [
    t("{name}: {n} {n|step|steps} ahead", { name: series.name, n: series.values.length }),
    ...(before === undefined || before === null ? [] : [t("History, last value: {value}", { value: t.figure(String(before)) })]),
    ...series.values.map((_, step) => `${times[step]}: ${wordPoint(series, step, write, t)}`),
  ].join("\n");
}

function figuresOfSeries({ values, quantiles }: SeriesForecast): (value: number) => string {
  return figuresOf([values, ...quantiles.map((quantile) => quantile.values)].flat().filter((value) => value !== null));
}

/** Every step as a row: its time, and of each series the value and the quantiles. */
function gridOf(output: Forecast, history: History, t: Translate, figures?: typeof figuresOf): Table {
  const times = timesOf(output, history);
  const columns = output.series.flatMap(({ name, values, quantiles }) => [
    { header: name, values },
    ...quantiles.map(({ level, values: own }) => ({
      header: t("{name}, {percent} %", { name, percent: percentOf(level) }),
      values: own,
    })),
  ]);
  const written = columns.map(({ values }) => {
    const write = (figures ?? figuresOf)(values.filter((value) => value !== null));
    return values.map((value) => (value === null ? "" : figures ? write(value) : t.figure(write(value))));
  });
  const steps = output.series.reduce((most, { values }) => Math.max(most, values.length), 0);
  return {
    columns: [history.timeName || t("Step"), ...columns.map(({ header }) => header)],
    rows: Array.from({ length: steps }, (_, step) => [times[step] ?? "", ...written.map((texts) => texts[step] ?? "")]),
  };
}

const Chart = lazily<SeriesChartProps>(() => import("./Chart.js"), InWords, true);

/** On a server, and until the chart's code is there. */
function InWords({ forecast, times, historyTimes }: SeriesChartProps) {
  const t = useWords();
  const last = forecast.values.length - 1;
  return (
    <p className="iw-sub">
      <bdi>
        {t.list([
          t("{name}: {n} {n|step|steps} ahead", { name: forecast.name, n: last + 1 }),
          last >= 0 && `${times[last] ?? historyTimes.length} ${wordPoint(forecast, last, figuresOfSeries(forecast), t)}`,
        ])}
      </bdi>
    </p>
  );
}

/** Series with a chart before more are asked for, and how many more come with each press. */
const fewCharts = 4;

function ForecastView({ output, input }: OutputViewProps<Forecast, Table>) {
  const t = useWords();
  const [shown, setShown] = useState(fewCharts);
  const history = useMemo(() => historyOf(input), [input]);
  const times = useMemo(() => timesOf(output, history), [output, history]);
  const historyTimes = useMemo(
    () => history.times ?? Array.from({ length: history.length }, (_, index) => String(index + 1)),
    [history],
  );
  const grid = useMemo(() => gridOf(output, history, t), [output, history, t]);
  if (isNothing(output)) {
    return (
      <Notice tone="info" title={t(nothing)}>
        {t("The model answered, but with an empty forecast. Try more history, or more steps.")}
      </Notice>
    );
  }
  const rest = output.series.length - shown;
  return (
    <div className="iw-stack">
      {output.series.slice(0, shown).map((forecast, index) => (
        <Chart
          key={index}
          forecast={forecast}
          times={times}
          history={history.series.find(({ name }) => name === forecast.name)?.values ?? []}
          historyTimes={historyTimes}
        />
      ))}
      {rest > 0 && (
        <div>
          <button className="iw-run iw-plain" type="button" onClick={() => setShown(shown + fewCharts)}>
            {t("Show {n} more", { n: Math.min(rest, fewCharts) })}
          </button>
        </div>
      )}
      <DataGrid
        label={{ text: "Forecast, {n} {n|step|steps}", values: { n: grid.rows.length } }}
        value={grid}
        onChange={undefined}
      />
    </div>
  );
}
