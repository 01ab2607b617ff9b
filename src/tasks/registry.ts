import type { ReactNode } from "react";
import type { TaskId } from "../core/task.js";
import type { WidgetProps } from "../widget/Widget.js";

/** What a task's folder gives: the task as a value, and its widget. */
export interface TaskModule {
  readonly task: { readonly id: TaskId; readonly input: { readonly empty: unknown } };
  /** Whoever knows only the name of a task cannot know the types of its input and output. */
  readonly default: (props: WidgetProps<never, never>) => ReactNode;
}

/** Every task there is a widget for, loaded when it is needed. */
export const registry = {
  "any-to-any": () => import("./any-to-any/index.js"),
  "audio-classification": () => import("./audio-classification/index.js"),
  "audio-text-to-text": () => import("./audio-text-to-text/index.js"),
  "audio-to-audio": () => import("./audio-to-audio/index.js"),
  "automatic-speech-recognition": () => import("./automatic-speech-recognition/index.js"),
  conversational: () => import("./conversational/index.js"),
  "depth-estimation": () => import("./depth-estimation/index.js"),
  "document-question-answering": () => import("./document-question-answering/index.js"),
  "feature-extraction": () => import("./feature-extraction/index.js"),
  "fill-mask": () => import("./fill-mask/index.js"),
  "graph-ml": () => import("./graph-ml/index.js"),
  "image-classification": () => import("./image-classification/index.js"),
  "image-feature-extraction": () => import("./image-feature-extraction/index.js"),
  "image-segmentation": () => import("./image-segmentation/index.js"),
  "image-text-to-image": () => import("./image-text-to-image/index.js"),
  "image-text-to-text": () => import("./image-text-to-text/index.js"),
  "image-text-to-video": () => import("./image-text-to-video/index.js"),
  "image-to-3d": () => import("./image-to-3d/index.js"),
  "image-to-image": () => import("./image-to-image/index.js"),
  "image-to-text": () => import("./image-to-text/index.js"),
  "image-to-video": () => import("./image-to-video/index.js"),
  "keypoint-detection": () => import("./keypoint-detection/index.js"),
  "mask-generation": () => import("./mask-generation/index.js"),
  "multiple-choice": () => import("./multiple-choice/index.js"),
  "object-detection": () => import("./object-detection/index.js"),
  other: () => import("./other/index.js"),
  "question-answering": () => import("./question-answering/index.js"),
  "reinforcement-learning": () => import("./reinforcement-learning/index.js"),
  robotics: () => import("./robotics/index.js"),
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
  "text-to-3d": () => import("./text-to-3d/index.js"),
  "text-to-audio": () => import("./text-to-audio/index.js"),
  "text-to-image": () => import("./text-to-image/index.js"),
  "text-to-speech": () => import("./text-to-speech/index.js"),
  "text-to-video": () => import("./text-to-video/index.js"),
  "time-series-forecasting": () => import("./time-series-forecasting/index.js"),
  "token-classification": () => import("./token-classification/index.js"),
  translation: () => import("./translation/index.js"),
  "unconditional-image-generation": () => import("./unconditional-image-generation/index.js"),
  "video-classification": () => import("./video-classification/index.js"),
  "video-text-to-text": () => import("./video-text-to-text/index.js"),
  "video-to-video": () => import("./video-to-video/index.js"),
  "visual-document-retrieval": () => import("./visual-document-retrieval/index.js"),
  "visual-question-answering": () => import("./visual-question-answering/index.js"),
  "voice-activity-detection": () => import("./voice-activity-detection/index.js"),
  "zero-shot-classification": () => import("./zero-shot-classification/index.js"),
  "zero-shot-image-classification": () => import("./zero-shot-image-classification/index.js"),
  "zero-shot-object-detection": () => import("./zero-shot-object-detection/index.js"),
} satisfies Partial<Record<TaskId, () => Promise<TaskModule>>>;
