import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Availability, AvailabilityQuestion, ServingProvider } from "../../src/core/backend.js";
import { InferenceError } from "../../src/core/errors.js";
import type { InferenceAnswer, InferenceEvent, InferenceRequest, TaskId } from "../../src/core/task.js";
import { createHuggingFaceFetcher, type HuggingFaceOptions } from "../../src/fetchers/huggingFace.js";
import {
  bytes,
  eventStream,
  failed,
  json,
  loading,
  type ReceivedRequest,
  startServer,
  type TestServer,
} from "../server/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

const token = "hf_canary_0123456789";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const pngText = Buffer.from(png).toString("base64");
const flac = new TextEncoder().encode("fLaC\0\0\0\x22");
const picture = new Blob([png], { type: "image/png" });

/** The platform's fetch, with the router's address led to the server of this test. */
const toServer: typeof fetch = (address, init) =>
  fetch(String(address).replace("https://router.huggingface.co", server.url), init);

function run(
  request: Partial<InferenceRequest>,
  options: HuggingFaceOptions = {},
  onEvent: (event: InferenceEvent) => void = () => {},
): Promise<InferenceAnswer> {
  const fetcher = createHuggingFaceFetcher({ fetch: toServer, ...options });
  return fetcher(
    { task: "text-classification", model: "acme/model", inputs: "hello", parameters: {}, stream: false, ...request },
    { signal: new AbortController().signal, onEvent },
  );
}

/** The request that a run makes. */
async function sent(request: Partial<InferenceRequest>, options?: HuggingFaceOptions): Promise<ReceivedRequest> {
  server.respond(json([]));
  await run(request, options);
  const [first] = server.requests;
  if (!first) return expect.fail("nothing was sent");
  return first;
}

const jsonOf = (request: ReceivedRequest): unknown => JSON.parse(String(request.body));

