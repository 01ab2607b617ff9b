import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snippet } from "../../../src/core/backend.js";
import type { InferenceRequest, TaskId } from "../../../src/core/task.js";
import { huggingFaceCode } from "../../../src/fetchers/code/huggingFace.js";
import { createHuggingFaceFetcher } from "../../../src/fetchers/huggingFace.js";
import { bytes, eventStream, json, type ReceivedRequest, type Reply, startServer, type TestServer } from "../../server/index.js";
import { asked, type Folder, makeFolder } from "./runCode.js";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const wav = new TextEncoder().encode("RIFF\0\0\0\0WAVE!");
const picture = new Blob([png], { type: "image/png" });
const sound = new Blob([wav], { type: "audio/wav" });
const token = "hf_canary_0123456789";
const hostile = `It's "quoted" \\n $(touch evil) \`id\` \${x} ''' """\n</script> 😀 \u2028 \0 \u202e \ud800`;

let server: TestServer;
let folder: Folder;
beforeAll(async () => {
  server = await startServer();
  folder = makeFolder({ "picture.png": png, "sound.wav": wav });
});
afterAll(async () => {
  folder.remove();
  await server.close();
});

const span = { entity_group: "PER", score: 1, word: "Ada", start: 0, end: 3 };
const label = { label: "seen", score: 1 };
const answer = { answer: "seen", score: 1, start: 0, end: 4 };
const media = [bytes(png, "image/png"), bytes(wav, "audio/wav")] as const;

/** A request of each task, and an answer that its client takes; those without a method of a client are at the end. */
const cases: readonly (readonly [task: TaskId, request: Partial<InferenceRequest>, reply: Reply])[] = [
  ["text-classification", { inputs: hostile, parameters: { top_k: 3 } }, json([[label]])],
  ["token-classification", { inputs: hostile, parameters: { aggregation_strategy: "simple" } }, json([span])],
  ["question-answering", { inputs: { question: hostile, context: "Ada." }, parameters: { top_k: 2 } }, json([answer])],
  [
    "table-question-answering",
    { inputs: { query: hostile, table: { [hostile]: ["1"] } } },
    json({ answer: "1", coordinates: [[0, 0]], cells: ["1"], aggregator: "NONE" }),
  ],
  [
    "zero-shot-classification",
    { inputs: hostile, parameters: { candidate_labels: ["a", "b"], multi_label: true, hypothesis_template: "{}!" } },
    json([label]),
  ],
  ["translation", { inputs: hostile, parameters: { src_lang: "de", tgt_lang: "en" } }, json([{ translation_text: "seen" }])],
  ["summarization", { inputs: hostile }, json([{ summary_text: "seen" }])],
  [
    "fill-mask",
    { inputs: "a <mask>", parameters: { top_k: 2 } },
    json([{ score: 1, token: 1, token_str: "b", sequence: "a b" }]),
  ],
  ["feature-extraction", { inputs: hostile, parameters: { normalize: true } }, json([1, 2])],
  ["feature-extraction", { inputs: ["a", "b"] }, json([[1], [2]])],
  ["sentence-similarity", { inputs: { source_sentence: hostile, sentences: ["b", "c"] } }, json([1, 0])],
  [
    "text-generation",
    { inputs: hostile, parameters: { max_new_tokens: 20, temperature: 0.5 } },
    json({ choices: [{ text: "seen" }] }),
  ],
  ["automatic-speech-recognition", { inputs: sound }, json({ text: "seen" })],
  ["automatic-speech-recognition", { inputs: sound, parameters: { return_timestamps: true } }, json({ text: "seen" })],
  ["audio-classification", { inputs: sound }, json([label])],
  ["audio-classification", { inputs: sound, parameters: { top_k: 2 } }, json([label])],
  ["audio-to-audio", { inputs: sound }, json([{ label: "a", blob: "YWJj", "content-type": "audio/wav" }])],
  ["text-to-speech", { inputs: hostile }, media[1]],
  ["text-to-audio", { inputs: hostile }, media[1]],
  ["image-classification", { inputs: picture }, json([label])],
  ["image-classification", { inputs: picture, parameters: { top_k: 2 } }, json([label])],
  ["object-detection", { inputs: picture }, json([{ ...label, box: { xmin: 0, ymin: 0, xmax: 1, ymax: 1 } }])],
  ["image-segmentation", { inputs: picture, parameters: { subtask: "semantic" } }, json([{ ...label, mask: "YWJj" }])],
  ["image-to-text", { inputs: picture }, json([{ generated_text: "seen" }])],
  ["image-to-image", { inputs: picture, parameters: { prompt: hostile } }, media[0]],
  ["image-to-image", { inputs: picture }, media[0]],
  ["text-to-image", { inputs: hostile, parameters: { width: 64, height: 64 } }, media[0]],
  ["zero-shot-image-classification", { inputs: { image: picture }, parameters: { candidate_labels: ["a", "b"] } }, json([label])],
  ["visual-question-answering", { inputs: { question: hostile, image: picture }, parameters: { top_k: 2 } }, json([answer])],
  ["document-question-answering", { inputs: { question: hostile, image: picture } }, json([answer])],
  ["tabular-classification", { inputs: { data: { a: ["1"] } } }, json([1])],
  ["tabular-regression", { inputs: { data: { a: ["1"] } } }, json([1])],
  [
    "conversational",
    {
      inputs: {
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: hostile },
              { type: "image_url", image_url: { url: picture } },
            ],
          },
        ],
      },
      parameters: { max_new_tokens: 20, chat_template_kwargs: { a: true } },
    },
    json({ id: "1", object: "chat.completion", created: 1, model: "m", choices: [{ message: { content: "seen" } }], usage: {} }),
  ],
  [
    "conversational",
    { inputs: { messages: [{ role: "user", content: hostile }] }, stream: true },
    eventStream(`data: ${JSON.stringify({ choices: [{ delta: { content: "seen" } }] })}\n\ndata: [DONE]\n\n`),
  ],
  [
    "text-generation",
    { inputs: hostile, stream: true },
    eventStream(`data: ${JSON.stringify({ choices: [{ text: "seen" }] })}\n\ndata: [DONE]\n\n`),
  ],
  ["text-classification", { inputs: { text: "a", text_pair: hostile } }, json([label])],
  ["text-ranking", { inputs: { query: "a", texts: ["b"] } }, json([{ index: 0, score: 1 }])],
  ["depth-estimation", { inputs: picture }, json({ depth: "YWJj" })],
];

