"use client";
import type { ReactNode } from "react";
import { useId } from "react";
import type { Message } from "../core/message.js";
import type { Missing } from "../core/task.js";
import { Icon } from "./Icon.js";
import { warn } from "./icons.js";
import { useWords } from "./words.js";

export interface FieldProps {
  label: Message;
  /** The name `missing` may call this field by. */
  name: string;
  /** Marks the field and says what it lacks, when it is the one that is missing. */
  missing: Missing | undefined;
  /** Short facts at the end of the label's line, such as a count. */
  count?: ReactNode;
  /** Draws the control; spread `control` on the element that takes focus. */
  children(control: FieldControl): ReactNode;
}

/** Attributes that tie a control to its label and its error. */
export interface FieldControl {
  id: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
}

/** A labelled control with a place for what it lacks. */
export function Field({ label, name, missing, count, children }: FieldProps) {
  const t = useWords();
  const id = useId();
  const lacks = missing?.field === name ? missing.message : undefined;
  return (
    <div className="iw-field">
      <div className="iw-label-row">
        <label className="iw-label" htmlFor={id}>
          {t(label)}
        </label>
        {count !== undefined && (
          <span className="iw-count">
            <bdi>{count}</bdi>
          </span>
        )}
      </div>
      {children({
        id,
        "aria-invalid": lacks !== undefined || undefined,
        "aria-describedby": lacks && `${id}-lacks`,
      })}
      {lacks && (
        <p className="iw-note iw-note-bad" id={`${id}-lacks`}>
          <Icon path={warn} />
          {t(lacks)}
        </p>
      )}
    </div>
  );
}
