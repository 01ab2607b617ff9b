import type { Meta, StoryObj } from "@storybook/react-vite";
import { FeatureExtractionWidget } from "../../src/tasks/feature-extraction/index.js";
import recordings from "../../test/recordings/feature-extraction.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof FeatureExtractionWidget> = {
  title: "Tasks/Feature extraction",
  component: FeatureExtractionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("tiny-topics"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Numbers like those of a model, the same each time. */
function numbers(rows: number, size: number): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(
      { length: size },
      (_, column) => Math.sin((row + 3) * 12.9 + column * 78.2) ** 3 * (column % 37 === 5 ? 1.4 : 0.3),
    ),
  );
}

const text = "The cat sat on the mat.";
const asked = cardOf("feature-extraction", [{ text }]);

/** One vector for each token. */
export const Tokens: Story = { args: { card: asked, fetcher: answers([numbers(9, 384)]) }, play: plays.answered };

/** So few dimensions that each number has a field with its sign. */
export const FewDimensions: Story = { args: { card: asked, fetcher: answers(numbers(9, 24)) }, play: plays.answered };

/** Nearly four million numbers. */
export const Huge: Story = { args: { card: asked, fetcher: answers([numbers(10_000, 384)]) }, play: plays.answered };

/** Two texts and how near they are. */
export const TwoTexts: Story = {
  args: {
    card: cardOf("feature-extraction", [
      { text: "The soup is hot.", text_pair: "\u0627\u0644\u062d\u0633\u0627\u0621 \u0633\u0627\u062e\u0646." },
    ]),
    fetcher: answers(numbers(2, 384).map((row, index) => row.map((value, column) => value * (index && column % 5 ? 0.6 : 1)))),
  },
  play: plays.answered,
};

/** The words of a vocabulary that a text is about. */
export const Sparse: Story = {
  args: {
    card: asked,
    fetcher: answers([Array.from({ length: 60 }, (_, index) => ({ index: (index * 7919) % 30_522, value: 2.4 / (index + 1) }))]),
  },
  play: plays.answered,
};

/** An answer without numbers. */
export const Nothing: Story = { args: { card: asked, fetcher: answers([]) }, play: plays.answered };
