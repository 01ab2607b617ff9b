import type { ParameterField } from "../core/parameters.js";

type NumberField = Extract<ParameterField, { kind: "number" }>;

/** Fields for how a model writes, by the names that text-generation-inference and the Hub's clients give them. */
export const maxNewTokens: NumberField = {
  name: "max_new_tokens",
  label: "Longest answer, in tokens",
  help: "A token is a short word or a part of one.",
  kind: "number",
  min: 1,
  max: 32_768,
  step: 1,
};

export const temperature: NumberField = {
  name: "temperature",
  label: "Temperature",
  help: "Higher values bring more surprising words.",
  kind: "number",
  min: 0,
  max: 10,
  step: 0.1,
};

export const topK: NumberField = {
  name: "top_k",
  label: "Words to choose from",
  help: "Only so many of the likeliest next tokens are considered.",
  kind: "number",
  min: 1,
  max: 1000,
  step: 1,
};

export const topP: NumberField = {
  name: "top_p",
  label: "Share to choose from",
  help: "Only the likeliest next tokens that together reach this probability are considered.",
  kind: "number",
  min: 0,
  max: 1,
  step: 0.05,
};

export const repetitionPenalty: NumberField = {
  name: "repetition_penalty",
  label: "Penalty for repeating",
  help: "1 is none.",
  kind: "number",
  min: 0,
  max: 10,
  step: 0.1,
};

export const doSample: ParameterField = {
  name: "do_sample",
  label: "Sampling",
  help: "Off, the likeliest token always comes next.",
  kind: "boolean",
};

export const seed: NumberField = {
  name: "seed",
  label: "Seed",
  help: "The same seed gives the same answer again.",
  kind: "number",
  min: 0,
  max: 4_294_967_295,
  step: 1,
};

export const stopTexts: ParameterField = {
  name: "stop",
  label: "Stop at",
  help: "One text per line, \\n for a line break. The answer ends where one of them comes up.",
  kind: "lines",
};

export const returnSequences: NumberField = {
  name: "num_return_sequences",
  label: "Answers",
  kind: "number",
  min: 1,
  max: 10,
  step: 1,
};
