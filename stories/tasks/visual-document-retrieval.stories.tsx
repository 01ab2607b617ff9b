import type { Meta, StoryObj } from "@storybook/react-vite";
import { VisualDocumentRetrievalWidget } from "../../src/tasks/visual-document-retrieval/index.js";
import recordings from "../../test/recordings/visual-document-retrieval.json";
import { readDemoCard } from "../cards.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof VisualDocumentRetrievalWidget> = {
  title: "Tasks/Visual document retrieval",
  component: VisualDocumentRetrievalWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("page-finder");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A hundred pages, of which one cannot be shown. */
export const ManyPages: Story = {
  args: {
    card: {
      ...card,
      examples: card.examples.slice(0, 1).map((example) => {
        const pages = (example.src as readonly string[]).map(String);
        return {
          ...example,
          src: Array.from({ length: 100 }, (_, index) => (index === 2 ? "/none.png" : pages[index % pages.length])),
          output: Array.from({ length: 100 }, (_, index) => ({ index, score: ((index * 37 + 11) % 100) / 100 })),
        };
      }),
    },
  },
};

/** No page answers the query. */
export const NothingFits: Story = {
  args: { card: { ...card, examples: card.examples.slice(0, 1).map((example) => ({ ...example, output: [] })) } },
};
