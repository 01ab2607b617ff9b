import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor, within } from "storybook/test";
import { OtherWidget } from "../../src/tasks/other/index.js";
import recordings from "../../test/recordings/other.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof OtherWidget> = { title: "Tasks/Other", component: OtherWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("ferry-lines"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const answered = (output: unknown): Story => ({
  args: { card: cardOf("other", [{ text: "harbour", output }]), fetcher: neverAnswers },
});

/** A picture, a sound, a file that is gone and one that no page can show. */
export const Media: Story = {
  ...answered([
    { url: "/models/demo/paper-kites/carp.png" },
    { label: "announcement", audio: "/models/demo/dictation/ferry.wav" },
    { url: "/models/demo/paper-kites/gone.png" },
    { url: "https://example.org/chair.glb" },
  ]),
  play: async ({ canvasElement }) => {
    const told = () => within(canvasElement).getAllByText("This file could not be shown");
    await waitFor(() => expect(told()).toHaveLength(2), { timeout: 5000 });
  },
};

/** More rows than are drawn, with long texts and numbers. */
export const Table: Story = answered(
  Array.from({ length: 250 }, (_, index) => ({
    stop: index % 3 === 0 ? "the old mill behind the second bridge, where the South line turns" : `stop ${index + 1}`,
    minutes: index * 7.25,
    open: index % 2 === 0,
    remark: index % 5 === 0 ? null : "محطة",
  })),
);

/** A vector for each of 40 words. */
export const Matrix: Story = answered(
  Array.from({ length: 40 }, (_, row) => Array.from({ length: 384 }, (_, column) => Math.sin(row * 7 + column * 3))),
);

/** Markup, an address that runs code, and a name that belongs to objects themselves: all of it is text. */
export const Hostile: Story = {
  ...answered(
    JSON.parse(
      '{"__proto__":{"polluted":true},"html":"<img src=x onerror=alert(1)>","url":["javascript:alert(1)"],"deep":[[[[[["\\u202e"]]]]]]}',
    ),
  ),
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByRole("region", { name: "Answer as JSON" })).toHaveTextContent("onerror=alert(1)");
    await expect(within(canvasElement).queryByRole("img")).toBeNull();
  },
};
