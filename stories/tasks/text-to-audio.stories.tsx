import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextToAudioWidget } from "../../src/tasks/text-to-audio/index.js";
import recordings from "../../test/recordings/text-to-audio.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextToAudioWidget> = {
  title: "Tasks/Text to audio",
  component: TextToAudioWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("music-box"), recordings[4]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Several sounds for one description, none of them labelled. */
export const Several: Story = {
  args: {
    card: cardOf("text-to-audio", [recordings[7]?.example ?? {}]),
    fetcher: answers(recordings[7]?.body),
  },
  play: plays.answered,
};

/** A file that is not there any more. */
export const GoneFile: Story = {
  args: {
    card: cardOf("text-to-audio", [{ text: "Waves", output: { url: "/models/demo/music-box/gone.mp3" } }]),
    fetcher: neverAnswers,
  },
};
