import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { InferenceError, type InferenceErrorKind } from "../../src/core/errors.js";
import { TextClassificationWidget as Widget } from "../../src/tasks/text-classification/index.js";
import { failureWords } from "../../src/widget/failureWords.js";
import type { WidgetActions } from "../../src/widget/Widget.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher, controlledFetcher } from "../controlledFetcher.js";

const labels = (label: string) => [[{ label, score: 0.9 }]];

const card = cardOf({
  id: "demo/reviews",
  task: "text-classification",
  examples: [
    { example_title: "Calm", text: "The sea is calm.", output: labels("CALM") },
    { text: "The sea is rough.", output: labels("ROUGH") },
    { example_title: "Unrecorded", text: "The sea is wet." },
  ],
});

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const run = () => button(/^(Run|Try again)$/);
const text = () => screen.getByLabelText("Text");
const status = () => screen.getAllByRole("status").find((element) => element.classList.contains("iw-status"));

async function type(words: string) {
  const user = userEvent.setup();
  await user.clear(text());
  await user.type(text(), words);
}

describe("examples", () => {
  test("a recorded example shows its answer at once, marked, with no request", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    expect(screen.getByText("CALM")).toBeInTheDocument();
    expect(status()).toHaveTextContent("Recorded");
    expect(screen.getByText("not run now")).toBeInTheDocument();
    await userEvent.click(button("Example 2"));
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
    expect(text()).toHaveValue("The sea is rough.");
    expect(calls).toHaveLength(0);
  });

  test("Run asks the backend anew although the answer is recorded", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    expect(calls[0]?.request).toMatchObject({ task: "text-classification", model: "demo/reviews", inputs: "The sea is calm." });
    await act(() => calls[0]?.answer(labels("FLAT")));
    expect(screen.getByText("FLAT")).toBeInTheDocument();
    expect(screen.queryByText("not run now")).toBeNull();
  });

  test("a large answer is read in one turn and drawn in the next, a small one at once", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    const large = Array.from({ length: 3000 }, (_, index) => ({ label: `L${index}`, score: 0.5 }));
    const inTurns = vi.spyOn(globalThis, "setTimeout");
    const turns = () => inTurns.mock.calls.filter(([, wait]) => wait === undefined).length;
    await userEvent.click(run());
    await act(() => calls[0]?.answer(labels("SMALL")));
    expect(turns()).toBe(0);
    await type("More");
    await userEvent.click(run());
    await act(() => calls[1]?.answer([large]));
    expect(await screen.findByText("L0")).toBeInTheDocument();
    expect(turns()).toBe(1);
    inTurns.mockRestore();
  });

  test("what the visitor typed is never lost by choosing: one step brings it back", async () => {
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} />);
    await type("My own words");
    await userEvent.click(button("Example 2"));
    await userEvent.click(button("Unrecorded"));
    await userEvent.click(await screen.findByRole("button", { name: "Bring back what I wrote" }));
    expect(text()).toHaveValue("My own words");
    await userEvent.click(await screen.findByRole("button", { name: "Bring back what I wrote" }));
    expect(text()).toHaveValue("The sea is wet.");
  });

  test("nothing happens on hover", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.hover(button("Example 2"));
    expect(text()).toHaveValue("The sea is calm.");
    expect(screen.getByText("CALM")).toBeInTheDocument();
    expect(calls).toHaveLength(0);
  });

  test("an example can be chosen again and again", async () => {
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} />);
    for (const name of ["Example 2", "Calm", "Example 2", "Example 2"]) await userEvent.click(button(name));
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
    await type("x");
    await userEvent.click(button("Example 2"));
    expect(text()).toHaveValue("The sea is rough.");
  });

  test("many examples come in a list, by their groups", async () => {
    const many = Array.from({ length: 6 }, (_, index) => ({ text: `Text ${index}`, group: index < 3 ? "Short" : "Long" }));
    render(<Widget card={{ ...card, examples: many }} fetcher={controlledFetcher().fetcher} />);
    const picker = screen.getByRole("combobox", { name: "Examples" });
    expect(within(picker).getByRole("group", { name: "Short" })).toHaveTextContent("Example 1Example 2Example 3");
    await userEvent.selectOptions(picker, "Example 5");
    expect(text()).toHaveValue("Text 4");
  });

  test("a model without examples offers the task's own, labelled generic and without answers", () => {
    render(<Widget model="demo/plain" fetcher={controlledFetcher().fetcher} />);
    expect(screen.getByRole("list", { name: "Generic examples" })).toBeInTheDocument();
    expect(text()).toHaveValue("");
    expect(screen.queryByText("not run now")).toBeNull();
  });

  test("generic examples of a card come before the task's own, without their answers", () => {
    const generic = [{ text: "La mer est calme.", generic: true, output: [{ label: "CALME", score: 1 }] }];
    render(<Widget card={{ ...card, examples: generic }} fetcher={controlledFetcher().fetcher} />);
    const list = screen.getByRole("list", { name: "Generic examples" });
    expect(within(list).getAllByRole("button")).toHaveLength(1);
    expect(list).toHaveTextContent("La mer est calme.");
    expect(text()).toHaveValue("");
    expect(screen.queryByText("CALME")).toBeNull();
  });

  test("generic examples of a card stay away where its author wrote some", () => {
    const examples = [{ text: "La mer est calme.", generic: true }, { text: "Mine" }];
    render(<Widget card={{ ...card, examples }} fetcher={controlledFetcher().fetcher} />);
    const list = screen.getByRole("list", { name: "Examples" });
    expect(within(list).getAllByRole("button")).toHaveLength(1);
    expect(text()).toHaveValue("Mine");
  });

  test("generic examples of a card stand in for those of its author that the task cannot read", () => {
    const examples = [{ context: "Not a text" }, { text: "La mer est calme.", generic: true }];
    render(<Widget card={{ ...card, examples }} fetcher={controlledFetcher().fetcher} />);
    expect(screen.getByRole("list", { name: "Generic examples" })).toHaveTextContent("La mer est calme.");
  });

  test("an unreadable recorded answer costs that answer, never the example", () => {
    render(
      <Widget card={{ ...card, examples: [{ text: "Kept", output: { broken: true } }] }} fetcher={controlledFetcher().fetcher} />,
    );
    expect(text()).toHaveValue("Kept");
  });

  test("a card read anew with the same content keeps what was typed", async () => {
    const { fetcher } = controlledFetcher();
    const { rerender } = render(<Widget card={card} fetcher={fetcher} />);
    await type("Mine");
    rerender(<Widget card={structuredClone(card)} fetcher={fetcher} />);
    expect(text()).toHaveValue("Mine");
  });
});

