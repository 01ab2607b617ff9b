import { conversation } from "../../core/chat.js";
import { defineTask } from "../../core/task.js";
import { chatParameters } from "../../inputs/chat/chatParameters.js";
import { mediaChatInput } from "../../inputs/chat/mediaChatInput.js";
import { mediaChatOutput } from "../../outputs/chat/mediaChatOutput.js";
import { pictureGlyph } from "../../ui/icons.js";
import { useHeadingLevel } from "../../widget/context.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Talks with a model about pictures, turn by turn.
 *
 * Source: https://huggingface.co/tasks/image-text-to-text
 */
export const task = defineTask({
  id: "image-text-to-text",
  name: "Image and text to text",
  icon: pictureGlyph,
  verb: "Send",
  layout: "transcript",
  input: mediaChatInput({ takes: ["image"] }),
  output: mediaChatOutput({ useHeadingLevel }),
  conversation,
  parameters: chatParameters,
  examples: [
    {
      example_title: "A hut by the lake",
      src: "/models/demo/picture-talk/lake.png",
      text: "Is anybody at home?",
      output: { text: "It seems so. There is light in both windows, and smoke rises from the chimney." },
    },
    {
      example_title: "A street at noon",
      src: "/models/demo/picture-talk/street.png",
      text: "What colour is the tram?",
      output: { text: "Yellow, with a red line below the windows." },
    },
  ],
});

/** Talks in the page with a model that sees pictures. */
export const ImageTextToTextWidget = createWidget(task);
export default ImageTextToTextWidget;
