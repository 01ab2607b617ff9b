import type { Meta, StoryObj } from "@storybook/react-vite";
import { ZeroShotImageClassificationWidget } from "../../src/tasks/zero-shot-image-classification/index.js";
import recordings from "../../test/recordings/zero-shot-image-classification.json";
import { readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ZeroShotImageClassificationWidget> = {
  title: "Tasks/Zero-shot image classification",
  component: ZeroShotImageClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("any-labels");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** The model knows none of the labels. */
export const NoneChosen: Story = {
  args: { card: { ...card, examples: [{ ...card.examples[0], output: undefined }] }, fetcher: answers([]) },
  play: plays.answered,
};
