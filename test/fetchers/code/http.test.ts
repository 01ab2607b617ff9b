import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snippet } from "../../../src/core/backend.js";
import type { Fetcher, InferenceRequest } from "../../../src/core/task.js";
import { httpCode } from "../../../src/fetchers/code/http.js";
import { createEndpointFetcher } from "../../../src/fetchers/endpoint.js";
import { bytes, eventStream, failed, json, type ReceivedRequest, startServer, type TestServer } from "../../server/index.js";
import { asked, type Folder, makeFolder, noPython } from "./runCode.js";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const jpg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9, 8, 7]);
const wav = new TextEncoder().encode("RIFF\0\0\0\0WAVE!");
const picture = new Blob([png], { type: "image/png" });
const photo = new Blob([jpg]);
const sound = new Blob([wav], { type: "audio/wav" });
const token = "hf_canary_0123456789";
const environment = { API_TOKEN: token };

let server: TestServer;
let folder: Folder;
beforeAll(async () => {
  server = await startServer();
  folder = makeFolder({ "picture.png": png, "picture.jpg": jpg, "picture2.jpg": jpg, "sound.wav": wav });
});
afterAll(async () => {
  folder.remove();
  await server.close();
});

const hostile = [
  `It's "quoted" \\ and \\n, $(touch evil) \`id\` $HOME \${x} %s !! '''`,
  `"""\n\tJSON\nEOF\r\n</script><!-- 😀 👩‍👩‍👧 é`,
  "\u2028\u2029\0\x07\x7f\u0085 \u202eevil\u202c \u2066x\u2069 \ufeff \ud800 #{y} {{z}} \\u0041 \\$",
].join("");

const cases: Readonly<Record<string, Partial<InferenceRequest>>> = {
  "a text": { inputs: "I love football" },
  "a hostile text": { inputs: hostile },
  "hostile names": { inputs: { [hostile]: 1, __proto__x: 2, "": 3, ...JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') } },
  "values of every kind": {
    inputs: { a: null, b: true, c: false, d: [1.5, -2, 1e21, 5e-324], e: {}, f: [], g: [[["deep"]]], h: "" },
    parameters: { absent: undefined, top_k: 3 },
  },
  "a question and its context": { task: "question-answering", inputs: { question: "Who?", context: "Ada.\nBob." } },
  "a table": {
    task: "table-question-answering",
    inputs: { query: "How many?", table: { A: ["1", "x".repeat(90)], "B c": ["2", ""] } },
  },
  "candidate labels": { task: "zero-shot-classification", parameters: { candidate_labels: ["a", "b, c"], multi_label: false } },
  "a long text": { inputs: "long 'text' ".repeat(20_000) },
  "a picture as it is": { task: "image-classification", inputs: picture },
  "a picture of unknown type": { task: "image-classification", inputs: photo },
  "a picture with parameters": { task: "image-classification", inputs: picture, parameters: { top_k: 3, word: hostile } },
  "a picture and a question": { task: "visual-question-answering", inputs: { question: hostile, image: picture } },
  "several pictures, one of them twice": {
    task: "visual-document-retrieval",
    inputs: { query: "tax", images: [picture, photo, picture] },
  },
  "a sound": { task: "automatic-speech-recognition", inputs: sound },
  "a sound with parameters": { task: "automatic-speech-recognition", inputs: sound, parameters: { return_timestamps: true } },
  messages: {
    task: "conversational",
    inputs: {
      messages: [
        { role: "system", content: hostile },
        { role: "user", content: "Hi" },
      ],
    },
    parameters: { max_new_tokens: 20 },
  },
  "messages with a picture and a sound": {
    task: "image-text-to-text",
    inputs: {
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: hostile },
            { type: "image_url", image_url: { url: picture } },
            { type: "input_audio", input_audio: { data: sound, format: "wav" } },
          ],
        },
      ],
    },
  },
  sentences: { task: "sentence-similarity", inputs: { source_sentence: "a", sentences: ["b", "c"] } },
};

const wholeRequest = (request: Partial<InferenceRequest>): InferenceRequest => ({
  task: "text-classification",
  model: "acme/model",
  inputs: "hello",
  parameters: {},
  stream: false,
  ...request,
});

/** What a fetcher sends. */
async function sent(fetcher: Fetcher, request: InferenceRequest): Promise<ReceivedRequest> {
  await fetcher(request, { signal: new AbortController().signal, onEvent: () => {} });
  return server.requests[0] as ReceivedRequest;
}

