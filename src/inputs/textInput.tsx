"use client";
import type { Message } from "../core/message.js";
import type { InputViewProps, TaskInput } from "../core/task.js";
import { Field } from "../ui/Field.js";
import { useWords } from "../ui/words.js";
import { directionOf, sizeOf } from "./textShape.js";

/** A text, and a second one where the task compares two. */
export interface TextInput {
  readonly text: string;
  /** Undefined when only one text is asked about. */
  readonly textPair?: string;
}

export interface TextInputOptions {
  /** Name of the field. */
  label: Message;
  /** What an empty field suggests. */
  placeholder?: Message;
}

/** Asks about a text. Reads and sends the `text` of a card's example. */
export function textInput({ label, placeholder }: TextInputOptions): TaskInput<TextInput> {
  return {
    empty: { text: "" },
    fromCard(example) {
      const text = asText(example.text);
      return text === undefined ? undefined : { text };
    },
    missing: ({ text }) => (text.trim() === "" ? { field: "text", message: "Write some text first." } : undefined),
    toRequest: ({ text }, parameters) => ({ inputs: text, parameters }),
    toCard: ({ text }) => ({ text }),
    View: ({ value, onChange, readOnly, missing }: InputViewProps<TextInput>) => (
      <TextField
        label={label}
        name="text"
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
        readOnly={readOnly}
        missing={missing}
        placeholder={placeholder}
      />
    ),
  };
}

interface TextFieldProps extends InputViewProps<string> {
  label: Message;
  /** The name `missing` may call this field by. */
  name: string;
  placeholder?: Message | undefined;
  /** A field for one line, which still grows. @default false */
  low?: boolean;
  /** `go` where Enter runs, and Shift and Enter begin a new line. @default a new line by either */
  enterKeyHint?: "go";
}

/** A labelled text area that grows with its text and takes the text's own direction. */
export function TextField(props: TextFieldProps) {
  const { label, name, value, onChange, readOnly, missing, placeholder, enterKeyHint, low } = props;
  const t = useWords();
  return (
    <Field label={label} name={name} missing={missing} {...(readOnly && { count: t("fixed example") })}>
      {(control) => (
        <textarea
          {...control}
          className={`iw-text${low ? " iw-text-low" : ""}${sizeOf(value)}`}
          rows={low ? 1 : 3}
          enterKeyHint={enterKeyHint}
          dir={directionOf(value)}
          readOnly={readOnly}
          placeholder={placeholder && t(placeholder)}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Text as a card may hold it; YAML also gives numbers and booleans. */
export function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