describe("a request to the router", () => {
  const model = "/hf-inference/models/acme/model";
  const cases: readonly (readonly [request: Partial<InferenceRequest>, path: string, body: unknown])[] = [
    [
      { task: "text-classification", inputs: "hello", parameters: { top_k: 3 } },
      model,
      { inputs: "hello", parameters: { top_k: 3 } },
    ],
    [{ task: "token-classification", inputs: "Ada" }, model, { inputs: "Ada" }],
    [
      { task: "table-question-answering", inputs: { query: "How many?", table: { A: ["1"] } } },
      model,
      { inputs: { query: "How many?", table: { A: ["1"] } } },
    ],
    [
      { task: "question-answering", inputs: { question: "Who?", context: "Ada." }, parameters: { top_k: 2 } },
      model,
      { inputs: { question: "Who?", context: "Ada." }, parameters: { top_k: 2 } },
    ],
    [
      { task: "zero-shot-classification", parameters: { candidate_labels: ["a", "b"], multi_label: false } },
      model,
      { inputs: "hello", parameters: { candidate_labels: ["a", "b"], multi_label: false } },
    ],
    [{ task: "translation", parameters: { src_lang: "de" } }, model, { inputs: "hello", parameters: { src_lang: "de" } }],
    [{ task: "summarization" }, model, { inputs: "hello" }],
    [{ task: "fill-mask", inputs: "a <mask>" }, model, { inputs: "a <mask>" }],
    [
      { task: "feature-extraction", inputs: ["a", "b"], parameters: { normalize: true } },
      `${model}/pipeline/feature-extraction`,
      { inputs: ["a", "b"], normalize: true },
    ],
    [
      { task: "sentence-similarity", inputs: { source_sentence: "a", sentences: ["b"] } },
      `${model}/pipeline/sentence-similarity`,
      { inputs: { source_sentence: "a", sentences: ["b"] } },
    ],
    [
      { task: "text-generation", inputs: "Once", parameters: { max_new_tokens: 20, temperature: 0.5 } },
      `${model}/v1/completions`,
      { model: "acme/model", prompt: "Once", max_tokens: 20, temperature: 0.5 },
    ],
    [
      { task: "conversational", inputs: { messages: [{ role: "user", content: "Hi" }] }, parameters: { max_new_tokens: 20 } },
      "/v1/chat/completions",
      { model: "acme/model", messages: [{ role: "user", content: "Hi" }], max_tokens: 20 },
    ],
    [
      {
        task: "image-text-to-text",
        inputs: {
          messages: [
            {
              role: "user",
              content: [
                { type: "image_url", image_url: { url: picture } },
                { type: "input_audio", input_audio: { data: new Blob(["abc"]), format: "wav" } },
              ],
            },
          ],
        },
      },
      "/v1/chat/completions",
      {
        model: "acme/model",
        messages: [
          {
            role: "user",
            content: [
              { type: "image_url", image_url: { url: `data:image/png;base64,${pngText}` } },
              { type: "input_audio", input_audio: { data: "YWJj", format: "wav" } },
            ],
          },
        ],
      },
    ],
    [
      { task: "image-classification", inputs: picture, parameters: { top_k: 3 } },
      model,
      { inputs: pngText, parameters: { top_k: 3 } },
    ],
    [
      { task: "automatic-speech-recognition", inputs: new Blob(["abc"]), parameters: { return_timestamps: true } },
      model,
      { inputs: "YWJj", parameters: { return_timestamps: true } },
    ],
    [{ task: "image-segmentation", inputs: picture }, model, { inputs: pngText }],
    [
      { task: "image-segmentation", inputs: picture, parameters: { subtask: "semantic" } },
      model,
      { inputs: pngText, parameters: { subtask: "semantic" } },
    ],
    [
      { task: "visual-question-answering", inputs: { question: "What?", image: picture } },
      model,
      { inputs: { question: "What?", image: pngText } },
    ],
    [
      { task: "zero-shot-image-classification", inputs: { image: picture }, parameters: { candidate_labels: ["cat"] } },
      model,
      { inputs: { image: pngText }, parameters: { candidate_labels: ["cat"] } },
    ],
    [
      { task: "visual-document-retrieval", inputs: { query: "tax", images: [picture, picture] } },
      model,
      { inputs: { query: "tax", images: [pngText, pngText] } },
    ],
    [{ task: "tabular-classification", inputs: { data: { a: ["1"] } } }, model, { inputs: { data: { a: ["1"] } } }],
    [{ task: "text-to-image", parameters: { seed: undefined } }, model, { inputs: "hello" }],
  ];
  it.each(cases)("for %j goes to %s", async (request, path, body) => {
    const received = await sent(request);
    expect(received).toMatchObject({ method: "POST", path, headers: { "content-type": "application/json" } });
    expect(jsonOf(received)).toEqual(body);
  });

  it.each([
    ["image-classification", picture, "image/png"],
    ["object-detection", new Blob([png]), "image/png"],
    ["image-to-text", new Blob([png], { type: "application/octet-stream" }), "image/png"],
    ["image-to-text", new Blob([png], { type: "binary/octet-stream" }), "image/png"],
    ["image-to-image", picture, "image/png"],
    ["automatic-speech-recognition", new Blob([flac], { type: "audio/webm;codecs=opus" }), "audio/webm;codecs=opus"],
    ["audio-classification", new Blob([flac]), "audio/flac"],
    ["audio-to-audio", new Blob([new Uint8Array([1, 2])]), "application/octet-stream"],
  ] as const)("for %s without parameters is the file itself, under a concrete type", async (task, file, type) => {
    const received = await sent({ task, inputs: file });
    expect(received.headers["content-type"]).toBe(type);
    expect(new Uint8Array(received.body)).toEqual(new Uint8Array(await file.arrayBuffer()));
  });

  it("for masks is the file itself once an older server has refused the base64", async () => {
    server.respond(failed(400, { error: "Malformed image" }), json([]));
    expect((await run({ task: "image-segmentation", inputs: picture })).body).toEqual([]);
    expect(server.requests[1]?.headers["content-type"]).toBe("image/png");
    expect(new Uint8Array(server.requests[1]?.body ?? [])).toEqual(png);
  });

  it("for masks with parameters is never made without them", async () => {
    server.respond(failed(400, { error: "threshold is too high" }));
    const answer = run({ task: "image-segmentation", inputs: picture, parameters: { threshold: 7 } });
    await expect(answer).rejects.toMatchObject({ kind: "invalid-input", message: "threshold is too high" });
    expect(server.requests).toHaveLength(1);
  });

  it("carries the token, who pays and the wanted media type, and nothing when they are not set", async () => {
    const { headers } = await sent({ task: "text-to-image" }, { token, billTo: "acme" });
    expect(headers).toMatchObject({ authorization: `Bearer ${token}`, "x-hf-bill-to": "acme", accept: "image/png" });
    const bare = await sent({ task: "text-classification" });
    expect(bare.headers).toMatchObject({ accept: "*/*" });
    for (const name of ["authorization", "x-hf-bill-to", "x-wait-for-model", "cookie"])
      expect(bare.headers).not.toHaveProperty(name);
  });

  it("asks for the token at each run", async () => {
    const tokens = ["hf_first_0123456789", undefined];
    const options = { token: () => tokens.shift() };
    expect((await sent({}, options)).headers.authorization).toBe("Bearer hf_first_0123456789");
    expect((await sent({}, options)).headers).not.toHaveProperty("authorization");
  });

  it("asks the server to hold on only when it is made again", async () => {
    server.respond(loading(0.1), json([]));
    const events: InferenceEvent[] = [];
    await run({}, {}, (event) => events.push(event));
    expect(server.requests.map(({ headers }) => headers["x-wait-for-model"])).toEqual([undefined, "true"]);
    expect(events).toEqual([{ type: "waiting", reason: "loading", seconds: 0.1 }]);
  });

  it("writes the model's name safely into its path", async () => {
    expect((await sent({ model: "gpt2" })).path).toBe("/hf-inference/models/gpt2");
    expect((await sent({ model: "a b/c?d#e%2F" })).path).toBe("/hf-inference/models/a%20b/c%3Fd%23e%252F");
  });

  it.each(["", "/", "a/", "/a", "a/b/c", "../b", "a/..", ".", "https://evil.example/x", "a/\ud800"])(
    "is not made for %j, which is no model",
    async (model) => {
      server.respond(json([]));
      const answer = run({ model });
      await expect(answer).rejects.toMatchObject({ kind: "invalid-input" });
      await expect(answer).rejects.toThrow("“name” or “owner/name”");
      expect(server.requests).toHaveLength(0);
    },
  );

  it("is not made with a file that can no longer be read", async () => {
    class GoneFile extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException("gone", "NotReadableError"));
      }
    }
    server.respond(json([]));
    const answer = run({ task: "visual-question-answering", inputs: { image: new GoneFile(["abc"]) } });
    await expect(answer).rejects.toMatchObject({
      kind: "invalid-input",
      message: "The file could not be read. Choose it again.",
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a chat", () => {
  const chat = { task: "conversational", inputs: { messages: [] } } as const;

  it.each([
    [undefined, "acme/model"],
    ["auto", "acme/model"],
    ["fastest", "acme/model:fastest"],
    ["cheapest", "acme/model:cheapest"],
    ["preferred", "acme/model:preferred"],
    ["groq", "acme/model:groq"],
    ["hf-inference", "acme/model:hf-inference"],
  ] as const)("by %s is asked of %s, without a look at the Hub", async (provider, model) => {
    const received = await sent(chat, provider && { provider });
    expect(received.path).toBe("/v1/chat/completions");
    expect(jsonOf(received)).toEqual({ model, messages: [] });
    expect(server.requests).toHaveLength(1);
  });

  it("tells who answered: as the router says, else who was named", async () => {
    server.respond(json({ choices: [] }, { "x-inference-provider": "novita" }), json({ choices: [] }), json({ choices: [] }));
    expect((await run(chat, { provider: "fastest" })).meta?.provider).toBe("novita");
    expect((await run(chat, { provider: "groq" })).meta?.provider).toBe("groq");
    expect((await run(chat)).meta).not.toHaveProperty("provider");
    server.respond(json([]));
    expect((await run({})).meta?.provider).toBe("hf-inference");
  });
});

describe("availability", () => {
  const entry = { providerId: "their/model", status: "live", adapterWeightsPath: undefined };
  const onHub = (provider: string, task: TaskId, status = "live"): ServingProvider => ({ ...entry, provider, task, status });
  const never = new AbortController().signal;

  function ask(question: Partial<AvailabilityQuestion>, options: HuggingFaceOptions = {}, signal = never) {
    const fetcher = createHuggingFaceFetcher({ fetch: toServer, hubUrl: `${server.url}/`, token, ...options });
    return fetcher.availability?.({ task: "text-classification", model: "acme/model", ...question }, { signal });
  }

  it.each<
    readonly [
      known: readonly ServingProvider[],
      task: TaskId,
      provider: string | undefined,
      status: Availability["status"],
      names: readonly string[],
    ]
  >([
    [[onHub("hf-inference", "fill-mask")], "fill-mask", undefined, "live", ["hf-inference"]],
    [[onHub("hf-inference", "feature-extraction")], "sentence-similarity", undefined, "live", ["hf-inference"]],
    [[onHub("together", "feature-extraction")], "sentence-similarity", "together", "not-deployed", []],
    [[onHub("hf-inference", "fill-mask", "error")], "fill-mask", undefined, "not-deployed", []],
    [[], "fill-mask", undefined, "not-deployed", []],
    [[onHub("fal-ai", "text-to-image")], "text-to-image", undefined, "not-deployed", []],
    [[onHub("fal-ai", "text-to-image")], "text-to-image", "together", "not-deployed", []],
    [[onHub("fal-ai", "text-to-image")], "text-to-image", "fal-ai", "live", ["fal-ai"]],
    [[onHub("fal-ai", "text-to-image", "staging")], "text-to-image", "fal-ai", "live", ["fal-ai"]],
    [[onHub("fal-ai", "text-to-image", "staging")], "text-to-image", "auto", "not-deployed", []],
    [[onHub("fal-ai", "image-to-image")], "text-to-image", "auto", "not-deployed", []],
    [
      [onHub("nscale", "text-to-image"), onHub("fal-ai", "text-to-image")],
      "text-to-image",
      "cheapest",
      "live",
      ["nscale", "fal-ai"],
    ],
    [[onHub("groq", "conversational")], "conversational", undefined, "live", ["groq"]],
    [[onHub("groq", "conversational")], "image-text-to-text", "auto", "live", ["groq"]],
    [[onHub("groq", "conversational")], "conversational", "hf-inference", "not-deployed", []],
    [[onHub("groq", "conversational")], "text-generation", "auto", "not-deployed", []],
  ])("of a model served by %j for %s, at %s, is known without a request", async (providers, task, provider, status, names) => {
    server.respond(json({}));
    const told = await ask({ task, providers }, provider === undefined ? {} : { provider });
    expect(told).toEqual({ status, ...(names.length > 0 && { providers: names }) });
    expect(server.requests).toHaveLength(0);
  });

  const mapping = { "hf-inference": { status: "live", task: "text-classification", providerId: "acme/model" } };
  it.each([
    [{ inferenceProviderMapping: mapping, inference: "warm", gated: false }, "live"],
    [{ inferenceProviderMapping: mapping, gated: "manual" }, "live"],
    [{ inferenceProviderMapping: mapping, inference: "cold" }, "cold"],
    [{ inferenceProviderMapping: mapping, inference: "loading" }, "loading"],
    [{ inferenceProviderMapping: [{ provider: "hf-inference", ...mapping["hf-inference"] }] }, "live"],
    [{ inferenceProviderMapping: [null, 3, { provider: 3 }, "x"] }, "not-deployed"],
    [{ inferenceProviderMapping: "<script>" }, "not-deployed"],
    [{}, "not-deployed"],
  ])("is read from the Hub's %j", async (body, status) => {
    server.respond(json(body));
    expect(await ask({})).toMatchObject({ status });
    const path = "/api/models/acme/model?expand[]=inferenceProviderMapping&expand[]=gated&expand[]=inference";
    expect(server.requests).toMatchObject([{ method: "GET", path, headers: { authorization: `Bearer ${token}` } }]);
  });

  it("without a token says that one is wanted, or that access is to be asked for", async () => {
    server.respond(json({ inferenceProviderMapping: mapping, gated: false }));
    expect(await ask({}, { token: undefined })).toEqual({ status: "auth", providers: ["hf-inference"] });
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
    server.respond(json({ inferenceProviderMapping: mapping, gated: "auto" }));
    expect(await ask({}, { token: undefined })).toEqual({ status: "gated", providers: ["hf-inference"] });
    server.respond(json({ gated: "auto" }));
    expect(await ask({}, { token: undefined })).toEqual({ status: "not-deployed" });
  });

  it("is not known of a model that the Hub does not know or show", async () => {
    server.respond(failed(404, { error: "Repository not found" }));
    expect(await ask({})).toBeUndefined();
    server.respond(failed(401, { error: "Invalid username or password." }));
    expect(await ask({})).toBeUndefined();
  });

  it("is given up when the Hub is busy for more than a moment", async () => {
    server.respond(failed(429, { error: "Rate limit reached" }, { "Retry-After": "15" }));
    await expect(ask({})).rejects.toMatchObject({ kind: "busy" });
    expect(server.requests).toHaveLength(1);
    server.respond(failed(502, "<html></html>"), json({ inferenceProviderMapping: mapping }));
    expect(await ask({})).toMatchObject({ status: "live" });
  });

  it("is let go at once when it is no longer wanted", async () => {
    server.respond(() => {});
    const controller = new AbortController();
    const told = ask({}, {}, controller.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort();
    await expect(told).rejects.toMatchObject({ kind: "aborted" });
    await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
  });

  it("is nobody's to tell of an endpoint", () => {
    expect(createHuggingFaceFetcher({ endpointUrl: "https://abc.endpoints.example" })).not.toHaveProperty("availability");
  });
});

describe("a request to an endpoint", () => {
  it("goes to its address, whatever the model, in the native form", async () => {
    const options = { endpointUrl: `${server.url}/predict?x=1`, token };
    const generation = { task: "text-generation", inputs: "Once", parameters: { max_new_tokens: 5 }, stream: true } as const;
    const received = await sent(generation, options);
    expect(received.path).toBe("/predict?x=1");
    expect(received.headers.authorization).toBe(`Bearer ${token}`);
    expect(jsonOf(received)).toEqual({ inputs: "Once", parameters: { max_new_tokens: 5 }, stream: true });
    expect(jsonOf(await sent({ task: "feature-extraction", model: "" }, options))).toEqual({ inputs: "hello" });
    const image = await sent({ task: "object-detection", inputs: picture }, options);
    expect(image.headers["content-type"]).toBe("image/png");
    const messages = [{ role: "user", content: "Hi" }];
    expect(jsonOf(await sent({ task: "conversational", inputs: { messages } }, options))).toEqual({
      model: "acme/model",
      messages,
    });
  });

  it("is named by its host, and the router by its owner", () => {
    const { backend } = createHuggingFaceFetcher({ endpointUrl: "https://abc.endpoints.example:8443/x" });
    expect(backend).toEqual({ place: "server", name: "abc.endpoints.example:8443" });
    expect(createHuggingFaceFetcher().backend).toEqual({ place: "server", name: "Hugging Face" });
  });

  it("is refused at once for an address that is none", () => {
    expect(() => createHuggingFaceFetcher({ endpointUrl: "javascript:alert(1)" })).toThrow("url");
    expect(() => createHuggingFaceFetcher({ endpointUrl: "not an address" })).toThrow(TypeError);
    expect(() => createHuggingFaceFetcher({ hubUrl: "ftp://hub.example" })).toThrow("hubUrl");
  });

  it("has no provider beside it", () => {
    const both = { endpointUrl: "https://abc.endpoints.example", provider: "fal-ai" };
    expect(() => createHuggingFaceFetcher(both)).toThrow("either endpointUrl or provider");
  });

  it("does not carry the router's own header when it is made again", async () => {
    server.respond(loading(0.1), json([]));
    await run({}, { endpointUrl: server.url });
    expect(server.requests[1]?.headers).not.toHaveProperty("x-wait-for-model");
  });
});

describe("an answer", () => {
  it("is a picture, or labels, or a stream of pieces", async () => {
    server.respond(bytes(png, "image/jpeg"));
    const { body } = await run({ task: "text-to-image" });
    expect(body).toBeInstanceOf(Blob);

    const chunks = [{ choices: [{ delta: { content: "Hé" } }] }, { choices: [] }];
    server.respond(
      eventStream(`${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join("")}data: [DONE]\n\n`, {
        pieceSize: 2,
      }),
    );
    const events: InferenceEvent[] = [];
    const request = { task: "conversational", inputs: { messages: [] }, stream: true } as const;
    expect((await run(request, {}, (event) => events.push(event))).body).toEqual(chunks);
    expect(events).toEqual(chunks.map((chunk) => ({ type: "chunk", chunk })));
    expect(jsonOf(server.requests[0] as ReceivedRequest)).toEqual({ model: "acme/model", messages: [], stream: true });
  });
});

describe("the token", () => {
  it("is nowhere but in its header: not in errors, addresses, the console or storage", async () => {
    const logs = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    server.respond(
      failed(401, { error: `Invalid token ${token}`, detail: { token } }, { "x-request-id": token }),
      failed(500, `Traceback ... Bearer ${token}`, { "Content-Type": "text/plain" }),
      failed(422, { detail: [{ loc: [token], msg: token }] }),
    );
    for (let count = 0; count < 3; count += 1) {
      const failure: unknown = await run({}, { token }).catch((thrown: unknown) => thrown);
      expect(failure).toBeInstanceOf(InferenceError);
      expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(token);
    }
    for (const { path, body, headers } of server.requests) {
      expect(`${path} ${body}`).not.toContain(token);
      expect(Object.entries(headers).filter(([, value]) => String(value).includes(token))).toEqual([
        ["authorization", `Bearer ${token}`],
      ]);
    }
    for (const log of logs) expect(log).not.toHaveBeenCalled();
    expect(inspect(createHuggingFaceFetcher({ token }), { depth: null, showHidden: true })).not.toContain(token);
  });

  it("that no header can hold is refused without being quoted", async () => {
    server.respond(json([]));
    const failure: unknown = await run({}, { token: `${token}\n${token}` }).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ kind: "auth" });
    expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(token);
    expect(server.requests).toHaveLength(0);
  });

  it("loses the blanks around it", async () => {
    expect((await sent({}, { token: ` ${token}\n` })).headers.authorization).toBe(`Bearer ${token}`);
    expect((await sent({}, { token: "  " })).headers).not.toHaveProperty("authorization");
  });
});

it("stops at once when its signal aborts", async () => {
  server.respond(() => {});
  const controller = new AbortController();
  const fetcher = createHuggingFaceFetcher({ fetch: toServer });
  const request = { task: "fill-mask", model: "a", inputs: "b", parameters: {}, stream: false } as const;
  const answer = fetcher(request, { signal: controller.signal, onEvent: () => expect.fail("nothing was to be told") });
  await expect.poll(() => server.requests.length).toBe(1);
  controller.abort();
  await expect(answer).rejects.toMatchObject({ kind: "aborted" });
  await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
});
