import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { readAnswers, readingOf, workingOf } from "../../src/tasks/table-question-answering/answers.js";
import type { TableQuestion } from "../../src/tasks/table-question-answering/Input.js";
import { TableQuestionAnsweringWidget, task } from "../../src/tasks/table-question-answering/index.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher, controlledFetcher } from "../controlledFetcher.js";

const t = createTranslate();

const ports = {
  Port: ["Rotterdam", "Antwerp", "Hamburg"],
  Country: ["Netherlands", "Belgium", "Germany"],
  "M TEU": [14.45, 13.53, 7.74],
};

const asked = task.input.fromCard({ text: "How many?", table: ports }) as TableQuestion;

const sum = {
  answer: "SUM > 14.45, 13.53",
  coordinates: [
    [0, 2],
    [1, 2],
  ],
  cells: ["14.45", "13.53"],
  aggregator: "SUM",
};

const reading = (body: unknown, input = asked) => {
  const [first] = readAnswers(body, input.table).items;
  return first && readingOf(first, input.table);
};

const textOf = (body: unknown) => task.output.toText(task.output.fromAnswer(body, asked), asked, t);

function show(body: unknown, input = asked) {
  const View = task.output.View;
  return render(<View output={task.output.fromAnswer(body, input)} input={input} />);
}

