"use client";
import { isRecord, readText, unwrap, wrongShape } from "../core/parse.js";
import type { TaskOutput } from "../core/task.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { type LabelScore, labelsOutput } from "./labels.js";
import { textsOutput } from "./texts.js";

/**
 * Answers to a question about a picture, best first.
 *
 * Shape: one entry per answer, `label` the answer; scores in 0–1 that need not share a whole, null from a model that writes its
 * answer. Answers without any score are prose. May be empty: the model had no answer.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no answer.
 * Source: https://huggingface.co/docs/huggingface_hub/package_reference/inference_types
 */
export const answersOutput: TaskOutput<readonly LabelScore[]> = {
  ...labelsOutput,
  promise: "The answer appears here.",
  fromCard: readAnswers,
  fromAnswer: readAnswers,
  toCard: (answers) => answers.map(({ label, score }) => ({ answer: label, ...(score !== null && { score }) })),
  toText(answers, input, t) {
    if (isSilent(answers)) return t("The model gave no answer.");
    return isProse(answers) ? textsOutput.toText(asTexts(answers), input, t) : labelsOutput.toText(answers, input, t);
  },
  toTable: (answers) => ({
    columns: ["answer", "score"],
    rows: answers.map(({ label, score }) => [label, score === null ? "" : String(score)]),
  }),
  View({ output, input }) {
    if (isSilent(output)) return <NoAnswer />;
    return isProse(output) ? (
      <textsOutput.View input={input} output={asTexts(output)} />
    ) : (
      <labelsOutput.View input={input} output={output} />
    );
  },
};

function NoAnswer() {
  const t = useWords();
  return (
    <Notice tone="info" title={t("No answer came back")}>
      {t("The model answered, but it gave no answer to this question. Try another one.")}
    </Notice>
  );
}

const isSilent = (answers: readonly LabelScore[]) => answers.every(({ label }) => label.trim() === "");
const isProse = (answers: readonly LabelScore[]) => answers.every(({ score }) => score === null);
const asTexts = (answers: readonly LabelScore[]) => answers.map(({ label }) => ({ text: label }));

function readAnswers(body: unknown): readonly LabelScore[] {
  return labelsOutput.fromAnswer(
    listAnswers(body).map(({ answer: label, score }) => ({ label, score })),
    undefined,
  );
}

/**
 * The answers in the order of the server, each with all that came with it: out of a list, one object, a text, or a batch of one.
 *
 * Throws InferenceError("bad-answer") naming the path, when an entry has no answer.
 */
export function listAnswers(body: unknown): readonly (Readonly<Record<string, unknown>> & { readonly answer: string })[] {
  const inner = unwrap(body, (value) => !Array.isArray(value) || !Array.isArray(value[0]));
  const list: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  return list.map((entry, index) => {
    if (typeof entry === "string") return { answer: entry };
    const path = `[${index}]`;
    if (!isRecord(entry)) throw wrongShape(path, "an object", entry);
    const answer = readText(entry.answer ?? entry.generated_text ?? entry.text, `${path}.answer`);
    if (answer === undefined) throw wrongShape(`${path}.answer`, "a text", undefined);
    return { ...entry, answer };
  });
}
