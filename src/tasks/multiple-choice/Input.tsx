"use client";
import { addCandidates, readCandidates } from "../../core/candidates.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { asText, TextField } from "../../inputs/textInput.js";
import { ChoicesField } from "./Choices.js";

/** A question, perhaps about a text, and the answers to choose among. */
export interface MultipleChoice {
  readonly question: string;
  /** The text the question is about; may be empty. */
  readonly context: string;
  /** In the visitor's order; blank ones are not sent. */
  readonly choices: readonly string[];
}

/**
 * Asks which of several answers is right. Reads `text` or `question`, `choices` or `candidate_labels`, and `context` of a card's
 * example. Sends the question, or `{ question, context }`, with the choices as `candidate_labels`, as a list.
 */
export const multipleChoiceInput: TaskInput<MultipleChoice> = {
  empty: { question: "", context: "", choices: ["", ""] },
  fromCard(example) {
    const question = asText(example.text) ?? asText(example.question);
    const choices = readCandidates(example.choices ?? example.candidate_labels);
    if (question === undefined && choices === undefined) return undefined;
    return { question: question ?? "", context: asText(example.context) ?? "", choices: choices ?? ["", ""] };
  },
  missing({ question, choices }) {
    if (question.trim() === "") return { field: "question", message: "Ask a question first." };
    if (addCandidates([], choices).length < 2)
      return { field: "choices", message: "Write at least two different choices first." };
    return undefined;
  },
  toRequest: ({ question, context, choices }, parameters) => ({
    inputs: context.trim() === "" ? question : { question, context },
    parameters: { ...parameters, candidate_labels: addCandidates([], choices) },
  }),
  toCard: ({ question, context, choices }) => ({
    text: question,
    ...(context.trim() !== "" && { context }),
    choices: addCandidates([], choices),
  }),
  View: MultipleChoiceFields,
};

function MultipleChoiceFields({ value, onChange, readOnly, missing }: InputViewProps<MultipleChoice>) {
  return (
    <>
      <TextField
        label="Question"
        name="question"
        low
        enterKeyHint="go"
        placeholder="Ask what one of the choices answers…"
        value={value.question}
        onChange={(question) => onChange({ ...value, question })}
        readOnly={readOnly}
        missing={missing}
      />
      {(!readOnly || value.context !== "") && (
        <TextField
          label="Context, if there is one"
          name="context"
          low
          placeholder="The text the question is about…"
          value={value.context}
          onChange={(context) => onChange({ ...value, context })}
          readOnly={readOnly}
          missing={missing}
        />
      )}
      <ChoicesField
        value={value.choices}
        onChange={(choices) => onChange({ ...value, choices })}
        readOnly={readOnly}
        missing={missing}
      />
    </>
  );
}
