import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample } from "../../src/core/task.js";
import { task, ZeroShotClassificationWidget } from "../../src/tasks/zero-shot-classification/index.js";
import { cardOf } from "../cardOf.js";
import { answeringFetcher } from "../controlledFetcher.js";
import recordings from "../recordings/zero-shot-classification.json" with { type: "json" };

const t = createTranslate();
const inputOf = (example: CardExample) => {
  const input = task.input.fromCard(example);
  if (!input) throw new Error("The example cannot be read.");
  return input;
};
const asked = inputOf({ text: "It rained.", candidate_labels: "sport, weather, food" });
const read = (body: unknown) => task.output.fromAnswer(body, asked);

describe("what is asked", () => {
  test("sends a list of labels, trimmed and each once, never one text with commas", () => {
    const { inputs, parameters } = task.input.toRequest(inputOf({ text: "a", candidate_labels: "b , c,, b" }), {});
    expect(inputs).toBe("a");
    expect(parameters).toEqual({ candidate_labels: ["b", "c"], multi_label: false });
  });

  test("keeps the commas of labels that a card lists, and writes them so that they come back", () => {
    const input = inputOf({ text: "a", candidate_labels: ["Paris, France", "Rome"] });
    expect(input.labels).toEqual(["Paris, France", "Rome"]);
    expect(inputOf(task.input.toCard(input))).toEqual(input);
  });

  test.each([
    ["multi_class", { multi_class: true }],
    ["multi_label", { multi_label: true }],
  ])("takes %s of an example and sends it by the name of today", (_name, fields) => {
    const { parameters } = task.input.toRequest(inputOf({ text: "a", candidate_labels: "b", ...fields }), {});
    expect(parameters).toEqual({ candidate_labels: ["b"], multi_label: true });
  });

  test("reads labels that stand among the parameters of an example", () => {
    expect(inputOf({ text: "a", parameters: { candidate_labels: ["b", "c"] } }).labels).toEqual(["b", "c"]);
  });

  test("takes an example with labels alone, and says what is missing", () => {
    const input = inputOf({ candidate_labels: "b, c" });
    expect(task.input.missing(input)?.field).toBe("text");
    expect(task.input.missing({ ...input, text: "a" })).toBeUndefined();
    expect(task.input.missing({ ...input, text: "a", labels: [] })?.field).toBe("labels");
    expect(task.input.fromCard({ src: "a.png" })).toBeUndefined();
  });
});

describe("a widget for it", () => {
  const show = (parameters: Record<string, unknown>, example: CardExample = { text: "It rained.", candidate_labels: "a, b" }) => {
    const fetcher = answeringFetcher([{ label: "a", score: 1 }]);
    const card = cardOf({ id: "demo/zero", task: task.id, examples: [example], parameters });
    render(<ZeroShotClassificationWidget card={card} fetcher={fetcher} />);
    return {
      async run() {
        fireEvent.click(screen.getByRole("button", { name: "Run" }));
        await waitFor(() => expect(fetcher.requests).toHaveLength(1));
        return fetcher.requests[0]?.parameters;
      },
    };
  };
  const several = () => screen.getByRole("checkbox", { name: "Several labels may be right" });

  test("lets no card replace the labels the visitor sees", async () => {
    const { run } = show({ candidate_labels: "x, y", hypothesis_template: "About {}." });
    expect(await run()).toEqual({ candidate_labels: ["a", "b"], multi_label: false, hypothesis_template: "About {}." });
  });

  test.each(["multi_label", "multi_class"])("shows the card's own %s, which the visitor may change", async (name) => {
    const { run } = show({ [name]: true });
    expect(several()).toBeChecked();
    fireEvent.click(several());
    expect(several()).not.toBeChecked();
    expect(await run()).toEqual({ candidate_labels: ["a", "b"], multi_label: false });
  });

  test("sends the card's multi_class under its name of today", async () => {
    expect(await show({ multi_class: true }).run()).toEqual({ candidate_labels: ["a", "b"], multi_label: true });
  });

  test("never loses a label that is still being written when it is run", async () => {
    const { run } = show({});
    fireEvent.change(screen.getByRole("textbox", { name: "Labels" }), { target: { value: "half written" } });
    expect((await run())?.candidate_labels).toEqual(["a", "b", "half written"]);
  });

  test("keeps the labels that were run with their result, whatever is written next", async () => {
    const { run } = show({}, { text: "It rained.", candidate_labels: "a, b" });
    await run();
    await waitFor(() => expect(screen.getByRole("article")).toHaveAttribute("data-status", "done"));
    const panel = screen.getByRole("tabpanel");
    expect(panel).toHaveTextContent("Not named by the model: b");
    fireEvent.click(screen.getByRole("button", { name: "Remove b" }));
    expect(panel).toHaveTextContent("Not named by the model: b");
    expect(screen.getByRole("article")).toHaveTextContent("Input changed");
  });
});

describe("every shape a server sends", () => {
  test.each(recordings)("is read and put into words: $name", ({ example, body }) => {
    const input = inputOf(example);
    const text = task.output.toText(task.output.fromAnswer(body, input), input, t);
    for (const label of input.labels) expect(text).toContain(label);
  });

  test("keeps a score of 0, and makes none up for null", () => {
    expect(read({ labels: ["a", "b"], scores: [0, null] })).toEqual([
      { label: "a", score: 0 },
      { label: "b", score: null },
    ]);
  });

  test.each([
    ["scores", { labels: ["a", "b"], scores: [1] }],
    ["[0].scores", [{ labels: ["a"], scores: "1" }]],
    ["predictions.labels[1]", { predictions: { labels: ["a", {}], scores: [1, 0] } }],
    ["[0].label", [{ score: 1 }]],
  ])("of another length or kind names the path %s", (path, body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("draws bars from 0 to 1 also where several labels are right", () => {
    const { container } = render(<task.output.View output={read({ labels: ["a", "b"], scores: [0.99, 0.5] })} input={asked} />);
    expect([...container.querySelectorAll("rect")].map((bar) => bar.getAttribute("width"))).toEqual(["99", "50"]);
  });

  test("says in words that no label fits, and which there were", () => {
    render(<task.output.View output={read([])} input={asked} />);
    expect(screen.getByText("None of the labels fits")).toBeInTheDocument();
    expect(screen.getByText(/chose none of these labels/)).toHaveTextContent("sport, weather, food");
  });

  test("leaves out no label of the run that the answer does not name, in the picture as in words", () => {
    const output = read([{ label: "weather" }]);
    render(<task.output.View output={output} input={asked} />);
    expect(screen.getByText(/Not named by the model/).parentElement).toHaveTextContent("sport, food");
    expect(task.output.toText(output, asked, t)).toBe("weather: no score\nNot named by the model: sport, food");
  });

  test("keeps markup and characters that turn the text around within a label", () => {
    const hostile = ["<img src=x onerror=alert(1)>", "\u202Edesrever"];
    const input = { ...asked, labels: hostile };
    const { container } = render(<task.output.View output={read([{ label: hostile[0], score: 1 }])} input={input} />);
    expect(container.querySelector("img")).toBeNull();
    expect(screen.getByText(hostile[1] ?? "").tagName).toBe("BDI");
  });
});
