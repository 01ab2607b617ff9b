import { InferenceError } from "../core/errors.js";
import { base64ToBlob } from "../core/media.js";
import { isRecord } from "../core/parse.js";
import type { Fetcher, InferenceAnswer, InferenceEvent, InferenceRequest } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { sendRequest } from "./http.js";
import { readAddress } from "./httpFetcher.js";
import { placeFiles, readFailure, readMeta, readTexts, readWaiting, writeJson } from "./proxyMessages.js";

/** What `createProxyFetcher` takes besides the address. */
export interface ProxyOptions {
  /** Sent with each request, such as a proof that the visitor has signed in; no receipt shows them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Cookies are left out, unless this one sends them. @default the platform's */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/**
 * Asks a server of your own, which runs the model with its token, so that no token comes into the page.
 *
 * The server's side is `createProxyHandler` from `inference-widgets/fetchers/proxyHandler`. It does the tasks, and fails in the
 * ways, of the fetcher it is given: kind, message, details and pauses of a failure arrive as they were.
 *
 * The request is a POST of `{ task, model, inputs, parameters, stream }` as JSON. Where Blobs are in it, it is a form: `request`
 * holds that JSON with `{ "$file": 0 }` in the place of the first Blob, whose bytes are the part `file-0`, and so on.
 * The reply is an event stream of JSON, where `type` says what each frame is:
 * - `waiting` with `reason` and `seconds`, and `chunk` with `chunk`, as they happen;
 * - `file` with `mediaType` and `base64`, for each Blob of the answer;
 * - `answer` with `body`, `warnings` and `meta`, or `error` with `kind`, `message` and the rest, as the last.
 *
 * What is refused before a model is asked has an HTTP status from 400 on, and the same `error` as JSON.
 *
 * The stream begins before the model is asked, so that no failure of the model is a failure of this request: what the server
 * has repeated is not repeated from here. Sent again are only requests that no model was asked for: those beyond the server's
 * rate, after the pause it asks for, where that is short, and those that a gateway before it could not hand on.
 *
 * `code` is that for the Hub, where other programs find the model; the proxy itself answers pages only.
 *
 * A server on another host has to list the page's origin among its `origins` (CORS).
 * Throws a TypeError when `url` is not an http address; a path such as "/api/inference" is of the page's own host.
 *
 * @example
 * const fetcher = createProxyFetcher("/api/inference");
 */
export function createProxyFetcher(url: string, { headers = {}, fetch }: ProxyOptions = {}): Fetcher {
  // A page that is first drawn on a server has no host there; it asks nothing before it is in a browser.
  const isUnplaced = globalThis.location === undefined && url.startsWith("/");
  const address = isUnplaced ? undefined : readAddress(url, "createProxyFetcher: url");

  const run: Fetcher = async (request, { signal, onEvent }) => {
    const chunks: unknown[] = [];
    const files: Blob[] = [];
    const outcomes: (InferenceAnswer | InferenceError)[] = [];
    const { meta } = await sendRequest(
      { url: address?.href ?? url, headers, body: writeBody(request), stream: true },
      { signal, fetch, onEvent: receive },
    ).catch((thrown: unknown) => {
      throw explain(thrown, chunks);
    });
    const outcome = outcomes.at(-1);
    if (outcome instanceof InferenceError) throw outcome;
    if (!outcome) throw new InferenceError("bad-answer", "The answer is not complete, or does not come from a proxy.");
    // The page's own headers may hold what is secret.
    const sent = meta?.sent && { ...meta.sent, headers: {} };
    return { ...outcome, meta: { ...meta, ...(sent && { sent }), ...outcome.meta } };

    function receive(event: InferenceEvent): void {
      if (event.type !== "chunk") {
        onEvent(event);
        return;
      }
      const message = isRecord(event.chunk) ? event.chunk : {};
      switch (message.type) {
        case "waiting": {
          const waiting = readWaiting(message);
          if (waiting) onEvent(waiting);
          break;
        }
        case "chunk":
          chunks.push(message.chunk);
          onEvent({ type: "chunk", chunk: message.chunk });
          break;
        case "file":
          files.push(base64ToBlob(String(message.base64), String(message.mediaType)));
          break;
        case "answer": {
          const warnings = readTexts(message.warnings);
          const body = placeFiles(message.body, files);
          outcomes.push({ body, ...(warnings.length > 0 && { warnings }), meta: readMeta(message.meta) });
          break;
        }
        case "error":
          // Thrown from here, it would be taken for a failure of this request and might be repeated.
          outcomes.push(readFailure(message, chunks));
      }
    }
  };
  const code = async (request: InferenceRequest) => (await import("./code/huggingFace.js")).huggingFaceCode(request);
  return Object.assign(run, { code, ...(address && { backend: { place: "server", name: address.host } as const }) });
}

function writeBody({ task, model, inputs, parameters, stream }: InferenceRequest): string | FormData {
  const { json, files } = writeJson({ task, model, inputs, parameters, stream });
  if (files.length === 0) return json;
  const form = new FormData();
  form.append("request", json);
  for (const [index, file] of files.entries()) form.append(`file-${index}`, file, `file-${index}`);
  return form;
}

/** The failure of a request: a refusal in the server's words, a broken stream with the chunks it had brought. */
function explain(thrown: unknown, chunks: readonly unknown[]): InferenceError {
  const error = toInferenceError(thrown);
  if (isRecord(error.raw) && error.raw.type === "error") return readFailure(error.raw, chunks);
  if (error.partial === undefined) return error;
  const { kind, message, cause } = error;
  return new InferenceError(kind, message, { cause, ...(chunks.length > 0 && { partial: chunks }) });
}
