import { defineTask } from "../../core/task.js";
import { imageInput } from "../../inputs/imageInput.js";
import { poseGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { keyPointsToCard, keyPointsToTable, keyPointsToText, readKeyPoints } from "./keypoints.js";
import { KeyPointsView } from "./Output.js";

/**
 * Finds the points that tell how something stands or lies in a picture, such as the joints of a person.
 *
 * Source: https://huggingface.co/tasks/keypoint-detection
 */
export const task = defineTask({
  id: "keypoint-detection",
  name: "Keypoint detection",
  icon: poseGlyph,
  verb: "Detect",
  layout: "stack",
  input: imageInput({ label: "Image" }),
  output: {
    promise: "The key points of the picture, over it and in a list.",
    fromCard: readKeyPoints,
    fromAnswer: readKeyPoints,
    toCard: keyPointsToCard,
    toText: (output, _input, t) => keyPointsToText(output, t),
    toTable: (output, _input, t) => keyPointsToTable(output, t),
    View: KeyPointsView,
  },
  parameters: [
    {
      kind: "number",
      name: "threshold",
      label: "Threshold",
      help: "Points the model is less sure of are left out.",
      min: 0,
      max: 1,
      step: 0.01,
    },
  ],
  examples: [
    {
      example_title: "A dancer",
      src: "/models/demo/morning-stretch/leap.png",
      output: [
        {
          score: 0.983,
          keypoints: [
            [279, 111],
            [285, 105],
            [273, 105],
            [290, 108],
            [259, 108],
            [304, 146],
            [250, 152],
            [356, 118],
            [198, 124],
            [404, 92],
            [148, 96],
            [292, 226],
            [254, 228],
            [356, 246],
            [190, 216],
            [432, 246],
            [122, 196],
          ],
          scores: [0.98, 0.97, 0.97, 0.9, 0.88, 0.96, 0.95, 0.95, 0.94, 0.93, 0.92, 0.91, 0.9, 0.93, 0.9, 0.89, 0.87],
        },
      ],
    },
    {
      example_title: "Three people in a park",
      src: "/models/demo/morning-stretch/stretch.png",
      output: [
        {
          score: 0.978,
          keypoints: [
            [150, 175],
            [156, 169],
            [144, 169],
            [165, 172],
            [135, 172],
            [178, 212],
            [122, 212],
            [212, 166],
            [88, 166],
            [232, 112],
            [68, 112],
            [168, 304],
            [132, 304],
            [180, 362],
            [120, 362],
            [190, 418],
            [110, 418],
          ],
          scores: [0.98, 0.97, 0.97, 0.91, 0.92, 0.96, 0.96, 0.94, 0.95, 0.93, 0.93, 0.9, 0.91, 0.92, 0.91, 0.89, 0.9],
        },
        {
          score: 0.964,
          keypoints: [
            [366, 209],
            [371, 203],
            [360, 203],
            [375, 206],
            [346, 206],
            [386, 244],
            [334, 244],
            [440, 246],
            [280, 248],
            [492, 246],
            [228, 250],
            [384, 326],
            [340, 324],
            [440, 346],
            [300, 372],
            [444, 410],
            [262, 414],
          ],
          scores: [0.97, 0.96, 0.95, 0.88, 0.79, 0.95, 0.94, 0.93, 0.93, 0.91, 0.92, 0.88, 0.87, 0.9, 0.86, 0.88, 0.84],
        },
        {
          score: 0.951,
          keypoints: [
            [592, 201],
            [598, 195],
            [586, 195],
            [607, 198],
            [577, 198],
            [618, 236],
            [566, 236],
            [654, 262],
            [548, 178],
            [626, 300],
            [584, 122],
            [610, 324],
            [574, 324],
            [656, 352],
            [570, 370],
            [606, 372],
            [568, 414],
          ],
          scores: [0.97, 0.95, 0.96, 0.9, 0.89, 0.94, 0.93, 0.86, 0.91, 0.42, 0.9, 0.83, 0.86, 0.81, 0.88, 0.37, 0.87],
        },
      ],
    },
  ],
});

/** The ready-made widget that finds key points in a picture. */
export const KeypointDetectionWidget = createWidget(task);
export default KeypointDetectionWidget;
