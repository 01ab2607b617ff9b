import type { ReactNode } from "react";
import type { Task } from "../core/task.js";
import { createWidget } from "./createWidget.js";
import type { WidgetProps } from "./Widget.js";

/**
 * Makes the ready-made widget of a task whose results may be unsuitable for some: it is `veiled`, the same task with its results
 * kept back until they are asked for, where the card has the tag `not-for-all-audiences`.
 */
export function createVeilableWidget<I, O>(task: Task<I, O>, veiled: Task<I, O>): (props: WidgetProps<I, O>) => ReactNode {
  const OpenWidget = createWidget(task);
  const VeiledWidget = createWidget(veiled);
  return (props) => (isMarked(props.card?.data.tags) ? <VeiledWidget {...props} /> : <OpenWidget {...props} />);
}

function isMarked(tags: unknown): boolean {
  return [tags].flat().some((tag) => tag === "not-for-all-audiences");
}
