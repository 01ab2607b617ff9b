"use client";
import { isRecord, readRecords, readText, toScore, wrongShape } from "../core/parse.js";
import type { TaskOutput } from "../core/task.js";
import { Bars, formatScore } from "../ui/Bars.js";
import { lazily } from "../ui/lazily.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";

/** From so many labels on they can be thinned out, and put in the model's own order. */
const many = 6;

/** A label with its score; null where the server gave none. */
export interface LabelScore {
  readonly label: string;
  readonly score: number | null;
  /** Place in the order the model gave the labels in, from 0; absent where that order is by score, and for few labels. */
  readonly place?: number;
}

/**
 * Labels with scores, best first.
 *
 * Shape: one entry per label; scores in 0–1 or raw, never made up where the server gave none. May be empty.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no label.
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-classification
 */
export const labelsOutput: TaskOutput<readonly LabelScore[]> = {
  promise: "Scores for each label appear here.",
  fromCard: readLabels,
  fromAnswer: readLabels,
  toCard: (labels) => asGiven(labels).map(({ label, score }) => ({ label, score })),
  toText(labels, _input, t) {
    if (labels.length === 0) return t("The model named no label.");
    const isSigned = labels.some(({ score }) => score !== null && score < 0);
    return labels
      .map(({ label, score }) => `${label}: ${score === null ? t("no score") : t.figure(formatScore(score, isSigned))}`)
      .join("\n");
  },
  toTable: (labels) => ({
    columns: ["label", "score"],
    rows: labels.map(({ label, score }) => [label, score === null ? "" : String(score)]),
  }),
  View: ({ output }) => <Labels labels={output} />,
};

function readLabels(body: unknown): readonly LabelScore[] {
  const given = readRecords(toList(body)).map((entry, place) => {
    const label = readText(entry.label, `[${place}].label`);
    if (label === undefined) throw wrongShape(`[${place}].label`, "a text", entry.label);
    const score = toScore(entry.score);
    if (score === null && entry.score != null && entry.score !== "NaN")
      throw wrongShape(`[${place}].score`, "a number", entry.score);
    return { label, score, place };
  });
  const labels = given.toSorted((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY));
  const isPlain = labels.length < many || labels.every(({ place }, index) => place === index);
  return isPlain ? labels.map(({ label, score }) => ({ label, score })) : labels;
}

/** The labels in the model's own order. */
export function asGiven(labels: readonly LabelScore[]): readonly LabelScore[] {
  return labels.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
}

/** The first row of a batch, the inside of `predictions`, or one label on its own, as a list of labels. */
function toList(body: unknown): unknown {
  if (isRecord(body)) return "predictions" in body ? toList(body.predictions) : [body];
  return Array.isArray(body) && Array.isArray(body[0]) ? toList(body[0]) : body;
}

function Labels({ labels }: { labels: readonly LabelScore[] }) {
  const t = useWords();
  if (labels.length === 0) {
    return (
      <Notice tone="info" title={t("No label came back")}>
        {t("The model answered, but it named no label for this input. Try another one.")}
      </Notice>
    );
  }
  return labels.length < many ? <Bars rows={labels} /> : <SiftedLabels labels={labels} />;
}

const SiftedLabels = lazily(() => import("./SiftedLabels.js"), PlainLabels, true);

function PlainLabels({ labels }: { labels: readonly LabelScore[] }) {
  return <Bars rows={labels} />;
}
