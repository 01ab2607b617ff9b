import { act, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cdp, page } from "vitest/browser";
import { InferenceError } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import type { Task } from "../../src/core/task.js";
import { registry, type TaskModule } from "../../src/tasks/registry.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { bodyOf, recordingsOf } from "../recordings.js";
import "../../src/styles.css";
import { listen } from "./announcements.js";
import { controlsIn, scripts } from "./controls.js";
import { lookOf, stopsOf, tab } from "./keyboard.js";
import { clipped, isCovered, overflowing, smallTargets, spacing } from "./layout.js";
import { violations } from "./violations.js";

const t = createTranslate();
const user = userEvent.setup({ delay: null });

/** What every widget owes to those who see, point or hear otherwise, for each `parts`th task from `part` on. */
export async function assist(part: number, parts: number): Promise<void> {
  const mine = Object.entries(registry).filter((_, index) => index % parts === part);
  const modules = await Promise.all(mine.map(async ([tag, load]) => ({ tag, ...(await load()) })));
  describe.each(modules)("$tag", assistAtDesk);
  describe("at 400 %, in forced colours, where motion is unwelcome", () => {
    // Once for all tasks: a change of the window takes longer than most tests.
    beforeAll(async () => {
      await page.viewport(320, 256);
      await emulate({ "forced-colors": "active", "prefers-reduced-motion": "reduce" });
    });
    afterAll(async () => {
      await page.viewport(1000, 900);
      await emulate();
    });
    describe.each(modules)("$tag", assistUpClose);
  });
}

type Subject = { readonly tag: string } & TaskModule;

/** Shows the widget, between two links, with the input of a recording; `answer` runs it by key and lets the backend answer. */
function showing({ tag, task: typedTask, default: TaskWidget }: Subject) {
  // The promises hold for any input and output, which is all this test knows of them.
  const task = typedTask as unknown as Task<unknown, unknown>;
  const [recording] = recordingsOf(tag);
  const verb = t(task.verb ?? "Run");

  function show() {
    const { fetcher, calls } = controlledFetcher();
    const examples = ["One", "Two"].map((title) => ({ ...recording?.example, example_title: title, output: undefined }));
    const { container } = render(
      <WidgetProvider>
        <a href="#before">Before</a>
        <TaskWidget card={cardOf({ id: `demo/${tag}`, task: task.id, examples })} fetcher={fetcher} />
        <a href="#after">After</a>
      </WidgetProvider>,
    );
    const article = screen.getByRole("article");
    const run = screen.getByRole("button", { name: verb });
    async function start() {
      run.focus();
      await user.keyboard("{Enter}");
      await waitFor(() => expect(calls).toHaveLength(1), { timeout: 5000, interval: 5 });
      return calls[0] as (typeof calls)[number];
    }
    async function answer() {
      const call = await start();
      await call.answer(recording && (await bodyOf(recording)));
      await waitFor(() => expect(article).toHaveAttribute("data-status", "done"));
    }
    return { container, article, run, calls, start, answer };
  }

  return { tag, task, recording, verb, show, TaskWidget };
}

