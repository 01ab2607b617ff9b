"use client";
import type { Message } from "../core/message.js";
import type { InputViewProps, Missing } from "../core/task.js";
import { Chips } from "../ui/Chips.js";
import { Field } from "../ui/Field.js";
import { useWords } from "../ui/words.js";

/** What the labels a model chooses among lack; undefined when there is one. */
export function missingCandidates(labels: readonly string[]): Missing | undefined {
  return labels.length === 0 ? { field: "labels", message: "Add at least one label first." } : undefined;
}

/** A field for the labels a model chooses among, named `labels`. A label that is still being written counts already. */
export function CandidatesField({ label = "Labels", value, onChange, readOnly, missing }: CandidatesFieldProps) {
  const t = useWords();
  if (readOnly) {
    return (
      <div className="iw-field">
        <div className="iw-label-row">
          <span className="iw-label">{t(label)}</span>
        </div>
        <ul className="iw-pills iw-pills-fixed" aria-label={t(label)}>
          {value.map((name) => (
            <li className="iw-pill" key={name}>
              <bdi className="iw-pill-text" dir="auto">
                {name}
              </bdi>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const count = value.length === 0 ? undefined : t("{n} {n|label|labels}", { n: value.length });
  return (
    <Field label={label} name="labels" missing={missing} count={count}>
      {(control) => (
        <Chips control={control} label={t(label)} value={value} onChange={onChange} placeholder={t("battery, screen, price…")} />
      )}
    </Field>
  );
}

export interface CandidatesFieldProps extends InputViewProps<readonly string[]> {
  /** @default "Labels" */
  label?: Message;
}
