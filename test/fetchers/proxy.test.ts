import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { InferenceError, type InferenceErrorKind } from "../../src/core/errors.js";
import type { Fetcher, InferenceAnswer, InferenceEvent, InferenceRequest } from "../../src/core/task.js";
import { createEndpointFetcher } from "../../src/fetchers/endpoint.js";
import { createProxyFetcher, type ProxyOptions } from "../../src/fetchers/proxy.js";
import { createProxyHandler, type ProxyHandlerOptions, toNodeHandler } from "../../src/fetchers/proxyHandler.js";
import {
  bytes,
  cutAfter,
  eventStream,
  failed,
  json,
  type Reply,
  silence,
  startServer,
  type TestServer,
} from "../server/index.js";

let upstream: TestServer;
const hosts: Server[] = [];
beforeAll(async () => {
  upstream = await startServer();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const host of hosts.splice(0)) await close(host);
});
afterAll(() => upstream.close());

const token = "hf_canary_0123456789";
const labels = [{ label: "POSITIVE", score: 0.99 }];
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const wav = new TextEncoder().encode("RIFF\0\0\0\0WAVEfmt ");
const picture = new Blob([png], { type: "image/png" });
const question: InferenceRequest = {
  task: "text-classification",
  model: "acme/model",
  inputs: "hello",
  parameters: {},
  stream: false,
};

/** The host's own server, which keeps the token. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  hosts.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return addressOf(server);
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo; // a string only for a pipe
  return `http://127.0.0.1:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const withToken = () => createEndpointFetcher(upstream.url, { token });

function serveProxy(options: Partial<ProxyHandlerOptions> = {}): Promise<string> {
  return serve(toNodeHandler(createProxyHandler({ fetcher: withToken(), models: ["acme/model"], ...options })));
}

interface Asked {
  readonly answer: Promise<InferenceAnswer>;
  readonly events: InferenceEvent[];
  readonly stop: () => void;
}

function ask(fetcher: Fetcher, request: Partial<InferenceRequest> = {}): Asked {
  const controller = new AbortController();
  const events: InferenceEvent[] = [];
  const answer = fetcher({ ...question, ...request }, { signal: controller.signal, onEvent: (event) => void events.push(event) });
  answer.catch(() => {});
  return { answer, events, stop: () => controller.abort() };
}

/** A page of the very host it asks; a browser says so by itself. */
function pageOf(url: string, options: ProxyOptions = {}): Fetcher {
  return createProxyFetcher(url, { ...options, headers: { Origin: url, ...options.headers } });
}

async function failureOf(answer: Promise<unknown>): Promise<InferenceError> {
  const failure = await answer.then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(InferenceError);
  return failure as InferenceError;
}

