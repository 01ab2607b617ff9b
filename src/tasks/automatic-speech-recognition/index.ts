import type { ParameterField } from "../../core/parameters.js";
import { defineTask, type TaskInput } from "../../core/task.js";
import { audioInput } from "../../inputs/audioInput.js";
import type { MediaInput } from "../../inputs/media.js";
import { audioGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { transcriptOutput } from "./Output.js";

const timestamps: ParameterField = {
  kind: "choice",
  name: "return_timestamps",
  label: "Timestamps",
  help: "When each sentence or word is said. Not every model can tell.",
  options: ["off", "sentence", "word"],
};

/** What servers call the choices of `return_timestamps`; without the parameter they give no times. */
const serverNames: Readonly<Record<string, unknown>> = { off: undefined, sentence: true };

const audio = audioInput({ label: "Audio" });
const input: TaskInput<MediaInput> = {
  ...audio,
  toRequest(value, { return_timestamps: times, ...others }) {
    const sent = typeof times === "string" && Object.hasOwn(serverNames, times) ? serverNames[times] : times;
    return audio.toRequest(value, sent === undefined ? others : { ...others, return_timestamps: sent });
  },
};

/** Writes down what is said in a sound. */
export const task = defineTask({
  id: "automatic-speech-recognition",
  name: "Automatic speech recognition",
  icon: audioGlyph,
  verb: "Transcribe",
  layout: "stack",
  input,
  output: transcriptOutput,
  parameters: [timestamps],
  examples: [
    {
      example_title: "Harbour announcement",
      src: "/models/demo/dictation/ferry.wav",
      output: {
        text: "Good morning. The last ferry to the island leaves at a quarter past seven. Please keep your ticket.",
        chunks: [
          { text: "Good morning.", timestamp: [0.1, 0.88] },
          { text: "The last ferry to the island leaves at a quarter past seven.", timestamp: [1.12, 4.26] },
          { text: "Please keep your ticket.", timestamp: [4.5, 5.76] },
        ],
      },
    },
    {
      example_title: "Weather",
      src: "/models/demo/dictation/weather.wav",
      output: { text: "Light wind from the west with rain before midnight." },
    },
  ],
});

/** A widget that transcribes a file or a recording. */
export const AutomaticSpeechRecognitionWidget = createWidget(task);
export default AutomaticSpeechRecognitionWidget;
