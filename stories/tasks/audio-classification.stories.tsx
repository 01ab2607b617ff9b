import type { Meta, StoryObj } from "@storybook/react-vite";
import { AudioClassificationWidget } from "../../src/tasks/audio-classification/index.js";
import recordings from "../../test/recordings/audio-classification.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof AudioClassificationWidget> = {
  title: "Tasks/Audio classification",
  component: AudioClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("small-sounds"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** More labels than anybody wants to read, and a sound that is not there. */
export const ManyLabels: Story = {
  args: {
    card: cardOf("audio-classification", [
      {
        example_title: "Market",
        src: "/models/demo/small-sounds/missing.flac",
        output: Array.from({ length: 527 }, (_, index) => ({ label: `sound ${index + 1}`, score: 0.4 / (index + 1) })),
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** The model knows no label for the sound. */
export const NoLabel: Story = {
  args: { card: cardOf("audio-classification", [recordings[0]?.example ?? {}]), fetcher: answers([]) },
  play: plays.answered,
};