describe("the request", () => {
  test("holds the question as query and the columns by name, every cell as text", () => {
    expect(task.input.toRequest(asked, { sequential: true })).toEqual({
      inputs: {
        query: "How many?",
        table: { ...ports, "M TEU": ["14.45", "13.53", "7.74"] },
      },
      parameters: { sequential: true },
    });
  });

  test("loses no column to repeated, empty, whole-number or hostile headers", () => {
    const input = task.input.fromCard({
      text: "?",
      table: [
        ["Name", 2021, "Name", 2020, "", "__proto__"],
        ["a", "b", "c", "d", "e", "f"],
      ],
    }) as TableQuestion;
    const { table } = task.input.toRequest(input, {}).inputs as { table: object };
    expect(Object.values(table)).toEqual([["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]);
    expect(JSON.stringify(table)).toContain('"__proto__":["f"]');
  });

  test("leaves out blank rows and columns at the end", () => {
    const input = task.input.fromCard({ text: "?", table: { a: ["1", "", ""], "": ["", "", ""] } }) as TableQuestion;
    expect(task.input.toRequest(input, {}).inputs).toEqual({ query: "?", table: { a: ["1"] } });
  });

  test.each(["text", "question", "query"])("takes the question from %s", (field) => {
    expect(task.input.fromCard({ [field]: "How many?", table: ports })).toEqual(asked);
  });

  test("reads an example without a table, and none without anything to ask about", () => {
    expect(task.input.fromCard({ text: "How many?" })?.question).toBe("How many?");
    expect(task.input.fromCard({ table: ports })?.question).toBe("");
    expect(task.input.fromCard({ src: "cat.jpg" })).toBeUndefined();
    expect(task.input.fromCard({ text: "How many?", table: "no table" })).toBeUndefined();
  });

  test("lacks a question first, then a row", () => {
    expect(task.input.missing(task.input.empty)).toMatchObject({ field: "question", message: "Ask a question first." });
    const blank = task.input.missing({ ...task.input.empty, question: "Who?" });
    expect(blank?.field).toBe("table");
    expect(t(blank?.message ?? "")).toMatch(/^The table needs at least one row/);
    expect(task.input.missing(asked)).toBeUndefined();
  });
});

describe("the answer", () => {
  test("a sum is worked out of the cells the model names", () => {
    const result = reading(sum);
    expect(result).toMatchObject({ figure: "27.98", unit: "M TEU", operator: "SUM", count: 2 });
    expect(result && workingOf(result)).toBe("14.45 + 13.53");
  });

  test("an average is worked out with two decimals more than the cells have", () => {
    const result = reading({ ...sum, aggregator: "AVERAGE", answer: "AVERAGE > 14.45, 13.53" });
    expect(result?.figure).toBe("13.99");
    expect(result && workingOf(result)).toBe("(14.45 + 13.53) ÷ 2");
    const thirds = reading({ answer: "AVERAGE > 1, 1, 2", cells: ["1", "1", "2"], aggregator: "AVERAGE" });
    expect(thirds?.figure).toBe("1.33");
  });

  test("a count counts cells of any kind", () => {
    const body = {
      answer: "COUNT > Rotterdam, Antwerp",
      coordinates: [
        [0, 0],
        [1, 0],
      ],
      cells: ["Rotterdam", "Antwerp"],
      aggregator: "COUNT",
    };
    expect(reading(body)).toMatchObject({ figure: "2", terms: [], unit: undefined });
  });

  test("a sum of words is left as the model said it", () => {
    const body = { answer: "SUM > Rotterdam", coordinates: [[0, 0]], cells: ["Rotterdam"], aggregator: "SUM" };
    expect(reading(body)).toMatchObject({ figure: "Rotterdam", terms: [] });
  });

  test("an operator nobody knows is shown with the answer", () => {
    expect(reading({ ...sum, answer: "MAX > 14.45", aggregator: "MAX" })).toMatchObject({ figure: "14.45", operator: "MAX" });
  });

  test.each([undefined, null, "NONE", "none", ""])("without an operator (%j) the cells are the answer", (aggregator) => {
    const result = reading({ answer: "Antwerp", coordinates: [[1, 0]], cells: ["Antwerp"], aggregator });
    expect(result).toMatchObject({ figure: "Antwerp", operator: undefined, count: 1 });
  });

  test("cells without an answer text are the answer", () => {
    expect(
      reading({
        answer: "",
        coordinates: [
          [1, 0],
          [2, 0],
        ],
      })?.figure,
    ).toBe("Antwerp, Hamburg");
  });

  test.each([
    ["answer only", { answer: " 2008" }],
    ["recorded text", { text: "2008" }],
    ["a bare text", "2008"],
    ["a number", { answer: 2008 }],
    ["a list", [{ answer: "2008" }]],
    ["a list in a list", [[{ answer: "2008" }]]],
    ["nothing but nulls beside it", { answer: "2008", coordinates: null, cells: null, aggregator: null }],
  ])("reads %s", (_, body) => {
    expect(reading(body)).toMatchObject({ figure: "2008", cells: [], count: 0 });
    show(body);
    expect(screen.getByText("2008")).toBeVisible();
    expect(document.body).not.toHaveTextContent(/undefined|answer cell/);
  });

  test("a repeated cell counts and is marked once", () => {
    const body = { ...sum, coordinates: [...sum.coordinates, [1, 2]], cells: [...sum.cells, "13.53"] };
    expect(reading(body)).toMatchObject({ figure: "27.98", count: 2 });
    show(body);
    expect(screen.getAllByText("answer cell")).toHaveLength(2);
  });

  test.each([[[9, 2]], [[0, 9]], [[-1, 0]], [[0.5, 0]]])(
    "a cell outside of the table (%j) is left out, with a warning",
    (place) => {
      const output = task.output.fromAnswer(
        { ...sum, coordinates: [...sum.coordinates, place], cells: [...sum.cells, "99"] },
        asked,
      );
      expect(task.output.warnings?.(output).map((warning) => t(warning))).toEqual([
        "The answer names 1 cell outside of the table; it is left out.",
      ]);
      expect(task.output.toText(output, asked, t)).toContain("27.98");
      const again = task.output.fromCard(JSON.parse(JSON.stringify(task.output.toCard(output))), asked);
      expect(again).toEqual(output);
    },
  );

  test("no warning where every cell is inside", () => {
    expect(task.output.warnings?.(task.output.fromAnswer(sum, asked))).toEqual([]);
  });

  test.each([
    ["nothing", null, ""],
    ["an object of another kind", { label: "x" }, "answer"],
    ["a server's list of faults", { error: ["ragged"] }, "answer"],
    ["a cell without a column", { answer: "x", coordinates: [[1]] }, "coordinates[0][1]"],
    ["cells that are no texts", [{ answer: "x" }, { answer: "x", cells: [{}] }], "[1].cells[0]"],
  ])("refuses %s and names the place", (_, body, path) => {
    expect(() => task.output.fromAnswer(body, asked)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("an empty list, live or recorded, says that no cell answers", () => {
    expect(textOf([])).toBe("No cell answers this.");
    expect(task.output.toText(task.output.fromCard([], asked), asked, t)).toBe("No cell answers this.");
    show([]);
    expect(screen.getByText("No cell answers this.")).toBeVisible();
  });

  test("is read within predictions", () => {
    expect(textOf({ predictions: [{ answer: "Hamburg" }] })).toBe("Hamburg");
  });

  test("says in words all that the picture shows: answer, operator, how many cells, each with its column and row", () => {
    expect(textOf({ answer: "Hamburg", coordinates: [[2, 0]], cells: ["Hamburg"] })).toBe(
      "Hamburg\n1 cell\nPort, row 3: Hamburg",
    );
    expect(textOf(sum)).toBe(
      "27.98 M TEU\nSUM: 14.45 + 13.53, 2 cells\nAnswer of the model: SUM > 14.45, 13.53\nM TEU, row 1: 14.45\nM TEU, row 2: 13.53",
    );
    expect(textOf([{ answer: "a" }, { answer: "b" }])).toBe("1. a\n\n2. b");
    expect(textOf({ answer: "COUNT > ", aggregator: "COUNT" })).toBe("No cell answers this.\nAnswer of the model: COUNT >");
  });
});

describe("what is seen", () => {
  test("the figure, the operator, the arithmetic and the marked cells", () => {
    show(sum);
    expect(screen.getByText("27.98")).toBeVisible();
    expect(screen.getByText("SUM")).toBeVisible();
    expect(screen.getByText("14.45 + 13.53")).toBeVisible();
    expect(screen.getByText("2 cells")).toBeVisible();
    const grid = screen.getByRole("grid", { name: "Table that was asked, 3 rows" });
    expect(within(grid).getByRole("gridcell", { name: "answer cell 14.45" })).toBeVisible();
    expect(within(grid).getByRole("gridcell", { name: "7.74" })).toBeVisible();
    expect(within(grid).queryByRole("textbox")).toBeNull();
  });

  test("a long sum is cut where it is drawn, and whole in the text", () => {
    const input = task.input.fromCard({ text: "?", table: { n: Array.from({ length: 50 }, (_, n) => n) } }) as TableQuestion;
    const body = { answer: "SUM > …", coordinates: Array.from({ length: 50 }, (_, row) => [row, 0]), aggregator: "SUM" };
    show(body, input);
    expect(screen.getByText("0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + …")).toBeVisible();
    expect(screen.getByText("1225")).toBeVisible();
    expect(task.output.toText(task.output.fromAnswer(body, input), input, t)).toContain("48 + 49");
  });

  test("each of several answers, and which of them a cell belongs to", () => {
    show([
      { answer: "Antwerp", coordinates: [[1, 0]] },
      {
        answer: "Belgium",
        coordinates: [
          [1, 1],
          [1, 0],
        ],
      },
    ]);
    expect(within(screen.getByRole("list", { name: "Answers" })).getAllByRole("listitem")).toHaveLength(2);
    expect(screen.getByText("cell of answers 1, 2")).toBeInTheDocument();
    expect(screen.getByText("cell of answer 2")).toBeInTheDocument();
  });

  test("an empty answer says that no cell answers", () => {
    show({ answer: "", coordinates: [], cells: [] });
    expect(screen.getByText("No cell answers this.")).toBeVisible();
    expect(screen.getByRole("grid")).toBeVisible();
  });

  test("hostile answers, operators and cells are text", () => {
    const evil = '<img src=x onerror="alert(1)">';
    const input = task.input.fromCard({ text: evil, table: { [evil]: [evil] } }) as TableQuestion;
    const { container } = show({ answer: evil, coordinates: [[0, 0]], cells: [evil], aggregator: evil }, input);
    expect(container.querySelector("img")).toBeNull();
  });
});

describe("the widget", () => {
  test("asks about the table as it was edited, and keeps that table under the answer while another is written", async () => {
    const user = userEvent.setup();
    const { fetcher, calls } = controlledFetcher();
    render(<TableQuestionAnsweringWidget card={cardOf({ examples: [{ text: "How many?", table: ports }] })} fetcher={fetcher} />);
    const field = () => screen.getByRole("grid", { name: "Table" });
    await user.click(within(field()).getByText("13.53"));
    await user.keyboard("20{Enter}");
    await user.click(screen.getByRole("button", { name: "Run" }));
    expect(calls[0]?.request.inputs).toMatchObject({ table: { "M TEU": ["14.45", "20", "7.74"] } });
    await calls[0]?.answer(sum);
    const answered = await screen.findByRole("grid", { name: /that was asked/ });
    expect(within(answered).getByRole("gridcell", { name: "answer cell 20" })).toBeVisible();
    expect(screen.getByText("34.45")).toBeVisible();

    await user.click(within(field()).getByText("20"));
    await user.keyboard("30{Enter}");
    expect(within(field()).getByText("30")).toBeVisible();
    expect(within(answered).getByRole("gridcell", { name: "answer cell 20" })).toBeVisible();
    expect(screen.getByText(/Result of the earlier input/)).toBeVisible();
  });

  test("Ctrl and Enter in a cell runs with what was just written there", async () => {
    const user = userEvent.setup();
    const { fetcher, calls } = controlledFetcher();
    render(<TableQuestionAnsweringWidget card={cardOf({ examples: [{ text: "How many?", table: ports }] })} fetcher={fetcher} />);
    await user.click(within(screen.getByRole("grid", { name: "Table" })).getByText("13.53"));
    await user.keyboard("20{Control>}{Enter}{/Control}");
    expect(calls).toHaveLength(1);
    expect(calls[0]?.request.inputs).toMatchObject({ table: { "M TEU": ["14.45", "20", "7.74"] } });
  });

  test("Escape in a cell cancels the cell, not the run", async () => {
    const user = userEvent.setup();
    const { fetcher, calls } = controlledFetcher();
    render(<TableQuestionAnsweringWidget card={cardOf({ examples: [{ text: "How many?", table: ports }] })} fetcher={fetcher} />);
    await user.click(screen.getByRole("button", { name: "Run" }));
    await user.click(within(screen.getByRole("grid", { name: "Table" })).getByText("13.53"));
    await user.keyboard("20{Escape}");
    expect(calls[0]?.signal.aborted).toBe(false);
    await user.keyboard("{Escape}");
    expect(calls[0]?.signal.aborted).toBe(true);
  });

  test("an answer in words only does not stick to the next answer", async () => {
    const user = userEvent.setup();
    const { fetcher, calls } = controlledFetcher();
    render(<TableQuestionAnsweringWidget card={cardOf({ examples: [{ text: "How many?", table: ports }] })} fetcher={fetcher} />);
    await user.click(screen.getByRole("button", { name: "Run" }));
    await calls[0]?.answer({ answer: "some" });
    expect(await screen.findByText("some")).toBeVisible();
    expect(screen.queryByText("answer cell")).toBeNull();
    fireEvent.change(screen.getByRole("textbox", { name: "Question" }), { target: { value: "And now?" } });
    await user.click(screen.getByRole("button", { name: "Run" }));
    await calls[1]?.answer(sum);
    expect(await screen.findAllByText("answer cell")).toHaveLength(2);
    expect(screen.queryByText("some")).toBeNull();
  });

  test("a file read while the question is written keeps both", async () => {
    const user = userEvent.setup();
    const fetcher = answeringFetcher({ answer: "x" });
    render(<TableQuestionAnsweringWidget card={cardOf({ examples: [{ text: "How many?", table: ports }] })} fetcher={fetcher} />);
    let arrive: (bytes: ArrayBufferLike) => void = () => {};
    const part = { arrayBuffer: () => new Promise((done) => (arrive = done)) };
    const file = Object.assign(new File([], "rain.csv"), { slice: () => part });
    fireEvent.change(screen.getByLabelText("CSV file"), { target: { files: [file] } });
    await user.type(screen.getByRole("textbox", { name: "Question" }), " Really?");
    arrive(new TextEncoder().encode("City,Rain\nOslo,1").buffer);
    expect(await screen.findByText("Oslo")).toBeVisible();
    expect(screen.getByRole("textbox", { name: "Question" })).toHaveValue("How many? Really?");
  });

  test("shows the table of a recorded example without a backend, folded and not to be changed", () => {
    render(<TableQuestionAnsweringWidget card={cardOf({ examples: [{ text: "How many?", table: ports, output: sum }] })} />);
    expect(screen.getByRole("grid", { name: /that was asked/ })).toBeVisible();
    expect(screen.getByText("3 rows, 3 columns")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Add row" })).toBeNull();
  });
});
