import type { Meta, StoryObj } from "@storybook/react-vite";
import { MaskGenerationWidget } from "../../src/tasks/mask-generation/index.js";
import recordings from "../../test/recordings/mask-generation.json";
import { readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof MaskGenerationWidget> = {
  title: "Tasks/Mask generation",
  component: MaskGenerationWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("loose-shapes");
const states = statesOf(card, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Points inside and outside, and a box, to be changed. */
export const Marked: Story = {
  args: {
    card: {
      ...card,
      examples: [
        {
          ...card.examples[1],
          parameters: {},
          points: [
            [154, 210],
            [60, 330],
          ],
          point_labels: [1, 0],
          boxes: [[90, 150, 230, 280]],
        },
      ],
    },
    fetcher: neverAnswers,
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole("button", { name: /3 marks/ }));
    await canvas.findByRole("list", { name: "Marks" });
  },
};
