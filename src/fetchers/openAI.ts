import { InferenceError } from "../core/errors.js";
import { base64ToBlob } from "../core/media.js";
import type { Message } from "../core/message.js";
import { badAnswer, isRecord, wrongShape } from "../core/parse.js";
import type { AnswerMeta, Fetcher, InferenceRequest, TaskId } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { chatBody, completionBody, given, hasMessages, type Token, withType } from "./bodies.js";
import type { HttpRequest } from "./http.js";
import { createHttpFetcher, type HttpBackendOptions, readAddress } from "./httpFetcher.js";

/** What `createOpenAIFetcher` is made of. */
export interface OpenAIOptions extends Pick<HttpBackendOptions, "fetch"> {
  /** Where the routes begin, such as "http://localhost:11434/v1"; a visitor can read it. */
  readonly baseUrl: string;
  /** The key of the server, or what gives it at each run. Without one, requests go out anonymously. It is kept nowhere. */
  readonly apiKey?: Token | undefined;
  /** The model's name on that server. @default its id on the Hub */
  readonly model?: string | undefined;
  /** Whether a chat model stands in for tasks that the server has no route for. @default false */
  readonly emulate?: boolean | undefined;
}

/**
 * Runs models on a server that speaks OpenAI's protocol: vLLM, SGLang, TGI, llama.cpp, Ollama, LM Studio and many services.
 *
 * | task | route |
 * |---|---|
 * | conversational, image-, video- and audio-text-to-text, any-to-any, and all inputs that are `{ messages }` | `/chat/completions` |
 * | text-generation | `/completions` |
 * | feature-extraction, sentence-similarity (the cosine of embeddings) | `/embeddings` |
 * | text-ranking | `/rerank` |
 * | text-retrieval | `/embeddings`, whose cosines are the scores, else `/rerank` |
 * | text-classification | `/classify`, which names the best label alone |
 * | automatic-speech-recognition | `/audio/transcriptions` |
 * | text-to-speech | `/audio/speech` |
 * | text-to-image, image-to-image | `/images/generations`, `/images/edits` |
 *
 * No server has all of them. With `emulate`, a chat model is asked for what other models would answer: text-classification
 * where there is no `/classify`, zero-shot-classification, token-classification, question-answering,
 * table-question-answering, summarization and translation. Such answers hold no scores, as a chat model has none, and
 * `meta.note` says who answered. What the model's card would tell and the server cannot know has to be among the parameters:
 * `candidate_labels` for text-classification, `tgt_lang` for translation. Entities are persons (PER), organisations (ORG),
 * places (LOC) and other names (MISC) where there are no `candidate_labels`.
 *
 * The server has to allow requests from the page (CORS), `Authorization` and `Content-Type` among its headers:
 * `--allowed-origins` of vLLM, `--cors-allow-origin` of TGI, `OLLAMA_ORIGINS` of Ollama, `lms server start --cors` of
 * LM Studio; llama.cpp allows every page by default. A key in a page can be read by every visitor: keep it on a server of your own.
 *
 * A run rejects with `InferenceError("unsupported")` for a task without a route, before any request, and with
 * `"not-deployed"` where the server lacks the route. Throws a TypeError when `baseUrl` is not an http address.
 *
 * Source: https://platform.openai.com/docs/api-reference, https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
 *
 * @example
 * const fetcher = createOpenAIFetcher({ baseUrl: "http://localhost:11434/v1", model: "qwen3:4b", emulate: true });
 */
export function createOpenAIFetcher({ baseUrl, apiKey, model, emulate = false, fetch }: OpenAIOptions): Fetcher {
  const base = readAddress(baseUrl, "createOpenAIFetcher: baseUrl");

  const run: Fetcher = async (request, options) => {
    let failure: InferenceError | undefined;
    for (const way of await findWays(request, base, emulate)) {
      try {
        return await ask(way)(request, options);
      } catch (thrown) {
        const error = toInferenceError(thrown);
        // Some servers do not even let a page see that a route is not there.
        if (error.kind === "network") failure ??= error;
        else if (isMissingRoute(error)) failure = missingRoute(way.route, error);
        else throw error;
      }
    }
    throw failure ?? unsupported(request.task);
  };
  return Object.assign(run, {
    backend: { place: "server", name: base.host } as const,
    async code(request: InferenceRequest) {
      const [way] = await findWays(request, base, emulate);
      return (await (way && ask(way))?.code?.(request)) ?? [];
    },
  });

  function ask({ url, route }: Way): Fetcher {
    return createHttpFetcher({
      name: base.host,
      token: apiKey,
      fetch,
      toHttp: async (request) => ({ url, ...(await route.toBodies({ ...request, model: model ?? request.model })) }),
      async toAnswer({ body, meta, ...answer }, request) {
        const { note, toAnswer } = route;
        return {
          ...answer,
          body: toAnswer ? await toAnswer(body, request) : body,
          meta: { ...meta, ...measure(body), ...(note !== undefined && { note }) },
        };
      },
    });
  }
}

