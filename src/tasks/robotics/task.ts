import { defineTask } from "../../core/task.js";
import { actionOutput } from "../../outputs/action/index.js";
import { agentGlyph } from "../../ui/icons.js";
import { observationInput } from "./Input.js";

/**
 * A policy that moves a robot by what it sees and is told.
 *
 * Source: https://huggingface.co/tasks/robotics
 */
export const task = defineTask({
  id: "robotics",
  name: "Robotics",
  icon: agentGlyph,
  layout: "split",
  input: observationInput,
  output: actionOutput,
  examples: [
    {
      example_title: "Reach for the cup",
      src: "/models/demo/cup-lifter/reach.png",
      text: "lift the cup",
      state: [-1.81, 1.51, 1],
      output: { action: [0.24, -0.11, 0.02], names: ["shoulder", "elbow", "gripper"] },
    },
    {
      example_title: "Without a camera",
      text: "open the gripper",
      state: [-0.82, 1.02, 0],
      output: { action: [0, 0, 0.8], names: ["shoulder", "elbow", "gripper"] },
    },
  ],
});
