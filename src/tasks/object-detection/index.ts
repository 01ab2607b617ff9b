import { defineTask } from "../../core/task.js";
import { imageInput } from "../../inputs/imageInput.js";
import { boxesOutput } from "../../outputs/boxes/index.js";
import { boxGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Finds things in a picture, each with a label and a box around it.
 *
 * Source: https://huggingface.co/tasks/object-detection
 */
export const task = defineTask({
  id: "object-detection",
  name: "Object detection",
  icon: boxGlyph,
  verb: "Detect",
  layout: "stack",
  input: imageInput({ label: "Image" }),
  output: boxesOutput,
  parameters: [
    {
      kind: "number",
      name: "threshold",
      label: "Threshold",
      help: "Objects the model is less sure of are left out; 0.5 as a rule.",
      min: 0,
      max: 1,
      step: 0.01,
    },
  ],
  examples: [
    {
      example_title: "Two shelves",
      src: "/models/demo/shelf-finder/shelf.png",
      output: [
        { label: "clock", score: 0.994, box: { xmin: 538, ymin: 93, xmax: 642, ymax: 215 } },
        { label: "cup", score: 0.981, box: { xmin: 448, ymin: 141, xmax: 528, ymax: 214 } },
        { label: "cup", score: 0.973, box: { xmin: 360, ymin: 141, xmax: 440, ymax: 214 } },
        { label: "potted plant", score: 0.968, box: { xmin: 53, ymin: 90, xmax: 168, ymax: 214 } },
        { label: "bowl", score: 0.942, box: { xmin: 388, ymin: 371, xmax: 568, ymax: 434 } },
        { label: "cup", score: 0.935, box: { xmin: 288, ymin: 359, xmax: 368, ymax: 432 } },
        { label: "apple", score: 0.917, box: { xmin: 610, ymin: 367, xmax: 670, ymax: 432 } },
        { label: "book", score: 0.866, box: { xmin: 272, ymin: 80, xmax: 308, ymax: 214 } },
        { label: "book", score: 0.853, box: { xmin: 214, ymin: 92, xmax: 244, ymax: 214 } },
        { label: "apple", score: 0.791, box: { xmin: 410, ymin: 327, xmax: 470, ymax: 392 } },
        { label: "book", score: 0.702, box: { xmin: 246, ymin: 110, xmax: 270, ymax: 214 } },
      ],
    },
    {
      example_title: "A dancer",
      src: "/models/demo/morning-stretch/leap.png",
      output: [{ label: "person", score: 0.989, box: { xmin: 98, ymin: 82, xmax: 454, ymax: 257 } }],
    },
  ],
});

/** The ready-made widget that finds things in a picture. */
export const ObjectDetectionWidget = createWidget(task);
export default ObjectDetectionWidget;
