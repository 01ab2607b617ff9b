import { createParser } from "eventsource-parser";
import type { SentRequest } from "../core/backend.js";
import { InferenceError, type InferenceErrorDetails, type InferenceErrorKind } from "../core/errors.js";
import { sniffMediaType } from "../core/media.js";
import { isRecord, toScore } from "../core/parse.js";
import type { InferenceAnswer, InferenceEvent } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";

/** One question to a server. */
export interface HttpRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text travels as JSON, a Blob as itself under its own type. A request without a body is a GET. */
  readonly body?: string | Blob | FormData;
  /** Sent instead once the server has refused `body` as input (400, 415 or 422). */
  readonly otherBody?: string | Blob | FormData;
  /** Headers added when a request is sent again after a pause. */
  readonly repeatHeaders?: Readonly<Record<string, string>>;
  /** Whether the frames of an event stream are reported as `chunk` events. */
  readonly stream?: boolean;
}

/** What a request is sent with. */
export interface HttpOptions {
  readonly signal: AbortSignal;
  onEvent(event: InferenceEvent): void;
  /** @default the platform's */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** What must not be read anywhere; a server that echoes it is not repeated. */
  readonly secret?: string | undefined;
  /** @default pauses from 2 seconds on, 5 minutes of silence */
  readonly pace?: Pace;
}

/** How long to wait for what. */
export interface Pace {
  /** Seconds before a request is sent again for the first time; each further pause is half as long again. */
  readonly pause: number;
  /** Seconds without a byte from the server after which a request is given up. */
  readonly silence: number;
}

const usualPace: Pace = { pause: 2, silence: 300 };
const mostRequests = 6;
/** Longest pause in seconds that a busy server may ask for; beyond it the visitor decides. */
const longestRetryPause = 20;
/** Longest pause in seconds that a server which is loading may ask for, and longest first one that its estimate leads to. */
const longestLoadingPause = 300;
const longestFirstLoadingPause = 30;
/** Characters of a stream that are read at once, and milliseconds after which others may have their turn. */
const feedAtOnce = 8_192;
const longestTask = 12;
/** Shorter secrets would blank out ordinary words; a real token has more than 30 characters. */
const shortestSecret = 8;

/**
 * Sends a request until it is answered, and reads the answer: JSON as data, media as a Blob, an event stream as the list of
 * its frames.
 *
 * A server that is loading the model (503) is asked again in growing pauses, one that is busy (503) or limits the rate (429)
 * when the pause it asks for is short, a gateway that failed (502, 504) once; nothing else is repeated, and never more than
 * 6 requests are sent. Each pause is told by a `waiting` event.
 *
 * Throws `InferenceError`; rejects at once when `signal` aborts, and nothing is sent or reported after that.
 */
export async function sendRequest(request: HttpRequest, options: HttpOptions): Promise<InferenceAnswer> {
  const { signal, onEvent, secret, pace = usualPace } = options;
  const { otherBody, repeatHeaders } = request;
  let current = request;
  let refusal: InferenceError | undefined;
  let gatewayFailures = 0;
  let repeats = 0;
  for (let sent = 1; ; sent += 1) {
    try {
      const answer = await attempt(current, options);
      const url = new URL(request.url, globalThis.location?.href);
      return { ...answer, meta: { host: url.host, sent: describeRequest(current, secret), ...answer.meta } };
    } catch (thrown) {
      if (signal.aborted) throw aborted();
      const error = toInferenceError(thrown);
      const refused = error.kind === "invalid-input" && [400, 415, 422].includes(error.status);
      if (refused && refusal) throw refusal;
      if (refused && otherBody !== undefined && sent < mostRequests) {
        refusal = error;
        current = { ...current, body: otherBody };
        continue;
      }
      if (error.status === 502 || error.status === 504) gatewayFailures += 1;
      const pause = pauseBefore(error, pace, repeats);
      if (pause === undefined || gatewayFailures > 1 || sent === mostRequests) throw error;
      repeats += 1;
      const isLoading = error.kind === "loading";
      onEvent({
        type: "waiting",
        reason: isLoading ? "loading" : "retry",
        seconds: isLoading ? (error.estimatedTime ?? pause) : pause,
      });
      await sleep(pause, signal);
      current = { ...current, headers: { ...request.headers, ...repeatHeaders } };
    }
  }
}

