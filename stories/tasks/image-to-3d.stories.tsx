import type { Meta, StoryObj } from "@storybook/react-vite";
import { ImageTo3dWidget } from "../../src/tasks/image-to-3d/index.js";
import recordings from "../../test/recordings/image-to-3d.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ImageTo3dWidget> = {
  title: "Tasks/Image to 3D",
  component: ImageTo3dWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("photo-carver"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A model that is not there any more. */
export const LostFile: Story = {
  args: {
    card: cardOf("image-to-3d", [
      {
        example_title: "Gone",
        src: "/models/demo/photo-carver/chair.png",
        output: { url: "/models/demo/photo-carver/lost.glb" },
      },
    ]),
    fetcher: neverAnswers,
  },
};
