import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snippet } from "../../../src/core/backend.js";
import type { InferenceRequest } from "../../../src/core/task.js";
import { createGradioFetcher, type GradioOptions } from "../../../src/fetchers/gradio.js";
import { type Folder, makeFolder } from "./runCode.js";

const hostile = `It's "quoted" \\n $(touch evil) \`id\` \${x} ''' """\n</script> 😀 \u2028 \0 \u202e # */ //`;
const oddName = `x=1); import os; os.system("touch evil")#`;
const token = "hf_canary_0123456789";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const picture = new File([png], "holiday in Rome.png", { type: "image/png" });
const photo = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9])]);
const sound = new Blob([new Uint8Array([1])], { type: "audio/wav" });

/** Modules in place of the libraries, which print what they are asked. */
const script = `const print = (...values) => console.log(JSON.stringify(values));
export const handle_file = (path) => ({ file: path });
export const Client = {
  async connect(...values) {
    print("connect", ...values);
    return { predict: async (endpoint, values, ...more) => (print("predict", endpoint, values, ...more), { data: ["seen"] }) };
  },
};`;
const module = `import json
def handle_file(path): return {"file": path}
class Client:
    def __init__(self, *values, **named): print(json.dumps(["connect", *values, *([named] if named else [])]))
    def predict(self, *values, api_name, **named):
        print(json.dumps(["predict", api_name, named or values]))
        return "seen"
`;

let folder: Folder;
beforeAll(() => {
  const text = (code: string) => new TextEncoder().encode(code);
  folder = makeFolder({ "library.mjs": text(script), "gradio_client.py": text(module) });
});
afterAll(() => folder.remove());

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const wholeRequest = (request: Partial<InferenceRequest> = {}): InferenceRequest => ({
  task: "text-classification",
  model: "acme/model",
  inputs: "hello",
  parameters: {},
  stream: false,
  ...request,
});

/** The code of a fetcher that must send nothing, nor ask for the visitor's token. */
async function write(
  request: Partial<InferenceRequest> = {},
  options: GradioOptions = {},
  space = "acme/space",
): Promise<readonly Snippet[]> {
  const fetch = () => expect.fail("the code was written by way of the network");
  return (await createGradioFetcher(space, { fetch, ...options }).code?.(wholeRequest(request))) ?? [];
}

/** What code in a language asks of its library, call by call. */
async function asks(
  language: Snippet["language"],
  ...given: Parameters<typeof write>
): Promise<readonly [connect: unknown, predict: unknown]> {
  const snippet = (await write(...given)).find((one) => one.language === language) ?? expect.fail(`no code in ${language}`);
  const printed = await folder.run(snippet, {
    environment: { HF_TOKEN: token },
    instead: { '"@gradio/client"': '"./library.mjs"' },
  });
  expect(existsSync(`${folder.path}/evil`)).toBe(false);
  expect(printed).toContain("seen");
  const [connect, predict] = printed
    .split("\n")
    .filter((line) => line.startsWith('["'))
    .map((line) => JSON.parse(line) as unknown);
  return [connect, predict];
}

const chat = (...content: readonly unknown[]) => ({
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Hello" },
    { role: "user", content: content.length === 1 ? content[0] : content },
  ],
});

const file = (path: string) => ({ file: path });

type Case = readonly [what: string, request: Partial<InferenceRequest>, values: unknown];

const inOrder: readonly Case[] = [
  ["a hostile text", { inputs: hostile }, [hostile]],
  ["a picture", { inputs: picture }, [file("picture.png")]],
  ["a picture of unknown type", { inputs: photo }, [file("picture.jpg")]],
  ["a sound", { inputs: sound }, [file("sound.wav")]],
  [
    "a picture at an address",
    { inputs: new URL("https://a.example/b.png?'\"=$(x)") },
    [file("https://a.example/b.png?%27%22=$(x)")],
  ],
  ["a picture and a question", { inputs: { image: picture, question: hostile } }, [file("picture.png"), hostile]],
  [
    "several pictures, one of them twice",
    { inputs: { query: "tax", images: [picture, photo, picture] } },
    ["tax", ["picture.png", "picture2.jpg", "picture.png"].map((path) => ({ image: file(path), caption: null }))],
  ],
  [
    "a table",
    { inputs: { query: "How many?", table: { A: ["1", "2"], "B c": ["3", hostile] } } },
    [
      "How many?",
      {
        headers: ["A", "B c"],
        data: [
          ["1", "3"],
          ["2", hostile],
        ],
        metadata: null,
      },
    ],
  ],
  [
    "candidate labels, and no other parameter",
    { parameters: { candidate_labels: ["a", hostile], multi_label: true } },
    ["hello", ["a", hostile]],
  ],
  [
    "data",
    { inputs: { a: [1.5, null, true], b: { [oddName]: { __proto__x: [] } } } },
    [[1.5, null, true], { [oddName]: { __proto__x: [] } }],
  ],
  ["a chat's last message", { inputs: chat(hostile) }, [hostile]],
  [
    "a chat's last message with a picture",
    { inputs: chat({ type: "text", text: hostile }, { type: "image_url", image_url: { url: picture } }) },
    [{ text: hostile, files: [file("picture.png")] }],
  ],
  ["nothing", { inputs: "" }, []],
];

