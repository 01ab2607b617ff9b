import { defineTask } from "../../core/task.js";
import { sentencesInput } from "../../inputs/sentences.js";
import { rankingOutput } from "../../outputs/ranking.js";
import { readScores } from "../../outputs/scores.js";
import { rankGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Texts ranked by how well they answer a query: probabilities from 0 to 1, or logits of any size and sign.
 *
 * Source: https://huggingface.co/tasks/text-ranking
 */
export const task = defineTask({
  id: "text-ranking",
  name: "Text ranking",
  icon: rankGlyph,
  layout: "stack",
  verb: "Rank",
  input: sentencesInput({
    source: "Query",
    sourcePlaceholder: "What the texts are ranked by…",
    list: "Texts to rank",
    item: "Text {n}",
    add: "Add a text",
    missing: { source: "Write a query first.", list: "Add a text to rank first." },
    names: ["query", "texts"],
  }),
  output: rankingOutput({
    promise: "The texts appear here, the best first.",
    read: readScores,
    order: "best",
    scale: "any",
  }),
  parameters: [
    {
      name: "raw_scores",
      label: "Raw scores",
      help: "Gives the scores as the model makes them, instead of from 0 to 1.",
      kind: "boolean",
    },
    { name: "truncate", label: "Cut texts that are too long", kind: "boolean" },
  ],
  examples: [
    {
      example_title: "A bicycle chain",
      source_sentence: "How often should I oil a bicycle chain?",
      sentences: [
        "The first bicycles had no chain; the pedals sat on the front wheel.",
        "Oil the chain after every wet ride, and else about once a month.",
        "Olive oil keeps for a year in a dark bottle.",
        "A dry chain squeaks: that is the moment to clean and oil it.",
      ],
      output: [
        { index: 1, score: 0.986 },
        { index: 3, score: 0.731 },
        { index: 0, score: 0.042 },
        { index: 2, score: 0.008 },
      ],
    },
  ],
});

/** Tries a text-ranking model in the page. */
export const TextRankingWidget = createWidget(task);
export default TextRankingWidget;
