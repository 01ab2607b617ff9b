import { act, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test } from "vitest";
import { InferenceError, type InferenceErrorKind } from "../../src/core/errors.js";
import { createTranslate } from "../../src/core/message.js";
import type { InferenceEvent } from "../../src/core/task.js";
import { registry } from "../../src/tasks/registry.js";
import { WidgetProvider } from "../../src/widget/WidgetProvider.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";
import { bodyOf, recordingsOf } from "../recordings.js";
import "../../src/styles.css";
import { listen } from "./announcements.js";

const t = createTranslate();
const user = userEvent.setup({ delay: null });

/** A task of each kind: a text, a chat, a picture, a sound. */
const tasks: readonly (readonly [tag: keyof typeof registry, answer: string, does: "streams" | "waits"])[] = [
  ["text-generation", " nobody in the harbour could remember who was paid to light it.", "streams"],
  ["conversational", " ### Soft-boiled", "streams"],
  ["image-classification", " robin: 0.912 chaffinch: 0.051 wren: 0.014", "waits"],
  ["automatic-speech-recognition", " WATER THE LEMON TREE BEFORE FRIDAY", "waits"],
];

const failures = {
  auth: "The server asks for a tokenSign in, or give the backend a valid token, then try again.Details",
  "rate-limit": "Too many requestsYour input is kept.Details",
  "bad-answer": "The answer could not be readThe details say which part.Details",
} satisfies Partial<Record<InferenceErrorKind, string>>;

test.each(tasks)("%s says each state once, and nothing else", async (tag, answer, does) => {
  const { task, default: TaskWidget } = await registry[tag]();
  const [recording] = recordingsOf(tag);
  const { fetcher, calls } = controlledFetcher();
  const examples = ["One", "Two"].map((title) => ({ ...recording?.example, example_title: title, output: undefined }));
  const said = listen(document.body);
  render(
    <WidgetProvider>
      <TaskWidget card={cardOf({ id: `demo/${tag}`, task: task.id, examples })} fetcher={fetcher} />
    </WidgetProvider>,
  );
  const heard: string[][] = [];
  const expected: string[][] = [];
  let count = 0;
  /** Does a step of a run; after it these sentences are to be said, in any order. */
  async function step(name: string, go: () => unknown, ...sentences: readonly string[]): Promise<void> {
    await go();
    await waitFor(() => expect(said().length - count).toBeGreaterThanOrEqual(sentences.length), { timeout: 2000 }).catch(
      () => {},
    );
    await act(() => new Promise((done) => setTimeout(done, 40)));
    heard.push([name, ...said().slice(count).map(shortened).sort()]);
    expected.push([name, ...[...sentences].sort()]);
    count = said().length;
  }
  // Of a long answer the beginning is enough.
  const shortened = (text: string) => (text.includes(answer) ? text.slice(0, text.indexOf(answer) + answer.length) : text);
  const call = () => calls.at(-1) as (typeof calls)[number];
  async function press(name: string): Promise<void> {
    screen.getAllByRole("button", { name }).at(-1)?.focus();
    await user.keyboard("{Enter}");
  }
  async function ask(name: string): Promise<void> {
    const before = calls.length;
    await press(name);
    await waitFor(() => expect(calls).toHaveLength(before + 1));
  }
  const emit = (event: InferenceEvent) => act(async () => call().emit(event));
  const time = () => document.querySelector(".iw-time")?.textContent;
  const verb = t(task.verb ?? "Run");
  const isChat = tag === "conversational";
  const body = recording && (await bodyOf(recording));

  await step("is shown", () => {});
  await step("an example is chosen", () => press("Two"));
  await step("runs", () => ask(verb), "Waiting for the answer");
  const before = time();
  await step("the time runs", () => waitFor(() => expect(time()).not.toBe(before)));
  for (const kind of ["auth", "rate-limit", "bad-answer"] as const) {
    const error = new InferenceError(kind, "As the server words it.", kind === "rate-limit" ? { retryAfter: 0.4 } : {});
    await step(kind, () => call().fail(error), "Not run", failures[kind]);
    if (error.retryAfter) {
      const over = failures[kind].replace("Details", "You can try again now.Details");
      await step("the pause is over", () => screen.findByText("You can try again now."), over);
    }
    await step("is tried again", () => ask("Try again"), "Waiting for the answer");
  }
  await step("the model starts", () => emit({ type: "waiting", reason: "loading", seconds: 20 }), "Starting the model");
  await step("and goes on to", () => emit({ type: "waiting", reason: "loading", seconds: 10 }));
  if (does === "streams") {
    await step("a piece comes", () => emit({ type: "chunk", chunk: "One" }), "Receiving the answer");
    for (const chunk of [" and", " two"]) await step("more comes", () => emit({ type: "chunk", chunk }));
  }
  await step("is answered", () => call().answer(body), `Done.${answer}`);
  if (!isChat) await step("is asked the same", () => press(verb), `Answered earlier, kept here.${answer}`);
  await step("is asked anew", () => ask(isChat ? "Ask again" : "Run again"), "Waiting for the answer");
  await step("is stopped", () => press("Stop"), "Stopped");
  expect(heard).toEqual(expected);
});
