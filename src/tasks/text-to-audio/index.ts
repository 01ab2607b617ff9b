import { defineTask } from "../../core/task.js";
import { seed } from "../../inputs/generation.js";
import { generationFields, soundRequest } from "../../inputs/soundRequest.js";
import { textInput } from "../../inputs/textInput.js";
import { soundOutput } from "../../outputs/sound.js";
import { createWidget } from "../../widget/createWidget.js";

const noteGlyph =
  "M6 12V3.8l7-1.3v8M6 12a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 1 1 3.6 0M13 10.5a1.8 1.8 0 1 1-3.6 0a1.8 1.8 0 1 1 3.6 0";

const input = textInput({ label: "Description", placeholder: "Describe music or a sound…" });

/**
 * Music or a sound, made from a description.
 *
 * Source: https://huggingface.co/tasks/text-to-audio
 */
export const task = defineTask({
  id: "text-to-audio",
  name: "Text to audio",
  icon: noteGlyph,
  verb: "Generate",
  layout: "stack",
  input: { ...input, toRequest: (value, parameters) => input.toRequest(value, soundRequest(parameters)) },
  output: soundOutput({ promise: "The sound will be heard here, to play and to save.", name: "Sound" }),
  parameters: [
    {
      name: "duration",
      label: "Length",
      help: "In seconds. Not every model can be told.",
      kind: "number",
      min: 1,
      max: 300,
      step: 1,
    },
    { ...seed, help: "The same seed gives the same sound again." },
    ...generationFields,
  ],
  examples: [
    {
      example_title: "Music box",
      text: "A slow lullaby on a small music box",
      output: { url: "/models/demo/music-box/lullaby.mp3" },
    },
    {
      example_title: "Rain",
      text: "Rain on a tin roof, no thunder",
      output: { url: "/models/demo/music-box/roof.mp3" },
    },
  ],
});

/** Tries a text-to-audio model in the page. */
export const TextToAudioWidget = createWidget(task);
export default TextToAudioWidget;
