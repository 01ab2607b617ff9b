import { defineTask } from "../../core/task.js";
import { imageTextInput } from "../../inputs/imageTextInput.js";
import { videoParameters } from "../../inputs/videoParameters.js";
import { videoOutput } from "../../outputs/video.js";
import { videoGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Makes a video out of a picture, words, or both.
 *
 * Source: https://huggingface.co/docs/hub/models-tasks
 */
export const task = defineTask({
  id: "image-text-to-video",
  name: "Image and text to video",
  icon: videoGlyph,
  layout: "split",
  input: imageTextInput({
    media: "Picture",
    text: "Prompt",
    placeholder: "Say what happens…",
    needs: "either",
  }),
  output: videoOutput,
  parameters: videoParameters("text"),
  examples: [
    {
      example_title: "Boat by night",
      src: "/models/demo/directed-postcards/boat.png",
      prompt: "the boat drifts to the right under the stars",
      output: { url: "/models/demo/directed-postcards/night.webm" },
    },
    {
      example_title: "Words alone",
      prompt: "a kite rises over green hills",
      output: { url: "/models/demo/directed-postcards/kite.webm", seed: 12 },
    },
  ],
});

/** Tries an image-text-to-video model in the page. */
export const ImageTextToVideoWidget = createWidget(task);
export default ImageTextToVideoWidget;
