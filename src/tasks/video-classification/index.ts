import { defineTask } from "../../core/task.js";
import { labelsToReturn, scoresAs } from "../../inputs/classification.js";
import { videoInput } from "../../inputs/videoInput.js";
import { labelsOutput } from "../../outputs/labels.js";
import { labelGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Names what happens in a video.
 *
 * Source: https://huggingface.co/tasks/video-classification
 */
export const task = defineTask({
  id: "video-classification",
  name: "Video classification",
  icon: labelGlyph,
  layout: "split",
  input: videoInput({ label: "Video" }),
  output: labelsOutput,
  parameters: [
    labelsToReturn,
    {
      kind: "number",
      name: "num_frames",
      label: "Pictures looked at",
      help: "How many pictures of the video the model sees; each model was made for one number of them.",
      min: 1,
      max: 512,
      step: 1,
    },
    {
      kind: "number",
      name: "frame_sampling_rate",
      label: "Step between pictures",
      help: "1 takes pictures one after the other, 4 every fourth.",
      min: 1,
      max: 240,
      step: 1,
    },
    scoresAs,
  ],
  examples: [
    {
      example_title: "Paper boat",
      src: "/models/demo/clip-spotter/boat.webm",
      output: [
        { label: "sailing", score: 0.914 },
        { label: "surfing water", score: 0.041 },
        { label: "canoeing or kayaking", score: 0.027 },
      ],
    },
    {
      example_title: "Kite",
      src: "/models/demo/clip-spotter/kite.webm",
      output: [
        { label: "flying kite", score: 0.973 },
        { label: "paragliding", score: 0.012 },
        { label: "throwing ball", score: 0.004 },
      ],
    },
  ],
});

/** Tries a video-classification model in the page. */
export const VideoClassificationWidget = createWidget(task);
export default VideoClassificationWidget;
