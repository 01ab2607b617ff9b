import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { TextClassificationWidget, task } from "../../src/tasks/text-classification/index.js";
import { cardOf } from "../cards.js";
import { answers, fails, neverAnswers, starts } from "../fetchers.js";

const meta: Meta<typeof TextClassificationWidget> = {
  title: "Tasks/Text classification",
  component: TextClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = cardOf(task);

async function run(canvasElement: HTMLElement): Promise<void> {
  await userEvent.click(within(canvasElement).getByRole("button", { name: /run|show answer/i }));
}

export const Empty: Story = { args: { fetcher: neverAnswers } };

export const Recorded: Story = { args: { card } };

export const Answered: Story = {
  args: { card, fetcher: answers([[{ label: "POSITIVE", score: 0.912 }, { label: "NEUTRAL", score: 0.061 }, { label: "NEGATIVE", score: 0.027 }]]) },
  play: async ({ canvasElement }) => {
    await run(canvasElement);
    await expect(await within(canvasElement).findByText("0.912")).toBeVisible();
  },
};

export const Waiting: Story = {
  args: { card, fetcher: starts },
  play: async ({ canvasElement }) => {
    await run(canvasElement);
    await expect(await within(canvasElement).findByText("The model is starting")).toBeVisible();
  },
};

export const Failed: Story = {
  args: { card, fetcher: fails("rate-limit", "Rate limit reached.", { status: 429, retryAfter: 42 }) },
  play: async ({ canvasElement }) => {
    await run(canvasElement);
    await expect(await within(canvasElement).findByRole("alert")).toBeVisible();
  },
};

/** Raw scores of a pair of texts, and more labels than fit. */
export const RawScoresOfAPair: Story = {
  args: {
    card: cardOf(task, [
      {
        example_title: "Entailment",
        text: "The harbour closes at nine in winter.",
        text_pair: "Nobody can dock at midnight in January.",
        output: Array.from({ length: 14 }, (_, index) => ({ label: `reading ${index + 1}`, score: 6.2 - index * 0.83 })),
      },
    ]),
    fetcher: neverAnswers,
  },
};
