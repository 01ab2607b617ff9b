import { InferenceError } from "../core/errors.js";
import { blobToBase64, sniffMediaType } from "../core/media.js";
import { isRecord } from "../core/parse.js";
import type { Fetcher, InferenceRequest, TaskId } from "../core/task.js";
import { type HttpRequest, sendRequest } from "./http.js";

/** What `createHuggingFaceFetcher` is made of. */
export interface HuggingFaceOptions {
  /** An access token, or what gives it at each run. Without one, requests go out anonymously. It is kept nowhere. */
  readonly token?: string | (() => string | undefined);
  /** @default the platform's */
  readonly fetch?: typeof globalThis.fetch;
  /** Address of a dedicated endpoint, which is then asked for every model. @default the router of Hugging Face */
  readonly endpointUrl?: string;
  /** The organisation that pays, by its name. @default the owner of the token */
  readonly billTo?: string;
}

/**
 * Runs models on Hugging Face's own servers, or on one dedicated endpoint.
 *
 * Inputs that are `{ messages }` go to chat completions, where the router picks a provider.
 * Throws a TypeError when `endpointUrl` is not an http address.
 *
 * Source: https://huggingface.co/docs/inference-providers/providers/hf-inference
 *
 * @example
 * const fetcher = createHuggingFaceFetcher({ token: () => session.token });
 */
export function createHuggingFaceFetcher(options: HuggingFaceOptions = {}): Fetcher {
  const endpoint = options.endpointUrl === undefined ? undefined : readEndpoint(options.endpointUrl);
  const run: Fetcher = async (request, { signal, onEvent }) => {
    const token = readToken(options.token);
    const { url, ...bodies } = endpoint ? await askEndpoint(request, endpoint) : await askRouter(request);
    const accept = accepted[request.task];
    const headers = {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(options.billTo && { "X-HF-Bill-To": options.billTo }),
      ...(accept && { Accept: accept }),
    };
    return sendRequest(
      { url, ...bodies, headers, stream: request.stream },
      { signal, onEvent, fetch: options.fetch, secret: token },
    );
  };
  return Object.assign(run, { backend: { place: "server", name: endpoint?.host ?? "Hugging Face" } as const });
}

const router = "https://router.huggingface.co";

/** Tasks of embedding models, which can be asked for either; the route says which. */
const pipelines: ReadonlySet<TaskId> = new Set(["feature-extraction", "sentence-similarity"]);

/** Without it the default container sends a picture as base64 inside JSON. It has no such choice for sound. */
const accepted: Partial<Record<TaskId, string>> = {
  "text-to-image": "image/png",
  "image-to-image": "image/png",
  "image-text-to-image": "image/png",
  "unconditional-image-generation": "image/png",
};

type Question = Pick<HttpRequest, "url" | "body" | "otherBody" | "repeatHeaders">;

async function askRouter(request: InferenceRequest): Promise<Question> {
  if (hasMessages(request.inputs)) return { url: `${router}/v1/chat/completions`, body: await chatBody(request) };
  const url = `${router}/hf-inference/models/${modelPath(request.model)}`;
  const repeatHeaders = { "X-Wait-For-Model": "true" };
  if (request.task === "text-generation")
    return { url: `${url}/v1/completions`, body: await completionBody(request), repeatHeaders };
  const route = pipelines.has(request.task) ? `/pipeline/${request.task}` : "";
  return { url: `${url}${route}`, ...(await plainBodies(request)), repeatHeaders };
}

async function askEndpoint(request: InferenceRequest, endpoint: URL): Promise<Question> {
  if (hasMessages(request.inputs)) return { url: endpoint.href, body: await chatBody(request) };
  return { url: endpoint.href, ...(await plainBodies(request)) };
}

