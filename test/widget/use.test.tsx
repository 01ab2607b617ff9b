import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { defineTask, type OutputViewProps } from "../../src/core/task.js";
import { type TextInput, textInput } from "../../src/inputs/textInput.js";
import { createWidget } from "../../src/widget/createWidget.js";
import { cardOf } from "../cardOf.js";
import { controlledFetcher } from "../controlledFetcher.js";

/** Echoes a text, and offers it reversed or once more as the next question. */
const Echo = createWidget(
  defineTask({
    id: "translation",
    name: "Echo",
    icon: "M0 0",
    layout: "split",
    input: textInput({ label: "Text" }),
    output: {
      promise: "An echo appears here.",
      fromCard: String,
      fromAnswer: (body, _input, asking) => `${String(body)}${asking?.streamed ? ` after ${asking.streamed}` : ""}`,
      fromChunk: (soFar: string | undefined, chunk) => `${soFar ?? ""}${String(chunk)}`,
      toCard: (text) => text,
      toText: (text) => text,
      View: ({ output, input, use }: OutputViewProps<string, TextInput>) => (
        <>
          <p>{`${input.text}: ${output}`}</p>
          {use && (
            <>
              <button type="button" onClick={() => use({ text: output })}>
                Swap
              </button>
              <button type="button" onClick={() => use({ text: `${input.text} ${output}` }, "run")}>
                More
              </button>
            </>
          )}
        </>
      ),
    },
    examples: [{ text: "hello", output: "olleh" }],
  }),
);

const field = () => screen.getByLabelText<HTMLTextAreaElement>("Text");

async function answered() {
  const { fetcher, calls } = controlledFetcher();
  render(<Echo fetcher={fetcher} />);
  await userEvent.type(field(), "hello");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  await act(() => calls[0]?.answer("olleh"));
  return calls;
}

test("a result can put another input in the field, without asking", async () => {
  const calls = await answered();
  await userEvent.click(screen.getByRole("button", { name: "Swap" }));
  expect(field()).toHaveValue("olleh");
  expect(screen.getByText("hello: olleh")).toBeInTheDocument();
  expect(screen.getByText("Input changed")).toBeInTheDocument();
  expect(calls).toHaveLength(1);
});

test("a result can ask the next question, and Undo brings back input and result, and both again", async () => {
  const calls = await answered();
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  expect(calls[1]?.request.inputs).toBe("hello olleh");
  await act(() => calls[1]?.answer("!"));
  expect(screen.getByText("hello olleh: !")).toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(field()).toHaveValue("hello");
  expect(screen.getByText("hello: olleh")).toBeInTheDocument();
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(field()).toHaveValue("hello olleh");
  expect(screen.getByText("hello olleh: !")).toBeInTheDocument();
});

test("Undo while the next question is under way stops it", async () => {
  const calls = await answered();
  await userEvent.click(screen.getByRole("button", { name: "More" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(calls[1]?.signal.aborted).toBe(true);
  await act(() => calls[1]?.answer("late"));
  expect(screen.getByText("hello: olleh")).toBeInTheDocument();
});

test("what the visitor has written since is brought back as well", async () => {
  await answered();
  await userEvent.type(field(), " there");
  await userEvent.click(screen.getByRole("button", { name: "Swap" }));
  await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(field()).toHaveValue("hello there");
});

test("by keyboard the focus stays in the result while it is asked, and Escape stops", async () => {
  const calls = await answered();
  screen.getByRole("button", { name: "More" }).focus();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("tabpanel")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(calls[1]?.signal.aborted).toBe(true);
  expect(screen.getByText("hello: olleh")).toBeInTheDocument();
});

test("nothing is offered while an answer comes in, nor without a backend", async () => {
  const { fetcher, calls } = controlledFetcher();
  const { unmount } = render(<Echo fetcher={fetcher} />);
  await userEvent.type(field(), "hello");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  act(() => calls[0]?.emit({ type: "chunk", chunk: "ol" }));
  await screen.findByText("hello: ol");
  expect(screen.queryByRole("button", { name: "More" })).toBeNull();
  await act(() => calls[0]?.answer("olleh"));
  expect(screen.getByText("hello: olleh after ol")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "More" })).toBeInTheDocument();
  unmount();
  render(<Echo card={cardOf({ id: "demo/echo", task: "translation", examples: [{ text: "hello", output: "olleh" }] })} />);
  expect(screen.getByText("hello: olleh")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "More" })).toBeNull();
});

test("the result stays the same element while it grows and when it is whole, so that a selection in it lasts", async () => {
  const { fetcher, calls } = controlledFetcher();
  render(<Echo fetcher={fetcher} />);
  await userEvent.type(field(), "hello");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));
  act(() => calls[0]?.emit({ type: "chunk", chunk: "ol" }));
  const text = await screen.findByText("hello: ol");
  await act(() => calls[0]?.answer("olleh"));
  expect(screen.getByText("hello: olleh after ol")).toBe(text);
});
