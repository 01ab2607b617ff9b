import { defineTask } from "../../core/task.js";
import { videoParameters } from "../../inputs/videoParameters.js";
import { videoTextInput } from "../../inputs/videoTextInput.js";
import { videoOutput } from "../../outputs/video.js";
import { videoGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Makes another video out of a video.
 *
 * Source: https://huggingface.co/docs/hub/models-tasks
 */
export const task = defineTask({
  id: "video-to-video",
  name: "Video to video",
  icon: videoGlyph,
  layout: "split",
  input: videoTextInput({
    media: "Video",
    text: "Prompt (optional)",
    placeholder: "Say what should change…",
    needs: "media",
  }),
  output: videoOutput,
  parameters: videoParameters("text"),
  examples: [
    {
      example_title: "Day to night",
      src: "/models/demo/night-painter/day.webm",
      prompt: "make it night",
      output: { url: "/models/demo/night-painter/night.webm", seed: 3 },
    },
    {
      example_title: "Day to rain",
      src: "/models/demo/night-painter/day.webm",
      prompt: "grey sky, rain, a yellow boat",
      output: { url: "/models/demo/night-painter/storm.webm", seed: 5 },
    },
  ],
});

/** Tries a video-to-video model in the page. */
export const VideoToVideoWidget = createWidget(task);
export default VideoToVideoWidget;
