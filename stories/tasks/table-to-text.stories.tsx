import type { Meta, StoryObj } from "@storybook/react-vite";
import { TableToTextWidget } from "../../src/tasks/table-to-text/index.js";
import recordings from "../../test/recordings/table-to-text.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TableToTextWidget> = { title: "Tasks/Table to text", component: TableToTextWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("field-notes"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Two thousand rows from right to left, and an answer that is HTML. */
export const LongHebrewTable: Story = {
  args: {
    card: cardOf("table-to-text", [
      {
        example_title: "2 000 rows",
        text: "תארו את הטבלה.",
        table: [["יום", "גשם"], ...Array.from({ length: 2000 }, (_, day) => [`יום ${day + 1}`, String((day * 7) % 23)])],
        output: { text: "רוב הימים היו <b>גשומים</b>." },
      },
    ]),
    fetcher: neverAnswers,
  },
};
