import { inspect } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import type { InferenceAnswer, InferenceEvent, InferenceRequest } from "../../src/core/task.js";
import { createGradioFetcher, type GradioOptions } from "../../src/fetchers/gradio.js";
import {
  bytes,
  cutAfter,
  eventStream,
  failed,
  html,
  json,
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

const logNames = ["log", "info", "warn", "error", "debug"] as const;
const written: unknown[] = [];
beforeEach(() => {
  for (const name of logNames) vi.spyOn(console, name).mockImplementation((...words) => written.push(words));
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(written.splice(0)).toEqual([]);
});

/** Lets pauses pass five hundred times as fast. */
function hurry(): void {
  const wait = globalThis.setTimeout;
  const hasty = (run: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]) =>
    wait(run, milliseconds / 500, ...given);
  vi.spyOn(globalThis, "setTimeout").mockImplementation(hasty as typeof setTimeout);
}

const token = "hf_canary_0123456789";
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const picture = new File([png], "holiday in Rome.png", { type: "image/png" });
const sound = new Blob([new TextEncoder().encode("fLaC\0\0\0\x22")]);

// --- an app that speaks Gradio's protocol ---

interface Component {
  readonly component: string;
  readonly label?: string;
  readonly name?: string;
  readonly usual?: unknown;
  readonly python?: string;
}

interface Endpoint {
  readonly inputs?: readonly (string | Component)[];
  readonly outputs?: readonly (string | Component)[];
  readonly queue?: boolean;
}

interface App {
  readonly endpoints?: Readonly<Record<string, Endpoint>>;
  readonly config?: Readonly<Record<string, unknown>>;
  /** What is sent to whoever listens for events; `event_id` is added. */
  readonly frames?: readonly Readonly<Record<string, unknown>>[];
  /** What a function returns; short for frames that say so. */
  readonly data?: readonly unknown[];
  /** Replies of its own, by the end of the path. */
  readonly replies?: Readonly<Record<string, Reply>>;
}

const textToLabel: Readonly<Record<string, Endpoint>> = { "/predict": { inputs: ["Textbox"], outputs: ["Label"] } };
const joy = {
  label: "joy",
  confidences: [
    { label: "joy", confidence: 0.9 },
    { label: "fear", confidence: 0.1 },
  ],
};

const asComponent = (one: string | Component): Component => (typeof one === "string" ? { component: one } : one);
const isShown = ({ component }: Component) => component !== "State";

function describeApp({ endpoints = textToLabel, config }: App) {
  const components: unknown[] = [];
  const add = (one: string | Component) => {
    const { component, label } = asComponent(one);
    components.push({ id: components.length, type: component.toLowerCase(), props: { label } });
    return components.length - 1;
  };
  const entries = Object.entries(endpoints);
  const dependencies = entries.map(([name, { inputs = [], outputs = [], queue = true }], id) => ({
    id,
    api_name: name.slice(1),
    inputs: inputs.map(add),
    outputs: outputs.map(add),
    queue,
    api_visibility: "public",
    types: { generator: true, cancel: false },
  }));
  const named_endpoints = Object.fromEntries(
    entries.map(([name, { inputs = [], outputs = [] }]) => [
      name,
      {
        parameters: inputs
          .map(asComponent)
          .filter(isShown)
          .map(({ component, label = component, name: parameter = `param_${label}`, usual, python = "str" }) => ({
            label,
            parameter_name: parameter,
            parameter_has_default: usual !== undefined,
            parameter_default: usual ?? null,
            type: {},
            python_type: { type: python, description: "" },
            component,
          })),
        returns: outputs
          .map(asComponent)
          .filter(isShown)
          .map(({ component, label = component }) => ({ label, type: {}, python_type: {}, component })),
      },
    ]),
  );
  return {
    config: {
      version: "6.0.0",
      protocol: "sse_v3",
      api_prefix: "/gradio_api",
      root: "http://10.0.0.1:7860",
      app_id: 7,
      space_id: "acme/space",
      connect_heartbeat: true,
      enable_queue: true,
      components,
      dependencies,
      ...config,
    },
    info: { named_endpoints, unnamed_endpoints: {} },
  };
}

function framesOf({ frames, data = [joy] }: App) {
  return (
    frames ?? [
      { msg: "process_starts", eta: 2 },
      { msg: "process_completed", success: true, output: { data } },
    ]
  );
}

function write(frames: App["frames"] = []): string {
  return [...frames.map((frame) => ({ event_id: "event-1", ...frame })), { msg: "close_stream" }]
    .map((frame) => `data: ${JSON.stringify(frame)}\r\n\r\n`)
    .join("");
}

/** Lets the server be the Hub, with one Space, and that Space. */
function serve(app: App = {}, space: unknown = { host: "https://acme-space.hf.space", runtime: { stage: "RUNNING" } }): void {
  const { config, info } = describeApp(app);
  let files = 0;
  const usual: Readonly<Record<string, Reply>> = {
    "/config": json(config),
    "/info": json(info),
    "/queue/join": json({ event_id: "event-1" }),
    "/queue/data": eventStream(write(framesOf(app)), { pieceSize: 7 }),
    "/upload": (response, request) => {
      files += 1;
      return json([`/tmp/gradio/${files}`])(response, request);
    },
    "/cancel": json({ success: true }),
    "/reset": json({ success: true }),
    "/api/spaces/acme/space": json(space),
    "/api/spaces/by-subdomain/acme-space": json(space),
    "/file=/tmp/a.png": bytes(png, "image/png"),
    "/file=/tmp/b%20%231.png": bytes(png, "image/png"),
    ...app.replies,
  };
  server.respond((response, request) => {
    const path = request.path.split("?")[0] ?? "";
    const [, reply] = Object.entries(usual).find(([end]) => path.endsWith(end)) ?? [];
    return (reply ?? failed(404, { detail: "Not Found" }))(response, request);
  });
}

