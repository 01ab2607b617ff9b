import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import type { TextInput } from "../../src/inputs/textInput.js";
import { formatNumber } from "../../src/outputs/embeddings/words.js";
import { FeatureExtractionWidget, task } from "../../src/tasks/feature-extraction/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();

const one: TextInput = { text: "a" };
const two: TextInput = { text: "a", textPair: "b" };

const textOf = (body: unknown, input = one) => task.output.toText(task.output.fromAnswer(body, input), input, t);

async function show(body: unknown, input = one) {
  const { View } = task.output;
  const view = render(<View output={task.output.fromAnswer(body, input)} input={input} />);
  await screen.findAllByRole("img");
  return view;
}

const facts = (within_: HTMLElement = document.body) =>
  Object.fromEntries([...within_.querySelectorAll("dt")].map((name) => [name.textContent, name.nextElementSibling?.textContent]));

test.each(recordingsOf("feature-extraction"))("reads and words every shape: $name", ({ example, body }) => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("No input.");
  const output = task.output.fromAnswer(body, input);
  expect(output).toHaveLength(example.text_pair === undefined ? 1 : 2);
  expect(task.output.toText(output, input, t)).not.toMatch(/undefined|NaN|\[object/);
});

describe("the request", () => {
  test("is the text alone, or a list of both texts", () => {
    expect(task.input.toRequest(one, { normalize: true })).toEqual({ inputs: "a", parameters: { normalize: true } });
    expect(task.input.toRequest(two, {})).toEqual({ inputs: ["a", "b"], parameters: {} });
  });

  test("asks for a second text by a press, and runs both at once", async () => {
    const { fetcher, calls } = controlledFetcher();
    const examples = [{ text: "a" }];
    render(<FeatureExtractionWidget card={cardOf({ id: "demo/x", task: task.id, examples })} fetcher={fetcher} />);
    await userEvent.click(screen.getByRole("button", { name: "Compare with a second text" }));
    await userEvent.type(screen.getByLabelText("Second text"), "b");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(calls.map(({ request }) => request.inputs)).toEqual([["a", "b"]]);
    await calls[0]?.answer([
      [3, 4],
      [4, 3],
    ]);
    expect(await screen.findByText("First text")).toBeVisible();
    expect(facts()["Cosine similarity"]).toBe("0.9600");
  });
});

describe("the result", () => {
  test("tells the facts of a vector first", async () => {
    await show([0.6, -0.8, 0, null]);
    expect(facts()).toEqual({
      Shape: "4",
      Norm: "1.0000",
      Mean: "−0.0667",
      Smallest: "−0.8000",
      Largest: "0.6000",
      "Missing numbers": "1",
    });
    expect(screen.getByRole("img", { name: "Vector, 4 dimensions" })).toBeVisible();
  });

  test("draws positive numbers up and negative ones down", async () => {
    await show([0.5, -1]);
    expect(document.querySelector(".iw-strip-up")).toHaveAttribute("d", "M0 0V-0.500H1V0Z");
    expect(document.querySelector(".iw-strip-down")).toHaveAttribute("d", "M1 0V1.000H2V0Z");
  });

  test("of tokens has their mean and a heat map", async () => {
    await show([
      [1, 0],
      [3, 0],
      [2, 6],
    ]);
    expect(facts()).toMatchObject({ Shape: "3 × 2", "Norm of the mean": "2.8284" });
    expect(screen.getByRole("img", { name: "Mean vector, of 3 tokens, 2 dimensions" })).toBeVisible();
    expect(screen.getByRole("img", { name: /^Heat map of 3 tokens and 2 dimensions/ })).toBeVisible();
  });

  test("of two texts tells first how near they are, and draws both on one scale", async () => {
    await show(
      [
        [0.5, 0],
        [0, 1],
      ],
      two,
    );
    const [nearness] = document.querySelectorAll("dl");
    expect(facts(nearness)).toEqual({
      "Cosine similarity": "0.0000",
      "Dot product": "0.0000",
      "Euclidean distance": "1.1180",
    });
    expect([...document.querySelectorAll(".iw-strip-up")].map((path) => path.getAttribute("d"))).toEqual([
      "M0 0V-0.500H1V0Z",
      "M1 0V-1.000H2V0Z",
    ]);
  });

  test("of a vector without length has no cosine instead of a wrong one", () => {
    expect(
      textOf(
        [
          [0, 0],
          [1, 1],
        ],
        two,
      ),
    ).toContain("Cosine similarity: –");
  });

  test("of two vectors that differ in length is a bad answer in words", () => {
    expect(() => task.output.fromAnswer([[1, 2], [1]], two)).toThrow(InferenceError);
  });

  test("of a sparse vector is its largest numbers by their index", async () => {
    const { View } = task.output;
    const output = task.output.fromAnswer(
      [
        [
          { index: 7, value: 0.25 },
          { index: 2054, value: 1.5 },
        ],
      ],
      one,
    );
    render(<View output={output} input={one} />);
    const rows = await screen.findAllByRole("listitem");
    expect(rows.map((row) => row.textContent)).toEqual(["Index 20541.500", "Index 70.250"]);
    expect(facts()).toMatchObject({ "Numbers other than zero": "2" });
  });

  test("without numbers is said in words, for every empty answer", () => {
    const { View } = task.output;
    for (const body of [[], [[]], { embeddings: [] }]) {
      const { unmount } = render(<View output={task.output.fromAnswer(body, one)} input={one} />);
      expect(screen.getByText("No numbers came back")).toBeVisible();
      expect(textOf(body)).toBe("The model answered with no numbers.");
      unmount();
    }
  });

  test("says in words all facts that the picture shows, with the first numbers", () => {
    expect(textOf([1, -1, 1, -1, 1, -1, 1, -1, 1])).toBe(
      [
        "Shape: 9",
        "Norm: 3.0000",
        "Mean: 0.1111",
        "Smallest: −1.0000",
        "Largest: 1.0000",
        "Vector, 9 dimensions: 1.0000; −1.0000; 1.0000; −1.0000; 1.0000; −1.0000; 1.0000; −1.0000 …",
      ].join("\n"),
    );
    expect(
      textOf([
        [1, 0],
        [1, 0],
      ]),
    ).toContain("Mean vector, of 2 tokens, 2 dimensions: 1.0000; 0.0000");
  });

  test("says in words every number of a sparse vector", () => {
    const entries = Array.from({ length: 12 }, (_, index) => ({ index, value: 12 - index }));
    expect(textOf([entries])).toMatch(/by their index: 0: 12\.00; .*; 11: 1\.0000$/);
  });

  test("as a table has a row for each dimension, and a column for each text", () => {
    const table = (body: unknown, input: TextInput) => task.output.toTable?.(task.output.fromAnswer(body, input), input, t);
    expect(table([0.123456, 2], one)).toEqual({
      columns: ["Dimension", "Value"],
      rows: [
        ["0", "0.123456"],
        ["1", "2"],
      ],
    });
    expect(table([[{ index: 4, value: 1 }], [{ index: 9, value: 2 }]], two)).toEqual({
      columns: ["Dimension", "First text", "Second text"],
      rows: [
        ["4", "1", "0"],
        ["9", "0", "2"],
      ],
    });
  });
});

