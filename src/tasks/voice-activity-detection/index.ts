import { defineTask } from "../../core/task.js";
import { audioInput } from "../../inputs/audioInput.js";
import { createWidget } from "../../widget/createWidget.js";
import { voiceOutput } from "./Output.js";

const voiceGlyph = "M2.5 8h1.6M6 5.2v5.6M8 3v10M10 5.2v5.6M11.9 8h1.6";

/**
 * Where in a sound somebody speaks, and who.
 *
 * Source: https://huggingface.co/tasks/voice-activity-detection
 */
export const task = defineTask({
  id: "voice-activity-detection",
  name: "Voice activity detection",
  icon: voiceGlyph,
  layout: "stack",
  input: audioInput({ label: "Audio" }),
  output: voiceOutput,
  examples: [
    {
      example_title: "At the ticket desk",
      src: "/models/demo/turn-taking/desk.mp3",
      output: [
        { class: "SPEAKER_00", start: 0.3, end: 1.78 },
        { class: "SPEAKER_01", start: 2.02, end: 3 },
        { class: "SPEAKER_00", start: 3.36, end: 5.12 },
        { class: "SPEAKER_01", start: 4.66, end: 5.48 },
        { class: "SPEAKER_00", start: 6.1, end: 6.86 },
      ],
    },
    {
      example_title: "Shopping list",
      src: "/models/demo/turn-taking/list.flac",
      output: [
        { label: "speech", start: 0.4, end: 0.84 },
        { label: "speech", start: 1.9, end: 2.32 },
        { label: "speech", start: 3.3, end: 3.96 },
      ],
    },
  ],
});

/** Tries a voice-activity-detection model in the page. */
export const VoiceActivityDetectionWidget = createWidget(task);
export default VoiceActivityDetectionWidget;
