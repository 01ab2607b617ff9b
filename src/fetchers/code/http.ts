import type { Snippet } from "../../core/backend.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceRequest, TaskId } from "../../core/task.js";
import type { HttpRequest } from "../http.js";
import { type CodeFile, nameFiles } from "./files.js";
import {
  enclose,
  heredoc,
  indent,
  javascript,
  lines,
  type Notation,
  paragraphs,
  python,
  quote,
  quoteShell,
  writeLiteral,
} from "./literals.js";

/** What makes a request into what goes to a server, without the token. */
export type ToHttp = (request: InferenceRequest) => HttpRequest | Promise<HttpRequest>;

/**
 * A request as plain code that asks the same: `fetch` of JavaScript, `requests` of Python, and curl.
 *
 * The token is read from the environment, where it is called `tokenName`. Files are read from the folder of the code, as
 * `picture.png` and the like; media by address are downloaded.
 * Rejects with whatever `toHttp` throws, and with `InferenceError("invalid-input")` for a file that can no longer be read.
 */
export async function httpCode(request: InferenceRequest, toHttp: ToHttp, tokenName = "API_TOKEN"): Promise<readonly Snippet[]> {
  const named = await nameFiles(request);
  const { url, headers = {}, body: sent } = await toHttp(named.request);
  const body = await readBody(sent, named.files);
  const call: Call = { url, headers, body, tokenName, answer: answerFile(request.task, headers) };
  return [
    { language: "javascript", code: writeScript(call) },
    { language: "python", library: "requests", code: writePython(call) },
    { language: "curl", code: writeCurl(call) },
  ];
}

/** A request as it is written down. */
interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly tokenName: string;
  /** Where an answer that is a file goes; undefined for one that is printed. */
  readonly answer: string | undefined;
}

type Body =
  | { readonly kind: "none"; readonly files: readonly CodeFile[] }
  | { readonly kind: "json"; readonly value: unknown; readonly files: readonly CodeFile[]; readonly frames: Frames | undefined }
  | { readonly kind: "file"; readonly file: CodeFile; readonly files: readonly CodeFile[] }
  | { readonly kind: "form"; readonly fields: readonly Field[]; readonly files: readonly CodeFile[] };

type Field = readonly [name: string, value: string | CodeFile];

/** What the frames of an event stream hold. */
type Frames = "chat" | "completions" | "tokens";

async function readBody(body: HttpRequest["body"], files: readonly CodeFile[]): Promise<Body> {
  if (body === undefined) return { kind: "none", files: [] };
  if (typeof body === "string") {
    const value: unknown = JSON.parse(body);
    return { kind: "json", value, files: files.filter(({ base64 }) => body.includes(base64)), frames: framesOf(value) };
  }
  if (body instanceof FormData) {
    const fields = await Promise.all([...body].map(async ([name, value]) => [name, await findFile(value, files)] as const));
    return { kind: "form", fields, files: files.filter((file) => fields.some(([, value]) => value === file)) };
  }
  const file = await findFile(body, files);
  if (typeof file === "string") throw new TypeError("A body of bytes should be a file of the request.");
  return { kind: "file", file, files: [file] };
}

/** The file whose bytes these are; a text, or bytes of nobody's as text, stays one. */
async function findFile(value: string | Blob, files: readonly CodeFile[]): Promise<string | CodeFile> {
  const text = typeof value === "string" ? value : await value.text();
  return files.find((file) => file.text === text) ?? text;
}

function framesOf(body: unknown): Frames | undefined {
  if (!isRecord(body) || body.stream !== true) return undefined;
  if ("messages" in body) return "chat";
  return "prompt" in body ? "completions" : "tokens";
}

const answerFiles: Partial<Record<TaskId, string>> = {
  "text-to-speech": "answer.flac",
  "text-to-audio": "answer.flac",
  "text-to-video": "answer.mp4",
  "image-to-video": "answer.mp4",
  "image-text-to-video": "answer.mp4",
  "video-to-video": "answer.mp4",
  "text-to-3d": "answer.glb",
  "image-to-3d": "answer.glb",
};

/** Where the answer to a task is kept when it is a file; undefined for one that is printed. */
export function answerFile(task: TaskId, { Accept = "" }: Readonly<Record<string, string>>): string | undefined {
  return Accept.startsWith("image/") ? "answer.png" : answerFiles[task];
}

