import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InferenceRequest, TaskId } from "../../../src/core/task.js";
import { transformersCode } from "../../../src/fetchers/code/transformers.js";
import { type Folder, makeFolder } from "./runCode.js";

const hostile = `It's "quoted" \\n $(touch evil) \`id\` \${x} ''' """\n</script> 😀 \u2028 \0 \u202e`;
const oddName = `x=1); import os; os.system("id")#`;
const picture = new Blob([new Uint8Array([1])], { type: "image/png" });
const sound = new Blob([new Uint8Array([1])], { type: "audio/wav" });

/** Modules in place of the libraries, which print what they are asked. */
const script = `const print = (name, values) => console.log(JSON.stringify([name, ...values]));
export async function pipeline(...values) {
  print("pipeline", values);
  const answer = { tolist: () => [[1, 0], [0.5, 0]], save: async () => {}, depth: { save: async () => {} } };
  return Object.assign(async (...asked) => (print("pipe", asked), answer), { tokenizer: "tokenizer" });
}
export class TextStreamer {}`;
const module = `import json
def show(name, values, named):
    print(json.dumps([name, *values, named], default=lambda value: "<object>"))
class Answer(dict):
    T = None
    def __missing__(self, name): return self
    def save(self, path): pass
class Pipe:
    tokenizer = "tokenizer"
    def __call__(self, *values, **named):
        show("pipe", values, named)
        return Answer()
def pipeline(*values, **named):
    show("pipeline", values, named)
    return Pipe()
def TextStreamer(*values, **named): return None
class SentenceTransformer:
    def __init__(self, *values): show("model", values, {})
    def encode(self, texts):
        show("encode", [texts], {})
        return texts
    def similarity(self, one, others): return 1
class CrossEncoder:
    def __init__(self, *values): show("model", values, {})
    def rank(self, *values): show("rank", values, {})
def write(*values): pass
`;

let folder: Folder;
beforeAll(() => {
  const text = (code: string) => new TextEncoder().encode(code);
  folder = makeFolder({
    "library.mjs": text(script),
    "transformers.py": text(module),
    "sentence_transformers.py": text(module),
    "scipy_stub.py": text(module),
  });
});
afterAll(() => folder.remove());

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const wholeRequest = (task: TaskId, request: Partial<InferenceRequest> = {}): InferenceRequest => ({
  task,
  model: "acme/model",
  inputs: hostile,
  parameters: {},
  stream: false,
  ...request,
});

/** What code in a language asks of its library, call by call. */
async function asks(language: "javascript" | "python", request: InferenceRequest): Promise<readonly unknown[]> {
  const snippet = (await transformersCode(request)).find((one) => one.language === language);
  if (!snippet) return [];
  const printed = await folder.run(snippet, {
    environment: {},
    instead: { '"@huggingface/transformers"': '"./library.mjs"', "from scipy.io.wavfile": "from scipy_stub" },
  });
  return printed
    .split("\n")
    .filter((line) => line.startsWith('["'))
    .map((line) => JSON.parse(line) as unknown);
}

type Case = readonly [task: TaskId, request: Partial<InferenceRequest>, script: readonly unknown[], python: readonly unknown[]];

