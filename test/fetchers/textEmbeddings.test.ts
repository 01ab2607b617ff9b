import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { InferenceAnswer, InferenceEvent, InferenceRequest, TaskId } from "../../src/core/task.js";
import { createTextEmbeddingsFetcher, type TextEmbeddingsOptions } from "../../src/fetchers/textEmbeddings.js";
import { failed, html, json, silence, startServer, type TestServer } from "../server/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

const token = "tei_canary_0123456789";
const labels = [
  { label: "joy", score: 0.9 },
  { label: "anger", score: 0.07 },
  { label: "fear", score: 0.03 },
];
const pair = { source_sentence: "a", sentences: ["b", "c"] };

function run(
  request: Partial<InferenceRequest>,
  options: TextEmbeddingsOptions = {},
  onEvent: (event: InferenceEvent) => void = () => {},
): Promise<InferenceAnswer> {
  return createTextEmbeddingsFetcher(server.url, options)(
    { task: "text-classification", model: "acme/model", inputs: "hello", parameters: {}, stream: false, ...request },
    { signal: new AbortController().signal, onEvent },
  );
}

describe("a request", () => {
  const cases: readonly (readonly [request: Partial<InferenceRequest>, path: string, body: unknown])[] = [
    [{}, "/predict", { inputs: "hello" }],
    [{ inputs: { text: "a", text_pair: "b" } }, "/predict", { inputs: ["a", "b"] }],
    [
      { parameters: { function_to_apply: "none", truncate: true, top_k: 2 } },
      "/predict",
      { inputs: "hello", raw_scores: true, truncate: true },
    ],
    [{ parameters: { function_to_apply: "softmax", truncate: undefined } }, "/predict", { inputs: "hello" }],
    [{ task: "text-ranking", inputs: { query: "q", texts: ["a", "b"] } }, "/rerank", { query: "q", texts: ["a", "b"] }],
    [
      { task: "text-ranking", inputs: pair, parameters: { raw_scores: true } },
      "/rerank",
      { query: "a", texts: ["b", "c"], raw_scores: true },
    ],
    [
      { task: "text-retrieval", inputs: { query: "q", texts: ["a", "b"] }, parameters: { truncate: true } },
      "/embed",
      { inputs: ["q", "a", "b"], truncate: true },
    ],
    [{ task: "sentence-similarity", inputs: pair }, "/similarity", { inputs: pair }],
    [
      { task: "sentence-similarity", inputs: pair, parameters: { truncate: true, prompt_name: "query" } },
      "/similarity",
      { inputs: pair, parameters: { truncate: true, prompt_name: "query" } },
    ],
    [
      { task: "feature-extraction", inputs: ["a", "b"], parameters: { normalize: false, truncate: true, dimensions: 8 } },
      "/embed",
      { inputs: ["a", "b"], normalize: false, truncate: true, dimensions: 8 },
    ],
  ];
  it.each(cases)("for %j goes to %s", async (request, path, body) => {
    server.respond(json([]));
    await run(request);
    expect(server.requests[0]).toMatchObject({ method: "POST", path, headers: { "content-type": "application/json" } });
    expect(JSON.parse(String(server.requests[0]?.body))).toEqual(body);
  });

  it("goes below the address that was given, with its query", async () => {
    server.respond(json([]));
    const fetcher = createTextEmbeddingsFetcher(`${server.url}/models/a/?zone=1`);
    const options = { signal: new AbortController().signal, onEvent: () => {} };
    await fetcher({ task: "feature-extraction", model: "", inputs: "a", parameters: {}, stream: false }, options);
    expect(server.requests[0]?.path).toBe("/models/a/embed?zone=1");
  });

  it("is not made for a task that the server cannot do", async () => {
    server.respond(json([]));
    for (const task of ["token-classification", "text-generation", "image-classification"] satisfies TaskId[]) {
      const answer = run({ task });
      await expect(answer).rejects.toMatchObject({ kind: "unsupported" });
      await expect(answer).rejects.toThrow(`no route for “${task}”`);
    }
    expect(server.requests).toHaveLength(0);
  });
});

describe("an answer", () => {
  it("is labels, no more than were wanted", async () => {
    server.respond(json(labels));
    expect((await run({})).body).toEqual(labels);
    expect((await run({ parameters: { top_k: 2 } })).body).toEqual(labels.slice(0, 2));
  });

  it.each([
    [
      "text-ranking",
      pair,
      [
        { index: 1, score: 0.98 },
        { index: 0, score: 0.02 },
      ],
    ],
    ["sentence-similarity", pair, [0.8, 0.1]],
    ["feature-extraction", "hello", [[0.1, -0.2, 0.3]]],
  ] as const)("to %s is what the server sent", async (task, inputs, body) => {
    server.respond(json(body, { "x-compute-time": "0.5" }));
    const answer = await run({ task, inputs });
    expect(answer).toMatchObject({ body, meta: { host: new URL(server.url).host, computeSeconds: 0.5 } });
  });

  it("comes once a server that was overloaded has time", async () => {
    server.respond(failed(503, { error: "unhealthy", error_type: "unhealthy" }), json(labels));
    const events: InferenceEvent[] = [];
    expect((await run({}, {}, (event) => events.push(event))).body).toEqual(labels);
    expect(events).toEqual([{ type: "waiting", reason: "retry", seconds: 2 }]);
  });
});

