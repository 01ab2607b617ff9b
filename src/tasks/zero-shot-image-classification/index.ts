import { defineTask } from "../../core/task.js";
import { imageCandidatesInput } from "../../inputs/imageCandidatesInput.js";
import { candidatesOutput } from "../../outputs/candidates.js";
import { choiceGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Labels of one's own for a picture, to a model that was never trained on them.
 *
 * Source: https://huggingface.co/tasks/zero-shot-image-classification
 */
export const task = defineTask({
  id: "zero-shot-image-classification",
  name: "Zero-shot image classification",
  icon: choiceGlyph,
  verb: "Classify",
  layout: "split",
  input: imageCandidatesInput,
  output: candidatesOutput,
  parameters: [
    {
      name: "hypothesis_template",
      label: "Sentence for a label",
      help: "What the picture is compared with; {} stands for the label, as in “This is a photo of {}.”",
      kind: "text",
    },
  ],
  examples: [
    {
      example_title: "Which weather?",
      src: "/models/demo/garden-birds/blackbird.png",
      candidate_labels: "snow, sunshine, thunderstorm",
      output: [
        { label: "snow", score: 0.981 },
        { label: "sunshine", score: 0.014 },
        { label: "thunderstorm", score: 0.005 },
      ],
    },
    {
      example_title: "What is it doing?",
      src: "/models/demo/garden-birds/heron.png",
      candidate_labels: "standing in water, flying, sitting on a nest, feeding chicks",
      output: [
        { label: "standing in water", score: 0.944 },
        { label: "sitting on a nest", score: 0.031 },
        { label: "feeding chicks", score: 0.017 },
        { label: "flying", score: 0.008 },
      ],
    },
  ],
});

/** Tries a zero-shot-image-classification model in the page. */
export const ZeroShotImageClassificationWidget = createWidget(task);
export default ZeroShotImageClassificationWidget;
