import type { Meta, StoryObj } from "@storybook/react-vite";
import { within } from "storybook/test";
import { VideoTextToTextWidget } from "../../src/tasks/video-text-to-text/index.js";
import recordings from "../../test/recordings/video-text-to-text.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof VideoTextToTextWidget> = { title: "Tasks/Video and text to text", component: VideoTextToTextWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("film-talk"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A video that is not there. */
export const Missing: Story = {
  args: {
    card: cardOf("video-text-to-text", [
      { src: "/models/demo/film-talk/nowhere.webm", text: "What happens?", output: { text: "Nothing that I could see." } },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/could not be loaded/);
  },
};
