"use client";
import { isRecord, toScore } from "../../core/parse.js";
import type { InputViewProps, Media, TaskInput } from "../../core/task.js";
import { ImageField } from "../../inputs/imageInput.js";
import { asMedia, mediaToSend } from "../../inputs/media.js";
import { asText, TextField } from "../../inputs/textInput.js";
import { Field } from "../../ui/Field.js";
import { useWords } from "../../ui/words.js";

/** What a robot perceives, and what it is told to do. Any of them may be absent. */
export interface Observation {
  readonly instruction: string;
  /** What its camera sees. */
  readonly view: Media | undefined;
  /** Where its parts are, as numbers with commas between them. */
  readonly state: string;
}

/**
 * Asks a robot's policy what to do next.
 *
 * Reads `text`, `instruction`, `prompt` or `task`, `src` or `image`, and `state` or `structured_data`, also within `observation`. The request's `inputs` are
 * `{ observation: { image, state }, instruction }`.
 */
export const observationInput: TaskInput<Observation> = {
  empty: { instruction: "", view: undefined, state: "" },
  fromCard(example) {
    const inner = isRecord(example.observation) ? example.observation : {};
    const told = { ...inner, ...example };
    const instruction = [told.text, told.instruction, told.prompt, told.task].map(asText).find((text) => text !== undefined);
    const view = asMedia(told.src) ?? asMedia(told.image);
    const named = isRecord(told.structured_data) ? Object.values(told.structured_data).flat() : undefined;
    const state = told.state ?? inner["observation.state"] ?? named;
    return {
      instruction: instruction ?? "",
      view,
      state: Array.isArray(state) ? state.map((value) => toScore(value) ?? "?").join(", ") : (asText(state) ?? ""),
    };
  },
  missing({ instruction, view, state }) {
    if (instruction.trim() === "" && view === undefined && state.trim() === "")
      return { field: "text", message: "Say what to do, or give what the robot perceives." };
    if (readState(state) === undefined)
      return { field: "state", message: "Write numbers with commas between them, such as 0.1, -0.4, 1." };
    return undefined;
  },
  toRequest({ instruction, view, state }, parameters) {
    const numbers = readState(state) ?? [];
    const image = mediaToSend(view);
    return {
      inputs: {
        observation: { ...(image !== undefined && { image }), ...(numbers.length > 0 && { state: numbers }) },
        ...(instruction.trim() !== "" && { instruction }),
      },
      parameters,
    };
  },
  toCard: ({ instruction, view, state }) => ({
    ...(view !== undefined && { src: view }),
    ...(instruction !== "" && { text: instruction }),
    ...(state !== "" && { state: readState(state) ?? state }),
  }),
  View: ObservationFields,
};

/** The numbers of a state, none for an empty one; undefined where one is no number. */
function readState(state: string): readonly number[] | undefined {
  const words = state.split(/[\s,;[\]]+/).filter(Boolean);
  const numbers = words.flatMap((word) => toScore(word) ?? []);
  return numbers.length === words.length ? numbers : undefined;
}

function ObservationFields({ value, onChange, ...props }: InputViewProps<Observation>) {
  const t = useWords();
  const { instruction, view, state } = value;
  const hides = (isEmpty: boolean) => props.readOnly && isEmpty;
  if (hides(instruction === "" && view === undefined && state === "")) {
    return <p className="iw-quiet-text">{t("An episode that the author recorded. Nothing is asked in it.")}</p>;
  }
  return (
    <>
      {!hides(instruction === "") && (
        <TextField
          {...props}
          label="Instruction"
          name="text"
          low
          placeholder="Say what to do…"
          value={instruction}
          onChange={(text) => onChange({ ...value, instruction: text })}
        />
      )}
      {!hides(view === undefined) && (
        <ImageField {...props} label="Camera (optional)" value={view} onChange={(media) => onChange({ ...value, view: media })} />
      )}
      {!hides(state === "") && (
        <Field
          label="State (optional)"
          name="state"
          missing={props.missing}
          {...(props.readOnly && { count: t("fixed example") })}
        >
          {(control) => (
            <textarea
              {...control}
              className="iw-text iw-text-low"
              rows={1}
              // Figures stand from left to right in every language.
              dir="ltr"
              readOnly={props.readOnly}
              placeholder="0.1, -0.4, 1"
              value={state}
              onChange={(event) => onChange({ ...value, state: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
