import type { ReactNode } from "react";
import { defineTask, type TaskId } from "../../core/task.js";
import { jsonInput } from "../../inputs/jsonInput.js";
import { answerOutput } from "../../outputs/anything/index.js";
import { createWidget } from "../../widget/createWidget.js";
import type { WidgetPropsOf } from "../../widget/Widget.js";

const bracesGlyph = "M6 2.5C3.4 2.5 5.4 7.2 3 8c2.4.8.4 5.5 3 5.5M10 2.5c2.6 0 .6 4.7 3 5.5c-2.4.8-.4 5.5-3 5.5";

/**
 * Asks a model of any kind by JSON, and draws its answer by what it is.
 *
 * Source: https://huggingface.co/docs/hub/models-widgets
 */
export const task = defineTask({
  id: "other",
  name: "Other task",
  icon: bracesGlyph,
  layout: "stack",
  input: jsonInput({
    label: "Request (JSON)",
    lacks: "Write a request first.",
    placeholder: '{\n  "inputs": "…"\n}',
  }),
  output: answerOutput,
  examples: [
    {
      example_title: "One text",
      text: "The last ferry leaves at a quarter past seven.",
      output: [
        { label: "timetable", score: 0.91 },
        { label: "weather", score: 0.06 },
        { label: "recipe", score: 0.03 },
      ],
    },
  ],
});

/** Tries a model of any kind in the page. */
export const OtherWidget = createWidget(task);
export default OtherWidget;

/**
 * Makes the widget for a task that has none of its own: the request as JSON, the answer drawn by what it is.
 *
 * `id` goes with each request; `name` stands in the title in words, "Text to video" for `text-to-video`.
 */
export function createOtherWidget(id: TaskId, name: string = id): (props: WidgetPropsOf<typeof task>) => ReactNode {
  return createWidget({ ...task, id, name: titleOf(name), examples: [] });
}

/** Longest title, in characters: names come out of cards. */
const longestTitle = 60;

function titleOf(name: string): string {
  const words = name
    .slice(0, longestTitle)
    .replace(/[-_\s]+/g, " ")
    .trim()
    .replace(/\b(?:ml|3d)\b/g, (word) => word.toUpperCase());
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
