import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import type { InferenceAnswer, InferenceEvent, InferenceRequest } from "../../src/core/task.js";
import { createOpenAIFetcher, type OpenAIOptions } from "../../src/fetchers/openAI.js";
import { readTranscript } from "../../src/tasks/automatic-speech-recognition/transcript.js";
import {
  bytes,
  cutAfter,
  eventStream,
  failed,
  html,
  json,
  loading,
  type ReceivedRequest,
  type Reply,
  silence,
  startServer,
  type TestServer,
} from "../server/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

const key = "sk-canary-0123456789";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const pngText = Buffer.from(png).toString("base64");
const picture = new Blob([png], { type: "image/png" });
const messages = [{ role: "user", content: "Hi" }];

interface Asked {
  readonly answer: Promise<InferenceAnswer>;
  readonly events: InferenceEvent[];
  readonly stop: () => void;
}

function ask(request: Partial<InferenceRequest>, options: Partial<OpenAIOptions> = {}): Asked {
  const controller = new AbortController();
  const events: InferenceEvent[] = [];
  const fetcher = createOpenAIFetcher({ baseUrl: `${server.url}/v1`, ...options });
  const answer = fetcher(
    { task: "conversational", model: "acme/model", inputs: "hello", parameters: {}, stream: false, ...request },
    { signal: controller.signal, onEvent: (event) => events.push(event) },
  );
  answer.catch(() => {});
  return { answer, events, stop: () => controller.abort() };
}

/** The answer to a request that the server answers so. */
async function answerTo(request: Partial<InferenceRequest>, ...replies: Reply[]): Promise<InferenceAnswer> {
  server.respond(...replies);
  return ask(request).answer;
}

/** The first request that a run makes. */
async function sent(request: Partial<InferenceRequest>, options?: Partial<OpenAIOptions>): Promise<ReceivedRequest> {
  server.respond(failed(418, { error: "stop" }));
  await ask(request, options).answer.catch(() => {});
  const [first] = server.requests;
  if (!first) return expect.fail("nothing was sent");
  return first;
}