/** A request as anyone may send it; what is undefined is left out. */
function post(
  url: string,
  body: BodyInit | undefined,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Response> {
  const all = { Origin: url, "Content-Type": "application/json", ...headers };
  const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
  return fetch(url, { method: "POST", headers: given, ...(body !== undefined && { body }) });
}

describe("asking by way of a proxy", () => {
  const requests: Readonly<Record<string, Partial<InferenceRequest>>> = {
    "a text": { parameters: { top_k: 2, nothing: undefined } },
    "nested data": { task: "table-question-answering", inputs: { query: "How many?", table: { constructor: ["1", "é 𝒳"] } } },
    "a file": { task: "image-classification", inputs: picture },
    "a file that does not say what it is": { task: "image-classification", inputs: new Blob([png]) },
    "a sound of a recorder": { task: "audio-classification", inputs: new Blob([wav], { type: "audio/webm;codecs=opus" }) },
    "a file and parameters": { task: "image-classification", inputs: picture, parameters: { top_k: 2 } },
    "files deep inside": {
      task: "image-text-to-text",
      inputs: {
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "These are" },
              { type: "image_url", image_url: { url: picture } },
              { type: "input_audio", input_audio: { data: new Blob([wav], { type: "audio/wav" }), format: "wav" } },
            ],
          },
        ],
      },
    },
    "data that look like the place of a file": { inputs: [{ $file: 0 }, { $file: "file-0" }] },
    "an address in a text": { inputs: "http://127.0.0.1:9/never-asked" },
  };

  it.each(Object.entries(requests))("sends %s on as it would be sent directly", async (_name, request) => {
    const proxy = await serveProxy();
    const sent = async (fetcher: Fetcher) => {
      upstream.respond(json(labels));
      await ask(fetcher, request).answer;
      expect(upstream.requests).toHaveLength(1);
      const [{ method, path, body, headers } = expect.fail("nothing was sent")] = upstream.requests;
      return { method, path, body: String(body), headers };
    };
    expect(await sent(pageOf(proxy))).toEqual(await sent(withToken()));
  });

  const answers: Readonly<Record<string, Reply>> = {
    JSON: json(labels, { "x-compute-time": "0.25", "x-compute-type": "gpu", "x-request-id": "r-1" }),
    "JSON with warnings": json({ generated_text: "Hi 𝒳", warnings: ["Truncated."] }),
    null: json("null"),
    "JSON that looks like the place of a file": json([{ $file: 0 }]),
    text: json("the cat sat", { "Content-Type": "text/plain" }),
    "a picture": bytes(png, "image/png"),
    "a sound that says something else": bytes(wav, "audio/mpeg"),
    "a large file": bytes(new Uint8Array(3_000_001).fill(7), "model/unheard-of"),
  };

  it.each(Object.entries(answers))("brings back %s as it would come directly", async (_name, reply) => {
    const proxy = await serveProxy();
    upstream.respond(reply);
    const { sent: _sent, host: _host, ...meta } = (await ask(withToken()).answer).meta ?? {};
    const direct = await ask(withToken()).answer;
    const answer = await ask(pageOf(proxy)).answer;
    expect(answer).toMatchObject({ ...direct, meta });
    expect(answer.meta).toMatchObject({ host: new URL(proxy).host, sent: { method: "POST", url: `${proxy}/`, headers: {} } });
    if (!(direct.body instanceof Blob)) return;
    expect((answer.body as Blob).type).toBe(direct.body.type);
    expect(await (answer.body as Blob).arrayBuffer()).toEqual(await direct.body.arrayBuffer());
  });

  it("brings back files deep inside an answer, and what may be known of it", async () => {
    const meta = {
      provider: "fal-ai",
      device: "gpu",
      revision: "abc",
      requestId: "r-1",
      computeSeconds: 1,
      cost: 0.1,
      cached: true,
      tokens: { input: 1, output: 2 },
      note: { text: "Answered by {name}", values: { name: "a chat model" } },
    } as const;
    const inner = { host: "10.0.0.7:8080", sent: { method: "POST", url: "http://10.0.0.7:8080/", headers: {} } };
    const fetcher: Fetcher = async () => ({
      body: [
        { label: "cat", mask: picture },
        { label: "dog", mask: new Blob(["abc"]), other: { $file: "0" } },
      ],
      meta: { ...meta, ...inner, backend: { place: "device", name: "Acme" } },
    });
    const proxy = await serveProxy({ fetcher });
    const { body, meta: told } = await ask(pageOf(proxy)).answer;
    const masks = body as readonly { readonly label: string; readonly mask: Blob }[];
    expect(masks).toMatchObject([{ label: "cat" }, { label: "dog", other: { $file: "0" } }]);
    expect(masks.map(({ mask }) => mask.type)).toEqual(["image/png", ""]);
    expect(new Uint8Array((await masks[0]?.mask.arrayBuffer()) ?? [])).toEqual(png);
    expect(await masks[1]?.mask.text()).toBe("abc");
    expect(told).toMatchObject({ ...meta, backend: { place: "server", name: "Acme" } });
    expect(await (await post(proxy, JSON.stringify(question))).text()).not.toContain("10.0.0.7");
  });

  it("is named after its host, and can be made before a page has one", async () => {
    expect(createProxyFetcher("https://api.example.org/run").backend).toEqual({ place: "server", name: "api.example.org" });
    expect(createProxyFetcher("/api/inference").backend).toBeUndefined();
  });

  it("gives its run as code for the Hub, as other programs cannot ask it", async () => {
    const request = { task: "text-classification", model: "acme/model", inputs: "hello", parameters: {}, stream: false } as const;
    const snippets = await createProxyFetcher("/api/inference").code?.(request);
    expect(snippets?.map(({ language }) => language)).toEqual(["javascript", "python", "curl"]);
    for (const { code } of snippets ?? []) expect(code).toContain("acme/model");
    expect(() => createProxyFetcher("file:///etc/passwd")).toThrow(TypeError);
    expect(() => createProxyHandler({ fetcher: withToken(), models: [], origins: ["example.org"] })).toThrow(TypeError);
  });

  it("says so when no proxy answers", async () => {
    upstream.respond(json(labels), eventStream('data: {"type":"chunk","chunk":1}\n\n'), failed(404, { error: "No such page" }));
    expect(await failureOf(ask(pageOf(upstream.url)).answer)).toMatchObject({ kind: "bad-answer" });
    expect(await failureOf(ask(pageOf(upstream.url)).answer)).toMatchObject({ kind: "bad-answer" });
    expect(await failureOf(ask(pageOf(upstream.url)).answer)).toMatchObject({ kind: "not-found", message: "No such page" });
  });
});

