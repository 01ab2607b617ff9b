import { mixToMono } from "../../core/audio.js";
import { InferenceError } from "../../core/errors.js";
import { withMask } from "../../core/masks.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest, TaskId } from "../../core/task.js";
import { speechRate } from "./messages.js";

/** A pipeline of Transformers.js, as far as it is called here. */
export interface Pipeline {
  (...values: unknown[]): Promise<unknown>;
  readonly tokenizer?: Tokenizer;
  readonly model: Classifier;
}

interface Tokenizer {
  (text: string, options: unknown): unknown;
  readonly mask_token?: string;
}

interface Classifier {
  (inputs: unknown): Promise<unknown>;
  readonly config: {
    readonly model_type?: string;
    readonly id2label?: Readonly<Record<string, string>>;
    readonly problem_type?: string;
  };
}

type Options = Readonly<Record<string, unknown>>;

/** How a task is put to its pipeline. */
export interface Call {
  /** The name of the pipeline. Source: https://huggingface.co/docs/transformers.js/api/pipelines */
  readonly pipeline: string;
  /** Text comes step by step, to be heard piece by piece and ended early; speech needs a voice. */
  readonly makes?: "text" | "speech";
  run(pipeline: Pipeline, inputs: unknown, options: Options): Promise<unknown>;
}

const imageCall = (pipeline: string): Call => ({
  pipeline,
  run: (run, inputs, options) => run(blobOf(inputs), options),
});
const textCall = (pipeline: string): Call => ({
  pipeline,
  run: (run, inputs, options) => run(textOf(inputs), options),
});
const speechCall: Call = { ...textCall("text-to-audio"), makes: "speech" };
const textGeneration: Call = { pipeline: "text-generation", makes: "text", run: generate };
const candidatesCall = (pipeline: string, input: (inputs: unknown) => unknown): Call => ({
  pipeline,
  run: (run, inputs, { candidate_labels, multi_class, ...options }) =>
    run(input(inputs), labelsOf(candidate_labels), { multi_label: multi_class === true, ...options }),
});

/** How a request is put to a pipeline; undefined when none does its task. */
export function callOf({ task, parameters }: Pick<InferenceRequest, "task" | "parameters">): Call | undefined {
  // The Hub has no tag of its own for sounds among labels of one's choice.
  if (task === "audio-classification" && parameters.candidate_labels !== undefined) return zeroShotAudio;
  return Object.hasOwn(calls, task) ? calls[task] : undefined;
}

const zeroShotAudio = candidatesCall("zero-shot-audio-classification", monoOf);

const calls: Partial<Record<TaskId, Call>> = {
  "text-classification": { pipeline: "text-classification", run: classify },
  "token-classification": {
    pipeline: "token-classification",
    run: (run, inputs, { aggregation_strategy: strategy = "none", ...options }) =>
      // Of the ways to join tokens it knows one.
      run(textOf(inputs), { ...options, aggregation_strategy: strategy === "none" ? "none" : "simple" }),
  },
  "question-answering": {
    pipeline: "question-answering",
    run: (run, inputs, options) => run(textOf(inputs, "question"), textOf(inputs, "context"), options),
  },
  "zero-shot-classification": candidatesCall("zero-shot-classification", (inputs) => textOf(inputs)),
  translation: { ...textCall("translation"), makes: "text" },
  summarization: { ...textCall("summarization"), makes: "text" },
  "text-generation": textGeneration,
  conversational: textGeneration,
  "fill-mask": { pipeline: "fill-mask", run: fillMask },
  "feature-extraction": {
    pipeline: "feature-extraction",
    run: (run, inputs, options) => run(isTexts(inputs) ? inputs : textOf(inputs), options),
  },
  "sentence-similarity": {
    pipeline: "feature-extraction",
    run: (run, inputs, options) => compare(run, textOf(inputs, "source_sentence"), textsOf(inputs, "sentences"), options),
  },
  "text-retrieval": {
    pipeline: "feature-extraction",
    run: (run, inputs, options) => compare(run, textOf(inputs, "query"), textsOf(inputs, "texts"), options),
  },
  "text-ranking": { pipeline: "text-classification", run: rank },
  "text-to-speech": speechCall,
  "text-to-audio": speechCall,
  "automatic-speech-recognition": { pipeline: "automatic-speech-recognition", makes: "text", run: transcribe },
  "audio-classification": {
    pipeline: "audio-classification",
    run: (run, inputs, options) => run(monoOf(inputs), options),
  },
  "image-classification": imageCall("image-classification"),
  "object-detection": {
    pipeline: "object-detection",
    // As servers do; the pipeline's own 0.9 hides much of what they show.
    run: (run, inputs, options) => run(blobOf(inputs), { threshold: 0.5, ...options }),
  },
  "image-segmentation": imageCall("image-segmentation"),
  "depth-estimation": { pipeline: "depth-estimation", run: estimateDepth },
  "image-to-image": imageCall("image-to-image"),
  "image-to-text": { ...imageCall("image-to-text"), makes: "text" },
  "image-feature-extraction": imageCall("image-feature-extraction"),
  "zero-shot-image-classification": candidatesCall("zero-shot-image-classification", blobOf),
  "zero-shot-object-detection": candidatesCall("zero-shot-object-detection", blobOf),
  "document-question-answering": {
    pipeline: "document-question-answering",
    makes: "text",
    run: (run, inputs, options) => run(blobOf(inputs), textOf(inputs, "question"), options),
  },
};

