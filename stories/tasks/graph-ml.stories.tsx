import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, within } from "storybook/test";
import { GraphMlWidget } from "../../src/tasks/graph-ml/index.js";
import recordings from "../../test/recordings/graph-ml.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers, neverAnswers } from "../fetchers.js";
import { pressRun } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof GraphMlWidget> = { title: "Tasks/Graph machine learning", component: GraphMlWidget };
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("tea-network"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

const answered = (example: object, output: unknown): Story => ({
  args: { card: cardOf("graph-ml", [{ ...example, output }]), fetcher: neverAnswers },
});

const stops = Array.from({ length: 60 }, (_, index) => `stop ${index + 1}`);

/** As many nodes as are drawn, each with a number. */
export const SixtyNodes: Story = answered(
  { nodes: stops, edges: stops.map((stop, index) => [stop, stops[(index * 7 + 3) % 60]]) },
  stops.map((_, index) => index / 60),
);

/** A graph that is too large to be drawn; its answer is not. */
export const LargeGraph: Story = {
  ...answered(
    {
      num_nodes: 3000,
      edge_index: [Array.from({ length: 3000 }, (_, index) => index), Array.from({ length: 3000 }, (_, index) => 2999 - index)],
    },
    Array.from({ length: 3000 }, (_, index) => index / 3000),
  ),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText("3,000 rows, 1 column");
    await expect(within(canvasElement).queryByRole("img")).toBeNull();
    await expect(canvasElement.querySelectorAll("*").length).toBeLessThan(5000);
  },
};

/** Names in a script that runs from right to left, a node on its own and one with an edge to itself. */
export const RightToLeft: Story = answered(
  {
    nodes: ["المرفأ", "السوق", "المنارة", "الطاحونة"],
    edges: [
      ["المرفأ", "السوق"],
      ["المنارة", "المنارة"],
      ["المنارة", "المرفأ"],
    ],
  },
  ["محطة", "محطة", "نهاية", "نهاية"],
);

/** Markup and characters that turn texts around: all of it is text. */
export const Hostile: Story = {
  ...answered({ nodes: ["<img src=x onerror=alert(1)>", "\u202eedon"], edges: [[0, 1]] }, [
    "<script>alert(1)</script>",
    "\u202eeulav",
  ]),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole("img", { name: "Graph with 2 nodes and 1 edge" });
    await expect(canvasElement.querySelector("article img, article script")).toBeNull();
  },
};

/** A model that answers with nothing. */
export const Nothing: Story = {
  args: { card: cardOf("graph-ml", [{ nodes: ["a", "b"], edges: [["a", "b"]] }]), fetcher: answers([]) },
  play: async (canvas) => {
    await pressRun(canvas, "done");
    await expect(canvas.canvasElement).toHaveTextContent("The model answered with nothing.");
  },
};
