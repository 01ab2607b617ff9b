import type { Meta, StoryObj } from "@storybook/react-vite";
import { TableQuestionAnsweringWidget } from "../../src/tasks/table-question-answering/index.js";
import recordings from "../../test/recordings/table-question-answering.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TableQuestionAnsweringWidget> = {
  title: "Tasks/Table question answering",
  component: TableQuestionAnsweringWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("table-reader"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Two columns of one name, and an answer in words without cells. */
export const TwinColumns: Story = {
  args: {
    card: cardOf("table-question-answering", [
      {
        example_title: "Twin columns",
        text: "Who won at home?",
        table: [
          ["Team", "Goals", "Team", "Goals"],
          ["Lions", "3", "Bears", "1"],
          ["Wolves", "0", "Foxes", "2"],
        ],
        output: { answer: "The Lions won at home." },
      },
    ]),
    fetcher: neverAnswers,
  },
};
