import { defineTask } from "../../core/task.js";
import { segmentationToCard, segmentationToText } from "../../outputs/masks/segmentation.js";
import { maskGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { promptedInput } from "./Input.js";
import { readMasks, withNames } from "./masks.js";
import { GeneratedMasks } from "./Output.js";

/**
 * Finds the shapes in a picture, or those that points and boxes mark, without naming them.
 *
 * Source: https://huggingface.co/tasks/mask-generation
 */
export const task = defineTask({
  id: "mask-generation",
  name: "Mask generation",
  icon: maskGlyph,
  verb: "Segment",
  layout: "stack",
  input: promptedInput,
  output: {
    promise: "The shapes of the picture, each under a mask of its own.",
    fromCard: readMasks,
    fromAnswer: readMasks,
    toCard: segmentationToCard,
    toText: (output, _input, t) => segmentationToText(withNames(output, t), t),
    View: GeneratedMasks,
  },
  parameters: [
    {
      kind: "number",
      name: "pred_iou_thresh",
      label: "Least score",
      help: "Masks the model is less sure of are left out.",
      min: 0,
      max: 1,
      step: 0.01,
    },
    {
      kind: "number",
      name: "stability_score_thresh",
      label: "Least stability",
      help: "Masks whose border moves more with the threshold are left out.",
      min: 0,
      max: 1,
      step: 0.01,
    },
    {
      kind: "number",
      name: "points_per_batch",
      label: "Points at a time",
      help: "More of them are faster and need more memory.",
      min: 1,
      max: 1024,
      step: 1,
    },
  ],
  examples: [
    {
      example_title: "One sheet of paper",
      src: "/models/demo/loose-shapes/scraps.png",
      parameters: { input_points: [[154, 210]], input_labels: [1] },
      output: {
        masks: [
          "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAAAAABVicqIAAAAeklEQVR42u3XywnAMAwEUfXf9OQccI67sWBeA4PBH3lGkiRJkqQtoJCgkEhHIB4h34B4BOIR8g2IRyAeId+AeATiEYhH+LPBLFvJZ6Wxf1eeks5x79xbh0rjmm88iasf3nelMac0Zrr0eFqJTKNRGeY7vxJJkiRJl3sAd+G/T7Qna4EAAAAASUVORK5CYII=",
        ],
        scores: [0.987],
      },
    },
  ],
});

/** The ready-made widget that finds the shapes in a picture. */
export const MaskGenerationWidget = createWidget(task);
export default MaskGenerationWidget;
