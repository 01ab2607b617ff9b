import { render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import "../src/styles.css";
import type { TaskId } from "../src/core/task.js";
import { registry } from "../src/tasks/registry.js";
import { Compare } from "../src/ui/Compare.js";
import { Icon } from "../src/ui/Icon.js";
import { chevron, solid } from "../src/ui/icons.js";
import { back } from "../src/ui/laterIcons.js";
import { usePicture } from "../src/ui/Photo.js";
import { cardOf } from "./cardOf.js";

beforeEach(() => {
  document.documentElement.dir = "rtl";
});

afterEach(() => {
  document.documentElement.removeAttribute("dir");
});

/** Shows what a task shows first in a page that reads from right to left: its own example, with the recorded answer. */
async function show(tag: TaskId) {
  const { task, default: TaskWidget } = await registry[tag]();
  render(
    <div style={{ inlineSize: 960 }}>
      <TaskWidget card={cardOf({ task: tag, examples: task.examples })} />
    </div>,
  );
  return await screen.findByRole("article");
}

const boxOf = (element: Element | null | undefined) => (element ?? document.body).getBoundingClientRect();

/** Elements from the right to the left, none over another. */
function expectRightToLeft(elements: readonly (Element | null | undefined)[]): void {
  expect(elements.length).toBeGreaterThan(1);
  const ends = elements.map((element) => boxOf(element));
  for (const [index, box] of ends.entries())
    if (index > 0) expect(box.right).toBeLessThanOrEqual((ends[index - 1]?.left ?? 0) + 1);
}

/** Draws a picture beside what was made of it. */
function Compared() {
  const picture = usePicture(onePixel);
  return (
    <article className="iw" style={{ inlineSize: 400 }}>
      <Compare before={picture} alt="" ratio={1}>
        <p>after</p>
      </Compare>
    </article>
  );
}

const onePixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

const turnOf = (element: Element | null | undefined) => (element ? getComputedStyle(element).scale : undefined);

describe("a page that reads from right to left", () => {
  test("begins headings, tabs and lists of labels at the right", async () => {
    const article = await show("zero-shot-classification");
    const heading = within(article).getByRole("heading", { level: 3 });
    expect(boxOf(article).right - boxOf(heading.parentElement).right).toBeLessThan(80);
    expectRightToLeft(within(article).getAllByRole("tab"));
    expectRightToLeft([...article.querySelectorAll(".iw-pill")].slice(0, 2));
  });

  test("goes to the next tab by the left arrow, and back by the right one", async () => {
    const article = await show("text-classification");
    const [first, second] = within(article).getAllByRole("tab");
    first?.focus();
    await user.keyboard("{ArrowLeft}");
    expect(second).toHaveFocus();
    await user.keyboard("{ArrowRight}");
    expect(first).toHaveFocus();
  });

  test("grows bars from the right, below a scale whose zero is there", async () => {
    const article = await show("text-classification");
    const bar = article.querySelector(".iw-bar-svg");
    const [rail, filled] = [boxOf(bar), boxOf(bar?.querySelector("rect, path:last-child"))];
    expect(turnOf(bar)).toBe("-1 1");
    expect(rail.right - filled.right).toBeLessThan(2);
    const ticks = [...article.querySelectorAll(".iw-axis .iw-tick")];
    expectRightToLeft(ticks);
    expect(ticks[0]).toHaveTextContent("0");
  });

  test("moves sliders to the left, by hand and by key", async () => {
    render(<Compared />);
    const slider = screen.getByRole<HTMLInputElement>("slider");
    const before = document.querySelector(".iw-compare-before");
    const line = () => boxOf(document.querySelector(".iw-compare-line")).left;
    await waitFor(() => expect(boxOf(before).width).toBeGreaterThan(0));
    expect(boxOf(before).right).toBeCloseTo(boxOf(before?.parentElement).right, 0);
    const start = line();
    slider.focus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(slider).toHaveValue("52");
    await waitFor(() => expect(line()).toBeLessThan(start));
    expectRightToLeft([...document.querySelectorAll(".iw-compare-names > span")]);
  });

  test("orders the columns of a table from the right, and its numbers by their last digit", async () => {
    const article = await show("tabular-classification");
    const table = (await within(article).findAllByRole("grid")).at(-1) as HTMLElement;
    expectRightToLeft(within(table).getAllByRole("columnheader"));
    const number = table.querySelector("td.iw-cell-num, [role=gridcell].iw-cell-num");
    expect(number && getComputedStyle(number).textAlign).toBe("right");
  });

  test("lets sound, time and play buttons run from left to right, as players do", async () => {
    const article = await show("automatic-speech-recognition");
    const play = await within(article).findByRole("button", { name: "Play" });
    expect(boxOf(play).right).toBeLessThanOrEqual(boxOf(within(article).getByRole("slider", { name: "Position" })).left);
    for (const icon of article.querySelectorAll("button .iw-icon")) expect(turnOf(icon)).toBe("none");
  });

  test("a list of examples reads as the title that is chosen, so that a long one is cut at its end", async () => {
    const titles = ["Start of a long title", "بداية عنوان طويل", "Two", "Three", "Four", "Five"];
    const examples = titles.map((example_title, index) => ({ example_title, text: `${index}` }));
    const card = cardOf({ task: "text-classification", examples });
    const { default: TaskWidget } = await registry["text-classification"]();
    render(<TaskWidget card={card} />);
    const list = screen.getByRole("combobox", { name: "Examples" });
    expect(getComputedStyle(list).direction).toBe("ltr");
    await user.selectOptions(list, "بداية عنوان طويل");
    expect(getComputedStyle(list).direction).toBe("rtl");
  });

  test("draws a forecast from left to right, as its arrows go", async () => {
    const article = await show("time-series-forecasting");
    const chart = await within(article).findByRole("slider", { name: /cursor/ });
    const cursor = () => Number(chart.getAttribute("aria-valuenow"));
    const was = cursor();
    chart.focus();
    await user.keyboard("{ArrowRight}");
    expect(cursor()).toBe(was + 1);
  });

  test("puts who speaks at the right of what is said", async () => {
    const article = await show("conversational");
    const turn = within(within(article).getByRole("list", { name: "Conversation" })).getAllByRole("listitem")[0] as HTMLElement;
    expectRightToLeft([within(turn).getByText("You"), turn.querySelector("p[dir]")]);
  });

  test("turns arrows that mean back and forth round, and those alone", async () => {
    render(
      <article className="iw">
        <Icon path={back} className="iw-flip" />
        <Icon path={solid.run} solid />
        <Icon path={solid.stop} solid />
        <Icon path={chevron} />
      </article>,
    );
    const turned = [...document.querySelectorAll(".iw-icon")].map(turnOf);
    expect(turned).toEqual(["-1 1", "none", "none", "none"]);
  });
});
