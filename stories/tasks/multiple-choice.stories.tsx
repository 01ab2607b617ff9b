import type { Meta, StoryObj } from "@storybook/react-vite";
import { MultipleChoiceWidget } from "../../src/tasks/multiple-choice/index.js";
import recordings from "../../test/recordings/multiple-choice.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof MultipleChoiceWidget> = {
  title: "Tasks/Multiple choice",
  component: MultipleChoiceWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("quiz-night"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Eight choices: thinned out by score, or in the order they were asked in. */
export const ManyChoices: Story = {
  args: {
    card: { ...readDemoCard("quiz-night"), examples: readDemoCard("quiz-night").examples.slice(2) },
    fetcher: neverAnswers,
  },
};

/** Choices that are sentences, from right to left, and with markup. */
export const AwkwardChoices: Story = {
  args: {
    card: cardOf("multiple-choice", [
      {
        example_title: "Awkward",
        text: "متى تغادر السفينة؟",
        choices: [
          "عند الفجر",
          "<img src=x onerror=alert(1)>",
          "Not before everyone who has a ticket, and everyone who has none but looks as if he might buy one, is on board.",
        ],
        output: [
          { label: "عند الفجر", score: 0.8 },
          { label: "<img src=x onerror=alert(1)>", score: 0.1 },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};
