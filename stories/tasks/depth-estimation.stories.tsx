import type { Meta, StoryObj } from "@storybook/react-vite";
import { DepthEstimationWidget } from "../../src/tasks/depth-estimation/index.js";
import recordings from "../../test/recordings/depth-estimation.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof DepthEstimationWidget> = {
  title: "Tasks/Depth estimation",
  component: DepthEstimationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("near-and-far");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Numbers in metres, for which small is near. */
export const Metres: Story = {
  args: { card: { ...card, examples: card.examples.slice(1) }, fetcher: neverAnswers },
};

/** A map that the model has coloured itself, and one that is gone. */
export const AsDrawn: Story = {
  args: {
    card: {
      ...card,
      examples: ["/models/demo/near-and-far/street.png", "/models/demo/near-and-far/gone.png"].map((url) => ({
        src: "/models/demo/near-and-far/street.png",
        output: { depth: { url } },
      })),
    },
    fetcher: neverAnswers,
  },
};
