import { render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample, Task } from "../../src/core/task.js";
import { cardOf } from "../cardOf.js";
import "../../src/styles.css";
import { registry, type TaskModule } from "../../src/tasks/registry.js";
import { requestKey } from "../../src/widget/answers.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { overflowing } from "../accessibility/layout.js";
import { violations } from "../accessibility/violations.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { bodyOf, recordingsOf } from "../recordings.js";

const t = createTranslate();

const user = userEvent.setup({ delay: null });

/** What every task must do, for each `parts`th task of the registry from `part` on, so that parts run side by side. */
export async function conform(part: number, parts: number): Promise<void> {
  const mine = Object.entries(registry).filter((_, index) => index % parts === part);
  describe.each(await Promise.all(mine.map(async ([tag, load]) => ({ tag, ...(await load()) }))))("$tag", conformTask);
}

function conformTask({ tag, task: typedTask, default: TaskWidget }: { tag: string } & TaskModule): void {
  // The promises hold for any input and output, which is all this test knows of them.
  const task = typedTask as unknown as Task<unknown, unknown>;
  const recordings = recordingsOf(tag);

  afterEach(() => document.documentElement.removeAttribute("dir"));

  const cardWith = (examples: readonly CardExample[]) => cardOf({ id: `demo/${tag}`, task: task.id, examples });

  /** Shows the widget with the input of a recording, and a backend that waits for the test. */
  function show(example: CardExample, card = cardWith([{ ...example, output: undefined }])) {
    const { fetcher, calls } = controlledFetcher();
    const view = render(
      <WidgetProvider>
        <TaskWidget card={card} fetcher={fetcher} />
      </WidgetProvider>,
    );
    return { ...view, calls, run: () => screen.getByRole("button", { name: t(task.verb ?? "Run") }) };
  }

  async function firstCall(calls: ReturnType<typeof controlledFetcher>["calls"], count = 1) {
    await waitFor(() => expect(calls).toHaveLength(count), { timeout: 5000, interval: 5 });
    return calls[count - 1] as (typeof calls)[number];
  }

  /** The output of an answer, with what takes further code to read. */
  async function readWhole(body: unknown, input: unknown): Promise<unknown> {
    const output = task.output.fromAnswer(body, input);
    return (await task.output.complete?.(output, input)) ?? output;
  }

  const panel = () => screen.getByRole("tabpanel").innerText;
  const first = recordings[0];

  test("is named as its folder, with a recording and examples", () => {
    expect(task.id).toBe(tag);
    expect(recordings.length).toBeGreaterThan(0);
    expect(task.examples.length).toBeGreaterThan(0);
  });

  test.each(task.examples)("reads its own example: $example_title", (example) => {
    const input = task.input.fromCard(example);
    expect(input).toBeDefined();
    expect(task.input.missing(input)).toBeUndefined();
    expect(task.output.toText(task.output.fromCard(example.output, input), input, t)).not.toBe("");
  });

  test("writes an input as a card would, and reads the same input back", () => {
    for (const { example } of recordings) {
      const input = task.input.fromCard(example);
      const again = task.input.fromCard(task.input.toCard(input));
      expect(requestKey(task.input.toRequest(again, {}))).toBe(requestKey(task.input.toRequest(input, {})));
    }
  });

  test("shows a recorded answer at once and asks nothing of the backend", async () => {
    const { calls } = show({}, cardWith(task.examples));
    const [example] = task.examples;
    const input = task.input.fromCard(example as CardExample);
    await waitFor(() =>
      expect(panel()).toContain(tellingWord(task.output.toText(task.output.fromCard(example?.output, input), input, t))),
    );
    expect(screen.getByRole("article")).toHaveTextContent("Recorded");
    expect(calls).toHaveLength(0);
  });

  test("shows recorded answers without a backend, and says why it cannot run; keeps within 280 and 1200 pixels", async () => {
    render(<TaskWidget card={cardWith(task.examples)} />);
    const article = screen.getByRole("article");
    expect(article).toHaveTextContent("No backend is connected here");
    expect(article).toHaveTextContent("Recorded");
    await waitFor(() => expect(panel()).not.toBe(""));
    for (const width of [280, 1200]) {
      article.style.inlineSize = `${width}px`;
      await drawn();
      expect(overflowing(article), `${width} pixels`).toEqual([]);
    }
  });

  test.each(recordings)("a run shows the answer to everyone, within 360 pixels too: $name", async (recording) => {
    const { calls, run, container } = show(recording.example);
    const article = screen.getByRole("article");
    const body = await bodyOf(recording);
    const key = run();
    expect(key).toContainElement(hit(key));
    await user.click(key);
    await (await firstCall(calls)).answer(body);
    await waitFor(() => expect(article).toHaveAttribute("data-status", "done"));
    const input = task.input.fromCard(recording.example);
    const text = task.output.toText(await readWhole(body, input), input, t);
    await waitFor(() => expect(panel()).toContain(tellingWord(text)), { timeout: 4000 });
    expect(screen.queryByRole("alert")).toBeNull();
    expect(panel()).not.toMatch(/undefined|\[object Object\]|NaN/);
    for (const details of container.querySelectorAll("details")) details.open = true;
    // The widget around it, and the dark scheme, are looked at in the stories.
    expect(await violations(screen.getByRole("tabpanel"), { schemes: ["light"] })).toEqual([]);
    article.style.inlineSize = "360px";
    await drawn();
    for (const direction of ["ltr", "rtl"]) {
      document.documentElement.dir = direction;
      expect(overflowing(article), direction).toEqual([]);
    }
  });

  test.each(recordings)("a recorded answer is drawn like the live one: $name", async (recording) => {
    const body = await bodyOf(recording);
    const input = task.input.fromCard(recording.example);
    const live = await readWhole(body, input);
    const recorded = task.output.fromCard(task.output.toCard(live), input);
    expect(task.output.toText(recorded, input, t)).toBe(task.output.toText(live, input, t));
    show({}, cardWith([{ ...recording.example, output: task.output.toCard(live) }]));
    await waitFor(() => expect(panel()).toContain(tellingWord(task.output.toText(live, input, t))), { timeout: 4000 });
  });

  test("survives malformed answers of every kind, and a good one after them", async () => {
    // To a task that takes any answer none is malformed.
    const takesAny = ["other", "graph-ml"].includes(tag);
    const asked = show(first?.example ?? {});
    const article = screen.getByRole("article");
    let count = 0;
    async function answer(body: unknown) {
      const again = screen.queryByRole("button", { name: "Run again" });
      await user.click(again ?? screen.getByRole("button", { name: new RegExp(`^(try again|${t(task.verb ?? "Run")})$`, "i") }));
      if (again === null && article.dataset.source === "cached") return answer(body);
      count += 1;
      await (await firstCall(asked.calls, count)).answer(body);
      await waitFor(() => expect(article).not.toHaveAttribute("data-status", "running"));
    }
    for (const [name, body] of malformed) {
      await answer(body);
      if (takesAny || Array.isArray(body)) continue;
      expect(await screen.findByRole("alert"), name).toHaveTextContent("could not be read");
    }
    await answer(first && (await bodyOf(first)));
    expect(article).toHaveAttribute("data-status", "done");
  });

  test("Stop aborts the run, and a late answer is ignored; another model aborts one, too", async () => {
    const { calls, run, rerender } = show(first?.example ?? {});
    await user.click(run());
    const call = await firstCall(calls);
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(call.signal.aborted).toBe(true);
    expect(run()).toHaveFocus();
    await call.answer(first && (await bodyOf(first)));
    expect(screen.getByRole("article")).toHaveAttribute("data-status", "idle");
    expect(screen.getByRole("article")).toHaveTextContent("Stopped");
    await user.click(run());
    const next = await firstCall(calls, 2);
    rerender(
      <WidgetProvider>
        <TaskWidget card={cardOf({ id: "demo/another", task: task.id })} />
      </WidgetProvider>,
    );
    expect(next.signal.aborted).toBe(true);
  });

  test("keeps only the last of two overlapping runs, whichever answers first", async () => {
    const { calls, run, container } = show(first?.example ?? {});
    await user.click(run());
    const slow = await firstCall(calls);
    const article = container.querySelector("article") as HTMLElement;
    within(article).getByRole("button", { name: "Stop" }).focus();
    await user.keyboard("{Control>}{Enter}{/Control}");
    const fast = await firstCall(calls, 2);
    expect(slow.signal.aborted).toBe(true);
    await fast.answer(first && (await bodyOf(first)));
    await slow.fail(new InferenceError("server", "too late"));
    await waitFor(() => expect(article).toHaveAttribute("data-status", "done"));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("unmounting aborts the run", async () => {
    const { calls, run, unmount } = show(first?.example ?? {});
    await user.click(run());
    const call = await firstCall(calls);
    unmount();
    expect(call.signal.aborted).toBe(true);
  });

  test("a run asked for without input brings the focus to the field and says what it lacks", async () => {
    const { fetcher, calls } = controlledFetcher();
    render(<TaskWidget fetcher={fetcher} />);
    await user.click(screen.getByRole("button", { name: t(task.verb ?? "Run") }));
    const missing = task.input.missing(task.input.empty);
    // A task that asks nothing lacks nothing.
    if (missing === undefined) {
      await firstCall(calls);
      return;
    }
    expect(calls).toHaveLength(0);
    expect(document.activeElement).toHaveAttribute("aria-invalid", "true");
    expect(document.activeElement).toHaveAccessibleDescription(t(missing.message));
  });
}

const malformed: readonly (readonly [string, unknown])[] = [
  ["an object of another kind", { unexpected: { nested: [true] } }],
  ["nothing", null],
  ["lists within lists", [[[[[]]], 7]]],
  ["lists without end", JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`)],
];

/** What a pointer meets in the middle of an element. */
function hit(element: HTMLElement): HTMLElement | null {
  element.scrollIntoView({ block: "center" });
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) as HTMLElement | null;
}

/** The next frame, and what follows from it, such as a drawing of another width. */
function drawn(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
}

/** A word of a result that says something: its longest. */
function tellingWord(text: string): string {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [""];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), "");
}
