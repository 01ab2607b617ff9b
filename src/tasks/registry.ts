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
  "automatic-speech-recognition": () => import("./automatic-speech-recognition/index.js"),
  conversational: () => import("./conversational/index.js"),
  "image-segmentation": () => import("./image-segmentation/index.js"),
  other: () => import("./other/index.js"),
  "question-answering": () => import("./question-answering/index.js"),
  "table-question-answering": () => import("./table-question-answering/index.js"),
  "text-classification": () => import("./text-classification/index.js"),
  "token-classification": () => import("./token-classification/index.js"),
} satisfies Partial<Record<TaskId, () => Promise<TaskModule>>>;
