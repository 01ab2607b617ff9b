import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { TabularRegressionWidget } from "../../src/tasks/tabular-regression/index.js";
import recordings from "../../test/recordings/tabular-regression.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TabularRegressionWidget> = { title: "Tasks/Tabular regression", component: TabularRegressionWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("flat-rents"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const days = Array.from({ length: 2000 }, (_, index) => index);

/** Two thousand rows: what is in view is drawn. */
export const ManyRows: Story = {
  args: {
    card: cardOf("tabular-regression", [
      {
        example_title: "Two thousand days",
        structured_data: { day: days, rain_mm: days.map((day) => ((day * 37) % 100) / 10) },
        output: days.map((day) => 1200 + 340.25 * Math.sin(day / 30)),
      },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    const grid = within(canvasElement).getByRole("grid", { name: /Predictions beside the rows/ });
    await expect(grid).toHaveAttribute("aria-rowcount", "2001");
    await expect(canvasElement.querySelectorAll("*").length).toBeLessThan(5000);
  },
};

/** Forty numbers for each row, very small and very large. */
export const ManyTargets: Story = {
  args: {
    card: cardOf("tabular-regression", [
      {
        example_title: "Forty numbers",
        structured_data: { station: ["North", "South", "محطة"] },
        output: [1, 2, 3].map((row) => Array.from({ length: 40 }, (_, at) => row * 10 ** (at - 20))),
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** A model that has nothing to say of any row. */
export const Nothing: Story = {
  args: {
    card: cardOf("tabular-regression", [{ structured_data: { length_cm: [23.2, 31] } }]),
    fetcher: answers([null, null]),
  },
  play: async (canvas) => {
    await pressRun(canvas, "done");
    await expect(canvas.canvasElement).toHaveTextContent("The model predicted nothing for any row.");
  },
};

/** A server that sends text where numbers belong. */
export const Unreadable: Story = {
  args: {
    card: cardOf("tabular-regression", [{ structured_data: { length_cm: [23.2, 31] } }]),
    fetcher: answers([242, "heavy"]),
  },
  play: async (canvas) => {
    await pressRun(canvas, "failed");
    await expect(await within(canvas.canvasElement).findByRole("alert")).toHaveTextContent("[1]");
  },
};