async function snippetIn(language: Snippet["language"], fetcher: Fetcher, request: InferenceRequest): Promise<Snippet> {
  const snippet = (await fetcher.code?.(request))?.find((one) => one.language === language);
  return snippet ?? expect.fail(`no code in ${language}`);
}

describe.each(["javascript", "python", "curl"] as const)("code in %s", (language) => {
  const cannotRun = language === "python" ? noPython : undefined;
  const title = cannotRun ? `asks what the fetcher asks (left out: ${cannotRun}), for %s` : "asks what the fetcher asks, for %s";

  it.skipIf(cannotRun).each(Object.keys(cases))(title, async (name) => {
    const fetcher = createEndpointFetcher(`${server.url}/predict?x={1}&y='%24`, { token });
    const request = wholeRequest(cases[name] ?? {});
    server.respond(json([{ label: "seen", score: 1 }]));
    const expected = asked(await sent(fetcher, request));
    server.respond(json([{ label: "seen", score: 1 }]));
    const printed = await folder.run(await snippetIn(language, fetcher, request), { environment });
    expect(existsSync(`${folder.path}/evil`)).toBe(false);
    expect(server.requests).toHaveLength(1);
    expect(asked(server.requests[0] as ReceivedRequest)).toEqual(expected);
    expect(printed).toContain("seen");
  });

  it.skipIf(cannotRun)("sends a form as the fetcher does", async () => {
    server.respond(json({ text: "hello there" }));
    const request = wholeRequest({ task: "automatic-speech-recognition", inputs: sound });
    const snippets = await httpCode(request, ({ inputs }) => {
      const form = new FormData();
      form.append("model", "@acme");
      form.append("prompt", hostile.replaceAll(/[\0\ud800\r\n]/g, ""));
      form.append("file", inputs as Blob, "file.wav");
      return { url: `${server.url}/transcribe`, body: form };
    });
    const snippet = snippets.find((one) => one.language === language) as Snippet;
    expect(await folder.run(snippet, { environment })).toContain("hello there");
    const { body, headers } = server.requests[0] as ReceivedRequest;
    const form = await new Response(new Uint8Array(body), {
      headers: { "Content-Type": String(headers["content-type"]) },
    }).formData();
    expect(form.get("model")).toBe("@acme");
    expect(form.get("prompt")).toBe(hostile.replaceAll(/[\0\ud800\r\n]/g, ""));
    const file = form.get("file") as File;
    expect(file.type).toBe("audio/wav");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(wav);
  });

  it.skipIf(cannotRun).each([
    [
      "chat",
      { task: "conversational", inputs: { messages: [{ role: "user", content: "Hi" }] } },
      { choices: [{ delta: { content: "Grüße [DONE]" } }] },
    ],
    ["native", { task: "text-generation", inputs: "Once" }, { token: { text: "Grüße [DONE]" } }],
  ] as const)("prints the pieces of a stream (%s)", async (_name, request, chunk) => {
    const frames = [{ choices: [], token: { text: "" } }, chunk].map((frame) => `data: ${JSON.stringify(frame)}\r\n\r\n`);
    server.respond(eventStream(`: comment\n\n${frames.join("")}data: [DONE]\n\n`, { pieceSize: 3 }));
    const fetcher = createEndpointFetcher(server.url, { token });
    const printed = await folder.run(await snippetIn(language, fetcher, wholeRequest({ ...request, stream: true })), {
      environment,
    });
    expect(printed).toContain("Grüße [DONE]");
    expect(JSON.parse(String(server.requests[0]?.body))).toMatchObject({ stream: true });
  });

  it.skipIf(cannotRun)("keeps a picture that is the answer", async () => {
    server.respond(bytes(jpg, "image/jpeg"));
    const fetcher = createEndpointFetcher(server.url, { token });
    await folder.run(await snippetIn(language, fetcher, wholeRequest({ task: "text-to-image" })), { environment });
    expect(new Uint8Array(readFileSync(`${folder.path}/answer.png`))).toEqual(jpg);
    rmSync(`${folder.path}/answer.png`);
    expect(server.requests[0]?.headers.accept).toBe("image/png");
  });

  it.skipIf(cannotRun)("downloads what stands as an address", async () => {
    server.respond(bytes(png, "image/png"), json([{ label: "seen" }]));
    const inputs = new URL(`${server.url}/owl.png?a='b'`);
    const fetcher = createEndpointFetcher(`${server.url}/predict`, { token });
    for (const parameters of [{}, { top_k: 1 }]) {
      server.respond(bytes(png, "image/png"), json([{ label: "seen" }]));
      const request = wholeRequest({ task: "object-detection", inputs, parameters });
      await folder.run(await snippetIn(language, fetcher, request), { environment });
      const [download, question] = server.requests as [ReceivedRequest, ReceivedRequest];
      expect(download).toMatchObject({ method: "GET", path: "/owl.png?a=%27b%27" });
      expect(download.headers).not.toHaveProperty("authorization");
      const pngText = Buffer.from(png).toString("base64");
      if (parameters.top_k) expect(JSON.parse(String(question.body))).toEqual({ inputs: pngText, parameters });
      else expect(new Uint8Array(question.body)).toEqual(png);
    }
  });

  it.skipIf(cannotRun)("says what the server objects to", async () => {
    server.respond(failed(422, { error: "inputs is too odd" }));
    const snippet = await snippetIn(language, createEndpointFetcher(server.url), wholeRequest({}));
    const printed = folder.run(snippet, { environment }).catch(String);
    expect(await printed).toContain("inputs is too odd");
  });
});

