import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { cardOf } from "./cards.js";
import { answers } from "./fetchers.js";
import { Controlled } from "./guides/recipes/controlled.js";
import { FlagWidget, LanguageWidget } from "./guides/recipes/customTask.js";
import { Mood } from "./guides/recipes/headless.js";
import { Composed } from "./guides/recipes/parts.js";
import { WithSlots } from "./guides/recipes/slots.js";

const meta: Meta = { title: "Composing" };
export default meta;
type Story = StoryObj<typeof meta>;

const praise = answers([[{ label: "POSITIVE", score: 0.91 }]]);

export const Parts: Story = {
  render: () => (
    <Composed
      card={cardOf("question-answering", [{ text: "When does the ferry leave?", context: "The last ferry leaves at 19:15." }])}
      fetcher={answers({ answer: "19:15", score: 0.97, start: 25, end: 30 })}
    />
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: /^Run/ }));
    await expect((await canvas.findAllByText("19:15")).length).toBeGreaterThan(0);
  },
};

export const HeldInput: Story = {
  render: () => <Controlled fetcher={praise} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText("Text"), "!!");
    await userEvent.click(canvas.getByRole("button", { name: /^Run/ }));
    await expect(await canvas.findByText("27 characters, last answer: POSITIVE")).toBeVisible();
  },
};

export const Headless: Story = {
  render: () => <Mood fetcher={praise} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText("How was it?"), "Lovely{Enter}");
    await expect(await canvas.findByText("POSITIVE")).toBeVisible();
  },
};

export const Slots: Story = {
  render: () => <WithSlots fetcher={praise} />,
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText("Write a sentence to begin.")).toBeVisible();
  },
};

export const CustomTask: Story = {
  render: () => <LanguageWidget fetcher={answers([[{ label: "ca", score: 0.97 }]])} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(canvas.getByRole("button", { name: /Catalan/ }));
    await userEvent.click(canvas.getByRole("button", { name: /^Run/ }));
    await expect(await canvas.findByText("ca")).toBeVisible();
  },
};

export const CustomOutput: Story = {
  render: () => <FlagWidget fetcher={answers([[{ label: "ca", score: 0.97 }]])} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText("Text"), "Bon dia");
    await userEvent.click(canvas.getByRole("button", { name: /^Run/ }));
    await expect(await canvas.findByText("This is ca.")).toBeVisible();
  },
};
