import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageFeatureExtractionWidget } from "../../src/tasks/image-feature-extraction/index.js";
import recordings from "../../test/recordings/image-feature-extraction.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageFeatureExtractionWidget> = {
  title: "Tasks/Image feature extraction",
  component: ImageFeatureExtractionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("feather-vectors"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const asked = cardOf("image-feature-extraction", [{ src: "/models/demo/feather-vectors/heron.png" }]);

/** What a vision transformer gives: 14 × 14 patches and a class token, a number far from the others in each. */
export const VisionTransformer: Story = {
  args: {
    card: asked,
    fetcher: answers([
      Array.from({ length: 197 }, (_, row) =>
        Array.from({ length: 768 }, (_, column) =>
          column === 411 ? 9 : Math.sin((row % 14) * 0.45 + column * 78.2) ** 3 * Math.cos(row / 28 + column),
        ),
      ),
    ]),
  },
  play: plays.answered,
};

/** An answer without numbers. */
export const Nothing: Story = { args: { card: asked, fetcher: answers([]) }, play: plays.answered };
