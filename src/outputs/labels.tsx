import { isRecord, readRecords, readText, toScore, wrongShape } from "../core/parse.js";
import type { TaskOutput } from "../core/task.js";
import { Bars, formatScore } from "../ui/Bars.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";

/** A label with its score; null where the server gave none. */
export interface LabelScore {
  readonly label: string;
  readonly score: number | null;
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
  toCard: (labels) => labels.map(({ label, score }) => ({ label, score })),
  toText: (labels, _input, t) =>
    labels.length === 0
      ? t("The model named no label.")
      : labels
          .map(({ label, score }) => (score === null ? label : `${label}: ${formatScore(score, hasNegative(labels))}`))
          .join("\n"),
  toTable: (labels) => ({
    columns: ["label", "score"],
    rows: labels.map(({ label, score }) => [label, score === null ? "" : String(score)]),
  }),
  View: ({ output }) => <Labels labels={output} />,
};

function readLabels(body: unknown): readonly LabelScore[] {
  const labels = readRecords(toList(body)).map((entry, index): LabelScore => {
    const label = readText(entry.label, `[${index}].label`);
    if (label === undefined) throw wrongShape(`[${index}].label`, "a text", entry.label);
    const score = toScore(entry.score);
    if (score === null && entry.score != null && entry.score !== "NaN")
      throw wrongShape(`[${index}].score`, "a number", entry.score);
    return { label, score };
  });
  return labels.sort((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY));
}

/** The first row of a batch, the inside of `predictions`, or one label on its own, as a list of labels. */
function toList(body: unknown): unknown {
  if (isRecord(body)) return "predictions" in body ? toList(body.predictions) : [body];
  return Array.isArray(body) && Array.isArray(body[0]) ? toList(body[0]) : body;
}

function hasNegative(labels: readonly LabelScore[]): boolean {
  return labels.some(({ score }) => score !== null && score < 0);
}

function Labels({ labels }: { labels: readonly LabelScore[] }) {
  const t = useWords();
  if (labels.length > 0) return <Bars rows={labels} />;
  return (
    <Notice tone="info" title={t("No label came back")}>
      {t("The model answered, but it named no label for this input. Try another text.")}
    </Notice>
  );
}
