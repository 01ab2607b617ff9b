"use client";
import { isRecord } from "../../core/parse.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { jsonInput } from "../../inputs/jsonInput.js";
import type { JsonRequest } from "../../inputs/jsonRequest.js";
import { useWords } from "../../ui/words.js";

const stateField = jsonInput({
  label: "State (JSON)",
  lacks: "Write the state of the environment first.",
  placeholder: "[0.02, -0.01, 0.03, 0.04]",
  inputs: "bare",
});

/** Asks an agent what it does in a state of its environment. A card may give the state as `structured_data`, one figure by each name. */
export const stateInput: TaskInput<JsonRequest> = {
  ...stateField,
  fromCard({ structured_data: state, ...example }) {
    if (!isRecord(state)) return stateField.fromCard(example);
    // A table of one row, as which it is read, is a state.
    const figures = Object.entries(state).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length === 1 ? value[0] : value,
    ]);
    return stateField.fromCard({ inputs: Object.fromEntries(figures) });
  },
  View: State,
};

function State(props: InputViewProps<JsonRequest>) {
  const t = useWords();
  if (!props.readOnly || props.value.json !== "") return <stateField.View {...props} />;
  return <p className="iw-quiet-text">{t("An episode that the author recorded. Nothing is asked in it.")}</p>;
}
