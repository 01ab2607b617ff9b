import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { SentenceSimilarityWidget, task } from "../../src/tasks/sentence-similarity/index.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher, controlledFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();

const example = { source_sentence: "a", sentences: ["b", "c"] };

const show = (
  fetcher: Parameters<typeof SentenceSimilarityWidget>[0]["fetcher"],
  sentences: readonly string[] = example.sentences,
) =>
  render(
    <SentenceSimilarityWidget
      card={cardOf({ id: "demo/x", task: task.id, examples: [{ ...example, sentences }] })}
      fetcher={fetcher}
    />,
  );

test.each(recordingsOf("sentence-similarity"))("reads every shape: $name", ({ example, body }) => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("No input.");
  const scores = task.output.fromAnswer(body, input);
  expect(scores).toHaveLength(input.sentences.length);
  for (const score of scores) expect(score).toBeTypeOf("number");
  expect(task.output.fromCard(task.output.toCard(scores), input)).toEqual(scores);
});

test("asks with the names of the Hub", () => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("No input.");
  expect(task.input.toRequest(input, {}).inputs).toEqual(example);
});

test("shows the author's examples, and six sentences as well as two", () => {
  show(undefined, ["1", "2", "3", "4", "5", "6"]);
  expect(screen.getAllByRole("textbox", { name: /^Sentence \d$/ })).toHaveLength(6);
});

test("finds the cosines itself where the server answers with vectors", async () => {
  show(
    answeringFetcher({
      embeddings: [
        [1, 0],
        [2, 0],
        [0, -1],
      ],
    }),
  );
  await userEvent.click(screen.getByRole("button", { name: "Compare" }));
  expect(await screen.findByText("+1.00")).toBeVisible();
  expect(screen.getByText("+0.00")).toBeVisible();
});

test.each([
  ["too few", [0.5], "The answer should hold 2 scores"],
  ["too many", [0.5, 0.4, 0.3], "The answer should hold 2 scores"],
  ["one left out", [{ index: 1, score: 0.5 }], "1 of them is missing"],
  [
    "vectors of one sentence too few",
    [
      [1, 0],
      [0, 1],
    ],
    "The answer should hold 3 vectors",
  ],
])("says in words that the answer does not fit the sentences: %s", async (_name, body, words) => {
  show(answeringFetcher(body));
  await userEvent.click(screen.getByRole("button", { name: "Compare" }));
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent(words);
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
});

test("pairs each answer with the sentence that was sent, with empty ones between them", async () => {
  const { fetcher, calls } = controlledFetcher();
  show(fetcher, ["", "b", " ", "c"]);
  await userEvent.click(screen.getByRole("button", { name: "Compare" }));
  expect(calls[0]?.request.inputs).toEqual(example);
  await calls[0]?.answer([0.9, -0.1]);
  expect((await screen.findAllByRole("listitem")).map((row) => row.textContent)).toEqual(
    expect.arrayContaining(["1b+0.90", "2c−0.10"]),
  );
});

test("keeps the result of the sentences that were run while others are written", async () => {
  show(answeringFetcher([0.9, -0.1]));
  await userEvent.click(screen.getByRole("button", { name: "Compare" }));
  await screen.findByText("+0.90");
  await userEvent.type(screen.getByRole("textbox", { name: "Sentence 1" }), " more");
  await userEvent.click(await screen.findByRole("button", { name: "Remove: Sentence 2" }));
  expect(screen.getByRole("tabpanel")).toHaveTextContent("1b+0.902c−0.10");
  expect(screen.getByRole("article")).toHaveTextContent("Result of the earlier input");
});

test("says as text what each sentence got", () => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("No input.");
  expect(task.output.toText([0.9, -0.1], input, t)).toBe("1. b: +0.90\n2. c: −0.10");
});