type Named = readonly [what: string, inputs: NonNullable<GradioOptions["inputs"]>, values: unknown];

const byName: readonly Named[] = [
  ["a text", ({ inputs, parameters }) => ({ text: inputs, top: parameters.top_k }), { text: hostile, top: 3 }],
  ["odd names", ({ inputs }) => ({ [oddName]: inputs, lambda: 1, "": [] }), { [oddName]: hostile, lambda: 1, "": [] }],
];

describe.each(["javascript", "python"] as const)("code in %s", (language) => {
  const cannotRun = language === "python" && !hasPython;
  const note = cannotRun ? " (left out: python3 is not installed)" : "";

  it.skipIf(cannotRun).each(inOrder)(
    `hands over the parts of a request in their order${note}: %s`,
    async (_what, request, values) => {
      expect(await asks(language, request)).toEqual([
        ["connect", "acme/space"],
        ["predict", "/predict", values],
      ]);
    },
  );

  it.skipIf(cannotRun).each(byName)(`hands over what the host names${note}: %s`, async (_what, inputs, values) => {
    const [, predict] = await asks(language, { inputs: hostile, parameters: { top_k: 3 } }, { inputs });
    expect(predict).toEqual(["predict", "/predict", values]);
  });

  it.skipIf(cannotRun)(`knows the files again that the host has copied, and names those of the host${note}`, async () => {
    const inputs = (given: InferenceRequest) => {
      const { image, mask } = given.inputs as Readonly<Record<"image" | "mask", Blob>>;
      return { style: new Blob([png]), image: new File([image], "a.png"), layers: [{ mask }, { mask: image }] };
    };
    const request = { inputs: { image: picture, mask: new URL("https://a.example/mask.png") } };
    const [, predict] = await asks(language, request, { inputs });
    expect(predict).toEqual([
      "predict",
      "/predict",
      {
        style: file("picture.png"),
        image: file("picture2.png"),
        layers: [{ mask: file("https://a.example/mask.png") }, { mask: file("picture2.png") }],
      },
    ]);
  });

  it.skipIf(cannotRun).each([
    ["predict", "acme/space", "acme/space"],
    ["/say it's", "https://huggingface.co/spaces/acme/space/", "acme/space"],
    [hostile, "https://me:secret@apps.example/one/?x=1#y", "https://apps.example/one"],
  ])(`asks the function %j of the app %j${note}`, async (endpoint, space, address) => {
    expect(await asks(language, {}, { endpoint }, space)).toEqual([
      ["connect", address],
      ["predict", `/${endpoint.replace(/^\//, "")}`, ["hello"]],
    ]);
  });

  it.skipIf(cannotRun)(`takes the token out of the environment where the app is asked with one${note}`, async () => {
    const [connect] = await asks(language, {}, { token: () => expect.fail("the token was asked for") });
    expect(connect).toEqual(["connect", "acme/space", { token }]);
  });
});

describe("code for a Gradio app", () => {
  it("holds neither the token nor the name or the bytes of a file", async () => {
    const snippets = await write({ inputs: { image: picture, text: "a" } }, { token });
    const written = JSON.stringify(snippets);
    expect(written).toContain("HF_TOKEN");
    for (const secret of [token, "canary", "holiday", "iVBO"]) expect(written).not.toContain(secret);
    expect(JSON.stringify(await write())).not.toContain("TOKEN");
  });

  it("fails as the host's own choice of inputs fails", async () => {
    const inputs = () => {
      throw new RangeError("no such text");
    };
    await expect(write({}, { inputs })).rejects.toThrow("no such text");
  });

  it("reads well", async () => {
    const request = { inputs: { image: picture, question: "What is this?" } };
    expect((await write(request, { token, endpoint: "/ask" })).map(({ code }) => code)).toEqual([
      `import { Client, handle_file } from "@gradio/client";

const app = await Client.connect("acme/space", { token: process.env.HF_TOKEN });
// app.view_api() lists the functions of the app and their inputs.
const answer = await app.predict("/ask", [handle_file("picture.png"), "What is this?"]);
console.dir(answer.data, { depth: null });`,
      `import os

from gradio_client import Client, handle_file

app = Client("acme/space", token=os.environ["HF_TOKEN"])
# app.view_api() lists the functions of the app and their inputs.
answer = app.predict(handle_file("picture.png"), "What is this?", api_name="/ask")
print(answer)`,
    ]);
    const inputs = ({ inputs: text }: InferenceRequest) => ({ text, top_k: 3 });
    expect((await write({}, { inputs })).map(({ code }) => code)).toEqual([
      `import { Client } from "@gradio/client";

const app = await Client.connect("acme/space");
// app.view_api() lists the functions of the app and their inputs.
const answer = await app.predict("/predict", { text: "hello", top_k: 3 });
console.dir(answer.data, { depth: null });`,
      `from gradio_client import Client

app = Client("acme/space")
# app.view_api() lists the functions of the app and their inputs.
answer = app.predict(text="hello", top_k=3, api_name="/predict")
print(answer)`,
    ]);
  });
});
