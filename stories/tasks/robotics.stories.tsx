import type { Meta, StoryObj } from "@storybook/react-vite";
import { RoboticsWidget } from "../../src/tasks/robotics/index.js";
import recordings from "../../test/recordings/robotics.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof RoboticsWidget> = {
  title: "Tasks/Robotics",
  component: RoboticsWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const states = statesOf(readDemoCard("cup-lifter"), recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = states.recorded;
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** Forty joints without names over 900 steps, and an answer without any. */
export const ManyJointsAndNone: Story = {
  args: {
    card: cardOf("robotics", [
      {
        example_title: "Forty joints",
        text: "تقدم إلى الأمام",
        output: {
          action: Array.from({ length: 900 }, (_, step) =>
            Array.from({ length: 40 }, (_, joint) => Number(Math.sin(step / 40 + joint).toFixed(4))),
          ),
        },
      },
      { example_title: "None", text: "stand still", output: { action: [] } },
    ]),
    fetcher: neverAnswers,
  },
};
