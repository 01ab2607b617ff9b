import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { Table } from "../../src/core/tables.js";
import type { CardExample } from "../../src/core/task.js";
import { historyOf, timesAfter } from "../../src/tasks/time-series-forecasting/history.js";
import { TimeSeriesForecastingWidget, task } from "../../src/tasks/time-series-forecasting/index.js";
import { areaOf, lineOf, type Point, simplify, ticksBetween } from "../../src/tasks/time-series-forecasting/path.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();

// The chart is loaded when it is first drawn.
beforeAll(() => import("../../src/tasks/time-series-forecasting/Chart.js"));

const inputOf = (example: CardExample) => task.input.fromCard(example) as Table;
const sales = inputOf({ table: { month: ["2025-10", "2025-11"], sales: [10, 12] } });
const two = inputOf({ table: { tea: [1, 2, 3], cake: [4, 5, 6] } });
const read = (body: unknown, asked = sales) => task.output.fromAnswer(body, asked);
const valuesOf = (body: unknown, asked = sales) => read(body, asked).series.map(({ values }) => values);
const textOf = (body: unknown, asked = sales) => task.output.toText(read(body, asked), asked, t);

async function show(body: unknown, asked = sales) {
  const View = task.output.View;
  const view = render(<View output={read(body, asked)} input={asked} />);
  await act(async () => {});
  return view;
}

describe("the history", () => {
  test("is sent by column, numbers as numbers, with the steps asked for", () => {
    expect(task.input.toRequest(sales, { prediction_length: 2 })).toEqual({
      inputs: { data: { month: ["2025-10", "2025-11"], sales: [10, 12] } },
      parameters: { prediction_length: 2 },
    });
  });

  test.each<[string, Record<string, readonly unknown[]>, string, readonly string[]]>([
    ["by its name", { Month: [1, 2], sales: [3, 4] }, "Month", ["sales"]],
    ["by its dates", { when: ["2025-01-01", "2025-01-02"], sales: [3, 4] }, "when", ["sales"]],
    ["wherever it stands", { sales: [3, 4], ds: ["a", "b"] }, "ds", ["sales"]],
    ["not where it holds the only numbers", { year: [3, 4], place: ["a", "b"] }, "", ["year"]],
    ["in no table without one", { tea: [1, null], cake: [2, 3] }, "", ["tea", "cake"]],
  ])("finds the times %s", (_name, table, timeName, names) => {
    const history = historyOf(inputOf({ table }));
    expect([history.timeName, history.series.map(({ name }) => name)]).toEqual([timeName, names]);
  });

  test("in long form is a series for each name, in the order of time, with gaps where a time is lacking", () => {
    const long = inputOf({
      table: {
        date: ["2025-03-02", "2025-03-01", "2025-03-01", "2025-03-03"],
        product: ["tea", "tea", "cake", "cake"],
        sold: [12, 10, 4, 3],
      },
    });
    expect(historyOf(long)).toEqual({
      timeName: "date",
      times: ["2025-03-01", "2025-03-02", "2025-03-03"],
      series: [
        { name: "tea", values: [10, 12, null] },
        { name: "cake", values: [4, null, 3] },
      ],
      length: 3,
    });
    expect(task.input.toRequest(long, {}).inputs).toMatchObject({ data: { product: ["tea", "tea", "cake", "cake"] } });
  });

  test.each<[string, Record<string, readonly unknown[]>, readonly (readonly [string, ...unknown[]])[]]>([
    [
      "numbers of a column named so",
      { item_id: [7, 7, 9], sold: [1, 2, 3] },
      [
        ["7", 1, 2],
        ["9", null, 3],
      ],
    ],
    [
      "each column of numbers",
      { ds: [1, 1, 2], unique_id: ["a", "b", "a"], x: [1, 2, 3], y: [4, 5, 6] },
      [
        ["a, x", 1, 3],
        ["a, y", 4, 6],
        ["b, x", 2, null],
        ["b, y", 5, null],
      ],
    ],
    ["no text that is another at each row", { ds: [1, 1], note: ["a", "b"], x: [1, 2] }, [["x", 1, 2]]],
    ["no text where times do not repeat", { ds: [1, 2, 3], weather: ["rain", "sun", "sun"], x: [1, 2, 3] }, [["x", 1, 2, 3]]],
    ["no text that leaves one time twice", { ds: [1, 1, 2], place: ["a", "a", "b"], x: [1, 2, 3] }, [["x", 1, 2, 3]]],
  ])("in long form has series by %s", (_name, table, series) => {
    expect(historyOf(inputOf({ table })).series.map(({ name, values }) => [name, ...values])).toEqual(series);
  });

  test("needs a column of numbers", () => {
    const missing = task.input.missing(inputOf({ table: { place: ["a", "b"] } }));
    expect(missing?.field).toBe("table");
    expect(t(missing?.message ?? "")).toMatch(/^At least one column has to hold numbers/);
    expect(t(task.input.missing(task.input.empty)?.message ?? "")).toMatch(/needs at least one row/);
  });

  test("of a card that is too long loses its beginning, not its end", () => {
    const value = Array.from({ length: 5000 }, (_, index) => index);
    expect(inputOf({ table: { value } }).rows.at(-1)).toEqual(["4999"]);
    expect(inputOf({ table: [["value"], ...value.map((one) => [one])] })).toMatchObject({ columns: ["value"] });
    expect(inputOf({ structured_data: value.map((one) => ({ value: one })) }).rows.at(-1)).toEqual(["4999"]);
  });

  test.each<[readonly string[], readonly string[]]>([
    [
      ["2025-11", "2025-12"],
      ["2026-01", "2026-02"],
    ],
    [
      ["2025-01-31", "2025-02-07"],
      ["2025-02-14", "2025-02-21"],
    ],
    [
      ["2024-01-01", "2025-01-01"],
      ["2026-01-01", "2027-01-01"],
    ],
    [
      ["2025-03-01 22:00", "2025-03-01 23:00"],
      ["2025-03-02 00:00", "2025-03-02 01:00"],
    ],
    [
      ["2025-03-01T10:00:00Z", "2025-03-01T10:30:00Z"],
      ["2025-03-01T11:00:00Z", "2025-03-01T11:30:00Z"],
    ],
    [
      ["7", "9"],
      ["11", "13"],
    ],
    [
      ["0.1", "0.2"],
      ["0.3", "0.4"],
    ],
    [
      ["Monday", "Tuesday"],
      ["+1", "+2"],
    ],
    [
      ["2025-02", "2025-01"],
      ["+1", "+2"],
    ],
    [
      ["2025-99-99", "2025-01-01"],
      ["+1", "+2"],
    ],
  ])("goes on after %j as %j", (times, after) => {
    const history = { timeName: "time", times, series: [], length: times.length };
    expect(timesAfter(history, 2)).toEqual(after);
  });

  test("without times counts its values", () => {
    expect(timesAfter(historyOf(two), 2)).toEqual(["4", "5"]);
  });
});

