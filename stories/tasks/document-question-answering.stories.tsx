import type { Meta, StoryObj } from "@storybook/react-vite";
import { DocumentQuestionAnsweringWidget } from "../../src/tasks/document-question-answering/index.js";
import recordings from "../../test/recordings/document-question-answering.json";
import { readDemoCard } from "../cards.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof DocumentQuestionAnsweringWidget> = {
  title: "Tasks/Document question answering",
  component: DocumentQuestionAnsweringWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("page-reader");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Nothing on the page answers the question. */
export const NothingRead: Story = {
  args: { card: { ...card, examples: card.examples.slice(3) } },
};

/** An answer over two lines, another without a place, and words from a stranger. */
export const Awkward: Story = {
  args: {
    card: {
      ...card,
      examples: card.examples.slice(1, 2).map((example) => ({
        ...example,
        parameters: {},
        output: [
          {
            answer: "Harwick, 12 March",
            score: 0.61,
            boxes: [
              [0.563, 0.088, 0.9, 0.109],
              [0.1, 0.194, 0.471, 0.22],
            ],
          },
          { answer: "<img src=x onerror=alert(1)>", score: 0.2, box: [0.1, 0.388, 0.612, 0.412] },
          { answer: "a\u202Eb ".repeat(40), score: null },
        ],
      })),
    },
  },
};
