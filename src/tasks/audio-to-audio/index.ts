import { defineTask } from "../../core/task.js";
import { audioInput } from "../../inputs/audioInput.js";
import { createWidget } from "../../widget/createWidget.js";
import { tracksOutput } from "./Output.js";

const tracksGlyph = "M2.5 4.5h1.4M5.5 3v3M7.8 2v5M10.2 3v3M12.2 4.5h1.3M2.5 11.5h1.4M5.5 10v3M7.8 9v5M10.2 10v3M12.2 11.5h1.3";

/**
 * A sound made into others: noise taken away, voices or instruments apart, another voice.
 *
 * Source: https://huggingface.co/tasks/audio-to-audio
 */
export const task = defineTask({
  id: "audio-to-audio",
  name: "Audio to audio",
  icon: tracksGlyph,
  layout: "stack",
  input: audioInput({ label: "Audio" }),
  output: tracksOutput,
  examples: [
    {
      example_title: "Recipe over chimes",
      src: "/models/demo/two-stems/mix.flac",
      output: [
        { label: "voice", url: "/models/demo/two-stems/voice.flac" },
        { label: "chimes", url: "/models/demo/two-stems/chimes.flac" },
      ],
    },
    {
      example_title: "Call through hiss",
      src: "/models/demo/two-stems/hiss.flac",
      output: { label: "without noise", url: "/models/demo/two-stems/caller.flac" },
    },
  ],
});

/** Tries an audio-to-audio model in the page. */
export const AudioToAudioWidget = createWidget(task);
export default AudioToAudioWidget;