function assistAtDesk(subject: Subject): void {
  const { tag, recording, verb, show } = showing(subject);

  test("Tab reaches each control once, in the order of reading, where it is seen, before and after a run; says once that it runs, and once what came of it; every target can be hit", async () => {
    const { article, run, answer } = show();
    for (const state of ["before", "after"]) {
      if (state === "after") {
        const said = listen(article);
        await answer();
        expect(run).toHaveFocus();
        const expected = ["Waiting for the answer", expect.stringMatching(/^Done\b/), ...(added[tag] ?? [])];
        await waitFor(() => expect(said().length).toBeGreaterThanOrEqual(expected.length));
        await settled(article);
        expect(said(), said().join("\n")).toEqual(expected);
        expect(smallTargets(article), "targets").toEqual([]);
      } else await settled(article);
      let stops: HTMLElement[];
      let path: (HTMLElement | undefined)[];
      const looks = new Map<HTMLElement, string>();
      const after = screen.getByRole("link", { name: "After" });
      do {
        stops = stopsOf(article);
        looks.clear();
        path = [];
        screen.getByRole("link", { name: "Before" }).focus();
        // A player's own buttons, and what scrolls, are stops as well.
        for (let round = 0; round < 4 && !path.includes(after); round += 1)
          path.push(...(await tab(stops.length + 2, (element) => looks.has(element) || looks.set(element, lookOf(element)))));
        (document.activeElement as HTMLElement | null)?.blur();
        // A field that came meanwhile has taken the place of one that looked like it.
      } while (stops.some(({ isConnected }) => !isConnected));
      const end = path.indexOf(after);
      expect(end, `${state}: Tab leaves, after ${path.map(named)}`).toBeGreaterThan(0);
      const reached = path.slice(0, end).filter((element) => element && stops.includes(element));
      expect(reached.map(named), `${state}: ${stops.filter((one) => !reached.includes(one)).map(named)}`).toEqual(
        stops.map(named),
      );
      const unseen = stops.filter((element) => looks.get(element) === lookOf(element));
      expect(unseen.map(named), `${state}: where the focus is not seen`).toEqual([]);
    }
    expect([...article.querySelectorAll<HTMLElement>("*")].filter(({ tabIndex }) => tabIndex > 0)).toEqual([]);
  });

  test("keeps the focus, whatever comes and goes", async () => {
    const { article, calls } = show();
    const lost: string[] = [];
    const late = ["the parameters", "an answer", "another answer"];
    async function step(name: string, go: () => unknown): Promise<void> {
      await go();
      if (late.includes(name)) await settled(article);
      else await act(() => new Promise((done) => setTimeout(done, 5)));
      if (!article.contains(document.activeElement)) lost.push(name);
    }
    const find = (name: string | RegExp) => within(article).queryAllByRole("button", { name }).at(-1);
    async function press(name: string | RegExp): Promise<void> {
      const button = await waitFor(() => find(name) ?? expect.fail(String(name)));
      button.focus();
      await user.keyboard("{Enter}");
    }
    async function ask(name: string): Promise<(typeof calls)[number]> {
      const before = calls.length;
      await press(name);
      await waitFor(() => expect(calls).toHaveLength(before + 1), { timeout: 5000, interval: 5 });
      return calls[before] as (typeof calls)[number];
    }
    const failure = new InferenceError("server", "As the server words it.");
    const body = recording && (await bodyOf(recording));

    await step("an example", () => press("Two"));
    const field = article.querySelector<HTMLElement>(".iw-fields :is(textarea, input:not([type]), input[type=text])");
    if (field) {
      await user.type(field, "a");
      await step("another example", () => press("One"));
      await step("Undo", () => press("Bring back what I wrote"));
      await step("an example again", () => press("Two"));
    }
    const settings = article.querySelector<HTMLElement>("details.iw-params > summary");
    if (settings) {
      settings.focus();
      await step("the parameters", () => user.keyboard("{Enter}"));
    }
    await step("Run", () => ask(verb));
    await step("Stop", () => press("Stop"));
    const failing = await ask(verb);
    await step("a failure", () => failing.fail(failure));
    let call: (typeof calls)[number] | undefined;
    await step("Try again", async () => {
      call = await ask("Try again");
    });
    await step("an answer", () => call?.answer(body));
    expect(article).toHaveAttribute("data-status", "done");
    const listed = scripts[tag as keyof typeof registry];
    // Some come late.
    await waitFor(() => expect(controlsIn(article), "controls whose keys are tested").toEqual(listed));
    for (const name of ["JSON", "Code", "Result"]) {
      const tab = within(article).queryByRole("tab", { name });
      if (!tab) continue;
      tab.focus();
      await step(`the tab ${name}`, () => user.keyboard("{Enter}"));
    }
    const stops = stopsOf(within(article).getByRole("tabpanel"));
    for (const stop of new Set([stops[0], stops.at(-1)])) {
      if (!stop?.isConnected) continue;
      stop.focus();
      await step(`the same, from ${named(stop)}`, () => user.keyboard("{Control>}{Enter}{/Control}"));
    }
    const again = find(/^(Run|Ask) again$/);
    if (again) {
      again.focus();
      await step("Run again", () => user.keyboard("{Enter}"));
      await step("another answer", () => calls.at(-1)?.answer(body));
    }
    const stop = stopsOf(within(article).getByRole("tabpanel"))[0];
    if (stop && field) {
      await user.type(field, "b");
      stop.focus();
      await step(`another input, from ${named(stop)}`, () => user.keyboard("{Control>}{Enter}{/Control}"));
    }
    expect(lost).toEqual([]);
  });
}

