"use client";
import { useId, useState } from "react";
import type { ParameterField } from "../core/parameters.js";
import { useWords } from "../ui/words.js";
import type { WidgetState } from "./context.js";

type State = WidgetState["state"];

/** What stands in the opened panel of parameters: a field for each, and a button that sets all back. */
export default function ParameterFields({ state }: { state: State }) {
  const t = useWords();
  const isChosen = Object.values(state.chosen).some((value) => value !== undefined);
  return (
    <div className="iw-params-list">
      {state.task.parameters?.map((field) => (
        <Parameter key={field.name} field={field} state={state} />
      ))}
      <div>
        <button className="iw-run iw-plain" type="button" aria-disabled={!isChosen} onClick={state.resetParameters}>
          {t("Reset")}
        </button>
      </div>
    </div>
  );
}

function Parameter({ field, state }: { field: ParameterField; state: State }) {
  const t = useWords();
  const id = useId();
  return (
    <div className="iw-param">
      <label className="iw-param-label" htmlFor={id}>
        {t(field.label)}
      </label>
      <Control field={field} id={id} state={state} />
      {field.help !== undefined && (
        <p className="iw-note" id={`${id}-help`}>
          {t(field.help)}
        </p>
      )}
    </div>
  );
}

function Control({ field, id, state }: { field: ParameterField; id: string; state: State }) {
  const t = useWords();
  const described = field.help === undefined ? undefined : `${id}-help`;
  const inherited = state.inheritedParameters[field.name];
  const chosen = state.chosen[field.name];
  const unset = inherited === undefined ? t("Default") : t("Default: {value}", { value: valueText(inherited) });
  const set = (value: unknown) => state.setParameter(field.name, value);
  switch (field.kind) {
    case "number":
      return <NumberControl id={id} described={described} field={field} value={chosen} unset={inherited} onChange={set} />;
    case "text":
      return (
        <input
          enterKeyHint="go"
          className="iw-line iw-param-control"
          id={id}
          aria-describedby={described}
          value={chosen === undefined ? "" : valueText(chosen)}
          placeholder={unset}
          onChange={(event) => set(event.target.value || undefined)}
        />
      );
    case "lines":
      return <LinesControl id={id} described={described} value={chosen} unset={inherited} onChange={set} />;
    case "boolean":
    case "choice": {
      const options = field.kind === "boolean" ? ["true", "false"] : field.options;
      const name = (option: string) => (field.kind === "choice" ? option : option === "true" ? t("On") : t("Off"));
      return (
        <select
          className="iw-line iw-param-control"
          id={id}
          aria-describedby={described}
          value={chosen === undefined ? "" : valueText(chosen)}
          onChange={(event) => {
            const { value } = event.target;
            set(value === "" ? undefined : field.kind === "boolean" ? value === "true" : value);
          }}
        >
          <option value="">{unset}</option>
          {options.map((option) => (
            <option key={option} value={option}>
              {name(option)}
            </option>
          ))}
        </select>
      );
    }
  }
}

interface NumberControlProps {
  id: string;
  described: string | undefined;
  field: Extract<ParameterField, { kind: "number" }>;
  value: unknown;
  unset: unknown;
  onChange(value: number | undefined): void;
}

/** A number within the field's bounds; what is out of bounds stays written, marked, and is not sent. */
function NumberControl({ id, described, field, value, unset, onChange }: NumberControlProps) {
  const t = useWords();
  const [draft, setDraft] = useState(value === undefined ? "" : valueText(value));
  const number = Number(draft);
  const invalid = draft !== "" && !(number >= field.min && number <= field.max);
  return (
    <>
      <input
        enterKeyHint="go"
        className="iw-line iw-param-control"
        id={id}
        type="number"
        min={field.min}
        max={field.max}
        step={field.step}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? `${id}-bounds` : described}
        // What was set from outside is shown as it is; a number out of bounds as it was written, though it is not sent.
        value={invalid || Number(draft) === value ? draft : valueText(value ?? "")}
        placeholder={unset === undefined ? t("Default") : valueText(unset)}
        onChange={(event) => {
          const text = event.target.value;
          const next = Number(text);
          setDraft(text);
          onChange(text !== "" && next >= field.min && next <= field.max ? next : undefined);
        }}
      />
      {invalid && (
        <p className="iw-note iw-note-bad" id={`${id}-bounds`}>
          {t("Between {min} and {max}.", { min: field.min, max: field.max })}
        </p>
      )}
    </>
  );
}

interface LinesControlProps {
  id: string;
  described: string | undefined;
  value: unknown;
  unset: unknown;
  onChange(value: readonly string[] | undefined): void;
}

/** Texts, one per line; a line break within a text is written `\n`. */
function LinesControl({ id, described, value, unset, onChange }: LinesControlProps) {
  const t = useWords();
  const [draft, setDraft] = useState(linesOf(value));
  const isOwn = valueText(readLines(draft)) === valueText(value);
  return (
    <textarea
      className="iw-text iw-param-lines"
      id={id}
      rows={2}
      aria-describedby={described}
      // What was set from outside is shown as it is.
      value={isOwn ? draft : linesOf(value)}
      placeholder={unset === undefined ? t("Default") : linesOf(unset)}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(readLines(event.target.value));
      }}
    />
  );
}

function readLines(lines: string): readonly string[] | undefined {
  const texts = lines.split("\n").flatMap((line) => (line === "" ? [] : [line.replaceAll("\\n", "\n")]));
  return texts.length > 0 ? texts : undefined;
}

function linesOf(value: unknown): string {
  const texts: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return texts.map((text) => valueText(text).replaceAll("\n", "\\n")).join("\n");
}

/** A value as text. Cards and pages may set any, also one that is made of others. */
function valueText(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
