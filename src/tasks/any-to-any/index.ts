import { conversation } from "../../core/chat.js";
import { defineTask } from "../../core/task.js";
import { chatParameters } from "../../inputs/chat/chatParameters.js";
import { mediaChatInput } from "../../inputs/chat/mediaChatInput.js";
import { mediaChatOutput } from "../../outputs/chat/mediaChatOutput.js";
import { chatGlyph } from "../../ui/icons.js";
import { useHeadingLevel } from "../../widget/context.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Talks with a model that takes and gives words, pictures, sounds and videos.
 *
 * Source: https://huggingface.co/tasks/any-to-any
 */
export const task = defineTask({
  id: "any-to-any",
  name: "Any to any",
  icon: chatGlyph,
  verb: "Send",
  layout: "transcript",
  input: mediaChatInput({ takes: ["image", "audio", "video"] }),
  output: mediaChatOutput({ useHeadingLevel }),
  conversation,
  parameters: chatParameters,
  examples: [
    {
      example_title: "A hut by the lake",
      src: "/models/demo/postcard-desk/lake.png",
      text: "What would you hear in this place?",
      output: { text: "Water against a boat, and the fire in the hut." },
    },
    {
      example_title: "In words",
      text: "Say hello in Welsh.",
      output: { text: "Helo!" },
    },
  ],
});

/** Talks in the page with a model of all media. */
export const AnyToAnyWidget = createWidget(task);
export default AnyToAnyWidget;