describe("runs", () => {
  test("asks nothing on mount unless it is told to", async () => {
    const quiet = controlledFetcher();
    render(<Widget card={card} fetcher={quiet.fetcher} />);
    expect(quiet.calls).toHaveLength(0);
    const eager = controlledFetcher();
    render(
      <StrictMode>
        <Widget card={card} fetcher={eager.fetcher} runOnMount />
      </StrictMode>,
    );
    await vi.waitFor(() => expect(eager.calls.filter((call) => !call.signal.aborted)).toHaveLength(1));
  });

  test.each(["Control", "Meta"])("%s + Enter runs from within the text", async (key) => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(text());
    await userEvent.keyboard(`{${key}>}{Enter}{/${key}}`);
    expect(calls).toHaveLength(1);
    expect(text()).toHaveFocus();
  });

  test("the button becomes Stop and keeps the focus; Escape stops too", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    const pressed = run();
    await userEvent.click(pressed);
    expect(pressed).toHaveAccessibleName("Stop");
    expect(pressed).toHaveFocus();
    await userEvent.keyboard("{Escape}");
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(pressed).toHaveAccessibleName("Run");
    expect(pressed).toHaveFocus();
  });

  test("stopping brings back the result that stood there before", async () => {
    const { fetcher } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    expect(screen.queryByText("CALM")).toBeNull();
    await userEvent.click(button("Stop"));
    expect(screen.getByText("CALM")).toBeInTheDocument();
    expect(status()).toHaveTextContent("Stopped");
  });

  test("the same request again is answered from the cache and says so; Run again asks anew", async () => {
    const fetcher = answeringFetcher(labels("FLAT"));
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    await screen.findByText("FLAT");
    await userEvent.click(run());
    expect(status()).toHaveTextContent("Answered earlier");
    expect(await screen.findByText("from the cache")).toBeInTheDocument();
    expect(fetcher.requests).toHaveLength(1);
    await userEvent.click(await screen.findByRole("button", { name: "Run again" }));
    expect(run()).toHaveFocus();
    await vi.waitFor(() => expect(status()).toHaveTextContent("Done"));
    expect(fetcher.requests).toHaveLength(2);
  });

  test("Try again after a Run again that failed asks anew, too", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget model="demo/x" fetcher={fetcher} />);
    await type("I love it");
    await userEvent.click(run());
    await act(() => calls[0]?.answer(labels("FIRST")));
    await userEvent.click(run());
    await userEvent.click(await screen.findByRole("button", { name: "Run again" }));
    await act(() => calls[1]?.fail(new InferenceError("network", "Gone")));
    await userEvent.click(button("Try again"));
    expect(calls).toHaveLength(3);
    await act(() => calls[2]?.answer(labels("THIRD")));
    expect(screen.getByText("THIRD")).toBeInTheDocument();
  });

  test("an answer that could not be read is asked for again", async () => {
    const fetcher = answeringFetcher({ odd: 1 });
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    await screen.findByRole("alert");
    await userEvent.click(run());
    await vi.waitFor(() => expect(fetcher.requests).toHaveLength(2));
  });

  test("answers are kept in the page's own query cache, where there is one", async () => {
    const client = new QueryClient();
    render(
      <QueryClientProvider client={client}>
        <Widget card={card} fetcher={answeringFetcher(labels("FLAT"))} />
      </QueryClientProvider>,
    );
    await userEvent.click(run());
    await screen.findByText("FLAT");
    expect(client.getQueryCache().findAll({ queryKey: ["inference-widgets", "answers"] })).toHaveLength(1);
    client.clear();
  });

  test("says when the input has changed since, and no longer when it is as it was", async () => {
    render(<Widget card={card} fetcher={controlledFetcher().fetcher} />);
    await userEvent.type(text(), "!");
    expect(status()).toHaveTextContent("Input changed");
    expect(screen.getByText(/Result of the earlier input/)).toBeInTheDocument();
    await userEvent.type(text(), "{Backspace}");
    expect(screen.queryByText(/Result of the earlier input/)).toBeNull();
  });

  test("an example chosen during a run stops it, and a late answer takes nothing away", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    await userEvent.click(button("Example 2"));
    expect(calls[0]?.signal.aborted).toBe(true);
    await act(() => calls[0]?.answer(labels("LATE")));
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
    expect(screen.queryByText("LATE")).toBeNull();
  });

  test("another model begins anew: nothing of the one before is left", async () => {
    const { fetcher, calls } = controlledFetcher();
    const { rerender } = render(<Widget card={card} fetcher={fetcher} />);
    await type("Mine");
    await userEvent.click(run());
    await act(() => calls[0]?.fail(new InferenceError("server", "Broken.")));
    expect(screen.getByRole("alert")).toBeInTheDocument();
    const examples = [{ text: "The moon is far.", output: labels("FAR") }];
    rerender(<Widget card={cardOf({ id: "demo/other", task: "text-classification", examples })} fetcher={fetcher} />);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(text()).toHaveValue("The moon is far.");
    expect(screen.getByText("FAR")).toBeInTheDocument();
    await userEvent.click(run());
    expect(calls[1]?.request).toMatchObject({ model: "demo/other", inputs: "The moon is far." });
  });

  test("told to run on mount it runs the first example, at each visit the same", async () => {
    const asked: unknown[] = [];
    for (let visit = 0; visit < 3; visit += 1) {
      const { fetcher, calls } = controlledFetcher();
      const { unmount } = render(<Widget card={card} fetcher={fetcher} runOnMount />);
      await vi.waitFor(() => expect(calls).toHaveLength(1));
      asked.push(calls[0]?.request.inputs);
      unmount();
    }
    expect(asked).toEqual(new Array(3).fill("The sea is calm."));
  });

  test("two widgets of one model do not affect each other", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(
      <WidgetProvider fetcher={fetcher}>
        <Widget card={card} />
        <Widget card={card} />
      </WidgetProvider>,
    );
    const [one, two] = screen.getAllByRole("article") as [HTMLElement, HTMLElement];
    await userEvent.click(within(one).getByRole("button", { name: "Run" }));
    await userEvent.click(within(two).getByRole("button", { name: "Run" }));
    await userEvent.click(within(one).getByRole("button", { name: "Stop" }));
    expect(calls.map((call) => call.signal.aborted)).toEqual([true, false]);
    await act(() => calls[1]?.answer(labels("SECOND")));
    expect(within(two).getByText("SECOND")).toBeInTheDocument();
    expect(within(one).queryByText("SECOND")).toBeNull();
  });

  test("announces the result of a live run, not that of a recorded one", async () => {
    const fetcher = answeringFetcher(labels("FLAT"));
    render(<Widget card={card} fetcher={fetcher} />);
    expect(status()).not.toHaveTextContent("CALM");
    await userEvent.click(run());
    await vi.waitFor(() => expect(status()).toHaveTextContent("Done. FLAT: 0.900"));
  });

  test("a page can run, stop and reset a widget from outside", async () => {
    const { fetcher, calls } = controlledFetcher();
    const actions = { current: null as null | WidgetActions };
    render(<Widget card={card} fetcher={fetcher} actionsRef={actions} />);
    await act(async () => actions.current?.run());
    expect(calls).toHaveLength(1);
    act(() => actions.current?.stop());
    expect(calls[0]?.signal.aborted).toBe(true);
    act(() => actions.current?.reset());
    expect(text()).toHaveValue("");
  });
});

