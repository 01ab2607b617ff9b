import { defineTask } from "../../core/task.js";
import { labelsToReturn, scoresAs } from "../../inputs/classification.js";
import { imageInput } from "../../inputs/imageInput.js";
import { labelsOutput } from "../../outputs/labels.js";
import { pictureGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Labels for a picture as a whole: what is on it, of which kind, how good.
 *
 * Source: https://huggingface.co/tasks/image-classification
 */
export const task = defineTask({
  id: "image-classification",
  name: "Image classification",
  icon: pictureGlyph,
  verb: "Classify",
  layout: "split",
  input: imageInput({ label: "Image" }),
  output: labelsOutput,
  parameters: [labelsToReturn, scoresAs],
  examples: [
    {
      example_title: "On a branch",
      src: "/models/demo/garden-birds/robin.png",
      output: [
        { label: "robin", score: 0.912 },
        { label: "chaffinch", score: 0.051 },
        { label: "wren", score: 0.014 },
        { label: "bullfinch", score: 0.009 },
        { label: "blackbird", score: 0.004 },
      ],
    },
    {
      example_title: "At the lake",
      src: "/models/demo/garden-birds/heron.png",
      output: [
        { label: "grey heron", score: 0.968 },
        { label: "stork", score: 0.021 },
        { label: "crane", score: 0.007 },
      ],
    },
  ],
});

/** Tries an image-classification model in the page. */
export const ImageClassificationWidget = createWidget(task);
export default ImageClassificationWidget;