/** The headers that tell what the body is, where the language does not do so by itself. */
function typedHeaders({ headers, body }: Call): Readonly<Record<string, string>> {
  if (body.kind === "json") return { "Content-Type": "application/json", ...headers };
  return body.kind === "file" ? { "Content-Type": body.file.type, ...headers } : headers;
}

function headerFields(authorization: string, headers: Readonly<Record<string, string>>, notation: Notation): string {
  const others = Object.entries(headers).map(([name, value]) => `${notation.name(name)}: ${notation.text([value])}`);
  return enclose("{", [`${notation.name("Authorization")}: ${authorization}`, ...others], "}", notation);
}

// --- JavaScript ---

/** A file in JavaScript: its bytes, their base64, or a Blob that knows its type. */
export function readScript({ path, url, type }: CodeFile, form: "bytes" | "base64" | "blob"): string {
  if (url) {
    const reply = `(await fetch(${javascript.text([url])}))`;
    return form === "base64" ? `Buffer.from(await ${reply}.arrayBuffer()).toString("base64")` : `await ${reply}.blob()`;
  }
  if (form === "base64") return `await readFile("${path}", "base64")`;
  const bytes = `await readFile("${path}")`;
  return form === "bytes" ? bytes : `new Blob([${bytes}], { type: ${javascript.text([type])} })`;
}

/** The import of what reads and writes files; empty where nothing does. */
export function importFiles(files: readonly CodeFile[], answer: string | undefined): string {
  const names = [...(files.some(({ url }) => !url) ? ["readFile"] : []), ...(answer ? ["writeFile"] : [])];
  return names.length > 0 ? `import { ${names.join(", ")} } from "node:fs/promises";` : "";
}

function writeScript(call: Call): string {
  const { url, body, answer, tokenName } = call;
  const form = { none: "bytes", json: "base64", file: "bytes", form: "blob" } as const;
  const options = [
    ...(body.kind === "none" ? [] : ['method: "POST"']),
    `headers: ${headerFields(`\`Bearer \${process.env.${tokenName}}\``, typedHeaders(call), javascript)}`,
    ...scriptBody(body),
  ];
  return paragraphs(
    importFiles(body.files, answer),
    lines(
      ...body.files.map((file) => `const ${file.name} = ${readScript(file, form[body.kind])};`),
      ...(body.kind === "form" ? ["const form = new FormData();", ...body.fields.map(appendField)] : []),
    ),
    lines(
      `const response = await fetch(${javascript.text([url])}, ${enclose("{", options, "}", javascript)});`,
      "if (!response.ok) throw new Error(await response.text());",
      body.kind === "json" && body.frames
        ? scriptFrames[body.frames]
        : answer
          ? `await writeFile("${answer}", response.body);`
          : "console.dir(await response.json(), { depth: null });",
    ),
  );
}

function scriptBody(body: Body): readonly string[] {
  switch (body.kind) {
    case "none":
      return [];
    case "json":
      return [`body: JSON.stringify(${writeLiteral(body.value, javascript, body.files)})`];
    case "file":
      return [`body: ${body.file.name}`];
    case "form":
      return ["body: form"];
  }
}

function appendField([name, value]: Field): string {
  const file = typeof value === "string" ? [javascript.text([value])] : [value.name, `"${value.path}"`];
  return `form.append(${[javascript.text([name]), ...file].join(", ")});`;
}

const readFrames = (text: string) => `let rest = "";
for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split("\\n");
  rest = lines.pop();
  for (const line of lines) {
    const data = line.startsWith("data:") ? line.slice(5).trim() : "[DONE]";
    if (data !== "[DONE]") console.log(JSON.parse(data).${text} ?? "");
  }
}`;

const scriptFrames: Readonly<Record<Frames, string>> = {
  chat: readFrames("choices?.[0]?.delta?.content"),
  completions: readFrames("choices?.[0]?.text"),
  tokens: readFrames("token?.text"),
};

// --- Python ---

function writePython(call: Call): string {
  const { url, headers, body, answer, tokenName } = call;
  const isJson = body.kind === "json";
  const frames = isJson ? body.frames : undefined;
  const values = [
    quote(url),
    // The library itself says that JSON is JSON.
    `headers=${headerFields(`"Bearer " + os.environ["${tokenName}"]`, isJson ? headers : typedHeaders(call), python)}`,
    ...pythonBody(body),
    ...(frames ? ["stream=True"] : []),
  ];
  return paragraphs(
    lines(isJson && body.files.length > 0 ? "import base64" : "", frames ? "import json" : "", "import os"),
    "import requests",
    lines(...body.files.map((file) => readPython(file, isJson))),
    lines(
      `response = requests.${body.kind === "none" ? "get" : "post"}${enclose("(", values, ")", python)}`,
      "if not response.ok:",
      "    raise SystemExit(response.text)",
      frames
        ? pythonFrames[frames]
        : answer
          ? `with open("${answer}", "wb") as target:\n    target.write(response.content)`
          : "print(response.json())",
    ),
  );
}

/** A file in Python: its bytes, or their base64. */
export function readPython({ name, path, url }: CodeFile, asBase64: boolean): string {
  const read = (bytes: string) => `${name} = ${asBase64 ? `base64.b64encode(${bytes}).decode()` : bytes}`;
  return url
    ? read(`requests.get(${quote(url)}).content`)
    : `with open("${path}", "rb") as source:\n    ${read("source.read()")}`;
}

function pythonBody(body: Body): readonly string[] {
  switch (body.kind) {
    case "none":
      return [];
    case "json":
      return [`json=${writeLiteral(body.value, python, body.files)}`];
    case "file":
      return [`data=${body.file.name}`];
    case "form":
      return [`files=${enclose("[", body.fields.map(pythonField), "]", python)}`];
  }
}

function pythonField([name, value]: Field): string {
  const content = typeof value === "string" ? `None, ${quote(value)}` : `"${value.path}", ${value.name}, ${quote(value.type)}`;
  return `(${quote(name)}, (${content}))`;
}

const readPythonFrames = (print: string) => `for line in response.iter_lines():
    data = line.removeprefix(b"data:").strip()
    if line.startswith(b"data:") and data != b"[DONE]":
