import { defineTask } from "../../core/task.js";
import { imageTextInput } from "../../inputs/imageTextInput.js";
import { videoParameters } from "../../inputs/videoParameters.js";
import { videoOutput } from "../../outputs/video.js";
import { videoGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Lets a picture move, by itself or as words say.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/image-to-video
 */
export const task = defineTask({
  id: "image-to-video",
  name: "Image to video",
  icon: videoGlyph,
  layout: "split",
  input: imageTextInput({
    media: "First picture",
    text: "Prompt (optional)",
    placeholder: "Say what moves, and how…",
    needs: "media",
  }),
  output: videoOutput,
  parameters: videoParameters("text"),
  examples: [
    {
      example_title: "Paper boat",
      src: "/models/demo/moving-postcards/boat.png",
      prompt: "the boat sails to the right, the waves roll",
      output: { url: "/models/demo/moving-postcards/boat.webm" },
    },
    {
      example_title: "Kite, without words",
      src: "/models/demo/moving-postcards/kite.png",
      output: { url: "/models/demo/moving-postcards/kite.webm", seed: 4 },
    },
  ],
});

/** Tries an image-to-video model in the page. */
export const ImageToVideoWidget = createWidget(task);
export default ImageToVideoWidget;
