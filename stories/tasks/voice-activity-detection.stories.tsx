import type { Meta, StoryObj } from "@storybook/react-vite";
import { VoiceActivityDetectionWidget } from "../../src/tasks/voice-activity-detection/index.js";
import recordings from "../../test/recordings/voice-activity-detection.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof VoiceActivityDetectionWidget> = {
  title: "Tasks/Voice activity detection",
  component: VoiceActivityDetectionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("turn-taking"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Eight who talk at once, in segments beyond the ends of the sound, reversed, and too many for one page. */
export const Crowd: Story = {
  args: {
    card: cardOf("voice-activity-detection", [
      {
        example_title: "Crowd",
        src: "/models/demo/turn-taking/desk.mp3",
        output: Array.from({ length: 400 }, (_, index) => ({
          class: index % 8 === 5 ? "a guest whose name the model made longer than any list is wide" : `SPEAKER_0${index % 8}`,
          start: index * 0.17 - 0.3,
          end: index * 0.17 + (index % 3 === 2 ? -0.6 : 0.4),
        })),
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** Nobody speaks. */
export const Nobody: Story = {
  args: { card: cardOf("voice-activity-detection", [recordings[5]?.example ?? {}]), fetcher: answers([]) },
  play: plays.answered,
};
