import { defineTask } from "../../core/task.js";
import { imageCandidatesInput } from "../../inputs/imageCandidatesInput.js";
import { boxesOutput } from "../../outputs/boxes/index.js";
import { boxGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Looks in a picture for what the visitor names, with a model that was never trained on these labels.
 *
 * Source: https://huggingface.co/tasks/zero-shot-object-detection
 */
export const task = defineTask({
  id: "zero-shot-object-detection",
  name: "Zero-shot object detection",
  icon: boxGlyph,
  verb: "Detect",
  layout: "stack",
  input: imageCandidatesInput,
  output: boxesOutput,
  parameters: [
    {
      kind: "number",
      name: "threshold",
      label: "Threshold",
      help: "Objects the model is less sure of are left out.",
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.1,
    },
    {
      kind: "number",
      name: "top_k",
      label: "Most objects",
      help: "Only so many of the best are given; all without it.",
      min: 1,
      max: 1000,
      step: 1,
    },
  ],
  examples: [
    {
      example_title: "Mugs, a clock, a plant",
      src: "/models/demo/shelf-finder/shelf.png",
      candidate_labels: "mug, clock, plant",
      output: [
        { label: "mug", score: 0.862, box: { xmin: 448, ymin: 141, xmax: 528, ymax: 214 } },
        { label: "clock", score: 0.847, box: { xmin: 538, ymin: 93, xmax: 642, ymax: 215 } },
        { label: "mug", score: 0.811, box: { xmin: 360, ymin: 141, xmax: 440, ymax: 214 } },
        { label: "mug", score: 0.774, box: { xmin: 288, ymin: 359, xmax: 368, ymax: 432 } },
        { label: "plant", score: 0.691, box: { xmin: 53, ymin: 90, xmax: 168, ymax: 214 } },
      ],
    },
    {
      example_title: "One is not there",
      src: "/models/demo/shelf-finder/shelf.png",
      candidate_labels: "teapot, umbrella",
      output: [{ label: "teapot", score: 0.781, box: { xmin: 61, ymin: 317, xmax: 248, ymax: 433 } }],
    },
  ],
});

/** The ready-made widget that looks in a picture for what the visitor names. */
export const ZeroShotObjectDetectionWidget = createWidget(task);
export default ZeroShotObjectDetectionWidget;
