import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test, vi } from "vitest";
import { createOtherWidget, OtherWidget, task } from "../../src/tasks/other/index.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";

describe("the field", () => {
  const field = () => screen.getByRole("textbox", { name: "Request (JSON)" });
  const write = (json: string) => fireEvent.change(field(), { target: { value: json } });

  test("sends what is written in it, with the parameters of the example", async () => {
    const fetcher = answeringFetcher(["ok"]);
    const card = cardOf({ task: "other", examples: [{ text: "a", parameters: { top_k: 3 } }] });
    render(<OtherWidget card={card} fetcher={fetcher} />);
    expect(field()).toHaveValue('{\n  "inputs": "a"\n}');
    expect(field()).toHaveAttribute("dir", "ltr");
    write('{"inputs": ["b"], "parameters": {"top_p": 1}}');
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(await screen.findByText("ok")).toBeVisible();
    expect(fetcher.requests).toMatchObject([{ task: "other", inputs: ["b"], parameters: { top_k: 3, top_p: 1 } }]);
  });

  test("says at itself what a run lacks, and asks nothing", async () => {
    const fetcher = answeringFetcher(["ok"]);
    render(<OtherWidget fetcher={fetcher} />);
    write("{inputs: 1}");
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    expect(field()).toHaveFocus();
    expect(field()).toHaveAccessibleDescription("Line 1, column 2: a name in double quotes belongs here.");
    expect(fetcher.requests).toEqual([]);
  });

  test("is formatted by its button, or says why it cannot be", async () => {
    render(<OtherWidget fetcher={answeringFetcher(1)} />);
    const format = screen.getByRole("button", { name: "Format" });
    write('{"inputs":["a"]}');
    await userEvent.click(format);
    expect(field()).toHaveValue('{\n  "inputs": ["a"]\n}');
    write('{"inputs":}');
    await userEvent.click(format);
    expect(field()).toHaveFocus();
    expect(field()).toHaveAccessibleDescription(/^Line 1, column 11:/);
    write('{"inputs":1}');
    expect(field()).not.toHaveAccessibleDescription();
  });

  test("is empty where there is only an output, which is shown all the same", async () => {
    expect(task.input.fromCard({ output: { text: "Hello" } })).toEqual({ json: "" });
    render(<OtherWidget card={cardOf({ task: "other", examples: [{ output: { text: "Good morning" } }] })} />);
    expect(await screen.findByText("Good morning")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: /Show answer/ }));
    expect(screen.getByText("Good morning")).toBeInTheDocument();
    expect(screen.queryByText("Write a request first.")).toBeNull();
  });

  test("cannot be changed without a backend", () => {
    render(<OtherWidget card={cardOf({ task: "other", examples: [{ text: "a", output: "b" }] })} />);
    expect(field()).toHaveAttribute("readonly");
    expect(screen.queryByRole("button", { name: "Format" })).toBeNull();
  });
});

describe("the widget of a task that has none", () => {
  test.each([
    ["text-to-video", "Text to video"],
    ["graph-ml", "Graph ML"],
    ["image-to-3d", "Image to 3D"],
  ] as const)("%s is titled %s, and its requests carry the task", async (tag, title) => {
    const Widget = createOtherWidget(tag);
    const fetcher = answeringFetcher("done");
    render(<Widget card={cardOf({ task: tag, examples: [{ text: "a boat" }] })} fetcher={fetcher} />);
    expect(screen.getByRole("article", { name: title })).toHaveAttribute("data-task", tag);
    await userEvent.click(screen.getByRole("button", { name: "Run" }));
    await waitFor(() => expect(fetcher.requests).toMatchObject([{ task: tag, inputs: "a boat" }]));
  });

  test("has a name out of a card in its title, cut where it is too long", () => {
    const Widget = createOtherWidget("other", `<b>protein</b>-folding ${"x".repeat(500)}`);
    render(<Widget />);
    expect(screen.getByRole("heading").textContent).toMatch(/^<b>protein<\/b> folding x{30,60}$/);
  });

  test("shows no example that is not its own", () => {
    const Widget = createOtherWidget("image-to-3d");
    render(<Widget fetcher={answeringFetcher(1)} />);
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(vi.isMockFunction(globalThis.fetch)).toBe(false);
  });
});
