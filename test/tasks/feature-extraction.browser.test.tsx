import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { userEvent as user } from "vitest/browser";
import "../../src/styles.css";
import { task } from "../../src/tasks/feature-extraction/index.js";

afterEach(() => {
  document.documentElement.style.removeProperty("color-scheme");
  document.documentElement.removeAttribute("dir");
});

async function show(body: unknown, width = 800) {
  const input = { text: "a" };
  const { View } = task.output;
  const view = render(
    <article className="iw" style={{ inlineSize: width }}>
      <div className="iw-panel">
        <View output={task.output.fromAnswer(body, input)} input={input} />
      </div>
    </article>,
  );
  const map = await screen.findByRole<HTMLCanvasElement>("img", { name: /^Heat map/ });
  await waitFor(() => expect(pixel(map, 0.5, 0.5)[3]).toBeGreaterThan(0));
  return { ...view, map };
}

/** Red, green, blue and alpha at a place of the map, in shares of its size. */
function pixel(map: HTMLCanvasElement, x: number, y: number): readonly number[] {
  const context = map.getContext("2d");
  return [...(context?.getImageData(Math.floor(map.width * x), Math.floor(map.height * y), 1, 1).data ?? [])];
}

const bluish = ([red = 0, , blue = 0]: readonly number[]) => blue - red;

const matrix = (rows: number, columns: number, at: (row: number, column: number) => number) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => at(row, column)));

test("draws negative numbers in one colour and positive ones in another, with a minus in those far below zero", async () => {
  const { map } = await show(matrix(4, 4, (_, column) => (column < 2 ? -1 : 1)));
  expect(bluish(pixel(map, 0.9, 0.2))).toBeGreaterThan(40);
  expect(bluish(pixel(map, 0.06, 0.05))).toBeLessThan(-40);
  // In the middle of a field.
  expect(pixel(map, 1 / 8, 1 / 8)).toEqual([255, 255, 255, 255]);
  expect(bluish(pixel(map, 7 / 8, 1 / 8))).toBeGreaterThan(40);
});

test("runs from left to right on a page from right to left", async () => {
  document.documentElement.dir = "rtl";
  const { map } = await show(matrix(4, 100, (_, column) => (column < 50 ? -1 : 1)));
  expect(bluish(pixel(map, 0.1, 0.5))).toBeLessThan(0);
  expect(bluish(pixel(map, 0.9, 0.5))).toBeGreaterThan(0);
  const ticks = [...document.querySelectorAll(".iw-heat-columns text")];
  const [first, last] = [ticks[0], ticks.at(-1)].map((tick) => tick?.getBoundingClientRect().left ?? 0);
  expect(first).toBeLessThan(last ?? 0);
});

test("is painted anew when the page turns dark", async () => {
  document.documentElement.style.colorScheme = "light";
  const { map } = await show(matrix(4, 100, () => 0));
  expect(pixel(map, 0.5, 0.5)[0]).toBeGreaterThan(200);
  document.documentElement.style.colorScheme = "dark";
  await waitFor(() => expect(pixel(map, 0.5, 0.5)[0]).toBeLessThan(60));
});

test("keeps an outlier among ten thousand tokens in sight, with few elements and few pixels", async () => {
  // The 8 000th row is one of those that are read; it shares its pixels with the next of them.
  const { map, container } = await show(matrix(10_000, 384, (row, column) => (row === 8000 && column === 100 ? 50 : 0)));
  expect(bluish(pixel(map, 100.5 / 384, 384.5 / 480))).toBeGreaterThan(40);
  expect(Math.abs(bluish(pixel(map, 200.5 / 384, 384.5 / 480)))).toBeLessThan(20);
  expect(container.querySelectorAll("*").length).toBeLessThan(200);
  expect(map.width * map.height).toBeLessThanOrEqual(384 * 480);
  expect(screen.getByText(/facts and pictures are those of 1,000 of 10,000 tokens/)).toBeVisible();
  expect(map.getBoundingClientRect().height).toBe(480);
});

test("reads the number under the pointer", async () => {
  const { map } = await show(matrix(4, 100, (row, column) => row + column / 1000));
  const { width, height } = map.getBoundingClientRect();
  await user.hover(map, { position: { x: width * 0.255, y: height * 0.6 } });
  expect(screen.getByText(/Token 2, dimension 25/)).toHaveTextContent("Token 2, dimension 25: 2.0250");
  await user.unhover(map);
  expect(screen.getByText("Point at the map to read a number.")).toBeVisible();
});

test("draws only the numbers in view, and others when the keyboard scrolls there", async () => {
  const { container } = await show(matrix(2000, 768, (row, column) => (row === 1999 && column === 767 ? 0.4242 : 0.1)));
  await user.click(screen.getByRole("button", { name: "Show the numbers" }));
  expect(container.querySelectorAll("*").length).toBeLessThan(1500);
  const region = screen.getByRole("region", { name: "Numbers" });
  expect(screen.queryByRole("rowheader", { name: "1999" })).toBeNull();
  await user.keyboard("{Tab}{Tab}{Tab}");
  expect(region).toHaveFocus();
  await user.keyboard("{End}");
  expect(await screen.findByRole("rowheader", { name: "1999" })).toBeVisible();
  await waitFor(() => expect(container.querySelectorAll("*").length).toBeLessThan(1500));
  region.scrollLeft = region.scrollWidth;
  expect(await screen.findByRole("columnheader", { name: "767" })).toBeVisible();
  expect(screen.getByRole("cell", { name: "0.4242" })).toBeVisible();
});

test("fits a narrow page, the map with it", async () => {
  const { map } = await show(
    matrix(9, 384, (row, column) => Math.sin(row * column)),
    328,
  );
  expect(map.getBoundingClientRect().width).toBeLessThan(300);
  expect(map.width).toBeLessThanOrEqual(300 * window.devicePixelRatio);
});
