import type { Meta, StoryObj } from "@storybook/react-vite";
import { TokenClassificationWidget } from "../../src/tasks/token-classification/index.js";
import recordings from "../../test/recordings/token-classification.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TokenClassificationWidget> = {
  title: "Tasks/Token classification",
  component: TokenClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("tiny-entities"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Names within names, crossing names, an emoji before them, two alike without places, and a label that is HTML. */
export const AwkwardSpans: Story = {
  args: {
    card: cardOf("token-classification", [
      {
        example_title: "Crossing and hostile",
        text: "🚲 Kim met Kim at the University of Cape Town Museum.",
        output: [
          { entity_group: "PER", score: 0.99, word: "Kim", start: null, end: null },
          { entity_group: "PER", score: 0.98, word: "Kim", start: null, end: null },
          { entity_group: "ORG", score: 0.97, word: "University of Cape Town", start: 22, end: 45 },
          { entity_group: "LOC", score: 0.9, word: "Cape Town", start: 36, end: 45 },
          { entity_group: "<img src=x onerror=alert(1)>", score: 0.8, word: "Cape Town Museum", start: 36, end: 52 },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};
