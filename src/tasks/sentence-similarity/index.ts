import { badAnswer } from "../../core/parse.js";
import { defineTask } from "../../core/task.js";
import { sentencesInput } from "../../inputs/sentences.js";
import { rankingOutput } from "../../outputs/ranking.js";
import { readScores, type Scores } from "../../outputs/scores.js";
import { readCosines } from "../../outputs/vectors.js";
import { pairGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * How near each of several sentences is to one sentence, as cosines from −1 to 1.
 *
 * Where a server answers with the vectors of all sentences, the source first, their cosines are found here.
 * Source: https://huggingface.co/tasks/sentence-similarity
 */
export const task = defineTask({
  id: "sentence-similarity",
  name: "Sentence similarity",
  icon: pairGlyph,
  layout: "stack",
  verb: "Compare",
  input: sentencesInput({
    source: "Source sentence",
    sourcePlaceholder: "The sentence that the others are compared with…",
    list: "Sentences to compare with",
    item: "Sentence {n}",
    add: "Add a sentence",
    missing: { source: "Write the source sentence first.", list: "Write a sentence to compare with first." },
    names: ["source_sentence", "sentences"],
  }),
  output: rankingOutput({
    promise: "How near each sentence is to the source sentence appears here.",
    read: readSimilarities,
    order: "given",
    scale: "cosine",
  }),
  parameters: [
    { name: "truncate", label: "Cut sentences that are too long", kind: "boolean" },
    { name: "truncation_direction", label: "Cut them at their", kind: "choice", options: ["left", "right"] },
    { name: "prompt_name", label: "Prompt", help: "The name of a prompt the model was trained with.", kind: "text" },
  ],
  examples: [
    {
      example_title: "A late train",
      source_sentence: "The train was late again this morning.",
      sentences: [
        "This morning the train did not come on time, as usual.",
        "Rail delays cost commuters 31 hours a year.",
        "Bring the dough to room temperature before shaping it.",
        "The train was exactly on time.",
      ],
      output: [0.88, 0.46, 0.03, -0.21],
    },
  ],
});

/** Throws InferenceError("bad-answer") naming the path, when there is not one similarity for each sentence. */
function readSimilarities(body: unknown, texts: readonly string[]): Scores {
  const scores = readCosines(body, texts.length) ?? readScores(body, texts);
  const left = scores.filter((score) => score === undefined).length;
  if (left === 0) return scores;
  throw badAnswer(
    `The answer should hold ${texts.length} similarities, one for each sentence, but ${left} of them ${left === 1 ? "is" : "are"} missing.`,
    "",
    body,
  );
}

/** Tries a sentence-similarity model in the page. */
export const SentenceSimilarityWidget = createWidget(task);
export default SentenceSimilarityWidget;