const wholeRequest = (task: TaskId, request: Partial<InferenceRequest> = {}): InferenceRequest => ({
  task,
  model: "acme/model",
  inputs: "hello",
  parameters: {},
  stream: false,
  ...request,
});

/** Answers what is asked of the Hub about the model, and everything else by `reply`. */
const orMapping =
  (task: TaskId, reply: Reply): Reply =>
  (response, request) => {
    const mapping = { "hf-inference": { status: "live", providerId: `acme/${task}`, task } };
    return request.method === "GET" ? json({ inferenceProviderMapping: mapping })(response, request) : reply(response, request);
  };

/** The one request for an answer among those that came. */
function question(): ReturnType<typeof asked> {
  const posts = server.requests.filter(({ method }) => method === "POST");
  expect(posts).toHaveLength(1);
  const { accept: _, ...others } = asked(posts[0] as ReceivedRequest);
  return others as ReturnType<typeof asked>;
}

async function expected(request: InferenceRequest, reply: Reply) {
  server.respond(reply);
  const toServer: typeof fetch = (address, init) =>
    fetch(String(address).replace("https://router.huggingface.co", server.url), init);
  const fetcher = createHuggingFaceFetcher({ token, fetch: toServer });
  await fetcher(request, { signal: new AbortController().signal, onEvent: () => {} });
  return question();
}

const instead = () => ({ "https://router.huggingface.co": server.url, "https://huggingface.co": server.url });

/** Every task in JavaScript; plain requests of curl differ by their bodies alone. */
const bodies = ["image-classification", "conversational", "text-generation"];
const runs = (["javascript", "curl"] as const).flatMap((language) =>
  cases.filter(([task]) => language === "javascript" || bodies.includes(task)).map((one) => [language, ...one] as const),
);

it.each(runs)("code in %s asks what the fetcher asks, for %s (%#)", async (language, task, part, reply) => {
  // The client remembers what a model is for.
  const request = wholeRequest(task, { ...part, model: `acme/${task}` });
  const snippet = (await huggingFaceCode(request)).find((one) => one.language === language) as Snippet;
  const wanted = await expected(request, reply);
  server.respond(orMapping(task, reply));
  await folder.run(snippet, { environment: { HF_TOKEN: token }, instead: instead() });
  expect(question()).toEqual(wanted);
});

