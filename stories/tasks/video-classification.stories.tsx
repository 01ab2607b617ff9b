import type { Meta, StoryObj } from "@storybook/react-vite";
import { VideoClassificationWidget } from "../../src/tasks/video-classification/index.js";
import recordings from "../../test/recordings/video-classification.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof VideoClassificationWidget> = {
  title: "Tasks/Video classification",
  component: VideoClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("clip-spotter"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** No label at all, and 400 of them with long names. */
export const NothingNamed: Story = {
  args: {
    card: cardOf("video-classification", [
      { example_title: "None", src: "/models/demo/clip-spotter/kite.webm", output: [] },
      {
        example_title: "Many",
        src: "/models/demo/clip-spotter/lost.mp4",
        output: Array.from({ length: 400 }, (_, index) => ({
          label: `action ${index + 1} ${"of many words ".repeat(index % 7)}`,
          score: 1 / (index + 2),
        })),
      },
    ]),
    fetcher: neverAnswers,
  },
};
