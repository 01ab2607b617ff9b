import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import type { CardExample } from "../../src/core/task.js";
import { registry } from "../../src/tasks/registry.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const table = { City: ["Oslo"], People: ["700"] };

/** Each field for one line there is: its task, its name, and an example that can be run. */
const lines = [
  ["question-answering", "Question", { text: "Who?", context: "Ada did." }],
  ["table-question-answering", "Question", { text: "Who?", table }],
  ["table-to-text", "Instruction (optional)", { text: "Describe it.", table }],
  ["tabular-to-text", "Instruction (optional)", { text: "Describe it.", table }],
  ["sentence-similarity", "Source sentence", { source_sentence: "a", sentences: ["b", "c"] }],
  ["sentence-similarity", "Sentence 2", { source_sentence: "a", sentences: ["b", "c"] }],
  ["text-ranking", "Text 1", { source_sentence: "a", sentences: ["b", "c"] }],
  ["text-retrieval", "Query", { source_sentence: "a", sentences: ["b", "c"] }],
  ["multiple-choice", "Question", { text: "Which?", choices: ["a", "b"] }],
] as const satisfies readonly (readonly [keyof typeof registry, string, CardExample])[];

async function show(tag: keyof typeof registry, example: CardExample) {
  const { default: TaskWidget } = await registry[tag]();
  const { fetcher, calls } = controlledFetcher();
  render(<TaskWidget card={cardOf({ task: tag, examples: [example] })} fetcher={fetcher} />);
  return calls;
}

describe.each(lines)("in a line of %s: %s", (tag, name, example) => {
  test("Enter runs, once however long it is held, and leaves focus and text alone", async () => {
    const calls = await show(tag, example);
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name });
    const text = field.value;
    await userEvent.click(field);
    await userEvent.keyboard("{Enter}");
    expect(calls).toHaveLength(1);
    expect(fireEvent.keyDown(field, { key: "Enter", repeat: true })).toBe(false);
    expect(calls).toHaveLength(1);
    expect(field).toHaveFocus();
    expect(field).toHaveValue(text);
  });

  test("Shift and Enter begin a new line", async () => {
    const calls = await show(tag, example);
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name });
    await userEvent.click(field);
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}");
    expect(field.value).toMatch(/\n$/);
    expect(calls).toHaveLength(0);
  });

  test("Enter that ends the composing of a word runs nothing", async () => {
    const calls = await show(tag, example);
    const field = screen.getByRole("textbox", { name });
    // As Safari tells it, and as others do.
    for (const isComposing of [false, true])
      expect(fireEvent.keyDown(field, { key: "Enter", keyCode: 229, isComposing })).toBe(true);
    expect(calls).toHaveLength(0);
  });
});

test("Enter asks what was written while an answer is under way, and only that answer counts", async () => {
  const calls = await show("question-answering", { text: "Who?", context: "Ada did." });
  const field = screen.getByRole("textbox", { name: "Question" });
  await userEvent.type(field, "{Enter} Really?{Enter}");
  expect(calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  await calls[1]?.answer({ answer: "Ada", score: 0.9 });
  await calls[0]?.answer({ answer: "did", score: 0.9 });
  expect(calls[1]?.request.inputs).toEqual({ question: "Who? Really?", context: "Ada did." });
  expect(await screen.findByRole("tabpanel")).toHaveTextContent("0.900");
  expect(screen.getByRole("tabpanel").querySelector("mark")).toHaveTextContent("Ada");
});

test.each([
  ["question-answering", "Context", { text: "Who?", context: "Ada did." }],
  ["summarization", "Text", { text: "A long text." }],
  ["token-classification", "Text", { text: "Ada did." }],
  ["zero-shot-classification", "Text", { text: "Ada did.", candidate_labels: "a, b" }],
] as const)("in a field for many lines Enter begins a new one: %s", async (tag, name, example) => {
  const calls = await show(tag, example);
  const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name });
  await userEvent.click(field);
  await userEvent.keyboard("{Enter}");
  expect(field.value).toMatch(/\n$/);
  expect(calls).toHaveLength(0);
});

test("in the field of labels Enter ends a label, and runs where none is being written", async () => {
  const calls = await show("zero-shot-classification", { text: "Ada did.", candidate_labels: "a, b" });
  await screen.findByRole("grid");
  const field = screen.getByRole("textbox", { name: "Labels" });
  await userEvent.type(field, "c{Enter}");
  expect(calls).toHaveLength(0);
  await userEvent.keyboard("{Enter}");
  expect(calls[0]?.request.parameters.candidate_labels).toEqual(["a", "b", "c"]);
  expect(field).toHaveFocus();
});

test("Ctrl and Enter run with the label that is being written", async () => {
  const calls = await show("zero-shot-classification", { text: "Ada did.", candidate_labels: "a, b" });
  await screen.findByRole("grid");
  await userEvent.type(screen.getByRole("textbox", { name: "Labels" }), "c{Control>}{Enter}{/Control}");
  expect(calls[0]?.request.parameters.candidate_labels).toEqual(["a", "b", "c"]);
});

test("in the last choice Enter adds one, and runs where that one stays empty", async () => {
  const calls = await show("multiple-choice", { text: "Which?", choices: ["a", "b"] });
  await userEvent.type(screen.getByRole("textbox", { name: "Choice 2" }), "{Enter}");
  expect(screen.getByRole("textbox", { name: "Choice 3" })).toHaveFocus();
  expect(calls).toHaveLength(0);
  await userEvent.keyboard("{Enter}");
  expect(calls[0]?.request.parameters.candidate_labels).toEqual(["a", "b"]);
});

test("in a parameter Enter runs with what was just written there", async () => {
  const calls = await show("question-answering", { text: "Who?", context: "Ada did." });
  await userEvent.click(screen.getByText("Parameters"));
  await userEvent.type(await screen.findByRole("spinbutton", { name: /answers/i }), "3{Enter}");
  expect(calls[0]?.request.parameters).toMatchObject({ top_k: 3 });
});

test("Enter where something lacks asks nothing, and goes to the field that lacks it", async () => {
  const calls = await show("question-answering", { text: "Who?", context: "" });
  await userEvent.type(screen.getByRole("textbox", { name: "Question" }), "{Enter}");
  expect(calls).toHaveLength(0);
  expect(screen.getByRole("textbox", { name: "Context" })).toHaveFocus();
});

test("within a form of the page Enter sends no form", async () => {
  const { default: TaskWidget } = await registry["zero-shot-classification"]();
  const { fetcher, calls } = controlledFetcher();
  const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
  const examples = [{ text: "Ada did.", candidate_labels: "a, b" }];
  render(
    <form onSubmit={onSubmit}>
      <TaskWidget card={cardOf({ task: "zero-shot-classification", examples })} fetcher={fetcher} />
      <button type="submit">Send</button>
    </form>,
  );
  await userEvent.type(screen.getByRole("textbox", { name: "Labels" }), "c{Enter}{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(calls).toHaveLength(1);
  expect(onSubmit).not.toHaveBeenCalled();
});