/** Resolves after `seconds`; rejects with `InferenceError("aborted")` as soon as `signal` aborts. */
export function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(aborted());
    const timer = setTimeout(finish, seconds * 1000);
    signal.addEventListener("abort", stop);
    function finish() {
      signal.removeEventListener("abort", stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      reject(aborted());
    }
  });
}

/** What comes of `work`; rejects with `InferenceError("aborted")` as soon as `signal` aborts, whatever `work` itself does then. */
export function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted());
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** What a run is rejected with once its signal aborts. */
export function aborted(): InferenceError {
  return new InferenceError("aborted", "The run was stopped.");
}

/** Characters of a body that a receipt keeps. */
const longestBody = 20_000;

/** The request as a receipt shows it: without what is secret, a file by its type and size. */
function describeRequest({ url, headers = {}, body }: HttpRequest, secret: string | undefined): SentRequest {
  const describe = (part: string | Blob) => (typeof part === "string" ? part : `<${part.type || "bytes"}, ${part.size} bytes>`);
  const parts =
    body instanceof FormData ? [...body].map(([name, part]) => `${name}=${describe(part)}`) : body && [describe(body)];
  const text = parts && hideSecret(parts.join("\n"), secret);
  return {
    method: body === undefined ? "GET" : "POST",
    url: hideSecret(url, secret),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, hideSecret(value, secret, 1)])),
    ...(text !== undefined && { body: text.length > longestBody ? `${text.slice(0, longestBody)}…` : text }),
  };
}

function hideSecret(text: string, secret: string | undefined, shortest = shortestSecret): string {
  return secret && secret.length >= shortest ? text.replaceAll(secret, "[token]") : text;
}

/** Seconds to wait before the same request is sent again, for the first time or once more; undefined when it should not be. */
function pauseBefore(error: InferenceError, pace: Pace, repeats: number): number | undefined {
  const { status, kind, retryAfter = 0, estimatedTime = 0 } = error;
  if (error.partial !== undefined) return undefined;
  const grown = (first: number) => Math.max(first * 1.5 ** repeats, retryAfter);
  if (status === 503 && kind === "loading") {
    // Five pauses from a tenth of the estimate on add up to 1.3 times the estimate.
    const first = Math.max(pace.pause, Math.min(estimatedTime / 10, longestFirstLoadingPause));
    return retryAfter <= longestLoadingPause ? grown(first) : undefined;
  }
  const isGateway = status === 502 || status === 504;
  const isBusy = status === 503 && kind === "busy";
  const isLimit = status === 429 && (kind === "rate-limit" || kind === "busy") && error.retryAfter !== undefined;
  return (isGateway || isBusy || isLimit) && retryAfter <= longestRetryPause ? grown(pace.pause) : undefined;
}