describe("a stream", () => {
  const frames = [{ text: "Grüße" }, { text: " 𝒳" }, { text: " מן" }];
  const text = frames.map((frame) => `data: ${JSON.stringify(frame)}\r\n\r\n`).join("");

  it.each([1, 3, 4096])("comes as it would come directly, however it is cut (%i bytes)", async (pieceSize) => {
    upstream.respond(eventStream(`${text}data: [DONE]\r\n\r\n`, { pieceSize }));
    const { answer, events } = ask(pageOf(await serveProxy()), { stream: true });
    expect((await answer).body).toEqual(frames);
    expect(events).toEqual(frames.map((chunk) => ({ type: "chunk", chunk })));
  });

  it("arrives piece by piece, each before the next one is made", async () => {
    const order: string[] = [];
    upstream.respond(async (response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      for (const piece of [0, 1, 2]) {
        order.push(`made ${piece}`);
        response.write(`data: ${piece}\n\n`);
        await expect.poll(() => order).toContain(`got ${piece}`);
      }
      response.end();
    });
    const onEvent = (event: InferenceEvent) => {
      if (event.type === "chunk") order.push(`got ${event.chunk}`);
    };
    const fetcher = pageOf(await serveProxy());
    const { body } = await fetcher({ ...question, stream: true }, { signal: new AbortController().signal, onEvent });
    expect(body).toEqual([0, 1, 2]);
    expect(order).toEqual(["made 0", "got 0", "made 1", "got 1", "made 2", "got 2"]);
  });

  it("that fails in its middle keeps what had come", async () => {
    upstream.respond(
      eventStream('data: {"n":1}\n\ndata: {"error":"Input validation error: too hot","error_type":"validation"}\n\n'),
      cutAfter('data: {"n":1}\n\ndata: {"n"', "text/event-stream"),
    );
    const fetcher = pageOf(await serveProxy());
    const { answer, events } = ask(fetcher, { stream: true });
    expect(await failureOf(answer)).toMatchObject({
      kind: "invalid-input",
      message: "Input validation error: too hot",
      partial: [{ n: 1 }],
    });
    expect(events).toEqual([{ type: "chunk", chunk: { n: 1 } }]);
    expect(await failureOf(ask(fetcher, { stream: true }).answer)).toMatchObject({ kind: "network", partial: [{ n: 1 }] });
  });

  it("that breaks between proxy and page keeps what had come", async () => {
    const broken = await startServer();
    broken.respond(cutAfter('data: {"type":"chunk","chunk":{"n":1}}\n\ndata: {"ty', "text/event-stream"));
    expect(await failureOf(ask(pageOf(broken.url)).answer)).toMatchObject({ kind: "network", partial: [{ n: 1 }] });
    await broken.close();
  });
});