describe("waiting", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("a cold model is named as such, with the time that has passed", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    fireEvent.click(run());
    await act(async () => {});
    act(() => calls[0]?.emit({ type: "waiting", reason: "loading", seconds: 20 }));
    expect(await screen.findByText("The model is starting")).toBeInTheDocument();
    expect(screen.getByText(/about 20 seconds/)).toBeInTheDocument();
    expect(screen.getByText("Cold")).toBeInTheDocument();
    act(() => vi.advanceTimersByTime(12_400));
    expect(screen.getByText(/^12\.[4-9] s$/)).toBeInTheDocument();
  });

  test("a model on its way to this device shows its bytes", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    fireEvent.click(run());
    await act(async () => {});
    act(() => calls[0]?.emit({ type: "download", loaded: 41_200_000, total: 67_400_000 }));
    expect(await screen.findByText("41.2")).toHaveTextContent("41.2 of 67.4 MB");
    expect(screen.getByRole("progressbar", { name: "Model download" })).toHaveAttribute("value", "41200000");
    act(() => calls[0]?.emit({ type: "waiting", reason: "loading" }));
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(screen.getByText("The model is starting")).toBeInTheDocument();
  });

  test("a rate limit counts down to the next try", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    fireEvent.click(run());
    await act(async () => {});
    const call = calls[0];
    await act(async () => {
      void call?.fail(new InferenceError("rate-limit", "Slow down.", { status: 429, retryAfter: 42 }));
      await vi.advanceTimersByTimeAsync(10);
    });
    expect(await screen.findByRole("alert")).toHaveTextContent("You can try again in 0:42.");
    act(() => vi.advanceTimersByTime(43_000));
    expect(screen.getByRole("alert")).toHaveTextContent("You can try again now.");
  });
});

