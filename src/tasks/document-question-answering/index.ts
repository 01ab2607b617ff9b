import { defineTask } from "../../core/task.js";
import { pageGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { documentInput } from "./Input.js";
import { pageAnswersOutput } from "./Output.js";

/**
 * Answers a question about the picture of a page.
 *
 * Source: https://huggingface.co/tasks/document-question-answering
 */
export const task = defineTask({
  id: "document-question-answering",
  name: "Document question answering",
  icon: pageGlyph,
  layout: "split",
  input: documentInput,
  output: pageAnswersOutput,
  parameters: [
    { name: "top_k", label: "Answers to return", kind: "number", min: 1, max: 20, step: 1 },
    { name: "max_answer_len", label: "Longest answer, in words", kind: "number", min: 1, max: 200, step: 1 },
    { name: "handle_impossible_answer", label: "May say that the page does not tell", kind: "boolean" },
    {
      name: "lang",
      label: "Language of the page",
      help: "A code of the reader of letters, such as eng or deu.",
      kind: "text",
    },
    { name: "doc_stride", label: "Words shared by neighbouring parts", kind: "number", min: 0, max: 512, step: 1 },
    { name: "max_seq_len", label: "Longest part, in tokens", kind: "number", min: 64, max: 4096, step: 1 },
    { name: "max_question_len", label: "Longest question, in tokens", kind: "number", min: 8, max: 512, step: 1 },
  ],
  examples: [
    {
      example_title: "A receipt",
      src: "/models/demo/page-reader/receipt.png",
      text: "What was paid in total?",
      output: [{ answer: "18.00", score: 0.961, start: 28, end: 28, boxes: [[0.737, 0.603, 0.9, 0.638]] }],
    },
    {
      example_title: "A letter",
      src: "/models/demo/page-reader/letter.png",
      text: "Who mended the roof?",
      output: [{ answer: "T. Wren, roofer" }],
    },
  ],
});

/** Tries a document-question-answering model in the page. */
export const DocumentQuestionAnsweringWidget = createWidget(task);
export default DocumentQuestionAnsweringWidget;
