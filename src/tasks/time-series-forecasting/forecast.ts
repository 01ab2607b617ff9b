import { badAnswer, isRecord, readText, toScore, wrongShape } from "../../core/parse.js";
import { type History, rowsByName } from "./history.js";

/** How series go on, as a model thinks. */
export interface Forecast {
  readonly series: readonly SeriesForecast[];
  /** When the values are, as the server says; undefined where it does not. */
  readonly times: readonly string[] | undefined;
}

/** How one series goes on: a value for each step, and how far off it may be. */
export interface SeriesForecast {
  readonly name: string;
  /** The mean, else the median; null where the model gave none. */
  readonly values: readonly (number | null)[];
  /** By level, the lowest first; a list as long as `values` each. */
  readonly quantiles: readonly Quantile[];
}

/** The values below which the series stays with a probability of `level`, in 0–1. */
export interface Quantile {
  readonly level: number;
  readonly values: readonly (number | null)[];
}

type Values = readonly (number | null)[];
type Fields = Readonly<Record<string, unknown>>;

/**
 * The forecast in any answer to a history.
 *
 * Takes a list of numbers; a list for each series, or for each step; `mean` or its like with `quantiles` by level or `samples`;
 * an object for each series, or for each step, with its `item_id` where there are several series; all of it within
 * `{predictions}` or `{forecast}` too.
 * Several lists for one series are samples of it.
 * Throws InferenceError("bad-answer") naming the path of the bad field.
 * Source: https://huggingface.co/tasks/time-series-forecasting
 */
export function readForecast(body: unknown, history: History): Forecast {
  const names = history.series.map(({ name }) => name);
  const value = open(body, names.length);
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isRecord)) {
      const rows: readonly Fields[] = value;
      return rows.every(hasLists) ? readEach(rows, names) : readSteps(rows, names);
    }
    return { series: readLists(value, names, ""), times: undefined };
  }
  if (isRecord(value)) return readFields(value, names);
  throw wrongShape("", "a list of numbers", value);
}

/** The forecast as `readForecast` reads it back: an object for each series. */
export function writeForecast({ series, times }: Forecast): unknown {
  const written = series.map(({ name, values, quantiles }) => ({
    item_id: name,
    mean: values,
    ...(quantiles.length > 0 && { quantiles: Object.fromEntries(quantiles.map(({ level, values }) => [String(level), values])) }),
    ...(times && { timestamps: times }),
  }));
  return { predictions: written };
}

const wrappers = ["predictions", "forecast", "forecasts", "outputs", "output", "data"] as const;
const middles = ["mean", "median", "forecast", "prediction", "predictions", "values", "target"] as const;
const timeFields = ["timestamps", "timestamp", "dates", "date", "times", "time", "ds", "index"] as const;

/** The inside of what servers wrap around a forecast. */
function open(body: unknown, count: number): unknown {
  let value = body;
  for (;;) {
    if (Array.isArray(value) && value.length === 1 && isBatch(value, count)) value = value[0];
    else {
      const record = isRecord(value) ? value : {};
      // Beside quantiles, it is no wrapping but the middle of them.
      const name = isForecast(record)
        ? undefined
        : wrappers.find((wrapper) => typeof record[wrapper] === "object" && record[wrapper] !== null);
      if (name === undefined) return value;
      value = record[name];
    }
  }
}

/** Whether a list of one is no more than a wrapping; an object for one series of several tells which by its name. */
function isBatch(list: readonly unknown[], count: number): boolean {
  const [inner] = list;
  if (isRecord(inner)) return hasLists(inner) && (count === 1 || nameIn(inner) === undefined);
  return count !== 1 || isNested(list);
}

function isForecast(record: Fields): boolean {
  return Object.keys(record).some(
    (name) => name === "mean" || name === "quantiles" || name === "samples" || levelOf(name) !== undefined,
  );
}

function isNested(value: readonly unknown[]): boolean {
  return Array.isArray(value[0]) && Array.isArray(value[0][0]);
}

function hasLists(record: Fields): boolean {
  return Object.values(record).some((value) => typeof value === "object" && value !== null);
}

