import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextToSpeechWidget } from "../../src/tasks/text-to-speech/index.js";
import recordings from "../../test/recordings/text-to-speech.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextToSpeechWidget> = {
  title: "Tasks/Text to speech",
  component: TextToSpeechWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("pier-voice"), recordings[5]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Ten minutes of bare samples in two channels, a label nobody would choose, and a file that is no sound. */
export const LongAndBroken: Story = {
  args: {
    card: cardOf("text-to-speech", [{ text: "Read me the whole chapter." }]),
    fetcher: answers([
      {
        label: "chapter <b>one</b> of the most remarkable of all unabridged readings",
        audio: [chapter(), chapter()],
        sampling_rate: 16_000,
      },
      { label: "../notes", url: `data:audio/wav;base64,${btoa("this is no sound at all")}` },
    ]),
  },
  play: plays.answered,
};

/** A card that has the sound as the input and the text as the output. */
export const WrongWayRound: Story = {
  args: {
    card: readDemoCard(
      "pier-voice",
      "---\npipeline_tag: text-to-speech\nwidget:\n- src: tide.flac\n  output:\n    text: High water at the pier is at twenty past four.\n---\n",
    ),
    fetcher: neverAnswers,
  },
};

/** Bursts of a hum, as a server's JSON would hold them. */
function chapter(): readonly number[] {
  return Array.from({ length: 600 * 16_000 }, (_, at) => Math.sin(at / 30) * Math.abs(Math.sin(at / 400_000)));
}
