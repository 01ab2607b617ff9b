"use client";
import type { Media, OutputViewProps, TaskOutput } from "../../core/task.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { BoxesView } from "./BoxesView.js";
import { type Boxes, boxesToCard, boxesToTable, boxesToText, readBoxes } from "./readBoxes.js";

/** What was asked: the picture, and the labels to look for where there are any. */
export interface Searched {
  readonly media: Media | undefined;
  readonly labels?: readonly string[];
}

/**
 * Boxes around what was found in a picture, over the picture and in a list.
 *
 * Shape: see `readBoxes`. Labels that were looked for and not found are named.
 */
export const boxesOutput: TaskOutput<Boxes, Searched> = {
  promise: "Boxes around what is found, over the picture and in a list.",
  fromCard: readBoxes,
  fromAnswer: readBoxes,
  toCard: boxesToCard,
  toText(output, input, t) {
    const missed = missedOf(output, input);
    if (output.boxes.length === 0) {
      return missed.length === 0 ? t("Nothing was found.") : t("None of these was found: {labels}", { labels: t.list(missed) });
    }
    const text = boxesToText(output, t);
    return missed.length === 0 ? text : `${text}\n${t("Not found:")} ${t.list(missed)}`;
  },
  toTable: boxesToTable,
  View: FoundView,
};

function missedOf({ boxes }: Boxes, { labels = [] }: Searched): readonly string[] {
  const found = new Set(boxes.map(({ label }) => label));
  return labels.filter((label) => !found.has(label));
}

function FoundView({ output, input }: OutputViewProps<Boxes, Searched>) {
  const t = useWords();
  const missed = missedOf(output, input);
  const list = missed.map((label, index) => (
    <span key={label}>
      {index > 0 && ", "}
      <bdi>{label}</bdi>
    </span>
  ));
  if (output.boxes.length === 0) {
    return (
      <Notice tone="info" title={t("Nothing was found")}>
        {missed.length === 0 ? (
          t("The model answered that it knows nothing in this picture. A lower threshold may find more.")
        ) : (
          <>
            {t("None of these was found:")} {list}. {t("A lower threshold may find more.")}
          </>
        )}
      </Notice>
    );
  }
  return (
    <>
      <BoxesView output={output} media={input.media} />
      {missed.length > 0 && (
        <p className="iw-unnamed">
          <span className="iw-block">{t("Not found:")}</span> {list}
        </p>
      )}
    </>
  );
}
