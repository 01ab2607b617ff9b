import { defineTask } from "../../core/task.js";
import {
  guidanceScale,
  imageHeight,
  imageSeed,
  imageWidth,
  inferenceSteps,
  negativePrompt,
  withTargetSize,
} from "../../inputs/imageGeneration.js";
import { imageTextInput } from "../../inputs/imageTextInput.js";
import type { MediaTextInput } from "../../inputs/mediaTextInput.js";
import { type ImagesOptions, imagesOutput } from "../../outputs/images.js";
import { pictureGlyph } from "../../ui/icons.js";
import { createVeilableWidget } from "../../widget/veilable.js";

const asked = imageTextInput({
  media: "Image (optional)",
  text: "Prompt",
  placeholder: "What to change, or what to draw",
  needs: "either",
});
const input: typeof asked = {
  ...asked,
  toRequest: (value, parameters) => asked.toRequest(value, withTargetSize(parameters)),
};

const withOutput = (veil: NonNullable<ImagesOptions<MediaTextInput>["veil"]>) =>
  defineTask({
    id: "image-text-to-image",
    name: "Image and text to image",
    icon: pictureGlyph,
    layout: "stack",
    input,
    output: imagesOutput<MediaTextInput>({
      promise: "The picture that the model makes of the image and the prompt.",
      prompt: ({ text }) => text,
      before: ({ media }) => media,
      veil,
    }),
    parameters: [guidanceScale, negativePrompt, inferenceSteps, imageWidth, imageHeight, imageSeed],
    examples: [
      {
        example_title: "Autumn",
        src: "/models/demo/street-seasons/street.png",
        prompt: "make it autumn",
        output: { url: "/models/demo/street-seasons/autumn.png" },
      },
      {
        example_title: "Without a picture",
        prompt: "a tram stop on a rainy evening",
        output: { url: "/models/demo/street-seasons/rain.png" },
      },
    ],
  });

/**
 * Makes a picture of another and of words, or of either alone.
 *
 * Source: https://huggingface.co/tasks/image-text-to-image
 */
export const task = withOutput("flagged");

/** The ready-made widget that makes a picture of a picture and of words. */
export const ImageTextToImageWidget = createVeilableWidget(task, withOutput("all"));
export default ImageTextToImageWidget;
