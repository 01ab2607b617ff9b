"use client";
import type { TaskInput } from "../../core/task.js";
import { type MediaTextInput, mediaTextInput } from "../../inputs/mediaTextInput.js";
import { PageField } from "./PageField.js";

/** The picture of a page, and a question about it. */
export interface DocumentInput extends MediaTextInput {
  /** The words of this very page with their places, `[word, [x1, y1, x2, y2]][]` from 0 to 1000, where a card gives them. */
  readonly wordBoxes?: readonly unknown[];
}

const pageAndQuestion = mediaTextInput(
  {
    lacks: {
      media: "Choose, drop or paste the picture of a page first.",
      either: "Choose the picture of a page or ask a question first.",
    },
    Field: PageField,
  },
  {
    media: "Page",
    text: "Question",
    placeholder: "Ask about the page…",
    needs: "both",
    lacksText: "Ask a question first.",
    names: ["text", "question"],
    toRequest: ({ media, text }, parameters) => ({ inputs: { question: text, image: media }, parameters }),
  },
);

/**
 * Asks about a page. Reads `src`, `text` or `question`, and the parameter `word_boxes` of a card's example.
 *
 * The words go along with the page they were read on, and with no other.
 */
export const documentInput: TaskInput<DocumentInput> = {
  ...pageAndQuestion,
  fromCard(example) {
    const read = pageAndQuestion.fromCard(example);
    const wordBoxes: unknown = example.parameters?.word_boxes;
    return read && Array.isArray(wordBoxes) ? { ...read, wordBoxes } : read;
  },
  toRequest(input, { word_boxes: _ofAnyPage, ...parameters }) {
    const { wordBoxes } = input;
    return pageAndQuestion.toRequest(input, wordBoxes ? { ...parameters, word_boxes: wordBoxes } : parameters);
  },
  toCard: (input) => ({
    ...pageAndQuestion.toCard(input),
    ...(input.wordBoxes && { parameters: { word_boxes: input.wordBoxes } }),
  }),
  View: ({ value, onChange, ...props }) => (
    <pageAndQuestion.View
      {...props}
      value={value}
      onChange={(next) => onChange(next.media === value.media ? next : { media: next.media, text: next.text })}
    />
  ),
};
