import { defineTask } from "../../core/task.js";
import { textInput } from "../../inputs/textInput.js";
import { modelOutput } from "../../outputs/model/index.js";
import { solidGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Makes a 3D model out of words.
 *
 * Source: https://huggingface.co/tasks/text-to-3d
 */
export const task = defineTask({
  id: "text-to-3d",
  name: "Text to 3D",
  icon: solidGlyph,
  layout: "split",
  input: textInput({ label: "Prompt", placeholder: "Describe a thing…" }),
  output: modelOutput,
  examples: [
    {
      example_title: "Chair",
      text: "a wooden chair with a linen cushion",
      output: { url: "/models/demo/word-carver/chair.glb" },
    },
    {
      example_title: "Vase",
      text: "a blue vase with a golden band",
      output: { url: "/models/demo/word-carver/vase.glb" },
    },
  ],
});

/** Tries a text-to-3d model in the page. */
export const TextTo3dWidget = createWidget(task);
export default TextTo3dWidget;
