import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import type { InferenceAnswer, InferenceEvent } from "../../src/core/task.js";
import { type HttpRequest, type Pace, sendRequest } from "../../src/fetchers/http.js";
import {
  bytes,
  cutAfter,
  drip,
  eventStream,
  failed,
  html,
  json,
  limited,
  loading,
  redirect,
  silence,
  startServer,
  type TestServer,
} from "../server/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const quick: Pace = { pause: 0.02, silence: 5 };
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const labels = [{ label: "POSITIVE", score: 0.99 }];

interface Asked {
  readonly events: InferenceEvent[];
  readonly answer: Promise<InferenceAnswer>;
  readonly stop: () => void;
}

/** Asks the server a question that has been told how to answer. */
function ask(request: Partial<HttpRequest> = {}, options: { pace?: Pace; secret?: string; fetch?: typeof fetch } = {}): Asked {
  const controller = new AbortController();
  const events: InferenceEvent[] = [];
  const answer = sendRequest(
    { url: server.url, body: '{"inputs":"hello"}', ...request },
    { signal: controller.signal, onEvent: (event) => events.push(event), pace: quick, ...options },
  );
  answer.catch(() => {});
  return { events, answer, stop: () => controller.abort() };
}

async function failureOf(answer: Promise<unknown>): Promise<InferenceError> {
  const failure = await answer.then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(InferenceError);
  return failure as InferenceError;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function arrived(count: number): Promise<void> {
  while (server.requests.length < count) await pause(2);
}

describe("an answer", () => {
  it("is JSON, with what the headers tell of the run", async () => {
    server.respond(
      json(labels, {
        "x-compute-time": "0.25",
        "x-compute-type": "gpu",
        "x-request-id": "r-1",
        "x-inference-provider": "hf-inference",
      }),
    );
    expect(await ask().answer).toMatchObject({
      body: labels,
      meta: { computeSeconds: 0.25, device: "gpu", requestId: "r-1", provider: "hf-inference" },
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", headers: { "content-type": "application/json" } });
    expect(String(request?.body)).toBe('{"inputs":"hello"}');
  });

  it("is called cached only when the server says so", async () => {
    server.respond(json(labels, { "x-compute-type": "cache" }), json(labels));
    expect((await ask().answer).meta).toMatchObject({ cached: true });
    expect((await ask().answer).meta).not.toHaveProperty("cached");
  });

  it("tells which host was asked, and with what, but no secret, no file and no more than fits on a page", async () => {
    const secret = "hf_canary_0123456789";
    const headers = { Authorization: `Bearer ${secret}`, Accept: "image/png" };
    server.respond(json(labels), json(labels), json(labels));
    const address = `${server.url}/models?key=${secret}`;
    expect((await ask({ url: address, headers, body: `{"inputs":"${secret}"}` }, { secret }).answer).meta).toMatchObject({
      host: new URL(server.url).host,
      sent: {
        method: "POST",
        url: `${server.url}/models?key=[token]`,
        headers: { Authorization: "Bearer [token]", Accept: "image/png" },
        body: '{"inputs":"[token]"}',
      },
    });
    const form = new FormData();
    form.set("model", "acme/model");
    form.set("file", new Blob([png], { type: "image/png" }), "cat.png");
    expect((await ask({ body: form }).answer).meta?.sent?.body).toBe("model=acme/model\nfile=<image/png, 12 bytes>");
    expect((await ask({ body: "x".repeat(1_000_000) }).answer).meta?.sent?.body).toHaveLength(20_001);
  });

  it("is a Blob for media, under the type its first bytes tell", async () => {
    server.respond(
      bytes(png, "image/png"),
      bytes(png, "image/jpeg"),
      bytes(png, "application/octet-stream"),
      bytes(png, ""),
      bytes(new Uint8Array([1, 2, 3]), "audio/x-unheard-of"),
    );
    for (const type of ["image/png", "image/png", "image/png", "image/png", "audio/x-unheard-of"]) {
      const { body } = await ask().answer;
      expect(body).toBeInstanceOf(Blob);
      expect((body as Blob).type).toBe(type);
    }
    server.respond(bytes(png, "image/png"));
    const { body } = await ask().answer;
    expect(new Uint8Array(await (body as Blob).arrayBuffer())).toEqual(png);
  });

  it("has null where Python wrote NaN or Infinity, but not inside text", async () => {
    server.respond(json('[{"score": NaN, "label": "NaN \\" -Infinity"}, {"score": -Infinity}, {"score":Infinity}]'));
    expect((await ask().answer).body).toEqual([{ score: null, label: 'NaN " -Infinity' }, { score: null }, { score: null }]);
  });

  it("keeps the warnings that came with a success", async () => {
    server.respond(json({ generated_text: "Hi", warnings: ["Truncated.", 3, ""] }));
    const { body, warnings } = await ask().answer;
    expect(body).toMatchObject({ generated_text: "Hi" });
    expect(warnings).toEqual(["Truncated."]);
  });

  it("is the rows of a tabular server that wraps them in an error, with the warnings beside them", async () => {
    const inner = { error: "There were warnings.", output: [1, 0, 1], warnings: ["Feature names do not match."] };
    server.respond(
      failed(400, { error: JSON.stringify(inner) }),
      failed(400, { error: JSON.stringify({ ...inner, warnings: [] }) }),
    );
    expect(await ask().answer).toMatchObject({ body: [1, 0, 1], warnings: ["Feature names do not match."] });
    expect(await ask().answer).toMatchObject({ body: [1, 0, 1], warnings: ["There were warnings."] });
  });

  it("is plain text where the server says text", async () => {
    server.respond(json("the cat sat", { "Content-Type": "text/plain; charset=utf-8" }));
    expect((await ask().answer).body).toBe("the cat sat");
  });

  it("takes an error field without content for no error", async () => {
    for (const error of [null, "", {}, []]) {
      server.respond(json({ id: "job", error }));
      expect((await ask().answer).body).toEqual({ id: "job", error });
    }
  });

  it("follows a redirect with the same body, without the token on another host", async () => {
    const other = await startServer();
    other.respond(json(labels));
    server.respond(redirect(`${other.url}/moved`));
    const { answer } = ask({ headers: { Authorization: "Bearer hf_canary_0123456789" } });
    expect((await answer).body).toEqual(labels);
    expect(other.requests[0]).toMatchObject({ method: "POST", path: "/moved" });
    expect(String(other.requests[0]?.body)).toBe('{"inputs":"hello"}');
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
    await other.close();
  });
});

describe("a failure", () => {
  const cases: readonly (readonly [status: number, body: unknown, kind: string, message: string, ...details: string[]])[] = [
    [200, { error: "The model is sad" }, "server", "The model is sad"],
    [200, [{ error: "The model is sad" }], "server", "The model is sad"],
    [200, { code: 500, message: "Out of order", data: null }, "server", "Out of order"],
    [200, { object: "error", message: "No such luck" }, "server", "No such luck"],
    [400, { error: "Malformed file" }, "invalid-input", "Malformed file"],
    [
      400,
      { error: ["a is missing", "b is missing"] },
      "invalid-input",
      "a is missing; b is missing",
      "a is missing",
      "b is missing",
    ],
    [400, { error: [{ message: "a is missing" }] }, "invalid-input", "a is missing"],
    [400, { error: '{"error": "rows differ", "warnings": []}' }, "invalid-input", "rows differ"],
    [400, { error: { message: "pick another", code: "model_not_supported" } }, "not-deployed", "pick another"],
    [
      400,
      { error: "Model not supported by provider hf-inference" },
      "not-deployed",
      "Model not supported by provider hf-inference",
    ],
    [
      400,
      { error: "Authorization is fine, but the token seems invalid" },
      "auth",
      "Authorization is fine, but the token seems invalid",
    ],
    [400, { error: "CUDA out of memory." }, "server", "CUDA out of memory."],
    [400, { error: "Model requires a Pro subscription" }, "payment", "Model requires a Pro subscription"],
    [401, { message: "No key found" }, "auth", "No key found"],
    [401, { error: "Cannot access gated repo. Please log in." }, "gated", "Cannot access gated repo. Please log in."],
    [402, { error: "You have depleted your credits" }, "payment", "You have depleted your credits"],
    [403, { error: "No sufficient permissions for that" }, "permission", "No sufficient permissions for that"],
    [
      403,
      { error: "The model X is too large to be loaded (16GB > 10GB)" },
      "too-large",
      "The model X is too large to be loaded (16GB > 10GB)",
    ],
    [404, { error: "Model x/y does not exist" }, "not-found", "Model x/y does not exist"],
    [404, "404: Not Found", "not-found", "404: Not Found"],
    [410, { error: "The requested model is deprecated" }, "retired", "The requested model is deprecated"],
    [
      413,
      { error: "`inputs` must have less than 512 tokens. Given: 565" },
      "too-long",
      "`inputs` must have less than 512 tokens. Given: 565",
    ],
    [413, { error: "`inputs` cannot be empty", error_type: "Validation" }, "invalid-input", "`inputs` cannot be empty"],
    [421, { message: "Wrong region" }, "server", "Wrong region"],
    [422, "Failed to read the JSON body", "invalid-input", "Failed to read the JSON body"],
    [422, { detail: "Bad data URL" }, "invalid-input", "Bad data URL"],
    [422, { detail: [{ loc: ["body", "size", 0], msg: "too small", type: "ge" }] }, "invalid-input", "size.0: too small"],
    [
      422,
      {
        title: "Invalid",
        detail: "- two faults\n",
        status: 422,
        invalid_fields: [{ field: "input", description: "text is required" }],
      },
      "invalid-input",
      "two faults",
      "input: text is required",
    ],
    [424, { error: "Generation failed", error_type: "generation" }, "server", "Generation failed"],
    [429, { error: { message: "No quota", type: "insufficient_quota" } }, "payment", "No quota"],
    [429, { error: "Model is overloaded", error_type: "overloaded" }, "busy", "Model is overloaded"],
    [500, { error: "Model too busy, no answer in 60 seconds" }, "busy", "Model too busy, no answer in 60 seconds"],
    [500, { traceback: "KeyError: 'x'" }, "server", "KeyError: 'x'"],
    [500, "", "server", "The server answered with HTTP 500 (Internal Server Error)."],
    [500, { error: null }, "server", "The server answered with HTTP 500 (Internal Server Error)."],
    [500, { error: {} }, "server", "The server answered with HTTP 500 (Internal Server Error)."],
    [500, { error: "undefined" }, "server", "The server answered with HTTP 500 (Internal Server Error)."],
    [500, { error: "[object Object]" }, "server", "The server answered with HTTP 500 (Internal Server Error)."],
    [500, [], "server", "The server answered with HTTP 500 (Internal Server Error)."],
    [500, { error: "<html><title>Gone fishing</title><script>x</script>" }, "server", "Gone fishing"],
  ];
  for (const [status, body, kind, message, ...details] of cases) {
    it(`with HTTP ${status} and ${JSON.stringify(body)} is ${kind}: ${message}`, async () => {
      server.respond(failed(status, body));
      const failure = await failureOf(ask().answer);
      expect(failure).toMatchObject({ kind, message, details });
      // fetch itself tries a misdirected request (421) a second time.
      expect(server.requests).toHaveLength(status === 421 ? 2 : 1);
    });
  }

  it("keeps status, warnings, the request's name and the reply as it came", async () => {
    const body = { error: "unknown error", warnings: ["There was an inference error: 1 + x"] };
    server.respond(failed(500, body, { "x-request-id": "r-7" }), failed(401, { message: "No", request_id: "r-8" }));
    expect(await failureOf(ask().answer)).toMatchObject({ status: 500, warnings: body.warnings, requestId: "r-7", raw: body });
    expect((await failureOf(ask().answer)).requestId).toBe("r-8");
  });

  it("is told in at most 300 characters of one line", async () => {
    server.respond(failed(500, `first line\n\nsecond\tline ${"😀".repeat(5000)}`, { "Content-Type": "text/plain" }));
    const { message } = await failureOf(ask().answer);
    expect(message).toMatch(/^first line second line 😀/);
    expect([...message]).toHaveLength(300);
    expect(message.endsWith("😀…")).toBe(true);
  });

  it("tells a web page by its title or its status, never by its markup", async () => {
    server.respond(html(500, "500 Oh\n no"), failed(403, "<!-- nginx --><p>no title", { "Content-Type": "text/html" }));
    expect((await failureOf(ask().answer)).message).toBe("500 Oh no");
    expect((await failureOf(ask().answer)).message).toBe("The server answered with HTTP 403 (Forbidden).");
  });

  it("is a bad answer when a web page comes with a status of success", async () => {
    server.respond(html(200, "Welcome"), failed(200, "<div>hello</div>", { "Content-Type": "text/html" }));
    const failure = await failureOf(ask().answer);
    expect(failure).toMatchObject({
      kind: "bad-answer",
      status: 200,
      message: "The server answered with a web page (Welcome), not with a result.",
    });
    expect((await failureOf(ask().answer)).message).toBe("The server answered with a web page, not with a result.");
  });

  it("is a bad answer when nothing, or broken JSON, comes with a status of success", async () => {
    server.respond(json(""), bytes(new Uint8Array(), "audio/flac"), json('[{"label": '));
    expect(await failureOf(ask().answer)).toMatchObject({ kind: "bad-answer", message: "The server's answer is empty." });
    expect(await failureOf(ask().answer)).toMatchObject({ kind: "bad-answer", message: "The server's answer is empty." });
    expect(await failureOf(ask().answer)).toMatchObject({
      kind: "bad-answer",
      message: "The server's answer is not valid JSON.",
    });
  });

  it("counts as stopped when the server drops the run with 204", async () => {
    server.respond((response) => void response.writeHead(204).end());
    expect(await failureOf(ask().answer)).toMatchObject({ kind: "aborted", status: 204 });
  });

  it("is one of the network when the connection is cut in the middle of the body", async () => {
    server.respond(cutAfter('[{"label": "POS'));
    expect(await failureOf(ask().answer)).toMatchObject({
      kind: "network",
      status: 0,
      message: "The connection was lost before the whole answer had come.",
    });
    expect(server.requests).toHaveLength(1);
  });

  it("is one of the network when nobody listens", async () => {
    const gone = await startServer();
    await gone.close();
    expect(await failureOf(ask({ url: gone.url }).answer)).toMatchObject({
      kind: "network",
      message: "The server could not be reached.",
    });
  });

  it("is a timeout when the server is silent for too long, before its reply or within it", async () => {
    const pace = { pause: 0.02, silence: 0.15 };
    server.respond(silence);
    const failure = await failureOf(ask({}, { pace }).answer);
    expect(failure).toMatchObject({ kind: "timeout", message: "The server sent nothing for 0.15 seconds." });
    expect(server.requests).toHaveLength(1);
    server.respond((response) => void response.writeHead(200, { "Content-Type": "application/json" }).write("["));
    expect((await failureOf(ask({}, { pace }).answer)).kind).toBe("timeout");
  });

  it("is no timeout as long as something arrives", async () => {
    const text = JSON.stringify(labels);
    server.respond(async (response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      for (const character of text) {
        response.write(character);
        await pause(40);
      }
      response.end();
    });
    expect((await ask({}, { pace: { pause: 0.02, silence: 0.6 } }).answer).body).toEqual(labels);
  });
});

describe("a repeat", () => {
  it("follows a loading model, with the estimate told and the headers for repeats", async () => {
    server.respond(loading(0.1), loading(0.1), json(labels));
    const { answer, events } = ask({ headers: { "X-Own": "1" }, repeatHeaders: { "X-Wait-For-Model": "true" } });
    expect((await answer).body).toEqual(labels);
    const waiting = { type: "waiting", reason: "loading", seconds: 0.1 };
    expect(events).toEqual([waiting, waiting]);
    expect(server.requests.map(({ headers }) => [headers["x-own"], headers["x-wait-for-model"]])).toEqual([
      ["1", undefined],
      ["1", "true"],
      ["1", "true"],
    ]);
    expect(new Set(server.requests.map(({ body }) => String(body)))).toEqual(new Set(['{"inputs":"hello"}']));
  });

  it("is made at most five times, in growing pauses, when a model never loads", async () => {
    server.respond(loading(0.1));
    const failure = await failureOf(ask().answer);
    expect(failure).toMatchObject({ kind: "loading", status: 503, estimatedTime: 0.1 });
    const times = server.requests.map(({ at }) => at);
    expect(times).toHaveLength(6);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    const least = [20, 30, 45, 67, 101];
    for (const [index, milliseconds] of pauses.entries()) expect(milliseconds).toBeGreaterThanOrEqual((least[index] ?? 0) - 2);
  });

  it("is spread over the time a slow model needs", async () => {
    server.respond(loading(4), json(labels));
    const started = Date.now();
    const { answer, events } = ask();
    expect((await answer).body).toEqual(labels);
    expect(Date.now() - started).toBeGreaterThanOrEqual(390);
    expect(events).toEqual([{ type: "waiting", reason: "loading", seconds: 4 }]);
  });

  it("follows a busy server, in growing pauses and at most five times", async () => {
    server.respond(html(503, "503 Service Temporarily Unavailable"));
    const { answer, events } = ask();
    expect(await failureOf(answer)).toMatchObject({ kind: "busy", message: "503 Service Temporarily Unavailable" });
    expect(server.requests).toHaveLength(6);
    const seconds = events.map((event) => (event.type === "waiting" && event.reason === "retry" ? event.seconds : undefined));
    expect(seconds).toHaveLength(5);
    expect([...seconds].sort((a, b) => Number(a) - Number(b))).toEqual(seconds);
    expect(new Set(seconds).size).toBe(5);
  });

  it("follows a busy server that tells its usual rate window with every reply", async () => {
    server.respond(failed(503, { error: "overloaded" }, { RateLimit: '"api";r=900;t=280' }), json(labels));
    expect((await ask().answer).body).toEqual(labels);
  });

  it("waits as long as Retry-After says", async () => {
    server.respond(limited("0.2"), json(labels));
    const { answer, events } = ask();
    expect((await answer).body).toEqual(labels);
    expect(events).toEqual([{ type: "waiting", reason: "retry", seconds: 0.2 }]);
    const [first, second] = server.requests;
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(198);
  });

  it("takes a date in Retry-After", async () => {
    server.respond(limited(new Date(Date.now() + 1000).toUTCString()), json(labels));
    const { answer, events } = ask();
    expect((await answer).body).toEqual(labels);
    expect(events).toHaveLength(1);
    server.respond(limited(new Date(Date.now() + 3_600_000).toUTCString()));
    const { retryAfter } = await failureOf(ask().answer);
    expect(retryAfter).toBeGreaterThan(3590);
    expect(retryAfter).toBeLessThanOrEqual(3600);
  });

  it("is left to the visitor when the server asks for a long pause, or for none at a limit", async () => {
    const busy = failed(503, { error: "overloaded" }, { "Retry-After": "60" });
    const window = failed(
      429,
      { error: "Rate limit reached." },
      { RateLimit: '"api";r=0;t=120', "RateLimit-Policy": '"fixed";"api";q=5' },
    );
    server.respond(limited("21"), busy, window, failed(429, { error: "Rate limit reached." }));
    for (const expected of [
      { kind: "rate-limit", retryAfter: 21 },
      { kind: "busy", retryAfter: 60 },
      { kind: "rate-limit", retryAfter: 120 },
      { kind: "rate-limit", retryAfter: undefined },
    ]) {
      const { answer, events } = ask();
      const { kind, retryAfter } = await failureOf(answer);
      expect({ kind, retryAfter }).toEqual(expected);
      expect(events).toEqual([]);
    }
    expect(server.requests).toHaveLength(4);
  });

  it("follows a failed gateway once", async () => {
    server.respond(html(502, "502 Bad Gateway"), json(labels));
    expect((await ask().answer).body).toEqual(labels);
    server.respond(html(502, "502 Bad Gateway"));
    expect(await failureOf(ask().answer)).toMatchObject({ kind: "server", message: "502 Bad Gateway" });
    expect(server.requests).toHaveLength(2);
    server.respond(failed(504, ""), html(502, "502 Bad Gateway"));
    await failureOf(ask().answer);
    expect(server.requests).toHaveLength(2);
  });

  it("sends the other body once the first is refused, and tells the first refusal when both are", async () => {
    const otherBody = new Blob([png], { type: "image/png" });
    server.respond(failed(400, { error: "Malformed image" }), json(labels));
    expect((await ask({ otherBody }).answer).body).toEqual(labels);
    expect(server.requests[1]?.headers["content-type"]).toBe("image/png");
    expect(new Uint8Array(server.requests[1]?.body ?? [])).toEqual(png);
    server.respond(failed(422, { error: "No such picture" }), failed(415, "Expected JSON"));
    expect((await failureOf(ask({ otherBody }).answer)).message).toBe("No such picture");
    server.respond(failed(401, { error: "Who are you?" }));
    expect((await failureOf(ask({ otherBody }).answer)).kind).toBe("auth");
    expect(server.requests).toHaveLength(1);
  });

  it("counts the other body among the six requests", async () => {
    server.respond(loading(0.1), failed(400, { error: "Malformed image" }), loading(0.1));
    await failureOf(ask({ otherBody: "{}" }).answer);
    expect(server.requests).toHaveLength(6);
  });
});

describe("stopping", () => {
  it("before the start sends nothing", async () => {
    server.respond(json(labels));
    const controller = new AbortController();
    controller.abort();
    const answer = sendRequest({ url: server.url, body: "{}" }, { signal: controller.signal, onEvent() {} });
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted", message: "The run was stopped." });
    expect(server.requests).toHaveLength(0);
  });

  it("in flight ends at once and hangs up", async () => {
    server.respond(silence);
    const { answer, stop } = ask();
    await arrived(1);
    const stoppedAt = Date.now();
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
    expect(Date.now() - stoppedAt).toBeLessThan(1000);
    await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
  });

  it("in the middle of a slow body ends at once and hangs up", async () => {
    server.respond(drip('[{"label": "A", "score": 0.5}, '));
    const { answer, stop } = ask();
    await arrived(1);
    await pause(60);
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
    await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
  });

  it("in a pause ends at once, and no further request is made", async () => {
    server.respond(loading(20));
    const { answer, events, stop } = ask({}, { pace: { pause: 30, silence: 5 } });
    await expect.poll(() => events.length).toBe(1);
    const stoppedAt = Date.now();
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
    expect(Date.now() - stoppedAt).toBeLessThan(1000);
    await pause(50);
    expect(server.requests).toHaveLength(1);
    expect(events).toHaveLength(1);
  });

  it("within a stream reports no further piece, not even one that had arrived", async () => {
    server.respond(eventStream('data: {"n":1}\n\ndata: {"n":2}\n\ndata: {"n":3}\n\n'));
    const controller = new AbortController();
    const events: InferenceEvent[] = [];
    const onEvent = (event: InferenceEvent) => {
      events.push(event);
      controller.abort();
    };
    const answer = sendRequest(
      { url: server.url, body: "{}", stream: true },
      { signal: controller.signal, onEvent, pace: quick },
    );
    expect((await failureOf(answer)).kind).toBe("aborted");
    await pause(30);
    expect(events).toEqual([{ type: "chunk", chunk: { n: 1 } }]);
  });

  it("ends even a fetch that does not listen to its signal", async () => {
    const { answer, stop } = ask({}, { fetch: () => new Promise(() => {}) });
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
  });

  it("leaves another run alone", async () => {
    server.respond(silence, async (response) => {
      await pause(60);
      response.writeHead(200, { "Content-Type": "application/json" }).end("[1]");
    });
    const first = ask();
    await arrived(1);
    const second = ask();
    await arrived(2);
    first.stop();
    expect((await failureOf(first.answer)).kind).toBe("aborted");
    expect((await second.answer).body).toEqual([1]);
  });
});

describe("an event stream", () => {
  const chunks = [{ text: "Grüß 😀" }, { text: " dich", choices: [] }, { usage: null }];
  const frames = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}`);
  const streams: Readonly<Record<string, string>> = {
    "with an end mark": `${frames.join("\n\n")}\n\ndata: [DONE]\n\ndata: {"never":"read"}\n\n`,
    "without an end mark": `${frames.join("\n\n")}\n\n`,
    "without its last blank line": frames.join("\n\n"),
    "with CRLF": `${frames.join("\r\n\r\n")}\r\n\r\n`,
    "without blanks after data": `${frames.join("\n\n").replaceAll("data: ", "data:")}\n\n`,
    "with comments, names and empty frames": `: keep-alive\n\nevent: message\nid: 4\nretry: 10\n${frames.join("\n\n: again\n\ndata:\n\n")}\n\n`,
  };
  const kinds = Object.entries(streams).flatMap(([name, text]) =>
    [1, 3, 4096].map((pieceSize) => [name, pieceSize, text] as const),
  );

  it.each(kinds)("%s, in pieces of %i bytes, is told piece by piece and answered whole", async (_name, pieceSize, text) => {
    server.respond(eventStream(text, { pieceSize }));
    const { answer, events } = ask({ stream: true });
    expect((await answer).body).toEqual(chunks);
    expect(events).toEqual(chunks.map((chunk) => ({ type: "chunk", chunk })));
  });

  it("that nobody asked for is answered whole only", async () => {
    server.respond(eventStream(streams["with an end mark"] ?? ""));
    const { answer, events } = ask();
    expect((await answer).body).toEqual(chunks);
    expect(events).toEqual([]);
  });

  it("may be plain JSON after all", async () => {
    server.respond(json([{ generated_text: "Hi" }]));
    const { answer, events } = ask({ stream: true });
    expect((await answer).body).toEqual([{ generated_text: "Hi" }]);
    expect(events).toEqual([]);
  });

  it("is told while it still comes", async () => {
    server.respond(drip('data: {"n":1}\n\n', { type: "text/event-stream", pause: 1 }));
    const { answer, events, stop } = ask({ stream: true });
    await expect.poll(() => events.length).toBeGreaterThan(2);
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
  });

  const failing: readonly (readonly [frame: string, kind: string, message: string])[] = [
    [
      'data: {"error":"Input validation error: too hot","error_type":"validation"}',
      "invalid-input",
      "Input validation error: too hot",
    ],
    ['event: error\ndata: {"message":"Out of luck"}', "server", "Out of luck"],
    ["event: error\ndata: it broke", "server", "it broke"],
    ['data: {"error":{"http_status_code":503,"message":"Slow down"}}', "busy", "Slow down"],
    ["data: {broken", "bad-answer", "A piece of the streamed answer is not valid JSON."],
  ];
  it.each(failing)("with %s in its middle fails as %s and keeps what had come", async (frame, kind, message) => {
    server.respond(eventStream(`data: {"n":1}\n\n${frame}\n\ndata: {"n":2}\n\n`));
    const { answer, events } = ask({ stream: true });
    expect(await failureOf(answer)).toMatchObject({ kind, message, partial: [{ n: 1 }] });
    expect(events).toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  it("that stays open after its end mark is answered and hung up", async () => {
    server.respond(
      (response) => void response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\ndata: [DONE]\n\n"),
    );
    expect((await ask({ stream: true }).answer).body).toEqual([1]);
    await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
  });

  it("that is cut keeps what had come", async () => {
    server.respond(cutAfter('data: {"n":1}\n\ndata: {"n"', "text/event-stream"));
    expect(await failureOf(ask({ stream: true }).answer)).toMatchObject({ kind: "network", partial: [{ n: 1 }] });
  });

  it("that falls silent keeps what had come", async () => {
    server.respond(
      (response) => void response.writeHead(200, { "Content-Type": "text/event-stream" }).write('data: {"n":1}\n\n'),
    );
    const { answer } = ask({ stream: true }, { pace: { pause: 0.02, silence: 0.15 } });
    expect(await failureOf(answer)).toMatchObject({ kind: "timeout", partial: [{ n: 1 }] });
  });

  it("that comes all at once leaves the page its turns between", async () => {
    const frames = Array.from({ length: 300 }, (_, index) => `data: {"n":${index},"text":"${"x".repeat(100)}"}\n\n`);
    const send = async () => new Response(frames.join(""), { headers: { "content-type": "text/event-stream" } });
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    const work = (milliseconds: number) => {
      for (const end = performance.now() + milliseconds; performance.now() < end; );
    };
    const seen: number[] = [];
    const answer = sendRequest(
      { url: server.url, body: "{}", stream: true },
      {
        signal: new AbortController().signal,
        onEvent: () => {
          seen.push(turns);
          work(1);
        },
        fetch: send,
      },
    );
    expect((await answer).body).toHaveLength(300);
    clearInterval(timer);
    expect(new Set(seen).size).toBeGreaterThan(2);
  });
});

describe("the secret", () => {
  const secret = "hf_canary_0123456789";
  const headers = { Authorization: `Bearer ${secret}` };

  it("is nowhere in a failure that echoes it", async () => {
    const echo = `You sent Bearer ${secret}!`;
    server.respond(
      failed(400, { error: [echo, echo], warnings: [echo], nested: { echo } }, { "x-request-id": secret }),
      failed(500, echo, { "Content-Type": "text/plain" }),
      html(403, echo),
      html(200, echo),
      eventStream(`data: {"n":"${echo}"}\n\ndata: {"error":"${echo}"}\n\n`),
      failed(400, { error: JSON.stringify({ output: [1], warnings: [echo] }) }),
    );
    for (let count = 0; count < 5; count += 1) {
      const failure = await failureOf(ask({ headers, stream: true }, { secret }).answer);
      expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(secret);
      expect(JSON.stringify(failure)).not.toContain(secret);
      expect(inspect(failure, { depth: null })).toContain("[token]");
    }
    expect(JSON.stringify(await ask({ headers }, { secret }).answer)).not.toContain(secret);
    expect(server.requests).toHaveLength(6);
    for (const request of server.requests) {
      expect(request.headers.authorization).toBe(`Bearer ${secret}`);
      expect(request.path).not.toContain(secret);
    }
  });

  it("is not in what the platform says of a request it cannot send", async () => {
    const { answer } = ask({}, { secret, fetch: () => Promise.reject(new TypeError(`bad header: Bearer ${secret}`)) });
    const failure = await failureOf(answer);
    expect(failure).toMatchObject({ kind: "network", cause: { message: "bad header: Bearer [token]" } });
    expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(secret);
  });

  it("leaves words alone when it is too short to be one", async () => {
    server.respond(failed(400, { error: "The text is too hot" }));
    expect((await failureOf(ask({}, { secret: "t" }).answer)).message).toBe("The text is too hot");
  });
});
