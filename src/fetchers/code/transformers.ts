import type { Snippet } from "../../core/backend.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest, TaskId } from "../../core/task.js";
import { callOf, optionsOf, type Pipeline } from "../transformers/calls.js";
import { type CodeFile, nameFiles } from "./files.js";
import { enclose, javascript, lines, namedArguments, paragraphs, python, quote, writeLiteral } from "./literals.js";

/**
 * A request as code that runs the model on the reader's own machine: Transformers.js, and `transformers` of Python.
 *
 * Sentences are compared and ranked by `sentence-transformers` in Python. Empty for tasks without a pipeline.
 * Throws `InferenceError` for inputs that the task's pipeline does not take, and for a file that can no longer be read.
 * Source: https://huggingface.co/docs/transformers.js/api/pipelines, https://huggingface.co/docs/transformers/main_classes/pipelines
 */
export async function transformersCode(request: InferenceRequest): Promise<readonly Snippet[]> {
  const { request: asked, files } = await nameFiles(request);
  const call = callOf(asked);
  if (!call) return [];
  // Both libraries open files and addresses by themselves.
  const opened = files.map((file) => ({ ...file, name: quote(file.url ?? file.path) }));
  const { task, model, inputs, stream } = asked;
  if (task === "text-ranking") return [rankInPython(model, inputs)];
  const isPair = isRecord(inputs) && inputs.text_pair !== undefined;
  const { values, options } = await recordCall(asked, opened);
  const plan: Plan = {
    pipeline: call.pipeline,
    task,
    model,
    values: isPair ? [inputs] : values,
    options,
    files: opened,
    streams: stream && call.pipeline === "text-generation",
  };
  // The pipeline of Transformers.js takes no pairs.
  const compares = task === "sentence-similarity" || task === "text-retrieval";
  return [...(isPair ? [] : [writeScript(plan)]), compares ? compareInPython(plan) : writePython(plan)];
}

/** What is asked of which pipeline. */
interface Plan {
  readonly pipeline: string;
  readonly task: TaskId;
  readonly model: string;
  readonly values: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: readonly CodeFile[];
  /** Whether the text is printed piece by piece. */
  readonly streams: boolean;
}

/** What a run would hand to its pipeline, a sound as the Blob it stands for. */
async function recordCall(request: InferenceRequest, files: readonly CodeFile[]): Promise<Pick<Plan, "values" | "options">> {
  const sound = files.find(({ type }) => type.startsWith("audio/"));
  const inputs = sound?.blob === request.inputs && sound ? { channels: [new Float32Array()] } : request.inputs;
  let recorded: readonly unknown[] = [];
  const record = async (...values: unknown[]) => {
    recorded = values;
  };
  const pipeline: Pipeline = Object.assign(record, { model: Object.assign(async () => undefined, { config: {} }) });
  await callOf(request)?.run(pipeline, inputs, optionsOf(request));
  const last = recorded.at(-1);
  const options = isOptions(last) ? last : {};
  const values = recorded.slice(0, isOptions(last) ? -1 : undefined);
  return { values: values.map((value) => (value instanceof Float32Array ? sound?.blob : value)), options };
}

function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && !(value instanceof Float32Array);
}

// --- JavaScript ---

const printCosines = `const [source, ...others] = answer.tolist();
console.log(others.map((other) => other.reduce((sum, value, index) => sum + value * source[index], 0)));`;

const scriptAnswers: Partial<Record<TaskId, string>> = {
  "feature-extraction": "console.dir(answer.tolist(), { depth: null });",
  "image-feature-extraction": "console.dir(answer.tolist(), { depth: null });",
  "text-to-speech": 'await answer.save("answer.wav");',
  "text-to-audio": 'await answer.save("answer.wav");',
  "depth-estimation": 'await answer.depth.save("answer.png");',
  "image-to-image": 'await answer.save("answer.png");',
  "sentence-similarity": printCosines,
  "text-retrieval": printCosines,
};

function writeScript({ pipeline, task, model, values, options, files, streams }: Plan): Snippet {
  const hasOptions = streams || Object.keys(options).length > 0;
  const fields = Object.entries(options).map(
    ([name, value]) => `${javascript.name(name)}: ${writeLiteral(value, javascript, files)}`,
  );
  const args = [
    ...values.map((value) => writeLiteral(value, javascript, files)),
    ...(hasOptions ? [enclose("{", [...fields, ...(streams ? ["streamer"] : [])], "}", javascript)] : []),
  ];
  const hasSound = files.some(({ type }) => type.startsWith("audio/"));
  return {
    language: "javascript",
    library: "@huggingface/transformers",
    code: paragraphs(
      `import { pipeline${streams ? ", TextStreamer" : ""} } from "@huggingface/transformers";`,
      lines(
        `const pipe = await pipeline("${pipeline}", ${writeLiteral(model, javascript)});`,
        streams ? "const streamer = new TextStreamer(pipe.tokenizer, { skip_prompt: true });" : "",
        hasSound ? "// Browsers decode sounds. Elsewhere, hand over a Float32Array at the rate the model wants." : "",
        `${streams ? "" : "const answer = "}await pipe${enclose("(", args, ")", javascript)};`,
        streams ? "" : (scriptAnswers[task] ?? "console.dir(answer, { depth: null });"),
      ),
    ),
  };
}