describe("the numbers", () => {
  const copied = () => vi.mocked(navigator.clipboard.writeText).mock.lastCall?.[0];

  async function open(body: unknown) {
    await show(body);
    await userEvent.click(screen.getByRole("button", { name: "Show the numbers" }));
    // Last, for the click brings a clipboard of its own.
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: vi.fn(async () => {}) } });
  }
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

  test("stand in a table with headers, eight of a vector in a row", async () => {
    await open(Array.from({ length: 10 }, (_, index) => index / 10));
    const region = screen.getByRole("region", { name: "Numbers" });
    expect(region).toHaveAttribute("tabindex", "0");
    const rows = within(region).getAllByRole("row");
    expect(rows).toHaveLength(3);
    expect(within(rows[2] as HTMLElement).getByRole("rowheader")).toHaveTextContent("8");
    expect(within(rows[2] as HTMLElement).getAllByRole("cell")[1]).toHaveTextContent("0.9000");
    await userEvent.click(screen.getByRole("button", { name: "Hide the numbers" }));
    expect(screen.queryByRole("table")).toBeNull();
  });

  test("are copied exactly, as JSON and as NumPy", async () => {
    await open([0.123456789, null, -2e-9]);
    press("Copy all numbers as JSON");
    expect(copied()).toBe("[0.123456789,null,-2e-9]");
    press("Copy all numbers as NumPy");
    expect(copied()).toBe("np.array([0.123456789,np.nan,-2e-9], dtype=np.float32)");
  });

  test("of tokens are copied as rows", async () => {
    await open([
      [1, 2],
      [3, 4],
    ]);
    press("Copy all numbers as JSON");
    expect(copied()).toBe("[[1,2],[3,4]]");
  });

  test("of very many tokens are copied as their mean, and the button says so", async () => {
    await open(Array.from({ length: 3000 }, () => Array.from({ length: 100 }, (_, column) => column)));
    press("Copy the mean vector as JSON");
    expect(JSON.parse(copied() ?? "")).toHaveLength(100);
    expect(screen.getAllByRole("row").length).toBeLessThan(40);
  });

  test.each([
    [0, "0.0000"],
    [-0.5, "−0.5000"],
    [0.00001234, "1.23e−5"],
    [-1234567, "−1.23e+6"],
    [12.3456, "12.35"],
    [2345.67, "2345.7"],
    [Number.NaN, "–"],
  ])("%d is written as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

test("a failed run leaves no numbers of the earlier one behind", async () => {
  const { fetcher, calls } = controlledFetcher();
  const examples = [{ text: "a", output: [1, 2, 3] }];
  render(<FeatureExtractionWidget card={cardOf({ id: "demo/x", task: task.id, examples })} fetcher={fetcher} />);
  expect(await screen.findByRole("img", { name: "Vector, 3 dimensions" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  await calls[0]?.fail(new InferenceError("server", "It broke."));
  expect(await screen.findByRole("alert")).toHaveTextContent("It broke.");
  expect(screen.queryByRole("img", { name: /Vector/ })).toBeNull();
});
