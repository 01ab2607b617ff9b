import type { InferenceProvider, InferenceProviderMappingEntry, InferenceTask, RequestArgs } from "@huggingface/inference";
import type { ServingProvider } from "../core/backend.js";
import { InferenceError } from "../core/errors.js";
import { base64ToBlob, blobToBase64 } from "../core/media.js";
import { badAnswer, isRecord } from "../core/parse.js";
import type { InferenceAnswer, InferenceRequest, TaskId } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { given, readable, tokenLimits, withType } from "./bodies.js";
import { type HttpOptions, type HttpRequest, sendRequest, sleep } from "./http.js";
import { router } from "./huggingFaceRoutes.js";

/**
 * Runs a model on one of the providers behind Hugging Face's router, and waits for work that it puts into a queue.
 *
 * `headers` go with each request to the router, and with no other. The package `@huggingface/inference` writes the request and
 * does nothing else, and knows no token: its own sending asks a busy server again without end, looks after queued work by the
 * platform's `fetch` whatever it was given, and writes to the console.
 * Throws `InferenceError("unsupported")` when the package is missing, or does not know the provider or its way to do the task,
 * and `InferenceError("timeout")` for work that takes more than 30 minutes.
 *
 * Source: https://huggingface.co/docs/inference-providers
 */
export async function askProvider(
  request: InferenceRequest,
  serving: ServingProvider,
  headers: Readonly<Record<string, string>>,
  options: HttpOptions,
): Promise<InferenceAnswer> {
  const { provider, status } = serving;
  const written = await writeRequest(request, serving);
  const asked = { ...written, headers: { ...written.headers, ...headers }, stream: request.stream };
  const { body, warnings = [], meta } = await sendRequest(asked, options);
  const told = [...warnings, ...(status === "staging" ? [`The provider “${provider}” has this model on trial only.`] : [])];
  return {
    body: await readFiles(await waitForEnd(body, asked, provider, options), request.task, options),
    ...(told.length > 0 && { warnings: told }),
    meta: { ...meta, provider },
  };
}

// --- the request ---

type Package = typeof import("@huggingface/inference");
type Helper = ReturnType<Package["getProviderHelper"]>;

/** Bundlers let the package be missing where its import stands inside `try`. */
async function loadPackage(provider: string): Promise<Package> {
  try {
    return await import("@huggingface/inference");
  } catch (cause) {
    throw new InferenceError("unsupported", `The provider “${provider}” needs the package @huggingface/inference.`, { cause });
  }
}

async function writeRequest(request: InferenceRequest, serving: ServingProvider): Promise<HttpRequest> {
  const { provider } = serving;
  const inference = await loadPackage(provider);
  const helper = findHelper(inference, request, provider);
  const args = await readArguments(request, provider);
  const { url, info } = await prepare(inference, helper, args, request, serving);
  // The token must reach the router only; and completions of those who only chat are asked for in a way that none of them takes.
  if (!url.startsWith(`${router}/`) || url.endsWith("/chat/completions")) throw unknownWay(request, provider);
  const headers = new Headers(info.headers);
  // Set where it is sent, or not for a page to set.
  for (const name of ["authorization", "content-type", "user-agent"]) headers.delete(name);
  // The package makes no other kind of body.
  return { url, headers: Object.fromEntries(headers), body: info.body as string | FormData };
}

function findHelper(inference: Package, request: InferenceRequest, provider: string): Helper {
  try {
    // It looks up both names and throws for one that it does not know.
    return inference.getProviderHelper(provider as InferenceProvider, request.task as InferenceTask);
  } catch (cause) {
    throw unknownWay(request, provider, cause);
  }
}

async function prepare(
  inference: Package,
  helper: Helper,
  args: RequestArgs,
  { task, model }: InferenceRequest,
  { provider, providerId, adapterWeightsPath }: ServingProvider,
): Promise<ReturnType<Package["makeRequestOptionsFromResolvedModel"]>> {
  // Of adapters, the Hub has only this kind; the package reads no more of a mapping than what stands here.
  const adapter = adapterWeightsPath === undefined ? {} : { adapter: "lora", adapterWeightsPath };
  const mapping = { provider, providerId, hfModelId: model, ...adapter } as InferenceProviderMappingEntry;
  try {
    const payload = preparesPayload(helper) ? await helper.preparePayloadAsync(args) : args;
    return inference.makeRequestOptionsFromResolvedModel(providerId, helper, payload, mapping, { task: task as InferenceTask });
  } catch (cause) {
    const why = cause instanceof Error ? ` ${cause.message}` : "";
    throw new InferenceError("invalid-input", `The provider “${provider}” does not take this input.${why}`, { cause });
  }
}

