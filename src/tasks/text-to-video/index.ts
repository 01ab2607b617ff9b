import { defineTask } from "../../core/task.js";
import { textInput } from "../../inputs/textInput.js";
import { videoParameters } from "../../inputs/videoParameters.js";
import { videoOutput } from "../../outputs/video.js";
import { videoGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Makes a video out of words.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-to-video
 */
export const task = defineTask({
  id: "text-to-video",
  name: "Text to video",
  icon: videoGlyph,
  layout: "split",
  input: textInput({ label: "Prompt", placeholder: "Describe the video…" }),
  output: videoOutput,
  parameters: videoParameters("lines"),
  examples: [
    {
      example_title: "Paper boat",
      text: "a white paper boat crosses a calm bay, layers of cut paper, morning light",
      output: { url: "/models/demo/paper-theatre/boat.webm", seed: 7 },
    },
    {
      example_title: "Kite",
      text: "a red and yellow kite rises over green hills, layers of cut paper",
      output: { url: "/models/demo/paper-theatre/kite.webm", seed: 12 },
    },
  ],
});

/** Tries a text-to-video model in the page. */
export const TextToVideoWidget = createWidget(task);
export default TextToVideoWidget;
