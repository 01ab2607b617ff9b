import type { IncomingMessage, ServerResponse } from "node:http";
import { InferenceError, type InferenceErrorDetails, type InferenceErrorKind } from "../core/errors.js";
import { blobToBase64 } from "../core/media.js";
import { mergeParameters } from "../core/parameters.js";
import { isRecord } from "../core/parse.js";
import type { Fetcher, InferenceEvent, InferenceRequest, TaskId } from "../core/task.js";
import { unlessStopped } from "./http.js";
import { type ProxyMessage, placeFiles, readMeta, writeFailure, writeJson } from "./proxyMessages.js";

/** What `createProxyHandler` is made of. */
export interface ProxyHandlerOptions {
  /** What runs the models, with the token that stays on this server. */
  readonly fetcher: Fetcher;
  /** Ids of the models that visitors may run, such as `owner/name`; or what tells whether they may. */
  readonly models: readonly string[] | ((model: string) => boolean);
  /** @default every task */
  readonly tasks?: readonly TaskId[];
  /** Bytes of the largest request, files and all. @default 10 000 000 */
  readonly maxBytes?: number;
  /** Runs of one visitor in any minute, counted in the memory of this process. @default 30 */
  readonly perMinute?: number;
  /** Origins of pages on other hosts that may ask, such as "https://docs.example.org". @default those of this host only */
  readonly origins?: readonly string[];
  /**
   * Tells visitors apart. A header will do only if it is set by the platform, and not by the visitor.
   *
   * @default the address of the connection behind `toNodeHandler`; elsewhere all visitors count as one
   */
  clientOf?(request: Request): string;
}

/** Answers one request of a page. */
export type ProxyHandler = (request: Request) => Promise<Response>;

/**
 * The server's side of `createProxyFetcher`, for any platform that answers a `Request` by a `Response`: Next, Cloudflare Workers,
 * Deno, Bun, Hono, and Node by `toNodeHandler`. It takes POST and, for pages on other hosts, OPTIONS.
 *
 * Only task, model, inputs and parameters are passed on, no header and no cookie. Inputs have to be plain data and files; an
 * address in them stays a text. The reply says nothing of the token, of the model's server or of what it answered when it
 * failed, beyond the message and details of an `InferenceError`; of any other error it says nothing. When the visitor goes away,
 * the run is aborted.
 *
 * Refused before the model is asked, as an HTTP status:
 * 400 what is no such request, 403 a page, task or model that is not allowed, 405 another method, 413 too many bytes,
 * 415 another type, 429 too many runs (with `Retry-After`).
 * A page has to say where it is from (`Origin`), as every browser makes it do. This keeps out other people's pages, not their
 * programs: where a run costs much, let `models` be few and `perMinute` be low, or ask visitors to sign in before this.
 *
 * Throws a TypeError when one of `origins` is not an address.
 *
 * @example
 * const handler = createProxyHandler({
 *   fetcher: createHuggingFaceFetcher({ token: () => process.env.HF_TOKEN }),
 *   models: ["owner/name"],
 * });
 */
export function createProxyHandler(options: ProxyHandlerOptions): ProxyHandler {
  const { fetcher, models, tasks, maxBytes = 10_000_000, perMinute = 30 } = options;
  const { origins = [], clientOf = (request: Request) => addresses.get(request) ?? "" } = options;
  const friends = new Set(origins.map((origin) => new URL(origin).origin));
  const pauseOf = limitRate(perMinute);

  return async (request) => {
    const isPreflight = request.method === "OPTIONS";
    if (request.method !== "POST" && !isPreflight)
      return refuse(refusal(405, "unsupported", "Only POST is answered here."), { Allow: "POST, OPTIONS" });
    const origin = request.headers.get("origin") ?? "";
    if (!friends.has(origin) && !isOwn(origin, request))
      return refuse(refusal(403, "permission", "This server does not answer requests from this page."));
    const headers = { "Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "Retry-After", Vary: "Origin" };
    if (isPreflight) return allow(request, headers);
    try {
      const pause = pauseOf(clientOf(request));
      if (pause !== undefined)
        throw refusal(429, "rate-limit", "There were too many requests in the last minute.", { retryAfter: pause });
      const asked = await readRequest(request, maxBytes);
      const isListed = typeof models === "function" ? models(asked.model) : models.includes(asked.model);
      if (!isListed) throw refusal(403, "not-deployed", `This server does not run the model “${asked.model}”.`);
      if (tasks && !tasks.includes(asked.task)) throw refusal(403, "not-deployed", `This server does not run “${asked.task}”.`);
      return new Response(run(fetcher, asked, request.signal), { headers: { ...headers, ...streamHeaders } });
    } catch (thrown) {
      if (thrown instanceof InferenceError) return refuse(thrown, headers);
      throw thrown;
    }
  };
}

/**
 * The same handler for Node's `http` and for Express.
 *
 * It reads the body itself, so that it has to come before what parses bodies, such as `express.json()`.
 * What the handler throws, such as an error in the host's own `clientOf`, is answered with 500 and no word.
 *
 * @example
 * createServer(toNodeHandler(handler)).listen(3000);
 */
export function toNodeHandler(handler: ProxyHandler): (request: IncomingMessage, response: ServerResponse) => void {
  return async (incoming, outgoing) => {
    const stop = new AbortController();
    outgoing.on("close", () => stop.abort());
    try {
      const request = toRequest(incoming, stop.signal);
      addresses.set(request, incoming.socket.remoteAddress ?? "");
      await send(await handler(request), outgoing);
    } catch {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(500).end();
    }
  };
}

/** Where the requests of Node's server come from, which a `Request` cannot say. */
const addresses = new WeakMap<Request, string>();

function refusal(status: number, kind: InferenceErrorKind, message: string, details: InferenceErrorDetails = {}) {
  return new InferenceError(kind, message, { ...details, status });
}

function refuse(error: InferenceError, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, retryAfter } = error;
  return Response.json(writeFailure(error), {
    status,
    headers: { ...headers, ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }) },
  });
}

