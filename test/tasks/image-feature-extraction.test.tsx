import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import { task } from "../../src/tasks/image-feature-extraction/index.js";
import { recordingsOf } from "../recordings.js";

const t = createTranslate();
const input = { media: "https://example.org/heron.png" };

test.each(recordingsOf("image-feature-extraction"))("reads and words every shape: $name", ({ body, name }) => {
  const output = task.output.fromAnswer(body, input);
  expect(output).toHaveLength(name === "nothing" ? 0 : 1);
  expect(task.output.toText(output, input, t)).not.toMatch(/undefined|NaN|\[object/);
});

test("sends the picture alone, and whether its patches become one vector", () => {
  const bytes = new Blob(["picture"]);
  expect(task.input.toRequest({ media: bytes }, { pool: true })).toEqual({ inputs: bytes, parameters: { pool: true } });
});

test("gives each place of a convolution's map the numbers of all channels there", () => {
  const map = [0, 1, 2, 3, 4].map((channel) => [0, 1].map((y) => [0, 1, 2].map((x) => channel * 100 + y * 10 + x)));
  const [embedding] = task.output.fromAnswer([map], input);
  if (embedding?.kind !== "dense") throw new Error("No numbers.");
  expect(embedding.shape).toEqual([6, 5]);
  expect([0, 1, 2, 3, 4].map((channel) => embedding.at(5, channel))).toEqual([12, 112, 212, 312, 412]);
});

test("speaks of patches, in the picture and in its text", async () => {
  const output = task.output.fromAnswer([Array.from({ length: 5 }, () => [0.5, -1, 0.25])], input);
  const { View } = task.output;
  const { container } = render(<View output={output} input={input} />);
  expect(await screen.findByRole("img", { name: /^Heat map of 5 patches and 3 dimensions/ })).toBeVisible();
  expect(screen.getByRole("img", { name: "Mean vector, of 5 patches, 3 dimensions" })).toBeVisible();
  const text = task.output.toText(output, input, t);
  expect(text).toContain("Shape: 5 × 3");
  expect(text).toContain("Mean vector, of 5 patches, 3 dimensions: 0.5000; −1.0000; 0.2500");
  expect(container.textContent + text).not.toMatch(/token|text/i);
});

test("says in words that no number came back", async () => {
  const { View } = task.output;
  render(<View output={task.output.fromAnswer([], input)} input={input} />);
  expect(screen.getByText("No numbers came back")).toBeVisible();
  expect(screen.getByText(/no numbers of this picture/)).toBeVisible();
});
