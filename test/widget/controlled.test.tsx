import { act, render, renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConversationalWidget, task as chatTask } from "../../src/tasks/conversational/index.js";
import { TextClassificationWidget as TextWidget, task } from "../../src/tasks/text-classification/index.js";
import { useTask } from "../../src/widget/useTask.js";
import type { WidgetActions } from "../../src/widget/Widget.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

const labels = (label: string) => [[{ label, score: 0.9 }]];

const card = cardOf({
  id: "demo/reviews",
  task: "text-classification",
  examples: [
    { example_title: "Calm", text: "The sea is calm.", output: labels("CALM") },
    { text: "The sea is rough.", output: labels("ROUGH"), parameters: { top_k: 2 } },
    { example_title: "Unrecorded", text: "The sea is wet." },
  ],
});

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const text = () => screen.getByLabelText("Text");
const { fetcher } = controlledFetcher();
const stale = "Result of the earlier input. Run again to update.";

/** What is wrong with how a widget is used is told in the console. */
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  expect(console.warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe("input", () => {
  test("one that is held stays as the page says, and what is typed is only told", async () => {
    const told = vi.fn();
    render(<TextWidget card={card} fetcher={fetcher} input={{ text: "Held" }} onInputChange={told} />);
    expect(text()).toHaveValue("Held");
    expect(told).not.toHaveBeenCalled();
    await userEvent.type(text(), "!");
    expect(text()).toHaveValue("Held");
    expect(told).toHaveBeenCalledWith({ text: "Held!" });
  });

  test("a page that takes over what it is told holds the words where they are typed", async () => {
    function Page() {
      const [input, setInput] = useState({ text: "" });
      return <TextWidget card={card} fetcher={fetcher} input={input} onInputChange={setInput} />;
    }
    render(<Page />);
    await userEvent.type(text(), "calm");
    await userEvent.type(text(), "er", { initialSelectionStart: 1, initialSelectionEnd: 1 });
    expect(text()).toHaveValue("ceralm");
  });

  test("a page may take over something else than it is told", async () => {
    function Page() {
      const [input, setInput] = useState({ text: "" });
      const takeOver = ({ text }: typeof input) => setInput({ text: text.toUpperCase() });
      return <TextWidget card={card} fetcher={fetcher} input={input} onInputChange={takeOver} />;
    }
    render(<Page />);
    await userEvent.type(text(), "calm");
    expect(text()).toHaveValue("CALM");
  });

  test("a recorded answer is shown with its own input, and is outdated beside another one", () => {
    const { rerender } = render(<TextWidget card={card} fetcher={fetcher} input={{ text: "The sea is rough." }} />);
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
    expect(screen.queryByText(stale)).toBeNull();
    rerender(<TextWidget card={card} fetcher={fetcher} input={{ text: "Other" }} />);
    expect(screen.getByText(stale)).toBeInTheDocument();
    rerender(<TextWidget card={card} fetcher={fetcher} input={{ text: "The sea is rough." }} />);
    expect(screen.queryByText(stale)).toBeNull();
  });

  test("one that is no example's shows no answer that was recorded for another", () => {
    render(<TextWidget card={card} fetcher={fetcher} defaultInput={{ text: "Mine" }} />);
    expect(text()).toHaveValue("Mine");
    expect(screen.queryByText("CALM")).toBeNull();
  });

  test("an example that the page does not take over leaves the held input, beside which its answer is outdated", async () => {
    const told = vi.fn();
    render(<TextWidget card={card} fetcher={fetcher} input={{ text: "Held" }} onInputChange={told} />);
    await userEvent.click(button("Calm"));
    expect(told.mock.lastCall).toEqual([{ text: "The sea is calm." }]);
    expect(text()).toHaveValue("Held");
    expect(screen.getByText(stale)).toBeInTheDocument();
  });

  test("is told for typing, examples, undo and what is taken from a result", async () => {
    const told = vi.fn();
    const { result } = renderHook(() => useTask(task, { card, fetcher, onInputChange: told }));
    expect(told).not.toHaveBeenCalled();
    act(() => result.current.setInput({ text: "Mine" }));
    expect(told.mock.lastCall).toEqual([{ text: "Mine" }]);
    act(() => result.current.show(result.current.examples[1] as never));
    expect(told.mock.lastCall).toEqual([{ text: "The sea is rough." }]);
    act(() => result.current.undo());
    expect(told.mock.lastCall).toEqual([{ text: "Mine" }]);
    act(() => result.current.use({ text: "Taken" }, "write"));
    expect(told.mock.lastCall).toEqual([{ text: "Taken" }]);
    act(() => result.current.reset());
    expect(told.mock.lastCall).toEqual([{ text: "" }]);
    expect(told).toHaveBeenCalledTimes(5);
  });

  test("what is run is what the page has just set, and a result's own step runs what it asks for", async () => {
    const { fetcher, calls } = controlledFetcher();
    const { result, rerender } = renderHook(({ text }) => useTask(task, { card, fetcher, input: { text } }), {
      initialProps: { text: "First" },
    });
    rerender({ text: "Second" });
    expect(result.current.request().inputs).toBe("Second");
    await act(async () => result.current.start());
    expect(calls[0]?.request.inputs).toBe("Second");
    await act(async () => result.current.use({ text: "Third" }, "run"));
    expect(calls[1]?.request.inputs).toBe("Third");
    expect(result.current.input).toEqual({ text: "Second" });
  });

  test("held now and then, it goes on from what was held last", async () => {
    const { rerender } = render(<TextWidget card={card} fetcher={fetcher} input={{ text: "Held" }} />);
    rerender(<TextWidget card={card} fetcher={fetcher} />);
    await userEvent.type(text(), "!");
    expect(text()).toHaveValue("Held!");
    rerender(<TextWidget card={card} fetcher={fetcher} input={{ text: "Again" }} />);
    expect(text()).toHaveValue("Again");
  });

  test("a chat that the page holds, as copies of its own, takes a question back when its run fails", async () => {
    const { fetcher, calls } = controlledFetcher();
    const { result } = renderHook(() => {
      const [input, setInput] = useState(chatTask.input.fromCard({ text: "Hello" }));
      return useTask(chatTask, { fetcher, input, onInputChange: (next) => setInput(structuredClone(next)) });
    });
    const before = result.current.input;
    await act(async () => result.current.start());
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(result.current.input).not.toEqual(before);
    await act(() => calls[0]?.fail(new Error("No.") as never) ?? Promise.resolve());
    expect(result.current.run.status).toBe("failed");
    expect(result.current.input).toEqual(before);
  });
});

describe("parameters", () => {
  test("those that are held stay, and what the visitor sets is told", async () => {
    const told = vi.fn();
    const { calls, fetcher } = controlledFetcher();
    const props = { card, fetcher, onParametersChange: told };
    const { rerender } = render(<TextWidget {...props} parameters={{ top_k: 3 }} />);
    await userEvent.click(screen.getByText("Parameters"));
    const field = await screen.findByRole("spinbutton");
    expect(field).toHaveValue(3);
    await userEvent.type(field, "1");
    expect(told.mock.lastCall).toEqual([{ top_k: 31 }]);
    rerender(<TextWidget {...props} parameters={{ top_k: 5 }} />);
    expect(field).toHaveValue(5);
    await userEvent.click(button(/^Run/));
    expect(calls[0]?.request.parameters).toMatchObject({ top_k: 5 });
  });

  test("those given at first are the visitor's to change; an example that sets one takes it back", async () => {
    const told = vi.fn();
    const { result } = renderHook(() =>
      useTask(task, { card, fetcher, defaultParameters: { top_k: 7 }, onParametersChange: told }),
    );
    expect(result.current.parameters).toMatchObject({ top_k: 7 });
    act(() => result.current.show(result.current.examples[0] as never));
    expect(told).not.toHaveBeenCalled();
    act(() => result.current.show(result.current.examples[1] as never));
    expect(told.mock.lastCall).toEqual([{}]);
    expect(result.current.parameters).toMatchObject({ top_k: 2 });
  });
});

describe("example", () => {
  test("one that is held stays until the page changes it; choosing another only tells", async () => {
    const told = vi.fn();
    const props = { card, fetcher, onExampleChange: told };
    const { rerender } = render(<TextWidget {...props} example={1} />);
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
    await userEvent.click(button("Calm"));
    expect(told.mock.calls).toEqual([["Calm"]]);
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
    rerender(<TextWidget {...props} example="Calm" />);
    expect(screen.getByText("CALM")).toBeInTheDocument();
    expect(text()).toHaveValue("The sea is calm.");
    expect(told).toHaveBeenCalledTimes(1);
  });

  test("the held one can be chosen again to bring its input back", async () => {
    render(<TextWidget card={card} fetcher={fetcher} example="Calm" />);
    await userEvent.type(text(), " Very.");
    await userEvent.click(button("Calm"));
    expect(text()).toHaveValue("The sea is calm.");
  });

  test("is told by its title, by its place where it has none or shares it, and not on mount", async () => {
    const told = vi.fn();
    const examples = [...card.examples, { example_title: "Calm", text: "Another calm sea." }];
    render(<TextWidget card={{ ...card, examples }} fetcher={fetcher} defaultExample="Unrecorded" onExampleChange={told} />);
    expect(text()).toHaveValue("The sea is wet.");
    expect(told).not.toHaveBeenCalled();
    for (const choice of within(screen.getByRole("list", { name: "Examples" })).getAllByRole("button"))
      await userEvent.click(choice);
    expect(new Set(told.mock.calls.flat())).toEqual(new Set(["Calm", 1, "Unrecorded", 3]));
  });

  test("one that is not there is as if none had been named", () => {
    render(<TextWidget card={card} fetcher={fetcher} example="Nowhere" />);
    expect(screen.getByText("CALM")).toBeInTheDocument();
  });
});

describe("tab", () => {
  const tab = (name: string) => screen.getByRole("tab", { name });

  test("one that is held stays, and the one the visitor opens is told", async () => {
    const told = vi.fn();
    const { rerender } = render(<TextWidget card={card} tab="result" onTabChange={told} />);
    await userEvent.click(tab("JSON"));
    await userEvent.click(tab("Result"));
    expect(told.mock.calls).toEqual([["json"]]);
    expect(tab("Result")).toHaveAttribute("aria-selected", "true");
    rerender(<TextWidget card={card} tab="json" onTabChange={told} />);
    expect(await screen.findByRole("region", { name: "JSON" })).toBeInTheDocument();
  });

  test("one given at first can be left, and one that is not there is the result's", async () => {
    render(<TextWidget card={card} defaultTab="json" />);
    expect(tab("JSON")).toHaveAttribute("aria-selected", "true");
    await userEvent.click(tab("Result"));
    expect(screen.getByText("CALM")).toBeInTheDocument();
    render(<TextWidget card={card} fetcher={fetcher} tab="code" />);
    expect(screen.getAllByText("CALM")).toHaveLength(2);
  });
});

describe("events", () => {
  test("a run is told once as it begins and once as it ends; a recorded answer is none", async () => {
    const [onRun, onResult, onError] = [vi.fn(), vi.fn(), vi.fn()];
    const { fetcher, calls } = controlledFetcher();
    render(<TextWidget card={card} fetcher={fetcher} {...{ onRun, onResult, onError }} />);
    await userEvent.click(button(/Example 2/));
    expect(onRun).not.toHaveBeenCalled();
    await userEvent.click(button(/^Run/));
    expect(onRun.mock.calls).toEqual([[expect.objectContaining({ task: "text-classification", inputs: "The sea is rough." })]]);
    await act(() => calls[0]?.answer(labels("WILD")) ?? Promise.resolve());
    expect(onResult.mock.calls).toEqual([
      [
        {
          input: { text: "The sea is rough." },
          output: [expect.objectContaining({ label: "WILD" })],
          receipt: expect.objectContaining({ source: "live" }),
        },
      ],
    ]);
    expect(onError).not.toHaveBeenCalled();
  });

  test("an answer of the cache is a run too, and says so", async () => {
    const [onRun, onResult] = [vi.fn(), vi.fn()];
    const { fetcher, calls } = controlledFetcher();
    const { result } = renderHook(() => useTask(task, { card, fetcher, onRun, onResult }));
    await act(async () => result.current.start());
    await act(() => calls[0]?.answer(labels("WILD")) ?? Promise.resolve());
    await act(async () => result.current.start());
    expect(calls).toHaveLength(1);
    expect(onRun).toHaveBeenCalledTimes(2);
    expect(onResult.mock.calls.map(([{ receipt }]) => receipt.source)).toEqual(["live", "cached"]);
  });

  test("the newest handler is told, of the reason of a failure too", async () => {
    const [early, late] = [vi.fn(), vi.fn()];
    const { fetcher, calls } = controlledFetcher();
    const { result, rerender } = renderHook(({ onError }) => useTask(task, { card, fetcher, onError }), {
      initialProps: { onError: early },
    });
    await act(async () => result.current.start());
    rerender({ onError: late });
    await act(() => calls[0]?.fail(new Error("It rains.") as never) ?? Promise.resolve());
    expect(early).not.toHaveBeenCalled();
    expect(late.mock.calls).toEqual([[expect.objectContaining({ kind: "server", message: "It rains." })]]);
  });

  test.each(["stopped", "gone", "replaced by another"])("nothing is told of a run that was %s", async (how) => {
    const [onResult, onError, onInputChange] = [vi.fn(), vi.fn(), vi.fn()];
    const { fetcher, calls } = controlledFetcher();
    const chat = renderHook(() =>
      useTask(chatTask, { fetcher, defaultInput: chatTask.input.fromCard({ text: "Hello" }), onResult, onError, onInputChange }),
    );
    await act(async () => chat.result.current.start());
    expect(onInputChange).toHaveBeenCalledTimes(1);
    onInputChange.mockClear();
    if (how === "stopped") act(() => chat.result.current.cancel());
    if (how === "gone") chat.unmount();
    if (how === "replaced by another") await act(async () => chat.result.current.start());
    await act(() => calls[0]?.answer({ choices: [{ message: { content: "Hi" } }] }) ?? Promise.resolve());
    expect(onResult).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
    if (how === "gone") expect(onInputChange).not.toHaveBeenCalled();
  });

  test("a handler that throws is reported to the browser, and the widget goes on", async () => {
    const report = vi.fn();
    vi.stubGlobal("reportError", report);
    const fault = new Error("The page's own");
    const fails = () => {
      throw fault;
    };
    const { fetcher, calls } = controlledFetcher();
    render(
      <TextWidget card={card} fetcher={fetcher} onInputChange={fails} onRun={fails} onResult={fails} onExampleChange={fails} />,
    );
    await userEvent.click(button(/Example 2/));
    await userEvent.click(button(/^Run/));
    await act(() => calls[0]?.answer(labels("WILD")) ?? Promise.resolve());
    expect(screen.getByText("WILD")).toBeInTheDocument();
    expect(report.mock.calls).toEqual([[fault], [fault], [fault], [fault]]);
    vi.unstubAllGlobals();
  });
});

test("a page brings the focus to the first field and shows an example by its title or place", async () => {
  const actions = { current: null as WidgetActions | null };
  const { rerender } = render(<TextWidget card={card} fetcher={fetcher} actionsRef={actions} unstyled />);
  act(() => actions.current?.focus());
  expect(text()).toHaveFocus();
  act(() => actions.current?.show(1));
  expect(screen.getByText("ROUGH")).toBeInTheDocument();
  act(() => actions.current?.show("Calm"));
  expect(screen.getByText("CALM")).toBeInTheDocument();
  act(() => actions.current?.show("Nowhere"));
  expect(screen.getByText("CALM")).toBeInTheDocument();
  rerender(<ConversationalWidget fetcher={fetcher} actionsRef={actions} />);
  await waitFor(() => expect(screen.getAllByRole("textbox").length).toBeGreaterThan(0));
  act(() => actions.current?.focus());
  expect(screen.getAllByRole("textbox")).toContain(document.activeElement);
});
