import type { TaskId } from "../core/task.js";
import { type FrontMatter, textsOf } from "./frontMatter.js";
import type { ModelCard, Report } from "./modelCard.js";

/**
 * Every task in the Hub's order, from the more to the less specific: of several task tags the earliest here counts.
 *
 * `conversational` stands where it stood while it was a tag of its own.
 * Source: https://github.com/huggingface/huggingface.js/blob/main/packages/tasks/src/pipelines.ts
 */
const taskOrder: readonly TaskId[] = [
  "text-classification",
  "token-classification",
  "table-question-answering",
  "question-answering",
  "zero-shot-classification",
  "translation",
  "summarization",
  "conversational",
  "feature-extraction",
  "text-generation",
  "fill-mask",
  "sentence-similarity",
  "text-to-speech",
  "text-to-audio",
  "automatic-speech-recognition",
  "audio-to-audio",
  "audio-classification",
  "audio-text-to-text",
  "voice-activity-detection",
  "depth-estimation",
  "image-classification",
  "object-detection",
  "image-segmentation",
  "text-to-image",
  "image-to-text",
  "image-to-image",
  "image-to-video",
  "unconditional-image-generation",
  "video-classification",
  "reinforcement-learning",
  "robotics",
  "tabular-classification",
  "tabular-regression",
  "tabular-to-text",
  "table-to-text",
  "multiple-choice",
  "text-ranking",
  "text-retrieval",
  "time-series-forecasting",
  "text-to-video",
  "image-text-to-text",
  "image-text-to-image",
  "image-text-to-video",
  "visual-question-answering",
  "document-question-answering",
  "zero-shot-image-classification",
  "graph-ml",
  "mask-generation",
  "zero-shot-object-detection",
  "text-to-3d",
  "image-to-3d",
  "image-feature-extraction",
  "video-text-to-text",
  "keypoint-detection",
  "visual-document-retrieval",
  "any-to-any",
  "video-to-video",
  "other",
];

/** Tags the Hub has had under another name. */
const formerNames: ReadonlyMap<string, TaskId> = new Map([
  ["text2text-generation", "text-generation"],
  ["structured-data-classification", "tabular-classification"],
  ["speech-segmentation", "voice-activity-detection"],
]);

/** Names of pipelines, which some cards give as `pipeline_tag`; as tags they are only keywords. */
const pipelineNames: ReadonlyMap<string, TaskId> = new Map([
  ["sentiment-analysis", "text-classification"],
  ["ner", "token-classification"],
  ["vqa", "visual-question-answering"],
  ["asr", "automatic-speech-recognition"],
]);

/**
 * The task a card tells: its `pipeline_tag`, else the earliest task among its tags.
 *
 * A model that writes text becomes `conversational` when it has that tag.
 * An unknown `pipeline_tag` means no task, whatever the tags say; it is reported.
 * Source: https://huggingface.co/docs/hub/models-widgets#enabling-a-widget
 */
export function inferTask(data: FrontMatter, report?: Report): Pick<ModelCard, "task" | "taskSource"> {
  const tags = [...textsOf(data.tags), ...textsOf(data.tag)].map(normalise);
  const told = readPipelineTag(data.pipeline_tag, report);
  if (told) return { task: told.task && conversationOf(told.task, tags), taskSource: told.task && "card" };

  const task = earliest(tags);
  return { task: task && conversationOf(task, tags), taskSource: task && "tags" };
}

/** Undefined when the card leaves the task to its tags. */
function readPipelineTag(value: unknown, report: Report | undefined): { readonly task: TaskId | undefined } | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") {
    report?.({
      code: "bad-pipeline-tag",
      severity: "warning",
      path: "pipeline_tag",
      message: "`pipeline_tag` is not a text and is left out; the tags decide.",
    });
    return undefined;
  }
  const name = normalise(value);
  const task = taskNamed(name) ?? pipelineNames.get(name);
  if (!task) {
    report?.({
      code: "unknown-task",
      severity: "warning",
      path: "pipeline_tag",
      message: `There is no task named "${value}".`,
    });
  }
  return { task };
}

function earliest(tags: readonly string[]): TaskId | undefined {
  const named = new Set(tags.map(taskNamed));
  return taskOrder.find((task) => named.has(task));
}

function conversationOf(task: TaskId, tags: readonly string[]): TaskId {
  const writesText = task === "text-generation" || task === "image-text-to-text";
  return writesText && tags.includes("conversational") ? "conversational" : task;
}

function taskNamed(name: string): TaskId | undefined {
  return formerNames.get(name) ?? taskOrder.find((task) => task === name);
}

function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
