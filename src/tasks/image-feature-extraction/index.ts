import { defineTask } from "../../core/task.js";
import { imageInput } from "../../inputs/imageInput.js";
import type { MediaInput } from "../../inputs/media.js";
import { byPlace, readEmbeddings } from "../../outputs/embeddings/embeddings.js";
import { embeddingsOutput } from "../../outputs/embeddings/index.js";
import { heatGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

const output = embeddingsOutput<MediaInput>(
  {
    promise: "The numbers the model makes of the picture appear here: their facts first, then a picture of them.",
    nothing: "The model answered, but it made no numbers of this picture. Try another one.",
    names: ["First picture", "Second picture"],
    part: "Patch",
    byPart: "By patch",
    ofParts: "of {n} {n|patch|patches}",
    place: "Patch {row}, dimension {column}",
    map: "Heat map of {rows} patches and {columns} dimensions. The numbers can be shown below it.",
    sample: "There are too many numbers to read them all: facts and pictures are those of {read} of {all} patches.",
  },
  (body) => readEmbeddings(body, 1).map(byPlace),
);

/**
 * The numbers a model makes of a picture: one vector, or one for each patch of it.
 *
 * Source: https://huggingface.co/tasks/image-feature-extraction
 */
export const task = defineTask({
  id: "image-feature-extraction",
  name: "Image feature extraction",
  icon: heatGlyph,
  layout: "stack",
  input: imageInput({ label: "Image" }),
  output,
  parameters: [
    { name: "pool", label: "One vector for the whole picture", help: "Without it, each patch has its own.", kind: "boolean" },
  ],
  examples: [
    {
      example_title: "A vector",
      src: "/models/demo/feather-vectors/robin.png",
      output: [[0.563, -0.007, 0.031, -0.007, -0.023, 0.006, 0.007, 0, -0.14, -0.007, -0.006, 0.001]],
    },
    {
      example_title: "A vector for each patch",
      src: "/models/demo/feather-vectors/heron.png",
      output: [
        [
          [0.487, -0.025, -0.066, 0.007, -0.044, -0.001, -0.067, 0.002, -0.131, -0.001, 0.048, 0.001],
          [0.541, -0.076, -0.09, -0.011, -0.053, -0.008, -0.053, 0.006, -0.01, 0.043, 0.055, 0.005],
          [0.407, 0.082, -0.162, 0.014, -0.049, 0.006, -0.058, -0.004, 0.005, -0.039, 0.084, -0.005],
          [0.517, -0.065, -0.065, 0.016, -0.05, -0.007, -0.068, 0, -0.124, -0.01, 0.048, -0.001],
        ],
      ],
    },
  ],
});

/** Tries an image-feature-extraction model in the page. */
export const ImageFeatureExtractionWidget = createWidget(task);
export default ImageFeatureExtractionWidget;
