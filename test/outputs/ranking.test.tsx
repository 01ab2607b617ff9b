import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { type RankingOptions, rankingOutput } from "../../src/outputs/ranking.js";
import { readScores, type Scores } from "../../src/outputs/scores.js";

const t = createTranslate();

const input = { sentences: ["ferry", "", "tea", "boat"] };

function outputOf(options: Partial<RankingOptions> = {}) {
  return rankingOutput({ promise: "Soon.", read: readScores, order: "given", scale: "cosine", ...options });
}

function show(scores: Scores, options: Partial<RankingOptions> = {}, asked = input) {
  const { View } = outputOf(options);
  return render(<View output={scores} input={asked} />);
}

/** Number, text and score of each row, without the axis. */
const rows = () => screen.getAllByRole("listitem").map((row) => row.textContent);

const stems = () => [...document.querySelectorAll(".iw-scale-stem")].map((stem) => stem.getAttribute("d"));

test("keeps the order of the input, and sorts by one switch", async () => {
  show([0.2, -0.5, 0.9]);
  expect(rows()).toEqual(["1ferry+0.20", "2tea−0.50", "3boat+0.90"]);
  const best = screen.getByRole("checkbox", { name: "Best first" });
  expect(best).not.toBeChecked();
  await userEvent.click(best);
  expect(rows()).toEqual(["3boat+0.90", "1ferry+0.20", "2tea−0.50"]);
  await userEvent.click(best);
  expect(rows()[0]).toBe("1ferry+0.20");
});

test("a ranking starts with the best, and each text keeps its own number", () => {
  show([0.2, 0.05, 0.9], { order: "best", scale: "any" });
  expect(screen.getByRole("checkbox", { name: "Best first" })).toBeChecked();
  expect(rows()).toEqual(["3boat0.900", "1ferry0.200", "2tea0.050"]);
});

test("draws a negative cosine to the other side of zero", () => {
  show([0.5, -0.5, 0]);
  expect(stems()).toEqual(["M100 11H150", "M100 11H50", "M100 11H100"]);
  expect(document.querySelectorAll(".iw-scale-hole")).toHaveLength(1);
  expect(document.body).toHaveTextContent("−1 opposite0same +1");
});

test("draws cosines from −1 to 1 even where none is negative, and a dot product beyond that on a scale that holds it", () => {
  const { unmount } = show([0.5, 0.6, 0.7]);
  expect(stems()[0]).toBe("M100 11H150");
  unmount();
  show([12, 6, 3]);
  expect(stems()[0]).toBe("M0 11H120");
  expect(document.body).not.toHaveTextContent("opposite");
});

test("draws probabilities from 0 to 1, and logits on a scale with a zero line", () => {
  const { unmount } = show([0.2, 0.5, 1], { scale: "any" });
  expect(stems()).toEqual(["M0 11H40", "M0 11H100", "M0 11H200"]);
  unmount();
  show([2.2, -6.26, -15], { scale: "any" });
  expect(stems()).toEqual(["M100 11H111", "M100 11H68.7", "M100 11H25"]);
  expect(rows()).toEqual(["1ferry+2.20", "2tea−6.26", "3boat−15.00"]);
});

test("says of a text without a score that it has none, and puts it last", async () => {
  show([0.4, null, 0.9], { order: "best" });
  expect(rows()[2]).toBe("2tea–no score");
  expect(within(screen.getAllByRole("listitem")[2] as HTMLElement).queryByText(/0\.00/)).toBeNull();
});

test("leaves out texts that did not come back, and says how many", () => {
  const { toText, warnings } = outputOf();
  show([0.4, undefined, undefined]);
  expect(rows()).toEqual(["1ferry+0.40"]);
  expect(warnings?.([0.4, undefined, undefined]).map((message) => t(message))).toEqual([
    "2 texts came back without a score and are not shown.",
  ]);
  expect(warnings?.([0.4, 0.1, 0.2])).toEqual([]);
  expect(toText([0.4, undefined, undefined], input, t)).toBe("1. ferry: +0.40");
});

test("says in words that nothing came back", () => {
  show([undefined, undefined, undefined]);
  expect(screen.getByText("No score came back")).toBeVisible();
  expect(outputOf().toText([undefined, undefined], input, t)).toBe("The model gave no score.");
});

test("says in words all that the picture shows, in the order it starts with", () => {
  expect(outputOf().toText([0.2, -0.5, 0.9], input, t)).toBe("1. ferry: +0.20\n2. tea: −0.50\n3. boat: +0.90");
  expect(outputOf({ order: "best", scale: "any" }).toText([0.2, null, 0.9], input, t)).toBe(
    "3. boat: 0.900\n1. ferry: 0.200\n2. tea: no score",
  );
});

test("gives a table with the number, the text and the exact score", () => {
  expect(outputOf({ order: "best" }).toTable?.([0.123456, null, 0.9], input, t)).toEqual({
    columns: ["number", "text", "score"],
    rows: [
      ["3", "boat", "0.9"],
      ["1", "ferry", "0.123456"],
      ["2", "tea", ""],
    ],
  });
});

test("draws 25 of 2 000 texts, and more by a press", async () => {
  const sentences = Array.from({ length: 2000 }, (_, index) => `text ${index}`);
  const { container } = show(
    sentences.map((_, index) => Math.cos(index)),
    {},
    { sentences },
  );
  expect(rows()).toHaveLength(25);
  expect(container.querySelectorAll("*").length).toBeLessThan(1000);
  await userEvent.click(screen.getByRole("button", { name: "Show 100 more" }));
  expect(rows()).toHaveLength(125);
});

test("cuts a text as long as a book, and runs nothing in one that is HTML", () => {
  const attack = "<img src=x onerror=alert(1)>";
  show([0.1, 0.2], {}, { sentences: [`${"word ".repeat(20_000)}`, attack] });
  expect(rows()[0]?.length).toBeLessThan(700);
  expect(rows()[1]).toBe(`2${attack}+0.20`);
  expect(document.querySelector("img")).toBeNull();
});

test("keeps a text that turns the direction from turning its score", () => {
  show([0.1], {}, { sentences: ["\u202Eabc"] });
  const text = screen.getByText("\u202Eabc");
  expect(text.tagName).toBe("BDI");
  expect(text).toHaveAttribute("dir", "auto");
});