${indent(indent(print, python), python)}`;

const printChoices = (text: string) => `for choice in json.loads(data).get("choices", []):
    print(${text} or "", end="", flush=True)`;

const pythonFrames: Readonly<Record<Frames, string>> = {
  chat: readPythonFrames(printChoices('choice["delta"].get("content")')),
  completions: readPythonFrames(printChoices('choice.get("text")')),
  tokens: readPythonFrames('print(json.loads(data)["token"]["text"], end="", flush=True)'),
};

// --- curl ---

function writeCurl(call: Call): string {
  const { url, body, answer, tokenName } = call;
  const words = [
    `curl ${quoteShell(url)}`,
    // Brackets in an address would else be read as a range.
    ...(/[[\]{}]/.test(url) ? ["--globoff"] : []),
    ...(body.kind === "json" && body.frames ? ["--no-buffer"] : []),
    `-H "Authorization: Bearer $${tokenName}"`,
    ...Object.entries(typedHeaders(call)).map(([name, value]) => `-H ${quoteShell(`${name}: ${value}`)}`),
    ...(answer ? [`--output ${answer}`] : []),
    ...curlBody(body),
  ];
  return lines(
    ...body.files.flatMap(({ url: from, path }) => (from ? [`curl --location --output ${path} ${quoteShell(from)}`] : [])),
    words.join(" \\\n  "),
  );
}

function curlBody(body: Body): readonly string[] {
  switch (body.kind) {
    case "none":
      return [];
    case "json": {
      // Arguments of a command are limited in length, a here-document is not.
      const expands = body.files.length > 0;
      const json = writeLiteral(body.value, heredoc(expands), body.files);
      return [`--data-binary @- << ${expands ? "JSON" : "'JSON'"}\n${json}\nJSON`];
    }
    case "file":
      return [`--data-binary @${body.file.path}`];
    case "form":
      return body.fields.map(([name, value]) =>
        typeof value === "string"
          ? `--form-string ${quoteShell(`${name}=${value}`)}`
          : `--form ${quoteShell(`${name}=@${value.path};type=${value.type}`)}`,
      );
  }
}
