import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, waitFor, within } from "storybook/test";
import type { InferenceErrorKind } from "../src/core/errors.js";
import { InferenceError, InferenceWidget, type LoadCard, WidgetProvider } from "../src/index.js";
import { readmes } from "./cards.js";
import { answers, neverAnswers } from "./fetchers.js";

const readme = readmes.get("tiny-sentiment") ?? "";

/** A model whose card is found as `loadCard` finds it. */
const meta: Meta<typeof InferenceWidget> = {
  title: "A model by its id",
  component: InferenceWidget,
  args: { model: "demo/tiny-sentiment", fetcher: neverAnswers },
};
export default meta;
type Story = StoryObj<typeof meta>;

const loadedBy = (loadCard: LoadCard): Pick<Story, "decorators"> => ({
  decorators: [
    (Inner) => (
      <WidgetProvider loadCard={loadCard}>
        <Inner />
      </WidgetProvider>
    ),
  ],
});

const fails = (kind: InferenceErrorKind, title: string): Story => ({
  ...loadedBy(() => Promise.reject(new InferenceError(kind, `Because the story says: ${kind}.`))),
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(title)).toBeVisible();
    await expect(within(canvasElement).getByRole("button", { name: "Try again" })).toBeVisible();
  },
});

/** The card comes by the id, as it does from the Hub. */
export const Loaded: Story = {
  ...loadedBy(async () => readme),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).getByRole("article")).toHaveAttribute("data-source", "recorded"), {
      timeout: 10_000,
    });
  },
};

/** The text of a README, read without any network. */
export const FromAReadme: Story = { args: { card: readme }, play: Loaded.play as NonNullable<Story["play"]> };

/** The card is on its way; after a few seconds the visitor may stop it. */
export const Loading: Story = {
  ...loadedBy(() => new Promise(() => {})),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await expect(canvas.getByText("Loading the model card")).toBeVisible();
    await expect(await canvas.findByRole("button", { name: "Stop" }, { timeout: 8000 })).toBeVisible();
  },
};

export const Stopped: Story = {
  ...loadedBy(() => new Promise(() => {})),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "Stop" }, { timeout: 8000 }));
    await expect(await canvas.findByText("Loading was stopped")).toBeVisible();
    await expect(canvas.getByRole("button", { name: "Try again" })).toHaveFocus();
  },
};

export const NotFound: Story = fails("not-found", "There is no such model");
export const Private: Story = fails("auth", "This model is private, or there is none of this name");
export const Gated: Story = fails("gated", "This model asks you to accept its terms");
export const Unreachable: Story = fails("network", "The hub could not be reached");
export const NotReadable: Story = fails("bad-answer", "The model card could not be read");
export const TooSlow: Story = fails("timeout", "The hub took too long");

/** A hub that is none, and a name that is longer than the widget is wide. */
export const NoHub: Story = {
  args: { model: "an-organisation-with-a-long-name/a-model-with-a-name-that-is-longer-still-and-does-not-end" },
  decorators: [
    (Inner) => (
      <WidgetProvider hubUrl={`${window.location.origin}/no-hub`}>
        <Inner />
      </WidgetProvider>
    ),
  ],
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByRole("button", { name: "Try again" }, { timeout: 8000 })).toBeVisible();
  },
};

/** What a link with `?text=…` makes of a widget that reads it; the address is set by the story. */
export const FromTheLink: Story = {
  ...loadedBy(async () => readme),
  args: { prefill: "story", fetcher: answers([{ label: "POSITIVE", score: 0.97 }]) },
  beforeEach: () => {
    const before = window.location.href;
    const url = new URL(before);
    url.searchParams.set("story.text", "A friend sent me this sentence.");
    window.history.replaceState(window.history.state, "", url);
    return () => window.history.replaceState(window.history.state, "", before);
  },
  play: async ({ canvasElement }) => {
    const text = await within(canvasElement).findByLabelText("Text", {}, { timeout: 10_000 });
    await waitFor(() => expect(text).toHaveValue("A friend sent me this sentence."), { timeout: 5000 });
    await expect(within(canvasElement).getByRole("article")).toHaveAttribute("data-status", "idle");
  },
};
