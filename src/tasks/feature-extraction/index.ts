import { defineTask } from "../../core/task.js";
import type { TextInput } from "../../inputs/textInput.js";
import { textPairInput } from "../../inputs/textPairInput.js";
import { readEmbeddings } from "../../outputs/embeddings/embeddings.js";
import { embeddingsOutput } from "../../outputs/embeddings/index.js";
import { heatGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

const texts = textPairInput({ label: "Text", placeholder: "Write a sentence…", add: "Compare with a second text" });

const output = embeddingsOutput<TextInput>(
  {
    promise: "The numbers the model makes of the text appear here: their facts first, then a picture of them.",
    nothing: "The model answered, but it made no numbers of this text. Try another one.",
    names: ["First text", "Second text"],
    part: "Token",
    byPart: "By token",
    ofParts: "of {n} {n|token|tokens}",
    place: "Token {row}, dimension {column}",
    map: "Heat map of {rows} tokens and {columns} dimensions. The numbers can be shown below it.",
    sample: "There are too many numbers to read them all: facts and pictures are those of {read} of {all} tokens.",
  },
  (body, { textPair }) => readEmbeddings(body, textPair === undefined ? 1 : 2),
);

/**
 * The numbers a model makes of a text: one vector, or one for each token; of two texts, how near they are.
 *
 * Source: https://huggingface.co/tasks/feature-extraction
 */
export const task = defineTask({
  id: "feature-extraction",
  name: "Feature extraction",
  icon: heatGlyph,
  layout: "stack",
  input: {
    ...texts,
    toRequest: ({ text, textPair }, parameters) => ({
      inputs: textPair === undefined ? text : [text, textPair],
      parameters,
    }),
  },
  output,
  parameters: [
    { name: "normalize", label: "Vectors of length 1", kind: "boolean" },
    { name: "prompt_name", label: "Prompt", help: "The name of a prompt the model was trained with.", kind: "text" },
    { name: "truncate", label: "Cut texts that are too long", kind: "boolean" },
    { name: "truncation_direction", label: "Cut them at their", kind: "choice", options: ["left", "right"] },
  ],
  examples: [
    {
      example_title: "A vector",
      text: "The lighthouse keeper waters his tomatoes.",
      output: [0.41, -0.12, 0.05, 0.33, -0.48, 0.22, -0.07, 0.19, 0.02, -0.31, 0.26, -0.09, 0.14, 0.36, -0.21, 0.15],
    },
    {
      example_title: "Two texts",
      text: "The soup is hot.",
      text_pair: "Careful, the broth is boiling.",
      output: [
        [0.52, 0.11, -0.35, 0.48, 0.02, -0.27, 0.39, 0.38],
        [0.47, 0.2, -0.41, 0.33, -0.08, -0.3, 0.44, 0.42],
      ],
    },
  ],
});

/** Tries a feature-extraction model in the page. */
export const FeatureExtractionWidget = createWidget(task);
export default FeatureExtractionWidget;
