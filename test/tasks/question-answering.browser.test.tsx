import { render, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { expect, test } from "vitest";
import "../../src/styles.css";
import { task } from "../../src/tasks/question-answering/index.js";

const context = "The bridge was designed in 1901 by Ada Quill and opened in 1907, in June 1907.";
const at = (answer: string, score: number | null, from = 0) => {
  const start = context.indexOf(answer, from);
  return { answer, score, start, end: start + answer.length };
};

function show(body: unknown, ran = context, width = 560) {
  const input = { question: "When?", context: ran };
  const { View } = task.output;
  return render(
    <article className="iw" style={{ inlineSize: width }}>
      <div className="iw-panel">
        <View input={input} output={task.output.fromAnswer(body, input)} />
      </div>
    </article>,
  );
}

const marks = (className: string) => [...document.querySelectorAll(`mark.${className}`)].map((mark) => mark.textContent);

test("shows the best answer with its score and place, and marks it in the whole context", () => {
  show(at("1901", 0.871));
  expect(screen.getByText("1901", { selector: "p" })).toBeVisible();
  expect(screen.getByText("Score 0.871")).toBeVisible();
  expect(screen.getByText("characters 27–31")).toBeVisible();
  expect(screen.getByText("1901", { selector: "mark" }).parentElement).toHaveTextContent(context);
  expect(screen.queryByText("Also considered")).toBeNull();
});

test("marks the other answers more quietly, and lists all by score", () => {
  show([at("1907", 0.2), at("1901", 0.7), at("June 1907", 0.1)]);
  expect(marks("iw-mark")).toEqual(["1901"]);
  expect(marks("iw-mark-2")).toEqual(["1907", "June 1907"]);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    expect.stringContaining("1901"),
    expect.stringContaining("1907"),
    expect.stringContaining("June 1907"),
  ]);
});

test("keeps the best mark whole where answers overlap, and loses no letter", () => {
  show([at("June 1907", 0.9), at("1907", 0.5, 60), at("in June", 0.2), at("opened in 1907, in June 1907", 0.1)]);
  expect(marks("iw-mark")).toEqual(["June 1907"]);
  expect(marks("iw-mark-2")).toEqual(["opened in 1907, in "]);
  expect(screen.getByText("June 1907", { selector: "mark" }).parentElement?.textContent).toBe(context);
});

test("says that the text does not answer, how sure the model is, and what else it considered", () => {
  show([
    { answer: "", score: 0.9, start: 0, end: 0 },
    { answer: "1901", score: 0.1 },
  ]);
  expect(screen.getByText("The text does not answer this")).toBeVisible();
  expect(screen.getByText("Score 0.900")).toBeVisible();
  expect(within(screen.getByRole("list")).getByText("No answer in the text")).toBeVisible();
  expect(marks("iw-mark")).toEqual([]);
});

test("says that an answer does not stand in the context in these words", () => {
  show({ answer: "Last summer", score: 0.4 });
  expect(screen.getByText("not in the context in these words")).toBeVisible();
  expect(document.querySelector("mark")).toBeNull();
});

test("an answer and a context run nothing and make no element", async () => {
  const attack = '<img src=x onerror="window.attacked = true">';
  const { container } = show({ answer: attack, score: 1 }, `It was ${attack} that won.`);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(container.querySelector("img")).toBeNull();
  expect(window).not.toHaveProperty("attacked");
  expect(marks("iw-mark")).toEqual([attack]);
});

test("a long context scrolls in a box the keyboard reaches, and opens at the answer", () => {
  const filler = "Nothing was decided that day. ".repeat(1700);
  show({ answer: "1901", score: 0.9 }, `${filler}It opened in 1901. ${filler}`);
  const box = screen.getByRole("region", { name: "In context" });
  const mark = screen.getByText("1901", { selector: "mark" }).getBoundingClientRect();
  expect(mark.top).toBeGreaterThan(box.getBoundingClientRect().top);
  expect(mark.bottom).toBeLessThan(box.getBoundingClientRect().bottom);
  expect(box).toHaveAttribute("tabindex", "0");
  expect(window.scrollY).toBe(0);
});

test("keeps the lines of the context, and reads an Arabic one from right to left", () => {
  show({ answer: "Ada", score: 0.9 }, "First.\r\n\r\n  Ada.");
  expect(screen.getByText("Ada", { selector: "mark" }).parentElement?.innerText).toBe("First.\n\n  Ada.");
  show({ answer: "فيينا", score: 0.9 }, "وُقّعت المعاهدة في فيينا عام 1815.");
  expect(getComputedStyle(screen.getByText("فيينا", { selector: "mark" })).direction).toBe("rtl");
});

test("no accessibility fault, light or dark, wide or narrow", async () => {
  for (const [scheme, width] of [
    ["light", 560],
    ["dark", 340],
  ] as const) {
    document.documentElement.style.colorScheme = scheme;
    for (const ran of [context, context.repeat(60)]) {
      const { container, unmount } = show([at("1901", 0.7), at("1907", 0.2)], ran, width);
      const { violations } = await axe.run(container);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
      unmount();
    }
  }
  document.documentElement.style.removeProperty("color-scheme");
});
