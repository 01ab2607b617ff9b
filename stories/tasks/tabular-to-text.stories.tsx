import type { Meta, StoryObj } from "@storybook/react-vite";
import { TabularToTextWidget } from "../../src/tasks/tabular-to-text/index.js";
import recordings from "../../test/recordings/tabular-to-text.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TabularToTextWidget> = { title: "Tasks/Tabular to text", component: TabularToTextWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("score-sheet"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Records with empty, doubled and very long cells, and a model that wrote nothing. */
export const NothingWritten: Story = {
  args: {
    card: cardOf("tabular-to-text", [
      {
        example_title: "Gaps",
        structured_data: { Name: ["Ana", "Ana", null], Remark: ["late ".repeat(60), "", "\u202Ereversed"] },
        output: { text: "" },
      },
    ]),
    fetcher: neverAnswers,
  },
};
