import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageTextToImageWidget } from "../../src/tasks/image-text-to-image/index.js";
import recordings from "../../test/recordings/image-text-to-image.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageTextToImageWidget> = {
  title: "Tasks/Image and text to image",
  component: ImageTextToImageWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("street-seasons");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** There was no picture to begin with, and so nothing to compare. */
export const PromptAlone: Story = {
  args: { card: { ...card, examples: card.examples.slice(2) }, fetcher: neverAnswers },
};
