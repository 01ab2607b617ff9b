import { render, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { Table } from "../../src/core/tables.js";
import type { CardExample } from "../../src/core/task.js";
import { task } from "../../src/tasks/tabular-regression/index.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();
const inputOf = (example: CardExample) => task.input.fromCard(example) as Table;
const fish = inputOf({ structured_data: { length_cm: [23.2, 31] } });
const read = (body: unknown, asked = fish) => task.output.fromAnswer(body, asked);
const textOf = (body: unknown, asked = fish) => task.output.toText(read(body, asked), asked, t);

function show(body: unknown, asked = fish) {
  const View = task.output.View;
  return render(<View output={read(body, asked)} input={asked} />);
}

describe("an answer", () => {
  test.each(recordingsOf(task.id))("is drawn beside its rows: $name", ({ example, body }) => {
    const asked = inputOf(example);
    show(body, asked);
    expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", String(asked.rows.length + 1));
    expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
  });

  test("is written with as many decimals in each row, and summed up", () => {
    show([242.0321, 500.5]);
    expect(screen.getByRole("rowheader", { name: "500.500" })).toBeVisible();
    expect(screen.getByText("lowest 242.032, mean 371.266, highest 500.500")).toBeVisible();
    expect(textOf([242.0321, 500.5])).toBe(
      "2 rows: lowest 242.032, mean 371.266, highest 500.500\nRow 1: 242.032\nRow 2: 500.500",
    );
  });

  test("keeps every digit in the sheet", () => {
    expect(task.output.toTable?.(read([242.0321456789, -3]), fish, t)).toEqual({
      columns: ["Prediction", "length_cm"],
      rows: [
        ["242.0321456789", "23.2"],
        ["-3", "31"],
      ],
    });
  });

  test("to one row is one figure", () => {
    show([242.0321], inputOf({ structured_data: { length_cm: 23.2 } }));
    expect(screen.getByText("242.032", { selector: ".iw-figure" })).toBeVisible();
  });

  test("of several numbers has a column for each, by its name or counted", () => {
    show({ weight_g: [242, 500], age: [4, 7] });
    expect(screen.getAllByRole("columnheader").map((cell) => cell.textContent)).toEqual(["weight_g", "age", "length_cm"]);
    expect(
      textOf([
        [1, 2],
        [3, 4],
      ]),
    ).toContain("Row 2: Prediction 1 3, Prediction 2 4");
    expect(textOf([{ weight_g: 1 }, { weight_g: 3 }])).toContain("Row 2: 3");
  });

  test("of numbers that sum to one is no probability", () => {
    expect(
      read([
        [0.5, 0.5],
        [0.2, 0.8],
      ]).classes,
    ).toEqual([]);
  });

  test("keeps 0, and takes null and NaN for no prediction", () => {
    expect(read([0, "NaN"]).rows).toEqual([[0], [null]]);
    expect(textOf([0, null])).toContain("Row 1: 0\nRow 2: –");
  });

  test("of words is no answer", () => {
    expect(() => read([242, "heavy"])).toThrow(expect.objectContaining({ kind: "bad-answer", path: "[1]" }));
    expect(() => read([242])).toThrow(expect.objectContaining({ kind: "bad-answer" }));
  });

  test("stands on the right of its column, the rows after it", () => {
    show([1, 2]);
    const row = screen.getAllByRole("row")[1] as HTMLElement;
    expect(within(row).getByRole("rowheader")).toHaveClass("iw-cell-num");
    expect(within(row).getByRole("gridcell")).toHaveTextContent("23.2");
  });
});