/** How a task is put to a server of this kind, and read from it. */
export interface Route {
  /** Such as `/embeddings`. */
  readonly path: string;
  /** The request's body; its model is the one that the server knows. */
  toBodies(request: InferenceRequest): Promise<Pick<HttpRequest, "body" | "otherBody">>;
  /** The answer as the task's parser reads it. @default as it came */
  toAnswer?(body: unknown, request: InferenceRequest): unknown;
  /** What sets the answer apart from the model's own. */
  readonly note?: Message;
}

/** A route, and where it is. */
interface Way {
  readonly url: string;
  readonly route: Route;
}

const chat: Route = {
  path: "/chat/completions",
  toBodies(request) {
    if (!hasMessages(request.inputs)) throw new InferenceError("invalid-input", "There are no messages to answer.");
    return toStreamBodies(request, chatBody);
  },
};

const embeddings = (toInput: (inputs: unknown) => unknown, toAnswer: Route["toAnswer"]): Route => ({
  path: "/embeddings",
  async toBodies(request) {
    const { model, inputs } = request;
    return { body: JSON.stringify({ ...given(request), model, input: toInput(inputs), encoding_format: "float" }) };
  },
  ...(toAnswer && { toAnswer }),
});

const classification: Route = {
  path: "/classify",
  async toBodies(request) {
    return { body: JSON.stringify({ ...given(request), model: request.model, input: request.inputs }) };
  },
  toAnswer: readClass,
};

const ranking: Route = {
  path: "/rerank",
  async toBodies(request) {
    return { body: JSON.stringify({ ...given(request), model: request.model, ...readQuery(request.inputs) }) };
  },
  toAnswer: readRanking,
};

const retrieval = embeddings(queryAndDocuments, readCosines);

const routes: Partial<Record<TaskId, Route>> = {
  conversational: chat,
  "image-text-to-text": chat,
  "video-text-to-text": chat,
  "audio-text-to-text": chat,
  "any-to-any": chat,
  "text-generation": { path: "/completions", toBodies: (request) => toStreamBodies(request, completionBody) },
  "feature-extraction": embeddings((inputs) => inputs, readEmbeddings),
  "sentence-similarity": embeddings(readSentences, readCosines),
  "text-ranking": ranking,
  "automatic-speech-recognition": { path: "/audio/transcriptions", toBodies: toTranscriptionForm, toAnswer: readTranscription },
  "text-to-speech": {
    path: "/audio/speech",
    async toBodies(request) {
      const body = { ...withoutNesting(given(request)), model: request.model, input: request.inputs };
      // Where a voice has to be named, this is one that such servers know.
      return { body: JSON.stringify(body), otherBody: JSON.stringify({ voice: "alloy", ...body }) };
    },
  },
  "text-to-image": {
    path: "/images/generations",
    async toBodies(request) {
      const body = { ...withSize(given(request)), model: request.model, prompt: request.inputs };
      // Newer models refuse to be told what they do anyhow.
      return { body: JSON.stringify({ ...body, response_format: "b64_json" }), otherBody: JSON.stringify(body) };
    },
    toAnswer: readImage,
  },
  "image-to-image": {
    path: "/images/edits",
    async toBodies(request) {
      const image = await readFile(request.inputs);
      const fields = { ...withSize(given(request)), model: request.model, image };
      return { body: toForm({ ...fields, response_format: "b64_json" }), otherBody: toForm(fields) };
    },
    toAnswer: readImage,
  },
};

/** The ways to do a task, best first; one after another is tried while the server has none of them. */
async function findWays({ task, inputs }: InferenceRequest, base: URL, emulate: boolean): Promise<readonly Way[]> {
  const native = hasMessages(inputs) ? chat : routes[task];
  if (native) return [{ url: join(base, native.path), route: native }];
  if (task === "text-retrieval") return [retrieval, ranking].map((route) => ({ url: join(base, route.path), route }));
  const emulated = emulate ? (await import("./emulate.js")).emulatedRoute(task) : undefined;
  const ways: readonly Way[] = emulated ? [{ url: join(base, emulated.path), route: emulated }] : [];
  if (task === "text-classification" && typeof inputs === "string") {
    // SGLang has the route among the others, vLLM above them.
    const urls = new Set([join(base, classification.path), join(base, classification.path, /\/v1$/)]);
    return [...[...urls].map((url) => ({ url, route: classification })), ...ways];
  }
  if (ways.length === 0) throw unsupported(task);
  return ways;
}