/** Objects, one for each step, as lists by name. */
function columnsOf(rows: readonly Fields[]): Fields {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

/** What an object of one series, or of one step of it, calls the series. */
function nameIn({ item_id, unique_id, series_id, series, name }: Fields): unknown {
  return item_id ?? unique_id ?? series_id ?? (typeof series === "object" ? undefined : series) ?? name;
}

/** One object for each step of the one series, or of each of several, which they name. */
function readSteps(rows: readonly Fields[], names: readonly string[]): Forecast {
  if (names.length === 1 || rows.some((row) => nameIn(row) === undefined)) return readFields(columnsOf(rows), names);
  const each = rowsByName(rows.map((row, index) => readText(nameIn(row), `[${index}].item_id`) ?? ""));
  const read = [...each].map(([name, own]) => readFields(columnsOf(own.map((index) => rows[index] ?? {})), [name]));
  return { series: read.flatMap(({ series }) => series), times: read[0]?.times };
}

/** One object for each series. */
function readEach(records: readonly Fields[], names: readonly string[]): Forecast {
  const read = records.map((record, index) => {
    const own = readText(nameIn(record), `[${index}].item_id`);
    if (own === undefined && records.length !== names.length) throw wrongCount(records.length, names.length, records);
    return readFields(record, [own ?? names[index] ?? ""], `[${index}].`);
  });
  return { series: read.flatMap(({ series }) => series), times: read[0]?.times };
}

/** What stands under the names of one object: a middle with quantiles or samples, or a list under the name of each series. */
function readFields(record: Fields, names: readonly string[], path = ""): Forecast {
  const times = timesIn(record);
  const levels = levelsIn(record);
  const { samples } = record;
  const middle = middles.find((name) => Array.isArray(record[name]));
  if (middle === undefined && levels.length === 0 && !Array.isArray(samples)) {
    const series = names.flatMap((name) => (Object.hasOwn(record, name) ? readNamed(record[name], name, `${path}${name}`) : []));
    if (series.length === 0) throw wrongShape(`${path}mean`, "a list of numbers", undefined);
    return { series, times };
  }
  if (middle === undefined && levels.length === 0) return { series: readSamples(samples, names, `${path}samples`), times };
  const lists = middle === undefined ? undefined : listsOf(record[middle], names.length, `${path}${middle}`);
  const quantiles = levels.map(({ level, value, at }) => ({ level, lists: listsOf(value, names.length, path + at) }));
  return {
    times,
    series: names.map((name, index) =>
      seriesOf(
        name,
        lists?.[index],
        quantiles.map(({ level, lists: each }) => ({ level, values: each[index] ?? [] })),
        path,
      ),
    ),
  };
}

function readNamed(value: unknown, name: string, path: string): readonly SeriesForecast[] {
  return isRecord(value) ? readFields(value, [name], `${path}.`).series : readLists(value, [name], path);
}

function timesIn(record: Fields): readonly string[] | undefined {
  const name = timeFields.find((field) => Array.isArray(record[field]));
  const list: readonly unknown[] = name === undefined ? [] : (record[name] as readonly unknown[]);
  const isTime = (time: unknown) => typeof time === "string" || typeof time === "number";
  return list.length > 0 && list.every(isTime) ? list.map(String) : undefined;
}

interface Level {
  readonly level: number;
  readonly value: unknown;
  readonly at: string;
}

/** Quantiles by level, or as lists in the order of `quantile_levels`, or under their levels in the object itself. */
function levelsIn(record: Fields): readonly Level[] {
  const { quantiles, quantile_levels: told } = record;
  if (Array.isArray(quantiles) && Array.isArray(told)) {
    return quantiles
      .map((value: unknown, index) => ({ level: Number(told[index]), value, at: `quantiles[${index}]` }))
      .filter(({ level }) => level > 0 && level < 1);
  }
  const source = isRecord(quantiles) ? quantiles : record;
  return Object.entries(source).flatMap(([name, value]) => {
    const level = levelOf(name);
    return level === undefined || !Array.isArray(value)
      ? []
      : [{ level, value, at: source === record ? name : `quantiles.${name}` }];
  });
}

/** The level a name such as "0.1", "p10" or "90%" stands for; undefined for any other. */
function levelOf(name: string): number | undefined {
  const [, letter, digits, percent] = /^([pq]?)_?(\d{1,2}|0?\.\d+)(%?)$/i.exec(name) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  const level = digits.includes(".") ? number : letter || percent ? number / 100 : 0;
  return level > 0 && level < 1 ? level : undefined;
}

/** Lists without names: one for each series, or for each step; of one series also samples. */
function readLists(value: unknown, names: readonly string[], path: string): readonly SeriesForecast[] {
  const isMatrix = Array.isArray(value) && value.length > 1 && value.every((row) => Array.isArray(row) && row.length > 1);
  if (names.length === 1 && isMatrix) return readSamples(value, names, path);
  const lists = listsOf(value, names.length, path);
  return names.map((name, index) => seriesOf(name, lists[index], [], path));
}

/** A list of values for each of `count` series. */
function listsOf(value: unknown, count: number, path: string): readonly Values[] {
  if (!Array.isArray(value)) throw wrongShape(path, "a list of numbers", value);
  if (!value.some(Array.isArray)) {
    if (count !== 1) throw wrongCount(1, count, value);
    return [readValues(value, path)];
  }
  const rows = value.map((row: unknown, index) => readValues(row, `${path}[${index}]`));
  if (rows.length === count) return rows;
  if (!rows.every((row) => row.length === count)) throw wrongCount(rows.length, count, value);
  return Array.from({ length: count }, (_, series) => rows.map((row) => row[series] ?? null));
}

function wrongCount(found: number, count: number, raw: unknown): Error {
  return badAnswer(`The history has ${count} ${count === 1 ? "series" : "series of numbers"}, but ${found} came back.`, "", raw);
}

function readValues(value: unknown, path: string): Values {
  if (!Array.isArray(value)) throw wrongShape(path, "a list of numbers", value);
  return value.map((item: unknown, index) => {
    const number = toScore(item);
    if (number === null && item !== null && item !== "NaN") throw wrongShape(`${path}[${index}]`, "a number", item);
    return number;
  });
}

/** Ways the series may go on: their mean, and where the middle 80 % of them lie. */
function readSamples(value: unknown, names: readonly string[], path: string): readonly SeriesForecast[] {
  if (!Array.isArray(value)) throw wrongShape(path, "a list of samples", value);
  const each: readonly unknown[] = names.length === 1 && !isNested(value) ? [value] : value;
  if (each.length !== names.length) throw wrongCount(each.length, names.length, value);
  return names.map((name, index) => {
    const at = each.length === 1 ? path : `${path}[${index}]`;
    const own = each[index];
    if (!Array.isArray(own)) throw wrongShape(at, "a list of samples", own);
    const samples = own.map((sample: unknown, place) => readValues(sample, `${at}[${place}]`));
    const steps = samples[0]?.length ?? 0;
    if (samples.some((sample) => sample.length !== steps)) throw wrongShape(at, "samples of one length", own);
    const sorted = Array.from({ length: steps }, (_, step) =>
      samples.flatMap((sample) => sample[step] ?? []).sort((one, other) => one - other),
    );
    return {
      name,
      values: sorted.map((all) => (all.length === 0 ? null : all.reduce((sum, one) => sum + one / all.length, 0))),
      quantiles: [0.1, 0.9].map((level) => ({ level, values: sorted.map((all) => quantileOf(all, level)) })),
    };
  });
}

/** Between the two sorted values that are nearest. */
function quantileOf(sorted: readonly number[], level: number): number | null {
  const place = (sorted.length - 1) * level;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place % 1);
}

function seriesOf(name: string, middle: Values | undefined, told: readonly Quantile[], path: string): SeriesForecast {
  const quantiles = [...told].sort((one, other) => one.level - other.level);
  const values =
    middle ?? quantiles.reduce((best, one) => (Math.abs(one.level - 0.5) < Math.abs(best.level - 0.5) ? one : best)).values;
  const uneven = quantiles.find((quantile) => quantile.values.length !== values.length);
  if (uneven) throw wrongShape(`${path}quantiles.${uneven.level}`, `a list of ${values.length}`, uneven.values);
  return { name, values, quantiles };
}
