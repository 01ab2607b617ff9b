import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whether the caller went away before the reply was complete. */
  readonly hungUp: boolean;
}

/** Answers one request; makers of the usual ones are below. */
export type Reply = (response: ServerResponse, request: ReceivedRequest) => void | Promise<void>;

export interface TestServer {
  /** Such as `http://127.0.0.1:40123`, without a slash at its end. */
  readonly url: string;
  /** All that came so far, oldest first. CORS preflights are answered and not listed. */
  readonly requests: readonly ReceivedRequest[];
  /** Sets what the next requests are answered with, one after another; the last is repeated. Forgets `requests`. */
  respond(...replies: Reply[]): void;
  /** Drops all connections. */
  close(): Promise<void>;
}

/**
 * Starts a server on a free port that answers as it is told to and lets every page call it (CORS).
 *
 * @example
 * const server = await startServer();
 * server.respond(loading(20), json([{ label: "POSITIVE", score: 0.99 }]));
 * await fetch(server.url, { method: "POST", body: "{}" });
 * await server.close();
 */
export async function startServer(): Promise<TestServer> {
  let replies: readonly Reply[] = [];
  let requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    allowPages(incoming, response);
    if (incoming.method === "OPTIONS") return response.writeHead(204).end();
    const request = await receive(incoming, response);
    const reply = replies[Math.min(requests.length, replies.length - 1)] ?? failed(500, { error: "respond() was not called" });
    requests.push(request);
    await reply(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a string only for a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    respond(...next) {
      replies = next;
      requests = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function allowPages(incoming: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Access-Control-Allow-Origin", "*");
  response.setHeader("Access-Control-Allow-Headers", incoming.headers["access-control-request-headers"] ?? "*");
  response.setHeader("Access-Control-Expose-Headers", "*");
}

async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<ReceivedRequest> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  let hungUp = false;
  response.on("close", () => {
    hungUp = !response.writableFinished;
  });
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: incoming.headers,
    body: Buffer.concat(pieces),
    at: Date.now(),
    get hungUp() {
      return hungUp;
    },
  };
}

type Headers = Readonly<Record<string, string>>;

/** A result as JSON; text is sent as it is, so that it may be broken JSON. */
export function json(body: unknown, headers: Headers = {}): Reply {
  return failed(200, body, headers);
}

/** Any status, by default with a body of JSON; text is sent as it is. */
export function failed(status: number, body: unknown, headers: Headers = {}): Reply {
  return (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** Media; an empty `type` sends none. */
export function bytes(body: Uint8Array, type: string, headers: Headers = {}): Reply {
  return (response) => void response.writeHead(200, { ...(type && { "Content-Type": type }), ...headers }).end(body);
}

/** A web page where a result should be. */
export function html(status: number, title: string): Reply {
  return failed(status, `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`, {
    "Content-Type": "text/html; charset=utf-8",
  });
}

/** 503: the model is being loaded and needs about `seconds`. */
export function loading(seconds: number): Reply {
  return failed(503, { error: "Model acme/model is currently loading", estimated_time: seconds });
}

/** 429: to be asked again after what `retryAfter` says, in seconds or as a date. */
export function limited(retryAfter: string): Reply {
  return failed(429, { error: "Rate limit reached. Please log in or use a HF access token" }, { "Retry-After": retryAfter });
}

/** An event stream, sent as it is, in pieces of `pieceSize` bytes wherever they fall. */
export function eventStream(text: string, { pieceSize = 4096 } = {}): Reply {
  return async (response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    for (const piece of cut(text, pieceSize)) await push(response, piece);
    response.end();
  };
}

/** Sends `text` a few bytes at a time, with `pause` milliseconds between, and repeats it until the caller goes away. */
export function drip(text: string, { pause = 20, pieceSize = 4, type = "application/json" } = {}): Reply {
  return async (response) => {
    response.writeHead(200, { "Content-Type": type });
    while (!response.destroyed) {
      for (const piece of cut(text, pieceSize)) {
        await push(response, piece);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
}

/** Sends the start of a body and drops the connection. */
export function cutAfter(text: string, type = "application/json"): Reply {
  return async (response) => {
    response.writeHead(200, { "Content-Type": type, ...(type.includes("json") && { "Content-Length": "100000" }) });
    await push(response, Buffer.from(text));
    response.socket?.destroy();
  };
}

/** Takes the request and never says a word. */
export const silence: Reply = () => {};

/** Sends the caller elsewhere, with the same method and body. */
export function redirect(to: string): Reply {
  return (response) => void response.writeHead(307, { Location: to }).end();
}

function cut(text: string, size: number): readonly Buffer[] {
  const all = Buffer.from(text);
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.subarray(index * size, (index + 1) * size));
}

/** Writes a piece so that it leaves as a packet of its own. */
async function push(response: ServerResponse, piece: Buffer): Promise<void> {
  if (response.destroyed) return;
  response.socket?.setNoDelay(true);
  await new Promise<void>((resolve) => response.write(piece, () => resolve()));
  await new Promise((resolve) => setImmediate(resolve));
}
