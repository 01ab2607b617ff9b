import { conversation } from "../../core/chat.js";
import { defineTask } from "../../core/task.js";
import { chatParameters } from "../../inputs/chat/chatParameters.js";
import { mediaChatInput } from "../../inputs/chat/mediaChatInput.js";
import { mediaChatOutput } from "../../outputs/chat/mediaChatOutput.js";
import { videoGlyph } from "../../ui/icons.js";
import { useHeadingLevel } from "../../widget/context.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Talks with a model about videos, turn by turn.
 *
 * Source: https://huggingface.co/tasks/video-text-to-text
 */
export const task = defineTask({
  id: "video-text-to-text",
  name: "Video and text to text",
  icon: videoGlyph,
  verb: "Send",
  layout: "transcript",
  input: mediaChatInput({ takes: ["video"] }),
  output: mediaChatOutput({ useHeadingLevel }),
  conversation,
  parameters: chatParameters,
  examples: [
    {
      example_title: "Along the street",
      src: "/models/demo/film-talk/street.webm",
      text: "What passes by?",
      output: { text: "First a tree and the striped awnings of some shops, then a yellow tram, seen from the side." },
    },
  ],
});

/** Talks in the page with a model that watches videos. */
export const VideoTextToTextWidget = createWidget(task);
export default VideoTextToTextWidget;