async function failureOf(answer: Promise<unknown>): Promise<InferenceError> {
  const failure = await answer.then(
    (value) => expect.fail(`answered ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(InferenceError);
  return failure as InferenceError;
}

/** Lets pauses pass 200 times as fast; timers of less than a second, or with arguments, are the platform's own. */
function hurry(): void {
  const { setTimeout: wait } = globalThis;
  const faster = (action: (...values: unknown[]) => void, milliseconds = 0, ...values: unknown[]) =>
    wait(action, milliseconds < 1000 || values.length > 0 ? milliseconds : milliseconds / 200, ...values);
  vi.spyOn(globalThis, "setTimeout").mockImplementation(faster as typeof setTimeout);
}

const jsonOf = (request: ReceivedRequest | undefined): unknown => JSON.parse(String(request?.body));

/** Fields of a form as they were sent; files as name, type and text. */
async function formOf({ headers, body }: ReceivedRequest): Promise<Readonly<Record<string, unknown>>> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "Content-Type": headers["content-type"] ?? "" },
  }).formData();
  const fields = [...form].map(async ([name, value]) => [
    name,
    typeof value === "string" ? value : [value.name, value.type, Buffer.from(await value.arrayBuffer()).toString("base64")],
  ]);
  return Object.fromEntries(await Promise.all(fields));
}

describe("a request", () => {
  const cases: readonly (readonly [request: Partial<InferenceRequest>, path: string, body: unknown])[] = [
    [
      { task: "conversational", inputs: { messages }, parameters: { max_new_tokens: 20, top_p: undefined } },
      "/v1/chat/completions",
      { model: "acme/model", messages, max_tokens: 20 },
    ],
    [
      {
        task: "image-text-to-text",
        inputs: { messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: picture } }] }] },
      },
      "/v1/chat/completions",
      {
        model: "acme/model",
        messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: `data:image/png;base64,${pngText}` } }] }],
      },
    ],
    ...(["video-text-to-text", "audio-text-to-text", "any-to-any", "text-generation"] as const).map(
      (task) => [{ task, inputs: { messages } }, "/v1/chat/completions", { model: "acme/model", messages }] as const,
    ),
    [
      { task: "text-generation", inputs: "Once", parameters: { max_new_tokens: 5, temperature: 0.5 } },
      "/v1/completions",
      { model: "acme/model", prompt: "Once", max_tokens: 5, temperature: 0.5 },
    ],
    [
      { task: "feature-extraction", parameters: { dimensions: 64 } },
      "/v1/embeddings",
      { model: "acme/model", input: "hello", encoding_format: "float", dimensions: 64 },
    ],
    [
      { task: "sentence-similarity", inputs: { source_sentence: "a", sentences: ["b", "c"] } },
      "/v1/embeddings",
      { model: "acme/model", input: ["a", "b", "c"], encoding_format: "float" },
    ],
    ...[
      { query: "q", texts: ["a", "b"] },
      { query: "q", documents: ["a", "b"] },
      { source_sentence: "q", sentences: ["a", "b"] },
    ].map(
      (inputs) =>
        [
          { task: "text-ranking", inputs, parameters: { top_n: 2 } },
          "/v1/rerank",
          { model: "acme/model", query: "q", documents: ["a", "b"], top_n: 2 },
        ] as const,
    ),
    [
      { task: "text-retrieval", inputs: { query: "q", texts: ["a", "b"] } },
      "/v1/embeddings",
      { model: "acme/model", input: ["q", "a", "b"], encoding_format: "float" },
    ],
    [{ task: "text-classification" }, "/v1/classify", { model: "acme/model", input: "hello" }],
    [
      { task: "text-to-speech", parameters: { voice: "nova", generation_parameters: { speed: 2 } } },
      "/v1/audio/speech",
      { model: "acme/model", input: "hello", voice: "nova", speed: 2 },
    ],
    [
      { task: "text-to-image", parameters: { width: 640, height: 480, seed: 7 } },
      "/v1/images/generations",
      { model: "acme/model", prompt: "hello", size: "640x480", seed: 7, response_format: "b64_json" },
    ],
  ];
  it.each(cases)("for %j goes to %s", async (request, path, body) => {
    const received = await sent(request);
    expect(received).toMatchObject({ method: "POST", path, headers: { "content-type": "application/json" } });
    expect(jsonOf(received)).toEqual(body);
  });

  it("for a transcript is a form with the file, under a name that tells only its type", async () => {
    const file = new File(["abc"], "my diary.wav", { type: "audio/wav" });
    const received = await sent({ task: "automatic-speech-recognition", inputs: file, parameters: { language: "en" } });
    expect(received.path).toBe("/v1/audio/transcriptions");
    expect(await formOf(received)).toEqual({ model: "acme/model", language: "en", file: ["file.wav", "audio/wav", "YWJj"] });
  });

  it.each([
    [true, "segment"],
    ["word", "word"],
  ])("for a transcript with times (%s) asks for them by %s", async (times, granularity) => {
    const parameters = { return_timestamps: times, generate_kwargs: { temperature: 0 } };
    const received = await sent({ task: "automatic-speech-recognition", inputs: new Blob(["fLaC\0\0"]), parameters });
    expect(await formOf(received)).toMatchObject({
      response_format: "verbose_json",
      "timestamp_granularities[]": granularity,
      temperature: "0",
      file: ["file.flac", "audio/flac", expect.any(String)],
    });
  });

  it("for another picture is a form with the picture and the wish", async () => {
    const parameters = { prompt: "bluer", target_size: { width: 64, height: 32 }, negative_prompt: null };
    const received = await sent({ task: "image-to-image", inputs: picture, parameters });
    expect(received.path).toBe("/v1/images/edits");
    expect(await formOf(received)).toEqual({
      model: "acme/model",
      prompt: "bluer",
      size: "64x32",
      response_format: "b64_json",
      image: ["file.png", "image/png", pngText],
    });
  });

  it.each([
    ["/v1", "/v1/chat/completions"],
    ["/v1/", "/v1/chat/completions"],
    ["", "/chat/completions"],
    ["/", "/chat/completions"],
    ["/openai/v1?version=2", "/openai/v1/chat/completions?version=2"],
  ])("to a base that ends with “%s” goes to %s", async (end, path) => {
    expect((await sent({ inputs: { messages } }, { baseUrl: `${server.url}${end}` })).path).toBe(path);
  });

  it("names the model as that server does", async () => {
    expect(jsonOf(await sent({ inputs: { messages } }, { model: "qwen3:4b" }))).toMatchObject({ model: "qwen3:4b" });
    const form = await sent({ task: "automatic-speech-recognition", inputs: picture }, { model: "whisper-1" });
    expect(await formOf(form)).toMatchObject({ model: "whisper-1" });
  });

  it("carries the key of the moment, and none when there is none", async () => {
    const keys = ["sk-first-0123456789", undefined];
    const options = { apiKey: () => keys.shift() };
    expect((await sent({ inputs: { messages } }, options)).headers.authorization).toBe("Bearer sk-first-0123456789");
    expect((await sent({ inputs: { messages } }, options)).headers).not.toHaveProperty("authorization");
  });

  it.each([
    [{ task: "object-detection", inputs: picture }, "unsupported", "object-detection"],
    [{ task: "fill-mask" }, "unsupported", "fill-mask"],
    [{ task: "summarization" }, "unsupported", "summarization"],
    [{ task: "text-classification", inputs: { text: "a", text_pair: "b" } }, "unsupported", "text-classification"],
    [{ task: "conversational" }, "invalid-input", "messages"],
    [{ task: "sentence-similarity" }, "invalid-input", "sentences"],
    [{ task: "text-ranking", inputs: { query: "q", texts: [] } }, "invalid-input", "texts"],
    [{ task: "automatic-speech-recognition" }, "invalid-input", "file"],
    [{ task: "image-to-image" }, "invalid-input", "file"],
  ] as const)("for %j is not made, and the reason is told", async (request, kind, word) => {
    server.respond(json({}));
    const failure = await failureOf(ask(request).answer);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(word);
    expect(server.requests).toHaveLength(0);
  });

  it("is refused at once for a base that is no address", () => {
    expect(() => createOpenAIFetcher({ baseUrl: "javascript:alert(1)" })).toThrow("baseUrl");
    expect(() => createOpenAIFetcher({ baseUrl: "not an address" })).toThrow(TypeError);
  });

  it("can be had as code, with a placeholder for the key", async () => {
    const fetcher = createOpenAIFetcher({ baseUrl: `${server.url}/v1`, apiKey: key, emulate: true });
    expect(fetcher.backend).toEqual({ place: "server", name: new URL(server.url).host });
    for (const task of ["feature-extraction", "summarization"] as const) {
      const request = { task, model: "acme/model", inputs: "hello", parameters: {}, stream: false };
      const code = JSON.stringify(await fetcher.code?.(request));
      expect(code).toContain(task === "summarization" ? "/v1/chat/completions" : "/v1/embeddings");
      expect(code).not.toContain(key);
    }
  });
});

describe("a stream", () => {
  const chunks = [
    { choices: [{ delta: { content: "Hé" } }], usage: null },
    { choices: [{ delta: { content: "llo 🦉" } }] },
    { choices: [], usage: { prompt_tokens: 7, completion_tokens: 2, cost: 0.0004 } },
  ];
  const frames = (end: string) => chunks.map((chunk) => `data: ${JSON.stringify(chunk)}${end}${end}`).join("");
  const request = { inputs: { messages }, stream: true } as const;

  it.each([
    ["\n", "data: [DONE]\n\n"],
    ["\r\n", "data: [DONE]\r\n\r\n"],
    ["\n", ""],
  ])("is told piece by piece, whatever its framing (%j, then %j)", async (end, last) => {
    server.respond(eventStream(frames(end) + last, { pieceSize: 3 }));
    const { answer, events } = ask(request);
    expect(await answer).toMatchObject({ body: chunks, meta: { tokens: { input: 7, output: 2 }, cost: 0.0004 } });
    expect(events).toEqual(chunks.map((chunk) => ({ type: "chunk", chunk })));
    expect(jsonOf(server.requests[0])).toEqual({
      model: "acme/model",
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it("of a completion is asked for in the same way", async () => {
    const pieces = [{ choices: [{ text: " upon" }] }, { choices: [{ text: " a time" }], usage: { completion_tokens: 3 } }];
    server.respond(eventStream(pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join("")));
    const { answer, events } = ask({ task: "text-generation", inputs: "Once", stream: true });
    expect(await answer).toMatchObject({ body: pieces, meta: { tokens: { output: 3 } } });
    expect(events).toHaveLength(2);
    expect(jsonOf(server.requests[0])).toMatchObject({ prompt: "Once", stream_options: { include_usage: true } });
  });

  it("is asked for without its size by a server that refuses to tell it", async () => {
    server.respond(
      failed(400, { error: { message: "Unrecognized request argument: stream_options" } }),
      eventStream(frames("\n")),
    );
    const { answer } = ask(request);
    expect((await answer).body).toEqual(chunks);
    expect(server.requests.map(jsonOf)).toEqual([
      { model: "acme/model", messages, stream: true, stream_options: { include_usage: true } },
      { model: "acme/model", messages, stream: true },
    ]);
  });

  it("keeps its text when it fails midway", async () => {
    server.respond(eventStream(`data: ${JSON.stringify(chunks[0])}\n\ndata: {"error":{"message":"out of memory"}}\n\n`));
    expect(await failureOf(ask(request).answer)).toMatchObject({ kind: "server", partial: [chunks[0]] });
    server.respond(cutAfter(`data: ${JSON.stringify(chunks[0])}\n\n`, "text/event-stream"));
    expect(await failureOf(ask(request).answer)).toMatchObject({ kind: "network", partial: [chunks[0]] });
    expect(server.requests).toHaveLength(1);
  });

  it("may be one plain answer after all", async () => {
    const whole = { choices: [{ message: { content: "Hello" } }], usage: { prompt_tokens: 1 } };
    expect(await answerTo(request, json(whole))).toMatchObject({ body: whole, meta: { tokens: { input: 1 } } });
  });
});

describe("an answer", () => {
  it("tells its host, its request, its size and its price", async () => {
    const body = { choices: [{ message: { content: "Hi" } }], usage: { prompt_tokens: 3, completion_tokens: 1, cost: 0 } };
    const { meta } = await answerTo({ inputs: { messages } }, json(body, { "x-request-id": "r-1" }));
    expect(meta).toMatchObject({
      host: new URL(server.url).host,
      sent: { method: "POST", url: `${server.url}/v1/chat/completions` },
      requestId: "r-1",
      tokens: { input: 3, output: 1 },
      cost: 0,
    });
  });

  it.each([[{}], [{ usage: null }], [{ usage: { prompt_tokens: "many", completion_tokens: -1, cost: "free" } }]])(
    "with %j makes no size or price up",
    async (usage) => {
      const { meta } = await answerTo({ inputs: { messages } }, json({ choices: [], ...usage }));
      expect(meta).not.toHaveProperty("tokens");
      expect(meta).not.toHaveProperty("cost");
    },
  );

  const base64 = Buffer.from(new Float32Array([0.5, -1]).buffer).toString("base64");
  it.each([
    [{ data: [{ index: 0, embedding: [0.5, -1] }] }],
    [{ data: [{ embedding: base64 }] }],
    [[{ index: 0, embedding: [[0.5, -1]] }]],
  ])("of an embedding, sent as %j, is its numbers", async (body) => {
    expect((await answerTo({ task: "feature-extraction" }, json(body))).body).toEqual([0.5, -1]);
  });

  it("of several embeddings has them in the order of the texts", async () => {
    const data = [
      { index: 1, embedding: [3, 4] },
      { index: 0, embedding: [1, 2] },
    ];
    const answer = await answerTo({ task: "feature-extraction", inputs: ["a", "b"] }, json({ data }));
    expect(answer.body).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("of a similarity is the cosine for each sentence", async () => {
    const data = [
      [1, 0],
      [2, 0],
      [0, 3],
      [-1, 0],
      [0, 0],
      [1, 1],
    ].map((embedding) => ({ embedding }));
    const inputs = { source_sentence: "s", sentences: ["a", "b", "c", "d", "e"] };
    const { body } = await answerTo({ task: "sentence-similarity", inputs }, json({ data }));
    expect(body).toEqual([1, 0, -1, 0, expect.closeTo(Math.SQRT1_2)]);
  });

  it("of a retrieval is the cosine of the query with each text, or a ranking where there are no embeddings", async () => {
    const asked = { task: "text-retrieval", inputs: { query: "q", texts: ["a", "b"] } } as const;
    const data = [
      [3, 4],
      [4, 3],
      [-3, -4],
    ].map((embedding) => ({ embedding }));
    const { body } = await answerTo(asked, json({ data }));
    expect(body).toEqual([expect.closeTo(0.96), -1]);
    const replies = [failed(404, { detail: "Not Found" }), json({ results: [{ index: 1, relevance_score: 0.9 }] })];
    expect((await answerTo(asked, ...replies)).body).toEqual([{ index: 1, score: 0.9 }]);
    expect(server.requests.slice(-2).map(({ path }) => path)).toEqual(["/v1/embeddings", "/v1/rerank"]);
  });

  it.each([
    [
      {
        results: [
          { index: 1, relevance_score: 0.9, document: { text: "b" } },
          { index: 0, relevance_score: -4.5 },
        ],
      },
    ],
    [
      [
        { index: 1, score: 0.9, document: "b" },
        { index: 0, score: -4.5 },
      ],
    ],
  ])("of a ranking, sent as %j, is a score for each text", async (body) => {
    const answer = await answerTo({ task: "text-ranking", inputs: { query: "q", texts: ["a", "b"] } }, json(body));
    expect(answer.body).toEqual([
      { index: 1, score: 0.9 },
      { index: 0, score: -4.5 },
    ]);
  });

  it.each([
    ["joy", [0.2, 0.8], { label: "joy", score: 0.8 }],
    [null, [0.2, 0.8], { label: "LABEL_1", score: 0.8 }],
    ["LABEL_0", [-3.5], { label: "LABEL_0", score: -3.5 }],
  ])("of a classification, %j among %j, names the one label that has a name", async (label, probs, expected) => {
    const { body } = await answerTo({ task: "text-classification" }, json({ data: [{ index: 0, label, probs }] }));
    expect(body).toEqual([expected]);
  });

  const heard = { task: "automatic-speech-recognition", inputs: picture } as const;
  const verbose = {
    text: " Good morning.",
    language: "english",
    segments: [{ id: 0, start: 0, end: 1.2, text: " Good morning." }],
    words: [
      { word: "Good", start: 0, end: 0.5 },
      { word: "morning", start: 0.5, end: 1.2 },
    ],
  };
  it("of a recording is its text", async () => {
    expect(readTranscript((await answerTo(heard, json({ text: "Good morning." }))).body).text).toBe("Good morning.");
    const plain = failed(200, "Good morning.", { "Content-Type": "text/plain" });
    expect(readTranscript((await answerTo(heard, plain)).body).text).toBe("Good morning.");
  });

  it("of a recording has the times of sentences or words, as was asked", async () => {
    const bySentence = await answerTo({ ...heard, parameters: { return_timestamps: true } }, json(verbose));
    expect(bySentence.body).toEqual({
      text: " Good morning.",
      language: "english",
      chunks: [{ text: " Good morning.", timestamp: [0, 1.2] }],
    });
    const byWord = await answerTo({ ...heard, parameters: { return_timestamps: "word" } }, json(verbose));
    expect(readTranscript(byWord.body).chunks).toEqual([
      { text: "Good", start: 0, end: 0.5 },
      { text: "morning", start: 0.5, end: 1.2 },
    ]);
    const { body } = await answerTo({ ...heard, parameters: { return_timestamps: "word" } }, json({ text: "no times" }));
    expect(readTranscript(body)).toMatchObject({ text: "no times", chunks: [] });
  });

  it("of a speech is the sound, with a voice named where the server wants one", async () => {
    const wav = new TextEncoder().encode("RIFF0000WAVEfmt ");
    const refusal = failed(422, { detail: [{ loc: ["body", "voice"], msg: "Field required" }] });
    const { body } = await answerTo({ task: "text-to-speech" }, refusal, bytes(wav, "audio/wav"));
    expect(body).toBeInstanceOf(Blob);
    expect(body).toMatchObject({ type: "audio/wav", size: wav.length });
    expect(server.requests.map(jsonOf)).toEqual([
      { model: "acme/model", input: "hello" },
      { model: "acme/model", input: "hello", voice: "alloy" },
    ]);
  });

  it.each([[{ task: "text-to-image" }], [{ task: "image-to-image", inputs: picture, parameters: { prompt: "bluer" } }]] as const)(
    "of %j is the picture",
    async (request) => {
      const { body } = await answerTo(request, json({ data: [{ b64_json: pngText }], usage: { input_tokens: 4 } }));
      expect(new Uint8Array(await (body as Blob).arrayBuffer())).toEqual(png);
      expect(body).toMatchObject({ type: "image/png" });
      expect((await answerTo(request, bytes(png, "image/png"))).body).toBeInstanceOf(Blob);
      const linked = { data: [{ url: "https://images.example/1.png" }] };
      expect((await answerTo(request, json(linked))).body).toEqual(linked);
      expect(server.requests).toHaveLength(1);
    },
  );

  it("of a picture comes from servers that refuse to be told its format", async () => {
    const refusal = failed(400, { error: { message: "Unknown parameter: 'response_format'." } });
    await answerTo({ task: "text-to-image" }, refusal, json({ data: [{ b64_json: pngText }] }));
    expect(jsonOf(server.requests[1])).toEqual({ model: "acme/model", prompt: "hello" });
    await answerTo({ task: "image-to-image", inputs: picture }, refusal, json({ data: [{ b64_json: pngText }] }));
    const [, second] = server.requests;
    expect(second && (await formOf(second))).toEqual({ model: "acme/model", image: ["file.png", "image/png", pngText] });
  });

  it.each([
    [{ task: "feature-extraction" }, {}, "data"],
    [{ task: "feature-extraction" }, { data: [] }, "data"],
    [{ task: "feature-extraction" }, { data: [{ embedding: [1, null] }] }, "data[0].embedding"],
    [{ task: "feature-extraction" }, { data: [{ embedding: "" }] }, "data[0].embedding"],
    [
      { task: "sentence-similarity", inputs: { source_sentence: "a", sentences: ["b"] } },
      { data: [{ embedding: [1] }, { embedding: [1, 2] }] },
      "data",
    ],
    [{ task: "text-ranking", inputs: { query: "q", texts: ["a"] } }, { results: [{ index: 0 }] }, "results[0].relevance_score"],
    [{ task: "text-ranking", inputs: { query: "q", texts: ["a"] } }, { results: [3] }, "results[0]"],
    [{ task: "text-classification" }, { data: [{ label: "joy" }] }, "data[0].probs"],
    [{ task: "text-to-image" }, { data: [] }, "data"],
    [{ task: "text-to-image" }, { data: [{ b64_json: "*" }] }, undefined],
  ] as const)("to %j of the wrong shape, %j, fails at %s", async (request, body, path) => {
    const failure = await failureOf(answerTo(request, json(body)));
    expect([failure.kind, failure.path]).toEqual(["bad-answer", path]);
  });
});

describe("a classifier's route", () => {
  const found = json({ data: [{ label: "joy", probs: [0.9, 0.1] }] });

  it.each([
    ["404", failed(404, { detail: "Not Found" })],
    ["405", failed(405, { detail: "Method Not Allowed" })],
    ["a page", html(404, "404 Not Found")],
    ["a success that is none", json({ error: "Unexpected endpoint or method. (POST /v1/classify)" })],
  ])("is looked for above the others, where vLLM has it, after %s", async (_name, reply) => {
    const { body } = await answerTo({ task: "text-classification" }, reply, found);
    expect(body).toEqual([{ label: "joy", score: 0.9 }]);
    expect(server.requests.map(({ path }) => path)).toEqual(["/v1/classify", "/classify"]);
  });

  it("that is nowhere is told in words", async () => {
    const failure = await failureOf(answerTo({ task: "text-classification" }, failed(404, { detail: "Not Found" })));
    expect(failure).toMatchObject({ kind: "not-deployed", message: "This server has no “/classify”, which this task needs." });
    expect(server.requests).toHaveLength(2);
  });

  it("that a page is not allowed to see missing counts as missing", async () => {
    const blocked: typeof fetch = (address, init) =>
      String(address).endsWith("/v1/classify") ? fetch(address, init) : Promise.reject(new TypeError("Failed to fetch"));
    server.respond(failed(404, "404 page not found"));
    const { answer } = ask({ task: "text-classification" }, { fetch: blocked });
    expect((await failureOf(answer)).kind).toBe("not-deployed");
  });
});

describe("a failure", () => {
  it.each([
    [401, { error: { message: "Incorrect key provided" } }, "auth"],
    [402, { error: { message: "Insufficient credits" } }, "payment"],
    [403, { error: { message: "Country not allowed" } }, "permission"],
    [404, { error: { message: "The model `acme/model` does not exist." } }, "not-found"],
    [404, "404 page not found", "not-deployed"],
    [413, { error: { message: "Request entity too large" } }, "too-long"],
    [422, { detail: [{ loc: ["body", "model"], msg: "Input should be a valid string" }] }, "invalid-input"],
    [400, { error: { message: "maximum context length is 4096", code: "context_length_exceeded" } }, "too-long"],
    [429, { error: { message: "Rate limit reached for requests" } }, "rate-limit"],
    [500, { error: { message: "CUDA error" } }, "server"],
    [501, { error: { message: "This server does not support embeddings. Start it with `--embeddings`" } }, "not-deployed"],
  ])("of status %i with %j is told as it is", async (status, body, kind) => {
    expect(await failureOf(answerTo({ inputs: { messages } }, failed(status, body)))).toMatchObject({ kind, status });
    expect(server.requests).toHaveLength(1);
  });

  it("for want of a route keeps what the server said of it", async () => {
    const words = "This server does not support embeddings. Start it with `--embeddings`";
    const failure = await failureOf(answerTo({ task: "feature-extraction" }, failed(501, { error: { message: words } })));
    expect(failure.details).toEqual([words]);
  });

  it("of the way there is one of the network", async () => {
    const unreachable = () => Promise.reject(new TypeError("fetch failed"));
    for (const task of ["conversational", "text-classification"] as const) {
      const { answer } = ask({ task, inputs: task === "conversational" ? { messages } : "a" }, { fetch: unreachable });
      expect((await failureOf(answer)).kind).toBe("network");
    }
  });

  it("of a gateway's page is told without the page", async () => {
    hurry();
    const failure = await failureOf(answerTo({ inputs: { messages } }, html(502, "Bad gateway")));
    expect(failure.message).toBe("Bad gateway");
    expect(server.requests).toHaveLength(2);
  });

  it("of a server that is still loading is waited for, but not for ever", async () => {
    hurry();
    server.respond(loading(1), json({ choices: [] }));
    const first = ask({ inputs: { messages } });
    expect((await first.answer).body).toEqual({ choices: [] });
    expect(first.events).toEqual([{ type: "waiting", reason: "loading", seconds: 1 }]);
    server.respond(loading(1));
    const failure = await failureOf(ask({ task: "text-classification" }, { emulate: true }).answer);
    expect(failure).toMatchObject({ kind: "loading", status: 503 });
    expect(server.requests).toHaveLength(6);
  });

  it("of a server that falls silent is one of time", async () => {
    hurry();
    server.respond(silence);
    expect((await failureOf(ask({ inputs: { messages } }).answer)).kind).toBe("timeout");
    expect(server.requests).toHaveLength(1);
  });
});

describe("stopping", () => {
  it("rejects at once and hangs up", async () => {
    server.respond(() => {});
    const { answer, stop, events } = ask({ inputs: { messages }, stream: true });
    await expect.poll(() => server.requests.length).toBe(1);
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
    await expect.poll(() => server.requests[0]?.hungUp).toBe(true);
    expect(events).toEqual([]);
  });

  it("before anything was sent sends nothing", async () => {
    server.respond(json({}));
    const { answer, stop } = ask({ task: "image-to-image", inputs: picture });
    stop();
    expect((await failureOf(answer)).kind).toBe("aborted");
    expect(server.requests).toHaveLength(0);
  });

  it("between two ways takes no other", async () => {
    let stop = () => {};
    server.respond((response) => {
      stop();
      response.writeHead(404).end();
    });
    const asked = ask({ task: "text-classification" }, { emulate: true });
    stop = asked.stop;
    expect((await failureOf(asked.answer)).kind).toBe("aborted");
    expect(server.requests).toHaveLength(1);
  });
});

it("leaves its key nowhere but in its header", async () => {
  const logs = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  );
  const everything = { depth: null, showHidden: true };
  const echo = { error: { message: `Incorrect key ${key}` }, key };
  server.respond(failed(401, echo), failed(404, `no route for Bearer ${key}`), failed(500, key), json({ choices: [], key }));
  for (let count = 0; count < 3; count += 1) {
    const failure = await failureOf(ask({ inputs: { messages } }, { apiKey: key }).answer);
    expect(inspect(failure, everything)).not.toContain(key);
  }
  const answer = await ask({ inputs: { messages } }, { apiKey: key }).answer;
  expect(inspect(answer, everything)).not.toContain(key);
  expect(inspect(createOpenAIFetcher({ baseUrl: server.url, apiKey: key }), everything)).not.toContain(key);
  expect(server.requests).toHaveLength(4);
  for (const { path, body, headers } of server.requests) {
    expect(`${path} ${body}`).not.toContain(key);
    const holders = Object.entries(headers).filter(([, value]) => String(value).includes(key));
    expect(holders).toEqual([["authorization", `Bearer ${key}`]]);
  }
  for (const log of logs) expect(log).not.toHaveBeenCalled();
});
