import { InferenceError, type InferenceErrorKind } from "../core/errors.js";
import type { Message } from "../core/message.js";
import { isRecord } from "../core/parse.js";
import type { AnswerMeta, InferenceEvent } from "../core/task.js";

/** What a proxy tells a page, one frame of an event stream each. The last one is an answer or an error. */
export type ProxyMessage =
  | Waiting
  | { readonly type: "chunk"; readonly chunk: unknown }
  /** A file of the answer, sent before it; the answer names them by their order. */
  | { readonly type: "file"; readonly mediaType: string; readonly base64: string }
  | { readonly type: "answer"; readonly body: unknown; readonly warnings: readonly string[]; readonly meta: AnswerMeta }
  | Failure;

type Waiting = Extract<InferenceEvent, { readonly type: "waiting" }>;

/** A failure as far as a visitor may know it: no cause, no reply as it came. */
export type Failure = { readonly type: "error" } & Pick<
  InferenceError,
  "kind" | "message" | "status" | "details" | "warnings" | "retryAfter" | "estimatedTime" | "requestId" | "path"
>;

/** Data as JSON, and the Blobs in them: `{ "$file": 0 }` stands in the place of the first. */
export function writeJson(data: unknown): { readonly json: string; readonly files: readonly Blob[] } {
  const files: Blob[] = [];
  const json = JSON.stringify(data, (_name, value: unknown) =>
    value instanceof Blob ? { $file: files.push(value) - 1 } : value,
  );
  return { json, files };
}

/** Data out of JSON with the Blobs in their places; where there are none, nothing is taken for a place. */
export function placeFiles(data: unknown, files: readonly Blob[]): unknown {
  if (files.length === 0) return data;
  if (Array.isArray(data)) return data.map((item) => placeFiles(item, files));
  if (!isRecord(data)) return data;
  const entries = Object.entries(data);
  if (entries.length === 1 && typeof data.$file === "number") return files[data.$file] ?? data;
  return Object.fromEntries(entries.map(([name, value]) => [name, placeFiles(value, files)]));
}

/** An error as a message. */
export function writeFailure(error: InferenceError): Failure {
  const { kind, message, status, details, warnings, retryAfter, estimatedTime, requestId, path } = error;
  return { type: "error", kind, message, status, details, warnings, retryAfter, estimatedTime, requestId, path };
}

/** The error that a message tells of; `chunks` are what had come before it. */
export function readFailure(message: Fields, chunks: readonly unknown[]): InferenceError {
  const { kind } = message;
  const text = isText(message.message) ? message.message : "The server failed without saying why.";
  return new InferenceError(isKind(kind) ? kind : "server", text, {
    ...pick(message, ["status", "retryAfter", "estimatedTime"], isNumber),
    ...pick(message, ["requestId", "path"], isText),
    details: readTexts(message.details),
    warnings: readTexts(message.warnings),
    ...(chunks.length > 0 && { partial: chunks }),
  });
}

/** Why nothing has come yet; undefined for what does not tell. */
export function readWaiting({ reason, seconds }: Fields): Waiting | undefined {
  if (reason !== "loading" && reason !== "queue" && reason !== "retry") return undefined;
  return { type: "waiting", reason, ...(isNumber(seconds) && { seconds }) };
}

/** The texts of a list. */
export function readTexts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter(isText) : [];
}

/** What a visitor may know of how an answer came to be: neither the request to the model's server, nor its host. */
export function readMeta(meta: unknown): AnswerMeta {
  if (!isRecord(meta)) return {};
  const { backend, cached, note, tokens } = meta;
  return {
    ...pick(meta, ["provider", "device", "revision", "requestId"], isText),
    ...pick(meta, ["computeSeconds", "cost"], isNumber),
    ...(cached === true && { cached }),
    ...(isRecord(tokens) && { tokens: pick(tokens, ["input", "output"], isNumber) }),
    // For the page, whatever answered is on a server.
    ...(isRecord(backend) && isText(backend.name) && { backend: { place: "server", name: backend.name } as const }),
    ...(isMessage(note) && { note }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** Those of the named fields that hold what they should. */
function pick<N extends string, T>(
  fields: Fields,
  names: readonly N[],
  isRight: (value: unknown) => value is T,
): { readonly [name in N]?: T } {
  const entries = names.map((name) => [name, fields[name]] as const).filter(([, value]) => isRight(value));
  // The filter leaves only what the type says.
  return Object.fromEntries(entries) as { readonly [name in N]?: T };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isMessage(value: unknown): value is Message {
  if (!isRecord(value)) return isText(value);
  const { text, values } = value;
  return isText(text) && isRecord(values) && Object.values(values).every((item) => isText(item) || isNumber(item));
}

const kinds: Readonly<Record<InferenceErrorKind, true>> = {
  auth: true,
  payment: true,
  permission: true,
  gated: true,
  "too-large": true,
  "not-found": true,
  "not-deployed": true,
  retired: true,
  "bad-file": true,
  "invalid-input": true,
  "too-long": true,
  "rate-limit": true,
  loading: true,
  busy: true,
  timeout: true,
  server: true,
  "bad-answer": true,
  network: true,
  unsupported: true,
  aborted: true,
};

function isKind(value: unknown): value is InferenceErrorKind {
  return isText(value) && Object.hasOwn(kinds, value);
}
