import { defineTask, type TaskInput } from "../../core/task.js";
import {
  guidanceScale,
  imageHeight,
  imageSeed,
  imageWidth,
  inferenceSteps,
  negativePrompt,
  scheduler,
  withWholeSize,
} from "../../inputs/imageGeneration.js";
import { type TextInput, textInput } from "../../inputs/textInput.js";
import { type ImagesOptions, imagesOutput, writtenPrompt } from "../../outputs/images.js";
import { pictureGlyph } from "../../ui/icons.js";
import { createVeilableWidget } from "../../widget/veilable.js";

const words = textInput({ label: "Prompt", placeholder: "What the picture shows" });
const prompt: TaskInput<TextInput> = {
  ...words,
  fromCard(example) {
    const input = words.fromCard(example);
    return input && { text: writtenPrompt(input.text) };
  },
  missing: (input) => words.missing(input) && { field: "text", message: "Write first what the picture shows." },
  toRequest: (input, parameters) => words.toRequest(input, withWholeSize(parameters)),
};

const withOutput = (veil: NonNullable<ImagesOptions<TextInput>["veil"]>) =>
  defineTask({
    id: "text-to-image",
    name: "Text to image",
    icon: pictureGlyph,
    layout: "stack",
    input: prompt,
    output: imagesOutput<TextInput>({
      promise: "The picture that the model makes of the prompt.",
      prompt: ({ text }) => text,
      veil,
    }),
    parameters: [negativePrompt, guidanceScale, inferenceSteps, imageWidth, imageHeight, scheduler, imageSeed],
    examples: [
      {
        example_title: "Red kite",
        text: "a red diamond kite of cut paper over green hills, soft clouds",
        parameters: { seed: 23, width: 400, height: 400 },
        output: { url: "/models/demo/paper-kites/red-diamond.png", seed: 23 },
      },
      {
        example_title: "Lantern by night",
        text: "a lantern kite of cut paper glowing under the moon",
        parameters: { negative_prompt: "daylight", seed: 7 },
        output: { url: "/models/demo/paper-kites/lantern.png", seed: 7 },
      },
    ],
  });

/**
 * Makes a picture of a description.
 *
 * Source: https://huggingface.co/tasks/text-to-image
 */
export const task = withOutput("flagged");

/** The ready-made widget that makes pictures of a description. */
export const TextToImageWidget = createVeilableWidget(task, withOutput("all"));
export default TextToImageWidget;
