"use client";
import { useContext } from "react";
import { readCandidates, writeCandidates } from "../../core/candidates.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { CandidatesField, missingCandidates } from "../../inputs/candidates.js";
import { asText, TextField } from "../../inputs/textInput.js";
import { useWords } from "../../ui/words.js";
import { WidgetContext } from "../../widget/context.js";

/** A text, and the labels to choose among. */
export interface ZeroShotInput {
  readonly text: string;
  /** Without blanks around them, each once. */
  readonly labels: readonly string[];
  /** Whether each label is judged on its own; undefined leaves it to the card's parameters. */
  readonly multiLabel: boolean | undefined;
}

/**
 * Asks which labels fit a text. Reads `text`, `candidate_labels` (a text with commas, or a list) and `multi_class`, or
 * `multi_label`, of a card's example; text or labels may be missing. Sends `candidate_labels` as a list, and `multi_label`.
 */
export const zeroShotInput: TaskInput<ZeroShotInput> = {
  empty: { text: "", labels: [], multiLabel: undefined },
  fromCard(example) {
    const text = asText(example.text);
    const labels = readCandidates(example.candidate_labels ?? example.parameters?.candidate_labels);
    if (text === undefined && labels === undefined) return undefined;
    return { text: text ?? "", labels: labels ?? [], multiLabel: multiLabelOf(example) };
  },
  missing({ text, labels }) {
    if (text.trim() === "") return { field: "text", message: "Write some text first." };
    return missingCandidates(labels);
  },
  toRequest({ text, labels, multiLabel }, { multi_class, ...parameters }) {
    const multi_label = multiLabel ?? multiLabelOf({ multi_class, ...parameters }) ?? false;
    return { inputs: text, parameters: { ...parameters, candidate_labels: labels, multi_label } };
  },
  toCard: ({ text, labels, multiLabel }) => ({
    text,
    candidate_labels: writeCandidates(labels),
    ...(multiLabel !== undefined && { multi_class: multiLabel }),
  }),
  View: ZeroShotFields,
};

/** The switch under its name of today or its old one, which cards still use. */
function multiLabelOf({ multi_label, multi_class }: Readonly<Record<string, unknown>>): boolean | undefined {
  return [multi_label, multi_class].find((value) => typeof value === "boolean");
}

function ZeroShotFields({ value, onChange, readOnly, missing }: InputViewProps<ZeroShotInput>) {
  const t = useWords();
  // What a run would send where neither the visitor nor the example says.
  const parameters = useContext(WidgetContext)?.state.parameters ?? {};
  return (
    <>
      <TextField
        label="Text"
        name="text"
        placeholder="Write a review, a message, a sentence…"
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
        readOnly={readOnly}
        missing={missing}
      />
      <CandidatesField
        value={value.labels}
        onChange={(labels) => onChange({ ...value, labels })}
        readOnly={readOnly}
        missing={missing}
      />
      <label className="iw-switch">
        <input
          className="iw-check"
          type="checkbox"
          checked={value.multiLabel ?? multiLabelOf(parameters) ?? false}
          disabled={readOnly}
          onChange={(event) => onChange({ ...value, multiLabel: event.target.checked })}
        />
        {t("Several labels may be right")}
      </label>
    </>
  );
}
