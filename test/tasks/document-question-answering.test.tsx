import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { DocumentQuestionAnsweringWidget, task } from "../../src/tasks/document-question-answering/index.js";
import { openPdf } from "../../src/tasks/document-question-answering/openPdf.js";
import { cardOf } from "../cardOf.js";
import { tinyPdf } from "./tinyPdf.js";

vi.mock("pdfjs-dist", () => {
  throw new Error("Cannot find package");
});

const t = createTranslate();
const user = userEvent.setup();
const src = "https://example.org/receipt.png";
const text = "What is the total?";
const input = { media: src, text };
const word_boxes = [
  ["the", [100, 100, 160, 120]],
  ["old", [700, 100, 760, 120]],
  ["mill", [780, 100, 900, 120]],
  ["lane", [100, 140, 200, 160]],
];
const read = (body: unknown, wordBoxes: readonly unknown[] = []) => task.output.fromAnswer(body, { ...input, wordBoxes });
const show = (output: unknown, parameters = {}) =>
  render(<DocumentQuestionAnsweringWidget card={cardOf({ task: task.id, examples: [{ src, text, parameters, output }] })} />);
const panel = () => screen.getByRole("tabpanel");

test("the request holds the question and the page, which no parameter of a card can take the place of", () => {
  const read = task.input.fromCard({ src, question: text });
  if (!read) throw new Error("The example was not read.");
  expect(task.input.toRequest(read, { top_k: 3, image: "x" })).toEqual({
    inputs: { question: text, image: new URL(src) },
    parameters: { top_k: 3, image: "x" },
  });
});

test("the words of a page go with it and with no other, and are written to a card with it", async () => {
  const asked = task.input.fromCard({ src, text, parameters: { word_boxes, top_k: 2 } });
  if (!asked) throw new Error("The example was not read.");
  expect(task.input.toRequest(asked, { top_k: 2 }).parameters).toEqual({ top_k: 2, word_boxes });
  expect(task.input.fromCard(task.input.toCard(asked))).toEqual(asked);
  const onChange = vi.fn();
  render(<task.input.View value={asked} onChange={onChange} readOnly={false} missing={undefined} />);
  await user.type(screen.getByRole("textbox", { name: "Question" }), "!");
  expect(onChange).toHaveBeenLastCalledWith({ ...asked, text: `${text}!` });
  await user.click(screen.getByRole("button", { name: "Remove" }));
  expect(onChange).toHaveBeenLastCalledWith({ media: undefined, text });
  expect(task.input.toRequest({ media: src, text }, { word_boxes }).parameters).toEqual({});
});

test("a PDF without the package for it says what to do", async () => {
  const stop = new AbortController();
  await expect(openPdf(tinyPdf("a.pdf", ["A"]), stop.signal)).rejects.toThrow(/pdfjs-dist\. Send a picture of the page/);
});

describe("answers", () => {
  test("stand where the words they were asked with stand, the last word included, an area for each line", () => {
    const { answers, unit } = read([{ answer: "old mill lane", score: 0.9, start: 1, end: 3 }], word_boxes);
    expect(unit).toBe("fractions");
    expect(answers[0]?.areas).toEqual([
      { xmin: 0.7, ymin: 0.1, xmax: 0.9, ymax: 0.12 },
      { xmin: 0.1, ymin: 0.14, xmax: 0.2, ymax: 0.16 },
    ]);
  });

  test("stand where their own boxes are, which count more than words", () => {
    const body = [{ answer: "a", score: 1, start: 0, end: 0, box: [10, 20, 110, 40] }];
    const { answers, unit } = read(body, word_boxes);
    expect([unit, answers[0]?.areas]).toEqual(["pixels", [{ xmin: 10, ymin: 20, xmax: 110, ymax: 40 }]]);
  });

  test("tell their words and their place in words, too", () => {
    const output = read([{ answer: "mill lane", score: 0.9, start: 2, end: 3 }], word_boxes);
    expect(task.output.toText(output, input, t)).toMatch(
      /^mill lane \(Score 0\.900, words 3–4 of the page, top right, .* at 78, 10 %; top left, .*\)$/,
    );
    expect(task.output.toText(task.output.fromCard(task.output.toCard(output), input), input, t)).toBe(
      task.output.toText(output, input, t),
    );
  });

  test.each([
    ["beyond the words", { answer: "a", start: 7, end: 9 }, word_boxes],
    ["words in the wrong order", { answer: "a", start: 3, end: 1 }, word_boxes],
    ["words that are none", { answer: "a", start: "x", end: null }, word_boxes],
    ["word boxes that are none", { answer: "a", start: 0, end: 0 }, [["the", "here"], 7, null]],
  ])("have no place with %s", (_name, entry, word_boxes) => {
    expect(read([entry], word_boxes).answers[0]?.areas).toEqual([]);
  });

  test("of a model that writes are prose", () => {
    show([{ answer: "Eighteen crowns." }]);
    expect(panel()).toHaveTextContent("Eighteen crowns.");
    expect(panel()).not.toHaveTextContent(/score|–/i);
  });

  test("are shown with the page, the best one marked apart from the others", async () => {
    show(
      [
        { answer: "the", score: 0.1, start: 0, end: 0 },
        { answer: "lane", score: 0.9, start: 3, end: 3 },
      ],
      { word_boxes },
    );
    expect(await screen.findByRole("img", { name: "The page, with the answer marked" })).toHaveAttribute("src", src);
    expect(panel()).toHaveTextContent(/lane\s*Score 0\.900\s*word 4 of the page.*Also considered/);
    expect(screen.getByText(/^the: word 1 of the page, top left/)).toBeInTheDocument();
  });

  test.each([
    ["nothing was read", []],
    ["an answer is empty", [{ answer: "", score: 0.8 }]],
  ])("say so where %s", async (_name, output) => {
    show(output);
    await waitFor(() => expect(panel()).toHaveTextContent("Nothing was read"));
  });

  test("name the path of what cannot be read", () => {
    expect(() => read([{ answer: "a" }, { score: 1 }])).toThrow(/\[1\]\.answer/);
    expect(() => read([{ answer: "a", score: {} }])).toThrow(/\[0\]\.score/);
    expect(() => read([{ answer: "a", boxes: [[1, 2, 3]] }])).toThrow(/\[0\]\.boxes\[0\]/);
  });
});
