import { columnValues, exactNumber, type Table, trimTable } from "../../core/tables.js";

/** What is known of a series before the forecast begins. */
export interface History {
  /** Header of the column of times; empty where there is none. */
  readonly timeName: string;
  /** The time of each value, as written; undefined where the table has no column of times. */
  readonly times: readonly string[] | undefined;
  /** The columns of numbers, which are what is forecast. */
  readonly series: readonly Series[];
  /** How many values each series has. */
  readonly length: number;
}

/** Values in the order of time; null where one is missing. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

const timeNames = /^(?:time|timestamp|datetime|date|ds|index|step|t|year|quarter|month|week|day|hour|minute|period)s?$/i;
const date = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|\+00:00)?)?)?$/;

/**
 * The series of a table: its columns of numbers, and when each value was.
 *
 * The column of times is the first that is named like one, or else holds dates only.
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
  return {
    timeName: columns[at]?.name ?? "",
    times: at < 0 ? undefined : table.rows.map((row) => (row[at] ?? "").trim()),
    series: columns.flatMap(({ name, values }, column) =>
      areNumbers[column] && column !== at
        ? [{ name, values: values.map((value) => (typeof value === "number" ? value : null)) }]
        : [],
    ),
    length: table.rows.length,
  };
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
