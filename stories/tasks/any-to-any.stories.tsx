import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { AnyToAnyWidget } from "../../src/tasks/any-to-any/index.js";
import recordings from "../../test/recordings/any-to-any.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof AnyToAnyWidget> = { title: "Tasks/Any to any", component: AnyToAnyWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("postcard-desk"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const answered = (index: number): Story => ({
  args: {
    card: cardOf("any-to-any", [{ ...recordings[index]?.example, output: recordings[index]?.body }]),
    fetcher: neverAnswers,
  },
});

/** A sound, with what is said in it. */
export const Spoken: Story = answered(1);

/** A picture. */
export const Drawn: Story = answered(2);

/** A picture that lies on another site is linked to, never loaded. */
export const Elsewhere: Story = {
  ...answered(9),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/pictures\.example/);
    await expect(canvasElement.querySelector("img")).toBeNull();
  },
};
