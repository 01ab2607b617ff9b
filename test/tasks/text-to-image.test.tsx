import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ModelCard } from "../../src/card/modelCard.js";
import { TextToImageWidget, task } from "../../src/tasks/text-to-image/index.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const kite = { text: "a red kite", output: { url: "https://files.example.com/kite.png" } };

function show(card: Partial<ModelCard>) {
  const { fetcher, calls } = controlledFetcher();
  const view = render(
    <WidgetProvider>
      <TextToImageWidget card={cardOf(card)} fetcher={fetcher} />
    </WidgetProvider>,
  );
  return { ...view, calls };
}

const { toRequest, fromCard, missing } = task.input;

test("sends the prompt with every parameter", () => {
  const parameters = { negative_prompt: "people", guidance_scale: 7.5, width: 512, height: 768, seed: 5 };
  expect(toRequest({ text: "a kite" }, parameters)).toEqual({ inputs: "a kite", parameters });
});

test("sends width and height together, or neither", () => {
  expect(toRequest({ text: "a kite" }, { width: 512, seed: 1 }).parameters).toEqual({ seed: 1 });
  expect(toRequest({ text: "a kite" }, { height: 512 }).parameters).toEqual({});
});

test("takes a mark in place of a prompt for no prompt", () => {
  const input = fromCard({ text: "-" });
  expect(input).toEqual({ text: "" });
  expect(input && missing(input)).toMatchObject({ field: "text" });
});

test("asks nothing of the backend by itself, with or without a recorded picture", () => {
  expect(show({ task: "text-to-image", examples: [kite] }).calls).toHaveLength(0);
  expect(show({ task: "text-to-image", examples: [{ text: "a kite" }] }).calls).toHaveLength(0);
});

test.each([[["not-for-all-audiences"]], ["not-for-all-audiences"]])(
  "of a card that is not for all audiences shows its picture when asked (tags: %j)",
  (tags) => {
    const { container } = show({ task: "text-to-image", examples: [kite], data: { tags } });
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getByRole("button", { name: "Show the picture" })).toBeInTheDocument();
  },
);

test("of any other card shows its picture at once", () => {
  for (const tags of [undefined, null, ["lora", 3], { a: 1 }]) {
    const { unmount } = show({ task: "text-to-image", examples: [kite], data: { tags } });
    expect(screen.getByRole("img", { name: /a red kite/ })).toBeInTheDocument();
    unmount();
  }
});
