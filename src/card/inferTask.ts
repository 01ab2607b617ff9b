import { isRecord } from "../core/parse.js";
import type { TaskId } from "../core/task.js";
import { taskOfConfig, taskOfParts } from "./architectures.js";
import { type FrontMatter, textsOf } from "./frontMatter.js";
import { readLibraries } from "./libraries.js";
import type { Report, TaskSource } from "./modelCard.js";

/** What the Hub knows of a model besides its card: fields of its API's answer, as they come. */
export interface HubFacts {
  /** `config`: parts of the model's configuration files, such as `{ architectures: ["BertForMaskedLM"], model_type: "bert" }`. */
  readonly config?: unknown;
  readonly tags?: unknown;
  /** `library_name`. */
  readonly libraryName?: string | undefined;
  /** The Hub's own reading of the configuration; its `pipeline_tag` wins over the class. */
  readonly transformersInfo?: unknown;
}

/** What a model does, as far as can be told. */
export interface InferredTask {
  /** Undefined when nothing tells. */
  readonly task: TaskId | undefined;
  readonly taskSource: TaskSource | undefined;
  /** A `pipeline_tag` that is no task of the Hub, in its spelling: a name to show, without a widget. */
  readonly taskName?: string;
  /** Libraries the model can be run with, the one that counts first; may be empty. */
  readonly libraries: readonly string[];
}

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

/** Tasks by their tags, of today and of former days. */
const taskTags: ReadonlyMap<string, TaskId> = new Map([
  ...taskOrder.map((task) => [task, task] as const),
  ["text2text-generation", "text-generation"],
  ["structured-data-classification", "tabular-classification"],
  ["speech-segmentation", "voice-activity-detection"],
]);

/** Names of pipelines, which some cards give for a task; as tags they are only keywords. */
const pipelineNames: ReadonlyMap<string, TaskId> = new Map([
  ["sentiment-analysis", "text-classification"],
  ["ner", "token-classification"],
  ["vqa", "visual-question-answering"],
  ["asr", "automatic-speech-recognition"],
]);

/** Keys in which some authors name the task. The Hub does not read them. */
const hintKeys = ["pipeline-tag", "pipelineTag", "task", "Task", "tasks", "pipeline", "task_categories", "task_ids"];

/**
 * What a model does, decided as the Hub decides it.
 *
 * A `pipeline_tag` of the card wins. Else its tags and the class of its configuration are pooled, and the earliest in the Hub's
 * order of tasks counts, not the first in the card. Then what the library is for; last, marked as a hint, keys of the card that
 * the Hub does not read. A model that writes text becomes `conversational` when it has that tag; one that reads pictures too is talked to as such.
 * `inference: false` changes nothing.
 * An unknown `pipeline_tag` means no task, whatever the rest says. Repairs are reported.
 * Source: https://huggingface.co/docs/hub/models-widgets#enabling-a-widget
 */
export function inferTask(data: FrontMatter, facts: HubFacts = {}, report?: Report): InferredTask {
  const tags = [...textsOf(data.tags), ...textsOf(data.tag), ...textsOf(facts.tags)];
  const libraries = readLibraries(data, tags, facts.libraryName, facts.config);

  const told = readPipelineTag(data.pipeline_tag, report);
  if (told?.task) return { task: conversationOf(told.task, tags), taskSource: "card", libraries };
  if (told) return { task: undefined, taskSource: "card", taskName: told.name, libraries };

  const [task, taskSource] = inferFrom(data, tags, libraries, facts, report) ?? [];
  return { task: task && conversationOf(task, tags), taskSource, libraries };
}

function inferFrom(
  data: FrontMatter,
  tags: readonly string[],
  libraries: readonly string[],
  { config, transformersInfo }: HubFacts,
  report: Report | undefined,
): readonly [TaskId, TaskSource] | undefined {
  // The Hub takes a tag only as it is spelt: `Token Classification` is a keyword.
  const tagged = tags.flatMap((tag) => taskTags.get(tag) ?? []);
  const pooled = earliest([...tagged, ...taskOfModel(config, transformersInfo)]);
  if (pooled) return [pooled, tagged.includes(pooled) ? "tags" : "config"];

  const made = taskOfParts(config);
  if (made) return [made, "config"];
  if (libraries.includes("sentence-transformers")) return ["sentence-similarity", "library"];
  const hint = readHint(data, report);
  return hint && [hint, "hint"];
}

/** Undefined when the card leaves the task to its tags. */
function readPipelineTag(
  value: unknown,
  report: Report | undefined,
): { readonly name: string; readonly task: TaskId | undefined } | undefined {
  if (value === undefined || value === null) return undefined;
  const warn = (code: string, severity: "info" | "warning", message: string) =>
    report?.({ code, severity, path: "pipeline_tag", message });

  const [text] = textsOf(value);
  if (typeof value !== "string") {
    const rest = text === undefined ? "is left out; the tags decide" : `is read as "${text}"`;
    warn("bad-pipeline-tag", "warning", `\`pipeline_tag\` is not one text and ${rest}.`);
  }
  if (text === undefined) return undefined;
  const name = normalise(text);
  if (name === "none") {
    if (typeof value === "string") warn("bad-pipeline-tag", "info", "`pipeline_tag` names no task; the tags decide.");
    return undefined;
  }
  const task = taskOrPipelineNamed(name);
  if (!task) warn("unknown-task", "warning", `There is no task named "${text}".`);
  else if (task !== text) warn("task-spelling", "info", `\`pipeline_tag\` "${text}" is read as \`${task}\`. Write it so.`);
  return { name: text, task };
}

function readHint(data: FrontMatter, report: Report | undefined): TaskId | undefined {
  for (const key of hintKeys) {
    for (const text of textsOf(data[key])) {
      const task = taskOrPipelineNamed(normalise(text));
      if (!task) continue;
      report?.({
        code: "misplaced-task",
        severity: "warning",
        path: key,
        message: `The Hub does not read \`${key}\`. Write \`pipeline_tag: ${task}\`.`,
      });
      return task;
    }
  }
  return undefined;
}

/** The task of the configuration: as the Hub read it, else by its class. */
function taskOfModel(config: unknown, transformersInfo: unknown): readonly TaskId[] {
  const read = isRecord(transformersInfo) ? transformersInfo.pipeline_tag : undefined;
  const task = (typeof read === "string" ? taskTags.get(normalise(read)) : undefined) ?? taskOfConfig(config);
  return task ? [task] : [];
}

function earliest(tasks: readonly TaskId[]): TaskId | undefined {
  return taskOrder.find((task) => tasks.includes(task));
}

function conversationOf(task: TaskId, tags: readonly string[]): TaskId {
  return task === "text-generation" && tags.includes("conversational") ? "conversational" : task;
}

function taskOrPipelineNamed(name: string): TaskId | undefined {
  return taskTags.get(name) ?? pipelineNames.get(name);
}

function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