describe("code of a server", () => {
  it("holds no token, and no name of a visitor's file", async () => {
    const fetcher = createEndpointFetcher(server.url, { token: () => token });
    const inputs = new File([png], "$(secret) name.png", { type: "image/png" });
    for (const parameters of [{}, { top_k: 2 }]) {
      const snippets = await fetcher.code?.(wholeRequest({ task: "image-classification", inputs, parameters }));
      expect(snippets?.map(({ language }) => language)).toEqual(["javascript", "python", "curl"]);
      for (const { code } of snippets ?? []) {
        expect(code).not.toContain(token);
        expect(code).not.toContain("secret");
        expect(code).toContain("API_TOKEN");
      }
    }
  });

  it("shows no text in another order than it has, and ends no script", async () => {
    const snippets = await createEndpointFetcher(server.url).code?.(wholeRequest({ inputs: hostile }));
    for (const { code, language } of snippets ?? []) {
      expect(code).not.toMatch(/[\u2028-\u202e\u2066-\u2069\x7f]/);
      expect(code).toContain("😀 👩‍👩‍👧 é");
      if (language === "javascript") expect(code).not.toMatch(/<\/script|<!--/);
    }
  });

  it("reads well", async () => {
    const request = wholeRequest({ task: "image-classification", inputs: picture, parameters: { top_k: 3 } });
    const [javascript, python, curl] = (await createEndpointFetcher("https://models.example/owls").code?.(request)) ?? [];
    expect(javascript?.code).toBe(`import { readFile } from "node:fs/promises";

const picture = await readFile("picture.png", "base64");

const response = await fetch("https://models.example/owls", {
  method: "POST",
  headers: {
    Authorization: \`Bearer \${process.env.API_TOKEN}\`,
    "Content-Type": "application/json",
  },
  body: JSON.stringify({ parameters: { top_k: 3 }, inputs: picture }),
});
if (!response.ok) throw new Error(await response.text());
console.dir(await response.json(), { depth: null });`);
    expect(python).toEqual({
      language: "python",
      library: "requests",
      code: `import base64
import os

import requests

with open("picture.png", "rb") as source:
    picture = base64.b64encode(source.read()).decode()

response = requests.post(
    "https://models.example/owls",
    headers={"Authorization": "Bearer " + os.environ["API_TOKEN"]},
    json={"parameters": {"top_k": 3}, "inputs": picture},
)
if not response.ok:
    raise SystemExit(response.text)
print(response.json())`,
    });
    expect(curl?.code).toBe(`curl 'https://models.example/owls' \\
  -H "Authorization: Bearer $API_TOKEN" \\
  -H 'Content-Type: application/json' \\
  --data-binary @- << JSON
{
  "parameters": {"top_k": 3},
  "inputs": "$(base64 < picture.png | tr -d '\\n')"
}
JSON`);
  });

  it("is refused for what cannot be asked", async () => {
    const refusal = httpCode(wholeRequest({}), () => {
      throw new TypeError("not this");
    });
    await expect(refusal).rejects.toThrow("not this");
  });
});
