import { defineTask } from "../../core/task.js";
import { imageTextInput } from "../../inputs/imageTextInput.js";
import { answersOutput } from "../../outputs/answers.js";
import { answerGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Answers a question about a picture.
 *
 * Source: https://huggingface.co/tasks/visual-question-answering
 */
export const task = defineTask({
  id: "visual-question-answering",
  name: "Visual question answering",
  icon: answerGlyph,
  layout: "split",
  input: imageTextInput({
    media: "Image",
    text: "Question",
    placeholder: "Ask about the picture…",
    needs: "both",
    lacksText: "Ask a question first.",
    names: ["text", "question"],
    toRequest: ({ media, text }, parameters) => ({ inputs: { question: text, image: media }, parameters }),
  }),
  output: answersOutput,
  parameters: [{ name: "top_k", label: "Answers to return", kind: "number", min: 1, max: 20, step: 1 }],
  examples: [
    {
      example_title: "What colour?",
      src: "/models/demo/garden-birds/robin.png",
      text: "What colour is the breast of the bird?",
      output: [
        { answer: "orange", score: 0.894 },
        { answer: "red", score: 0.432 },
        { answer: "brown", score: 0.068 },
      ],
    },
    {
      example_title: "How many?",
      src: "/models/demo/garden-birds/blackbird.png",
      text: "How many birds are there?",
      output: [
        { answer: "1", score: 0.973 },
        { answer: "2", score: 0.019 },
      ],
    },
  ],
});

/** Tries a visual-question-answering model in the page. */
export const VisualQuestionAnsweringWidget = createWidget(task);
export default VisualQuestionAnsweringWidget;
