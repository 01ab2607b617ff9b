import type { ParameterField, Parameters } from "../core/parameters.js";
import { isRecord } from "../core/parse.js";

/** Fields for how a model draws a sound; servers take them together, as `generation_parameters`. */
export const generationFields: readonly ParameterField[] = [
  {
    name: "temperature",
    label: "Temperature",
    help: "Higher values bring a livelier, less even sound.",
    kind: "number",
    min: 0,
    max: 2,
    step: 0.05,
  },
  { name: "max_new_tokens", label: "Longest sound, in tokens", kind: "number", min: 1, max: 32_768, step: 1 },
  { name: "do_sample", label: "Vary the sound", help: "Off, the same text always sounds the same.", kind: "boolean" },
];

/**
 * Parameters as a request for a sound holds them: those of `generationFields` in `generation_parameters`, over what a card
 * put there.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-to-speech
 */
export function soundRequest({ generation_parameters, ...parameters }: Parameters): Parameters {
  const isNested = (name: string) => generationFields.some((field) => field.name === name);
  const entries = Object.entries(parameters);
  const nested = {
    ...(isRecord(generation_parameters) && generation_parameters),
    ...Object.fromEntries(entries.filter(([name]) => isNested(name))),
  };
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isNested(name))),
    ...(Object.keys(nested).length > 0 && { generation_parameters: nested }),
  };
}
