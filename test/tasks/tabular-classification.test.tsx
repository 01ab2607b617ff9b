import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { Table } from "../../src/core/tables.js";
import type { CardExample } from "../../src/core/task.js";
import { TabularClassificationWidget, task } from "../../src/tasks/tabular-classification/index.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();
const flowers = { petal_len: [1.4, 4.7, 6.1], petal_wid: [0.2, 1.4, 2.3] };
const inputOf = (example: CardExample) => task.input.fromCard(example) as Table;
const input = inputOf({ structured_data: flowers });
const read = (body: unknown, asked = input) => task.output.fromAnswer(body, asked);
const textOf = (body: unknown, asked = input) => task.output.toText(read(body, asked), asked, t);
const one = inputOf({ structured_data: { petal_len: 1.4 } });

function show(body: unknown, asked = input) {
  const View = task.output.View;
  return render(<View output={read(body, asked)} input={asked} />);
}

const cellsOf = (row: number) =>
  [...(screen.getAllByRole("row")[row] as HTMLElement).children].map((cell) => cell.textContent?.replace(/[\u2068\u2069]/g, ""));

describe("the request", () => {
  test("is exactly the table that is shown, numbers as numbers", () => {
    expect(task.input.toRequest(input, { a: 1 })).toEqual({ inputs: { data: flowers }, parameters: { a: 1 } });
  });

  test("of an example that was just chosen holds that example, not the one before", async () => {
    const fetcher = answeringFetcher(["x"]);
    const examples = [
      { example_title: "First", structured_data: { a: [1] } },
      { example_title: "Second", structured_data: { b: [2] } },
    ];
    render(<TabularClassificationWidget card={cardOf({ task: task.id, examples })} fetcher={fetcher} />);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Examples" }), "Second");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(await screen.findAllByText("x")).not.toHaveLength(0);
    expect(fetcher.requests.map(({ inputs }) => inputs)).toEqual([{ data: { b: [2] } }]);
  });

  test("takes the documented lists, single values as one row, and `table`", () => {
    expect(inputOf({ structured_data: { name: "Nile", km: 6650 } }).rows).toEqual([["Nile", "6650"]]);
    expect(inputOf({ table: flowers })).toEqual(input);
    expect(task.input.fromCard({ text: "a" })).toBeUndefined();
  });

  test("lacks a row before it has one, and the table is there from the start", async () => {
    render(<TabularClassificationWidget fetcher={answeringFetcher([])} />);
    expect(screen.getByRole("grid", { name: "Rows to classify" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(document.activeElement).toHaveAccessibleDescription(/needs at least one row/);
  });

  test("says at the table when a column of numbers goes as text", () => {
    const examples = [{ structured_data: { long_mm: [1, 2, "3 mm", 4], name: ["a", "b", "c", "d"] } }];
    render(<TabularClassificationWidget card={cardOf({ task: task.id, examples })} fetcher={answeringFetcher([])} />);
    expect(screen.getByText(/Column .long_mm. is sent as text: row 3 holds .3 mm., which is not a number/)).toBeVisible();
  });
});

describe("an answer", () => {
  test.each(recordingsOf(task.id))("is drawn beside its rows: $name", ({ example, body }) => {
    const asked = inputOf(example);
    show(body, asked);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", String(asked.rows.length + 1));
    expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
  });

  test("stands first in each row, and a column of the visitor's with the same name stays", () => {
    show(["x", "y"], inputOf({ structured_data: { Prediction: ["a", "b"], n: [1, 2] } }));
    expect(cellsOf(0)).toEqual(["Prediction", "Prediction", "n"]);
    expect(cellsOf(2)).toEqual(["y", "b", "2"]);
  });

  test("is counted by class, the most frequent first", () => {
    show(["a", "b", "b"]);
    const items = within(screen.getByRole("list", { name: "Rows of each class" })).getAllByRole("listitem");
    expect(items.map((item) => item.textContent)).toEqual(["b 2", "a 1"]);
    expect(textOf(["a", "b", "b"])).toBe("3 rows: b 2, a 1\nRow 1: a\nRow 2: b\nRow 3: b");
  });

  test("has one colour for each class, by its first appearance", () => {
    const { container } = show(["b", "a", "b"]);
    const colourOf = (row: number) => container.querySelectorAll("tbody tr")[row]?.querySelector(".iw-dash")?.className;
    expect([colourOf(0), colourOf(1), colourOf(2)]).toEqual(["iw-dash iw-k1", "iw-dash iw-k2", "iw-dash iw-k1"]);
  });

  test("of probabilities names the likeliest class and tells all of them", () => {
    const body = {
      probabilities: [
        [0.97, 0.03],
        [0.1, 0.9],
        [0.4, 0.6],
      ],
      classes: ["dry", "wet"],
    };
    show(body);
    expect(cellsOf(0).slice(0, 3)).toEqual(["Prediction", "P(dry)", "P(wet)"]);
    expect(cellsOf(2)).toEqual(["wet", "0.100", "0.900", "4.7", "1.4"]);
    expect(textOf(body)).toContain("Row 2: wet (dry 0.100, wet 0.900)");
    expect(task.output.toTable?.(read(body), input, t).columns).toEqual([
      "Prediction",
      "P(dry)",
      "P(wet)",
      "petal_len",
      "petal_wid",
    ]);
  });

  test("whose class is not the likeliest keeps the model's choice", () => {
    const body = {
      predictions: ["a", "b", "a"],
      probabilities: [
        [0.4, 0.6],
        [0.2, 0.8],
        [0.5, 0.5],
      ],
      classes: ["a", "b"],
    };
    const again = task.output.fromCard(task.output.toCard(read(body)), input);
    expect(again).toEqual(read(body));
    expect(again.rows).toEqual([["a"], ["b"], ["a"]]);
  });

  test("to one row is said at once, with its probabilities as bars", () => {
    show([[0.2, 0.8]], one);
    expect(screen.getByText("1", { selector: ".iw-answer" })).toBeVisible();
    expect(textOf([0.2, 0.8], one)).toBe(textOf([[0.2, 0.8]], one));
    expect(textOf({ label: "wet", score: 0.9 }, one)).toContain("Prediction: wet (wet 0.900)");
    expect(textOf("wet", one)).toContain("Prediction: wet");
  });

  test("keeps a score of 0 and tells a missing prediction from any class", () => {
    expect(textOf([{ label: "a", score: 0 }, null, "b"])).toContain("Row 1: a (a 0.000)\nRow 2: –\nRow 3: b");
  });

  test("without any prediction says so", () => {
    show([null, null, null]);
    expect(screen.getByText("The model predicted nothing for any row.")).toBeVisible();
    expect(screen.queryByRole("grid")).toBeNull();
  });

  test("of many classes draws the likeliest of each row; the sheet has all", () => {
    const classes = Array.from({ length: 40 }, (_, at) => `class ${at}`);
    const body = {
      predictions: ["class 7", "class 1", "class 2"],
      probabilities: [1, 2, 3].map(() => classes.map(() => 0.025)),
      classes,
    };
    show(body);
    expect(cellsOf(0)).toEqual(["Prediction", "Probability", "petal_len", "petal_wid"]);
    expect(task.output.toTable?.(read(body), input, t).columns).toHaveLength(43);
  });

  test.each([
    ["too few", ["a", "b"], "The table has 3 rows, but 2 predictions came back."],
    ["too many", ["a", "b", "c", "d"], "The table has 3 rows, but 4 predictions came back."],
    ["none", [], "The table has 3 rows, but 0 predictions came back."],
    ["no list", { a: 1 }, "a list with a prediction for each row"],
    ["nothing", null, "a list with a prediction for each row"],
    ["one prediction here and two there", ["a", ["b", "c"], "d"], "does not predict the same for each row"],
    ["an empty row", ["a", [], "b"], "[1]"],
    ["a label of no kind", [{ label: { a: 1 } }, "a", "b"], "[0].label"],
    ["probabilities of other rows", { predictions: ["a", "b", "c"], probabilities: [[1]] }, "probabilities"],
  ])("with %s is no answer, and says why", (_name, body, words) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ kind: "bad-answer", message: expect.stringContaining(words) }));
  });

  test("of two thousand rows draws what is in view", () => {
    const rows = Array.from({ length: 2000 }, (_, at) => at);
    const asked = inputOf({ structured_data: { day: rows } });
    const { container } = show(
      rows.map((at) => `class ${at % 7}`),
      asked,
    );
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "2001");
    expect(container.querySelectorAll("*").length).toBeLessThan(1000);
    expect(textOf(rows.map(String), asked).split("\n")).toHaveLength(2001);
  });

  test("never fails but as a bad answer, whatever the JSON", () => {
    const leaves = [null, true, 0, 0.5, "a", "0.3", [], {}, [0.5, 0.5], { label: "a", score: 0.2 }];
    const names = ["label", "score", "predictions", "probabilities", "classes", "data", "__proto__"];
    let seed = 5;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const make = (depth: number): unknown => {
      const kind = depth === 0 ? 0 : next(4);
      if (kind === 0) return leaves[next(leaves.length)];
      if (kind < 3) return Array.from({ length: next(5) }, () => make(depth - 1));
      return Object.fromEntries(Array.from({ length: next(3) }, () => [names[next(names.length)], make(depth - 1)]));
    };
    let answers = 0;
    for (let round = 0; round < 20_000; round += 1) {
      // Of half of them the outermost is a list with an entry for each row.
      const depth = round % 3;
      const body = round % 2 === 0 ? make(3) : [make(depth), make(depth), make(depth)];
      try {
        const output = read(body);
        answers += 1;
        const again = task.output.fromCard(JSON.parse(JSON.stringify(task.output.toCard(output))), input);
        expect(task.output.toText(again, input, t)).toBe(task.output.toText(output, input, t));
      } catch (error) {
        expect([JSON.stringify(body), error]).toEqual([JSON.stringify(body), expect.objectContaining({ kind: "bad-answer" })]);
      }
    }
    expect(answers).toBeGreaterThan(500);
  });
});
