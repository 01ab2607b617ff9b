import { inspect } from "node:util";
import { PROVIDERS } from "@huggingface/inference";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import type { InferenceAnswer, InferenceEvent, InferenceRequest, TaskId } from "../../src/core/task.js";
import { createHuggingFaceFetcher, type HuggingFaceOptions } from "../../src/fetchers/huggingFace.js";
import {
  bytes,
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

const levels = ["log", "info", "warn", "error", "debug"] as const;
beforeEach(() => {
  for (const level of levels) vi.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => {
  for (const level of levels) expect(console[level]).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const token = "hf_canary_0123456789";
const model = "acme/model";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const picture = new Blob([png], { type: "image/png" });
const pngBase64 = Buffer.from(png).toString("base64");
const pngUrl = `data:image/png;base64,${pngBase64}`;
const wav = new Blob(["RIFF....WAVEfmt "]);
const mp4 = new TextEncoder().encode("\0\0\0\x18ftypmp42....");
const flac = new TextEncoder().encode("fLaC\0\0\0\x22");

const platform = globalThis.fetch;
/** The platform's fetch, with the router's address led to the server of this test. */
const toServer: typeof fetch = (address, init) =>
  platform(String(address).replace("https://router.huggingface.co", server.url), init);

interface Asked extends Partial<InferenceRequest> {
  readonly task: TaskId;
}

function start(asked: Asked, provider: string, options: HuggingFaceOptions = {}) {
  const controller = new AbortController();
  const events: InferenceEvent[] = [];
  const fetcher = createHuggingFaceFetcher({ fetch: toServer, hubUrl: server.url, token, provider, ...options });
  const request = { model, inputs: "hello", parameters: {}, stream: false, ...asked };
  const answer = fetcher(request, { signal: controller.signal, onEvent: (event) => events.push(event) });
  answer.catch(() => {});
  return { answer, events, stop: () => controller.abort() };
}

const run = (...asked: Parameters<typeof start>): Promise<InferenceAnswer> => start(...asked).answer;

/** What the Hub says of a model that one provider serves. */
function served(provider: string, task: string, more: object = {}): Reply {
  return json({ inferenceProviderMapping: { [provider]: { providerId: "their/model", status: "live", task, ...more } } });
}

const { setTimeout: setRealTimeout } = globalThis;

/** Lets time that is faked pass, a little at a turn of what is not, until the answer is there. */
async function passTime(answer: Promise<unknown>, step = 200): Promise<void> {
  let isOpen = true;
  const end = () => {
    isOpen = false;
  };
  answer.then(end, end);
  while (isOpen) {
    vi.advanceTimersByTime(step);
    await new Promise((resolve) => setRealTimeout(resolve));
  }
}

async function failureOf(answer: Promise<unknown>): Promise<InferenceError> {
  const failure: unknown = await answer.then(
    () => expect.fail("it was answered"),
    (thrown: unknown) => thrown,
  );
  return failure as InferenceError;
}

const jsonOf = (request: ReceivedRequest | undefined): unknown => JSON.parse(String(request?.body));
const paths = (): readonly string[] => server.requests.map(({ path }) => path);
const hubPath = "/api/models/acme/model?expand[]=inferenceProviderMapping&expand[]=gated&expand[]=inference";

describe("a request to a provider", () => {
  const cases: readonly (readonly [provider: string, asked: Asked, path: string, body: unknown])[] = [
    ["fal-ai", { task: "text-to-image", parameters: { seed: 3 } }, "/their/model?_subdomain=queue", { prompt: "hello", seed: 3 }],
    [
      "fal-ai",
      { task: "image-to-image", inputs: picture, parameters: { prompt: "blue" } },
      "/their/model?_subdomain=queue",
      { prompt: "blue", image_url: pngUrl, image_urls: [pngUrl] },
    ],
    [
      "fal-ai",
      { task: "image-text-to-image", inputs: "", parameters: { prompt: "blue" } },
      "/their/model?_subdomain=queue",
      { prompt: "blue" },
    ],
    [
      "fal-ai",
      { task: "automatic-speech-recognition", inputs: wav },
      "/their/model",
      { audio_url: expect.stringMatching(/^data:audio\/x-wav;base64,UklGR/) },
    ],
    ["fal-ai", { task: "image-segmentation", inputs: picture }, "/their/model?_subdomain=queue", { image_url: pngUrl }],
    ["replicate", { task: "text-to-speech" }, "/v1/models/their/model/predictions", { input: { text: "hello" } }],
    ["together", { task: "text-to-video" }, "/v2/videos", { model: "their/model", prompt: "hello" }],
    [
      "together",
      { task: "image-to-video", inputs: new Blob([png]), parameters: { prompt: "sway" } },
      "/v2/videos",
      { prompt: "sway", frame_images: [{ input_image: pngUrl, frame: "first" }] },
    ],
    [
      "together",
      { task: "text-generation", parameters: { max_new_tokens: 9, top_p: 0.5 } },
      "/v1/completions",
      { model: "their/model", prompt: "hello", max_tokens: 9, top_p: 0.5 },
    ],
    [
      "scaleway",
      { task: "feature-extraction", inputs: ["a", "b"] },
      "/v1/embeddings",
      { model: "their/model", input: ["a", "b"] },
    ],
    ["wavespeed", { task: "image-to-video", inputs: picture }, "/api/v3/their/model", { image: expect.any(String) }],
    [
      "zai-org",
      { task: "image-to-text", inputs: picture },
      "/api/paas/v4/layout_parsing",
      { model: "their/model", file: pngUrl },
    ],
  ];
  it.each(cases)("%s for %j goes through the router", async (provider, asked, path, body) => {
    server.respond(served(provider, asked.task), failed(400, { error: "enough" }));
    expect(await failureOf(run(asked, provider, { billTo: "acme" }))).toMatchObject({ kind: "invalid-input", message: "enough" });
    expect(paths()).toEqual([hubPath, `/${provider}${path}`]);
    const [asking, asked2] = server.requests;
    expect(asking).toMatchObject({ method: "GET", headers: { authorization: `Bearer ${token}` } });
    expect(asked2).toMatchObject({
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "x-hf-bill-to": "acme" },
    });
    expect(asked2?.headers["user-agent"]).not.toContain("huggingface");
    expect(jsonOf(asked2)).toMatchObject(body as object);
  });

  it("carries a file as a form where the provider wants one", async () => {
    server.respond(served("together", "automatic-speech-recognition"), json({ text: "hi", segments: [] }));
    const { body } = await run({ task: "automatic-speech-recognition", inputs: wav }, "together");
    expect(body).toEqual({ text: "hi", segments: [] });
    const [, sent] = server.requests;
    expect(sent?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(String(sent?.body)).toMatch(/name="file"; filename="audio.wav"[\s\S]*RIFF[\s\S]*name="model"\r\n\r\ntheir\/model/);
  });

  it("names the weights of an adapter", async () => {
    const adapter = { adapter: "lora", adapterWeightsPath: "style.safetensors" };
    server.respond(served("fal-ai", "text-to-image", adapter), failed(400, { error: "enough" }));
    await failureOf(run({ task: "text-to-image" }, "fal-ai"));
    const path = "https://huggingface.co/acme/model/resolve/main/style.safetensors";
    expect(jsonOf(server.requests[1])).toMatchObject({ loras: [{ path }] });
  });

  const pairs = Object.entries(PROVIDERS).flatMap(([provider, tasks]) =>
    Object.keys(tasks).flatMap((task) => (task === "conversational" ? [] : [[provider, task as TaskId] as const])),
  );
  it.each(pairs.filter(([provider]) => provider !== "hf-inference"))(
    "%s for %s goes to the router alone, or is refused before anyone is asked",
    async (provider, task) => {
      const isFromFile = /^(image|audio|automatic)/.test(task);
      const inputs = !isFromFile ? "hello" : /^image/.test(task) ? picture : wav;
      const providerId = provider === "novita" && task === "image-text-to-video" ? "MiniMax-H3" : "their/model";
      server.respond(served(provider, task, { providerId }), failed(402, { error: "no credits" }));
      const failure = await failureOf(run({ task, inputs, parameters: { prompt: "blue" } }, provider));
      if (task === "text-generation" && ["groq", "novita"].includes(provider)) {
        expect(failure).toMatchObject({ kind: "unsupported" });
        expect(server.requests).toHaveLength(1);
      } else {
        expect(failure).toMatchObject({ kind: "payment", message: "no credits" });
        expect(server.requests[1]?.path).toMatch(new RegExp(`^/${provider}/`));
      }
    },
  );

  it.each<readonly [provider: string, asked: Asked, body: object]>([
    ["fal-ai", { task: "text-to-image" }, { prompt: "hello", seed: 1 }],
    ["fal-ai", { task: "image-to-image", inputs: picture }, { image_url: pngUrl, image_urls: [pngUrl], seed: 1 }],
    ["fal-ai", { task: "image-to-video", inputs: picture }, { image_url: pngUrl, seed: 1 }],
    ["wavespeed", { task: "image-to-image", inputs: picture }, { image: pngBase64, images: [pngBase64], seed: 1 }],
  ])("%s for %j is not led elsewhere, nor given another input, by parameters of a card", async (provider, asked, body) => {
    const names = "accessToken data endpointUrl inputs model provider urlTransform audio_url image image_url image_urls";
    const evil = Object.fromEntries(names.split(" ").map((name) => [name, "https://evil.example"]));
    server.respond(served(provider, asked.task), failed(400, { error: "enough" }));
    const parameters = { ...evil, images: ["https://evil.example"], seed: 1 };
    expect(await failureOf(run({ ...asked, parameters }, provider))).toMatchObject({ message: "enough" });
    expect(server.requests[1]?.headers.authorization).toBe(`Bearer ${token}`);
    expect(jsonOf(server.requests[1])).toEqual(body);
  });

  it("is not made with a file that is of no use to it", async () => {
    class GoneFile extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException("gone", "NotReadableError"));
      }
    }
    server.respond(served("fal-ai", "automatic-speech-recognition"));
    const asked = { task: "automatic-speech-recognition" } as const;
    const gone = new GoneFile(["a"], { type: "audio/mpeg" });
    expect(await failureOf(run({ ...asked, inputs: gone }, "fal-ai"))).toMatchObject({
      kind: "invalid-input",
      message: "The file could not be read. Choose it again.",
    });
    const unknown = await failureOf(run({ ...asked, inputs: new Blob([flac]) }, "fal-ai"));
    expect(unknown).toMatchObject({ kind: "invalid-input" });
    expect(unknown.message).toContain("audio/flac");
    server.respond(served("wavespeed", "image-text-to-image"));
    const none = run({ task: "image-text-to-image", inputs: undefined, parameters: { prompt: "blue" } }, "wavespeed");
    expect(await failureOf(none)).toMatchObject({ kind: "invalid-input", message: expect.stringContaining("needs a picture") });
    expect(paths()).toEqual([hubPath]);
  });
});

describe("the provider", () => {
  it("is the first live one of the Hub's order, for “auto” and for what only chats know to choose by", async () => {
    const entry = { providerId: "their/model", task: "feature-extraction" };
    const list = [
      { ...entry, provider: "deepinfra", status: "staging" },
      { ...entry, provider: "scaleway", status: "error" },
      { ...entry, provider: "nscale", status: "live", task: "text-to-image" },
      { ...entry, provider: "together", status: "live" },
      { ...entry, provider: "scaleway", status: "live" },
    ];
    for (const choice of ["auto", "fastest", "cheapest", "preferred"]) {
      server.respond(json({ inferenceProviderMapping: list }), json({ data: [{ embedding: [1, 2] }] }));
      const { body, meta } = await run({ task: "feature-extraction" }, choice);
      expect(body).toEqual({ data: [{ embedding: [1, 2] }] });
      expect(meta).toMatchObject({ provider: "together", host: "router.huggingface.co" });
    }
  });

  it("is asked in the native way where it is Hugging Face's own", async () => {
    server.respond(served("hf-inference", "sentence-similarity"), json([[1, 2]]));
    const { body, meta } = await run({ task: "feature-extraction" }, "auto");
    expect(body).toEqual([[1, 2]]);
    expect(meta).toMatchObject({ provider: "hf-inference" });
    expect(paths()[1]).toBe("/hf-inference/models/acme/model/pipeline/feature-extraction");
  });

  it("on trial is told from one in service", async () => {
    server.respond(served("together", "feature-extraction", { status: "staging" }), json({ data: [] }));
    const { warnings } = await run({ task: "feature-extraction" }, "together");
    expect(warnings).toEqual(["The provider “together” has this model on trial only."]);
    server.respond(served("together", "feature-extraction"), json({ data: [] }));
    expect(await run({ task: "feature-extraction" }, "together")).not.toHaveProperty("warnings");
  });

  it.each([
    ["auto", json({ inferenceProviderMapping: [] }), "No provider serves “acme/model” for text-to-image."],
    ["auto", json({}), "No provider serves “acme/model” for text-to-image."],
    ["fal-ai", served("together", "text-to-image"), "The provider “fal-ai” does not serve “acme/model”."],
    ["fal-ai", served("fal-ai", "text-to-image", { status: "error" }), "The provider “fal-ai” does not serve “acme/model”."],
    [
      "fal-ai",
      served("fal-ai", "image-to-image"),
      "The provider “fal-ai” serves “acme/model” for image-to-image, not for text-to-image.",
    ],
  ])("%s that does not serve the model is not asked", async (provider, reply, message) => {
    server.respond(reply);
    expect(await failureOf(run({ task: "text-to-image" }, provider))).toMatchObject({ kind: "not-deployed", message });
    expect(paths()).toEqual([hubPath]);
  });

  it.each([
    ["acme-cloud", "text-to-image"],
    ["groq", "text-to-image"],
    ["constructor", "text-to-image"],
    ["fal-ai", "depth-estimation"],
  ] as const)("%s that the package cannot ask for %s is not asked", async (provider, task) => {
    server.respond(served(provider, task));
    const message = `This version of the package @huggingface/inference cannot ask the provider “${provider}” for ${task}.`;
    expect(await failureOf(run({ task }, provider))).toMatchObject({ kind: "unsupported", message });
    expect(server.requests).toHaveLength(1);
  });

  it("is not asked without the package that knows how", async () => {
    vi.doMock("@huggingface/inference", () => {
      throw new Error("Cannot find package '@huggingface/inference'");
    });
    server.respond(served("fal-ai", "text-to-image"));
    const failure = await failureOf(run({ task: "text-to-image" }, "fal-ai"));
    vi.doUnmock("@huggingface/inference");
    const message = "The provider “fal-ai” needs the package @huggingface/inference.";
    expect(failure).toMatchObject({ kind: "unsupported", message });
    expect(server.requests).toHaveLength(1);
  });

  it.each(["../evil", "a/b/c"])("is not looked up for %j, which is no model", async (name) => {
    server.respond(json({}));
    expect(await failureOf(run({ task: "text-to-image", model: name }, "auto"))).toMatchObject({ kind: "invalid-input" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("an answer", () => {
  const file = () => `${server.url}/file`;
  it.each<readonly [provider: string, task: TaskId, reply: () => Reply[], type: string]>([
    ["together", "text-to-image", () => [json({ id: "1", data: [{ b64_json: pngBase64 }] })], "image/png"],
    ["nscale", "text-to-image", () => [json({ data: [{ b64_json: pngBase64 }] })], "image/png"],
    ["replicate", "text-to-image", () => [json({ output: [file()], status: "succeeded" }), bytes(png, "")], "image/png"],
    ["replicate", "text-to-video", () => [json({ output: file() }), bytes(mp4, "application/octet-stream")], "video/mp4"],
    ["together", "text-to-speech", () => [bytes(flac, "audio/flac")], "audio/flac"],
    ["fal-ai", "text-to-speech", () => [json({ audio: { url: file() } }), bytes(flac, "")], "audio/flac"],
  ])("of %s for %s is one file", async (provider, task, replies, type) => {
    server.respond(served(provider, task), ...replies());
    const { body, meta } = await run({ task }, provider);
    expect(body).toBeInstanceOf(Blob);
    expect(body).toMatchObject({ type });
    expect(meta).toMatchObject({ provider, host: "router.huggingface.co", sent: { method: "POST" } });
    expect(server.requests[2]?.headers ?? {}).not.toHaveProperty("authorization");
  });

  it("with several files is left as it came, and one named twice is one", async () => {
    const several = { output: [file(), `${file()}2`], status: "succeeded" };
    server.respond(served("replicate", "text-to-image"), json(several));
    expect((await run({ task: "text-to-image" }, "replicate")).body).toEqual(several);
    expect(server.requests).toHaveLength(2);
    server.respond(served("replicate", "text-to-image"), json({ output: [file()], image: { url: file() } }), bytes(png, ""));
    expect((await run({ task: "text-to-image" }, "replicate")).body).toBeInstanceOf(Blob);
  });

  it("keeps the address of a file that no page may read", async () => {
    const blocked: typeof fetch = (address, init) =>
      String(address).endsWith("/file") ? Promise.reject(new TypeError("Failed to fetch")) : toServer(address, init);
    server.respond(served("replicate", "text-to-image"), json({ output: file() }));
    expect((await run({ task: "text-to-image" }, "replicate", { fetch: blocked })).body).toEqual({ url: file() });
  });

  it("whose file is gone, or is a page, says so", async () => {
    server.respond(served("replicate", "text-to-image"), json({ output: file() }), failed(403, "expired"));
    expect(await failureOf(run({ task: "text-to-image" }, "replicate"))).toMatchObject({ kind: "permission", status: 403 });
    server.respond(served("replicate", "text-to-image"), json({ output: file() }), json({ not: "a picture" }));
    expect(await failureOf(run({ task: "text-to-image" }, "replicate"))).toMatchObject({ kind: "bad-answer" });
  });

  it("never loads an address that stands where a picture belongs", async () => {
    server.respond(served("zai-org", "image-to-text"), bytes(png, "image/png"), json({}));
    const asked = run({ task: "image-to-text", inputs: `${server.url}/secret.png` }, "zai-org");
    await expect(asked).rejects.toMatchObject({ kind: "invalid-input", message: "A picture is needed. Choose one." });
    expect(server.requests).toHaveLength(1);
  });

  it("in words comes as it is, also from a file", async () => {
    server.respond(served("zai-org", "image-to-text"), json({ id: "1", md_results: "# Total" }));
    expect((await run({ task: "image-to-text", inputs: picture }, "zai-org")).body).toMatchObject({ md_results: "# Total" });
    const transcript = { "Content-Type": "text/plain" };
    server.respond(
      served("replicate", "automatic-speech-recognition"),
      json({ output: { txt_file: file() } }),
      failed(200, "good morning", transcript),
    );
    const asked = { task: "automatic-speech-recognition", inputs: wav } as const;
    expect((await run(asked, "replicate")).body).toEqual({ text: "good morning" });
  });

  it("of completions comes in pieces", async () => {
    const chunks = [{ choices: [{ text: "Hé" }] }, { choices: [{ text: "llo" }] }];
    const frames = `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join("")}data: [DONE]\r\n\r\n`;
    server.respond(served("together", "text-generation"), eventStream(frames, { pieceSize: 3 }));
    const { answer, events } = start({ task: "text-generation", stream: true }, "together");
    expect((await answer).body).toEqual(chunks);
    expect(events).toEqual(chunks.map((chunk) => ({ type: "chunk", chunk })));
    expect(jsonOf(server.requests[1])).toMatchObject({ stream: true });

    server.respond(
      served("together", "text-generation"),
      eventStream(`data: ${JSON.stringify(chunks[0])}\n\ndata: {"error":{"message":"out of memory"}}\n\n`),
    );
    const failure = await failureOf(run({ task: "text-generation", stream: true }, "together"));
    expect(failure).toMatchObject({ message: "out of memory", partial: [chunks[0]] });
  });
});

describe("work in a queue", () => {
  const file = () => `${server.url}/file`;
  const queued = { request_id: "r 1", status: "IN_QUEUE", response_url: "https://queue.fal.run/their/model/requests/r1" };
  const cases: readonly (readonly [
    provider: string,
    asked: Asked & { readonly providerId?: string },
    replies: () => readonly unknown[],
    paths: readonly string[],
    type: string,
  ])[] = [
    [
      "fal-ai",
      { task: "text-to-image" },
      () => [queued, { status: "IN_PROGRESS" }, { status: "COMPLETED" }, { images: [{ url: file() }], seed: 1 }],
      [
        "/fal-ai/their/model/requests/r1/status?_subdomain=queue",
        "/fal-ai/their/model/requests/r1/status?_subdomain=queue",
        "/fal-ai/their/model/requests/r1?_subdomain=queue",
      ],
      "image/png",
    ],
    [
      "fal-ai",
      { task: "image-to-video", inputs: picture },
      () => [{ ...queued, status: "COMPLETED" }, { video: { url: file() } }],
      ["/fal-ai/their/model/requests/r1?_subdomain=queue"],
      "video/mp4",
    ],
    [
      "fal-ai",
      { task: "text-to-audio" },
      () => [{ ...queued, status: "COMPLETED" }, { audio_file: { url: file() } }],
      ["/fal-ai/their/model/requests/r1?_subdomain=queue"],
      "audio/flac",
    ],
    [
      "wavespeed",
      { task: "text-to-image" },
      () => [
        { code: 200, data: { status: "created", urls: { get: "https://api.wavespeed.ai/api/v3/predictions/p1/result" } } },
        { code: 200, data: { status: "completed", outputs: [file()] } },
      ],
      ["/wavespeed/api/v3/predictions/p1/result"],
      "image/png",
    ],
    [
      "novita",
      { task: "text-to-video" },
      () => [{ task_id: "t1" }, { task: { status: "TASK_STATUS_SUCCEED" }, videos: [{ video_url: file() }] }],
      ["/novita/v3/async/task-result?task_id=t1"],
      "video/mp4",
    ],
    [
      "novita",
      { task: "image-text-to-video", inputs: picture, parameters: { prompt: "sway" }, providerId: "MiniMax-H3" },
      () => [{ task_id: "t/1" }, { task: { status: "succeeded", content: { url: file() } } }],
      ["/novita/v3/minimax/v2/query/video_generation/t%2F1"],
      "video/mp4",
    ],
    [
      "together",
      { task: "text-to-video" },
      () => [{ id: "v1" }, { id: "v1", status: "completed", outputs: { video_url: file() } }],
      ["/together/v2/videos/v1"],
      "video/mp4",
    ],
    [
      "zai-org",
      { task: "text-to-image" },
      () => [
        { id: "z1", task_status: "PROCESSING" },
        { task_status: "SUCCESS", image_result: [{ url: file() }] },
      ],
      ["/zai-org/api/paas/v4/async-result/z1"],
      "image/png",
    ],
    [
      "replicate",
      { task: "text-to-image" },
      () => [
        { status: "processing", output: null, urls: { get: "https://api.replicate.com/v1/predictions/p1" } },
        { status: "succeeded", output: file(), urls: {} },
      ],
      ["/replicate/v1/predictions/p1"],
      "image/png",
    ],
  ];
  const samples: Readonly<Record<string, Uint8Array>> = { "image/png": png, "video/mp4": mp4, "audio/flac": flac };

  it.each(cases)(
    "at %s for %j is waited for",
    async (provider, { providerId = "their/model", ...asked }, replies, asking, type) => {
      // Nothing but the given fetch may be used.
      vi.stubGlobal("fetch", () => expect.fail("the page's own fetch was used"));
      const sample = samples[type] ?? png;
      server.respond(served(provider, asked.task, { providerId }), ...replies().map((reply) => json(reply)), bytes(sample, ""));
      const { answer, events } = start(asked, provider);
      const { body, meta } = await answer;
      expect(body).toMatchObject({ type });
      expect(paths().slice(2)).toEqual([...asking, "/file"]);
      for (const { headers } of server.requests.slice(2, -1)) expect(headers.authorization).toBe(`Bearer ${token}`);
      expect(server.requests.at(-1)?.headers).not.toHaveProperty("authorization");
      expect(meta).toMatchObject({ provider, host: "router.huggingface.co", sent: { method: "POST" } });
      expect(events).toEqual([]);
    },
  );

  it("of sounds is named by what is said in it", async () => {
    server.respond(
      served("fal-ai", "audio-to-audio"),
      json({ ...queued, status: "COMPLETED" }),
      json({ audio: { url: file() }, text: "good morning" }),
      bytes(flac, "audio/flac"),
    );
    const { body } = await run({ task: "audio-to-audio", inputs: wav }, "fal-ai");
    const blob = Buffer.from(flac).toString("base64");
    expect(body).toEqual([{ label: "good morning", blob, "content-type": "audio/flac" }]);
  });

  it("of masks is given with its picture", async () => {
    const answer = { image: { url: pngUrl } };
    server.respond(served("fal-ai", "image-segmentation"), json({ ...queued, status: "COMPLETED" }), json(answer));
    expect((await run({ task: "image-segmentation", inputs: picture }, "fal-ai")).body).toEqual(answer);
  });

  it.each<readonly [provider: string, replies: readonly Reply[], failure: object]>([
    [
      "fal-ai",
      [json({ ...queued, status: "COMPLETED" }), failed(422, { detail: [{ loc: ["body", "prompt"], msg: "too rude" }] })],
      { kind: "invalid-input", message: "prompt: too rude", status: 422 },
    ],
    [
      "fal-ai",
      [json({ ...queued, status: "FAILED" })],
      { kind: "server", message: "The provider “fal-ai” could not finish the run." },
    ],
    [
      "wavespeed",
      [json({ data: { status: "failed", error: "NSFW", urls: { get: "https://api.wavespeed.ai/r" } } })],
      { kind: "server", message: "The provider “wavespeed” could not finish the run: NSFW" },
    ],
    [
      "replicate",
      [json({ status: "failed", error: "CUDA out of memory", urls: { get: "https://api.replicate.com/v1/predictions/p" } })],
      { kind: "server", message: "CUDA out of memory" },
    ],
    ["zai-org", [json({ id: "1", task_status: "FAIL" })], { kind: "server" }],
    ["fal-ai", [json({ ...queued, response_url: "nowhere" })], { kind: "bad-answer" }],
  ])("at %s that fails says why", async (provider, replies, failure) => {
    server.respond(served(provider, "text-to-image"), ...replies);
    expect(await failureOf(run({ task: "text-to-image" }, provider))).toMatchObject(failure);
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it("is looked after at the router, wherever the provider points to", async () => {
    server.respond(
      served("fal-ai", "text-to-image"),
      json({ ...queued, response_url: "https://evil.example/a/../b?token=1" }),
      json({ status: "COMPLETED" }),
      json({ images: [] }),
    );
    expect((await run({ task: "text-to-image" }, "fal-ai")).body).toEqual({ images: [] });
    expect(paths().slice(2)).toEqual(["/fal-ai/b/status?_subdomain=queue", "/fal-ai/b?_subdomain=queue"]);
  });

  it("outlives a gateway that fails once", async () => {
    server.respond(
      served("together", "text-to-video"),
      json({ id: "v1", status: "queued" }),
      html(502, "Bad gateway"),
      json({ status: "completed", outputs: { video_url: file() } }),
      bytes(mp4, "video/mp4"),
    );
    const { answer, events } = start({ task: "text-to-video" }, "together");
    expect((await answer).body).toMatchObject({ type: "video/mp4" });
    expect(events).toEqual([]);
  });

  it("is given up after half an hour", async () => {
    // Loaded while time is faked, it would take long by the clock that is watched.
    await import("@huggingface/inference");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const mapping = { together: { providerId: "m", status: "live", task: "text-to-video" } };
    let count = 0;
    const never: typeof fetch = async (address) => {
      count += 1;
      return Response.json(
        String(address).includes("/api/") ? { inferenceProviderMapping: mapping } : { id: "1", status: "queued" },
      );
    };
    const { answer } = start({ task: "text-to-video" }, "together", { fetch: never });
    await passTime(answer, 1000);
    expect(await failureOf(answer)).toMatchObject({
      kind: "timeout",
      message: "The provider “together” has not finished the run within 30 minutes.",
    });
    expect(count).toBeLessThan(400);
  });

  it.each([
    ["while the Hub is asked", [silence], 1],
    ["while the provider is asked", [served("fal-ai", "text-to-image"), silence], 2],
    ["between two questions", [served("fal-ai", "text-to-image"), json(queued)], 2],
    ["while it is asked after", [served("fal-ai", "text-to-image"), json(queued), silence], 3],
    [
      "while its file is loaded",
      [
        served("fal-ai", "text-to-image"),
        json({ ...queued, status: "COMPLETED" }),
        json({ images: [{ url: "https://files.example/f" }] }),
        silence,
      ],
      4,
    ],
  ])("is left at once %s", async (_when, replies, count) => {
    const withFile: typeof fetch = (address, init) => toServer(address === "https://files.example/f" ? file() : address, init);
    server.respond(...replies);
    const { answer, events, stop } = start({ task: "text-to-image" }, "fal-ai", { fetch: withFile });
    await expect.poll(() => server.requests.length, { interval: 5 }).toBe(count);
    stop();
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted" });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(server.requests).toHaveLength(count);
    expect(events).toEqual([]);
  });

  it("is left at once while a slow disk is read, and nothing is sent afterwards", async () => {
    let finish = () => {};
    class SlowFile extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return new Promise((resolve) => {
          finish = () => resolve(png.buffer);
        });
      }
    }
    server.respond(served("fal-ai", "image-to-image"));
    const inputs = new SlowFile([png], { type: "image/png" });
    const { answer, stop } = start({ task: "image-to-image", inputs }, "fal-ai");
    await expect.poll(() => server.requests.length, { interval: 5 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    stop();
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted" });
    finish();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.requests).toHaveLength(1);
  });

  it("is not begun when it was stopped before", async () => {
    server.respond(served("fal-ai", "text-to-image"));
    const fetcher = createHuggingFaceFetcher({ fetch: toServer, hubUrl: server.url, provider: "fal-ai" });
    const request = { task: "text-to-image", model, inputs: "a", parameters: {}, stream: false } as const;
    const answer = fetcher(request, { signal: AbortSignal.abort(), onEvent: () => expect.fail("nothing was to be told") });
    expect(await failureOf(answer)).toMatchObject({ kind: "aborted" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a failure", () => {
  it.each<readonly [reply: Reply, kind: string]>([
    [failed(401, { error: "Invalid username or password." }), "auth"],
    [failed(402, { error: "You have exceeded your monthly included credits" }), "payment"],
    [failed(403, { error: "Access to model acme/model is restricted and you are not in the authorized list" }), "gated"],
    [failed(404, "404: Not Found", { "Content-Type": "text/plain" }), "not-found"],
    [failed(400, { error: "Model not supported by provider fal-ai" }), "not-deployed"],
    [failed(413, { error: "Payload too large" }), "too-long"],
    [failed(422, { detail: "prompt is required" }), "invalid-input"],
    [failed(429, { error: { message: "slow down" } }), "rate-limit"],
    [failed(500, { error: "boom" }), "server"],
    [json({ error: "boom" }), "server"],
  ])("of a provider has its kind (%#)", async (reply, kind) => {
    server.respond(served("fal-ai", "text-to-speech"), reply);
    expect(await failureOf(run({ task: "text-to-speech" }, "fal-ai"))).toMatchObject({ kind });
    expect(server.requests).toHaveLength(2);
  });

  it("of a provider that is loading is asked again, with a word, and not for ever", async () => {
    server.respond(served("together", "feature-extraction"), loading(3), json({ data: [{ embedding: [1] }] }));
    const { answer, events } = start({ task: "feature-extraction" }, "together");
    expect((await answer).body).toEqual({ data: [{ embedding: [1] }] });
    expect(events).toEqual([{ type: "waiting", reason: "loading", seconds: 3 }]);

    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asked: string[] = [];
    const busy: typeof fetch = async (address) => {
      asked.push(String(address));
      const mapping = { together: { providerId: "m", status: "live", task: "feature-extraction" } };
      return asked.length === 1
        ? Response.json({ inferenceProviderMapping: mapping })
        : Response.json({ error: "Model is currently loading", estimated_time: 3 }, { status: 503 });
    };
    const never = run({ task: "feature-extraction" }, "together", { fetch: busy });
    await passTime(never);
    expect(await failureOf(never)).toMatchObject({ kind: "loading" });
    expect(asked).toHaveLength(1 + 6);
  });

  it("of the Hub is told, and nobody else is asked", async () => {
    server.respond(failed(404, { error: "Repository not found" }));
    expect(await failureOf(run({ task: "text-to-image" }, "fal-ai"))).toMatchObject({ kind: "not-found" });
    server.respond(json("nothing"));
    expect(await failureOf(run({ task: "text-to-image" }, "fal-ai"))).toMatchObject({ kind: "bad-answer" });
    expect(server.requests).toHaveLength(1);
  });
});

it("the token is nowhere but in its header", async () => {
  const echo = { error: `Invalid token ${token}`, detail: { token } };
  const place = `${server.url}/file?key=1`;
  server.respond(served("replicate", "text-to-image"), json({ output: place, note: token }), bytes(png, "image/png"));
  const answer = await run({ task: "text-to-image" }, "replicate");
  expect(inspect(answer, { depth: null, showHidden: true })).not.toContain(token);
  const failures: InferenceError[] = [];
  for (const replies of [[failed(401, echo)], [served("fal-ai", "text-to-image"), failed(500, echo)]]) {
    server.respond(...replies);
    failures.push(await failureOf(run({ task: "text-to-image" }, "fal-ai")));
  }
  server.respond(
    served("fal-ai", "text-to-image"),
    json({ status: "FAILED", reason: token, response_url: "https://queue.fal.run/x" }),
  );
  failures.push(await failureOf(run({ task: "text-to-image" }, "fal-ai")));
  for (const failure of failures) {
    expect(failure).toBeInstanceOf(InferenceError);
    expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(token);
  }
  for (const { path, body, headers } of server.requests) {
    expect(`${path} ${body}`).not.toContain(token);
    expect(Object.entries(headers).flatMap(([name, value]) => (String(value).includes(token) ? [name] : []))).toEqual([
      "authorization",
    ]);
  }
});