// --- who may ask ---

/** Whether a page is of the very host that it asks; behind a proxy that ends TLS, their protocols differ. */
function isOwn(origin: string, request: Request): boolean {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function allow(request: Request, headers: Readonly<Record<string, string>>): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      "Access-Control-Allow-Methods": "POST",
      "Access-Control-Allow-Headers": request.headers.get("access-control-request-headers") ?? "Content-Type",
      "Access-Control-Max-Age": "600",
    },
  });
}

const minute = 60_000;
/** Clients whose runs are counted at a time; of more, those that have been quiet longest are forgotten. */
const mostClients = 10_000;
/** Characters by which clients are told apart. */
const longestClient = 100;

/** Counts a run of a client; gives the seconds to wait where it is one too many. */
function limitRate(perMinute: number): (client: string) => number | undefined {
  const runs = new Map<string, readonly number[]>();
  return (name) => {
    const client = name.slice(0, longestClient);
    const now = Date.now();
    const recent = (runs.get(client) ?? []).filter((at) => at > now - minute);
    if (recent.length >= perMinute) return Math.ceil(((recent[0] ?? now) + minute - now) / 1000);
    runs.delete(client);
    runs.set(client, [...recent, now]);
    const [quietest] = runs.keys();
    if (runs.size > mostClients && quietest !== undefined) runs.delete(quietest);
    return undefined;
  };
}

// --- what is asked ---

async function readRequest(request: Request, maxBytes: number): Promise<InferenceRequest> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(application\/json|multipart\/form-data)\s*(;|$)/i.test(type))
    throw refusal(415, "invalid-input", "The request should be JSON or a form.");
  const bytes = await readBytes(request, maxBytes);
  let data: unknown;
  let files: readonly Blob[];
  try {
    const form = /^multipart/i.test(type) && (await new Response(bytes, { headers: { "Content-Type": type } }).formData());
    data = JSON.parse(form ? String(form.get("request")) : await bytes.text());
    files = form ? filesIn(form) : [];
  } catch {
    throw refusal(400, "invalid-input", "The request could not be read.");
  }
  const asked = isPlain(data) ? placeFiles(data, files) : undefined;
  if (!isRecord(asked)) throw refusal(400, "invalid-input", "The request is not plain data.");
  const { task, model, inputs, parameters = {}, stream } = asked;
  if (typeof task !== "string" || !/^[a-z\d-]{1,60}$/.test(task))
    throw refusal(400, "invalid-input", "The request names no task.");
  if (typeof model !== "string" || !/^[^\p{Cc}\p{Surrogate}]{1,200}$/u.test(model))
    throw refusal(400, "invalid-input", "The request names no model.");
  if (!isRecord(parameters)) throw refusal(400, "invalid-input", "The parameters have no names.");
  if (fileTask.test(task) && typeof inputs === "string" && /^\s*https?:/i.test(inputs))
    throw refusal(400, "invalid-input", "A file has to be sent itself, not its address.");
  // A task that the fetcher does not know is refused there; parameters that would change the request itself are left out.
  return { task: task as TaskId, model, inputs, parameters: mergeParameters(parameters), stream: stream === true };
}

/** Tasks whose whole input may be a file; a package that a fetcher uses may load it where its address is given instead. */
const fileTask = /^(image|audio|video)-|^(automatic-speech|voice|depth|object|keypoint|mask)-/;

async function readBytes(request: Request, maxBytes: number): Promise<Blob> {
  const reader = request.body?.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return new Blob(pieces);
    size += piece.value.length;
    if (size > maxBytes) {
      reader?.cancel().catch(() => {});
      throw refusal(413, "too-long", `The request has more than ${maxBytes.toLocaleString("en")} bytes.`);
    }
    pieces.push(piece.value);
  }
}

