import { createEvent, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type SentencesInput, sentencesInput } from "../../src/inputs/sentences.js";
import { TextRankingWidget } from "../../src/tasks/text-ranking/index.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const input = sentencesInput({
  source: "Source sentence",
  sourcePlaceholder: "Write here",
  list: "Sentences",
  item: "Sentence {n}",
  add: "Add a sentence",
  missing: { source: "Write the source sentence first.", list: "Write a sentence first." },
  names: ["query", "texts"],
});

function Form({ sentences, missing = false }: { sentences: readonly string[]; missing?: boolean }) {
  const [value, setValue] = useState<SentencesInput>({ source: "s", sentences });
  return (
    <input.View
      value={value}
      onChange={setValue}
      readOnly={false}
      missing={missing ? { field: "sentences", message: "Write a sentence first." } : undefined}
    />
  );
}

const fields = () => screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: /^Sentence \d+$/ });
const texts = () => fields().map((field) => field.value);
const button = (name: string) => screen.getByRole("button", { name });
/** The code for changing the list comes after its fields. */
const editing = () => screen.findByRole("button", { name: "Remove: Sentence 1" });

function paste(field: HTMLElement, text: string): boolean {
  const event = createEvent.paste(field, { clipboardData: { getData: () => text } });
  fireEvent(field, event);
  return event.defaultPrevented;
}

describe("a list of sentences", () => {
  test("grows by a button, and the focus is in the new field", async () => {
    render(<Form sentences={["a"]} />);
    await userEvent.click(button("Add a sentence"));
    expect(texts()).toEqual(["a", ""]);
    await waitFor(() => expect(fields()[1]).toHaveFocus());
    await userEvent.keyboard("b");
    expect(texts()).toEqual(["a", "b"]);
  });

  test("loses one by its button, and the focus stays where the next can be removed", async () => {
    render(<Form sentences={["a", "b", "c"]} />);
    await editing();
    await userEvent.click(button("Remove: Sentence 2"));
    expect(texts()).toEqual(["a", "c"]);
    expect(button("Remove: Sentence 2")).toHaveFocus();
    expect(screen.getByRole("status")).toHaveTextContent("Sentence 2 removed.");
    await userEvent.keyboard("{Enter}");
    expect(texts()).toEqual(["a"]);
    expect(button("Remove: Sentence 1")).toHaveFocus();
    expect(button("Remove: Sentence 1")).toHaveAttribute("aria-disabled", "true");
    await userEvent.keyboard("{Enter}");
    expect(texts()).toEqual(["a"]);
  });

  test("is put in another order by buttons, which the focus follows", async () => {
    render(<Form sentences={["a", "b", "c"]} />);
    await editing();
    await userEvent.click(button("Move up: Sentence 3"));
    expect(texts()).toEqual(["a", "c", "b"]);
    expect(button("Move up: Sentence 2")).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(texts()).toEqual(["c", "a", "b"]);
    expect(button("Move up: Sentence 1")).toHaveFocus();
    expect(screen.getByRole("status")).toHaveTextContent("Moved to place 1 of 3.");
    await userEvent.keyboard("{Enter}");
    expect(texts()).toEqual(["c", "a", "b"]);
    await userEvent.click(button("Move down: Sentence 1"));
    expect(texts()).toEqual(["a", "c", "b"]);
  });

  test("is put in another order by Alt and the arrow keys from the field itself", async () => {
    render(<Form sentences={["a", "b", "c"]} />);
    await editing();
    await userEvent.click(fields()[2] as HTMLElement);
    await userEvent.keyboard("{Alt>}{ArrowUp}{ArrowUp}{ArrowUp}{/Alt}");
    expect(texts()).toEqual(["c", "a", "b"]);
    expect(fields()[0]).toHaveFocus();
    await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(texts()).toEqual(["a", "c", "b"]);
    await userEvent.keyboard("{ArrowDown}");
    expect(texts()).toEqual(["a", "c", "b"]);
  });

  test("takes several pasted lines as several sentences, and as one again by a press", async () => {
    render(<Form sentences={["before after", "z"]} />);
    await editing();
    const field = fields()[0] as HTMLTextAreaElement;
    field.setSelectionRange(7, 7);
    expect(paste(field, "one\r\n\r\n  two\nthree ")).toBe(true);
    expect(texts()).toEqual(["before one", "two", "threeafter", "z"]);
    expect(fields()[2]).toHaveFocus();
    expect(screen.getByRole("status")).toHaveTextContent("3 lines became 3 fields.");
    await userEvent.click(button("Keep the lines in one field"));
    expect(texts()).toEqual(["before one\n\n  two\nthree after", "z"]);
    expect(screen.queryByRole("button", { name: "Keep the lines in one field" })).toBeNull();
  });

  test("leaves one pasted line to the browser", () => {
    render(<Form sentences={["a"]} />);
    expect(paste(fields()[0] as HTMLElement, "one line\n")).toBe(false);
  });

  test("draws a few of 2 000 sentences, and takes no more than that", async () => {
    const { container } = render(<Form sentences={Array.from({ length: 1999 }, (_, index) => `s${index}`)} />);
    await editing();
    expect(container.querySelectorAll("*").length).toBeLessThan(300);
    await userEvent.click(button("Show 50 more"));
    expect(fields()).toHaveLength(62);
    paste(fields()[0] as HTMLElement, "one\ntwo\nthree");
    expect(screen.getByText("2000")).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent("Only the first 2 lines were taken.");
    expect(button("Add a sentence")).toHaveAttribute("aria-disabled", "true");
  });

  test("marks its first field when all are empty, and says so", () => {
    render(<Form sentences={["", ""]} missing />);
    expect(fields()[0]).toBeInvalid();
    expect(fields()[0]).toHaveAccessibleDescription("Write a sentence first.");
    expect(fields()[1]).toBeValid();
  });

  test("gives each sentence the direction of its own text", () => {
    render(<Form sentences={["abc", "\u0627\u0644\u0642\u0637", ""]} />);
    expect(fields().map((field) => field.getAttribute("dir"))).toEqual(["ltr", "rtl", null]);
  });

  test("gets a new line by Shift and Enter; Enter runs and adds no sentence", async () => {
    const { fetcher, calls } = controlledFetcher();
    const examples = [{ source_sentence: "q", sentences: ["a", "b"] }];
    render(<TextRankingWidget card={cardOf({ id: "demo/x", task: "text-ranking", examples })} fetcher={fetcher} />);
    const field = screen.getByRole("textbox", { name: "Text 1" });
    await userEvent.click(field);
    await userEvent.keyboard("{Shift>}{Enter}{/Shift}c");
    expect(field).toHaveValue("a\nc");
    expect(calls).toHaveLength(0);
    await userEvent.keyboard("{Enter}");
    expect(screen.getAllByRole("textbox", { name: /^Text \d$/ })).toHaveLength(2);
    expect(calls[0]?.request.inputs).toEqual({ query: "q", texts: ["a\nc", "b"] });
  });
});

