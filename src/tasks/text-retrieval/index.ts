import { defineTask } from "../../core/task.js";
import { sentencesInput } from "../../inputs/sentences.js";
import { rankingOutput } from "../../outputs/ranking.js";
import { readScores } from "../../outputs/scores.js";
import { readCosines } from "../../outputs/vectors.js";
import { searchGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Finds, among several texts, those that a query asks for.
 *
 * There is no set answer: rankings are read, and the vectors of the query and of all texts, whose cosines are found here.
 * Source: https://huggingface.co/models?pipeline_tag=text-retrieval
 */
export const task = defineTask({
  id: "text-retrieval",
  name: "Text retrieval",
  icon: searchGlyph,
  layout: "stack",
  verb: "Search",
  input: sentencesInput({
    source: "Query",
    sourcePlaceholder: "What to look for…",
    list: "Texts to look in",
    item: "Text {n}",
    add: "Add a text",
    missing: { source: "Write a query first.", list: "Add a text to look in first." },
    names: ["query", "texts"],
  }),
  output: rankingOutput({
    promise: "The texts that fit the query appear here, the best first.",
    read: (body, texts) => readCosines(body, texts.length) ?? readScores(body, texts),
    order: "best",
    scale: "any",
  }),
  examples: [
    {
      example_title: "Museum hours",
      source_sentence: "When does the museum open?",
      sentences: [
        "Tickets cost ten euros, and nothing for children.",
        "The doors are open from nine to five, on Thursdays until eight.",
        "The collection began with a single stuffed owl.",
      ],
      output: [
        { index: 1, score: 0.81 },
        { index: 0, score: 0.34 },
        { index: 2, score: 0.12 },
      ],
    },
  ],
});

/** Tries a text-retrieval model in the page. */
export const TextRetrievalWidget = createWidget(task);
export default TextRetrievalWidget;
