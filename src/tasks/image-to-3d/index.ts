import { defineTask } from "../../core/task.js";
import { imageInput } from "../../inputs/imageInput.js";
import { modelOutput } from "../../outputs/model/index.js";
import { solidGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Makes a 3D model of what a picture shows.
 *
 * Source: https://huggingface.co/tasks/image-to-3d
 */
export const task = defineTask({
  id: "image-to-3d",
  name: "Image to 3D",
  icon: solidGlyph,
  layout: "split",
  input: imageInput({ label: "Image" }),
  output: modelOutput,
  examples: [
    {
      example_title: "Vase",
      src: "/models/demo/photo-carver/vase.png",
      output: { url: "/models/demo/photo-carver/vase.glb" },
    },
    {
      example_title: "Chair",
      src: "/models/demo/photo-carver/chair.png",
      output: { url: "/models/demo/photo-carver/chair.glb" },
    },
  ],
});

/** Tries an image-to-3d model in the page. */
export const ImageTo3dWidget = createWidget(task);
export default ImageTo3dWidget;