describe("an example of a card", () => {
  test.each([
    [{ source_sentence: "a", sentences: ["b", "c"] }],
    [{ query: "a", texts: ["b", "c"] }],
    [{ text: "a", documents: ["b", "c"] }],
  ])("is read from %j", (example) => {
    expect(input.fromCard(example)).toEqual({ source: "a", sentences: ["b", "c"] });
  });

  test("may hold one sentence, numbers for texts, or one half only", () => {
    expect(input.fromCard({ source_sentence: 3, sentences: "b" })).toEqual({ source: "3", sentences: ["b"] });
    expect(input.fromCard({ source_sentence: "a" })).toEqual({ source: "a", sentences: ["", ""] });
    expect(input.fromCard({ sentences: ["b", null, {}] })).toEqual({ source: "", sentences: ["b"] });
    expect(input.fromCard({ sentences: [] })).toBeUndefined();
    expect(input.fromCard({ src: "a.png" })).toBeUndefined();
  });

  test("is never changed by what the visitor does", async () => {
    const sentences = Object.freeze(["a", "b"]);
    const value = input.fromCard({ source_sentence: "q", sentences });
    expect(value?.sentences).toEqual(["a", "b"]);
    render(<Form sentences={sentences} />);
    await editing();
    await userEvent.click(button("Remove: Sentence 1"));
    await userEvent.click(button("Add a sentence"));
    expect(sentences).toEqual(["a", "b"]);
  });
});

test("empty sentences are not sent", () => {
  const value = { source: "a", sentences: ["", "b", " ", "c"] };
  expect(input.missing(value)).toBeUndefined();
  expect(input.toRequest(value, { truncate: true })).toEqual({
    inputs: { query: "a", texts: ["b", "c"] },
    parameters: { truncate: true },
  });
});

describe("several long texts", () => {
  const long = "The ferry leaves at a quarter past seven. ".repeat(1000);
  afterEach(() => vi.restoreAllMocks());

  test("are laid out in a frame each, and not again when another one is written in", () => {
    const frames: FrameRequestCallback[] = [];
    vi.spyOn(globalThis, "requestAnimationFrame").mockImplementation((frame) => frames.push(frame));
    render(<Form sentences={[long, "short", long, long]} />);
    const waiting = () => fields().filter(({ style }) => style.contentVisibility === "hidden").length;
    const counts = [waiting()];
    for (let frame = frames.shift(); frame; frame = frames.shift()) {
      frame(0);
      counts.push(waiting());
    }
    expect(counts).toEqual([3, 3, 2, 1, 0]);
    fireEvent.change(fields()[1] as HTMLElement, { target: { value: "shorter" } });
    expect(waiting()).toBe(0);
  });

  test("stay in sight while they are written in", () => {
    render(<Form sentences={["short"]} />);
    const [field] = fields();
    field?.focus();
    fireEvent.change(field as HTMLElement, { target: { value: long } });
    expect(field?.style.contentVisibility).not.toBe("hidden");
  });
});

test("without a source, or without any sentence, it says what is missing", () => {
  expect(input.missing(input.empty)).toEqual({ field: "source", message: "Write the source sentence first." });
  expect(input.missing({ source: "a", sentences: ["", " "] })).toEqual({
    field: "sentences",
    message: "Write a sentence first.",
  });
});
