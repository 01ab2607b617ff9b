import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { defineTask } from "../../src/core/task.js";
import { textInput } from "../../src/inputs/textInput.js";
import { TokenClassificationWidget } from "../../src/tasks/token-classification/index.js";
import { useTask } from "../../src/widget/useTask.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher, controlledFetcher } from "../controlledFetcher.js";

/** Reads an answer up to its first space; the rest takes further code. */
const taskWith = (rest: () => Promise<string>) =>
  defineTask({
    id: "translation",
    name: "Echo",
    icon: "M0 0",
    layout: "split",
    input: textInput({ label: "Text" }),
    output: {
      promise: "An echo appears here.",
      fromCard: (output) => String(output).split(" ")[0] ?? "",
      fromAnswer: (body) => String(body).split(" ")[0] ?? "",
      complete: (output) => (output === "half" ? rest() : undefined),
      bringFromChunk: async () => (soFar: string | undefined, chunk) => `${soFar ?? ""}${String(chunk)}`,
      toCard: (text) => text,
      toText: (text) => text,
      View: ({ output }: { output: string }) => output,
    },
    examples: [],
  });

const card = cardOf({ id: "demo/echo", task: "translation", examples: [{ text: "hello", output: "half of it" }] });
const shown = ({ current }: { current: { run: { output?: unknown } | object } }) =>
  "output" in current.run ? current.run.output : undefined;

test("shows what was read of a recorded answer at once, and all of it once the rest is there", async () => {
  let bring = (_rest: string) => {};
  const task = taskWith(() => new Promise((resolve) => (bring = resolve)));
  const { result } = renderHook(() => useTask(task, { card }));
  expect(shown(result)).toBe("half");
  await act(async () => bring("whole"));
  expect(shown(result)).toBe("whole");
});

test("keeps what was read of an answer, recorded or live, where the rest cannot be brought", async () => {
  const task = taskWith(() => Promise.reject(new Error("The connection is lost.")));
  const { result } = renderHook(() => useTask(task, { card, fetcher: answeringFetcher("half and half") }));
  await act(async () => {});
  expect(shown(result)).toBe("half");
  await act(async () => result.current.setInput({ text: "another" }));
  await act(async () => result.current.start());
  await waitFor(() => expect(result.current.isStale).toBe(false));
  expect(result.current.run.status).toBe("done");
  expect(shown(result)).toBe("half");
});

test("tells of a live answer once, when all of it is read", async () => {
  const onResult = vi.fn();
  const task = taskWith(async () => "whole");
  const fetcher = answeringFetcher("half of it");
  const { result } = renderHook(() => useTask(task, { fetcher, onResult, defaultInput: { text: "hello" } }));
  await act(async () => result.current.start());
  await waitFor(() => expect(shown(result)).toBe("whole"));
  expect(onResult.mock.calls.map(([{ output }]) => output)).toEqual(["whole"]);
});

test("a run waits for what adds its pieces, and asks for a stream", async () => {
  const { fetcher, calls } = controlledFetcher();
  const task = taskWith(async () => "whole");
  const { result } = renderHook(() => useTask(task, { fetcher, defaultInput: { text: "hello" } }));
  await act(async () => result.current.start());
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.request.stream).toBe(true);
  act(() => calls[0]?.emit({ type: "chunk", chunk: "piece" }));
  await waitFor(() => expect(result.current.run).toHaveProperty("partial", "piece"));
});

test("a recorded answer without places is in the page of a server, and is marked in the text once they are found", async () => {
  const found = [
    { entity: "B-PER", word: "Ada" },
    { entity: "I-PER", word: "Love" },
    { entity: "I-PER", word: "##lace" },
  ];
  const examples = [{ text: "Ada Lovelace moved.", output: found }];
  const widget = <TokenClassificationWidget card={cardOf({ id: "demo/names", task: "token-classification", examples })} />;
  expect(renderToString(widget)).toContain("place not known");
  render(widget);
  expect(await screen.findAllByRole("button", { name: "PER: Ada Lovelace" })).not.toHaveLength(0);
  expect(screen.getByRole("table")).toHaveTextContent("0–12");
});
