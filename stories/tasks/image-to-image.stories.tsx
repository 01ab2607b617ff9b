import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageToImageWidget } from "../../src/tasks/image-to-image/index.js";
import recordings from "../../test/recordings/image-to-image.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageToImageWidget> = {
  title: "Tasks/Image to image",
  component: ImageToImageWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("other-light");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** The picture that was made has another shape. */
export const OtherShape: Story = {
  args: { card: { ...card, examples: card.examples.slice(1) }, fetcher: neverAnswers },
};

/** The picture to begin with is gone, and the one that was made too. */
export const Gone: Story = {
  args: {
    card: {
      ...card,
      examples: [
        {
          src: "/models/demo/other-light/gone.png",
          prompt: "by moonlight",
          output: { url: "/models/demo/other-light/lake-night.png" },
        },
        {
          src: "/models/demo/other-light/lake.png",
          prompt: "by moonlight",
          output: { url: "/models/demo/other-light/gone.png" },
        },
      ],
    },
    fetcher: neverAnswers,
  },
};
