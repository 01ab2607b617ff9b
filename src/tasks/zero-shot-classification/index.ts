import { defineTask } from "../../core/task.js";
import { candidatesOutput } from "../../outputs/candidates.js";
import { choiceGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { zeroShotInput } from "./Input.js";

/**
 * Labels of one's own for a text, to a model that was never trained on them.
 *
 * Source: https://huggingface.co/tasks/zero-shot-classification
 */
export const task = defineTask({
  id: "zero-shot-classification",
  name: "Zero-shot classification",
  icon: choiceGlyph,
  layout: "split",
  input: zeroShotInput,
  output: candidatesOutput,
  parameters: [
    {
      name: "hypothesis_template",
      label: "Sentence for a label",
      help: "What the model is asked to believe of the text; {} stands for the label, as in “This example is {}.”",
      kind: "text",
    },
  ],
  examples: [
    {
      example_title: "One of three",
      text: "The oven light stays on even when the door is shut.",
      candidate_labels: "kitchen, garden, travel",
      multi_class: false,
      output: { labels: ["kitchen", "garden", "travel"], scores: [0.962, 0.025, 0.013] },
    },
    {
      example_title: "Several may be right",
      text: "Rain stopped play twice, but the home side still won by forty runs.",
      candidate_labels: "sport, weather, politics",
      multi_class: true,
      output: { labels: ["sport", "weather", "politics"], scores: [0.991, 0.874, 0.004] },
    },
  ],
});

/** Tries a zero-shot-classification model in the page. */
export const ZeroShotClassificationWidget = createWidget(task);
export default ZeroShotClassificationWidget;
