import { defineTask } from "../../core/task.js";
import { generationFields, soundRequest } from "../../inputs/soundRequest.js";
import { textInput } from "../../inputs/textInput.js";
import { soundOutput } from "../../outputs/sound.js";
import { createWidget } from "../../widget/createWidget.js";

const speakerGlyph = "M2.5 6.2h2.6L8 3.6v8.8L5.1 9.8H2.5zM10.4 6a3 3 0 0 1 0 4M12 4a5.4 5.4 0 0 1 0 8";

const input = textInput({ label: "Text", placeholder: "Write what is to be said…" });

/**
 * A text, spoken.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-to-speech
 */
export const task = defineTask({
  id: "text-to-speech",
  name: "Text to speech",
  icon: speakerGlyph,
  verb: "Speak",
  layout: "stack",
  input: { ...input, toRequest: (value, parameters) => input.toRequest(value, soundRequest(parameters)) },
  output: soundOutput({ promise: "The text will be heard here, to play and to save.", name: "Speech" }),
  parameters: [
    { name: "voice", label: "Voice", help: "The name of a voice that the model knows.", kind: "text" },
    {
      name: "speed",
      label: "Speed",
      help: "1 is the voice's own. Not every model heeds it.",
      kind: "number",
      min: 0.25,
      max: 4,
      step: 0.05,
    },
    ...generationFields,
  ],
  examples: [
    {
      example_title: "At the pier",
      text: "High water at the pier is at twenty past four.",
      output: { url: "/models/demo/pier-voice/tide.flac" },
    },
    {
      example_title: "Closing time",
      text: "The library closes in ten minutes.",
      output: { url: "/models/demo/pier-voice/library.flac" },
    },
  ],
});

/** Tries a text-to-speech model in the page. */
export const TextToSpeechWidget = createWidget(task);
export default TextToSpeechWidget;