function join(base: URL, path: string, without?: RegExp): string {
  const url = new URL(base);
  const start = url.pathname.replace(/\/+$/, "");
  url.pathname = `${without ? start.replace(without, "") : start}${path}`;
  return url.href;
}

function unsupported(task: TaskId): InferenceError {
  return new InferenceError(
    "unsupported",
    `OpenAI's protocol, which this server speaks, has no route for this input of “${task}”.`,
  );
}

/** Whether the server knows the model but not the route, in the words of those who do not say so by the status. */
function isMissingRoute({ status, message }: InferenceError): boolean {
  if (/unexpected endpoint|does not support (the )?\w+ api/i.test(message)) return true;
  return [404, 405, 501].includes(status) && !/\bmodel\b/i.test(message);
}

function missingRoute({ path }: Route, { status, message }: InferenceError): InferenceError {
  const sentence = `This server has no “${path}”, which this task needs.`;
  return new InferenceError("not-deployed", sentence, { status, details: [message] });
}

/** What an answer says of its size and price; a stream says it at its end. */
function measure(body: unknown): Pick<AnswerMeta, "tokens" | "cost"> {
  const frames: readonly unknown[] = Array.isArray(body) ? body : [body];
  const usage = frames.map((frame) => (isRecord(frame) ? frame.usage : undefined)).findLast(isRecord) ?? {};
  const input = toAmount(usage.prompt_tokens ?? usage.input_tokens);
  const output = toAmount(usage.completion_tokens ?? usage.output_tokens);
  const cost = toAmount(usage.cost);
  const tokens = { ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
  return { ...(Object.keys(tokens).length > 0 && { tokens }), ...(cost !== undefined && { cost }) };
}

function toAmount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

async function toStreamBodies(request: InferenceRequest, toBody: (request: InferenceRequest) => Promise<string>) {
  if (!request.stream) return { body: await toBody(request) };
  const parameters = { ...request.parameters, stream_options: { include_usage: true } };
  return { body: await toBody({ ...request, parameters }), otherBody: await toBody(request) };
}

// --- embeddings, rankings, classes ---

async function readEmbeddings(body: unknown, { inputs }: InferenceRequest): Promise<unknown> {
  const vectors = await readVectors(body, Array.isArray(inputs) ? inputs.length : 1);
  return Array.isArray(inputs) ? vectors : vectors[0];
}

/** The first sentence, then those it is compared with. */
function readSentences(inputs: unknown): readonly string[] {
  const { source_sentence: source, sentences } = isRecord(inputs) ? inputs : {};
  if (typeof source !== "string" || !isTexts(sentences))
    throw new InferenceError("invalid-input", "There are no sentences to compare.");
  return [source, ...sentences];
}

/** The query first, then the texts it looks in. */
function queryAndDocuments(inputs: unknown): readonly string[] {
  const { query, documents } = readQuery(inputs);
  return [query, ...documents];
}

/** How near each text is to the first one. */
async function readCosines(body: unknown, { task, inputs }: InferenceRequest): Promise<readonly number[]> {
  const texts = task === "text-retrieval" ? queryAndDocuments(inputs) : readSentences(inputs);
  const [source = [], ...others] = await readVectors(body, texts.length);
  return others.map((other) => cosine(source, other));
}

function cosine(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) throw badAnswer("The embeddings in the answer differ in length.", "data");
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const lengths = Math.sqrt(product(one, one)) * Math.sqrt(product(other, other));
  return lengths === 0 ? 0 : product(one, other) / lengths;
}

/** The embeddings in the order of the inputs. */
async function readVectors(body: unknown, count: number): Promise<readonly (readonly number[])[]> {
  const entries = readEntries(body, "data");
  if (entries.length !== count)
    throw badAnswer(`The answer should hold ${count} embeddings, but holds ${entries.length}.`, "data", body);
  const sorted = entries.toSorted((one, other) => Number(one.index ?? 0) - Number(other.index ?? 0));
  return Promise.all(sorted.map(({ embedding }, index) => readVector(embedding, `data[${index}].embedding`)));
}

async function readVector(value: unknown, path: string): Promise<readonly number[]> {
  // llama.cpp gives a row for each token; of a pooled model there is one.
  const given: unknown = Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) ? value[0] : value;
  const row: unknown = typeof given === "string" ? await readFloats(given) : given;
  if (!isNumbers(row)) throw wrongShape(path, "a list of numbers", value);
  return row;
}