const cases: readonly Case[] = [
  ["text-classification", { parameters: { top_k: 3 } }, [hostile, { top_k: 3 }], [hostile, { top_k: 3 }]],
  [
    "question-answering",
    { inputs: { question: hostile, context: "c" }, parameters: { top_k: 2 } },
    [hostile, "c", { top_k: 2 }],
    [{ question: hostile, context: "c", top_k: 2 }],
  ],
  [
    "zero-shot-classification",
    { parameters: { candidate_labels: "a, b", multi_label: true } },
    [hostile, ["a", "b"], { multi_label: true }],
    [hostile, { candidate_labels: ["a", "b"], multi_label: true }],
  ],
  ["feature-extraction", { parameters: { pooling: "mean" } }, [hostile, { pooling: "mean" }], [hostile, { pooling: "mean" }]],
  [
    "text-generation",
    { parameters: { max_new_tokens: 5, [oddName]: 1 } },
    [hostile, { max_new_tokens: 5, [oddName]: 1 }],
    [hostile, { max_new_tokens: 5, [oddName]: 1 }],
  ],
  [
    "conversational",
    { inputs: { messages: [{ role: "user", content: hostile }] }, stream: true },
    [[{ role: "user", content: hostile }], { streamer: {} }],
    [[{ role: "user", content: hostile }], { streamer: null }],
  ],
  [
    "image-classification",
    { inputs: picture, parameters: { top_k: 2 } },
    ["picture.png", { top_k: 2 }],
    ["picture.png", { top_k: 2 }],
  ],
  [
    "object-detection",
    { inputs: new URL("https://a.example/b.png?'\"=$(x)") },
    ["https://a.example/b.png?%27%22=$(x)", { threshold: 0.5 }],
    ["https://a.example/b.png?%27%22=$(x)", { threshold: 0.5 }],
  ],
  ["depth-estimation", { inputs: picture }, ["picture.png"], ["picture.png", {}]],
  [
    "zero-shot-image-classification",
    { inputs: { image: picture }, parameters: { candidate_labels: ["a"] } },
    ["picture.png", ["a"], { multi_label: false }],
    ["picture.png", { candidate_labels: ["a"] }],
  ],
  [
    "document-question-answering",
    { inputs: { image: picture, question: hostile } },
    ["picture.png", hostile],
    [{ image: "picture.png", question: hostile }],
  ],
  [
    "automatic-speech-recognition",
    { inputs: sound, parameters: { return_timestamps: true, generate_kwargs: { language: "de" } } },
    ["sound.wav", { return_timestamps: true, language: "de" }],
    ["sound.wav", { return_timestamps: true, generate_kwargs: { language: "de" } }],
  ],
  ["text-to-speech", {}, [hostile], [hostile, {}]],
];

describe("code in JavaScript", () => {
  it.each(cases)("asks the pipeline what a run on this device asks, for %s", async (task, request, expected) => {
    const [made, asked] = await asks("javascript", wholeRequest(task, request));
    expect(made).toEqual(["pipeline", expect.any(String), "acme/model"]);
    expect(asked).toEqual(["pipe", ...expected]);
  });

  it("compares sentences by their embeddings", async () => {
    const inputs = { source_sentence: hostile, sentences: ["b"] };
    const [, asked] = await asks("javascript", wholeRequest("sentence-similarity", { inputs }));
    expect(asked).toEqual(["pipe", [hostile, "b"], { pooling: "mean", normalize: true }]);
  });
});

describe.skipIf(!hasPython)(hasPython ? "code in Python" : "code in Python (left out: python3 is not installed)", () => {
  it.each(cases)("asks the pipeline for the same, for %s", async (task, request, _script, expected) => {
    const [made, asked] = await asks("python", wholeRequest(task, request));
    expect(made).toEqual(["pipeline", expect.any(String), { model: "acme/model" }]);
    expect(asked).toEqual(["pipe", ...expected]);
  });

  it("takes pairs, compares and ranks sentences", async () => {
    const pair = { text: "a", text_pair: hostile };
    expect(await asks("python", wholeRequest("text-classification", { inputs: pair }))).toContainEqual([
      "pipe",
      pair,
      { top_k: 5 },
    ]);
    const similarity = wholeRequest("sentence-similarity", { inputs: { source_sentence: hostile, sentences: ["b"] } });
    expect(await asks("python", similarity)).toContainEqual(["encode", [hostile, "b"], {}]);
    const retrieval = wholeRequest("text-retrieval", { inputs: { query: hostile, texts: ["b"] } });
    expect(await asks("python", retrieval)).toContainEqual(["encode", [hostile, "b"], {}]);
    const ranking = wholeRequest("text-ranking", { inputs: { query: "q", texts: ["a", hostile] } });
    expect(await asks("python", ranking)).toContainEqual(["rank", "q", ["a", hostile], {}]);
  });
});

describe("code for this device", () => {
  it("is there for no task without a pipeline", async () => {
    expect(await transformersCode(wholeRequest("text-to-video"))).toEqual([]);
  });

  it("reads well", async () => {
    const request = wholeRequest("translation", { inputs: "Guten Tag", parameters: { max_new_tokens: 20 } });
    expect((await transformersCode(request)).map(({ code }) => code)).toEqual([
      `import { pipeline } from "@huggingface/transformers";

const pipe = await pipeline("translation", "acme/model");
const answer = await pipe("Guten Tag", { max_new_tokens: 20 });
console.dir(answer, { depth: null });`,
      `# Version 5 has no such pipeline: pip install "transformers<5"

from transformers import pipeline

pipe = pipeline("translation", model="acme/model")
answer = pipe("Guten Tag", max_new_tokens=20)
print(answer)`,
    ]);
  });
});
