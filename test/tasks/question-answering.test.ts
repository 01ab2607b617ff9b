import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/question-answering/index.js";
import recordings from "../recordings/question-answering.json" with { type: "json" };

const t = createTranslate();
const context = "The treaty was signed in Vienna in 1815.";
const read = (body: unknown, text = context) => task.output.fromAnswer(body, { question: "Where?", context: text });

/** What really stands at the best answer's code points. */
const marked = (body: unknown, text = context) => {
  const best = read(body, text).items[0];
  return best && best.start !== null && best.end !== null ? [...text].slice(best.start, best.end).join("") : undefined;
};

describe("every shape a server sends", () => {
  test.each(recordings.filter(({ name }) => !name.startsWith("no answer")))("finds the answer: $name", ({ body }) => {
    expect(read(body).items[0]?.answer).toBe("Vienna");
    expect(marked(body)).toBe("Vienna");
  });

  test.each([
    ["an answer with its score", { answer: "Vienna", score: 0.9 }, 0.9],
    ["a text", { text: "Vienna" }, null],
    [
      "a list",
      [
        { answer: "1815", score: 0.1 },
        { answer: "Vienna", score: 0.9 },
      ],
      0.9,
    ],
    ["a bare text", "Vienna", null],
    ["the inside of predictions", { predictions: [{ answer: "Vienna", score: "0.9" }] }, 0.9],
  ])("reads a recorded output: %s", (_name, output, score) => {
    const [best] = task.output.fromCard(output, { question: "Where?", context }).items;
    expect(best).toEqual({ answer: "Vienna", score, start: 25, end: 31 });
  });

  test("reads an answer that YAML made a number", () => {
    expect(marked({ answer: 1815, score: 1 })).toBe("1815");
  });

  test("puts the best of several answers first, those without a score last", () => {
    const body = [
      { answer: "1815" },
      { answer: "in", score: 0.2 },
      { answer: "Vienna", score: 0.7 },
      { answer: "The", score: 0 },
    ];
    expect(read(body).items.map(({ answer }) => answer)).toEqual(["Vienna", "in", "The", "1815"]);
  });

  test.each([
    ["[0].answer", { score: 0.9 }],
    ["[1].answer", [{ answer: "Vienna" }, { answer: ["Vienna"] }]],
    ["[0].answer", { error: "Model is too busy" }],
    ["[0]", [7]],
    ["", null],
    ["", 7],
  ])("names the place %j of what it cannot read", (path, body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("reads a hundred answers of a million and says how many were left out", () => {
    const answers = read(Array(1_000_000).fill({ answer: "nowhere", score: 0.1 }));
    expect(answers.items).toHaveLength(100);
    const [warning] = task.output.warnings?.(answers) ?? [];
    expect(warning && t(warning)).toContain("999,900 were left out");
  });

  test("a recorded output reads back as it was", () => {
    for (const { example, body } of recordings) {
      const input = { question: example.text, context: example.context };
      const answers = task.output.fromAnswer(body, input);
      expect(task.output.fromCard(task.output.toCard(answers), input)).toEqual(answers);
    }
  });
});

describe("finding the place", () => {
  test("counts as the server does after an emoji", () => {
    const text = "🎻🎻 Signed in Vienna, in Vienna.";
    expect(read({ answer: "Vienna", score: 1, start: 24, end: 30 }, text).items[0]).toMatchObject({ start: 24, end: 30 });
    expect(marked({ answer: "Vienna", score: 1, start: 24, end: 30 }, text)).toBe("Vienna");
  });

  test("takes stop for the end, also where the answer stands twice", () => {
    const text = "From Vienna to Vienna.";
    expect(read({ answer: "Vienna", score: 1, start: 15, stop: 21 }, text).items[0]).toMatchObject({ start: 15, end: 21 });
  });

  test("does not believe offsets where the answer does not stand", () => {
    expect(marked({ answer: "Vienna", score: 1, start: 22, end: 28 })).toBe("Vienna");
    expect(marked({ answer: "Vienna", score: 1, start: 31, end: 25 })).toBe("Vienna");
    expect(marked({ answer: "Vienna", score: 1, start: 25, end: 9000 })).toBe("Vienna");
  });

  test("finds an answer in other case, and gives one that is not in the context no place", () => {
    expect(marked({ answer: "vienna", score: 1 })).toBe("Vienna");
    expect(marked({ answer: "Paris", score: 1, start: 25, end: 31 })).toBeUndefined();
  });

  test("keeps the place of an answer at the very start", () => {
    expect(read({ answer: "The treaty", score: 1, start: 0, end: 10 }).items[0]).toMatchObject({ start: 0, end: 10 });
  });
});

describe("asking", () => {
  const { input } = task;

  test("reads a card's question under both names, and an example that lacks a half", () => {
    expect(input.fromCard({ text: "Where?", context })).toEqual({ question: "Where?", context });
    expect(input.fromCard({ question: "Where?", context })).toEqual({ question: "Where?", context });
    expect(input.fromCard({ text: "Where?" })).toEqual({ question: "Where?", context: "" });
    expect(input.fromCard({ context })).toEqual({ question: "", context });
    expect(input.fromCard({ src: "cat.png" })).toBeUndefined();
  });

  test("asks for the question first, then for the text", () => {
    expect(input.missing(input.empty)).toEqual({ field: "question", message: "Ask a question first." });
    expect(input.missing({ question: "Where?", context: " " })).toEqual({
      field: "context",
      message: "Add a text to look in first.",
    });
    expect(input.missing({ question: "Where?", context })).toBeUndefined();
  });

  test("sends question and context untouched, so that offsets fit, with the parameters beside them", () => {
    expect(input.toRequest({ question: " Where? ", context: `  ${context}` }, { top_k: 3 })).toEqual({
      inputs: { question: " Where? ", context: `  ${context}` },
      parameters: { top_k: 3 },
    });
  });
});

describe("as text", () => {
  test("says in words all that the picture shows: each answer, where it stands, how sure the model is", () => {
    const text = (body: unknown) => task.output.toText(read(body), { question: "Where?", context }, t);
    expect(
      text([
        { answer: "Vienna", score: 0.9 },
        { answer: "Paris", score: 0.01 },
        { answer: "", score: 0.002 },
      ]),
    ).toBe(
      [
        "Vienna: characters 25–31, score 0.900",
        "Also considered:",
        "Paris: not in the context in these words, score 0.010",
        "No answer in the text: score 0.002",
      ].join("\n"),
    );
    expect(text({ text: "Paris" })).toBe("Paris: not in the context in these words");
    expect(text([])).toBe("The text does not answer this");
  });
});