describe("parameters", () => {
  const loaded = {
    ...card,
    parameters: { top_k: 2, function_to_apply: "sigmoid", inputs: "evil", custom: true },
    examples: [{ text: "The sea is calm.", parameters: { top_k: 3 } }],
  };

  test("the visitor's win over the example's, those over the card's, and none touch the inputs", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={loaded} fetcher={fetcher} />);
    await userEvent.click(run());
    expect(calls[0]?.request.parameters).toEqual({ top_k: 3, function_to_apply: "sigmoid", custom: true });
    expect(calls[0]?.request.inputs).toBe("The sea is calm.");
    await userEvent.click(screen.getByText("Parameters"));
    await userEvent.type(await screen.findByLabelText("Labels to return"), "12");
    await userEvent.selectOptions(screen.getByLabelText("Scores as"), "none");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(calls[1]?.request.parameters).toEqual({ top_k: 12, function_to_apply: "none", custom: true });
    await userEvent.click(button("Reset"));
    expect(screen.getByLabelText("Labels to return")).toHaveValue(null);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(calls.at(-1)?.request.parameters).toEqual({ top_k: 3, function_to_apply: "sigmoid", custom: true });
  });

  test("a number out of bounds is marked, kept, and not sent", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(screen.getByText("Parameters"));
    const field = await screen.findByLabelText("Labels to return");
    await userEvent.type(field, "5000");
    expect(field).toHaveValue(5000);
    expect(field).toHaveAccessibleDescription("Between 1 and 1,000.");
    await userEvent.click(run());
    expect(calls[0]?.request.parameters).toEqual({});
  });
});

describe("downloads", () => {
  test("a result with rows can be had as a table for a spreadsheet", async () => {
    const files: Blob[] = [];
    vi.stubGlobal(
      "URL",
      Object.assign(URL, { createObjectURL: (file: Blob) => `blob:${files.push(file)}`, revokeObjectURL: () => {} }),
    );
    const pressed = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    render(<Widget card={card} />);
    await userEvent.click(screen.getByRole("button", { name: "Download CSV" }));
    await vi.waitFor(() => expect(pressed).toHaveBeenCalled());
    expect(await files[0]?.text()).toBe("label,score\r\nCALM,0.9");
    pressed.mockRestore();
    vi.unstubAllGlobals();
  });
});