describe("what happens before there is an answer", () => {
  it("is told: loading and queues; what is loaded to the server is not loaded to the visitor's device", async () => {
    const accept = vi.fn();
    const fetcher: Fetcher = async (_request, { onEvent }) => {
      onEvent({ type: "waiting", reason: "loading", seconds: 20 });
      onEvent({ type: "waiting", reason: "queue" });
      onEvent({ type: "download", loaded: 1, total: 2 });
      onEvent({ type: "consent", bytes: 1, accept });
      return { body: labels };
    };
    const { answer, events } = ask(pageOf(await serveProxy({ fetcher })));
    expect((await answer).body).toEqual(labels);
    expect(events).toEqual([
      { type: "waiting", reason: "loading", seconds: 20 },
      { type: "waiting", reason: "queue" },
      { type: "waiting", reason: "loading" },
    ]);
    expect(accept).toHaveBeenCalledOnce();
  });

  it("shows signs of life to the gateways between, which the page does not see", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let resolve: (answer: InferenceAnswer) => void = () => {};
    const fetcher: Fetcher = () =>
      new Promise((settle) => {
        resolve = settle;
      });
    const handler = createProxyHandler({ fetcher, models: ["acme/model"] });
    const response = await handler(
      new Request("http://a.example/", {
        method: "POST",
        body: JSON.stringify(question),
        headers: { Origin: "http://a.example", "Content-Type": "application/json" },
      }),
    );
    vi.advanceTimersByTime(31_000);
    resolve({ body: 1 });
    expect((await response.text()).match(/^:$/gm)).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a failure", () => {
  const kinds: readonly InferenceErrorKind[] = [
    ...(["auth", "payment", "permission", "gated", "too-large", "not-found", "not-deployed", "retired"] as const),
    ...(["invalid-input", "too-long", "rate-limit", "loading", "busy", "timeout", "server", "bad-answer"] as const),
    ...(["network", "unsupported", "aborted"] as const),
  ];

  it.each(kinds)("of the kind “%s” arrives as it was, without what it was made of", async (kind) => {
    const told = {
      status: 503,
      details: ["a", "b"],
      warnings: ["w"],
      retryAfter: 3,
      estimatedTime: 20,
      requestId: "r-1",
      path: "[0].score",
    };
    const cause = new Error(`Bearer ${token}`);
    const fetcher = vi.fn(() =>
      Promise.reject(new InferenceError(kind, "What happened.", { ...told, raw: { token }, partial: [token], cause })),
    );
    const { answer, events } = ask(pageOf(await serveProxy({ fetcher })));
    const failure = await failureOf(answer);
    expect(failure).toMatchObject({ kind, message: "What happened.", ...told });
    expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(token);
    // However long the server was ready to wait, the page asks once.
    expect(fetcher).toHaveBeenCalledOnce();
    expect(events).toEqual([]);
  });

  const replies: readonly Reply[] = [
    failed(401, { error: "Authorization header is correct, but the token seems invalid" }),
    failed(402, { error: "You have depleted your monthly included credits." }),
    failed(403, { error: "The model acme/model is too large to be loaded automatically (16GB > 10GB)." }),
    failed(404, "404: Not Found"),
    failed(413, { error: ["`inputs` must have less than 512 tokens", "Given: 600"] }),
    failed(422, { detail: [{ loc: ["body", "inputs"], msg: "field required", type: "missing" }] }),
    failed(429, { error: "Rate limit reached." }, { "Retry-After": "300" }),
    failed(500, { error: "unknown error", warnings: ["There was an inference error: 1"] }),
    json("<html>", { "Content-Type": "text/html" }),
    cutAfter("{"),
  ];

  it("of a real server is the one that asking directly would give", async () => {
    const proxy = await serveProxy();
    for (const reply of replies) {
      upstream.respond(reply);
      const told = ({ kind, message, status, details, warnings, retryAfter, path }: InferenceError) =>
        [kind, message, status, details, warnings, retryAfter, path] as const;
      const direct = await failureOf(ask(withToken()).answer);
      const failure = await failureOf(ask(pageOf(proxy)).answer);
      expect(told(failure)).toEqual(told(direct));
      expect([failure.raw, failure.cause]).toEqual([undefined, undefined]);
    }
  });

  it("that nobody foresaw says nothing", async () => {
    const failures: readonly Fetcher[] = [
      () => Promise.reject(new TypeError(`Bearer ${token} in /home/acme/server.js`)),
      () => {
        throw new Error(token);
      },
      () => Promise.reject(token),
      async () => ({ body: 1n }),
    ];
    for (const fetcher of failures) {
      const failure = await failureOf(ask(pageOf(await serveProxy({ fetcher }))).answer);
      expect(failure).toMatchObject({ kind: "server", message: "The server failed.", details: [] });
      expect(inspect(failure, { depth: null, showHidden: true })).not.toMatch(/canary|acme\/server/);
    }
  });

  it("of a kind that this page does not know yet counts as one of the server", async () => {
    upstream.respond(eventStream('data: {"type":"error","kind":"constructor","message":7,"details":[1,"a"],"status":"x"}\n\n'));
    expect(await failureOf(ask(pageOf(upstream.url)).answer)).toMatchObject({
      kind: "server",
      message: "The server failed without saying why.",
      details: ["a"],
      status: 0,
    });
  });
});

describe("a visitor who goes away", () => {
  it("before asking sends nothing", async () => {
    upstream.respond(json(labels));
    const asked = pageOf(await serveProxy());
    const answer = asked(question, { signal: AbortSignal.abort(), onEvent: () => expect.fail() });
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted" });
    expect(upstream.requests).toHaveLength(0);
  });

  it("ends the run at the model's server", async () => {
    upstream.respond(silence);
    const { answer, events, stop } = ask(pageOf(await serveProxy()));
    await expect.poll(() => upstream.requests.length).toBe(1);
    stop();
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted" });
    await expect.poll(() => upstream.requests[0]?.hungUp).toBe(true);
    expect(events).toEqual([]);
  });

  it("in the middle of a stream ends it there too", async () => {
    upstream.respond(
      (response) => void response.writeHead(200, { "Content-Type": "text/event-stream" }).write('data: {"n":1}\n\n'),
    );
    const { answer, events, stop } = ask(pageOf(await serveProxy()), { stream: true });
    await expect.poll(() => events.length).toBe(1);
    stop();
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted" });
    await expect.poll(() => upstream.requests[0]?.hungUp).toBe(true);
  });

  it("is noticed on every platform: by the signal of the request, or because nobody reads", async () => {
    for (const way of ["signal", "cancel"] as const) {
      const visitor = new AbortController();
      let signal: AbortSignal | undefined;
      const handler = createProxyHandler({
        models: ["acme/model"],
        fetcher: (_request, options) => {
          signal = options.signal;
          return new Promise(() => {});
        },
      });
      const response = await handler(
        new Request("http://a.example/", {
          method: "POST",
          body: JSON.stringify(question),
          headers: { Origin: "http://a.example", "Content-Type": "application/json" },
          signal: visitor.signal,
        }),
      );
      await expect.poll(() => signal?.aborted).toBe(false);
      if (way === "signal") visitor.abort();
      else await response.body?.cancel();
      expect(signal?.aborted).toBe(true);
      if (way === "signal") expect(await response.text()).toBe(":\n\n");
    }
  });

  it("while sending leaves the server as it was", async () => {
    const fetcher = vi.fn(withToken());
    const proxy = await serveProxy({ fetcher });
    const controller = new AbortController();
    const endless = new ReadableStream({
      async pull(stream) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        stream.enqueue(new Uint8Array(10));
      },
    });
    const options = {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { Origin: proxy, "Content-Type": "application/json" },
      signal: controller.signal,
    };
    const sending = fetch(proxy, options);
    setTimeout(() => controller.abort(), 20);
    await expect(sending).rejects.toThrow();
    upstream.respond(json(labels));
    expect((await ask(pageOf(proxy)).answer).body).toEqual(labels);
    expect(fetcher).toHaveBeenCalledOnce();
  });
});