/** One request and its reply, given up on abort or silence even where `fetch` itself does not listen. */
async function attempt(request: HttpRequest, options: HttpOptions): Promise<InferenceAnswer> {
  const { signal, onEvent, secret, pace = usualPace } = options;
  if (signal.aborted) throw aborted();
  const send = options.fetch ?? globalThis.fetch;
  const controller = new AbortController();
  const chunks: unknown[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (error: InferenceError) => void = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  const onAbort = () => {
    stop(aborted());
    controller.abort();
  };
  signal.addEventListener("abort", onAbort);
  listen();
  try {
    return await Promise.race([exchange(), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    controller.abort();
  }

  /** Starts the silence anew. */
  function listen() {
    clearTimeout(timer);
    if (controller.signal.aborted) return;
    timer = setTimeout(() => {
      stop(failure("timeout", `The server sent nothing for ${pace.silence} seconds.`));
      controller.abort();
    }, pace.silence * 1000);
  }

  function hide(text: string): string {
    return hideSecret(text, secret);
  }

  /** A failure of the way there or back, with what had been streamed. */
  function failure(kind: InferenceErrorKind, message: string, cause?: unknown): InferenceError {
    return new InferenceError(kind, message, {
      ...(chunks.length > 0 && { partial: [...chunks] }),
      // The platform may quote headers in its errors, so that only their words are kept.
      ...(cause !== undefined && { cause: new Error(hide(describe(cause))) }),
    });
  }

  async function exchange(): Promise<InferenceAnswer> {
    const { url, headers, body } = request;
    let response: Response;
    try {
      response = await send(url, {
        method: body === undefined ? "GET" : "POST",
        headers: { ...(typeof body === "string" && { "Content-Type": "application/json" }), ...headers },
        ...(body !== undefined && { body }),
        signal: controller.signal,
        credentials: "omit",
      });
    } catch (cause) {
      throw failure("network", "The server could not be reached.", cause);
    }
    listen();
    return readResponse(response);
  }

  async function* readPieces(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const reader = response.body?.getReader();
    try {
      for (;;) {
        const piece = await reader?.read();
        if (!piece || piece.done) return;
        listen();
        yield piece.value;
      }
    } catch (cause) {
      throw failure("network", "The connection was lost before the whole answer had come.", cause);
    } finally {
      reader?.cancel().catch(() => {});
    }
  }

  async function readResponse(response: Response): Promise<InferenceAnswer> {
    const { status, ok } = response;
    const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
    const header = (name: string) => hide(response.headers.get(name) ?? "");
    const reply = { status, statusText: hide(response.statusText), header };
    const meta = readMeta(header);
    // The old community servers answer 204 when they take the caller to have gone away.
    if (status === 204) throw new InferenceError("aborted", "The server dropped the run.", { status });
    if (ok && type === "text/event-stream") return { body: await readFrames(response, reply), meta };

    const pieces: Uint8Array<ArrayBuffer>[] = [];
    for await (const piece of readPieces(response)) pieces.push(piece);
    const bytes = new Blob(pieces);
    if (ok && bytes.size === 0) throw new InferenceError("bad-answer", "The server's answer is empty.", { status });
    const media = ok ? await mediaType(bytes, type) : undefined;
    if (media) return { body: new Blob([bytes], { type: media }), meta };

    const text = hide(await bytes.text());
    const body = parseJson(text);
    const result = findResult(body);
    if (result) return { ...result, meta };
    if (!ok || isErrorBody(body)) throw readError({ ...reply, body: body ?? text });
    if (body !== undefined) return { body, ...listWarnings(body), meta };
    const isPage = type === "text/html" || isHtml(text);
    if (type.startsWith("text/") && !isPage && text.trim()) return { body: text, meta };
    const title = isPage ? titleOf(text) : "";
    const page = `The server answered with a web page${title && ` (${title})`}, not with a result.`;
    const raw = text.slice(0, longestRaw);
    throw new InferenceError("bad-answer", isPage ? page : "The server's answer is not valid JSON.", { status, raw });
  }

  async function readFrames(response: Response, reply: Omit<Reply, "body">): Promise<readonly unknown[]> {
    const decoder = new TextDecoder();
    let isDone = false;
    const parser = createParser({
      onEvent({ event, data }) {
        if (isDone || controller.signal.aborted || !data.trim()) return;
        isDone = data.trim() === "[DONE]";
        if (isDone) return;
        const text = hide(data);
        const chunk = parseJson(text);
        if (event === "error" || isErrorBody(chunk)) throw readError({ ...reply, body: chunk ?? text }, chunks);
        if (chunk === undefined) throw failure("bad-answer", "A piece of the streamed answer is not valid JSON.");
        chunks.push(chunk);
        if (request.stream) onEvent({ type: "chunk", chunk });
      },
    });
    let since = performance.now();
    for await (const piece of readPieces(response)) {
      const text = decoder.decode(piece, { stream: true });
      for (let start = 0; start < text.length; start += feedAtOnce) {
        parser.feed(text.slice(start, start + feedAtOnce));
        if (isDone) return chunks;
        if (performance.now() - since < longestTask) continue;
        // The page gets its turn: all of a long answer may have come at once.
        await new Promise((resolve) => setTimeout(resolve));
        if (signal.aborted) throw aborted();
        since = performance.now();
      }
    }
    // Some servers end without the blank line that closes the last frame.
    parser.feed(`${decoder.decode()}\n\n`);
    return chunks;
  }
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown cause";
  return cause.cause instanceof Error ? `${cause.message}: ${describe(cause.cause)}` : cause.message;
}

/** The type of an answer that is not text; undefined when it is. First bytes count more than what the server says. */
async function mediaType(bytes: Blob, type: string): Promise<string | undefined> {
  if (type.startsWith("text/") || /json$/.test(type)) return undefined;
  const sniffed = sniffMediaType(new Uint8Array(await bytes.slice(0, 16).arrayBuffer()));
  return sniffed ?? (/^(image|audio|video|model)\/|octet-stream$/.test(type) ? type : undefined);
}

/** Parsed JSON, where bare `NaN` and `Infinity` stand for null as Python writes them; undefined when it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(
        text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (token) => (token.startsWith('"') ? token : "null")),
      );
    } catch {
      return undefined;
    }
  }
}

/** Headers a server may tell about a run; a browser shows only those the server exposes. */
function readMeta(header: Reply["header"]): NonNullable<InferenceAnswer["meta"]> {
  const computeSeconds = toScore(header("x-compute-time"));
  const computeType = header("x-compute-type");
  const provider = header("x-inference-provider");
  const requestId = header("x-request-id");
  return {
    ...(computeSeconds !== null && computeSeconds >= 0 && { computeSeconds }),
    ...(computeType === "cache" ? { cached: true } : computeType && { device: computeType }),
    ...(provider && { provider }),
    ...(requestId && { requestId }),
  };
}

function listWarnings(body: unknown): Pick<InferenceAnswer, "warnings"> {
  const list = isRecord(body) && Array.isArray(body.warnings) ? body.warnings : [];
  const warnings = list.flatMap((warning) => sentencesOf(warning));
  return warnings.length > 0 ? { warnings } : {};
}

/** The result inside an error of the tabular servers, which send it as JSON text beside the warnings it came with. */
function findResult(body: unknown): Pick<InferenceAnswer, "body" | "warnings"> | undefined {
  const inner = isRecord(body) && typeof body.error === "string" ? parseJson(body.error) : undefined;
  if (!isRecord(inner) || !Array.isArray(inner.output)) return undefined;
  return { body: inner.output, warnings: listWarnings(inner).warnings ?? sentencesOf(inner.error) };
}

// --- what a server says of a failure ---

interface Reply {
  readonly status: number;
  readonly statusText: string;
  /** The header's text, empty where there is none. */
  header(name: string): string;
  /** Parsed JSON, else the text. */
  readonly body: unknown;
}

const longestMessage = 300;
const longestRaw = 10_000;

/** Whether JSON that came with a status of success, or as a frame of a stream, tells of a failure. */
function isErrorBody(body: unknown): boolean {
  const inner = Array.isArray(body) && body.length === 1 ? body[0] : body;
  if (!isRecord(inner)) return false;
  if (inner.object === "error") return true;
  if (typeof inner.code === "number" && inner.code >= 400 && typeof inner.message === "string") return true;
  const { error } = inner;
  if (typeof error === "string") return error.trim() !== "";
  return (isRecord(error) && Object.keys(error).length > 0) || (Array.isArray(error) && error.length > 0);
}

function readError(reply: Reply, chunks: readonly unknown[] = []): InferenceError {
  const { body, header } = reply;
  const top = Array.isArray(body) && body.length === 1 ? body[0] : body;
  const record = isRecord(top) ? top : {};
  const inner = isRecord(record.error) ? record.error : {};
  const status = reply.status < 400 ? (statusIn(inner) ?? statusIn(record) ?? reply.status) : reply.status;

  const sentences = sentencesOf(top);
  const message = plain(sentences.join("; ")) || explainStatus(reply);
  const fields = sentencesOf(record.invalid_fields);
  const details = [...new Set([...(sentences.length > 1 ? sentences : []), ...fields])].filter((detail) => detail !== message);

  const estimatedTime = toScore(record.estimated_time);
  const retryAfter = readRetryAfter(reply);
  const requestId = header("x-request-id") || (typeof record.request_id === "string" ? record.request_id : "");
  const names = [record, inner].flatMap(({ error_type, type, code }) => [error_type, type, code]);
  const kind =
    estimatedTime === null
      ? kindOf(status, `${message} ${names.filter((name) => typeof name === "string").join(" ")}`)
      : "loading";
  const told: InferenceErrorDetails = {
    status,
    details,
    ...listWarnings(record),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(estimatedTime !== null && { estimatedTime }),
    ...(requestId && { requestId }),
    ...(chunks.length > 0 && { partial: [...chunks] }),
    raw: typeof body === "string" ? body.slice(0, longestRaw) : body,
  };
  return new InferenceError(kind, message, told);
}

/** The HTTP status that a reply with a status of success names inside. */
function statusIn({ http_status_code, code }: Readonly<Record<string, unknown>>): number | undefined {
  return [http_status_code, code].find((status): status is number => typeof status === "number" && status >= 400 && status < 600);
}

/** Where servers put what they have to say, the most telling first. */
const tellingKeys = ["error", "detail", "message", "msg", "description", "title", "traceback"] as const;

/** The plain sentences in whatever a server sent as an error, one for each thing it objects to. */
function sentencesOf(value: unknown, depth = 0): readonly string[] {
  if (depth > 5) return [];
  if (typeof value === "string") {
    const nested = /^\s*[[{]/.test(value) ? sentencesOf(parseJson(value), depth + 1) : [];
    const sentence = nested.length > 0 ? "" : plain(value);
    return sentence ? [sentence] : nested;
  }
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((item) => sentencesOf(item, depth + 1));
  if (!isRecord(value)) return [];
  const found = tellingKeys.map((key) => sentencesOf(value[key], depth + 1)).find((sentences) => sentences.length > 0) ?? [];
  const place = placeOf(value);
  return place ? found.map((sentence) => `${place}: ${sentence}`) : found;
}

/** The field a validation error is about, such as `parameters.top_k`. */
function placeOf({ loc, field }: Readonly<Record<string, unknown>>): string {
  const steps = Array.isArray(loc) ? loc : [field];
  const names = steps.filter((step) => typeof step === "string" || typeof step === "number").map(String);
  return (names[0] === "body" ? names.slice(1) : names).join(".");
}

/** One line of text out of what may be a page, a list item or the name of a missing value. */
function plain(text: string): string {
  if (isHtml(text)) return titleOf(text);
  const line = text
    .slice(0, longestRaw)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/^- /, "");
  if (/^(undefined|null|none|\[object Object\])$/i.test(line)) return "";
  const characters = [...line];
  return characters.length > longestMessage ? `${characters.slice(0, longestMessage - 1).join("")}…` : line;
}

function isHtml(text: string): boolean {
  return /^\s*<(!--|(!doctype|\?xml|html|head|body|title|center|div|h1|p)\b)/i.test(text);
}

/** The title of a page as one line, empty where there is none. */
function titleOf(page: string): string {
  const title = /<title[^>]*>([^<]*)</i.exec(page.slice(0, longestRaw))?.[1] ?? "";
  return isHtml(title) ? "" : plain(title);
}

function explainStatus({ status, statusText }: Reply): string {
  if (status < 400) return "The server failed without saying why.";
  return statusText
    ? `The server answered with HTTP ${status} (${plain(statusText)}).`
    : `The server answered with HTTP ${status}.`;
}

/** Seconds out of `Retry-After` (seconds or a date), else, at a limit, out of the `t=` of the Hub's `RateLimit`. */
function readRetryAfter({ status, header }: Reply): number | undefined {
  const text = header("retry-after").trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const date = text ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - Date.now()) / 1000));
  // The Hub tells its windows with every reply.
  const reset = status === 429 ? /\bt=(\d+)/.exec(header("ratelimit"))?.[1] : undefined;
  return reset === undefined ? undefined : Number(reset);
}

/** Words that tell the kind whatever the status: the toolkit answers every fault of its own with 400. */
const kindsByWords: readonly (readonly [words: RegExp, kind: InferenceErrorKind])[] = [
  [/included credits|insufficient_quota|current quota|pro subscription|payment required/i, "payment"],
  [/gated repo|in the authorized list|ask for access|must have access to it/i, "gated"],
  [/too large to be loaded/i, "too-large"],
  [/no longer supported|decommissioned/i, "retired"],
  [
    /model_not_supported|model not supported|not supported (by any|by provider|for task|for now)|task not found for/i,
    "not-deployed",
  ],
  [/rate limit reached|rate_limit/i, "rate-limit"],
  [/(currently|still) loading|not loaded yet/i, "loading"],
  [/too busy|overload/i, "busy"],
  [/sufficient permissions/i, "permission"],
  [/token seems invalid|invalid username or password|invalid (api|access) (key|token)|no api key/i, "auth"],
  [/less than \d+ tokens|\btokens\b.* must be <=|context (length|window)|context_length|too many tokens|too long/i, "too-long"],
  [/cuda|out of memory|^400 client error|can't load (config|tokenizer|the model)/i, "server"],
  [/time[d-]? ?out/i, "timeout"],
  [/cannot be empty|input validation|\bvalidation$|field required/i, "invalid-input"],
];

const kindsByStatus: Readonly<Record<number, InferenceErrorKind>> = {
  400: "invalid-input",
  401: "auth",
  402: "payment",
  403: "permission",
  404: "not-found",
  408: "timeout",
  410: "retired",
  413: "too-long",
  415: "invalid-input",
  422: "invalid-input",
  429: "rate-limit",
  503: "busy",
  504: "timeout",
};

function kindOf(status: number, words: string): InferenceErrorKind {
  return kindsByWords.find(([pattern]) => pattern.test(words))?.[1] ?? kindsByStatus[status] ?? "server";
}
