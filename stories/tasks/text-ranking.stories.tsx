import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextRankingWidget } from "../../src/tasks/text-ranking/index.js";
import recordings from "../../test/recordings/text-ranking.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextRankingWidget> = {
  title: "Tasks/Text ranking",
  component: TextRankingWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("pantry-ranker"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Logits far below zero, a text without a score, and two that never came back. */
export const RawScores: Story = {
  args: {
    card: cardOf("text-ranking", [
      {
        example_title: "Raw",
        source_sentence: "How do I descale a kettle?",
        sentences: [
          "Boil water with a spoonful of citric acid, wait, and rinse.",
          "\u0627\u063a\u0644\u064a \u0627\u0644\u0645\u0627\u0621.",
          "<script>alert(1)</script>",
          "Kettles whistle.",
          "Nothing to do with it.",
        ],
        output: [
          { index: 0, score: 8.71 },
          { index: 1, score: null },
          { index: 2, score: -11.02 },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A server that found nothing worth ranking. */
export const Nothing: Story = {
  args: { card: cardOf("text-ranking", [recordings[0]?.example ?? {}]), fetcher: answers({ results: [] }) },
  play: plays.answered,
};
