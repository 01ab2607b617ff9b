"use client";
import { useRef, useState } from "react";
import type { Message } from "../core/message.js";
import type { InputViewProps, Missing, TaskInput } from "../core/task.js";
import { Field } from "../ui/Field.js";
import { useWords } from "../ui/words.js";
import { findFault, type JsonRequest, printRequest, requestFromCard, requestToCard, toRequest } from "./jsonRequest.js";

export interface JsonInputOptions {
  /** Name of the field. */
  label: Message;
  /** What the field holds, as "request" in "Write a request first." */
  lacks: Message;
  /** JSON that an empty field suggests. */
  placeholder: string;
  /** How the inputs of an example are written: within `{"inputs": …}`, or by themselves. @default "wrapped" */
  inputs?: "wrapped" | "bare";
}

/** Asks by JSON, which is the request or its inputs. Reads every example of a card; nothing in it is run or loaded. */
export function jsonInput({ label, lacks, placeholder, inputs = "wrapped" }: JsonInputOptions): TaskInput<JsonRequest> {
  const lacksOf = ({ json }: JsonRequest): Missing | undefined => {
    const message = json.trim() === "" ? lacks : findFault(json);
    return message === undefined ? undefined : { field: "json", message };
  };
  return {
    empty: { json: "" },
    fromCard: (example) => requestFromCard(example, inputs),
    missing: lacksOf,
    toRequest,
    toCard: requestToCard,
    View: (props) => <JsonField {...props} label={label} placeholder={placeholder} lacksOf={lacksOf} />,
  };
}

interface JsonFieldProps extends InputViewProps<JsonRequest> {
  label: Message;
  placeholder: string;
  lacksOf(value: JsonRequest): Missing | undefined;
}

function JsonField({ label, placeholder, lacksOf, value, onChange, readOnly, missing }: JsonFieldProps) {
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  /** What could not be formatted, and why. */
  const [refused, setRefused] = useState<{ readonly value: JsonRequest; readonly lacks: Missing }>();

  function format(): void {
    const lacks = lacksOf(value);
    if (lacks) {
      setRefused({ value, lacks });
      field.current?.focus();
    } else onChange({ json: indented(value.json) });
  }

  return (
    <Field
      label={label}
      name="json"
      missing={missing ?? (refused?.value === value ? refused.lacks : undefined)}
      {...(readOnly && { count: t("fixed example") })}
    >
      {(control) => (
        <>
          <textarea
            {...control}
            className="iw-text iw-request"
            ref={field}
            rows={5}
            dir="ltr"
            spellCheck={false}
            autoCapitalize="none"
            readOnly={readOnly}
            placeholder={placeholder}
            value={value.json}
            onChange={(event) => onChange({ json: event.target.value })}
          />
          {!readOnly && (
            <div>
              <button className="iw-media-button" type="button" onClick={format}>
                {t("Format")}
              </button>
            </div>
          )}
        </>
      )}
    </Field>
  );
}

/** The same JSON with a line for each value; as it was where it is nested deeper than the engine writes. */
function indented(json: string): string {
  try {
    return printRequest(JSON.parse(json));
  } catch {
    return json;
  }
}
