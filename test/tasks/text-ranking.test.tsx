import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { TextRankingWidget, task } from "../../src/tasks/text-ranking/index.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";
import { recordingsOf } from "../recordings.js";

const example = { source_sentence: "q", sentences: ["a", "b", "c"] };

const show = (body: unknown) =>
  render(
    <TextRankingWidget card={cardOf({ id: "demo/x", task: task.id, examples: [example] })} fetcher={answeringFetcher(body)} />,
  );

const panel = () => screen.getByRole("tabpanel");

test.each(recordingsOf("text-ranking"))("reads every shape, and the same back from a card: $name", ({ example, body }) => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("No input.");
  const scores = task.output.fromAnswer(body, input);
  expect(scores).toHaveLength(input.sentences.length);
  expect(task.output.fromCard(task.output.toCard(scores), input)).toEqual(scores);
});

test("asks for a query and texts, with the parameters of the server", () => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("No input.");
  expect(task.input.toRequest(input, { raw_scores: true })).toEqual({
    inputs: { query: "q", texts: ["a", "b", "c"] },
    parameters: { raw_scores: true },
  });
});

test("shows the best text first, each with its own number, and the order given by a switch", async () => {
  show([
    { index: 2, score: 0.9 },
    { index: 0, score: 0.4 },
    { index: 1, score: 0.1 },
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Rank" }));
  expect(await screen.findByText("0.900")).toBeVisible();
  expect(panel()).toHaveTextContent("3c0.9001a0.4002b0.100");
  await userEvent.click(screen.getByRole("checkbox", { name: "Best first" }));
  expect(panel()).toHaveTextContent("1a0.4002b0.1003c0.900");
});

test("shows logits with their sign", async () => {
  show([
    { corpus_id: 2, score: 2.2 },
    { corpus_id: 0, score: -6.26 },
    { corpus_id: 1, score: -10.25 },
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Rank" }));
  expect(await screen.findByText("+2.20")).toBeVisible();
  expect(panel()).toHaveTextContent("3c+2.201a−6.262b−10.25");
});

test("says how many texts the server left out", async () => {
  show({ results: [{ index: 1, relevance_score: 0.8 }] });
  await userEvent.click(screen.getByRole("button", { name: "Rank" }));
  expect(await screen.findByText("2 texts came back without a score and are not shown.")).toBeVisible();
});

test("says in words that no text was ranked", async () => {
  show({ results: [] });
  await userEvent.click(screen.getByRole("button", { name: "Rank" }));
  expect(await screen.findByText("No score came back")).toBeVisible();
});

test("says in words that a text was ranked which nobody asked about", async () => {
  show([{ index: 7, score: 0.8 }]);
  await userEvent.click(screen.getByRole("button", { name: "Rank" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("The answer ranks text 8, but 3 were asked about.");
});