/** Bytes as they are where nothing else has to be said, else `{ inputs, parameters }` with bytes as base64. */
async function plainBodies(request: InferenceRequest): Promise<Pick<Question, "body" | "otherBody">> {
  const { task, inputs } = request;
  const parameters = given(request);
  const isBare = Object.keys(parameters).length === 0;
  const bytes = inputs instanceof Blob && isBare ? await withType(inputs) : undefined;
  if (bytes && task !== "image-segmentation") return { body: bytes };
  const body = JSON.stringify({
    // Servers of embeddings read their parameters beside the input.
    ...(task === "feature-extraction" ? parameters : !isBare && { parameters }),
    inputs: await withoutBlobs(inputs, blobToBase64),
    ...(task === "text-generation" && request.stream && { stream: true }),
  });
  // Older servers of masks take the bytes only.
  return bytes ? { body, otherBody: bytes } : { body };
}

async function completionBody(request: InferenceRequest): Promise<string> {
  const { model, inputs, stream } = request;
  return JSON.stringify({ ...tokenLimits(given(request)), model, prompt: inputs, ...(stream && { stream }) });
}

async function chatBody(request: InferenceRequest): Promise<string> {
  const { model, stream } = request;
  const inputs = await withoutBlobs(request.inputs, toChatMedia);
  return JSON.stringify({ ...tokenLimits(given(request)), ...(isRecord(inputs) && inputs), model, ...(stream && { stream }) });
}

/** Parts of a message hold sound as bare base64 under `data`, everything else as a data URL. */
async function toChatMedia(blob: Blob, field: string): Promise<string> {
  const base64 = await blobToBase64(blob);
  return field === "data" ? base64 : `data:${(await withType(blob)).type};base64,${base64}`;
}

function hasMessages(inputs: unknown): boolean {
  return isRecord(inputs) && Array.isArray(inputs.messages);
}

/** The parameters that have a value. */
function given({ parameters }: InferenceRequest): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

/** The same parameters in the spelling of OpenAI's routes. */
function tokenLimits({ max_new_tokens, ...others }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return max_new_tokens === undefined ? others : { max_tokens: max_new_tokens, ...others };
}

/** A copy of plain data with each Blob in it written as text; `field` is the name it stands under. */
async function withoutBlobs(data: unknown, write: (blob: Blob, field: string) => Promise<string>, field = ""): Promise<unknown> {
  if (data instanceof Blob) return readable(write(data, field));
  if (Array.isArray(data)) return Promise.all(data.map((item) => withoutBlobs(item, write, field)));
  if (!isRecord(data) || data instanceof URL) return data;
  const entries = Object.entries(data).map(async ([name, value]) => [name, await withoutBlobs(value, write, name)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** The same bytes under a type that servers can choose a decoder by. */
async function withType(blob: Blob): Promise<Blob> {
  if (blob.type && blob.type !== "application/octet-stream") return blob;
  const start = new Uint8Array(await readable(blob.slice(0, 16).arrayBuffer()));
  return new Blob([blob], { type: sniffMediaType(start) ?? "application/octet-stream" });
}

/** A file that was chosen may since have changed or gone. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new InferenceError("invalid-input", "The file could not be read. Choose it again.", { cause });
  }
}

function modelPath(model: string): string {
  const names = model.split("/");
  const isId = names.length <= 2 && names.every((name) => !/^\.{0,2}$|\p{Surrogate}/u.test(name));
  if (!isId)
    throw new InferenceError("invalid-input", `“${model.slice(0, 100)}” is not a model: it should be “name” or “owner/name”.`);
  return names.map(encodeURIComponent).join("/");
}

function readToken(token: HuggingFaceOptions["token"]): string | undefined {
  const text = (typeof token === "function" ? token() : token)?.trim();
  // The platform quotes a header it cannot send in its own error.
  if (text && !/^[\x21-\x7E]+$/.test(text))
    throw new InferenceError("auth", "The access token holds characters that no token has.");
  return text || undefined;
}

function readEndpoint(address: string): URL {
  // An address such as "/api/model" is one of the page's own host.
  const url = new URL(address, globalThis.location?.href);
  if (!/^https?:$/.test(url.protocol))
    throw new TypeError(`createHuggingFaceFetcher: endpointUrl should be an http address, not ${url.protocol}`);
  return url;
}
