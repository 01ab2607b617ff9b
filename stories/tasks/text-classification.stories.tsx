import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextClassificationWidget } from "../../src/tasks/text-classification/index.js";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, fails, neverAnswers, starts } from "../fetchers.js";
import { plays } from "../plays.js";

const meta: Meta<typeof TextClassificationWidget> = {
  title: "Tasks/Text classification",
  component: TextClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("tiny-sentiment");

export const Empty: Story = { args: { fetcher: neverAnswers } };

export const Recorded: Story = { args: { card } };

export const Answered: Story = {
  args: {
    card: card,
    fetcher: answers([
      [
        { label: "POSITIVE", score: 0.912 },
        { label: "NEUTRAL", score: 0.061 },
        { label: "NEGATIVE", score: 0.027 },
      ],
    ]),
  },
  play: plays.answered,
};

export const Waiting: Story = { args: { card, fetcher: starts }, play: plays.waiting };

export const Failed: Story = {
  args: { card, fetcher: fails("rate-limit", "Rate limit reached.", { status: 429, retryAfter: 42 }) },
  play: plays.failed,
};

/** Raw scores of a pair of texts, and more labels than stand there at first. */
export const RawScoresOfAPair: Story = {
  args: {
    card: cardOf("text-classification", [
      {
        example_title: "Entailment",
        text: "The harbour closes at nine in winter.",
        text_pair: "Nobody can dock at midnight in January.",
        output: Array.from({ length: 14 }, (_, index) => ({ label: `reading ${index + 1}`, score: 6.2 - index * 0.83 })),
      },
    ]),
    fetcher: neverAnswers,
  },
};
