import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import { defineTask } from "../../src/core/task.js";
import { textInput } from "../../src/inputs/textInput.js";
import { createWidget } from "../../src/widget/createWidget.js";
import { controlledFetcher } from "../controlledFetcher.js";

const Storyteller = createWidget(
  defineTask({
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
  }),
);

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
  expect(screen.getByText("Once upon a time")).toBeInTheDocument();
  expect(screen.getByText("Receiving the answer")).toBeInTheDocument();
  await act(() => call?.answer("Once upon a time, the end."));
  expect(screen.getByText("Once upon a time, the end.", { selector: "p" })).toBeInTheDocument();
});

test("a failure in the middle keeps what had come", async () => {
  const call = await start();
  await act(() => call?.fail(new InferenceError("network", "The connection was lost.")));
  expect(screen.getByRole("alert")).toHaveTextContent("could not be reached");
  expect(screen.getByText("Once upon a time")).toBeInTheDocument();
});