/** The platform's fetch, with the addresses of the Hub and the Space led to the server of this test. */
const toServer: typeof fetch = (address, init) =>
  fetch(String(address).replace(/^https:\/\/(huggingface\.co|acme-space\.hf\.space)(?=\/)/, server.url), init);

const usualRequest: InferenceRequest = {
  task: "text-classification",
  model: "acme/model",
  inputs: "hello",
  parameters: {},
  stream: false,
};

function run(
  request: Partial<InferenceRequest> = {},
  options: GradioOptions = {},
  onEvent: (event: InferenceEvent) => void = () => {},
  space = "acme/space",
): Promise<InferenceAnswer> {
  const fetcher = createGradioFetcher(space, { fetch: toServer, ...options });
  return fetcher({ ...usualRequest, ...request }, { signal: new AbortController().signal, onEvent });
}

const requestsTo = (end: string) => server.requests.filter(({ path }) => path.split("?")[0]?.endsWith(end));

/** What the function was given. */
function given(): unknown {
  const [join] = requestsTo("/queue/join");
  return (JSON.parse(String(join?.body)) as { readonly data: unknown }).data;
}

const file = (ending = "png") => ({ path: "/tmp/gradio/1", orig_name: `file.${ending}`, meta: { _type: "gradio.FileData" } });

// --- the tests ---

describe("a run", () => {
  it("asks the Hub for the Space, the Space for what it can, and then the function", async () => {
    serve();
    const { body, meta, warnings } = await run();
    expect(body).toEqual([
      { label: "joy", score: 0.9 },
      { label: "fear", score: 0.1 },
    ]);
    expect(warnings).toBeUndefined();
    const paths = server.requests.map(({ method, path }) => `${method} ${path.replace(/session_hash=\w+/, "session_hash=…")}`);
    expect(paths).toEqual([
      "GET /api/spaces/acme/space",
      "GET /config",
      "GET /gradio_api/info",
      "POST /gradio_api/queue/join",
      "GET /gradio_api/queue/data?session_hash=…",
    ]);
    expect(given()).toEqual(["hello"]);
    expect(meta).toMatchObject({
      host: "acme-space.hf.space",
      sent: { method: "POST", url: "https://acme-space.hf.space/gradio_api/queue/join" },
    });
    expect(meta?.sent?.body).toContain('"data":["hello"]');
    for (const { headers } of server.requests) expect(headers).not.toHaveProperty("authorization");
  });

  it("asks an app at an address of its own without the Hub, below its path", async () => {
    serve();
    await run({}, {}, undefined, `${server.url}/apps/one/?x=1`);
    expect(server.requests.map(({ path }) => path.split("?")[0])).toEqual([
      "/apps/one/config",
      "/apps/one/gradio_api/info",
      "/apps/one/gradio_api/queue/join",
      "/apps/one/gradio_api/queue/data",
    ]);
  });

  it.each(["https://huggingface.co/spaces/acme/space", " acme/space ", "https://acme-space.hf.space"])(
    "finds the Space by %j",
    async (space) => {
      serve();
      expect((await run({}, {}, undefined, space)).meta?.host).toBe("acme-space.hf.space");
    },
  );

  it("asks a function that has no queue", async () => {
    serve({
      endpoints: { "/predict": { inputs: ["Textbox"], outputs: ["Label"], queue: false } },
      replies: { "/run/predict": json({ data: [joy], average_duration: 1 }) },
    });
    const { body, meta } = await run();
    expect(body).toMatchObject([{ label: "joy" }, { label: "fear" }]);
    expect(meta?.sent?.url).toContain("/run/predict");
  });

  it.each(["sse_v1", "sse_v2", "sse_v2.1"])("speaks the older protocol %s", async (protocol) => {
    serve({ config: { protocol, api_prefix: "" } });
    expect((await run()).body).toMatchObject([{ label: "joy" }, { label: "fear" }]);
  });

  it("asks the function that is named, or the first that takes the input", async () => {
    const endpoints = {
      "/clear": { inputs: [], outputs: ["Label"] },
      "/draw": { inputs: ["Image"], outputs: ["Label"] },
      "/read": { inputs: ["Textbox"], outputs: ["Label"] },
      "/say": { inputs: ["Textbox", "Textbox"], outputs: ["Label"] },
    };
    serve({ endpoints });
    await run();
    expect(String(requestsTo("/queue/join")[0]?.body)).toContain('"fn_index":2');
    for (const endpoint of ["say", "/say"]) {
      serve({ endpoints });
      await run({}, { endpoint });
      expect(given()).toEqual(["hello", ""]);
    }
    await expect(run({}, { endpoint: "/draw" })).rejects.toMatchObject({
      kind: "unsupported",
      message: "The Space has no input for “text”.",
    });
    await expect(run({}, { endpoint: "/none" })).rejects.toThrow("no function “/none”");
  });

  it("gives and takes what the host wants", async () => {
    serve({
      endpoints: {
        "/predict": {
          inputs: [
            { component: "Textbox", name: "say", usual: "x" },
            { component: "Number", name: "n", usual: 4 },
          ],
          outputs: ["Number", "Textbox"],
        },
      },
      data: [7, "b"],
    });
    const inputs = ({ inputs: text }: InferenceRequest) => ({ say: `${text}!` });
    const { body } = await run({}, { inputs, output: (values, { task }) => ({ [task]: values }) });
    expect(given()).toEqual(["hello!", 4]);
    expect(body).toEqual({ "text-classification": [7, "b"] });
  });
});

