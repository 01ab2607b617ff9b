import type { TaskId } from "../core/task.js";

/** Names of an example's fields, in the Hub's spelling. */
const knownFields = [
  "text",
  "text_pair",
  "context",
  "question",
  "query",
  "passage",
  "src",
  "prompt",
  "table",
  "structured_data",
  "candidate_labels",
  "choices",
  "multi_class",
  "source_sentence",
  "sentences",
  "texts",
  "messages",
  "example_title",
  "group",
  "parameters",
  "output",
];

/** Names of parameters that cards give beside the fields instead of under `parameters`. */
const knownParameters = [
  "aggregation_strategy",
  "do_sample",
  "function_to_apply",
  "guidance_scale",
  "handle_impossible_answer",
  "height",
  "hypothesis_template",
  "length_penalty",
  "max_answer_len",
  "max_length",
  "max_new_tokens",
  "min_length",
  "negative_prompt",
  "no_repeat_ngram_size",
  "num_beams",
  "num_inference_steps",
  "num_return_sequences",
  "repetition_penalty",
  "return_full_text",
  "return_timestamps",
  "seed",
  "src_lang",
  "strength",
  "temperature",
  "tgt_lang",
  "threshold",
  "top_k",
  "top_p",
  "width",
];

/** Other names of fields, without case and separators. */
const synonyms: readonly (readonly [name: string, field: string])[] = [
  ["multilabel", "multi_class"],
  ["parameter", "parameters"],
  ["title", "example_title"],
  ["example", "example_title"],
  ["name", "example_title"],
];

const fieldsByName = new Map([...knownFields.map((name) => [squash(name), name] as const), ...synonyms]);
const parametersByName = new Map(knownParameters.map((name) => [squash(name), name]));

/** The field a name means, whatever its case, hyphens and underscores; undefined for a name that means none. */
export function fieldNamed(name: string): string | undefined {
  return fieldsByName.get(squash(name));
}

/** The parameter a name means; undefined for a name that means none. */
export function parameterNamed(name: string): string | undefined {
  return parametersByName.get(squash(name));
}

/** The known field whose spelling is nearest to an unknown one; undefined when none is near. */
export function nearestField(name: string): string | undefined {
  const squashed = squash(name);
  // A short name is near to too many others.
  if (squashed.length < 4 || squashed.length > 24) return undefined;
  return knownFields.find((field) => isNear(squashed, squash(field)));
}

function squash(name: string): string {
  return name.replace(/[\s_-]+/g, "").toLowerCase();
}

/** Whether one letter added, lost, changed or swapped with its neighbour makes one text the other. */
function isNear(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && a[0] === b[1] && a[1] === b[0]);
}

/** Fields that tell what an example is called and what came out, but not what goes in. */
export const fieldsAroundInput: ReadonlySet<string> = new Set(["example_title", "group", "output", "parameters"]);

/** What the outputs of a task are; `values` are classes or numbers, one for each row of a table. */
export type OutputKind = "labels" | "text" | "media" | "answer" | "numbers" | "values";

/** What a task reads of an example, as far as the reading of a card depends on it. */
interface ExampleShape {
  /** Fields of which an example has at least one. */
  readonly reads: readonly string[];
  /** Fields which belong together in one example. */
  readonly pair?: readonly [string, string];
  readonly output?: OutputKind;
}

const text: ExampleShape = { reads: ["text", "messages"] };
const media: ExampleShape = { reads: ["src"] };
const mediaAndText: ExampleShape = { reads: ["src", "text", "prompt", "question", "messages"] };
const comparison: ExampleShape = {
  reads: ["source_sentence", "sentences", "text", "texts", "query"],
  pair: ["source_sentence", "sentences"],
};
const table: ExampleShape = { reads: ["structured_data", "table", "text"] };
const labelsFor = (field: string): ExampleShape => ({
  reads: [field, "candidate_labels"],
  pair: [field, "candidate_labels"],
  output: "labels",
});

const shapes: Partial<Record<TaskId, ExampleShape>> = {
  "text-classification": { ...text, output: "labels" },
  "token-classification": text,
  "table-question-answering": { reads: ["text", "question", "query", "table"], pair: ["text", "table"], output: "answer" },
  "question-answering": { reads: ["text", "question", "context"], pair: ["text", "context"], output: "answer" },
  "zero-shot-classification": labelsFor("text"),
  translation: { ...text, output: "text" },
  summarization: { ...text, output: "text" },
  "feature-extraction": text,
  "text-generation": { ...text, output: "text" },
  conversational: { ...text, output: "text" },
  "fill-mask": text,
  "sentence-similarity": { reads: ["source_sentence", "sentences"], pair: ["source_sentence", "sentences"], output: "numbers" },
  "text-to-speech": { ...text, output: "media" },
  "text-to-audio": { ...text, output: "media" },
  "automatic-speech-recognition": { ...media, output: "text" },
  "audio-to-audio": media,
  "audio-classification": { ...media, output: "labels" },
  "audio-text-to-text": { ...mediaAndText, output: "text" },
  "voice-activity-detection": media,
  "depth-estimation": { ...media, output: "media" },
  "image-classification": { ...media, output: "labels" },
  "object-detection": media,
  "image-segmentation": media,
  "text-to-image": { ...text, output: "media" },
  "image-to-text": { ...media, output: "text" },
  "image-to-image": { ...mediaAndText, output: "media" },
  "image-to-video": { ...mediaAndText, output: "media" },
  "unconditional-image-generation": { ...text, output: "media" },
  "video-classification": { ...media, output: "labels" },
  "tabular-classification": { ...table, output: "values" },
  "tabular-regression": { ...table, output: "numbers" },
  "tabular-to-text": { ...table, output: "text" },
  "table-to-text": { ...table, output: "text" },
  "multiple-choice": { reads: ["text", "question", "choices", "candidate_labels"], output: "labels" },
  "text-ranking": comparison,
  "text-retrieval": comparison,
  "text-to-video": { ...text, output: "media" },
  "image-text-to-text": { ...mediaAndText, output: "text" },
  "image-text-to-image": { ...mediaAndText, output: "media" },
  "image-text-to-video": { ...mediaAndText, output: "media" },
  "visual-question-answering": { ...mediaAndText, pair: ["src", "text"], output: "answer" },
  "document-question-answering": { ...mediaAndText, pair: ["src", "text"], output: "answer" },
  "zero-shot-image-classification": labelsFor("src"),
  "mask-generation": media,
  "zero-shot-object-detection": { ...media, pair: ["src", "candidate_labels"] },
  "text-to-3d": { ...text, output: "media" },
  "image-to-3d": { ...mediaAndText, output: "media" },
  "image-feature-extraction": media,
  "video-text-to-text": { ...mediaAndText, output: "text" },
  "keypoint-detection": media,
  "video-to-video": { ...mediaAndText, output: "media" },
};

/** What the task reads of an example; undefined for one whose examples have no set form, and without a task. */
export function shapeOf(task: TaskId | undefined): ExampleShape | undefined {
  return task && shapes[task];
}

/** Whether an example of the task is one file and nothing else. */
export function isMediaTask(task: TaskId | undefined): boolean {
  return shapeOf(task)?.reads[0] === "src";
}

/** Whether an example of the task holds one file at most, so that a list of them is several examples. */
export function readsOneFile(task: TaskId | undefined): boolean {
  const reads = shapeOf(task)?.reads ?? [];
  return reads.length === 1 && reads[0] === "src";
}