describe("an answer", () => {
  test.each<[string, unknown, Table, unknown]>([
    ["a list", [13, 14], sales, [[13, 14]]],
    ["a list in a batch of one", [[[13, 14]]], sales, [[13, 14]]],
    ["a column", [[13], [14]], sales, [[13, 14]]],
    ["a mean", { mean: [13, "14"] }, sales, [[13, 14]]],
    ["a forecast", { forecast: [13, 14] }, sales, [[13, 14]]],
    ["predictions", { predictions: [13, null] }, sales, [[13, null]]],
    ["a median among quantiles", { quantiles: { "0.1": [1, 2], "0.5": [3, 4], "0.9": [5, 6] } }, sales, [[3, 4]]],
    ["quantiles as lists", { mean: [3], quantiles: [[1], [5]], quantile_levels: [0.1, 0.9] }, sales, [[3]]],
    [
      "a list for each series",
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      two,
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    ],
    [
      "a list for each step",
      [
        [1, 5],
        [2, 6],
        [3, 7],
      ],
      two,
      [
        [1, 2, 3],
        [5, 6, 7],
      ],
    ],
    [
      "means of two series",
      {
        mean: [
          [1, 2, 3],
          [5, 6, 7],
        ],
      },
      two,
      [
        [1, 2, 3],
        [5, 6, 7],
      ],
    ],
    ["lists by name", { forecast: { cake: [5], tea: [1] } }, two, [[1], [5]]],
    ["one of the series by its name", [{ item_id: "cake", mean: [5] }], two, [[5]]],
    [
      "an object for each step of each series",
      [
        { item_id: "tea", timestamp: "4", mean: 1 },
        { item_id: "cake", timestamp: "4", mean: 5 },
        { item_id: "tea", timestamp: "5", mean: 2 },
        { item_id: "cake", timestamp: "5", mean: 6 },
      ],
      two,
      [
        [1, 2],
        [5, 6],
      ],
    ],
  ])("may be %s", (_name, body, asked, values) => {
    expect(valuesOf(body, asked)).toEqual(values);
  });

  test("of samples has their mean, and the band in which eight of ten lie", () => {
    const [series] = read({
      samples: [
        [0, 10],
        [10, 10],
        [20, 10],
      ],
    }).series;
    expect(series?.values[0]).toBeCloseTo(10);
    expect(series?.quantiles.map(({ level, values }) => [level, values])).toEqual([
      [0.1, [2, 10]],
      [0.9, [18, 10]],
    ]);
    expect(
      read([
        [0, 10],
        [20, 10],
      ]).series[0]?.quantiles,
    ).toHaveLength(2);
  });

  test.each([
    ["10", { mean: [1], "10": [0] }, 0],
    ["p10", { mean: [1], p10: [0], p90: [2] }, 2],
    ["10%", { mean: [1], quantiles: { "10%": [0], "90%": [2] } }, 2],
  ])("reads the level %s as it is meant", (_name, body, count) => {
    const quantiles = read(body).series[0]?.quantiles ?? [];
    expect(quantiles).toHaveLength(count);
    if (count > 0) expect(quantiles.map(({ level }) => level)).toEqual([0.1, 0.9]);
  });

  test.each([
    ["more series than the history", { mean: [[1], [2], [3]] }, two, "The history has 2 series"],
    ["one series for two", [1, 2, 3], two, "The history has 2 series"],
    ["words", { mean: [1, "many"] }, sales, "mean[1]"],
    ["quantiles of another length", { mean: [1, 2], quantiles: { "0.1": [1] } }, sales, "quantiles.0.1"],
    ["nothing of a forecast", { tea: 1 }, sales, "mean"],
    ["nothing", null, sales, "a list of numbers"],
    ["uneven samples", { samples: [[1], [1, 2]] }, sales, "samples"],
  ])("with %s is none, and says why", (_name, body, asked, words) => {
    expect(() => read(body, asked)).toThrow(
      expect.objectContaining({ kind: "bad-answer", message: expect.stringContaining(words) }),
    );
  });

  test.each(recordingsOf(task.id))("is drawn, written and read back: $name", async ({ example, body }) => {
    const asked = inputOf(example);
    await show(body, asked);
    expect(document.body.textContent).not.toMatch(/undefined|NaN|Infinity|\[object/);
    const output = read(body, asked);
    expect(task.output.fromCard(JSON.parse(JSON.stringify(task.output.toCard(output))), asked)).toEqual(output);
  });

  test("has the server's own times where it gives them", () => {
    expect(
      textOf([
        { timestamp: "Sunday", mean: 5 },
        { timestamp: "Monday", mean: 6 },
      ]),
    ).toContain("Sunday: 5\nMonday: 6");
  });

  test("says in words all that the chart shows", () => {
    expect(textOf({ mean: [13, 14.5], quantiles: { "0.1": [11, 11], "0.9": [15, 18] } })).toBe(
      "sales: 2 steps ahead\nHistory, last value: 12\n2025-12: 13.0 (10 %: 11.0, 90 %: 15.0)\n2026-01: 14.5 (10 %: 11.0, 90 %: 18.0)",
    );
  });

  test("stands in a table too, which is the sheet with every digit", async () => {
    const body = { mean: [13.123456789], quantiles: { "0.1": [11] } };
    await show(body);
    const row = within(screen.getByRole("grid", { name: "Forecast, 1 step" })).getAllByRole("row")[1];
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual(["2025-12", "13.1235", "11"]);
    expect(task.output.toTable?.(read(body), sales, t)).toEqual({
      columns: ["month", "sales", "sales, 10 %"],
      rows: [["2025-12", "13.123456789", "11"]],
    });
  });

  test("without a step says so", async () => {
    await show({ mean: [] });
    expect(screen.getByText("The model forecast no value.")).toBeVisible();
    expect(textOf([null])).toBe("The model forecast no value.");
  });

  test("never fails but as a bad answer, whatever the JSON", () => {
    const leaves = [null, true, 0, -1.5, "a", "0.3", [], {}, [1, 2], [[1], [2]]];
    const names = ["mean", "quantiles", "0.1", "samples", "predictions", "forecast", "tea", "item_id", "timestamps", "__proto__"];
    let seed = 5;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const make = (depth: number): unknown => {
      const kind = depth === 0 ? 0 : next(4);
      if (kind === 0) return leaves[next(leaves.length)];
      if (kind === 1) return Array.from({ length: next(4) }, () => make(depth - 1));
      return Object.fromEntries(Array.from({ length: next(4) }, () => [names[next(names.length)], make(depth - 1)]));
    };
    let answers = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const body = make(3);
      const asked = round % 2 === 0 ? sales : two;
      try {
        const output = read(body, asked);
        answers += 1;
        const again = task.output.fromCard(JSON.parse(JSON.stringify(task.output.toCard(output))), asked);
        expect(task.output.toText(again, asked, t)).toBe(task.output.toText(output, asked, t));
      } catch (error) {
        expect([JSON.stringify(body), error]).toEqual([JSON.stringify(body), expect.objectContaining({ kind: "bad-answer" })]);
      }
    }
    expect(answers).toBeGreaterThan(500);
  });
});

