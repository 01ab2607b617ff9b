import { defineTask } from "../../core/task.js";
import { imageInput } from "../../inputs/imageInput.js";
import { createWidget } from "../../widget/createWidget.js";
import { depthToCard, depthToText, readDepth } from "./depth.js";
import { DepthView } from "./Output.js";

/** Planes one behind the other. */
const depthGlyph = "M2.5 13.5h11M4 10.5h8M5.5 7.5h5M7 4.5h2";

/**
 * Estimates how far away each place of a picture is.
 *
 * Source: https://huggingface.co/tasks/depth-estimation
 */
export const task = defineTask({
  id: "depth-estimation",
  name: "Depth estimation",
  icon: depthGlyph,
  layout: "stack",
  input: imageInput({ label: "Image" }),
  output: {
    promise: "A map of what is near and what is far, over the picture.",
    fromCard: readDepth,
    fromAnswer: readDepth,
    toCard: depthToCard,
    toText: (output, _input, t) => depthToText(output, t),
    View: DepthView,
  },
  examples: [
    {
      example_title: "Lake at dusk",
      src: "/models/demo/near-and-far/lake.png",
      output: { depth: { url: "/models/demo/near-and-far/lake-depth.png" } },
    },
  ],
});

/** The ready-made widget that estimates depth. */
export const DepthEstimationWidget = createWidget(task);
export default DepthEstimationWidget;
