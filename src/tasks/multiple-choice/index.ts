import { defineTask } from "../../core/task.js";
import { choiceGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { multipleChoiceInput } from "./Input.js";
import { choicesOutput } from "./Output.js";

/**
 * A question with several answers to choose among.
 *
 * No server sets down a request for it; it is asked in the form of zero-shot-classification.
 * Source: https://huggingface.co/docs/transformers/tasks/multiple_choice
 */
export const task = defineTask({
  id: "multiple-choice",
  name: "Multiple choice",
  icon: choiceGlyph,
  layout: "split",
  input: multipleChoiceInput,
  output: choicesOutput,
  examples: [
    {
      example_title: "At the seaside",
      text: "Why does the harbour empty twice a day?",
      choices: ["The boats pump it out.", "The tide goes out.", "It rains less in the afternoon."],
      output: [
        { label: "The tide goes out.", score: 0.948 },
        { label: "It rains less in the afternoon.", score: 0.031 },
        { label: "The boats pump it out.", score: 0.021 },
      ],
    },
    {
      example_title: "About a text",
      context: "Mira put the dough by the warm stove, covered it with a cloth and went to feed the hens.",
      text: "What is Mira waiting for?",
      choices: ["For the dough to rise", "For the hens to sleep", "For the stove to cool", "For a guest to leave"],
      output: [
        { label: "For the dough to rise", score: 0.913 },
        { label: "For the hens to sleep", score: 0.047 },
        { label: "For the stove to cool", score: 0.032 },
        { label: "For a guest to leave", score: 0.008 },
      ],
    },
  ],
});

/** Tries a multiple-choice model in the page. */
export const MultipleChoiceWidget = createWidget(task);
export default MultipleChoiceWidget;