describe("inputs", () => {
  const slider = { component: "Slider", name: "top_k", usual: 5 };
  const cases: readonly (readonly [
    what: string,
    request: Partial<InferenceRequest>,
    inputs: NonNullable<Endpoint["inputs"]>,
    data: unknown,
  ])[] = [
    ["text and a parameter by its name", { parameters: { top_k: 2, seed: 1 } }, ["Textbox", slider], ["hello", 2]],
    ["text and what is usual", {}, [slider, "Textbox", "Checkbox"], [5, "hello", null]],
    [
      "a name in another spelling",
      { parameters: { max_new_tokens: 9 } },
      ["Textbox", { component: "Slider", label: "Max Tokens", usual: 5 }],
      ["hello", 9],
    ],
    [
      "texts by their names, whatever their order",
      { task: "question-answering", inputs: { question: "Who?", context: "Ada." } },
      [
        { component: "Textbox", label: "Context" },
        { component: "Textbox", name: "question" },
      ],
      ["Ada.", "Who?"],
    ],
    [
      "no text where a parameter belongs",
      { task: "text-to-image", parameters: { negative_prompt: "blurry" } },
      [{ component: "Textbox", name: "negative_prompt" }, "Textbox"],
      ["blurry", "hello"],
    ],
    [
      "labels in a line",
      { task: "zero-shot-classification", parameters: { candidate_labels: ["a", "b"], multi_label: true } },
      ["Textbox", "Textbox", { component: "Checkbox", name: "multi_label", usual: false }],
      ["hello", "a, b", true],
    ],
    [
      "sentences in lines",
      { task: "sentence-similarity", inputs: { source_sentence: "a", sentences: ["b", "c"] } },
      ["Textbox", "Textbox"],
      ["a", "b\nc"],
    ],
    [
      "a table",
      { task: "table-question-answering", inputs: { query: "How many?", table: { A: ["1", "2"], B: ["3"] } } },
      ["Dataframe", "Textbox"],
      [
        {
          headers: ["A", "B"],
          data: [
            ["1", "3"],
            ["2", null],
          ],
          metadata: null,
        },
        "How many?",
      ],
    ],
    ["anything as JSON", { task: "other", inputs: { state: { x: 1 } } }, ["JSON"], [{ x: 1 }]],
    ["a picture", { task: "image-classification", inputs: picture }, ["Image"], [file()]],
    [
      "a picture to edit",
      { task: "image-to-image", inputs: picture, parameters: { prompt: "night" } },
      ["ImageEditor", "Textbox"],
      [{ background: file(), layers: [], composite: null }, "night"],
    ],
    ["a picture in a gallery", { inputs: picture }, ["Gallery"], [[{ image: file(), caption: null }]]],
    [
      "pages",
      { task: "visual-document-retrieval", inputs: { query: "tax", images: [picture] } },
      ["Textbox", "Gallery"],
      ["tax", [{ image: file(), caption: null }]],
    ],
    ["a sound without a type", { task: "automatic-speech-recognition", inputs: sound }, ["Audio"], [file("flac")]],
    ["a sound as any file", { task: "audio-classification", inputs: sound }, ["File"], [file("flac")]],
    [
      "a film beside its subtitles",
      { inputs: new Blob(["a"], { type: "video/mp4" }) },
      [{ component: "Video", python: "dict(video: filepath, subtitles: filepath | None)" }],
      [{ video: file("mp4"), subtitles: null }],
    ],
    ["a film", { inputs: new Blob(["a"], { type: "video/mp4" }) }, ["Video"], [file("mp4")]],
    [
      "a chat, what was said before and what it begins with",
      {
        task: "conversational",
        inputs: {
          messages: [
            { role: "system", content: "Be brief." },
            { role: "user", content: "Hi" },
            { role: "assistant", content: [{ type: "text", text: "Hello" }] },
            { role: "user", content: "How are you?" },
          ],
        },
      },
      ["Textbox", "Chatbot", "State", { component: "Textbox", name: "system_message", usual: "Be nice." }],
      [
        "How are you?",
        [
          { role: "user", content: "Hi" },
          { role: "assistant", content: "Hello" },
        ],
        null,
        "Be brief.",
      ],
    ],
    [
      "a message with a picture",
      {
        task: "image-text-to-text",
        inputs: {
          messages: [
            {
              role: "user",
              content: [
                { type: "text", text: "What?" },
                { type: "image_url", image_url: { url: picture } },
              ],
            },
          ],
        },
      },
      ["MultimodalTextbox"],
      [{ text: "What?", files: [file()] }],
    ],
  ];
  it.each(cases)("take %s", async (_what, request, inputs, data) => {
    serve({ endpoints: { "/predict": { inputs, outputs: ["Label"] } } });
    await run(request);
    expect(given()).toEqual(data);
  });

  it("are files that tell their type, and not their names", async () => {
    serve({ endpoints: { "/predict": { inputs: ["Image"], outputs: ["Label"] } } });
    await run({ inputs: picture });
    const [upload] = requestsTo("/upload");
    expect(upload?.path).toBe("/gradio_api/upload");
    expect(String(upload?.body)).toContain('filename="file.png"');
    expect(String(upload?.body)).toContain("Content-Type: image/png");
    expect(String(upload?.body)).not.toContain("Rome");
    expect(upload?.body.includes(Buffer.from(png))).toBe(true);
  });

  it.each([
    [{ task: "image-classification", inputs: picture }, ["Textbox"], "“file”"],
    [{ task: "question-answering", inputs: { question: "Who?", context: "Ada." } }, ["Textbox"], "“context”"],
    [{ task: "table-question-answering", inputs: { query: "a", table: { A: ["1"] } } }, ["Number"], "“query”, “table”"],
  ] as const)("that find no place are refused before anything of them is sent: %j", async (request, inputs, names) => {
    serve({ endpoints: { "/predict": { inputs, outputs: ["Label"] } } });
    await expect(run(request)).rejects.toMatchObject({
      kind: "unsupported",
      message: `The Space has no input for ${names}.`,
    });
    expect(server.requests.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("that are forgotten are told of", async () => {
    serve({ endpoints: { "/chat": { inputs: ["Textbox"], outputs: ["JSON"] } }, data: ["Fine."] });
    const messages = ["Hi", "Hello", "How are you?"].map((content) => ({ role: "user", content }));
    const { body, warnings } = await run({ task: "conversational", inputs: { messages } });
    expect(body).toEqual({ choices: [{ index: 0, message: { role: "assistant", content: "Fine." } }] });
    expect(warnings).toEqual(["The Space was told the last message only, not what was said before it."]);
  });
});

describe("an answer", () => {
  const chat = { task: "conversational", inputs: { messages: [{ role: "user", content: "Hi" }] } } as const;
  const said = (content: string) => ({ choices: [{ index: 0, message: { role: "assistant", content } }] });
  const cases: readonly (readonly [
    what: string,
    request: Partial<InferenceRequest>,
    outputs: readonly (readonly [component: string, value: unknown])[],
    body: unknown,
  ])[] = [
    ["one label without scores", {}, [["Label", { label: "joy" }]], [{ label: "joy", score: null }]],
    [
      "a label beside a text",
      {},
      [
        ["Textbox", "done"],
        ["Label", { label: "a" }],
      ],
      [{ label: "a", score: null }],
    ],
    [
      "marked text",
      { task: "token-classification", inputs: "🙂 Ada met Bob" },
      [
        [
          "HighlightedText",
          [
            { token: "🙂 ", class_or_confidence: null },
            { token: "Ada", class_or_confidence: "PER" },
            { token: " met ", class_or_confidence: null },
            { token: "Bob", class_or_confidence: "PER" },
          ],
        ],
      ],
      [
        { entity_group: "PER", word: "Ada", start: 2, end: 5 },
        { entity_group: "PER", word: "Bob", start: 10, end: 13 },
      ],
    ],
    [
      "marked text in pairs",
      { task: "token-classification" },
      [
        [
          "HighlightedText",
          [
            ["Ada", "PER"],
            [" met", null],
          ],
        ],
      ],
      [{ entity_group: "PER", word: "Ada", start: 0, end: 3 }],
    ],
    ["a text", { task: "other" }, [["Textbox", "Hi"]], "Hi"],
    ["a translation", { task: "translation" }, [["Textbox", "Hallo"]], { translation_text: "Hallo" }],
    ["a summary", { task: "summarization" }, [["Markdown", "**Hi**"]], { summary_text: "**Hi**" }],
    ["a completion", { task: "text-generation" }, [["Textbox", "Once"]], { generated_text: "Once" }],
    ["a transcript", { task: "automatic-speech-recognition" }, [["Textbox", "Hi"]], { text: "Hi" }],
    ["an answer in words", { task: "visual-question-answering" }, [["Textbox", "two"]], { answer: "two" }],
    ["a label in words", {}, [["Textbox", "POSITIVE"]], [{ label: "POSITIVE", score: null }]],
    ["a chat in pairs", chat, [["Chatbot", [["Hi", "Hello"]]]], said("Hello")],
    [
      "a chat in messages",
      chat,
      [
        ["Textbox", ""],
        [
          "Chatbot",
          [
            { role: "user", content: "Hi" },
            { role: "assistant", content: "Hello" },
          ],
        ],
      ],
      said("Hello"),
    ],
    [
      "a chat in parts",
      chat,
      [
        [
          "Chatbot",
          [
            {
              role: "assistant",
              content: [
                { type: "text", text: "Hel" },
                { type: "text", text: "lo" },
              ],
            },
          ],
        ],
      ],
      said("Hello"),
    ],
    ["a chat's message as JSON", chat, [["JSON", { role: "assistant", content: "Hello" }]], said("Hello")],
    ["a number", { task: "tabular-regression" }, [["Number", 4.5]], [4.5]],
    ["a number of another task", { task: "other" }, [["Number", 4.5]], 4.5],
    [
      "a table",
      { task: "other" },
      [
        [
          "Dataframe",
          {
            headers: ["a", "a"],
            data: [
              [1, "x"],
              [2, null],
            ],
          },
        ],
      ],
      [
        { a: 1, "a (2)": "x" },
        { a: 2, "a (2)": null },
      ],
    ],
    [
      "what was foretold of each row",
      { task: "tabular-classification" },
      [
        [
          "Dataframe",
          {
            headers: ["petal", "kind"],
            data: [
              [1, "x"],
              [2, "y"],
            ],
          },
        ],
      ],
      ["x", "y"],
    ],
    ["JSON as it is", { task: "feature-extraction" }, [["JSON", [[0.1, 0.2]]]], [[0.1, 0.2]]],
    ["what was changed", { task: "other" }, [["Textbox", { __type__: "update", value: "Hi", visible: true }]], "Hi"],
    [
      "what stands behind a state",
      { task: "other" },
      [
        ["State", null],
        ["Textbox", "Hi"],
      ],
      "Hi",
    ],
    [
      "what is not empty",
      { task: "other" },
      [
        ["Image", null],
        ["Textbox", "Hi"],
      ],
      "Hi",
    ],
    [
      "a picture elsewhere",
      { task: "text-to-image" },
      [["Image", { path: "https://files.example/a.png", url: null }]],
      { url: "https://files.example/a.png" },
    ],
    [
      "a recording that cannot be read",
      { task: "text-to-speech" },
      [["Audio", { path: "/tmp/gone.wav", url: null }]],
      { url: "https://acme-space.hf.space/gradio_api/file=/tmp/gone.wav" },
    ],
    [
      "a film beside its subtitles",
      { task: "text-to-video" },
      [["Video", { video: { path: "https://files.example/a.mp4" }, subtitles: null }]],
      { url: "https://files.example/a.mp4" },
    ],
    [
      "a model to turn around",
      { task: "image-to-3d" },
      [["Model3D", { path: "", url: "https://files.example/a.glb" }]],
      { url: "https://files.example/a.glb" },
    ],
    [
      "a gallery without what no page may show",
      { task: "text-to-image" },
      [
        [
          "Gallery",
          [
            { image: { url: "https://files.example/a.png" }, caption: null },
            { image: { url: "javascript:alert(1)" }, caption: null },
            { image: { url: "https://files.example/b.png" }, caption: null },
          ],
        ],
      ],
      [{ url: "https://files.example/a.png" }, { url: "https://files.example/b.png" }],
    ],
    [
      "sounds taken apart",
      { task: "audio-to-audio" },
      [
        ["Audio", { url: "https://files.example/a.wav" }],
        ["Audio", { url: "https://files.example/b.wav" }],
      ],
      [
        { label: "Output 0", url: "https://files.example/a.wav" },
        { label: "Output 1", url: "https://files.example/b.wav" },
      ],
    ],
    [
      "parts of a picture",
      { task: "image-segmentation" },
      [
        [
          "AnnotatedImage",
          {
            image: { url: "https://files.example/a.png" },
            annotations: [{ image: { url: "https://files.example/mask.png" }, label: "cat" }],
          },
        ],
      ],
      [{ label: "cat", score: null, mask: { url: "https://files.example/mask.png" } }],
    ],
  ];
  it.each(cases)("is %s", async (_what, request, outputs, body) => {
    serve({
      endpoints: {
        "/predict": {
          inputs: ["Textbox"],
          outputs: outputs.map(([component], index) => ({ component, label: `Output ${index}` })),
        },
      },
      data: outputs.map(([, value]) => value),
    });
    expect((await run(request)).body).toEqual(body);
  });

  it.each([
    { path: "/tmp/a.png", url: "http://10.0.0.1:7860/gradio_api/file=/tmp/a.png" },
    { path: "/tmp/a.png", url: "https://acme-space.hf.space/gradio_api/file=/tmp/a.png" },
    { path: "/tmp/b #1.png", url: null },
  ])("is the file itself where the Space lets it be read: %j", async (value) => {
    serve({ endpoints: { "/predict": { inputs: ["Textbox"], outputs: ["Image"] } }, data: [value] });
    const { body } = await run({ task: "text-to-image" }, { token });
    expect(body).toBeInstanceOf(Blob);
    expect(new Uint8Array(await (body as Blob).arrayBuffer())).toEqual(png);
    expect(server.requests.at(-1)?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it("holds what the app warned of", async () => {
    const frames = [
      { msg: "log", log: "Only the first <b>minute</b> is read.", level: "warning" },
      { msg: "log", log: "Loading.", level: "info" },
      { msg: "process_completed", success: true, output: { data: [joy] } },
    ];
    serve({ frames });
    expect((await run()).warnings).toEqual(["Only the first minute is read."]);
  });

  it.each([
    [["Image"], [null], "The Space returned nothing."],
    [["Image"], [{ url: "javascript:alert(1)" }], "The Space returned no file that a page may show."],
    [["Label"], [{ confidences: "x" }], "The answer at label should be a text, but is missing."],
    [["Label"], [{ confidences: [1] }], "The answer at [0] should be an object, but is of type number."],
    [["HighlightedText"], ["x"], "The answer at its top should be a list, but is of type string."],
    [["Dataframe"], [[]], "The answer at data should be a table, but is a list."],
  ] as const)("of %j that is %j is refused", async (outputs, data, message) => {
    serve({ endpoints: { "/predict": { inputs: ["Textbox"], outputs } }, data });
    await expect(run()).rejects.toMatchObject({ kind: "bad-answer", message });
  });
});

describe("events", () => {
  const generating = (data: readonly unknown[]) => ({ msg: "process_generating", success: true, output: { data } });
  const completed = (data: readonly unknown[]) => ({ msg: "process_completed", success: true, output: { data } });
  const chat = { task: "conversational", inputs: { messages: [{ role: "user", content: "Hi" }] }, stream: true } as const;
  const endpoints = { "/chat": { inputs: ["Textbox"], outputs: ["Textbox"] } };

  it("tell the place in the queue", async () => {
    serve({
      frames: [
        { msg: "estimation", rank: 3, queue_size: 4, rank_eta: 12.5 },
        { msg: "heartbeat" },
        { msg: "estimation", rank: 1, queue_size: 2, rank_eta: null },
        { msg: "estimation", rank: 0, queue_size: 1, rank_eta: 3 },
        { msg: "process_starts", eta: 3 },
        completed([joy]),
      ],
    });
    const events: InferenceEvent[] = [];
    await run({}, {}, (event) => events.push(event));
    expect(events).toEqual([
      { type: "waiting", reason: "queue", seconds: 12.5 },
      { type: "waiting", reason: "queue" },
    ]);
  });

  it("are the pieces of a text that grows, whole or by what is new", async () => {
    serve({
      endpoints,
      frames: [
        generating(["Hé"]),
        generating([[["append", [], "llo 🙂"]]]),
        generating([[["append", [], "!"]]]),
        completed(["Héllo 🙂!"]),
      ],
    });
    const events: InferenceEvent[] = [];
    const { body } = await run(chat, {}, (event) => events.push(event));
    const pieces = ["Hé", "llo 🙂", "!"].map((content) => ({ choices: [{ index: 0, delta: { content } }] }));
    expect(events).toEqual(pieces.map((chunk) => ({ type: "chunk", chunk })));
    expect(body).toEqual({ choices: [{ index: 0, message: { role: "assistant", content: "Héllo 🙂!" } }] });

    serve({ endpoints, frames: [generating(["Once"]), completed(["Once upon"])] });
    const told: InferenceEvent[] = [];
    await run({ task: "text-generation", stream: true }, {}, (event) => told.push(event));
    expect(told).toEqual(["Once", " upon"].map((text) => ({ type: "chunk", chunk: { choices: [{ index: 0, text }] } })));
  });

  it("tell nothing of a text that took its words back, nor to whom no pieces are wanted", async () => {
    const frames = [generating(["Thinking…"]), generating([[["replace", [], "Hello"]]]), completed(["Hello"])];
    serve({ endpoints, frames });
    const events: InferenceEvent[] = [];
    await run({ ...chat, stream: false }, {}, (event) => events.push(event));
    expect(events).toEqual([]);
    const { body } = await run(chat, {}, (event) => events.push(event));
    expect(events).toEqual([{ type: "chunk", chunk: { choices: [{ index: 0, delta: { content: "Thinking…" } }] } }]);
    expect(body).toMatchObject({ choices: [{ message: { content: "Hello" } }] });
  });

  it.each([
    ["an error", write([generating(["Hel"]), { msg: "process_completed", success: false, output: { error: "Out of memory" } }])],
    [
      "a cut",
      write([generating(["Hel"])])
        .split('data: {"msg":"close_stream"}', 1)
        .join(),
    ],
    ["an end too early", write([generating(["Hel"])])],
    ["a failure of the app", write([generating(["Hel"]), { msg: "unexpected_error", message: "Session not found" }])],
    [
      "nonsense",
      `${write([generating(["Hel"])])
        .split('data: {"msg":"close_stream"}', 1)
        .join()}data: {broken\n\n`,
    ],
    ["an answer without output", write([generating(["Hel"]), { msg: "process_completed", success: true }])],
  ])("before %s are kept", async (what, text) => {
    const stream = what === "a cut" ? cutAfter(text, "text/event-stream") : eventStream(text);
    serve({ endpoints, replies: { "/queue/data": stream } });
    const failure: unknown = await run(chat).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(InferenceError);
    expect(failure).toMatchObject({ partial: [{ choices: [{ index: 0, delta: { content: "Hel" } }] }] });
  });
});

describe("a failure", () => {
  const inQueue = (error: unknown, more = {}) => [
    { msg: "process_completed", success: false, output: { error, title: "Error", ...more } },
  ];
  it.each([
    ["You have exceeded your GPU quota (60s requested vs. 0s left). Try again in 1:02:03", "rate-limit", 3723],
    ['You have exceeded your free GPU quota. <a href="/pro">Subscribe to Pro</a> for more.', "payment", undefined],
    ["No GPU was available after 60s. Retry later", "busy", undefined],
    ["GPU task timed out", "timeout", undefined],
    ["Please upload an image.", "server", undefined],
  ] as const)("in words %j is %s", async (error, kind, retryAfter) => {
    serve({ frames: inQueue(error) });
    const failure = await run().then(
      () => expect.fail("It was answered."),
      (thrown: InferenceError) => thrown,
    );
    expect([failure.kind, failure.retryAfter, failure.message]).toEqual([kind, retryAfter, error.replace(/<[^>]*>/g, "")]);
  });

  it("that the app says nothing of is told in plain words", async () => {
    serve({ frames: inQueue(null, { title: null }) });
    await expect(run()).rejects.toMatchObject({ kind: "server", message: expect.stringMatching(/\w/) });
  });

  it.each([
    ["/queue/join", 422, { detail: [{ loc: ["body", "data"], msg: "field required" }] }, "invalid-input"],
    ["/queue/join", 401, { detail: "Not authenticated" }, "auth"],
    ["/queue/join", 402, { error: "Payment required" }, "payment"],
    ["/queue/join", 403, { detail: "Forbidden" }, "permission"],
    ["/queue/join", 413, { detail: "Too large" }, "too-long"],
    ["/queue/join", 500, { error: "Something broke" }, "server"],
    ["/config", 404, { detail: "Not Found" }, "not-found"],
    ["/config", 401, { detail: { auth_message: "Sign in" } }, "auth"],
    ["/info", 500, { detail: "No API" }, "server"],
    ["/upload", 413, { detail: "Too large" }, "too-long"],
    ["/queue/data", 500, { detail: "No stream" }, "server"],
  ] as const)("of %s with status %d and %j is %s", async (path, status, body, kind) => {
    serve({
      endpoints: { "/predict": { inputs: ["Image"], outputs: ["Label"] } },
      replies: { [path]: failed(status, body) },
    });
    await expect(run({ inputs: picture })).rejects.toMatchObject({ kind, status });
    expect(requestsTo(path)).toHaveLength(1);
  });

  it("of an app that is no app, too old, closed or out of reach is told as such", async () => {
    serve({ replies: { "/config": html(200, "Hello") } });
    await expect(run()).rejects.toMatchObject({ kind: "bad-answer" });
    serve({ config: { protocol: "ws" } });
    await expect(run()).rejects.toMatchObject({ kind: "unsupported", message: expect.stringContaining("too old") });
    serve({ endpoints: {} });
    await expect(run()).rejects.toMatchObject({ kind: "unsupported", message: expect.stringContaining("no function") });
    serve({ config: { dependencies: null } });
    await expect(run()).rejects.toMatchObject({ kind: "bad-answer" });
    await expect(run({}, {}, undefined, "http://127.0.0.1:9")).rejects.toMatchObject({ kind: "network" });
  });

  it("of a queue that is full passes with time", async () => {
    let count = 0;
    const join: Reply = (response, request) => {
      count += 1;
      return (count === 1 ? failed(503, { detail: "Queue is full." }) : json({ event_id: "event-1" }))(response, request);
    };
    serve({ replies: { "/queue/join": join } });
    const events: InferenceEvent[] = [];
    expect((await run({}, {}, (event) => events.push(event))).body).toMatchObject([{ label: "joy" }, { label: "fear" }]);
    expect(events).toEqual([{ type: "waiting", reason: "retry", seconds: 2 }]);
  });

  it("for ever is told after six requests", async () => {
    hurry();
    serve({ replies: { "/queue/join": failed(503, { detail: "Queue is full." }) } });
    await expect(run()).rejects.toMatchObject({ kind: "busy", message: "Queue is full." });
    expect(requestsTo("/queue/join")).toHaveLength(6);
  });

  it("is the missing package", async () => {
    vi.doMock("@gradio/client", () => {
      throw new Error("Cannot find package '@gradio/client'");
    });
    serve();
    const answer = run();
    await expect(answer).rejects.toMatchObject({
      kind: "unsupported",
      message: "A Gradio app needs the package @gradio/client.",
    });
    expect(server.requests).toHaveLength(0);
    vi.doUnmock("@gradio/client");
  });
});

describe("a Space", () => {
  const space = (stage: string) => ({ host: "https://acme-space.hf.space", runtime: { stage } });

  it.each([
    ["RUNNING", "live"],
    ["RUNNING_BUILDING", "live"],
    ["SLEEPING", "cold"],
    ["BUILDING", "loading"],
    ["APP_STARTING", "loading"],
    ["PAUSED", "not-deployed"],
    ["RUNTIME_ERROR", "not-deployed"],
  ])("in the stage %s is %s", async (stage, status) => {
    serve({}, space(stage));
    const options = { signal: new AbortController().signal };
    const question = { task: "fill-mask", model: "a" } as const;
    for (const name of ["acme/space", "https://acme-space.hf.space"]) {
      const fetcher = createGradioFetcher(name, { fetch: toServer });
      expect(await fetcher.availability?.(question, options)).toEqual({ status });
    }
    expect(createGradioFetcher(server.url).availability).toBeUndefined();
  });

  it("that has ended is not asked", async () => {
    serve({}, space("BUILD_ERROR"));
    await expect(run()).rejects.toMatchObject({
      kind: "not-deployed",
      message: "The Space “acme/space” does not run (build error).",
    });
    expect(requestsTo("/config")).toHaveLength(0);
  });

  it("that is asleep is woken and waited for", async () => {
    hurry();
    let count = 0;
    const { config } = describeApp({});
    const waking: Reply = (response, request) => {
      count += 1;
      const replies = [html(503, "Preparing Space"), html(200, "Preparing Space"), json(config)];
      return (replies[count - 1] ?? silence)(response, request);
    };
    serve({ replies: { "/config": waking } }, space("SLEEPING"));
    const events: InferenceEvent[] = [];
    const answer = await run({}, {}, (event) => events.push(event));
    expect(answer.body).toMatchObject([{ label: "joy" }, { label: "fear" }]);
    const waiting = { type: "waiting", reason: "loading", seconds: 60 };
    expect(events).toEqual([waiting, waiting]);
  });

  it("that nobody knows is not found", async () => {
    const reply = { "/api/spaces/acme/space": failed(401, { error: "Invalid username or password." }) };
    serve({ replies: reply });
    await expect(run()).rejects.toMatchObject({
      kind: "not-found",
      message: "There is no Space “acme/space”, or it is private and needs a token.",
    });
    await expect(run({}, { token })).rejects.toMatchObject({ kind: "auth" });
    serve({ replies: { "/api/spaces/acme/space": failed(404, { error: "Repository not found" }) } });
    await expect(run({}, { token })).rejects.toMatchObject({ kind: "not-found" });
    expect(requestsTo("/config")).toHaveLength(0);
  });

  it("whose address is known is asked even where the Hub does not answer", async () => {
    serve({ replies: { "/api/spaces/by-subdomain/acme-space": failed(500, { error: "down" }) } });
    expect((await run({}, {}, undefined, "https://acme-space.hf.space")).body).toHaveLength(2);
  });

  it("is named as the visitor knows it, and refused where it is none", () => {
    expect(createGradioFetcher("acme/space").backend).toEqual({ place: "server", name: "acme/space" });
    expect(createGradioFetcher("http://localhost:7860").backend).toEqual({ place: "server", name: "localhost:7860" });
    for (const wrong of ["", "acme", "javascript:alert(1)", "ftp://acme/space"])
      expect(() => createGradioFetcher(wrong)).toThrow(TypeError);
  });
});

describe("stopping a run", () => {
  it("before it begins sends nothing", async () => {
    serve();
    const options = { signal: AbortSignal.abort(), onEvent: () => expect.fail("nothing was to be told") };
    const answer = createGradioFetcher("acme/space", { fetch: toServer })(usualRequest, options);
    await expect(answer).rejects.toMatchObject({ kind: "aborted" });
    expect(server.requests).toHaveLength(0);
  });

  it.each(["/api/spaces/acme/space", "/config", "/info", "/upload", "/queue/join"])(
    "at once while %s is awaited",
    async (path) => {
      serve({ endpoints: { "/predict": { inputs: ["Image"], outputs: ["Label"] } }, replies: { [path]: silence } });
      const controller = new AbortController();
      const options = { signal: controller.signal, onEvent: () => expect.fail("nothing was to be told") };
      const answer = createGradioFetcher("acme/space", { fetch: toServer })({ ...usualRequest, inputs: picture }, options);
      await expect.poll(() => requestsTo(path).length).toBe(1);
      controller.abort();
      await expect(answer).rejects.toMatchObject({ kind: "aborted" });
      await expect.poll(() => requestsTo(path)[0]?.hungUp).toBe(true);
      expect(server.requests.at(-1)?.path).toContain(path);
    },
  );

  it.each(["a Space that agrees", "a Space that fails"])(
    "takes it out of the queue of %s, and tells nothing after",
    async (what) => {
      const first = write([{ msg: "estimation", rank: 2, rank_eta: 9 }])
        .split('data: {"msg":"close_stream"}', 1)
        .join();
      let rest: () => void = () => {};
      const stream: Reply = (response) => {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        response.write(first);
        rest = () => response.end(write([{ msg: "process_completed", success: true, output: { data: [joy] } }]));
      };
      const isBroken = what === "a Space that fails";
      serve({ replies: { "/queue/data": stream, ...(isBroken && { "/cancel": failed(503, "no"), "/reset": failed(500, "") }) } });
      const controller = new AbortController();
      const events: InferenceEvent[] = [];
      const fetcher = createGradioFetcher("acme/space", { fetch: toServer, token });
      const answer = fetcher(usualRequest, { signal: controller.signal, onEvent: (event) => events.push(event) });
      await expect.poll(() => events.length).toBe(1);
      controller.abort();
      await expect(answer).rejects.toMatchObject({ kind: "aborted" });
      await expect.poll(() => requestsTo("/queue/data")[0]?.hungUp).toBe(true);
      rest();
      await expect.poll(() => requestsTo("/reset").length).toBe(1);
      expect(requestsTo("/cancel")).toHaveLength(1);
      expect(JSON.parse(String(requestsTo("/cancel")[0]?.body))).toMatchObject({ event_id: "event-1", fn_index: 0 });
      expect(requestsTo("/cancel")[0]?.headers.authorization).toBe(`Bearer ${token}`);
      expect(events).toHaveLength(1);
    },
  );
});

describe("the token", () => {
  it("goes to the Hub and the Space in its header, and is nowhere else", async () => {
    serve({
      endpoints: { "/predict": { inputs: ["Image"], outputs: ["Image"] } },
      data: [{ path: "/tmp/a.png", url: null }],
      replies: {},
    });
    const elsewhere: string[] = [];
    const spy: typeof fetch = (address, init) => {
      if (!/^https:\/\/(huggingface\.co|acme-space\.hf\.space)\//.test(String(address))) elsewhere.push(String(address));
      return toServer(address, init);
    };
    const platform = vi.spyOn(globalThis, "fetch");
    const answer = await run({ inputs: picture }, { token: () => token, fetch: spy });
    // All went by the fetch that was given.
    expect(platform.mock.calls.every(([address]) => String(address).startsWith(server.url))).toBe(true);
    expect(elsewhere).toEqual([]);
    expect(inspect(answer, { depth: null })).not.toContain(token);
    expect(answer.meta?.sent?.headers).toMatchObject({ Authorization: "Bearer [token]" });
    expect(server.requests.length).toBeGreaterThan(5);
    for (const { path, body, headers } of server.requests) {
      expect(`${path} ${body}`).not.toContain(token);
      expect(Object.entries(headers).filter(([, value]) => String(value).includes(token))).toEqual([
        ["authorization", `Bearer ${token}`],
      ]);
    }
    expect(inspect(createGradioFetcher("acme/space", { token }), { depth: null, showHidden: true })).not.toContain(token);
  });

  it("is met with the same care in a page, of which the Space hears nothing", async () => {
    const storage = { getItem: vi.fn(() => null), setItem: vi.fn() };
    const page = {
      location: { search: `?session=${token}`, hostname: "page.example" },
      localStorage: storage,
      addEventListener() {},
    };
    vi.stubGlobal("window", page);
    vi.stubGlobal("document", { visibilityState: "visible" });
    try {
      serve();
      expect((await run()).body).toMatchObject([{ label: "joy" }, { label: "fear" }]);
      serve({
        endpoints: { "/predict": { inputs: ["Textbox"], outputs: ["Label"], queue: false } },
        replies: { "/run/predict": json({ data: [joy] }) },
      });
      await run();
    } finally {
      vi.unstubAllGlobals();
    }
    expect(requestsTo("/run/predict")).toHaveLength(1);
    expect(storage.setItem).not.toHaveBeenCalled();
    for (const { path, body } of server.requests) expect(`${path} ${body}`).not.toContain(token);
  });

  it.each([".evil.example", "@evil.example", ":80@evil.example/x"])(
    "does not follow a Space that sends its callers to %j",
    async (api_prefix) => {
      serve({ config: { api_prefix } });
      const asked: string[] = [];
      const spy: typeof fetch = (address, init) => {
        asked.push(new URL(String(address)).host);
        return toServer(address, init);
      };
      const answer = run({}, { token, fetch: spy });
      await expect(answer).rejects.toMatchObject({ kind: "bad-answer", message: expect.stringContaining("another host") });
      expect(new Set(asked)).toEqual(new Set(["huggingface.co", "acme-space.hf.space"]));
    },
  );

  it("is not in what goes wrong, though the Space quotes it", async () => {
    const cases: readonly App[] = [
      { replies: { "/config": failed(401, { detail: `Bearer ${token}` }) } },
      { frames: [{ msg: "process_completed", success: false, output: { error: `Bad token ${token}` } }] },
      { frames: [{ msg: "unexpected_error", message: token }] },
      { replies: { "/api/spaces/acme/space": failed(500, token) } },
    ];
    for (const app of cases) {
      serve(app);
      const failure: unknown = await run({}, { token }).catch((thrown: unknown) => thrown);
      expect(failure).toBeInstanceOf(InferenceError);
      expect(inspect(failure, { depth: null, showHidden: true })).not.toContain(token);
    }
  });
});
