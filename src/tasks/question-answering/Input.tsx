"use client";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { asText, TextField } from "../../inputs/textInput.js";

/** A question, and the text to look for its answer in. */
export interface QuestionInput {
  readonly question: string;
  readonly context: string;
}

/** Asks a question about a text. Reads `text` or `question`, and `context`, of a card's example; one may be missing. */
export const questionInput: TaskInput<QuestionInput> = {
  empty: { question: "", context: "" },
  fromCard(example) {
    const question = asText(example.text) ?? asText(example.question);
    const context = asText(example.context);
    return question === undefined && context === undefined ? undefined : { question: question ?? "", context: context ?? "" };
  },
  missing({ question, context }) {
    if (question.trim() === "") return { field: "question", message: "Ask a question first." };
    if (context.trim() === "") return { field: "context", message: "Add a text to look in first." };
    return undefined;
  },
  toRequest: ({ question, context }, parameters) => ({ inputs: { question, context }, parameters }),
  toCard: ({ question, context }) => ({ text: question, context }),
  View: QuestionFields,
};

function QuestionFields({ value, onChange, readOnly, missing }: InputViewProps<QuestionInput>) {
  return (
    <>
      <TextField
        label="Question"
        name="question"
        low
        enterKeyHint="go"
        placeholder="Ask about the text below…"
        value={value.question}
        onChange={(question) => onChange({ ...value, question })}
        readOnly={readOnly}
        missing={missing}
      />
      <TextField
        label="Context"
        name="context"
        placeholder="The text that holds the answer…"
        value={value.context}
        onChange={(context) => onChange({ ...value, context })}
        readOnly={readOnly}
        missing={missing}
      />
    </>
  );
}
