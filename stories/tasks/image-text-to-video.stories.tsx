import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageTextToVideoWidget } from "../../src/tasks/image-text-to-video/index.js";
import recordings from "../../test/recordings/image-text-to-video.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageTextToVideoWidget> = {
  title: "Tasks/Image and text to video",
  component: ImageTextToVideoWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("directed-postcards"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A video that its server marked, and a prompt from right to left. */
export const HiddenByItsServer: Story = {
  args: {
    card: cardOf("image-text-to-video", [
      {
        example_title: "قارب",
        prompt: "قارب ورقي ينجرف تحت النجوم",
        output: { url: "/models/demo/directed-postcards/night.webm", nsfw: true, seed: 12 },
      },
    ]),
    fetcher: neverAnswers,
  },
};
