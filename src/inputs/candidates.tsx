"use client";
import { useState } from "react";
import { addCandidates, splitCandidates } from "../core/candidates.js";
import type { Message } from "../core/message.js";
import type { InputViewProps, Missing } from "../core/task.js";
import type { ChipsProps } from "../ui/Chips.js";
import { Field } from "../ui/Field.js";
import { Icon } from "../ui/Icon.js";
import { close } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { useWords } from "../ui/words.js";

/** What the labels a model chooses among lack; undefined when there is one. */
export function missingCandidates(labels: readonly string[]): Missing | undefined {
  return labels.length === 0 ? { field: "labels", message: "Add at least one label first." } : undefined;
}

/** A field for the labels a model chooses among, named `labels`. A label that is still being written counts already. */
export function CandidatesField({ label = "Labels", value, onChange, readOnly, missing }: CandidatesFieldProps) {
  const t = useWords();
  const [early, setEarly] = useState<string>();
  if (readOnly) {
    return (
      <div className="iw-field">
        <div className="iw-label-row">
          <span className="iw-label">{t(label)}</span>
        </div>
        <ul className="iw-pills iw-row iw-media-still" aria-label={t(label)}>
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
        <Chips
          control={control}
          label={t(label)}
          value={value}
          onChange={onChange}
          placeholder={t("battery, screen, price…")}
          early={early}
          onEarly={setEarly}
        />
      )}
    </Field>
  );
}

export interface CandidatesFieldProps extends InputViewProps<readonly string[]> {
  /** @default "Labels" */
  label?: Message;
}

interface EarlyChipsProps extends ChipsProps {
  onEarly(draft: string | undefined): void;
}

const Chips = lazily<EarlyChipsProps>(() => import("../ui/Chips.js"), PlainChips, true);

/** The labels with a field for more of them, which are added when it is left. */
function PlainChips({ control, value, onChange, placeholder, early = "", onEarly }: EarlyChipsProps) {
  return (
    <div className="iw-pills">
      {value.length > 0 && (
        <div className="iw-pills-row">
          {value.map((chip) => (
            <span className="iw-pill" key={chip}>
              <bdi className="iw-pill-text" dir="auto">
                {chip}
              </bdi>
              <span className="iw-tool">
                <Icon path={close} className="iw-i12" />
              </span>
            </span>
          ))}
        </div>
      )}
      <input
        {...control}
        className="iw-pill-field"
        placeholder={placeholder}
        value={early}
        onFocus={() => onEarly(early)}
        onChange={(event) => onEarly(event.target.value)}
        onBlur={() => {
          onEarly(undefined);
          onChange(addCandidates(value, splitCandidates(early)));
        }}
      />
    </div>
  );
}
