import { render, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample } from "../../src/core/task.js";
import { task } from "../../src/tasks/multiple-choice/index.js";
import recordings from "../recordings/multiple-choice.json" with { type: "json" };

const t = createTranslate();
const inputOf = (example: CardExample) => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("The example cannot be read.");
  return input;
};
const asked = inputOf({ text: "Which floats?", choices: ["a spoon", "a cork", "a key"] });
const read = (body: unknown) => task.output.fromAnswer(body, asked);

describe("what is asked", () => {
  test.each([
    ["choices", { text: "a", choices: ["b, c", "d"] }],
    ["candidate_labels", { question: "a", candidate_labels: ["b, c", "d"] }],
  ])("takes the choices of a card from %s, and sends them as a list that nothing replaces", (_name, example) => {
    const request = task.input.toRequest(inputOf(example), { candidate_labels: "x", top_k: 2 });
    expect(request).toEqual({ inputs: "a", parameters: { candidate_labels: ["b, c", "d"], top_k: 2 } });
  });

  test("sends a context beside the question, where there is one", () => {
    const input = inputOf({ text: "a", choices: "b, c", context: "d" });
    expect(task.input.toRequest(input, {}).inputs).toEqual({ question: "a", context: "d" });
    expect(inputOf(task.input.toCard(input))).toEqual(input);
  });

  test("sends no blank choice and none twice, and needs two that differ", () => {
    const input = { ...asked, choices: ["b", " ", "b", " c"] };
    expect(task.input.toRequest(input, {}).parameters).toEqual({ candidate_labels: ["b", "c"] });
    expect(task.input.missing(input)).toBeUndefined();
    expect(task.input.missing({ ...asked, choices: ["b", "b "] })?.field).toBe("choices");
    expect(task.input.missing(task.input.empty)?.field).toBe("question");
  });
});

describe("every shape an answer may have", () => {
  test.each(recordings)("is read and put into words: $name", ({ example, body }) => {
    const input = inputOf(example);
    const text = task.output.toText(task.output.fromAnswer(body, input), input, t);
    input.choices.forEach((choice, index) => {
      expect(text).toContain(`${index + 1}. ${choice}`);
    });
  });

  test("keeps the number each choice was asked under, best first", () => {
    const scores = read([
      { label: "a spoon", score: 0.1 },
      { label: "a key", score: 0.2 },
      { label: "a cork", score: 0.7 },
    ]);
    expect(scores.map(({ label, choice }) => [label, choice])).toEqual([
      ["a cork", 1],
      ["a key", 2],
      ["a spoon", 0],
    ]);
    render(<task.output.View output={scores} input={asked} />);
    expect(screen.getAllByText(/^\d\. /).map(({ textContent }) => textContent)).toEqual(["2. a cork", "3. a key", "1. a spoon"]);
    expect(task.output.toTable?.(scores, asked, t).rows[0]).toEqual(["2", "a cork", "0.7"]);
  });

  test("counts labels without names as the choices were sent, past a blank one", () => {
    const input = { ...asked, choices: ["b", "", "c"] };
    expect(task.output.fromAnswer([{ label: "LABEL_1", score: 1 }], input)).toEqual([{ label: "c", score: 1, choice: 2 }]);
  });

  test("takes a choice that is itself called LABEL_1 by its name", () => {
    const input = { ...asked, choices: ["LABEL_1", "b"] };
    expect(task.output.fromAnswer([{ label: "LABEL_1", score: 1 }], input)[0]?.choice).toBe(0);
  });

  test("shows a label that was no choice as it is", () => {
    const output = read([
      { label: "a boat", score: 1 },
      { label: "LABEL_7", score: 0 },
    ]);
    render(<task.output.View output={output} input={asked} />);
    expect(screen.getByText("a boat")).toBeInTheDocument();
    expect(screen.getByText("LABEL_7")).toBeInTheDocument();
    expect(screen.getByText(/Not named by the model/).parentElement).toHaveTextContent("1. a spoon, 2. a cork, 3. a key");
  });
});
