import type { Meta, StoryObj } from "@storybook/react-vite";
import { QuestionAnsweringWidget } from "../../src/tasks/question-answering/index.js";
import recordings from "../../test/recordings/question-answering.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, fails, neverAnswers, starts } from "../fetchers.js";
import { plays } from "../plays.js";

const meta: Meta<typeof QuestionAnsweringWidget> = {
  title: "Tasks/Question answering",
  component: QuestionAnsweringWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("reading-room");

export const Empty: Story = { args: { fetcher: neverAnswers } };

export const Recorded: Story = { args: { card } };

export const Answered: Story = {
  args: {
    card: cardOf(
      "question-answering",
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

/** A text that does not hold the answer. */
export const Unanswerable: Story = {
  args: {
    card: cardOf("question-answering", [
      {
        example_title: "No answer",
        text: "Who painted the door?",
        context: "The lighthouse keeper's door is blue. It was blue before he came, and nobody remembers it otherwise.",
        output: { answer: "", score: 0.91, start: 0, end: 0 },
      },
    ]),
    fetcher: neverAnswers,
  },
};
