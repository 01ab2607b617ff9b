import type { Meta, StoryObj } from "@storybook/react-vite";
import { VideoToVideoWidget } from "../../src/tasks/video-to-video/index.js";
import recordings from "../../test/recordings/video-to-video.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof VideoToVideoWidget> = {
  title: "Tasks/Video to video",
  component: VideoToVideoWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("night-painter"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A source that is not there any more beside what was made of it, twice. */
export const LostSource: Story = {
  args: {
    card: cardOf("video-to-video", [
      {
        example_title: "Source gone",
        src: "/models/demo/night-painter/lost.mp4",
        prompt: "make it night",
        output: [
          { url: "/models/demo/night-painter/night.webm", seed: 3 },
          { url: "/models/demo/night-painter/storm.webm", seed: 5 },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};
