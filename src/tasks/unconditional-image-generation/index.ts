import type { ParameterField } from "../../core/parameters.js";
import { defineTask } from "../../core/task.js";
import { imageSeed } from "../../inputs/imageGeneration.js";
import { type ImagesOptions, imagesOutput } from "../../outputs/images.js";
import { pictureGlyph } from "../../ui/icons.js";
import { createVeilableWidget } from "../../widget/veilable.js";
import { nothingInput } from "./Input.js";

const count: ParameterField = { name: "num_images", label: "Pictures", kind: "number", min: 1, max: 16, step: 1 };

const withOutput = (veil: NonNullable<ImagesOptions<unknown>["veil"]>) =>
  defineTask({
    id: "unconditional-image-generation",
    name: "Unconditional image generation",
    icon: pictureGlyph,
    layout: "stack",
    input: nothingInput,
    output: imagesOutput({ promise: "Pictures like those that the model was trained with.", veil }),
    parameters: [count, imageSeed],
    examples: [
      {
        example_title: "Four moths",
        parameters: { seed: 11, num_images: 4 },
        output: [1, 2, 3, 4].map((n) => ({ url: `/models/demo/paper-moths/moth-${n}.png`, seed: 10 + n })),
      },
    ],
  });

/**
 * Makes pictures like those of a training set, of nothing but chance.
 *
 * Source: https://huggingface.co/tasks/unconditional-image-generation
 */
export const task = withOutput("flagged");

/** The ready-made widget that makes pictures of nothing but chance. */
export const UnconditionalImageGenerationWidget = createVeilableWidget(task, withOutput("all"));
export default UnconditionalImageGenerationWidget;
