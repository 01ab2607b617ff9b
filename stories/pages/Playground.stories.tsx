import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { Playground } from "./Playground.js";

const meta: Meta<typeof Playground> = {
  title: "Playground",
  component: Playground,
  tags: ["!autodocs"],
  parameters: { page: true, controls: { disable: true } },
};
export default meta;
type Story = StoryObj<typeof meta>;

export { PlaygroundStory as Playground };

/** Classifies the visitor's own text on this device, with no network. */
const PlaygroundStory: Story = {};

export const OwnTextOnThisDevice: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const text = await canvas.findByLabelText("Text", {}, { timeout: 15000 });
    await userEvent.clear(text);
    await userEvent.type(text, "The soup was cold and the waiter was rude.");
    await userEvent.click(canvas.getByRole("button", { name: "Run" }));
    await waitFor(() => expect(canvas.getByRole("article")).toHaveAttribute("data-source", "live"), { timeout: 45000 });
    await expect(canvas.getByRole("tabpanel").querySelector(".iw-bar-label-top")).toHaveTextContent("NEGATIVE");
  },
};

export const OwnWordsTaggedOnThisDevice: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByLabelText("Model card"), "tiny-entities");
    await canvas.findByRole("heading", { name: "Token classification" }, { timeout: 15000 });
    const text = canvas.getByLabelText("Text");
    await userEvent.clear(text);
    await userEvent.type(text, "Maria Jensen flew from Paris to Oslo.");
    await userEvent.click(canvas.getByRole("button", { name: "Run" }));
    await waitFor(() => expect(canvas.getByRole("article")).toHaveAttribute("data-source", "live"), { timeout: 45000 });
    const rows = within(canvas.getByRole("table")).getAllByRole("row");
    await expect(rows.find((row) => row.textContent?.includes("Maria Jensen"))).toHaveTextContent("PER");
    await expect(rows.find((row) => row.textContent?.includes("Oslo"))).toHaveTextContent("LOC");
  },
};

/** A card of a task without a widget of its own has its gallery, and a widget for any request. */
export const GalleryOnly: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByLabelText("Model card"), "paper-kites");
    await expect(await canvas.findByRole("article", { name: "Gallery" })).toBeVisible();
    await expect(await canvas.findByRole("article", { name: "Text to image" })).toHaveAttribute("data-source", "recorded");
    await expect(canvas.queryByRole("list", { name: "Problems of the card" })).toBeNull();
  },
};

export const NoBackend: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.selectOptions(canvas.getByLabelText("Backend"), "Recorded answers only");
    await expect(await canvas.findByText(/No backend is connected here/)).toBeVisible();
  },
};

/** Cards are listed by what their tasks are about, and found by words. */
export const Found: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.type(canvas.getByLabelText("Find a card"), "speech recognition");
    const options = () => within(canvas.getByLabelText("Model card")).getAllByRole("option");
    // The chosen card stays in the list.
    await waitFor(() => expect(options()).toHaveLength(2));
    await userEvent.selectOptions(canvas.getByLabelText("Model card"), "dictation");
    await expect(await canvas.findByRole("heading", { name: "Automatic speech recognition" })).toBeVisible();
  },
};
