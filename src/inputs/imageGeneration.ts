import type { ParameterField, Parameters } from "../core/parameters.js";

type NumberField = Extract<ParameterField, { kind: "number" }>;

/** Fields for how a model makes a picture, by the names that diffusers and the Hub's clients give them. */
export const negativePrompt: ParameterField = {
  name: "negative_prompt",
  label: "Negative prompt",
  help: "What the picture should not show.",
  kind: "text",
};

export const guidanceScale: NumberField = {
  name: "guidance_scale",
  label: "Guidance",
  help: "Higher values keep closer to the prompt.",
  kind: "number",
  min: 0,
  max: 50,
  step: 0.5,
};

export const inferenceSteps: NumberField = {
  name: "num_inference_steps",
  label: "Steps",
  help: "More steps take longer and often bring finer pictures.",
  kind: "number",
  min: 1,
  max: 500,
  step: 1,
};

export const imageWidth: NumberField = {
  name: "width",
  label: "Width, in pixels",
  help: "Sent together with the height.",
  kind: "number",
  min: 16,
  max: 8192,
  step: 8,
};

export const imageHeight: NumberField = {
  name: "height",
  label: "Height, in pixels",
  help: "Sent together with the width.",
  kind: "number",
  min: 16,
  max: 8192,
  step: 8,
};

export const scheduler: ParameterField = {
  name: "scheduler",
  label: "Scheduler",
  help: "A name that the server knows, such as EulerDiscreteScheduler.",
  kind: "text",
};

export const imageSeed: NumberField = {
  name: "seed",
  label: "Seed",
  help: "The same seed gives the same picture again.",
  kind: "number",
  min: 0,
  max: 4_294_967_295,
  step: 1,
};

/** The parameters without a width or a height that stands alone, which servers refuse. */
export function withWholeSize(parameters: Parameters): Parameters {
  const { width, height, ...rest } = parameters;
  return width === undefined || height === undefined ? rest : parameters;
}

/** The parameters with width and height as the one `target_size` that models take which are given a picture. */
export function withTargetSize(parameters: Parameters): Parameters {
  const { width, height, ...rest } = parameters;
  return width === undefined || height === undefined ? rest : { ...rest, target_size: { width, height } };
}