describe("code in JavaScript", () => {
  it.each([
    ["image-to-text", { inputs: picture }],
    ["image-classification", { inputs: picture, parameters: { top_k: 1 } }],
    ["text-generation", { stream: true }],
    ["text-classification", { inputs: { text: "a", text_pair: "b" } }],
    ["text-ranking", {}],
  ] as const)("takes plain requests where the client would ask or read otherwise: %s", async (task, request) => {
    const [snippet] = await huggingFaceCode(wholeRequest(task, request));
    expect(snippet?.library).toBeUndefined();
    expect(snippet?.code).toContain("await fetch(");
  });

  it("takes the client for every other task that it has a method for", async () => {
    const plain = [];
    for (const [task, request] of cases) {
      const [snippet] = await huggingFaceCode(wholeRequest(task, request));
      if (snippet?.library !== "@huggingface/inference") plain.push(task);
    }
    expect(plain).toEqual([
      "automatic-speech-recognition",
      "audio-classification",
      "image-classification",
      "image-to-text",
      "text-generation",
      "text-classification",
      "text-ranking",
      "depth-estimation",
    ]);
  });

  it("keeps what it is given as a file, and reads a file from its address", async () => {
    const request = wholeRequest("image-to-image", { inputs: new URL(`${server.url}/owl.png`) });
    const [snippet] = await huggingFaceCode(request);
    const reply: Reply = (response, received) =>
      received.path === "/owl.png" ? media[0](response, received) : orMapping("image-to-image", media[0])(response, received);
    server.respond(reply);
    await folder.run(snippet as Snippet, { environment: { HF_TOKEN: token }, instead: instead() });
    expect(question()).toMatchObject({ type: "image/png", body: png });
    expect(new Uint8Array(readFileSync(`${folder.path}/answer.png`))).toEqual(png);
  });
});

/** In place of the client for Python: prints what it is made of and what is asked of it. */
const pythonClient = `import json
class Answer(list):
    def __getattr__(self, name): return self
    def __getitem__(self, index): return self
    def save(self, path): pass
class InferenceClient:
    def __init__(self, *values, **named): print(json.dumps([*values, named]))
    def __getattr__(self, name):
        def method(**named):
            print(json.dumps([name, named]))
            return b"" if "speech" in name else Answer()
        return method
`;

const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe.skipIf(!hasPython)(hasPython ? "code in Python" : "code in Python (left out: python3 is not installed)", () => {
  const pythonCases: readonly (readonly [task: TaskId, request: Partial<InferenceRequest>, method: string, values: unknown])[] = [
    ["text-classification", { inputs: hostile, parameters: { top_k: 3 } }, "text_classification", { text: hostile, top_k: 3 }],
    [
      "table-question-answering",
      { inputs: { query: hostile, table: { [hostile]: ["1"] } } },
      "table_question_answering",
      { table: { [hostile]: ["1"] }, query: hostile },
    ],
    [
      "zero-shot-classification",
      { inputs: hostile, parameters: { candidate_labels: ["a"], multi_label: false } },
      "zero_shot_classification",
      { text: hostile, candidate_labels: ["a"], multi_label: false },
    ],
    [
      "sentence-similarity",
      { inputs: { source_sentence: hostile, sentences: ["b"] } },
      "sentence_similarity",
      { sentence: hostile, other_sentences: ["b"] },
    ],
    [
      "image-classification",
      { inputs: picture, parameters: { top_k: 2 } },
      "image_classification",
      { image: "picture.png", top_k: 2 },
    ],
    [
      "object-detection",
      { inputs: new URL("https://a.example/b.png") },
      "object_detection",
      { image: "https://a.example/b.png" },
    ],
    [
      "automatic-speech-recognition",
      { inputs: sound, parameters: { return_timestamps: true } },
      "automatic_speech_recognition",
      { audio: "sound.wav", extra_body: { return_timestamps: true } },
    ],
    [
      "text-to-image",
      { parameters: { width: 64, "a b": 1 } },
      "text_to_image",
      { prompt: "hello", width: 64, extra_body: { "a b": 1 } },
    ],
    ["text-to-speech", {}, "text_to_speech", { text: "hello" }],
    [
      "conversational",
      { inputs: { messages: [{ role: "user", content: hostile }] }, parameters: { max_new_tokens: 5, "a b": 1 }, stream: true },
      "chat_completion",
      { messages: [{ role: "user", content: hostile }], max_tokens: 5, stream: true, extra_body: { "a b": 1 } },
    ],
  ];

  it.each(pythonCases)("asks the client by its own names, for %s", async (task, request, method, values) => {
    writeFileSync(`${folder.path}/huggingface_hub.py`, pythonClient);
    const snippets = await huggingFaceCode(wholeRequest(task, request), { billTo: "acme's" });
    const snippet = snippets.find(({ library }) => library === "huggingface_hub") as Snippet;
    const printed = await folder.run(snippet, { environment: { HF_TOKEN: token } });
    const lines = printed.split("\n").filter((line) => line.startsWith('["'));
    const [made, asked] = lines.map((line) => JSON.parse(line) as unknown);
    const provider = task === "conversational" ? {} : { provider: "hf-inference" };
    expect(made).toEqual(["acme/model", { ...provider, api_key: token, bill_to: "acme's" }]);
    expect(asked).toEqual([method, values]);
  });

  it("takes plain requests for parameters and inputs that the client has no name for", async () => {
    for (const request of [
      { parameters: { 'x=1); import os; os.system("id")#': 1 } },
      { inputs: { text: "a", text_pair: "b" } },
    ]) {
      const [, snippet] = await huggingFaceCode(wholeRequest("text-classification", request));
      expect(snippet?.library).toBe("requests");
    }
  });
});