describe("what is refused", () => {
  const body = JSON.stringify(question);
  /** No model is asked for what is refused. */
  async function refuses(send: (url: string) => Promise<Response>, options: Partial<ProxyHandlerOptions> = {}) {
    const fetcher = vi.fn(async () => ({ body: labels }));
    const response = await send(await serveProxy({ ...options, fetcher }));
    const refusal = (await response.json()) as { readonly message: string };
    expect(fetcher).not.toHaveBeenCalled();
    return { status: response.status, message: refusal.message, headers: response.headers };
  }

  it("is a model or a task that is not on the list, in words", async () => {
    const fetcher = vi.fn(withToken());
    const listed = pageOf(await serveProxy({ fetcher, tasks: ["text-classification"] }));
    expect(await failureOf(ask(listed, { model: "acme/other" }).answer)).toMatchObject({
      kind: "not-deployed",
      status: 403,
      message: "This server does not run the model “acme/other”.",
    });
    expect(await failureOf(ask(listed, { model: "acme/model " }).answer)).toMatchObject({ status: 403 });
    expect(await failureOf(ask(listed, { task: "text-generation" }).answer)).toMatchObject({
      kind: "not-deployed",
      status: 403,
      message: "This server does not run “text-generation”.",
    });
    const judged = pageOf(await serveProxy({ fetcher, models: (model) => model.startsWith("acme/") }));
    expect(await failureOf(ask(judged, { model: "evil/model" }).answer)).toMatchObject({ status: 403 });
    expect(fetcher).not.toHaveBeenCalled();
    upstream.respond(json(labels));
    expect((await ask(judged, { model: "acme/other" }).answer).body).toEqual(labels);
    expect((await ask(listed).answer).body).toEqual(labels);
  });

  it("is more than the server takes, whether the size was told or not", async () => {
    const proxy = await serveProxy({ maxBytes: 1000 });
    const refused = { kind: "too-long", status: 413, message: "The request has more than 1,000 bytes." };
    expect(await failureOf(ask(pageOf(proxy), { inputs: "x".repeat(1000) }).answer)).toMatchObject(refused);
    expect(await failureOf(ask(pageOf(proxy), { inputs: new Blob([new Uint8Array(1000)]) }).answer)).toMatchObject(refused);
    let left = 400;
    const unsized = new ReadableStream({
      pull(stream) {
        stream.enqueue(new Uint8Array(10));
        left -= 1;
        if (left === 0) stream.close();
      },
    });
    const options = {
      method: "POST",
      body: unsized,
      duplex: "half",
      headers: { Origin: proxy, "Content-Type": "application/json" },
    };
    expect((await fetch(proxy, options)).status).toBe(413);
  });

  it("is told to callers who still send much more", async () => {
    const { status, message } = await refuses((url) => post(url, new Uint8Array(40_000_000)));
    expect([status, message]).toEqual([413, "The request has more than 10,000,000 bytes."]);
  });

  it("is more than so many runs in a minute, for each client", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    upstream.respond(json(labels));
    const clientOf = (request: Request) => request.headers.get("x-client") ?? "";
    const proxy = await serveProxy({ perMinute: 2, clientOf });
    const by = (client: string) => ask(pageOf(proxy, { headers: { "X-Client": client } })).answer;
    await by("a");
    vi.advanceTimersByTime(29_000);
    await by("a");
    expect(await failureOf(by("a"))).toMatchObject({ kind: "rate-limit", status: 429, retryAfter: 31 });
    await by("b");
    vi.advanceTimersByTime(31_000);
    await by("a");
    expect(await failureOf(by("a"))).toMatchObject({ kind: "rate-limit", retryAfter: 29 });
    expect(upstream.requests).toHaveLength(4);
    const limited = await serveProxy({ perMinute: 0 });
    expect((await post(limited, body)).headers.get("retry-after")).toBe("60");
  });

  it("is asked again by itself where the pause is short, as no model was asked", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    upstream.respond(json(labels));
    const fetcher = pageOf(await serveProxy({ perMinute: 1 }));
    await ask(fetcher).answer;
    vi.advanceTimersByTime(59_000);
    const { answer, events } = ask(fetcher);
    await expect.poll(() => events).toEqual([{ type: "waiting", reason: "retry", seconds: 2 }]);
    vi.advanceTimersByTime(1000);
    expect((await answer).body).toEqual(labels);
    expect(upstream.requests).toHaveLength(2);
  });

  it("counts clients by their connection, whatever they say of themselves", async () => {
    upstream.respond(json(labels));
    const proxy = await serveProxy({ perMinute: 1 });
    await ask(pageOf(proxy)).answer;
    const headers = { "X-Forwarded-For": "10.1.2.3", "X-Real-IP": "10.1.2.3", Forwarded: "for=10.1.2.3" };
    expect(await failureOf(ask(pageOf(proxy, { headers })).answer)).toMatchObject({ kind: "rate-limit" });
  });

  it("remembers a limited number of clients", async () => {
    const handler = createProxyHandler({
      fetcher: withToken(),
      models: [],
      perMinute: 1,
      clientOf: ({ headers }) => headers.get("x-client") ?? "",
    });
    const visit = async (client: number) => {
      const headers = { Origin: "http://a.example", "Content-Type": "application/json", "X-Client": String(client) };
      return (await handler(new Request("http://a.example/", { method: "POST", body: "{}", headers }))).status;
    };
    expect([await visit(0), await visit(0)]).toEqual([400, 429]);
    for (let client = 1; client < 10_000; client += 1) await visit(client);
    expect(await visit(0)).toBe(429);
    await visit(10_000);
    expect(await visit(0)).toBe(400);
  });

  const foreign = ["https://evil.example", "null", "", "http://127.0.0.1.evil.example", "http://127.0.0.1:1", undefined];
  it.each(foreign)("is a page from elsewhere: %s", async (Origin) => {
    const { status, message, headers } = await refuses((url) => post(url, body, { Origin }));
    expect([status, message]).toEqual([403, "This server does not answer requests from this page."]);
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const preflight = await fetch(await serveProxy(), { method: "OPTIONS", headers: { Origin: Origin ?? "" } });
    expect(preflight.status).toBe(403);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("is not a page that is listed, which a browser then lets ask", async () => {
    upstream.respond(json(labels));
    const proxy = await serveProxy({ origins: ["https://docs.example/guide"] });
    const Origin = "https://docs.example";
    const preflight = await fetch(proxy, {
      method: "OPTIONS",
      headers: { Origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-session" },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": Origin,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type,x-session",
      vary: "Origin",
    });
    const answer = await post(proxy, body, { Origin });
    expect(answer.headers.get("access-control-allow-origin")).toBe(Origin);
    const refused = await post(proxy, "{", { Origin });
    expect(refused.headers.get("access-control-allow-origin")).toBe(Origin);
    expect((await ask(pageOf(proxy)).answer).body).toEqual(labels);
  });

  it("is not a page of the same host whose TLS ends before the server", async () => {
    const secure = (url: string) => url.replace("http:", "https:");
    upstream.respond(json(labels));
    const proxy = await serveProxy();
    expect((await post(proxy, body, { Origin: secure(proxy) })).status).toBe(200);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE", "PATCH"])("is the method %s", async (method) => {
    const response = await fetch(await serveProxy(), { method, headers: { "Content-Type": "application/json" } });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
  });

  it.each(["text/plain", "application/jsonx", "application/x-www-form-urlencoded", ""])("is the type %s", async (type) => {
    expect(await refuses((url) => post(url, body, { "Content-Type": type }))).toMatchObject({ status: 415 });
  });

  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const broken: Readonly<Record<string, string | undefined>> = {
    nothing: undefined,
    "half of JSON": '{"task":',
    "a list": "[]",
    null: "null",
    "no task": JSON.stringify({ ...question, task: undefined }),
    "a path for a task": JSON.stringify({ ...question, task: "../../admin" }),
    "no model": JSON.stringify({ ...question, model: 7 }),
    "a model of many lines": JSON.stringify({ ...question, model: "a\r\nX-Evil: 1" }),
    "a list of parameters": JSON.stringify({ ...question, parameters: [1] }),
    "a prototype": `{"__proto__":{"admin":true},${body.slice(1)}`,
    "a prototype in the inputs": body.replace('"hello"', '[{"a":{"__proto__":{"polluted":1}}}]'),
    "a prototype in the parameters": body.replace('"parameters":{}', '"parameters":{"__proto__":{"polluted":1}}'),
    "inputs that are very deep": body.replace('"hello"', deep),
    "inputs that are too deep": body.replace('"hello"', `${"[".repeat(40)}${"]".repeat(40)}`),
    "an address in the place of a file": JSON.stringify({ ...question, task: "image-to-text", inputs: "http://127.0.0.1:9/x" }),
  };
  it.each(Object.entries(broken))("is %s", async (_name, text) => {
    const { status, message } = await refuses((url) => post(url, text), { models: () => true });
    expect(status).toBe(400);
    expect(message).toMatch(/^(The|A) .+\.$/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  const forms: Readonly<Record<string, string>> = {
    "a form without an end": '--x\r\nContent-Disposition: form-data; name="request"\r\n\r\n{}',
    "a form without a request": '--x\r\nContent-Disposition: form-data; name="file-0"; filename="a"\r\n\r\na\r\n--x--\r\n',
    "a form that is none": "hello",
  };
  it.each(Object.entries(forms))("is %s", async (_name, text) => {
    const { status } = await refuses((url) => post(url, text, { "Content-Type": "multipart/form-data; boundary=x" }));
    expect(status).toBe(400);
  });

  it("is a request whose body was read before, at once", async () => {
    const handle = toNodeHandler(createProxyHandler({ fetcher: withToken(), models: ["acme/model"] }));
    const proxy = await serve(async (request, response) => {
      for await (const _piece of request);
      handle(request, response);
    });
    expect((await post(proxy, body)).status).toBe(400);
  });

  it("is all there is to say when the host's own code fails", async () => {
    const clientOf = () => {
      throw new Error(token);
    };
    const response = await post(await serveProxy({ clientOf }), body);
    expect([response.status, await response.text()]).toEqual([500, ""]);
  });
});

describe("what goes on to the model's server", () => {
  const body = JSON.stringify(question);

  it("is no header of the visitor's", async () => {
    upstream.respond(json(labels));
    const smuggled = {
      Authorization: "Bearer visitor",
      Cookie: "session=visitor",
      "X-HF-Bill-To": "visitor",
      "X-Forwarded-For": "visitor",
      "X-Forwarded-Host": "visitor",
      "X-Wait-For-Model": "visitor",
      Accept: "visitor/visitor",
      "User-Agent": "visitor",
      "Accept-Language": "visitor",
    };
    await (await post(await serveProxy(), body, smuggled)).text();
    const [request] = upstream.requests;
    expect(request?.headers.authorization).toBe(`Bearer ${token}`);
    expect(JSON.stringify(request?.headers)).not.toContain("visitor");
    expect(String(request?.body)).toBe('{"inputs":"hello"}');
  });

  it("is no parameter that would change the request itself", async () => {
    upstream.respond(json(labels));
    const parameters = { model: "evil/model", inputs: "evil", stream: true, options: { use_cache: false }, top_k: 2 };
    const request = { ...question, task: "feature-extraction", parameters, headers: { Evil: "1" }, url: "http://evil.example" };
    await (await post(await serveProxy(), JSON.stringify(request))).text();
    expect(JSON.parse(String(upstream.requests[0]?.body))).toEqual({ inputs: "hello", top_k: 2 });
    expect(upstream.requests[0]?.headers).not.toHaveProperty("evil");
  });

  it("is no file that pretends to be JSON", async () => {
    upstream.respond(json(labels));
    const inputs = new Blob(['{"inputs":"hi","model":"evil/model"}'], { type: "application/json" });
    await ask(pageOf(await serveProxy()), { task: "image-classification", inputs }).answer;
    expect(upstream.requests[0]?.headers["content-type"]).toBe("application/octet-stream");
  });

  it("is no name of a file", async () => {
    upstream.respond(json(labels));
    const fetcher = vi.fn(withToken());
    const inputs = { image: new File([png], "holiday.png", { type: "image/png" }) };
    await ask(pageOf(await serveProxy({ fetcher })), { inputs }).answer;
    expect(inspect(fetcher.mock.calls, { depth: null })).not.toContain("holiday");
  });
});

describe("the token", () => {
  it("is nowhere in what a page can see", async () => {
    const echo = `You sent Bearer ${token}!`;
    const replies: readonly Reply[] = [
      json([{ label: echo, score: 1 }], { "x-request-id": token, "x-inference-provider": token }),
      json(echo, { "Content-Type": "text/plain" }),
      eventStream(`data: {"n":"${echo}"}\n\ndata: {"error":"${echo}"}\n\n`),
      failed(400, { error: [echo, echo], warnings: [echo], nested: { echo } }, { "x-request-id": token }),
      failed(401, { error: echo, request_id: token }),
      failed(500, echo, { "Content-Type": "text/plain" }),
      failed(403, `<html><title>${echo}</title></html>`, { "Content-Type": "text/html" }),
      (response) => void response.socket?.destroy(),
    ];
    const proxy = await serveProxy();
    const seen: string[] = [];
    const watched: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      const text = await response.clone().text();
      seen.push(JSON.stringify([...response.headers]), text);
      return response;
    };
    for (const reply of replies) {
      upstream.respond(reply);
      const { answer, events } = ask(pageOf(proxy, { fetch: watched }), { stream: true });
      const outcome = await answer.catch((thrown: unknown) => thrown);
      seen.push(inspect([outcome, events], { depth: null, showHidden: true }));
      expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
    }
    expect(seen).toHaveLength(3 * replies.length);
    expect(seen.join("\n")).toContain("[token]");
    expect(seen.join("\n")).not.toContain(token);
  });

  it("of the page's own server is in no receipt", async () => {
    upstream.respond(json(labels));
    const { meta } = await ask(pageOf(await serveProxy(), { headers: { "X-Session": token } })).answer;
    expect(JSON.stringify(meta)).not.toContain(token);
  });
});

describe("the recipes", () => {
  const model = "distilbert/distilbert-base-uncased-finetuned-sst-2-english";

  /** The router's address leads to the server of this test. */
  function leadRouterHere(): void {
    const send = globalThis.fetch;
    const toUpstream: typeof fetch = (url, init) =>
      send(String(url).replace("https://router.huggingface.co", upstream.url), init);
    vi.stubGlobal("fetch", toUpstream);
    vi.stubEnv("HF_TOKEN", token);
    upstream.respond(json(labels));
  }

  it("for Node runs as it is written", async () => {
    leadRouterHere();
    vi.stubEnv("PORT", "0");
    const { server } = await import("../../stories/guides/recipes/node.js");
    hosts.push(server);
    await expect.poll(() => server.listening).toBe(true);
    const url = addressOf(server).replace("127.0.0.1", "localhost");
    const fetcher = createProxyFetcher(`${url}/api/inference`, { headers: { Origin: url } });
    expect((await ask(fetcher, { model }).answer).body).toEqual(labels);
    expect(upstream.requests[0]).toMatchObject({
      path: `/hf-inference/models/${model}`,
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await fetch(`${url}/other`)).status).toBe(404);
  });

  it("for Express runs as it is written", async () => {
    leadRouterHere();
    const mounted = new Map<string, RequestListener>();
    const app = { all: mounted.set.bind(mounted), listen: () => {} };
    vi.doMock("express", () => ({ default: () => app }));
    await import("../../stories/guides/recipes/express.mjs");
    const url = await serve(mounted.get("/api/inference") ?? expect.fail("nothing is mounted"));
    expect((await ask(pageOf(url), { model }).answer).body).toEqual(labels);
    vi.doUnmock("express");
  });

  it("for Next runs as it is written", async () => {
    leadRouterHere();
    const { POST } = await import("../../stories/guides/recipes/route.js");
    const url = "https://www.example.org";
    const send: typeof fetch = (address, init) => POST(new Request(String(address), init));
    const fetcher = createProxyFetcher(`${url}/api/inference`, { fetch: send, headers: { Origin: url } });
    expect((await ask(fetcher, { model }).answer).body).toEqual(labels);
  });

  it("for Cloudflare Workers runs as it is written, where fetch refuses what browsers know", async () => {
    leadRouterHere();
    const toUpstream = globalThis.fetch;
    const strict: typeof fetch = (url, init) =>
      init && "credentials" in init ? Promise.reject(new TypeError("not implemented")) : toUpstream(url, init);
    vi.stubGlobal("fetch", strict);
    const { default: worker } = await import("../../stories/guides/recipes/worker.js");
    const send: typeof fetch = (address, init) => worker.fetch(new Request(String(address), init), { HF_TOKEN: token });
    const headers = { Origin: "https://www.example.org" };
    const fetcher = createProxyFetcher("https://infer.example.workers.dev", { fetch: send, headers });
    expect((await ask(fetcher, { model }).answer).body).toEqual(labels);
  });
});
