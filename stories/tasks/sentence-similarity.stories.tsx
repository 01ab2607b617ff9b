import type { Meta, StoryObj } from "@storybook/react-vite";
import { SentenceSimilarityWidget } from "../../src/tasks/sentence-similarity/index.js";
import recordings from "../../test/recordings/sentence-similarity.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof SentenceSimilarityWidget> = {
  title: "Tasks/Sentence similarity",
  component: SentenceSimilarityWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("neighbour-sentences"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Sentences in other scripts, empty ones, and one that is HTML or turns the direction of what follows. */
export const AwkwardSentences: Story = {
  args: {
    card: cardOf("sentence-similarity", [
      {
        example_title: "Awkward",
        source_sentence: "\u0648\u0635\u0644 \u0627\u0644\u0642\u0637\u0627\u0631 \u0645\u062a\u0623\u062e\u0631\u0627.",
        sentences: [
          "\u0643\u0627\u0646 \u0627\u0644\u0642\u0637\u0627\u0631 \u0628\u0637\u064a\u0626\u0627.",
          "<img src=x onerror=alert(1)>",
          "\u202eThis runs the other way.",
          "A sentence that is as long as a paragraph. ".repeat(12),
        ],
        output: [0.81, -0.34, null, 0.002],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** Two thousand sentences. */
export const Huge: Story = {
  args: {
    card: cardOf("sentence-similarity", [
      {
        source_sentence: "Which ferry is this?",
        sentences: Array.from({ length: 2000 }, (_, index) => `The ferry number ${index + 1} has left.`),
      },
    ]),
    fetcher: answers(Array.from({ length: 2000 }, (_, index) => Math.cos(index))),
  },
  play: plays.answered,
};