describe("code for Hugging Face", () => {
  it("asks the provider that the fetcher asks, by the clients alone where no one else knows how", async () => {
    const fetcher = createHuggingFaceFetcher({ provider: "fal-ai", billTo: "payers", token });
    const snippets = (await fetcher.code?.(wholeRequest("text-to-image"))) ?? [];
    expect(snippets.map(({ language }) => language)).toEqual(["javascript", "python"]);
    for (const { code } of snippets) {
      expect(code).toMatch(/provider(: |=)"fal-ai"/);
      expect(code).toContain('"payers"');
    }
  });

  it("leaves a provider to the router for chats, in the model's name", async () => {
    const fetcher = createHuggingFaceFetcher({ provider: "cheapest", token });
    const request = wholeRequest("conversational", { inputs: { messages: [{ role: "user", content: "Hi" }] } });
    const snippets = (await fetcher.code?.(request)) ?? [];
    expect(snippets).toHaveLength(3);
    for (const { code } of snippets) expect(code).toContain('"acme/model:cheapest"');
  });

  it("asks whoever does it for what hf-inference does not do", async () => {
    const [javascript, python] = await huggingFaceCode(wholeRequest("text-to-video"));
    expect(javascript?.code).toContain('provider: "auto"');
    expect(python?.code).toContain('provider="auto"');
  });

  it("holds no token and no name of a visitor's file", async () => {
    const fetcher = createHuggingFaceFetcher({ token: () => token });
    for (const [task, request] of cases) {
      const inputs = request.inputs instanceof Blob ? new File([request.inputs], "secret.png", request.inputs) : request.inputs;
      for (const { code } of (await fetcher.code?.(wholeRequest(task, { ...request, inputs }))) ?? []) {
        expect(code).not.toContain(token);
        expect(code).not.toContain("secret");
        expect(code).toContain("HF_TOKEN");
      }
    }
  });

  it("is refused for what is no model", async () => {
    await expect(huggingFaceCode(wholeRequest("fill-mask", { model: "../x" }))).rejects.toMatchObject({ kind: "invalid-input" });
  });

  it("reads well", async () => {
    const request = wholeRequest("image-to-image", { inputs: picture, parameters: { prompt: "a red kite over dunes" } });
    expect((await huggingFaceCode(request)).slice(0, 2)).toEqual([
      {
        language: "javascript",
        library: "@huggingface/inference",
        code: `import { readFile, writeFile } from "node:fs/promises";
import { InferenceClient } from "@huggingface/inference";

const client = new InferenceClient(process.env.HF_TOKEN);

const picture = new Blob([await readFile("picture.png")], { type: "image/png" });

const answer = await client.imageToImage({
  provider: "hf-inference",
  model: "acme/model",
  inputs: picture,
  parameters: { prompt: "a red kite over dunes" },
});
await writeFile("answer.png", answer.stream());`,
      },
      {
        language: "python",
        library: "huggingface_hub",
        code: `import os

from huggingface_hub import InferenceClient

client = InferenceClient(
    "acme/model",
    provider="hf-inference",
    api_key=os.environ["HF_TOKEN"],
)

answer = client.image_to_image(image="picture.png", prompt="a red kite over dunes")
answer.save("answer.png")`,
      },
    ]);
  });
});
