import type { Meta, StoryObj } from "@storybook/react-vite";
import { VisualQuestionAnsweringWidget } from "../../src/tasks/visual-question-answering/index.js";
import recordings from "../../test/recordings/visual-question-answering.json";
import { readDemoCard } from "../cards.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof VisualQuestionAnsweringWidget> = {
  title: "Tasks/Visual question answering",
  component: VisualQuestionAnsweringWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("picture-quiz");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A sentence instead of scored answers. */
export const Written: Story = {
  args: { card: { ...card, examples: card.examples.slice(2) } },
};
