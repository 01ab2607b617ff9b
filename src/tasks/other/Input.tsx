"use client";
import { useRef, useState } from "react";
import type { InputViewProps, Missing, TaskInput } from "../../core/task.js";
import { Field } from "../../ui/Field.js";
import { useWords } from "../../ui/words.js";
import { findFault, type JsonRequest, requestFromCard, requestToCard, toRequest } from "./request.js";

/** Asks anything: the request itself, as JSON. Reads every example of a card; nothing in it is run or loaded. */
export const requestInput: TaskInput<JsonRequest> = {
  empty: { json: "" },
  fromCard: requestFromCard,
  missing: lacksOf,
  toRequest,
  toCard: requestToCard,
  View: RequestField,
};

function lacksOf({ json }: JsonRequest): Missing | undefined {
  const message = json.trim() === "" ? "Write a request first." : findFault(json);
  return message === undefined ? undefined : { field: "json", message };
}

function RequestField({ value, onChange, readOnly, missing }: InputViewProps<JsonRequest>) {
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
      label="Request (JSON)"
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
            placeholder={'{\n  "inputs": "…"\n}'}
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
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
