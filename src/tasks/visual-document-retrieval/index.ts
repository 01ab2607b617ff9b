import { defineTask } from "../../core/task.js";
import { searchGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { pagesInput } from "./Input.js";
import { rankedPagesOutput } from "./Output.js";

/**
 * Pictures of pages ranked by how well they answer a query.
 *
 * Source: https://huggingface.co/tasks/visual-document-retrieval
 */
export const task = defineTask({
  id: "visual-document-retrieval",
  name: "Visual document retrieval",
  icon: searchGlyph,
  layout: "stack",
  verb: "Search",
  input: pagesInput,
  output: rankedPagesOutput,
  parameters: [{ name: "top_k", label: "Pages to return", kind: "number", min: 1, max: 200, step: 1 }],
  examples: [
    {
      example_title: "The wettest month",
      text: "Which month has the most rain?",
      src: ["receipt", "timetable", "letter", "rainfall"].map((name) => `/models/demo/page-finder/${name}.png`),
      output: [
        { index: 3, score: 0.962 },
        { index: 1, score: 0.104 },
        { index: 2, score: 0.027 },
        { index: 0, score: 0.009 },
      ],
    },
  ],
});

/** Tries a visual-document-retrieval model in the page. */
export const VisualDocumentRetrievalWidget = createWidget(task);
export default VisualDocumentRetrievalWidget;
