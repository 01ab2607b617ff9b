import { InferenceError } from "../core/errors.js";
import { blobToBase64, sniffMediaType } from "../core/media.js";
import { isRecord } from "../core/parse.js";
import type { InferenceRequest, TaskId } from "../core/task.js";
import type { HttpRequest } from "./http.js";

/** An access token, or what gives it at each run. It is kept nowhere. */
export type Token = string | (() => string | undefined);

/** Without it the default container sends a picture as base64 inside JSON. It has no such choice for sound. */
const pictureTasks: ReadonlySet<TaskId> = new Set([
  "text-to-image",
  "image-to-image",
  "image-text-to-image",
  "unconditional-image-generation",
]);

/** The header that asks for a picture as bytes, for the tasks that give one. */
export function acceptedType(task: TaskId): Readonly<Record<string, string>> {
  return pictureTasks.has(task) ? { Accept: "image/png" } : {};
}

/** Bytes as they are where nothing else has to be said, else `{ inputs, parameters }` with bytes as base64. */
export async function plainBodies(request: InferenceRequest): Promise<Pick<HttpRequest, "body" | "otherBody">> {
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

/** The body of `/v1/completions`. */
export async function completionBody(request: InferenceRequest): Promise<string> {
  const { model, inputs, stream } = request;
  return JSON.stringify({ ...tokenLimits(given(request)), model, prompt: inputs, ...(stream && { stream }) });
}

/** The body of `/v1/chat/completions`. */
export async function chatBody(request: InferenceRequest): Promise<string> {
  const { model, stream } = request;
  const inputs = await withoutBlobs(request.inputs, toChatMedia);
  return JSON.stringify({ ...tokenLimits(given(request)), ...(isRecord(inputs) && inputs), model, ...(stream && { stream }) });
}

/** Parts of a message hold sound as bare base64 under `data`, everything else as a data URL. */
async function toChatMedia(blob: Blob, field: string): Promise<string> {
  const base64 = await blobToBase64(blob);
  return field === "data" ? base64 : `data:${(await withType(blob)).type};base64,${base64}`;
}

/** Whether these are the turns of a chat. */
export function hasMessages(inputs: unknown): boolean {
  return isRecord(inputs) && Array.isArray(inputs.messages);
}

/** The parameters that have a value. */
export function given({ parameters }: InferenceRequest): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

/** The same parameters in the spelling of OpenAI's routes. */
export function tokenLimits({ max_new_tokens, ...others }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return max_new_tokens === undefined ? others : { max_tokens: max_new_tokens, ...others };
}

/** A copy of plain data with each Blob in it written as text; `field` is the name it stands under. */
export async function withoutBlobs(
  data: unknown,
  write: (blob: Blob, field: string) => Promise<string>,
  field = "",
): Promise<unknown> {
  if (data instanceof Blob) return readable(write(data, field));
  if (Array.isArray(data)) return Promise.all(data.map((item) => withoutBlobs(item, write, field)));
  if (!isRecord(data) || data instanceof URL) return data;
  const entries = Object.entries(data).map(async ([name, value]) => [name, await withoutBlobs(value, write, name)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** The same bytes under a type that servers can choose a decoder by. */
export async function withType(blob: Blob): Promise<Blob> {
  // Stores of files say application/octet-stream or binary/octet-stream.
  if (blob.type && !blob.type.endsWith("/octet-stream")) return blob;
  const start = new Uint8Array(await readable(blob.slice(0, 16).arrayBuffer()));
  return new Blob([blob], { type: sniffMediaType(start) ?? "application/octet-stream" });
}

/** What is read of a file that was chosen. Throws `InferenceError("invalid-input")` where it has since changed or gone. */
export async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new InferenceError("invalid-input", "The file could not be read. Choose it again.", { cause });
  }
}

/** The token of this run; undefined for none. Throws `InferenceError("auth")` for a text that no header can hold. */
export function readToken(token: Token | undefined): string | undefined {
  const text = (typeof token === "function" ? token() : token)?.trim();
  // The platform quotes a header it cannot send in its own error.
  if (text && !/^[\x21-\x7E]+$/.test(text))
    throw new InferenceError("auth", "The access token holds characters that no token has.");
  return text || undefined;
}
