import type { Meta, StoryObj } from "@storybook/react-vite";
import { within } from "storybook/test";
import { AudioTextToTextWidget } from "../../src/tasks/audio-text-to-text/index.js";
import recordings from "../../test/recordings/audio-text-to-text.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof AudioTextToTextWidget> = { title: "Tasks/Audio and text to text", component: AudioTextToTextWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("sound-talk"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A sound in a format that no browser plays. */
export const Unplayable: Story = {
  args: {
    card: cardOf("audio-text-to-text", [
      {
        src: "data:audio/wav;base64,bm8gc291bmQgYXQgYWxsLCBqdXN0IHdvcmRz",
        text: "What is it?",
        output: { text: "Silence, or so it seems." },
      },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/cannot play/);
  },
};
