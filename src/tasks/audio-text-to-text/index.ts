import { conversation } from "../../core/chat.js";
import { defineTask } from "../../core/task.js";
import { chatParameters } from "../../inputs/chat/chatParameters.js";
import { mediaChatInput } from "../../inputs/chat/mediaChatInput.js";
import { mediaChatOutput } from "../../outputs/chat/mediaChatOutput.js";
import { audioGlyph } from "../../ui/icons.js";
import { useHeadingLevel } from "../../widget/context.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Talks with a model about sounds, turn by turn.
 *
 * Source: https://huggingface.co/tasks/audio-text-to-text
 */
export const task = defineTask({
  id: "audio-text-to-text",
  name: "Audio and text to text",
  icon: audioGlyph,
  verb: "Send",
  layout: "transcript",
  input: mediaChatInput({ takes: ["audio"] }),
  output: mediaChatOutput({ useHeadingLevel }),
  conversation,
  parameters: chatParameters,
  examples: [
    {
      example_title: "The forecast",
      src: "/models/demo/sound-talk/weather.wav",
      text: "Do I need an umbrella?",
      output: { text: "Take one if you stay out late. It says that there will be rain before midnight." },
    },
  ],
});

/** Talks in the page with a model that listens. */
export const AudioTextToTextWidget = createWidget(task);
export default AudioTextToTextWidget;
