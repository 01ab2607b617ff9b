import type { ParameterField } from "../core/parameters.js";

/** What models that make videos out of noise take. `negative` is how the server takes what to avoid: one text, or a list. */
export function videoParameters(negative: "text" | "lines"): readonly ParameterField[] {
  const avoid = { name: "negative_prompt", label: "Avoid", help: "What the video should not show." } as const;
  return [
    negative === "lines"
      ? { ...avoid, kind: "lines", help: "What the video should not show, one thing per line." }
      : { ...avoid, kind: "text" },
    {
      kind: "number",
      name: "num_frames",
      label: "Pictures",
      help: "How many pictures the video is made of. More take longer.",
      min: 1,
      max: 512,
      step: 1,
    },
    {
      kind: "number",
      name: "guidance_scale",
      label: "Guidance",
      help: "How closely the model keeps to the words; high values look less natural.",
      min: 0,
      max: 30,
      step: 0.1,
    },
    {
      kind: "number",
      name: "num_inference_steps",
      label: "Steps",
      help: "More steps take longer and show more detail.",
      min: 1,
      max: 200,
      step: 1,
    },
    {
      kind: "number",
      name: "seed",
      label: "Seed",
      help: "The same seed with the same words makes the same video.",
      min: 0,
      max: 4294967295,
      step: 1,
    },
  ];
}
