import { defineTask } from "../../core/task.js";
import { actionOutput } from "../../outputs/action/index.js";
import { agentGlyph } from "../../ui/icons.js";
import { stateInput } from "./Input.js";

/**
 * An agent that acts in an environment.
 *
 * Source: https://huggingface.co/tasks/reinforcement-learning
 */
export const task = defineTask({
  id: "reinforcement-learning",
  name: "Reinforcement learning",
  icon: agentGlyph,
  layout: "split",
  input: stateInput,
  output: actionOutput,
  examples: [
    {
      example_title: "A pole that leans to the right",
      inputs: [0.02, -0.01, 0.08, 0.14],
      output: { action: 1 },
    },
    {
      example_title: "A car on a track",
      inputs: { speed: 0.4, offset: -0.12, heading: 0.05 },
      output: { action: { steer: -0.18, gas: 0.62, brake: 0 } },
    },
  ],
});
