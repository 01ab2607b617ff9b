import { expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/text-retrieval/index.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();

const input = task.input.fromCard({ query: "q", texts: ["a", "b"] }) ?? task.input.empty;

test.each(recordingsOf("text-retrieval"))("reads every shape, and the same back from a card: $name", ({ example, body }) => {
  const asked = task.input.fromCard(example) ?? task.input.empty;
  const scores = task.output.fromAnswer(body, asked);
  expect(scores).toHaveLength(asked.sentences.length);
  expect(task.output.fromCard(task.output.toCard(scores), asked)).toEqual(scores);
});

test("asks for a query and texts", () => {
  expect(task.input.toRequest(input, {}).inputs).toEqual({ query: "q", texts: ["a", "b"] });
});

test("ranks by the cosines of vectors where the server gives no scores", () => {
  const scores = task.output.fromAnswer(
    [
      [1, 0],
      [0, 1],
      [3, 3],
    ],
    input,
  );
  expect(task.output.toText(scores, input, t)).toBe("2. b: 0.707\n1. a: 0.000");
});

test("is a bad answer with vectors for other texts than were sent", () => {
  expect(() =>
    task.output.fromAnswer(
      [
        [1, 0],
        [0, 1],
      ],
      input,
    ),
  ).toThrow("should hold 3 vectors");
});
