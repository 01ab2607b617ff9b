import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageClassificationWidget } from "../../src/tasks/image-classification/index.js";
import recordings from "../../test/recordings/image-classification.json";
import { readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageClassificationWidget> = {
  title: "Tasks/Image classification",
  component: ImageClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("garden-birds");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Labels as some data sets have them: long, in several scripts, with what looks like code. */
export const OddLabels: Story = {
  args: {
    card: { ...card, examples: [{ src: card.examples[1]?.src }] },
    fetcher: answers([
      {
        label: "n02012849 crane, any large wading bird of the family Gruidae, with a loud call, of five continents",
        score: 0.61,
      },
      { label: "مالك الحزين", score: 0.22 },
      { label: "アオサギ", score: "0.11" },
      { label: "<img src=x onerror=alert(1)>", score: 0.04 },
      { label: "LABEL_7", score: null },
    ]),
  },
  play: plays.answered,
};
