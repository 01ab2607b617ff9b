import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageToVideoWidget } from "../../src/tasks/image-to-video/index.js";
import recordings from "../../test/recordings/image-to-video.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageToVideoWidget> = {
  title: "Tasks/Image to video",
  component: ImageToVideoWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("moving-postcards"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A picture that cannot be shown, and a video that is gone. */
export const LostPictureAndVideo: Story = {
  args: {
    card: cardOf("image-to-video", [
      {
        example_title: "Gone",
        src: "/models/demo/moving-postcards/lost.png",
        prompt: "the boat sails away",
        output: { url: "/models/demo/moving-postcards/lost.mp4" },
      },
    ]),
    fetcher: neverAnswers,
  },
};