describe("the chart", () => {
  const body = { mean: [13, 14], quantiles: { "0.1": [11, 11], "0.9": [15, 18] } };
  const cursor = () => screen.getByRole("slider", { name: "sales, cursor" });

  test("says the value at its cursor, which the keyboard moves", async () => {
    await show(body);
    expect(cursor()).toHaveAttribute("aria-valuetext", "2025-12: 13 (10 %: 11, 90 %: 15)");
    cursor().focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(cursor()).toHaveAttribute("aria-valuetext", "2026-01: 14 (10 %: 11, 90 %: 18)");
    await userEvent.keyboard("{ArrowRight}");
    expect(cursor()).toHaveAttribute("aria-valuenow", "4");
    await userEvent.keyboard("{Home}");
    expect(cursor()).toHaveAttribute("aria-valuetext", "2025-10: 10");
    expect(screen.getByText("2025-10", { selector: ".iw-series-time" })).toBeVisible();
  });

  test("has its cursor where the pointer is", async () => {
    await show(body);
    cursor().getBoundingClientRect = () => new DOMRect(0, 0, 640, 220);
    fireEvent.pointerMove(cursor(), { clientX: 640 });
    expect(cursor()).toHaveAttribute("aria-valuenow", "4");
    fireEvent.pointerMove(cursor(), { clientX: 0 });
    expect(cursor()).toHaveAttribute("aria-valuenow", "1");
  });

  test("shows the end of a long history until all of it is asked for", async () => {
    const long = inputOf({ table: { value: Array.from({ length: 1000 }, (_, index) => index) } });
    await show([1000], long);
    const slider = screen.getByRole("slider");
    expect(slider).toHaveAttribute("aria-valuemax", "121");
    expect(slider).toHaveAttribute("aria-valuetext", "1001: 1000");
    await userEvent.click(screen.getByRole("button", { name: "Show all 1,000 values of the history" }));
    expect(slider).toHaveAttribute("aria-valuemax", "1001");
    expect(slider).toHaveAttribute("aria-valuetext", "1001: 1000");
  });

  test("of many series comes four at a time", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `series ${index}`);
    const many = inputOf({ table: Object.fromEntries(names.map((name) => [name, [1, 2]])) });
    await show(Object.fromEntries(names.map((name) => [name, [3]])), many);
    expect(screen.getAllByRole("slider")).toHaveLength(4);
    await userEvent.click(screen.getByRole("button", { name: "Show 4 more" }));
    expect(screen.getAllByRole("slider")).toHaveLength(8);
  });

  test("of ten thousand steps has a path no longer than its width asks for", async () => {
    const { container } = await show(Array.from({ length: 10_000 }, (_, index) => Math.sin(index) * 50));
    const longest = Math.max(...[...container.querySelectorAll("path")].map((path) => path.getAttribute("d")?.length ?? 0));
    expect(longest).toBeLessThan(640 * 4 * 13);
    expect(container.querySelectorAll("*").length).toBeLessThan(1000);
  });

  test("of the widget asks for as many steps as the visitor wants", async () => {
    const fetcher = answeringFetcher([1]);
    const card = cardOf({ task: task.id, examples: [{ table: { sales: [1, 2] }, parameters: { prediction_length: 3 } }] });
    render(<TimeSeriesForecastingWidget card={card} fetcher={fetcher} />);
    await userEvent.click(screen.getByText("Parameters"));
    await userEvent.type(await screen.findByRole("spinbutton", { name: "Steps" }), "7");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(await screen.findByRole("slider")).toBeVisible();
    expect(fetcher.requests).toMatchObject([{ parameters: { prediction_length: 7 } }]);
  });
});