describe("failures", () => {
  test.each(Object.keys(failureWords) as InferenceErrorKind[])("%s says what happened and what to do next", async (kind) => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    await act(() =>
      calls[0]?.fail(new InferenceError(kind, "Plain words.", { status: 400, path: "[0].score", requestId: "r1" })),
    );
    const alert = await screen.findByRole("alert");
    expect(alert.querySelectorAll("p").length).toBeGreaterThanOrEqual(2);
    expect(alert).not.toHaveTextContent(/undefined|\[object/);
    await userEvent.click(within(alert).getByText("Details"));
    expect(within(alert).getByText("Bad field: [0].score")).toBeVisible();
    expect(text()).toHaveValue("The sea is calm.");
    await userEvent.click(button("Try again"));
    await act(() => calls[1]?.answer(labels("MENDED")));
    expect(screen.getByText("MENDED")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("no two kinds of failure share their words", () => {
    const titles = Object.values(failureWords).map((words) => words.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test("a fetcher that throws something else than an error is a failure like any other", async () => {
    render(<Widget card={card} fetcher={() => Promise.reject(undefined)} />);
    await userEvent.click(run());
    expect(await screen.findByRole("alert")).toHaveTextContent("The server failed");
  });

  test("a failure leaves no result, warning or JSON of an earlier run, and a recorded answer no failure", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    await act(() => calls[0]?.answer(labels("FLAT"), { warnings: ["Cut."] }));
    await type("Again");
    await userEvent.click(run());
    await act(() => calls[1]?.fail(new InferenceError("server", "Broken.")));
    expect(screen.getByRole("alert")).toBeInTheDocument();
    for (const left of ["FLAT", "Cut."]) expect(screen.getByRole("article")).not.toHaveTextContent(left);
    expect(screen.queryByRole("tab", { name: "JSON" })?.getAttribute("aria-selected")).not.toBe("true");
    await userEvent.click(button("Example 2"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(status()).toHaveTextContent("Recorded");
    await userEvent.click(screen.getByRole("tab", { name: "JSON" }));
    expect(await screen.findByRole("region", { name: "JSON" })).toHaveTextContent("ROUGH");
  });

  test("warnings of the server stand beside the result", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<Widget card={card} fetcher={fetcher} />);
    await userEvent.click(run());
    await act(() => calls[0]?.answer(labels("FLAT"), { warnings: ["The text was cut at 512 tokens."] }));
    expect(
      within(screen.getByRole("list", { name: "Warnings" })).getByText("The text was cut at 512 tokens."),
    ).toBeInTheDocument();
    expect(screen.getByText("FLAT")).toBeInTheDocument();
  });
});

describe("without a backend", () => {
  test("recorded answers are shown, fields are fixed, and the widget says why it cannot run", async () => {
    render(<Widget card={card} />);
    expect(screen.getByText("CALM")).toBeInTheDocument();
    expect(screen.getByText(/No backend is connected here/)).toBeInTheDocument();
    expect(text()).toHaveAttribute("readonly");
    await userEvent.click(button("Example 2"));
    await userEvent.click(button("Show answer"));
    expect(screen.getByText("ROUGH")).toBeInTheDocument();
  });

  test("with nothing recorded either, it says so and offers no answer", () => {
    render(<Widget model="demo/bare" />);
    expect(screen.getByText("This widget has no backend here")).toBeInTheDocument();
    expect(screen.getByText("Unavailable")).toBeInTheDocument();
    expect(button("Show answer")).toHaveAttribute("aria-disabled", "true");
  });
});

describe("output", () => {
  test("the JSON tab shows the answer as it came; arrow keys move between the tabs", async () => {
    render(<Widget card={card} />);
    const result = screen.getByRole("tab", { name: "Result" });
    result.focus();
    // With Alt it leads back in the history of the browser.
    expect(fireEvent.keyDown(result, { key: "ArrowLeft", altKey: true })).toBe(true);
    await userEvent.keyboard("{ArrowRight}{Enter}");
    expect(screen.getByRole("tab", { name: "JSON" })).toHaveAttribute("aria-selected", "true");
    expect(await screen.findByRole("region", { name: "JSON" })).toHaveTextContent('"label": "CALM"');
  });

  test("copies the text twin, or the JSON, and says that it did", async () => {
    const user = userEvent.setup();
    render(<Widget card={card} />);
    await user.click(button("Copy result"));
    expect(await navigator.clipboard.readText()).toBe("CALM: 0.900");
    expect(screen.getByText("Copied")).toBeInTheDocument();
    await user.click(screen.getByRole("tab", { name: "JSON" }));
    await user.click(await screen.findByRole("button", { name: "Copy JSON" }));
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual(labels("CALM"));
  });
});
