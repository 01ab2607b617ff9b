import { act, render, screen, waitFor, within } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fetcher, TaskId } from "../../src/core/task.js";
import { InferenceWidget } from "../../src/InferenceWidget.js";
import type { WidgetActions, WidgetProps } from "../../src/widget/Widget.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { kinds } from "./kinds.js";

// Nothing that a page does with widgets is worth a word in the console.
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
  // jsdom has none.
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:picture", revokeObjectURL: () => {} }));
});
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const loadMedia = async () => new Blob(["picture"], { type: "image/png" });

describe.each(kinds)("$tag", ({ tag, Widget, example, answer }) => {
  const card = cardOf({ id: "demo/one", task: tag, examples: [example] });
  const page = (children: ReactNode) => <WidgetProvider loadMedia={loadMedia}>{children}</WidgetProvider>;
  const article = (at = 0) => screen.getAllByRole("article")[at] as HTMLElement;
  const actionsOf = () => ({ current: null as WidgetActions | null });

  /** The run that is asked for, once it has reached the backend. */
  async function run(actions: { current: WidgetActions | null }, calls: ReturnType<typeof controlledFetcher>["calls"]) {
    const before = calls.length;
    await act(async () => actions.current?.run());
    await waitFor(() => expect(calls).toHaveLength(before + 1));
    return calls[before] as (typeof calls)[number];
  }

  test("two widgets of one model run, stop and answer each for itself", async () => {
    const { fetcher, calls } = controlledFetcher();
    const [one, other] = [actionsOf(), actionsOf()];
    render(
      page(
        <>
          <Widget card={card} fetcher={fetcher} actionsRef={one} />
          <Widget card={card} fetcher={fetcher} actionsRef={other} />
        </>,
      ),
    );
    const first = await run(one, calls);
    expect(article(1)).toHaveAttribute("data-status", "idle");
    const second = await run(other, calls);
    act(() => one.current?.stop());
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
    await act(() => second.answer(answer("brisk")));
    expect(await within(article(1)).findByText("brisk")).toBeInTheDocument();
    expect(article(0)).toHaveAttribute("data-status", "idle");
    expect(within(article(0)).queryByText("brisk")).toBeNull();
  });

  test("under Strict Mode one run on mount is under way, and answers once", async () => {
    const { fetcher, calls } = controlledFetcher();
    const onResult = vi.fn();
    render(<StrictMode>{page(<Widget card={card} fetcher={fetcher} onResult={onResult} runOnMount />)}</StrictMode>);
    await waitFor(() => expect(calls.filter(({ signal }) => !signal.aborted)).toHaveLength(1));
    await act(() => calls.at(-1)?.answer(answer("brisk")) ?? Promise.resolve());
    expect(await screen.findByText("brisk")).toBeInTheDocument();
    expect(onResult).toHaveBeenCalledTimes(1);
  });

  test("gone in the middle of a run, it aborts the run and says no more", async () => {
    const { fetcher, calls } = controlledFetcher();
    const [actions, onResult, onError] = [actionsOf(), vi.fn(), vi.fn()];
    const { rerender } = render(page(<Widget card={card} fetcher={fetcher} {...{ onResult, onError }} actionsRef={actions} />));
    const call = await run(actions, calls);
    rerender(page(null));
    expect(call.signal.aborted).toBe(true);
    await act(() => call.answer(answer("late")));
    expect([onResult, onError].flatMap(({ mock }) => mock.calls)).toEqual([]);
  });

  test.each(["model", "card"])("another %s in the middle of a run begins anew, and a late answer shows nowhere", async (what) => {
    const { fetcher, calls } = controlledFetcher();
    const [actions, onInputChange] = [actionsOf(), vi.fn()];
    const draw = (props: WidgetProps<never, never>) =>
      page(<Widget card={card} fetcher={fetcher} actionsRef={actions} {...props} />);
    const { rerender } = render(draw({}));
    const call = await run(actions, calls);
    const recorded = cardOf({ id: "demo/two", task: tag, examples: [{ ...example, output: answer("recorded") }] });
    rerender(draw(what === "model" ? { model: "demo/two", onInputChange } : { card: recorded, onInputChange }));
    expect(call.signal.aborted).toBe(true);
    await act(() => call.answer(answer("late")));
    expect(screen.queryByText("late")).toBeNull();
    expect(article()).toHaveAttribute("data-status", what === "model" ? "idle" : "done");
    expect(onInputChange).not.toHaveBeenCalled();
    const next = await run(actions, calls);
    expect(next.request.model).toBe("demo/two");
    await act(() => next.answer(answer("brisk")));
    expect(await screen.findByText("brisk")).toBeInTheDocument();
  });

  test("another backend takes the next run, and the one under way ends where it began", async () => {
    const [before, after] = [controlledFetcher(), controlledFetcher()];
    const actions = actionsOf();
    const draw = (fetcher: Fetcher) => page(<Widget card={card} fetcher={fetcher} actionsRef={actions} />);
    const { rerender } = render(draw(before.fetcher));
    const call = await run(actions, before.calls);
    rerender(draw(after.fetcher));
    await act(() => call.answer(answer("first")));
    expect(await screen.findByText("first")).toBeInTheDocument();
    act(() => actions.current?.reset());
    act(() => actions.current?.show(0));
    const next = await run(actions, after.calls);
    await act(() => next.answer(answer("second")));
    expect(await screen.findByText("second")).toBeInTheDocument();
    expect(before.calls).toHaveLength(1);
  });

  test("another task in the middle of a run is another widget, without the answer of the one before", async () => {
    const { fetcher, calls } = controlledFetcher();
    const actions = actionsOf();
    const draw = (task: TaskId) => page(<InferenceWidget card={card} task={task} fetcher={fetcher} actionsRef={actions} />);
    const { rerender } = render(draw(tag));
    await waitFor(() => expect(article()).toHaveAttribute("data-task", tag));
    const call = await run(actions, calls);
    rerender(draw("fill-mask"));
    await waitFor(() => expect(article()).toHaveAttribute("data-task", "fill-mask"));
    expect(call.signal.aborted).toBe(true);
    await act(() => call.answer(answer("late")));
    expect(screen.queryByText("late")).toBeNull();
    rerender(draw(tag));
    await waitFor(() => expect(article()).toHaveAttribute("data-task", tag));
    expect(article()).toHaveAttribute("data-status", "idle");
  });
});
