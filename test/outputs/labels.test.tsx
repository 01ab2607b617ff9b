import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { labelsOutput } from "../../src/outputs/labels.js";

const read = (body: unknown) => labelsOutput.fromAnswer(body, undefined);
const { View } = labelsOutput;
const t = createTranslate();

describe("an answer with labels", () => {
  const cat = { label: "cat", score: 0.9 };
  const dog = { label: "dog", score: 0.1 };

  test.each([
    ["a nested list", [[dog, cat]]],
    ["a flat list", [dog, cat]],
    ["a batch, of which the first row counts", [[cat, dog], [{ label: "hen", score: 1 }]]],
    ["predictions", { predictions: [[cat, dog]] }],
  ])("is read from %s, best first", (_name, body) => {
    expect(read(body)).toEqual([cat, dog]);
  });

  test("is read from one label on its own", () => {
    expect(read(cat)).toEqual([cat]);
    expect(read([cat])).toEqual([cat]);
  });

  test("keeps a score of 0, and makes none up where there is none", () => {
    const body = [{ label: "a", score: 0 }, { label: "b" }, { label: "c", score: null }, { label: "d", score: "0.25" }];
    expect(read(body)).toEqual([
      { label: "d", score: 0.25 },
      { label: "a", score: 0 },
      { label: "b", score: null },
      { label: "c", score: null },
    ]);
  });

  test("takes labels that are numbers or booleans, as YAML may give them", () => {
    expect(read([{ label: false, score: 1 }])).toEqual([{ label: "false", score: 1 }]);
    expect(read([{ label: 0, score: 1 }])).toEqual([{ label: "0", score: 1 }]);
  });

  test.each([
    ["[1].label", [cat, { score: 1 }]],
    ["[0].label", [{ label: { deep: 1 } }]],
    ["[0].score", [{ label: "cat", score: "high" }]],
    ["[0]", ["cat"]],
    ["", "cat"],
  ])("of the wrong shape names the path %s", (path, body) => {
    expect(() => read(body)).toThrow(expect.objectContaining({ kind: "bad-answer", path }));
  });

  test("says in words all that the bars show: each label with its score, or that it has none", () => {
    expect(labelsOutput.toText(read([cat, { label: "hen" }]), undefined, t)).toBe("cat: 0.900\nhen: no score");
    expect(labelsOutput.toText([], undefined, t)).toBe("The model named no label.");
  });
});

test("thousands of labels are said in words by looking at each a few times", () => {
  let looks = 0;
  const labels = Array.from({ length: 5000 }, (_, index) => ({
    label: `label ${index}`,
    get score() {
      looks += 1;
      return 0.5;
    },
  }));
  expect(labelsOutput.toText(labels, undefined, t).split("\n")).toHaveLength(5000);
  expect(looks).toBeLessThan(20_000);
});

describe("bars", () => {
  const show = (scores: readonly (number | null)[]) =>
    render(<View output={scores.map((score, index) => ({ label: `label ${index}`, score }))} input={undefined} />);
  const widths = (container: HTMLElement) =>
    [...container.querySelectorAll("rect")].map((bar) => [Number(bar.getAttribute("x")), Number(bar.getAttribute("width"))]);

  test("from 0 to 1 are as long as their score, whatever the others are", () => {
    const { container } = show([0.4, 0.1]);
    expect(widths(container)).toEqual([
      [0, 40],
      [0, 10],
    ]);
  });

  test("of raw scores have a zero line, and a negative one goes to the other side", () => {
    const { container } = show([2.5, -5]);
    expect(widths(container)).toEqual([
      [50, 25],
      [0, 50],
    ]);
    expect(screen.getByText("+2.50")).toBeInTheDocument();
    expect(screen.getByText("−5.00")).toBeInTheDocument();
  });

  test("of one raw score above 1 is no full bar", () => {
    expect(widths(show([3.6]).container)[0]?.[1]).toBe(72);
  });

  test("without a score have no figure, and say so", () => {
    show([null]);
    expect(screen.getByText("no score")).toBeInTheDocument();
  });

  test("a score next to nothing is not shown as nothing", () => {
    show([3.9e-9, 0]);
    expect(screen.getByText("<0.001")).toBeInTheDocument();
    expect(screen.getByText("0.000")).toBeInTheDocument();
  });

  test("past ten wait behind a button that counts them", () => {
    show(Array.from({ length: 14 }, (_, index) => index / 14));
    expect(screen.getAllByText(/^label/)).toHaveLength(10);
    fireEvent.click(screen.getByRole("button", { name: "Show all (14)" }));
    expect(screen.getAllByText(/^label/)).toHaveLength(14);
    fireEvent.click(screen.getByRole("button", { name: "Show the first 10" }));
    expect(screen.getAllByText(/^label/)).toHaveLength(10);
  });

  test("of 5 000 labels are drawn in portions", async () => {
    show(Array.from({ length: 5000 }, () => 0.5));
    await screen.findByRole("slider", { name: "Lowest score" });
    fireEvent.click(screen.getByRole("button", { name: "Show 500 more" }));
    await waitFor(() => expect(screen.getAllByText(/^label/)).toHaveLength(510));
  });

  test("for no label at all there are words", () => {
    render(<View output={[]} input={undefined} />);
    expect(screen.getByText("No label came back")).toBeInTheDocument();
  });

  test("a label that is HTML stays text", () => {
    const label = "<img src=x onerror=alert(1)>";
    const { container } = render(<View output={[{ label, score: 0.5 }]} input={undefined} />);
    expect(screen.getByText(label)).toBeInTheDocument();
    expect(container.querySelector("img")).toBeNull();
  });
});

