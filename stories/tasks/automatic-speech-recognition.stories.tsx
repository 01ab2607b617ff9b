import type { Meta, StoryObj } from "@storybook/react-vite";
import { AutomaticSpeechRecognitionWidget } from "../../src/tasks/automatic-speech-recognition/index.js";
import recordings from "../../test/recordings/automatic-speech-recognition.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof AutomaticSpeechRecognitionWidget> = {
  title: "Tasks/Automatic speech recognition",
  component: AutomaticSpeechRecognitionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("dictation"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

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
