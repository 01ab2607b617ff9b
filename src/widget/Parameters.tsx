"use client";
import { useId, useState } from "react";
import type { ParameterField } from "../core/parameters.js";
import { Icon } from "../ui/Icon.js";
import { chevron, tune } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { useWords } from "../ui/words.js";
import { useWidget } from "./context.js";
import { Part, type PartProps } from "./Part.js";

/** The task's parameters: what the visitor sets wins over the example, the card and the defaults. */
export function Parameters(props: PartProps<"details">) {
  const { state } = useWidget("Parameters");
  const t = useWords();
  const fields = state.task.parameters ?? [];
  if (fields.length === 0) return null;
  const set = Object.entries(state.parameters).filter(([name]) => fields.some((field) => field.name === name));
  const isChosen = Object.values(state.chosen).some((value) => value !== undefined);
  return (
    <Part tag="details" given={props} part="parameters" className="iw-params">
      <summary className="iw-params-sum">
        <Icon path={tune} className="iw-params-icon" />
        {t("Parameters")}
        <span className="iw-params-now">
          <bdi>{set.length === 0 ? t("Defaults") : set.map(([name, value]) => `${name} ${String(value)}`).join(" · ")}</bdi>
        </span>
        <Icon path={chevron} className="iw-params-chevron" />
      </summary>
      <div className="iw-params-list">
        {fields.map((field) => (
          <Parameter key={field.name} field={field} />
        ))}
        <div>
          <button className="iw-run iw-plain" type="button" aria-disabled={!isChosen} onClick={state.resetParameters}>
            {t("Reset")}
          </button>
        </div>
      </div>
    </Part>
  );
}

const LinesControl = lazily(
  () => import("./LinesControl.js"),
  () => null,
);

function Parameter({ field }: { field: ParameterField }) {
  const t = useWords();
  const id = useId();
  return (
    <div className="iw-param">
      <label className="iw-param-label" htmlFor={id}>
        {t(field.label)}
      </label>
      <Control field={field} id={id} />
      {field.help !== undefined && (
        <p className="iw-note" id={`${id}-help`}>
          {t(field.help)}
        </p>
      )}
    </div>
  );
}

function Control({ field, id }: { field: ParameterField; id: string }) {
  const { state } = useWidget("Parameters");
  const t = useWords();
  const described = field.help === undefined ? undefined : `${id}-help`;
  const inherited = state.inheritedParameters[field.name];
  const chosen = state.chosen[field.name];
  const unset = inherited === undefined ? t("Default") : t("Default: {value}", { value: String(inherited) });
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
          value={chosen === undefined ? "" : String(chosen)}
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
          value={chosen === undefined ? "" : String(chosen)}
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
  const [draft, setDraft] = useState(value === undefined ? "" : String(value));
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
        value={invalid || Number(draft) === value ? draft : String(value ?? "")}
        placeholder={unset === undefined ? t("Default") : String(unset)}
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
