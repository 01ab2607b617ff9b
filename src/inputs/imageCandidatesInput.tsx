"use client";
import { readCandidates, writeCandidates } from "../core/candidates.js";
import type { InputViewProps, TaskInput } from "../core/task.js";
import { CandidatesField, missingCandidates } from "./candidates.js";
import { ImageField } from "./imageInput.js";
import { asMedia, type MediaInput, mediaToSend } from "./media.js";

/** A picture, and the labels a model chooses among or looks for. */
export interface ImageCandidates extends MediaInput {
  /** Without blanks around them, each once. */
  readonly labels: readonly string[];
}

/**
 * Asks which labels fit a picture, or where in it they are. Reads `src` and `candidate_labels` (a text with commas, or a list)
 * of a card's example; either may be missing. The request's `inputs` are the file alone; `candidate_labels` go as a list.
 */
export const imageCandidatesInput: TaskInput<ImageCandidates> = {
  empty: { media: undefined, labels: [] },
  fromCard({ src, candidate_labels, parameters }) {
    const media = asMedia(src);
    const labels = readCandidates(candidate_labels ?? parameters?.candidate_labels);
    return media === undefined && labels === undefined ? undefined : { media, labels: labels ?? [] };
  },
  missing({ media, labels }) {
    if (media === undefined) return { field: "media", message: "Choose, drop or paste a picture first." };
    return missingCandidates(labels);
  },
  toRequest: ({ media, labels }, parameters) => ({
    inputs: mediaToSend(media),
    parameters: { ...parameters, candidate_labels: labels },
  }),
  toCard: ({ media, labels }) => ({ src: media, candidate_labels: writeCandidates(labels) }),
  View: ImageCandidatesFields,
};

function ImageCandidatesFields({ value, onChange, readOnly, missing }: InputViewProps<ImageCandidates>) {
  return (
    <>
      <ImageField
        label="Image"
        value={value.media}
        onChange={(media) => onChange({ ...value, media })}
        readOnly={readOnly}
        missing={missing}
      />
      <CandidatesField
        value={value.labels}
        onChange={(labels) => onChange({ ...value, labels })}
        readOnly={readOnly}
        missing={missing}
      />
    </>
  );
}
