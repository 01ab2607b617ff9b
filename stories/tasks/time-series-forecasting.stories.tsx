import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { TimeSeriesForecastingWidget } from "../../src/tasks/time-series-forecasting/index.js";
import recordings from "../../test/recordings/time-series-forecasting.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TimeSeriesForecastingWidget> = {
  title: "Tasks/Time series forecasting",
  component: TimeSeriesForecastingWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("harbour-visitors"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = {
  ...states.recorded,
  play: async ({ canvasElement }) => {
    const cursor = await within(canvasElement).findByRole("slider", { name: "visitors, cursor" });
    await userEvent.click(cursor);
    await userEvent.keyboard("{End}");
    await expect(cursor).toHaveAttribute("aria-valuetext", expect.stringMatching(/^2025-12: \d+ \(10 %/));
  },
};
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const answered = (example: object, output: unknown): Story => ({
  args: { card: cardOf("time-series-forecasting", [{ ...example, output }]), fetcher: neverAnswers },
});

/** Several series at once, two of them forecast without a band. */
export const SeveralSeries: Story = {
  args: { card: { ...readDemoCard("harbour-visitors"), examples: readDemoCard("harbour-visitors").examples.slice(1) } },
};

/** One column names the series, and each has its own rows. */
export const LongFormat: Story = {
  ...answered(
    {
      table: {
        date: ["2025-03-01", "2025-03-01", "2025-03-02", "2025-03-02", "2025-03-03", "2025-03-03", "2025-03-04"],
        product: ["tea", "cake", "tea", "cake", "tea", "cake", "tea"],
        sold: [10, 4, 12, 3, 11, 5, 13],
      },
    },
    [
      { item_id: "tea", mean: [13, 14], "0.1": [11, 11], "0.9": [15, 17] },
      { item_id: "cake", mean: [4, 4.5], "0.1": [3, 3], "0.9": [5, 6] },
    ],
  ),
  play: async ({ canvasElement }) => {
    const cursor = await within(canvasElement).findByRole("slider", { name: "cake, cursor" });
    await expect(cursor).toHaveAttribute("aria-valuetext", "2025-03-05: 4.0 (10 %: 3.0, 90 %: 5.0)");
  },
};

const wave = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => 1000 + 400 * Math.sin((from + index) / 40) + ((from + index) % 7) * 9);

/** A history of 2 000 values and a forecast of 10 000. */
export const Huge: Story = answered(
  { table: { value: wave(0, 2000) } },
  {
    mean: wave(2000, 10_000),
    quantiles: {
      "0.1": wave(2000, 10_000).map((value, index) => value - 40 - index / 40),
      "0.9": wave(2000, 10_000).map((value, index) => value + 40 + index / 40),
    },
  },
);

/** Values that are missing, and tiny ones below zero. */
export const Gaps: Story = answered(
  { table: { day: ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"], drift: [-0.00012, null, 0.00031, 0.0002] } },
  {
    mean: [0.0001, null, -0.0002, null, 0.0003],
    quantiles: { "0.05": [0, null, -0.0004, null, 0.0001], "0.95": [0.0002, null, 0, null, 0.0005] },
  },
);

/** Headers in a script that runs from right to left; time runs from left to right all the same. */
export const RightToLeft: Story = answered(
  { table: { الشهر: ["2025-01", "2025-02", "2025-03"], الزوار: [120, 135, 210] } },
  { mean: [240, 260], quantiles: { "0.1": [200, 210], "0.9": [280, 310] } },
);

/** Markup and characters that turn texts around, in headers and times: all of it is text. */
export const Hostile: Story = {
  ...answered(
    { table: { date: ["<b>Monday</b>", "\u202eTuesday"], "<img src=x onerror=alert(1)>": [1, 2] } },
    { mean: [3, 4], timestamps: ["<script>alert(1)</script>", "\u202egnp.exe"] },
  ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement).toHaveTextContent("<script>alert(1)</script>");
    await expect(canvasElement.querySelector("article img, article script")).toBeNull();
  },
};

/** A forecast without a step. */
export const Nothing: Story = {
  args: { card: cardOf("time-series-forecasting", [{ table: { value: [1, 2, 3] } }]), fetcher: answers({ mean: [] }) },
  play: async (canvas) => {
    await pressRun(canvas, "done");
    await expect(canvas.canvasElement).toHaveTextContent("The model forecast no value.");
  },
};
