import type { Meta, StoryObj } from "@storybook/react-vite";
import { TableQuestionAnsweringWidget } from "../../src/tasks/table-question-answering/index.js";
import recordings from "../../test/recordings/table-question-answering.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, fails, neverAnswers, starts } from "../fetchers.js";
import { plays } from "../plays.js";

const meta: Meta<typeof TableQuestionAnsweringWidget> = {
  title: "Tasks/Table question answering",
  component: TableQuestionAnsweringWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("table-reader");

export const Empty: Story = { args: { fetcher: neverAnswers } };

export const Recorded: Story = { args: { card } };

export const Answered: Story = {
  args: {
    card: cardOf(
      "table-question-answering",
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
