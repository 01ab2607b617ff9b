import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
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

/** A model that can be turned, as soon as the viewer is there. */
export const Drawn: Story = {
  ...states.recorded,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector("[data-drawn]")).not.toBeNull());
  },
};

/** The same where nothing can be drawn, as in a browser without WebGL or a page without the viewer. */
export const WithoutViewer: Story = {
  ...states.recorded,
  beforeEach: () => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = () => null;
    return () => {
      HTMLCanvasElement.prototype.getContext = getContext;
    };
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^It cannot be drawn in this page/)).toBeVisible();
  },
};

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
