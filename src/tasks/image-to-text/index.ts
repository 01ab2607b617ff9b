import { defineTask } from "../../core/task.js";
import { maxNewTokens } from "../../inputs/generation.js";
import { imageInput } from "../../inputs/imageInput.js";
import { textsOutput } from "../../outputs/texts.js";
import { pictureGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { readDescription } from "./description.js";

/**
 * A picture in words: a caption, or what is written on it.
 *
 * Source: https://huggingface.co/tasks/image-to-text
 */
export const task = defineTask({
  id: "image-to-text",
  name: "Image to text",
  icon: pictureGlyph,
  verb: "Describe",
  layout: "split",
  input: imageInput({ label: "Image" }),
  output: {
    ...textsOutput,
    promise: "What the model reads or sees in the picture appears here.",
    fromCard: readDescription,
    fromAnswer: readDescription,
  },
  parameters: [maxNewTokens],
  examples: [
    {
      example_title: "On a branch",
      src: "/models/demo/garden-birds/robin.png",
      output: { text: "a robin sitting on a bare branch, with green leaves around it" },
    },
    {
      example_title: "In the snow",
      src: "/models/demo/garden-birds/blackbird.png",
      output: { text: "a blackbird standing in the snow beside a twig with red berries" },
    },
  ],
});

/** Tries an image-to-text model in the page. */
export const ImageToTextWidget = createWidget(task);
export default ImageToTextWidget;
