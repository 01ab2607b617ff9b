import type { ParameterField } from "../../core/parameters.js";

/** Fields for how a model answers, by the names of the chat protocol. */
export const chatParameters: readonly ParameterField[] = [
  { name: "max_tokens", label: "Longest answer, in tokens", kind: "number", min: 1, max: 8192, step: 1 },
  {
    name: "temperature",
    label: "Temperature",
    help: "Near 0 the likeliest words, above 1 surprising ones.",
    kind: "number",
    min: 0,
    max: 2,
    step: 0.05,
  },
  { name: "top_p", label: "Share of likely words", kind: "number", min: 0, max: 1, step: 0.01 },
  { name: "frequency_penalty", label: "Against repeating words", kind: "number", min: -2, max: 2, step: 0.1 },
  { name: "presence_penalty", label: "Against staying on a subject", kind: "number", min: -2, max: 2, step: 0.1 },
  { name: "seed", label: "Seed", help: "The same seed may give the same answer.", kind: "number", min: 0, max: 9999, step: 1 },
];
