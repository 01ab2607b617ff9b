import type { ReactNode } from "react";
import type { TaskId } from "../core/task.js";
import type { WidgetProps } from "../widget/Widget.js";

/** What a task's folder gives: the task as a value, and its widget. */
export interface TaskModule {
  readonly task: { readonly id: TaskId };
  readonly default: (props: WidgetProps) => ReactNode;
}

/** Every task there is a widget for, loaded when it is needed. */
export const registry = {
  "text-classification": () => import("./text-classification/index.js"),
} satisfies Partial<Record<TaskId, () => Promise<TaskModule>>>;
