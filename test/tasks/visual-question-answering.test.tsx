import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task, VisualQuestionAnsweringWidget } from "../../src/tasks/visual-question-answering/index.js";
import { cardOf } from "../cardOf.js";

const t = createTranslate();
const src = "https://example.org/robin.png";
const text = "What colour?";
const show = (output: unknown) =>
  render(<VisualQuestionAnsweringWidget card={cardOf({ task: task.id, examples: [{ src, text, output }] })} />);
const panel = () => screen.getByRole("tabpanel");

describe("the request", () => {
  test("holds the question and the picture, which no parameter of a card can take the place of", () => {
    const input = task.input.fromCard({ src, text });
    if (!input) throw new Error("The example was not read.");
    expect(task.input.toRequest(input, { top_k: 3, question: "Why?" })).toEqual({
      inputs: { question: text, image: new URL(src) },
      parameters: { top_k: 3, question: "Why?" },
    });
  });

  test("names what is missing: the picture, then the question", () => {
    expect(task.input.missing({ media: undefined, text: "" })?.field).toBe("media");
    expect(task.input.missing({ media: src, text: " " })?.message).toBe("Ask a question first.");
  });
});

describe("answers", () => {
  test("keep their scores though these share no whole, and a list of one object is enough", () => {
    show([
      { answer: "red", score: 0.43 },
      { answer: "orange", score: 0.89 },
    ]);
    expect(panel()).toHaveTextContent(/orange.*0\.890.*red.*0\.430/);
  });

  test("without scores are prose, in words and in the copy", () => {
    show({ generated_text: "The breast is orange." });
    expect(panel()).toHaveTextContent("The breast is orange.");
    expect(screen.queryByRole("meter")).toBeNull();
    const output = task.output.fromAnswer([{ answer: "Orange." }], { media: src, text });
    expect(task.output.toText(output, { media: src, text }, t)).toBe("Orange.");
  });

  test.each([
    ["an empty list", []],
    ["blank", [{ answer: " ", score: 0.2 }]],
  ])("that are %s are said to be none, in words and in the copy", (_name, body) => {
    const output = task.output.fromAnswer(body, { media: src, text });
    render(<task.output.View output={output} input={{ media: src, text }} partial={false} />);
    expect(screen.getByText("No answer came back")).toBeInTheDocument();
    expect(task.output.toText(output, { media: src, text }, t)).toBe("The model gave no answer.");
  });

  test("are missed where an entry has none, and that is said with its place", () => {
    expect(() => task.output.fromAnswer([{ answer: "a" }, { score: 1 }], { media: src, text })).toThrow(/\[1\]\.answer/);
  });
});
