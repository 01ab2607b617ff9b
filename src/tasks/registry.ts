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
  "feature-extraction": () => import("./feature-extraction/index.js"),
  "fill-mask": () => import("./fill-mask/index.js"),
  "graph-ml": () => import("./graph-ml/index.js"),
  "image-classification": () => import("./image-classification/index.js"),
  "image-feature-extraction": () => import("./image-feature-extraction/index.js"),
  "image-segmentation": () => import("./image-segmentation/index.js"),
  "image-to-text": () => import("./image-to-text/index.js"),
  "multiple-choice": () => import("./multiple-choice/index.js"),
  other: () => import("./other/index.js"),
  "question-answering": () => import("./question-answering/index.js"),
  "sentence-similarity": () => import("./sentence-similarity/index.js"),
  summarization: () => import("./summarization/index.js"),
  "table-question-answering": () => import("./table-question-answering/index.js"),
  "table-to-text": () => import("./table-to-text/index.js"),
  "tabular-classification": () => import("./tabular-classification/index.js"),
  "tabular-regression": () => import("./tabular-regression/index.js"),
  "tabular-to-text": () => import("./tabular-to-text/index.js"),
  "text-classification": () => import("./text-classification/index.js"),
  "text-generation": () => import("./text-generation/index.js"),
  "text-ranking": () => import("./text-ranking/index.js"),
  "text-retrieval": () => import("./text-retrieval/index.js"),
  "time-series-forecasting": () => import("./time-series-forecasting/index.js"),
  "token-classification": () => import("./token-classification/index.js"),
  translation: () => import("./translation/index.js"),
  "visual-question-answering": () => import("./visual-question-answering/index.js"),
  "zero-shot-classification": () => import("./zero-shot-classification/index.js"),
  "zero-shot-image-classification": () => import("./zero-shot-image-classification/index.js"),
} satisfies Partial<Record<TaskId, () => Promise<TaskModule>>>;
