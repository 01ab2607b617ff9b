import type { Meta, StoryObj } from "@storybook/react-vite";
import { QuestionAnsweringWidget } from "../../src/tasks/question-answering/index.js";
import recordings from "../../test/recordings/question-answering.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof QuestionAnsweringWidget> = {
  title: "Tasks/Question answering",
  component: QuestionAnsweringWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("reading-room"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A text that does not hold the answer. */
export const Unanswerable: Story = {
  args: {
    card: cardOf("question-answering", [
      {
        example_title: "No answer",
        text: "Who painted the door?",
        context: "The lighthouse keeper's door is blue. It was blue before he came, and nobody remembers it otherwise.",
        output: { answer: "", score: 0.91, start: 0, end: 0 },
      },
    ]),
    fetcher: neverAnswers,
  },
};
