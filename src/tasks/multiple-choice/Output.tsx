import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { candidatesOutput } from "../../outputs/candidates.js";
import type { LabelScore } from "../../outputs/labels.js";
import type { MultipleChoice } from "./Input.js";

/** A choice with its score; null where the server gave none. */
export interface ChoiceScore {
  readonly label: string;
  readonly score: number | null;
  /** Its place among the choices that were asked about, from 0; undefined for one that was not. */
  readonly choice: number | undefined;
}

/**
 * The choices by their scores, best first, each with the number it was asked under.
 *
 * Shape: labels with scores in any form of `candidatesOutput`; a label is a choice word for word, or `LABEL_1` for the second.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no label.
 */
export const choicesOutput: TaskOutput<readonly ChoiceScore[], MultipleChoice> = {
  promise: "Scores for each choice appear here.",
  fromCard: readChoices,
  fromAnswer: readChoices,
  toCard: (scores) => scores.map(({ label, score }) => ({ label, score })),
  toText: (scores, input, t) => candidatesOutput.toText(numbered(scores), numberedChoices(input), t),
  toTable: (scores) => ({
    columns: ["choice", "label", "score"],
    rows: scores.map(({ label, score, choice }) => [
      choice === undefined ? "" : String(choice + 1),
      label,
      score === null ? "" : String(score),
    ]),
  }),
  View: ({ output, input }: OutputViewProps<readonly ChoiceScore[], MultipleChoice>) => (
    <candidatesOutput.View output={numbered(output)} input={numberedChoices(input)} />
  ),
};

function readChoices(body: unknown, { choices }: MultipleChoice): readonly ChoiceScore[] {
  const given = choices.map((choice) => choice.trim());
  const sent = [...given.keys()].filter((at) => given[at] !== "" && given.indexOf(given[at] ?? "") === at);
  return candidatesOutput.fromAnswer(body, { labels: choices }).map(({ label, score }) => {
    const written = given.indexOf(label.trim());
    // A model whose labels have no names numbers them as they were sent.
    const [, number] = /^LABEL_(\d+)$/.exec(label) ?? [];
    const choice = written >= 0 ? written : number === undefined ? undefined : sent[Number(number)];
    return { label: choice === undefined ? label : (given[choice] ?? label), score, choice };
  });
}

/** The choices as labels that tell their numbers. */
function numbered(scores: readonly ChoiceScore[]): readonly LabelScore[] {
  return scores.map(({ label, score, choice }) =>
    choice === undefined ? { label, score, place: scores.length } : { label: nameOf(choice, label), score, place: choice },
  );
}

function numberedChoices({ choices }: MultipleChoice): { readonly labels: readonly string[] } {
  const given = choices.map((choice) => choice.trim());
  return { labels: given.flatMap((choice, at) => (choice === "" || given.indexOf(choice) !== at ? [] : [nameOf(at, choice)])) };
}

function nameOf(choice: number, label: string): string {
  return `${choice + 1}. ${label}`;
}