describe("six labels or more", () => {
  const given = [0.1, 0.7, 0.02, 0.05, 0.9, null, 0.3].map((score, index) => ({ label: `label ${index}`, score }));
  const show = async (body: unknown) => {
    const view = render(<View output={read(body)} input={undefined} />);
    // What thins them out is loaded when it is first shown.
    await act(() => import("../../src/outputs/SiftedLabels.js"));
    return view;
  };
  const names = () => screen.queryAllByText(/^label \d/).map(({ textContent }) => textContent);
  const slider = () => screen.getByRole("slider", { name: "Lowest score" });
  const ask = (score: number) => fireEvent.change(slider(), { target: { value: score } });

  test("can be thinned out by their score; how many stand there is said in words", async () => {
    await show(given);
    expect(names()).toHaveLength(7);
    ask(0.3);
    expect(names()).toEqual(["label 4", "label 1", "label 6"]);
    expect(screen.getByText("3 of 7 shown")).toBeInTheDocument();
    expect(slider()).toHaveAttribute("aria-valuetext", "0.300, 3 of 7 labels");
  });

  test("all come back by one button, which hands the focus on to the slider", async () => {
    await show(given);
    ask(0.3);
    fireEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(names()).toHaveLength(7);
    expect(slider()).toHaveFocus();
    expect(slider()).toHaveAttribute("aria-valuetext", "any, 7 of 7 labels");
    expect(screen.queryByText(/shown/)).toBeNull();
  });

  test("of which none scores as much have words, and the best score in them", async () => {
    await show(given);
    ask(0.95);
    expect(names()).toEqual([]);
    expect(screen.getByText("No label scores 0.950 or more; the best has 0.900.")).toBeInTheDocument();
  });

  test("keep their scale when they are thinned out, also of raw scores", async () => {
    const { container } = await show([4, 3, 2, 1, -1, -5].map((score, index) => ({ label: `label ${index}`, score })));
    const before = container.querySelector("rect")?.getAttribute("width");
    ask(2);
    expect(names()).toHaveLength(3);
    expect(container.querySelector("rect")?.getAttribute("width")).toBe(before);
    expect(screen.getByText("+4.00")).toBeInTheDocument();
  });

  test("can stand as the model gave them, the best one still marked, and are recorded in that order", async () => {
    const { container } = await show(given);
    fireEvent.change(screen.getByRole("combobox", { name: "Order" }), { target: { value: "model" } });
    expect(names()).toEqual(given.map(({ label }) => label));
    expect(container.querySelector(".iw-bar-label-top")).toHaveTextContent("label 4");
    expect(labelsOutput.toCard(read(given))).toEqual(given);
  });

  test("that came by score offer no other order; five labels offer nothing", async () => {
    const { unmount } = await show(read(given));
    expect(slider()).toBeInTheDocument();
    expect(screen.queryByRole("combobox")).toBeNull();
    unmount();
    await show(given.slice(0, 5));
    expect(screen.queryByRole("slider")).toBeNull();
  });

  test("of a smaller scale than the last ones are not all hidden by what was chosen then", async () => {
    const { rerender } = await show([40, 30, 20, 10, 5, 1].map((score, index) => ({ label: `label ${index}`, score })));
    ask(40);
    expect(names()).toEqual(["label 0"]);
    rerender(
      <View output={read([1, 0.9, 0.8, 0.7, 0.6, 0.5].map((score) => ({ label: "label 9", score })))} input={undefined} />,
    );
    expect(names()).toEqual(["label 9"]);
  });
});
