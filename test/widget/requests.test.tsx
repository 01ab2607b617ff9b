import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHuggingFaceFetcher } from "../../src/fetchers/huggingFace.js";
import { TextClassificationWidget as Widget } from "../../src/tasks/text-classification/index.js";
import { cardOf } from "../cardOf.js";

const card = cardOf({ id: "demo/sea", providers: [], examples: [{ text: "The sea is calm." }] });
const times: number[] = [];
const asleep: typeof fetch = async () => {
  times.push(Date.now());
  return Response.json({ error: "Model demo/sea is currently loading", estimated_time: 20 }, { status: 503 });
};

beforeEach(() => {
  times.length = 0;
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => vi.useRealTimers());

async function run() {
  const view = render(<Widget card={card} fetcher={createHuggingFaceFetcher({ fetch: asleep })} />);
  await act(async () => screen.getByRole("button", { name: "Run" }).click());
  await vi.waitFor(() => expect(times).toHaveLength(1));
  return view;
}

test("a model that never starts is asked for six times at most, with growing pauses, and then the visitor reads so", async () => {
  await run();
  await act(() => vi.advanceTimersByTimeAsync(600_000));
  expect(await screen.findByRole("alert")).toHaveTextContent("The model did not start in time");
  expect(times.length).toBeGreaterThan(2);
  expect(times.length).toBeLessThanOrEqual(6);
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
});

test("a widget that leaves the page asks for nothing more", async () => {
  const { unmount } = await run();
  unmount();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(times).toHaveLength(1);
});

test("a run that is stopped asks for nothing more", async () => {
  await run();
  await act(async () => screen.getByRole("button", { name: "Stop" }).click());
  await vi.advanceTimersByTimeAsync(600_000);
  expect(times).toHaveLength(1);
});
