import type { Meta, StoryObj } from "@storybook/react-vite";
import { UnconditionalImageGenerationWidget } from "../../src/tasks/unconditional-image-generation/index.js";
import recordings from "../../test/recordings/unconditional-image-generation.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof UnconditionalImageGenerationWidget> = {
  title: "Tasks/Unconditional image generation",
  component: UnconditionalImageGenerationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("paper-moths");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** The author has marked the card as not for all audiences. */
export const Veiled: Story = {
  args: { card: { ...card, data: { ...card.data, tags: ["not-for-all-audiences"] } }, fetcher: neverAnswers },
};