describe("a line", () => {
  test("keeps first, lowest, highest and last of each pixel, and its gaps", () => {
    const points: Point[] = [[0, 5], [0.1, 1], [0.2, 3], [0.3, 9], [0.4, 4], [0.5, 5], null, null, [2, 1]];
    expect(simplify(points)).toEqual([[0, 5], [0.1, 1], [0.3, 9], [0.5, 5], null, [2, 1]]);
    expect(lineOf([[0, 5], [1, 2], null, [2, 1]])).toBe("M0 5L1 2M2 1h0");
  });

  test("bounds an area with a line of the same gaps", () => {
    expect(areaOf([[0, 5], [1, 5], null, [2, 5]], [[0, 1], [1, 1], null, [2, 1]])).toBe("M0 1L1 1L1 5L0 5ZM2 1L2 5Z");
    expect(areaOf([], [])).toBe("");
  });

  test.each([
    [0, 10],
    [-0.0003, 0.0002],
    [5, 5],
    [0, 0],
    [1e15, 1e15 + 0.5],
    [-1e300, 1e300],
  ])("from %d to %d has a few round ticks around it", (low, high) => {
    const ticks = ticksBetween(low, high);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThan(8);
    expect(new Set(ticks).size).toBe(ticks.length);
    expect(ticks[0]).toBeLessThanOrEqual(low);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
  });
});
