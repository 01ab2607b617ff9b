import { isRecord, toScore } from "../../core/parse.js";
import { defineTask } from "../../core/task.js";
import { audioInput } from "../../inputs/audioInput.js";
import { labelsToReturn, scoresAs } from "../../inputs/classification.js";
import { labelsOutput } from "../../outputs/labels.js";
import { audioGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Labels for a sound: what makes it, the language or the mood of a voice, the style of music.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/audio-classification
 */
export const task = defineTask({
  id: "audio-classification",
  name: "Audio classification",
  icon: audioGlyph,
  layout: "split",
  input: audioInput({ label: "Audio" }),
  output: { ...labelsOutput, fromAnswer: (body, input) => labelsOutput.fromAnswer(labelled(body), input) },
  parameters: [labelsToReturn, scoresAs],
  examples: [
    {
      example_title: "Bell",
      src: "/models/demo/small-sounds/bell.flac",
      output: [
        { label: "bell", score: 0.931 },
        { label: "music box", score: 0.048 },
        { label: "glass", score: 0.014 },
      ],
    },
    {
      example_title: "Rain",
      src: "/models/demo/small-sounds/rain.flac",
      output: [
        { label: "rain", score: 0.874 },
        { label: "applause", score: 0.069 },
        { label: "frying", score: 0.041 },
      ],
    },
  ],
});

/** Tries an audio-classification model in the page. */
export const AudioClassificationWidget = createWidget(task);
export default AudioClassificationWidget;

/** A mapping of labels to scores, as some servers answer, as a list; anything else as it is. */
function labelled(body: unknown): unknown {
  if (!isRecord(body) || "label" in body) return body;
  const entries = Object.entries(body);
  return entries.length > 0 && entries.every(([, score]) => toScore(score) !== null)
    ? entries.map(([label, score]) => ({ label, score }))
    : body;
}
