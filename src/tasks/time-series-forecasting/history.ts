import { columnValues, exactNumber, type Table, trimTable } from "../../core/tables.js";

/** What is known of a series before the forecast begins. */
export interface History {
  /** Header of the column of times; empty where there is none. */
  readonly timeName: string;
  /** The time of each value, as written; undefined where the table has no column of times. */
  readonly times: readonly string[] | undefined;
  /** The columns of numbers, which are what is forecast; one for each name where a column of the table names the series. */
  readonly series: readonly Series[];
  /** How many values each series has, with those that are missing. */
  readonly length: number;
}

/** Values in the order of time; null where one is missing. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const timeNames = /^(?:time|timestamp|datetime|date|ds|index|step|t|year|quarter|month|week|day|hour|minute|period)s?$/i;
const seriesNames = /^(?:item|unique|series|ts)[ _-]?id$|^(?:series|item)$/i;
const date = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|\+00:00)?)?)?$/;

/**
 * The series of a table: its columns of numbers, and when each value was.
 *
 * The column of times is the first that is named like one, or else holds dates only. Where a column such as `item_id` names
 * the series of each row, or the times repeat and a column of texts tells the rows of one time apart, the rows of each name
 * are a series of their own: "tea", or "tea, sold" where there are several columns of numbers.
 */
export function historyOf(asked: Table): History {
  const table = trimTable(asked);
  const columns = table.columns.map((name, column) => ({
    name: name.trim() || `${column + 1}`,
    values: columnValues(table, column),
  }));
  const areNumbers = columns.map(
    ({ values }) =>
      values.some((value) => typeof value === "number") &&
      values.every((value) => typeof value !== "string" && typeof value !== "boolean"),
  );
  const isLast = (column: number) => areNumbers.every((is, at) => !is || at === column);
  const holdsDates = ({ values }: (typeof columns)[number]) =>
    values.length > 0 && values.every((value) => typeof value === "string" && date.test(value.trim()));
  const named = columns.findIndex(({ name }, column) => timeNames.test(name) && !(areNumbers[column] && isLast(column)));
  const at = named >= 0 ? named : columns.findIndex(holdsDates);
  const wide: History = {
    timeName: columns[at]?.name ?? "",
    times: at < 0 ? undefined : table.rows.map((row) => (row[at] ?? "").trim()),
    series: columns.flatMap(({ name, values }, column) =>
      areNumbers[column] && column !== at
        ? [{ name, values: values.map((value) => (typeof value === "number" ? value : null)) }]
        : [],
    ),
    length: table.rows.length,
  };
  const naming = columns.findIndex(
    (column, place) => place !== at && tellsSeries(column, wide.times) && (seriesNames.test(column.name) || !areNumbers[place]),
  );
  if (naming < 0) return wide;
  const series = wide.series.filter(({ name }) => name !== columns[naming]?.name);
  return grouped(
    { ...wide, series },
    table.rows.map((row) => (row[naming] ?? "").trim()),
  );
}

/** Whether a column names the series that each row belongs to: at no time twice the same. */
function tellsSeries({ name, values }: { readonly name: string; readonly values: readonly unknown[] }, times: History["times"]) {
  const isNamedSo = seriesNames.test(name);
  const names = values.map((value) => String(value ?? "").trim());
  const repeats = (texts: readonly string[]) => new Set(texts).size < texts.length;
  if (names.includes("") || !repeats(names)) return false;
  if (!times) return isNamedSo;
  return (isNamedSo || repeats(times)) && !repeats(names.map((own, row) => JSON.stringify([own, times[row]])));
}

/** The places at which each name stands, in the order of their first. */
export function rowsByName(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, name] of names.entries()) {
    const own = rows.get(name);
    if (own) own.push(row);
    else rows.set(name, [row]);
  }
  return rows;
}

/** The rows of each name as series side by side. Those without times end together. */
function grouped({ timeName, times, series }: History, names: readonly string[]): History {
  const rowsOf = rowsByName(names);
  const all = times && inOrder([...new Set(times)]);
  const places = all && new Map(all.map((time, place) => [time, place]));
  const length = all?.length ?? Math.max(...[...rowsOf.values()].map((rows) => rows.length));
  return {
    timeName,
    times: all,
    length,
    series: [...rowsOf].flatMap(([own, rows]) =>
      series.map(({ name, values }) => {
        const aligned = new Array<number | null>(length).fill(null);
        for (const [index, row] of rows.entries()) {
          aligned[places?.get(times?.[row] ?? "") ?? length - rows.length + index] = values[row] ?? null;
        }
        return { name: series.length === 1 ? own : `${own}, ${name}`, values: aligned };
      }),
    ),
  };
}

/** Dates and numbers by their size, other times as they came. */
function inOrder(times: readonly string[]): readonly string[] {
  const sizes = new Map(times.map((time) => [time, exactNumber(time) ?? readDate(time)]));
  if ([...sizes.values()].includes(undefined)) return times;
  return times.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0));
}

/**
 * The next `count` times after a history: numbers and dates go on as they did last, months as months.
 *
 * Without times the values are counted, the first as 1; after times of any other kind the steps are counted: "+1".
 */
export function timesAfter({ times, length }: History, count: number): readonly string[] {
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  if (!times) return steps.map((step) => String(length + step));
  const [before = "", last = ""] = times.slice(-2);
  const numbers = [exactNumber(before), exactNumber(last)];
  if (numbers[0] !== undefined && numbers[1] !== undefined) {
    const [first, second] = [numbers[0], numbers[1]];
    // 0.1 + 0.2 and the like.
    return steps.map((step) => String(Number((second + step * (second - first)).toPrecision(12))));
  }
  const dates = [readDate(before), readDate(last)];
  if (dates[0] === undefined || dates[1] === undefined || dates[0] >= dates[1]) return steps.map((step) => `+${step}`);
  const [first, second] = [new Date(dates[0]), new Date(dates[1])];
  const months = (second.getUTCFullYear() - first.getUTCFullYear()) * 12 + second.getUTCMonth() - first.getUTCMonth();
  const isMonthly = months > 0 && first.getUTCDate() === second.getUTCDate() && first.getTime() % day === second.getTime() % day;
  return steps.map((step) => {
    const next = isMonthly
      ? new Date(second).setUTCMonth(second.getUTCMonth() + step * months)
      : second.getTime() + step * (second.getTime() - first.getTime());
    return writeDate(next, last) ?? `+${step}`;
  });
}

const day = 86_400_000;

/** Milliseconds in UTC; undefined for what is no date. */
function readDate(text: string): number | undefined {
  const parts = date.exec(text);
  if (!parts) return undefined;
  const [, year, month, dayOfMonth = "01", hour = "00", minute = "00", second = "00", fraction = ""] = parts;
  const time = Date.parse(`${year}-${month}-${dayOfMonth}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(time) ? undefined : time;
}

/** A time written with the parts that another has. */
function writeDate(time: number, like: string): string | undefined {
  if (Number.isNaN(new Date(time).getTime())) return undefined;
  const iso = new Date(time).toISOString();
  const zone = /(Z|\+00:00)$/.exec(like)?.[0] ?? "";
  const written = iso.slice(0, like.length - zone.length) + zone;
  return like.includes(" ") ? written.replace("T", " ") : written;
}