/** The parameters of a request as options of a pipeline: nested ones for the generation of text beside the others. */
export function optionsOf({ parameters }: InferenceRequest): Options {
  const { max_tokens, generate_kwargs, generate_parameters, generation_parameters, ...others } = parameters;
  const nested = [generate_kwargs, generate_parameters, generation_parameters].filter(isRecord);
  const all: Options = Object.assign({ ...(max_tokens !== undefined && { max_new_tokens: max_tokens }) }, ...nested, others);
  const options = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  // Servers draw lots as soon as they are told how; here a temperature alone would change nothing.
  const draws = Number(options.temperature) > 0 || options.top_p !== undefined;
  return draws ? { do_sample: true, ...options } : options;
}

async function classify(run: Pipeline, inputs: unknown, { top_k = 5, ...options }: Options): Promise<unknown> {
  const pair = isRecord(inputs) ? inputs.text_pair : undefined;
  if (typeof pair !== "string" || !run.tokenizer) return run(textOf(inputs), { top_k, ...options });
  const logits = await readPair(run, run.tokenizer, textOf(inputs), pair);
  const { id2label, problem_type } = run.model.config;
  const scores = problem_type === "multi_label_classification" ? logits.map(sigmoid) : softmax(logits);
  const labels = scores.map((score, index) => ({ label: id2label?.[index] ?? `LABEL_${index}`, score }));
  labels.sort((one, other) => other.score - one.score);
  return typeof top_k === "number" ? labels.slice(0, top_k) : labels;
}

async function rank(run: Pipeline, inputs: unknown): Promise<unknown> {
  const query = textOf(inputs, "query");
  const texts = textsOf(inputs, "texts");
  if (!run.tokenizer) throw new InferenceError("unsupported", "This model does not read texts.");
  const ranked = [];
  for (const [index, text] of texts.entries()) {
    const logits = await readPair(run, run.tokenizer, query, text);
    const score = logits.length === 1 ? sigmoid(logits[0] ?? 0) : softmax(logits).at(-1);
    ranked.push({ index, text, score: score ?? 0 });
  }
  return ranked.sort((one, other) => other.score - one.score);
}

