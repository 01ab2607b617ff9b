import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { TabularClassificationWidget } from "../../src/tasks/tabular-classification/index.js";
import recordings from "../../test/recordings/tabular-classification.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TabularClassificationWidget> = {
  title: "Tasks/Tabular classification",
  component: TabularClassificationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("market-fruit"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const classes = ["calm", "breeze", "gale", "storm"];
const days = Array.from({ length: 2000 }, (_, index) => index);

/** Two thousand rows with four probabilities each: what is in view is drawn. */
export const ManyRows: Story = {
  args: {
    card: cardOf("tabular-classification", [
      {
        example_title: "Two thousand days",
        structured_data: {
          day: days,
          wind_ms: days.map((day) => (7 + 6 * Math.sin(day / 9)).toFixed(1)),
          gusts_ms: days.map((day) => (11 + 9 * Math.sin(day / 9)).toFixed(1)),
        },
        output: days.map((day) => {
          const turn = day % 4;
          return classes.map((label, at) => ({ label, score: at === turn ? 0.7 : 0.1 }));
        }),
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

/** Classes and headers in a script that runs from right to left. */
export const RightToLeft: Story = {
  args: {
    card: cardOf("tabular-classification", [
      {
        example_title: "سلة فواكه",
        structured_data: { الوزن: [182, 9], اللون: ["أخضر", "أحمر"] },
        output: [
          [
            { label: "تفاحة", score: 0.9 },
            { label: "فراولة", score: 0.1 },
          ],
          [
            { label: "فراولة", score: 0.97 },
            { label: "تفاحة", score: 0.03 },
          ],
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};

/** Markup and characters that turn texts around, in labels, headers and cells: all of it is text. */
export const Hostile: Story = {
  args: {
    card: cardOf("tabular-classification", [
      {
        example_title: "Hostile",
        structured_data: { "<b>weight</b>": ["<img src=x onerror=alert(1)>", "\u202eredrum"], Prediction: ["a", "b"] },
        output: ["<script>alert(1)</script>", "\u202egnp.exe"],
      },
    ]),
    fetcher: neverAnswers,
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement).toHaveTextContent("<script>alert(1)</script>");
    await expect(canvasElement.querySelector("tr img, tr script")).toBeNull();
  },
};

/** A server that sends two predictions for three rows. */
export const TooFew: Story = {
  args: {
    card: cardOf("tabular-classification", [{ structured_data: { petal_len: [1.4, 4.7, 6.1] } }]),
    fetcher: answers(["setosa", "versicolor"]),
  },
  play: async (canvas) => {
    await pressRun(canvas, "failed");
    await expect(await within(canvas.canvasElement).findByRole("alert")).toHaveTextContent(
      "The table has 3 rows, but 2 predictions",
    );
  },
};
