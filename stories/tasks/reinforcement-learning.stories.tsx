import type { Meta, StoryObj } from "@storybook/react-vite";
import { ReinforcementLearningWidget } from "../../src/tasks/reinforcement-learning/index.js";
import recordings from "../../test/recordings/reinforcement-learning.json";
import { cardOf, readDemoCard } from "../cards.js";
import { neverAnswers } from "../fetchers.js";
import { statesOf } from "../states.js";

const meta: Meta<typeof ReinforcementLearningWidget> = {
  title: "Tasks/Reinforcement learning",
  component: ReinforcementLearningWidget,
};
export default meta;
type Story = StoryObj<typeof meta>;

const card = readDemoCard("cart-keeper");
const { agent: _, ...asked } = card;
const states = statesOf(asked, recordings[0]);

export const Empty: Story = states.empty;
export const Recorded: Story = { args: { card } };
export const Answered: Story = states.answered;
export const Waiting: Story = states.waiting;
export const Failed: Story = states.failed;

/** A repository without a replay, three rewards, one of them below zero, and an environment with an unkind name. */
export const NoReplay: Story = {
  args: {
    card: {
      ...cardOf("reinforcement-learning", []),
      agent: {
        replay: "/models/demo/cart-keeper/lost.mp4",
        rewards: [
          { environment: "LunarLander-v2", mean: 251.2, deviation: 18.42 },
          { environment: "Pendulum-v1", mean: -149.07, deviation: 88 },
          { environment: `${"VeryLongEnvironment".repeat(6)} قمر <b>1</b>`, mean: 0, deviation: null },
        ],
      },
    },
    fetcher: neverAnswers,
  },
};