/** What a classifier says of two texts together, which its pipeline does not take. */
async function readPair({ model }: Pipeline, tokenizer: Tokenizer, text: string, pair: string): Promise<readonly number[]> {
  const outputs = await model(tokenizer(text, { text_pair: pair, padding: true, truncation: true }));
  const [logits] = isRecord(outputs) && hasList(outputs.logits) ? outputs.logits.tolist() : [];
  if (!Array.isArray(logits)) throw new InferenceError("unsupported", "This model does not classify pairs of texts.");
  return logits.map(Number);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function softmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function generate(run: Pipeline, inputs: unknown, options: Options): Promise<unknown> {
  return run(isRecord(inputs) && Array.isArray(inputs.messages) ? inputs.messages.map(toPlainMessage) : textOf(inputs), options);
}

/** A message whose content is text; chat templates of text models know no parts. */
function toPlainMessage(message: unknown): unknown {
  if (!isRecord(message) || !Array.isArray(message.content)) return message;
  const texts = message.content.map((part: unknown) => {
    if (isRecord(part) && typeof part.text === "string") return part.text;
    throw new InferenceError("unsupported", "A chat on this device takes text only. Remove pictures and sounds.");
  });
  return { ...message, content: texts.join("\n") };
}

/** Whisper reads 30 seconds and forgets the rest, unless it is told to go on in pieces. */
function transcribe(run: Pipeline, inputs: unknown, options: Options): Promise<unknown> {
  const sound = monoOf(inputs);
  const isLong = sound.length > speechRate * 30 && /whisper/.test(run.model.config.model_type ?? "");
  return run(sound, { ...(isLong && { chunk_length_s: 30 }), ...options });
}

/** The picture alone: distances of every pixel of a photo would be millions of numbers. */
async function estimateDepth(run: Pipeline, inputs: unknown): Promise<unknown> {
  const answer = await run(blobOf(inputs));
  return isRecord(answer) ? { depth: answer.depth } : answer;
}

/** Cards are written with the mask of some model, which need not be the mask of this one. */
function fillMask(run: Pipeline, inputs: unknown, options: Options): Promise<unknown> {
  const text = textOf(inputs);
  const mask = run.tokenizer?.mask_token;
  return run(mask ? withMask(text, mask) : text, options);
}

/** The cosine of one text with each of the others. */
async function compare(run: Pipeline, text: string, texts: readonly string[], options: Options): Promise<unknown> {
  const vectors = await run([text, ...texts], { pooling: "mean", ...options, normalize: true });
  const [source, ...others]: number[][] = hasList(vectors)
    ? vectors.tolist().map((row) => (Array.isArray(row) ? row.map(Number) : []))
    : [];
  return others.map((other) => other.reduce((sum, value, index) => sum + value * (source?.[index] ?? 0), 0));
}

function hasList(value: unknown): value is { tolist(): unknown[] } {
  return isRecord(value) && typeof value.tolist === "function";
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** A text by itself, or under the name of its field. */
function textOf(inputs: unknown, field = "text"): string {
  const text = isRecord(inputs) ? inputs[field] : field === "text" ? inputs : undefined;
  if (typeof text !== "string") throw new InferenceError("invalid-input", `The input has no text (${field}).`);
  return text;
}

function textsOf(inputs: unknown, field: string): readonly string[] {
  const texts = isRecord(inputs) ? inputs[field] : undefined;
  if (!isTexts(texts)) throw new InferenceError("invalid-input", `The input has no list of texts (${field}).`);
  return texts;
}

function blobOf(inputs: unknown): Blob {
  const image = isRecord(inputs) ? inputs.image : inputs;
  if (!(image instanceof Blob)) throw new InferenceError("invalid-input", "The input has no image.");
  return image;
}

function monoOf(inputs: unknown): Float32Array {
  const channels = isRecord(inputs) ? inputs.channels : undefined;
  if (!isChannels(channels)) throw new InferenceError("invalid-input", "The input has no sound.");
  return mixToMono(channels);
}

function isChannels(value: unknown): value is readonly Float32Array[] {
  return Array.isArray(value) && value.length > 0 && value.every((channel) => channel instanceof Float32Array);
}

/** Labels as a list, or as text with commas, as cards write them. */
function labelsOf(value: unknown): string[] {
  const list = typeof value === "string" ? value.split(",") : Array.isArray(value) ? value.map(String) : [];
  const labels = list.map((label) => label.trim()).filter(Boolean);
  if (labels.length === 0) throw new InferenceError("invalid-input", "There are no labels to choose from.");
  return labels;
}
