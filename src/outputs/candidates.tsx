"use client";
import { isRecord, readText, wrongShape } from "../core/parse.js";
import type { OutputViewProps, TaskOutput } from "../core/task.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { type LabelScore, labelsOutput } from "./labels.js";

/** What was asked about: the labels the model had to choose among. */
interface Candidates {
  readonly labels: readonly string[];
}

/**
 * Scores of the labels a model was given to choose among, best first.
 *
 * Shape: as `labelsOutput`; also `{ labels, scores }`, two lists of one length. With several right labels the scores need not
 * add up to 1. Throws InferenceError("bad-answer") naming the path, when the lists differ in length.
 * Source: https://huggingface.co/docs/inference-providers/tasks/zero-shot-classification
 */
export const candidatesOutput: TaskOutput<readonly LabelScore[], Candidates> = {
  ...labelsOutput,
  promise: "Scores for each of your labels appear here.",
  fromCard: readCandidateScores,
  fromAnswer: readCandidateScores,
  toText(labels, input, t) {
    const unnamed = unnamedOf(labels, input);
    if (labels.length === 0) return t("The model chose none of these labels: {labels}", { labels: t.list(unnamed) });
    const text = labelsOutput.toText(labels, input, t);
    return unnamed.length === 0 ? text : `${text}\n${t("Not named by the model:")} ${t.list(unnamed)}`;
  },
  View: CandidateScores,
};

function readCandidateScores(body: unknown): readonly LabelScore[] {
  return labelsOutput.fromAnswer(pair(body, ""), undefined);
}

/** `{ labels, scores }`, on its own, first in a batch or inside `predictions`, as a list of labels with their scores. */
function pair(body: unknown, path: string): unknown {
  if (Array.isArray(body) && body.length > 0 && isPair(body[0])) return pair(body[0], "[0].");
  if (isRecord(body) && "predictions" in body) return pair(body.predictions, "predictions.");
  if (!isPair(body)) return body;
  const { labels, scores } = body;
  if (scores !== undefined && (!Array.isArray(scores) || scores.length !== labels.length))
    throw wrongShape(`${path}scores`, `a list of ${labels.length}, one for each label`, scores);
  return labels.map((label, index) => ({
    label: readText(label, `${path}labels[${index}]`),
    score: Array.isArray(scores) ? scores[index] : undefined,
  }));
}

function isPair(body: unknown): body is { readonly labels: readonly unknown[]; readonly scores?: unknown } {
  return isRecord(body) && Array.isArray(body.labels);
}

/** Labels the answer says nothing of: not chosen, or cut off by the server. */
function unnamedOf(labels: readonly LabelScore[], input: Candidates): readonly string[] {
  const named = new Set(labels.map(({ label }) => label));
  return input.labels.filter((label) => !named.has(label));
}

function CandidateScores({ output, input }: OutputViewProps<readonly LabelScore[], Candidates>) {
  const t = useWords();
  const unnamed = unnamedOf(output, input);
  const list = unnamed.map((label, index) => (
    <span key={label}>
      {index > 0 && ", "}
      <bdi>{label}</bdi>
    </span>
  ));
  if (output.length === 0) {
    return (
      <Notice tone="info" title={t("None of the labels fits")}>
        {t("The model chose none of these labels:")} {list}
      </Notice>
    );
  }
  return (
    <>
      <labelsOutput.View output={output} input={undefined} />
      {unnamed.length > 0 && (
        <p className="iw-unnamed">
          <span className="iw-block">{t("Not named by the model:")}</span> {list}
        </p>
      )}
    </>
  );
}
