"use client";
import type { Message } from "../core/message.js";
import type { TaskInput } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { close, plus } from "../ui/icons.js";
import { useWords } from "../ui/words.js";
import { asText, TextField, type TextInput, type TextInputOptions, textInput } from "./textInput.js";

export interface TextPairInputOptions extends TextInputOptions {
  /** What the button says that adds the second text. @default "Add a second text" */
  add?: Message;
}

/**
 * Asks about a text, or about two. Reads `text` and `text_pair` of a card's example; sends the text, or `{ text, text_pair }`.
 */
export function textPairInput({ add = "Add a second text", ...options }: TextPairInputOptions): TaskInput<TextInput> {
  const one = textInput(options);
  return {
    ...one,
    fromCard(example) {
      const textPair = asText(example.text_pair);
      const input = one.fromCard(example);
      return input && textPair !== undefined ? { ...input, textPair } : input;
    },
    missing: (input) =>
      one.missing(input) ??
      (input.textPair?.trim() === "" ? { field: "textPair", message: "Write the second text, or remove it." } : undefined),
    toRequest: (input, parameters) => ({ inputs: input.textPair === undefined ? input.text : toPair(input), parameters }),
    toCard: (input) => (input.textPair === undefined ? { text: input.text } : toPair(input)),
    View({ value, onChange, readOnly, missing }) {
      return (
        <>
          <one.View value={value} onChange={onChange} readOnly={readOnly} missing={missing} />
          {value.textPair !== undefined && (
            <TextField
              label="Second text"
              name="textPair"
              value={value.textPair}
              onChange={(textPair) => onChange({ ...value, textPair })}
              readOnly={readOnly}
              missing={missing}
            />
          )}
          {!readOnly && (
            <SecondTextToggle
              present={value.textPair !== undefined}
              words={add}
              onToggle={() => onChange(value.textPair === undefined ? { ...value, textPair: "" } : { text: value.text })}
            />
          )}
        </>
      );
    },
  };
}

function toPair({ text, textPair }: TextInput) {
  return { text, text_pair: textPair };
}

function SecondTextToggle({ present, words, onToggle }: { present: boolean; words: Message; onToggle(): void }) {
  const t = useWords();
  return (
    <div>
      <button className="iw-toggle" type="button" onClick={onToggle}>
        <Icon path={present ? close : plus} />
        {present ? t("Remove the second text") : t(words)}
      </button>
    </div>
  );
}