function preparesPayload(helper: Helper): helper is Helper & { preparePayloadAsync(args: RequestArgs): Promise<RequestArgs> } {
  return "preparePayloadAsync" in helper;
}

/** What is not for a card to set: arguments that the package also finds among the parameters, and names of the input itself. */
const reserved: ReadonlySet<string> = new Set([
  ...["accessToken", "data", "endpointUrl", "inputs", "model", "provider", "urlTransform"],
  ...["audio_url", "image", "image_url", "image_urls", "images"],
]);

async function readArguments(request: InferenceRequest, provider: string): Promise<RequestArgs> {
  const { task, inputs, stream } = request;
  const parameters = Object.fromEntries(Object.entries(given(request)).filter(([name]) => !reserved.has(name)));
  if (task === "text-generation")
    return { ...tokenLimits(parameters), ...(stream && { stream }), prompt: String(inputs), inputs };
  if (inputs instanceof Blob) {
    const { type } = await withType(inputs);
    return { inputs: new Blob([await readable(inputs.arrayBuffer())], { type }), parameters };
  }
  // The package would itself fetch what is an address, outside of every rule that holds here.
  if (task === "image-to-text") throw new InferenceError("invalid-input", "A picture is needed. Choose one.");
  // The package would send a picture of its own making, and only outside of a page.
  if (provider === "wavespeed" && task.startsWith("image-text-to-"))
    throw new InferenceError("invalid-input", `The provider “${provider}” needs a picture. Choose one.`);
  return { inputs: inputs || undefined, parameters };
}

function unknownWay({ task }: InferenceRequest, provider: string, cause?: unknown): InferenceError {
  const message = `This version of the package @huggingface/inference cannot ask the provider “${provider}” for ${task}.`;
  return new InferenceError("unsupported", message, { cause });
}

// --- work in a queue ---

/** Seconds before work is looked after for the first time; each further pause is a quarter longer, up to the longest. */
const firstPause = 0.5;
const longestPause = 5;
const longestWork = 1800;

/** The answer once it is there: at once, or where the provider said that it would be. */
async function waitForEnd(first: unknown, asked: HttpRequest, provider: string, options: HttpOptions): Promise<unknown> {
  const work = placeOfWork(first, asked.url, provider);
  if (!work) return first;
  // What goes wrong on the way to ask after it is no news of the work.
  const quiet = { ...options, onEvent: () => {} };
  const get = async (url: string) => (await sendRequest({ url, headers: asked.headers ?? {} }, quiet)).body;
  let answer = first;
  let pause = firstPause;
  for (let waited = 0; waited < longestWork; waited += pause, pause = Math.min(pause * 1.25, longestPause)) {
    const { status, reason } = readWork(answer);
    if (/succe|complete/i.test(status)) return work.result === undefined ? answer : get(work.result);
    if (/fail|cancel|abort|error/i.test(status)) {
      throw new InferenceError("server", `The provider “${provider}” could not finish the run${reason ? `: ${reason}` : "."}`, {
        raw: answer,
      });
    }
    await sleep(pause, options.signal);
    answer = await get(work.status);
  }
  throw new InferenceError("timeout", `The provider “${provider}” has not finished the run within ${longestWork / 60} minutes.`);
}

