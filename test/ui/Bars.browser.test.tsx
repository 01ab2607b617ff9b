import { fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { Bars } from "../../src/ui/Bars.js";
import "../../src/styles.css";

const rows = Array.from({ length: 5000 }, (_, index) => ({ label: `label ${index}`, score: (5000 - index) / 5000 }));

function show() {
  return render(
    <article className="iw">
      <Bars rows={rows} />
    </article>,
  ).container;
}

function showMore(times: number): void {
  for (let time = 0; time < times; time += 1) fireEvent.click(screen.getByRole("button", { name: /^Show/ }));
}

test("of thousands of rows those near the view are drawn, wherever it is", async () => {
  const container = show();
  showMore(10);
  expect(screen.getByText("5,000 of 5,000 shown")).toBeVisible();
  await expect.poll(() => container.querySelectorAll("*").length).toBeLessThan(3000);
  window.scrollTo(0, document.documentElement.scrollHeight);
  await expect.poll(() => screen.queryByText("label 4999")).not.toBeNull();
  window.scrollTo(0, document.documentElement.scrollHeight / 2);
  await expect.poll(() => within(container).queryAllByText(/^label 25/).length).toBeGreaterThan(0);
  expect(screen.queryByText("label 4999")).toBeNull();
  expect(container.querySelectorAll("*").length).toBeLessThan(3000);
});

test("the columns of all rows stand in line", async () => {
  const container = show();
  showMore(1);
  window.scrollTo(0, 0);
  await expect.poll(() => screen.queryByText("label 20")).not.toBeNull();
  const edges = [...container.querySelectorAll(".iw-bar-svg")].slice(0, 30).map((bar) => bar.getBoundingClientRect());
  expect(new Set(edges.map(({ left, width }) => `${left} ${width}`)).size).toBe(1);
});
