import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageSegmentationWidget } from "../../src/tasks/image-segmentation/index.js";
import recordings from "../../test/recordings/image-segmentation.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, fails, neverAnswers, starts } from "../fetchers.js";
import { plays } from "../plays.js";

const meta: Meta<typeof ImageSegmentationWidget> = {
  title: "Tasks/Image segmentation",
  component: ImageSegmentationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("lake-segments");

export const Empty: Story = { args: { fetcher: neverAnswers } };

export const Recorded: Story = { args: { card } };

export const Answered: Story = {
  args: {
    card: cardOf(
      "image-segmentation",
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
