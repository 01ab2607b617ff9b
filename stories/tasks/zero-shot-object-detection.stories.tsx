import type { Meta, StoryObj } from "@storybook/react-vite";
import { ZeroShotObjectDetectionWidget } from "../../src/tasks/zero-shot-object-detection/index.js";
import recordings from "../../test/recordings/zero-shot-object-detection.json";
import { cardOf, readDemoCard } from "../cards.js";
import { answers } from "../fetchers.js";
import { plays } from "../plays.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ZeroShotObjectDetectionWidget> = {
  title: "Tasks/Zero-shot object detection",
  component: ZeroShotObjectDetectionWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("shelf-finder"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** None of the labels is in the picture: they are named. */
export const NothingFound: Story = {
  args: {
    card: cardOf("zero-shot-object-detection", [
      { src: "/models/demo/shelf-finder/shelf.png", candidate_labels: ["bicycle", "مظلة", "<b>umbrella</b>"] },
    ]),
    fetcher: answers([]),
  },
  play: plays.answered,
};
