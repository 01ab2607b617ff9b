import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageSegmentationWidget } from "../../src/tasks/image-segmentation/index.js";
import recordings from "../../test/recordings/image-segmentation.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageSegmentationWidget> = {
  title: "Tasks/Image segmentation",
  component: ImageSegmentationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("lake-segments");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A mask that is no picture, one without a score, and a picture that is not there. */
export const BrokenMask: Story = {
  args: {
    card: {
      ...card,
      examples: card.examples.slice(0, 1).map((example) => ({
        ...example,
        output: [
          { label: "broken", score: 0.9, mask: "iVBORw0KGgoAAAAA" },
          ...(Array.isArray(example.output) ? example.output.slice(0, 2) : []).map((segment) => ({ ...segment, score: null })),
        ],
      })),
    },
    fetcher: neverAnswers,
  },
};
