import { defineTask } from "../../core/task.js";
import {
  guidanceScale,
  imageHeight,
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

const asked = imageTextInput({ media: "Image", text: "Prompt (optional)", placeholder: "What to change", needs: "media" });
const input: typeof asked = {
  ...asked,
  toRequest: (value, parameters) => asked.toRequest(value, withTargetSize(parameters)),
};

const withOutput = (veil: NonNullable<ImagesOptions<MediaTextInput>["veil"]>) =>
  defineTask({
    id: "image-to-image",
    name: "Image to image",
    icon: pictureGlyph,
    layout: "stack",
    input,
    output: imagesOutput<MediaTextInput>({
      promise: "The changed picture, to be compared with the first.",
      prompt: ({ text }) => text,
      before: ({ media }) => media,
      veil,
    }),
    parameters: [guidanceScale, negativePrompt, inferenceSteps, imageWidth, imageHeight],
    examples: [
      {
        example_title: "By night",
        src: "/models/demo/other-light/lake.png",
        prompt: "the same lake by moonlight",
        output: { url: "/models/demo/other-light/lake-night.png" },
      },
      {
        example_title: "Cut square",
        src: "/models/demo/other-light/lake.png",
        prompt: "a square print in two inks",
        output: { url: "/models/demo/other-light/lake-print.png" },
      },
    ],
  });

/**
 * Makes a picture of another.
 *
 * Source: https://huggingface.co/tasks/image-to-image
 */
export const task = withOutput("flagged");

/** The ready-made widget that makes a picture of another. */
export const ImageToImageWidget = createVeilableWidget(task, withOutput("all"));
export default ImageToImageWidget;
