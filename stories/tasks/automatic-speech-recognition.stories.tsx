import type { Meta, StoryObj } from "@storybook/react-vite";
import { AutomaticSpeechRecognitionWidget } from "../../src/tasks/automatic-speech-recognition/index.js";
import recordings from "../../test/recordings/automatic-speech-recognition.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, fails, neverAnswers, starts } from "../fetchers.js";
import { plays } from "../plays.js";

const meta: Meta<typeof AutomaticSpeechRecognitionWidget> = {
  title: "Tasks/Automatic speech recognition",
  component: AutomaticSpeechRecognitionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("dictation");

export const Empty: Story = { args: { fetcher: neverAnswers } };

export const Recorded: Story = { args: { card } };

export const Answered: Story = {
  args: {
    card: cardOf(
      "automatic-speech-recognition",
      recordings.slice(0, 1).map(({ example }) => example),
    ),
    fetcher: answers(recordings[0]?.body),
  },
  play: plays.answered,
};

export const Waiting: Story = { args: { card, fetcher: starts }, play: plays.waiting };

export const Failed: Story = {
  args: { card, fetcher: fails("rate-limit", "Rate limit reached.", { status: 429, retryAfter: 42 }) },
  play: plays.failed,
};

/** Who speaks, a last piece without an end, and a sound that cannot be played. */
export const SpeakersAndALostSound: Story = {
  args: {
    card: cardOf("automatic-speech-recognition", [
      {
        example_title: "Two voices",
        src: "/models/demo/dictation/missing.wav",
        output: {
          text: "Is the bridge open? Since this morning.",
          chunks: [
            { text: "Is the bridge open?", timestamp: [0, 1.4], speaker: "SPEAKER_00" },
            { text: "Since this morning.", timestamp: [1.6, null], speaker: "SPEAKER_01" },
          ],
        },
      },
    ]),
    fetcher: neverAnswers,
  },
};
