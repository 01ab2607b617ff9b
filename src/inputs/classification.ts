import type { ParameterField } from "../core/parameters.js";

/** Fields for how a classifier answers, by the names that the Hub's pipelines give them. */
export const labelsToReturn: ParameterField = {
  name: "top_k",
  label: "Labels to return",
  kind: "number",
  min: 1,
  max: 1000,
  step: 1,
};

export const scoresAs: ParameterField = {
  name: "function_to_apply",
  label: "Scores as",
  help: "Softmax makes the scores share one whole, sigmoid judges each label alone, none gives them raw.",
  kind: "choice",
  options: ["softmax", "sigmoid", "none"],
};
