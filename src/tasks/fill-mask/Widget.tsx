"use client";
import { useMemo } from "react";
import { defineTask } from "../../core/task.js";
import { TaskWidget } from "../../widget/createWidget.js";
import type { WidgetPropsOf } from "../../widget/Widget.js";
import { maskInput } from "./Input.js";
import { fillsOutput } from "./Output.js";

/** A line of text with a gap in its middle. */
const maskGlyph = "M2.5 4h11M2.5 12.5h7M2.5 8.2h2M11.5 8.2h2M6 6.5h4v3.4H6z";

/**
 * The task with the mask of one model, such as `[MASK]`: texts with another model's mask are sent with this one.
 *
 * Without it, `<mask>`, `[MASK]`, `{mask}` and `<MASK>` are masks, and each text is sent as it stands.
 */
export function fillMaskTask(maskToken?: string) {
  const mask = maskToken ?? "<mask>";
  return defineTask({
    id: "fill-mask",
    name: "Fill mask",
    icon: maskGlyph,
    layout: "split",
    input: maskInput(maskToken),
    output: fillsOutput(maskToken),
    parameters: [
      { name: "top_k", label: "Words for each mask", kind: "number", min: 1, max: 100, step: 1 },
      {
        name: "targets",
        label: "Only these words",
        help: "With commas between them. The model chooses among them instead of all the words it knows.",
        kind: "text",
      },
    ],
    examples: [
      {
        example_title: "Breakfast",
        text: `On Sundays we eat ${mask} with honey and walnuts.`,
        output: [
          { score: 0.412, token: 1, token_str: " pancakes", sequence: "On Sundays we eat pancakes with honey and walnuts." },
          { score: 0.267, token: 2, token_str: " porridge", sequence: "On Sundays we eat porridge with honey and walnuts." },
          { score: 0.093, token: 3, token_str: " yoghurt", sequence: "On Sundays we eat yoghurt with honey and walnuts." },
        ],
      },
      {
        example_title: "Two words",
        text: `The ${mask} sings before the ${mask} rises.`,
        output: [
          [
            { score: 0.381, token: 4, token_str: " blackbird" },
            { score: 0.194, token: 5, token_str: " robin" },
          ],
          [
            { score: 0.873, token: 6, token_str: " sun" },
            { score: 0.071, token: 7, token_str: " moon" },
          ],
        ],
      },
    ],
  });
}

/** Tries a model that fills masks in the page; the card tells its mask. */
export function FillMaskWidget(props: WidgetPropsOf<ReturnType<typeof fillMaskTask>>) {
  const maskToken = props.card?.maskToken;
  const task = useMemo(() => fillMaskTask(maskToken), [maskToken]);
  return <TaskWidget task={task} {...props} />;
}
