import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample } from "../../src/core/task.js";
import { tableTextInput } from "../../src/inputs/tableText.js";
import { readTexts } from "../../src/outputs/texts.js";
import { TableToTextWidget, task as tableToText } from "../../src/tasks/table-to-text/index.js";
import { TabularToTextWidget, task as tabularToText } from "../../src/tasks/tabular-to-text/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();

function requestOf(example: CardExample) {
  const input = tableTextInput.fromCard(example);
  return input && tableTextInput.toRequest(input, {}).inputs;
}

describe("a table as an input", () => {
  test.each<[string, CardExample, unknown]>([
    ["columns by name", { table: { City: ["Oslo", 3] } }, { table: { City: ["Oslo", "3"] } }],
    ["structured data", { structured_data: { City: ["Oslo", null] } }, { table: { City: ["Oslo"] } }],
    ["one row of values", { structured_data: { City: "Oslo", Rain: 54 } }, { table: { City: ["Oslo"], Rain: ["54"] } }],
    ["rows with a header", { table: [["City"], ["Oslo"]] }, { table: { City: ["Oslo"] } }],
    ["an instruction beside it", { text: "Describe", table: { a: [1] } }, { table: { a: ["1"] }, text: "Describe" }],
    [
      "columns of one name, an empty one",
      {
        table: [
          ["a", "a", ""],
          [1, 2, 3],
        ],
      },
      { table: { a: ["1"], "a (2)": ["2"], "Column 3": ["3"] } },
    ],
    ["a text in place of a table", { text: "<row> Oslo" }, "<row> Oslo"],
  ])("goes out with all its cells as text: %s", (_name, example, inputs) => {
    expect(requestOf(example)).toEqual(inputs);
    const input = tableTextInput.fromCard(example);
    expect(input && requestOf(tableTextInput.toCard(input))).toEqual(inputs);
  });

  test("is not read out of what is no table", () => {
    for (const table of ["a", 3, [1, 2], { a: { b: 1 } }]) expect(tableTextInput.fromCard({ table })).toBeUndefined();
    expect(tableTextInput.fromCard({ src: "a.csv" })).toBeUndefined();
  });
});

describe.each([
  ["table-to-text", TableToTextWidget, tableToText],
  ["tabular-to-text", TabularToTextWidget, tabularToText],
] as const)("%s", (tag, Widget, task) => {
  test.each(recordingsOf(tag))("reads and draws every shape: $name", ({ example, body }) => {
    const input = task.input.fromCard(example);
    if (!input) throw new Error("The example was not read.");
    const output = task.output.fromAnswer(body, input);
    render(<task.output.View output={output} input={input} />);
    for (const { text } of readTexts(body)) expect(screen.getByText(text.trim())).toBeInTheDocument();
    expect(task.output.toText(output, input, t)).toContain(readTexts(body)[0]?.text.trim());
  });

  test("asks for a row before it runs, and takes a text in its place", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget fetcher={fetcher} />);
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls).toHaveLength(0);
    expect(screen.getByText(/The table needs at least one row/)).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText("Instruction (optional)"), "a | b");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls[0]?.request.inputs).toBe("a | b");
  });

  test("shows the whole table of a recorded example, and no empty field", () => {
    const examples = [{ table: { City: ["Oslo", "Graz"] }, output: { text: "Two cities." } }];
    render(<Widget card={cardOf({ id: "demo/a", task: tag, examples })} />);
    expect(screen.getByRole("rowheader", { name: "Graz" })).toBeInTheDocument();
    expect(screen.getByText("2 rows, 1 column")).toBeInTheDocument();
    expect(screen.queryByLabelText("Instruction (optional)")).toBeNull();
    expect(screen.getByText("Two cities.")).toBeInTheDocument();
  });

  test("says so where the model wrote nothing", () => {
    const examples = [{ table: { City: ["Oslo"] }, output: [{ generated_text: " " }] }];
    render(<Widget card={cardOf({ id: "demo/a", task: tag, examples })} />);
    expect(screen.getByText("No text came back")).toBeInTheDocument();
  });
});
