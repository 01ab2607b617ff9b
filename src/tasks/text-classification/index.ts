import { defineTask } from "../../core/task.js";
import { labelsToReturn, scoresAs } from "../../inputs/classification.js";
import { textPairInput } from "../../inputs/textPairInput.js";
import { labelsOutput } from "../../outputs/labels.js";
import { labelGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Labels for a text, or for a pair of texts: sentiment, topic, entailment, a raw regression score.
 *
 * Source: https://huggingface.co/tasks/text-classification
 */
export const task = defineTask({
  id: "text-classification",
  name: "Text classification",
  icon: labelGlyph,
  layout: "split",
  input: textPairInput({ label: "Text", placeholder: "Write a review, a message, a sentence…" }),
  output: labelsOutput,
  parameters: [labelsToReturn, scoresAs],
  examples: [
    {
      example_title: "Praise",
      text: "The ferry left on time and the crew could not have been kinder.",
      output: [
        { label: "POSITIVE", score: 0.987 },
        { label: "NEGATIVE", score: 0.013 },
      ],
    },
    {
      example_title: "Complaint",
      text: "Two hours in the rain, and then they cancelled it without a word.",
      output: [
        { label: "NEGATIVE", score: 0.994 },
        { label: "POSITIVE", score: 0.006 },
      ],
    },
  ],
});

/** Tries a text-classification model in the page. */
export const TextClassificationWidget = createWidget(task);
export default TextClassificationWidget;