/** Little-endian numbers of four bytes each. */
async function readFloats(base64: string): Promise<readonly number[]> {
  const bytes = new DataView(await base64ToBlob(base64).arrayBuffer());
  return Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, index) => bytes.getFloat32(index * 4, true));
}

function readQuery(inputs: unknown): { readonly query: string; readonly documents: readonly string[] } {
  const fields = isRecord(inputs) ? inputs : {};
  const query = fields.query ?? fields.source_sentence;
  const documents = fields.texts ?? fields.documents ?? fields.sentences;
  if (typeof query !== "string" || !isTexts(documents)) throw new InferenceError("invalid-input", "There are no texts to rank.");
  return { query, documents };
}

function readRanking(body: unknown): unknown {
  return readEntries(body, "results").map(({ index, relevance_score, score = relevance_score }, position) => {
    if (typeof index !== "number") throw wrongShape(`results[${position}].index`, "a number", index);
    if (typeof score !== "number") throw wrongShape(`results[${position}].relevance_score`, "a number", score);
    return { index, score };
  });
}

/** Of the probabilities only the best one has a name. */
function readClass(body: unknown): unknown {
  const [first] = readEntries(body, "data");
  const { label, probs } = first ?? {};
  if (!isNumbers(probs)) throw wrongShape("data[0].probs", "a list of numbers", probs);
  const score = Math.max(...probs);
  return [{ label: typeof label === "string" && label !== "" ? label : `LABEL_${probs.indexOf(score)}`, score }];
}

/** The entries of a list, which may stand under a name. */
function readEntries(body: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const list = isRecord(body) ? body[name] : body;
  if (!Array.isArray(list)) throw wrongShape(name, "a list", list);
  return list.map((entry: unknown, index) => {
    if (!isRecord(entry)) throw wrongShape(`${name}[${index}]`, "an object", entry);
    return entry;
  });
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every(Number.isFinite);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
}

// --- sound and pictures ---

async function toTranscriptionForm(request: InferenceRequest) {
  const { return_timestamps: times, ...parameters } = withoutNesting(given(request));
  const wanted = times && {
    response_format: "verbose_json",
    timestamp_granularities: [times === "word" ? "word" : "segment"],
  };
  return {
    body: toForm({ ...parameters, model: request.model, file: await readFile(request.inputs), ...(isRecord(wanted) && wanted) }),
  };
}

function readTranscription(body: unknown, { parameters }: InferenceRequest): unknown {
  if (!parameters.return_timestamps || !isRecord(body)) return body;
  const { text, language, words, segments } = body;
  const pieces = parameters.return_timestamps === "word" ? (words ?? segments) : (segments ?? words);
  if (!Array.isArray(pieces)) return body;
  const chunks = pieces
    .filter(isRecord)
    .map(({ word, text: said = word, start, end = null }) => ({ text: said, timestamp: [start, end] }));
  return { text, chunks, ...(language !== undefined && { language }) };
}

/** The bytes of the one picture, or of many as the answer has them. */
function readImage(body: unknown): unknown {
  if (body instanceof Blob) return body;
  const images = readEntries(body, "data");
  const [first] = images;
  if (!first) throw badAnswer("The answer holds no picture.", "data", body);
  return images.length === 1 && typeof first.b64_json === "string" ? base64ToBlob(first.b64_json, "image/png") : body;
}

async function readFile(inputs: unknown): Promise<Blob> {
  if (!(inputs instanceof Blob)) throw new InferenceError("invalid-input", "There is no file to send.");
  return withType(inputs);
}

/** A form of fields; files go under a name that tells only their type, by which servers choose a decoder. */
function toForm(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Blob) form.append(name, value, `file.${/\/(?:x-)?([\w-]+)/.exec(value.type)?.[1] ?? "bin"}`);
    else if (Array.isArray(value)) for (const item of value) form.append(`${name}[]`, String(item));
    else if (value !== null) form.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return form;
}

/** Parameters of a generation, which elsewhere stand by themselves, among the others. */
function withoutNesting({ generation_parameters, generate_kwargs, ...others }: Readonly<Record<string, unknown>>) {
  const nested = [generation_parameters, generate_kwargs].filter(isRecord);
  return Object.assign({}, ...nested, others) as Readonly<Record<string, unknown>>;
}

/** Width and height in the one word that this protocol has for them. */
function withSize(parameters: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { target_size, width, height, ...others } = parameters;
  const size = isRecord(target_size) ? target_size : { width, height };
  return size.width && size.height ? { ...others, size: `${size.width}x${size.height}` } : others;
}
