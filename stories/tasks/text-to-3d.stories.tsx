import type { Meta, StoryObj } from "@storybook/react-vite";
import { TextTo3dWidget } from "../../src/tasks/text-to-3d/index.js";
import recordings from "../../test/recordings/text-to-3d.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof TextTo3dWidget> = {
  title: "Tasks/Text to 3D",
  component: TextTo3dWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("word-carver"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A second model on demand, a splat, a file that is gone, one that is no model, and a name out of an unkind server. */
export const OtherFormatsAndBroken: Story = {
  args: {
    card: cardOf("text-to-3d", [
      {
        example_title: "Five files",
        text: "a chair, again and again",
        output: [
          { url: "/models/demo/word-carver/vase.glb", seed: 3 },
          { url: "/models/demo/word-carver/chair.glb", label: "<b>مقعد</b> \u202Eblg.exe" },
          { url: "/models/demo/word-carver/chair.ply" },
          { url: "/models/demo/word-carver/lost.glb" },
          { url: "/models/demo/photo-carver/chair.png" },
        ],
      },
    ]),
    fetcher: neverAnswers,
  },
};