function assistUpClose(subject: Subject): void {
  const { tag, task, recording, show, TaskWidget } = showing(subject);

  test("is whole at 400 %, with wide spacing too, and every target can be hit; has no fault in forced colours, and nothing moves where motion is unwelcome", async () => {
    const { article, container, run, start } = show();
    const call = await start();
    expect(moving(article), "running").toEqual([]);
    await call.answer(recording && (await bodyOf(recording)));
    await waitFor(() => expect(article).toHaveAttribute("data-status", "done"));
    await settled(article);
    expect(moving(article), "done").toEqual([]);
    expect(await violations(container, { schemes: ["forced"] })).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(overflowing(article), "wider than the page").toEqual([]);
    expect(smallTargets(article), "targets at 400 %").toEqual([]);
    run.scrollIntoView({ block: "nearest" });
    expect(isCovered(run)).toBe(false);
    if (samples.includes(tag)) {
      const stops = stopsOf(article);
      screen.getByRole("link", { name: "Before" }).focus();
      const covered: string[] = [];
      for (let press = 0; press <= stops.length; press += 1) {
        await tab(1);
        const now = document.activeElement as HTMLElement;
        if (article.contains(now) && isCovered(now)) covered.push(named(now));
      }
      expect(covered, "covered while it has the focus, at 400 %").toEqual([]);
    }
    const cut = clipped(article);
    const loosen = spacing();
    expect(
      clipped(article).filter((one) => !cut.includes(one)),
      "cut by wide spacing",
    ).toEqual([]);
    expect(overflowing(article), "pushed out by wide spacing").toEqual([]);
    loosen.remove();
  });

  test("shows recorded answers in silence, whole at 400 %, and keeps the focus where one is chosen", async () => {
    render(<TaskWidget card={cardOf({ id: `demo/${tag}`, task: task.id, examples: task.examples })} />);
    const article = screen.getByRole("article");
    const said = listen(article);
    await settled(article);
    expect(said()).toEqual([]);
    expect(article).toHaveAttribute("data-source", "recorded");
    expect(overflowing(article), "wider than the page").toEqual([]);
    expect(smallTargets(article), "targets at 400 %").toEqual([]);
    const examples = within(article).getByRole("combobox", { name: "Examples" });
    examples.focus();
    await user.selectOptions(examples, within(examples).getAllByRole("option").at(-1) as HTMLElement);
    await settled(article);
    expect(examples).toHaveFocus();
  });
}

/** Tasks whose every control is gone to at 400 %: a text, a list, a table, a picture with rows, a chat. */
const samples = [
  "zero-shot-classification",
  "token-classification",
  "table-question-answering",
  "object-detection",
  "conversational",
];

/** What an output says after the result: a part of the answer that cannot be shown. */
const added: Readonly<Record<string, readonly unknown[]>> = {
  "image-segmentation": [expect.stringContaining("could not be read")],
};

async function emulate(features: Readonly<Record<string, string>> = {}): Promise<void> {
  const list = ["forced-colors", "prefers-reduced-motion"].map((name) => ({ name, value: features[name] ?? "" }));
  await cdp().send("Emulation.setEmulatedMedia", { features: list });
}

/** Waits for parts that are loaded late, and for what is drawn after them. */
async function settled(article: HTMLElement): Promise<void> {
  let before = "";
  for (let turn = 0; turn < 20; turn += 1) {
    await act(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 15))));
    if (article.innerHTML === before) return;
    before = article.innerHTML;
  }
}

function moving(article: HTMLElement): string[] {
  return article
    .getAnimations({ subtree: true })
    .filter(({ playState, effect }) => playState === "running" && Number(effect?.getComputedTiming().duration) > 1)
    .map((animation) => (animation as CSSAnimation).animationName ?? (animation as CSSTransition).transitionProperty);
}

function named(element: HTMLElement | undefined): string {
  return `${element?.localName}.${element?.getAttribute("class")} ${element?.getAttribute("aria-label") ?? element?.textContent?.slice(0, 30)}`;
}
