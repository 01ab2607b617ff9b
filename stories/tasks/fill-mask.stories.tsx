import type { Meta, StoryObj } from "@storybook/react-vite";
import { FillMaskWidget } from "../../src/tasks/fill-mask/index.js";
import recordings from "../../test/recordings/fill-mask.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof FillMaskWidget> = {
  title: "Tasks/Fill mask",
  component: FillMaskWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("missing-words");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Each mask has a list of its own, and a number in the sentence. */
export const SeveralMasks: Story = { args: { card: { ...card, examples: card.examples.slice(1, 2) } } };

/** Pieces of words, blanks, and marks of tokenizers are put in words. */
export const PiecesOfWords: Story = {
  args: {
    card: cardOf("fill-mask", [{ ...recordings[5]?.example, output: recordings[5]?.body }]),
    fetcher: neverAnswers,
  },
};

export const NothingFound: Story = {
  args: { card: cardOf("fill-mask", [{ text: "Words [MASK] here." }]), fetcher: answers([]) },
  play: (canvas) => pressRun(canvas, "done"),
};

export const RightToLeft: Story = {
  args: {
    card: cardOf("fill-mask", [
      {
        text: "أشرب في الصباح فنجانًا من [MASK] مع الحليب.",
        output: [
          { score: 0.64, token_str: "القهوة" },
          { score: 0.27, token_str: "الشاي" },
          { score: 0.02, token_str: "tea" },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A long text around the masks, many words, and words that are markup, controls of direction, or endless. */
export const HugeAndHostile: Story = {
  args: {
    card: cardOf("fill-mask", [
      {
        text: `${"The tide table hangs beside the door. ".repeat(2000)}At low water one can [MASK] to the island. ${"Bring boots. ".repeat(2000)}`,
        output: [
          { score: 0.5, token_str: "<img src=x onerror=alert(1)>" },
          { score: 0.2, token_str: "\u202Eklaw\u202E" },
          { score: 0.1, token_str: "walk".repeat(60) },
          ...Array.from({ length: 600 }, (_, index) => ({ score: 0.0001, token_str: `word${index}` })),
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};
