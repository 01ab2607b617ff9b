import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextRetrievalWidget } from "../../src/tasks/text-retrieval/index.js";
import recordings from "../../test/recordings/text-retrieval.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextRetrievalWidget> = {
  title: "Tasks/Text retrieval",
  component: TextRetrievalWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("village-archive"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A server that gives vectors only: the cosines are found in the page. */
export const Vectors: Story = {
  args: {
    card: cardOf("text-retrieval", [recordings[0]?.example ?? {}]),
    fetcher: answers(recordings.at(-1)?.body),
  },
  play: plays.answered,
};