/** Where to ask how far the work is, and for its result where that is another place; undefined for an answer that is complete. */
function placeOfWork(
  body: unknown,
  url: string,
  provider: string,
): { readonly status: string; readonly result?: string } | undefined {
  if (!isRecord(body)) return undefined;
  const at = (path: string) => `${router}/${provider}${path}`;
  const { data, id, response_url, task_id, urls } = body;
  if (provider === "fal-ai" && response_url !== undefined) {
    const { search } = new URL(url);
    const result = at(pathOf(response_url));
    return { status: `${result}/status${search}`, result: `${result}${search}` };
  }
  if (provider === "novita" && task_id !== undefined) {
    const task = encodeURIComponent(String(task_id));
    const isMiniMax = url.includes("/minimax/");
    return { status: at(isMiniMax ? `/v3/minimax/v2/query/video_generation/${task}` : `/v3/async/task-result?task_id=${task}`) };
  }
  if (provider === "replicate" && isRecord(urls)) return { status: at(pathOf(urls.get)) };
  if (provider === "together" && url.endsWith("/videos")) return { status: `${url}/${encodeURIComponent(String(id))}` };
  if (provider === "wavespeed" && isRecord(data) && isRecord(data.urls)) return { status: at(pathOf(data.urls.get)) };
  if (provider === "zai-org" && url.includes("/async/"))
    return { status: at(`/api/paas/v4/async-result/${encodeURIComponent(String(id))}`) };
  return undefined;
}

/** The path alone: what is asked next goes to the router, wherever the provider itself would have it. */
function pathOf(address: unknown): string {
  try {
    return new URL(String(address)).pathname;
  } catch {
    throw badAnswer("The provider did not say where its answer will be.", "", address);
  }
}

/** How far work is, in the provider's own word, which may be missing; and why it failed. */
function readWork(body: unknown): { readonly status: string; readonly reason: string } {
  const top = isRecord(body) ? body : {};
  const work = [top.data, top.task].find(isRecord) ?? top;
  const reason = [isRecord(work.error) ? work.error.message : work.error, work.reason].find(
    (text) => typeof text === "string" && text,
  );
  return { status: String(work.status ?? work.task_status ?? ""), reason: String(reason ?? "").slice(0, 300) };
}

// --- files ---

/** Tasks that answer with one file. */
const fileTasks: ReadonlySet<TaskId> = new Set([
  "text-to-image",
  "image-to-image",
  "image-text-to-image",
  "text-to-video",
  "image-to-video",
  "image-text-to-video",
  "text-to-speech",
  "text-to-audio",
  "audio-to-audio",
]);

/** The answer with its file in it, which hosts keep for a while only; several files stay where they are. */
async function readFiles(body: unknown, task: TaskId, options: HttpOptions): Promise<unknown> {
  if (task === "automatic-speech-recognition" && isRecord(body) && isRecord(body.output)) {
    const [transcript] = filesIn(body.output.txt_file);
    return transcript === undefined ? body : { text: await download(transcript, options) };
  }
  if (!fileTasks.has(task)) return body;
  const [address, ...others] = new Set(filesIn(body));
  if (address === undefined || others.length > 0) return body;
  const file = await loadFile(address, options);
  if (task !== "audio-to-audio" || file === undefined || !isRecord(body)) return file ?? { url: address };
  // A speech model says in words what is to be heard.
  return [{ label: body.text || "speech", blob: await blobToBase64(file), "content-type": file.type }];
}

/** Names under which providers put their files, or what holds them. */
const fileKeys = [
  ...["images", "image", "videos", "video", "audio_file", "audio", "outputs", "output", "image_result"],
  ...["data", "task", "content", "url", "video_url"],
];

/** Addresses of all files in an answer; those that stand in it as base64 are data URLs. */
function filesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return /^(https?:\/\/|data:)/i.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (!isRecord(value)) return [];
  if (typeof value.b64_json === "string") return [`data:;base64,${value.b64_json}`];
  return fileKeys.flatMap((key) => filesIn(value[key]));
}

/** The bytes; undefined where the host of the file does not let a page read them. */
async function loadFile(address: string, options: HttpOptions): Promise<Blob | undefined> {
  if (/^data:/i.test(address)) return base64ToBlob(address);
  try {
    const file = await download(address, options);
    if (file instanceof Blob) return file;
  } catch (thrown) {
    if (toInferenceError(thrown).kind === "network") return undefined;
    throw thrown;
  }
  throw badAnswer("The answer names a file that is none of sound, picture or video.", "", address);
}

/** What stands at an address outside of the router, which gets no token. */
async function download(url: string, options: HttpOptions): Promise<unknown> {
  return (await sendRequest({ url }, { ...options, onEvent: () => {} })).body;
}
