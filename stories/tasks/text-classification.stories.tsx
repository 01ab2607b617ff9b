import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextClassificationWidget } from "../../src/tasks/text-classification/index.js";
import recordings from "../../test/recordings/text-classification.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextClassificationWidget> = {
  title: "Tasks/Text classification",
  component: TextClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("tiny-sentiment"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

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
