import { act, render, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { WidgetActions } from "../../src/widget/Widget.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { kinds } from "./kinds.js";

const loadMedia = async () => new Blob(["picture"], { type: "image/png" });

const copies = {
  "text-classification": () => import("../../src/tasks/text-classification/index.js"),
  "image-classification": () => import("../../src/tasks/image-classification/index.js"),
  conversational: () => import("../../src/tasks/conversational/index.js"),
} as const;

test.each(kinds)("two copies of the library each work in one page, one within the other's provider: $tag", async (kind) => {
  const { tag, Widget, example, answer } = kind;
  const consoles = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
  // jsdom has none.
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:picture", revokeObjectURL: () => {} }));
  vi.resetModules();
  const card = cardOf({ id: "demo/one", task: tag, examples: [example] });
  const article = (at: number) => screen.getAllByRole("article")[at] as HTMLElement;
  const [{ default: Copy }, copied] = await Promise.all([
    copies[tag as keyof typeof copies](),
    import("../../src/widget/WidgetProvider.js"),
  ]);
  expect(Copy).not.toBe(Widget);
  const [mine, theirs] = [controlledFetcher(), controlledFetcher()];
  const one = { current: null as WidgetActions | null };
  const other = { current: null as WidgetActions | null };
  const CopiedWidget = Copy as typeof Widget;
  render(
    <WidgetProvider fetcher={mine.fetcher} loadMedia={loadMedia} theme="contrast">
      <copied.WidgetProvider fetcher={theirs.fetcher} loadMedia={loadMedia} theme="plain">
        <Widget card={card} actionsRef={one} />
        <CopiedWidget card={card} actionsRef={other} />
      </copied.WidgetProvider>
    </WidgetProvider>,
  );
  expect([article(0).dataset.theme, article(1).dataset.theme]).toEqual(["contrast", "plain"]);
  await act(async () => one.current?.run());
  await waitFor(() => expect(mine.calls).toHaveLength(1));
  expect(article(1)).toHaveAttribute("data-status", "idle");
  await act(async () => other.current?.run());
  await waitFor(() => expect(theirs.calls).toHaveLength(1));
  await act(() => theirs.calls[0]?.answer(answer("theirs")) ?? Promise.resolve());
  await act(() => mine.calls[0]?.answer(answer("mine")) ?? Promise.resolve());
  expect(await within(article(0)).findByText("mine")).toBeInTheDocument();
  expect(await within(article(1)).findByText("theirs")).toBeInTheDocument();
  for (const spy of consoles) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