// --- Python ---

/** The names of what goes in by name, in the order of Transformers.js. */
const pythonNames: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "question-answering": ["question", "context"],
  "document-question-answering": ["image", "question"],
  "zero-shot-classification": [undefined, "candidate_labels"],
  "zero-shot-image-classification": [undefined, "candidate_labels"],
  "zero-shot-object-detection": [undefined, "candidate_labels"],
  "zero-shot-audio-classification": [undefined, "candidate_labels"],
};

/** Pipelines that ended with version 4. */
const endedPipelines: ReadonlySet<string> = new Set([
  "question-answering",
  "summarization",
  "translation",
  "image-to-text",
  "image-to-image",
]);

const pythonAnswers: Partial<Record<TaskId, string>> = {
  "text-to-speech": 'write("answer.wav", answer["sampling_rate"], answer["audio"].T)',
  "text-to-audio": 'write("answer.wav", answer["sampling_rate"], answer["audio"].T)',
  "depth-estimation": 'answer["depth"].save("answer.png")',
  "image-to-image": 'answer.save("answer.png")',
};

function writePython({ pipeline, task, model, values, options, files, streams }: Plan): Snippet {
  const names = pythonNames[pipeline] ?? [];
  const args = [
    ...values.map((value, index) => `${names[index] ? `${names[index]}=` : ""}${writeLiteral(value, python, files)}`),
    ...namedArguments(pythonOptions(pipeline, options)),
    ...(streams ? ["streamer=streamer"] : []),
  ];
  const isSpeech = pipeline === "text-to-audio";
  return {
    language: "python",
    library: "transformers",
    code: paragraphs(
      endedPipelines.has(pipeline) ? '# Version 5 has no such pipeline: pip install "transformers<5"' : "",
      lines(
        isSpeech ? "from scipy.io.wavfile import write" : "",
        `from transformers import ${streams ? "TextStreamer, " : ""}pipeline`,
      ),
      lines(
        `pipe = pipeline("${pipeline}", model=${writeLiteral(model, python)})`,
        streams ? "streamer = TextStreamer(pipe.tokenizer, skip_prompt=True)" : "",
        `${streams ? "" : "answer = "}pipe${enclose("(", args, ")", python)}`,
        streams ? "" : (pythonAnswers[task] ?? "print(answer)"),
      ),
    ),
  };
}

const beside: ReadonlySet<string> = new Set(["return_timestamps", "chunk_length_s", "stride_length_s"]);

/** The same options where Python has them. */
function pythonOptions(pipeline: string, options: Plan["options"]): Plan["options"] {
  const { multi_label, ...others } = options;
  if (pipeline === "zero-shot-classification") return options;
  if (pipeline !== "automatic-speech-recognition" && pipeline !== "text-to-audio") return others;
  const generation = Object.entries(others).filter(([name]) => !beside.has(name));
  const own = Object.entries(others).filter(([name]) => beside.has(name));
  return Object.fromEntries([...own, ...(generation.length > 0 ? [["generate_kwargs", Object.fromEntries(generation)]] : [])]);
}

function compareInPython({ model, values: [sentences] }: Plan): Snippet {
  return {
    language: "python",
    library: "sentence-transformers",
    code: paragraphs(
      "from sentence_transformers import SentenceTransformer",
      lines(
        `model = SentenceTransformer(${writeLiteral(model, python)})`,
        `embeddings = model.encode${enclose("(", [writeLiteral(sentences, python)], ")", python)}`,
        "print(model.similarity(embeddings[:1], embeddings[1:]))",
      ),
    ),
  };
}

function rankInPython(model: string, inputs: unknown): Snippet {
  const { query, texts } = isRecord(inputs) ? inputs : {};
  return {
    language: "python",
    library: "sentence-transformers",
    code: paragraphs(
      "from sentence_transformers import CrossEncoder",
      lines(
        `model = CrossEncoder(${writeLiteral(model, python)})`,
        `print(model.rank${enclose("(", [writeLiteral(query, python), writeLiteral(texts, python)], ")", python)})`,
      ),
    ),
  };
}