/** The parts `file-0`, `file-1` and so on. A server that is told so might take the bytes of a file for JSON of its own. */
function filesIn(form: FormData): readonly Blob[] {
  const files: Blob[] = [];
  for (let part = form.get("file-0"); part instanceof Blob; part = form.get(`file-${files.length}`)) {
    const type = /^(image|audio|video)\//.test(part.type) ? part.type : "application/octet-stream";
    files.push(new Blob([part], { type }));
  }
  return files;
}

/** Most levels of lists and objects inside each other. */
const deepest = 32;

/** Whether data are not too deep, and hold no name that could change what an object is. */
function isPlain(data: unknown, level = 0): boolean {
  if (typeof data !== "object" || data === null) return true;
  if (level > deepest || Object.hasOwn(data, "__proto__")) return false;
  return Object.values(data).every((value) => isPlain(value, level + 1));
}

// --- what is answered ---

const streamHeaders = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // What stands between would else hold pieces back to compress or to keep them.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** Milliseconds between signs of life, below the minute after which many gateways hang up. */
const signEvery = 15_000;

/** Runs the fetcher and tells its events as they come; ends the run when nobody listens any more. */
function run(fetcher: Fetcher, request: InferenceRequest, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const stop = new AbortController();
  const leave = () => stop.abort();
  return new ReadableStream({
    start(controller) {
      let isOpen = true;
      stop.signal.addEventListener("abort", close);
      signal.addEventListener("abort", leave);
      if (signal.aborted) leave();
      const signs = setInterval(write, signEvery, ":\n\n");
      // The first bytes make platforms send the headers.
      write(":\n\n");
      answer().finally(close);

      function write(text: string): void {
        if (isOpen) controller.enqueue(encoder.encode(text));
      }

      function tell(message: ProxyMessage): void {
        write(`data: ${JSON.stringify(message)}\n\n`);
      }

      function close(): void {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(signs);
        signal.removeEventListener("abort", leave);
        try {
          controller.close();
        } catch {
          // A stream that was cancelled is closed already.
        }
      }

      function onEvent(event: InferenceEvent): void {
        switch (event.type) {
          case "waiting":
          case "chunk":
            tell(event);
            break;
          case "download":
            // It comes to this server, not to the visitor's device.
            tell({ type: "waiting", reason: "loading" });
            break;
          case "consent":
            event.accept();
        }
      }

      async function answer(): Promise<void> {
        try {
          const {
            body,
            warnings = [],
            meta,
          } = await unlessStopped(fetcher(request, { signal: stop.signal, onEvent }), stop.signal);
          const { json, files } = writeJson({ type: "answer", body, warnings, meta: readMeta(meta) } satisfies ProxyMessage);
          for (const file of files) tell({ type: "file", mediaType: file.type, base64: await blobToBase64(file) });
          write(`data: ${json}\n\n`);
        } catch (thrown) {
          // What others throw may quote a header or a path of this server.
          tell(writeFailure(thrown instanceof InferenceError ? thrown : new InferenceError("server", "The server failed.")));
        }
      }
    },
    cancel: leave,
  });
}

// --- Node ---

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = "GET", url = "/", headers, socket } = incoming;
  const protocol = "encrypted" in socket ? "https" : "http";
  const init = {
    method,
    headers: new Headers(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as [string, string]],
      ),
    ),
    ...(method !== "GET" && method !== "HEAD" && { body: toStream(incoming), duplex: "half" }),
    signal,
  };
  return new Request(`${protocol}://${headers.host ?? "localhost"}${url.startsWith("/") ? url : "/"}`, init);
}

/** The body of a request. What is not read of it is thrown away, so that a caller who still sends gets the answer. */
function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let isRead = true;
  return new ReadableStream({
    start(controller) {
      if (incoming.readableEnded) return controller.close();
      incoming.on("data", (piece: Uint8Array) => {
        if (!isRead) return;
        controller.enqueue(piece);
        incoming.pause();
      });
      incoming.on("end", () => isRead && controller.close());
      incoming.on("close", () => isRead && !incoming.readableEnded && controller.error(new Error("The connection was lost.")));
    },
    pull: () => void incoming.resume(),
    cancel() {
      isRead = false;
      incoming.resume();
    },
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  const reader = response.body?.getReader();
  const leave = () => void reader?.cancel().catch(() => {});
  outgoing.on("close", leave);
  if (outgoing.destroyed) leave();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) break;
    if (!outgoing.write(piece.value) && !outgoing.destroyed) await drained(outgoing);
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      outgoing.off("drain", go);
      outgoing.off("close", go);
      resolve();
    };
    outgoing.on("drain", go);
    outgoing.on("close", go);
  });
}
