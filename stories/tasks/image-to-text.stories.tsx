import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageToTextWidget } from "../../src/tasks/image-to-text/index.js";
import recordings from "../../test/recordings/image-to-text.json";
import { readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageToTextWidget> = {
  title: "Tasks/Image to text",
  component: ImageToTextWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("picture-notes");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A page that was read, with the line breaks and the Markdown it has. */
export const PageRead: Story = {
  args: { card: { ...card, examples: [{ src: card.examples[0]?.src }] }, fetcher: answers(recordings[3]?.body) },
  play: plays.answered,
};
