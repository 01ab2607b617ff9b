import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { defineTask } from "../../src/core/task.js";
import { textInput } from "../../src/inputs/textInput.js";
import { createWidget } from "../../src/widget/createWidget.js";
import { controlledFetcher } from "../controlledFetcher.js";

const story = defineTask({
  id: "text-generation",
  name: "Storyteller",
  icon: "M0 0",
  layout: "split",
  input: textInput({ label: "Text" }),
  output: {
    promise: "A story appears here.",
    fromCard: String,
    fromAnswer: String,
    fromChunk: (soFar: string | undefined, chunk: unknown) => `${soFar ?? ""}${String(chunk)}`,
    toCard: (story) => story,
    toText: (story) => story,
    View: ({ output }) => <p>{output}</p>,
  },
  examples: [],
});
const Storyteller = createWidget(story);

async function start() {
  const { fetcher, calls } = controlledFetcher();
  render(<Storyteller fetcher={fetcher} />);
  await userEvent.type(screen.getByLabelText("Text"), "Once");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  const call = calls[0];
  act(() => {
    call?.emit({ type: "chunk", chunk: "Once upon" });
    call?.emit({ type: "chunk", chunk: " a time" });
  });
  return call;
}

test("an answer that comes in pieces is shown as it grows", async () => {
  const call = await start();
  expect(call?.request.stream).toBe(true);
  expect(await screen.findByText("Once upon a time")).toBeInTheDocument();
  expect(screen.getByText("Receiving the answer")).toBeInTheDocument();
  await act(() => call?.answer("Once upon a time, the end."));
  expect(screen.getByText("Once upon a time, the end.", { selector: "p" })).toBeInTheDocument();
});

test("a failure in the middle keeps what had come", async () => {
  const call = await start();
  await act(() => call?.fail(new InferenceError("network", "The connection was lost.")));
  expect(await screen.findByRole("alert")).toHaveTextContent("could not be reached");
  expect(screen.getByText("Once upon a time")).toBeInTheDocument();
});

test("stopping keeps what had come, and says that it is not all", async () => {
  await start();
  await screen.findByText("Once upon a time");
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(screen.getByText("Once upon a time")).toBeInTheDocument();
  expect(screen.getByText("Stopped before its end.")).toBeInTheDocument();
  expect(screen.getByText("Stopped")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("tab", { name: "JSON" }));
  expect(await screen.findByRole("region", { name: "JSON" })).toHaveTextContent('"Once upon a time"');
});

test("thousands of pieces at once are drawn a few times, and none is lost", async () => {
  const { fetcher, calls } = controlledFetcher();
  let drawn = 0;
  const Counted = createWidget(
    defineTask({ ...story, output: { ...story.output, View: ({ output }) => <p>{`${output.length} ${++drawn}`}</p> } }),
  );
  render(<Counted fetcher={fetcher} />);
  await userEvent.type(screen.getByLabelText("Text"), "Once");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  act(() => {
    for (let piece = 0; piece < 3000; piece += 1) calls[0]?.emit({ type: "chunk", chunk: "x" });
  });
  expect(await screen.findByText(/^3000 /)).toBeInTheDocument();
  expect(drawn).toBeLessThan(20);
});
