import { defineTask } from "../../core/task.js";
import { imageInput } from "../../inputs/imageInput.js";
import { SegmentationView } from "../../outputs/masks/MasksView.js";
import { readSegmentation, segmentationToCard, segmentationToText } from "../../outputs/masks/segmentation.js";
import { maskGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";

/**
 * Divides a picture into labelled parts.
 *
 * Source: https://huggingface.co/tasks/image-segmentation
 */
export const task = defineTask({
  id: "image-segmentation",
  name: "Image segmentation",
  icon: maskGlyph,
  verb: "Segment",
  layout: "stack",
  input: imageInput({ label: "Image" }),
  output: {
    promise: "The parts of the picture, each under a mask with its label.",
    fromCard: readSegmentation,
    fromAnswer: readSegmentation,
    toCard: segmentationToCard,
    toText: (output, _input, t) => segmentationToText(output, t),
    View: SegmentationView,
  },
  parameters: [
    {
      kind: "number",
      name: "threshold",
      label: "Threshold",
      help: "Segments the model is less sure of are left out.",
      min: 0,
      max: 1,
      step: 0.01,
    },
    {
      kind: "number",
      name: "mask_threshold",
      label: "Mask threshold",
      help: "How sure the model must be of a pixel for it to belong to a mask.",
      min: 0,
      max: 1,
      step: 0.01,
    },
    {
      kind: "number",
      name: "overlap_mask_area_threshold",
      label: "Least part of a mask that stays",
      help: "A mask is left out when more than the rest of it lies under better ones.",
      min: 0,
      max: 1,
      step: 0.01,
    },
    {
      kind: "choice",
      name: "subtask",
      label: "Kind of segments",
      help: "Single things, kinds of things, or both; models know one or more of these.",
      options: ["instance", "semantic", "panoptic"],
    },
  ],
  examples: [
    {
      example_title: "Lake at dusk",
      src: "/models/demo/lake-segments/lake.png",
      output: [
        {
          label: "cabin",
          score: 0.987,
          mask: "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAAAAAAXsL65AAAAcElEQVR42u3WwQ2AQAwDweu/6eXNgwI4z3SwUizlHAAAAAAAAAAAAAAAAAAAAACAb1WCBQv+XePLWm96r869u7i2imuruLaKa6u4toprq7gU337UGbFgwYIF/zb46tfyAAAAAAAAAAAAAAAAAAAAOx41TizwtxU8cQAAAABJRU5ErkJggg==",
        },
        {
          label: "boat",
          score: 0.874,
          mask: "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAAAAAAXsL65AAAAV0lEQVR42u3SwQkAMAwDsey/dPoshXQBR9rgsKsAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACCdS/L7dSum9aP3CVnyd/d1TsmJ+cCAAAAAAAAAAA/BzBvXaPiUvhXAAAAAElFTkSuQmCC",
        },
        {
          label: "sun",
          score: 0.64,
          mask: "iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAAAAAAXsL65AAAAYklEQVR42u3YOQHAMBDEQPMnLRdBkNY7w0DVPecAAAAAAAAAAAAAAAAAAAAAP1Rt1X7WejeKa6u4xorXgmusWLBgwYIFm8OC7dKuJfewjwcAAAAAAAAAAAAAAAAAAAAAwCMu2WYNAiNVJEcAAAAASUVORK5CYII=",
        },
      ],
    },
    {
      example_title: "Street with a tram",
      src: "/models/demo/lake-segments/street.png",
      output: [
        {
          label: "tram",
          score: 0.993,
          mask: "iVBORw0KGgoAAAANSUhEUgAAAKAAAABrCAAAAADVi9aGAAAAcUlEQVR42u3YuwqAMBBFwfz/T6+FWPtglYs7U6VY8EBCAq4FAAAAAAAAAHBb7bIbbdOEk6jvv30Jl0w1SO97s7CGBFZ6n8DYQoECBQocHlgCBQoUKFCgt1jgo9COyYzA7/+znX71+mR74bFomwQAYLwNTcxz/RFuCLUAAAAASUVORK5CYII=",
        },
        {
          label: "tree",
          score: 0.917,
          mask: "iVBORw0KGgoAAAANSUhEUgAAAKAAAABrCAAAAADVi9aGAAAAj0lEQVR42u3YsQ6DMBBEwfv/n96IRIpoKBFrM1Ph7gls6fAMAAAAAPCUJN11P9/n4r5zaHVfV2FSXpj2QoE3BaY8L+V5JYEpD8zSgQWJSXlh2gs3CIzAtQOdEnvQFxb49mFh6gP/hdP9V3LxMnsvkI5V8R3c9Grv6w+cFQJHoECBAgUK3DfQNCMQAAAAeKkPMPG2dARHwSwAAAAASUVORK5CYII=",
        },
        {
          label: "person",
          score: 0.883,
          mask: "iVBORw0KGgoAAAANSUhEUgAAAKAAAABrCAAAAADVi9aGAAAAX0lEQVR42u3XwQkAIQxFwfTf9F/EAjzsJQkz4P2hBrQKAAAAAAAAAAAAAADGSxKB2wO7X0JDsjswaV44JDACBRqSxw6me5/ArSc8YEjOa6v5Y+EugX8Cq/eQ+HkDzPEBlkN9g5qQAZQAAAAASUVORK5CYII=",
        },
      ],
    },
  ],
});

/** The ready-made widget that divides a picture into labelled parts. */
export const ImageSegmentationWidget = createWidget(task);
export default ImageSegmentationWidget;