describe("a failure", () => {
  it.each([
    [413, { error: "batch size 40 > maximum allowed batch size 32", error_type: "Validation" }, "too-long"],
    [
      413,
      { error: "Input validation error: `inputs` must have less than 512 tokens. Given: 700", error_type: "Validation" },
      "too-long",
    ],
    [422, { error: "Tokenization error: bad text", error_type: "Tokenizer" }, "invalid-input"],
    [424, { error: "Inference failed", error_type: "Backend" }, "server"],
    [424, { error: "Backend error: model is not a re-ranker model", error_type: "Backend" }, "not-deployed"],
    [429, { error: "Model is overloaded", error_type: "Overloaded" }, "busy"],
    [401, "", "auth"],
    [402, { error: "Payment required" }, "payment"],
    [403, { error: "Forbidden" }, "permission"],
    [404, "", "not-deployed"],
    [405, "", "not-deployed"],
    [500, { error: "broken" }, "server"],
  ] as const)("of status %d with %j is %s", async (status, body, kind) => {
    server.respond(failed(status, body));
    await expect(run({})).rejects.toMatchObject({ kind, status });
    expect(server.requests).toHaveLength(1);
  });

  it("says in words that the server's model or its version cannot do the task", async () => {
    server.respond(failed(424, { error: "model is not a re-ranker model" }), failed(404, ""));
    const answer = run({ task: "text-ranking", inputs: pair });
    await expect(answer).rejects.toMatchObject({
      message: "The model of this server is of another kind than text-ranking needs.",
      details: ["model is not a re-ranker model"],
    });
    await expect(run({ task: "sentence-similarity", inputs: pair })).rejects.toThrow("no “/similarity”");
  });

  it("of a gateway is told after one more try, and that of a line at once", async () => {
    server.respond(html(502, "Bad gateway"));
    await expect(run({})).rejects.toMatchObject({ kind: "server", status: 502, message: "Bad gateway" });
    expect(server.requests).toHaveLength(2);
    const nowhere = createTextEmbeddingsFetcher("http://127.0.0.1:9");
    const request = { task: "feature-extraction", model: "", inputs: "a", parameters: {}, stream: false } as const;
    const answer = nowhere(request, { signal: new AbortController().signal, onEvent: () => {} });
    await expect(answer).rejects.toMatchObject({ kind: "network" });
  });

  it("holds the token nowhere", async () => {
    const logs = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    server.respond(failed(424, { error: `model is not a classifier, said ${token}` }), failed(401, `Bearer ${token}`), json([]));
    for (let count = 0; count < 2; count += 1) {
      const failure: unknown = await run({}, { token }).catch((thrown: unknown) => thrown);
      expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(token);
    }
    const answer = await run({}, { token });
    expect(answer.meta?.sent?.headers).toMatchObject({ Authorization: "Bearer [token]" });
    expect(inspect(answer, { depth: null })).not.toContain(token);
    for (const { path, body, headers } of server.requests) {
      expect(`${path} ${body}`).not.toContain(token);
      expect(headers.authorization).toBe(`Bearer ${token}`);
    }
    for (const log of logs) expect(log).not.toHaveBeenCalled();
  });
});

it("stops at once when its signal aborts, and sends nothing when it was aborted before", async () => {
  server.respond(silence);
  const controller = new AbortController();
  const fetcher = createTextEmbeddingsFetcher(server.url);
  const request = { task: "feature-extraction", model: "", inputs: "a", parameters: {}, stream: false } as const;
  const options = { signal: controller.signal, onEvent: () => expect.fail("nothing was to be told") };
  const answer = fetcher(request, options);
  await expect.poll(() => server.requests.length).toBe(1);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ kind: "aborted" });
  await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
  await expect(fetcher(request, options)).rejects.toMatchObject({ kind: "aborted" });
  expect(server.requests).toHaveLength(1);
});

it("is named by its host, has its requests as code, and is refused for an address that is none", async () => {
  const fetcher = createTextEmbeddingsFetcher("https://tei.example:8443/x", { token });
  expect(fetcher.backend).toEqual({ place: "server", name: "tei.example:8443" });
  const request = { task: "feature-extraction", model: "", inputs: "a", parameters: {}, stream: false } as const;
  const code = JSON.stringify(await fetcher.code?.(request));
  expect(code).toContain("https://tei.example:8443/x/embed");
  expect(code).not.toContain(token);
  expect(() => createTextEmbeddingsFetcher("javascript:alert(1)")).toThrow(TypeError);
});
