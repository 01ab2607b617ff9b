import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { InferenceError } from "../../src/core/errors.js";
import type { InferenceEvent, InferenceRequest } from "../../src/core/task.js";
import { toPlainAnswer } from "../../src/fetchers/transformers/answer.js";
import { callOf, optionsOf, type Pipeline } from "../../src/fetchers/transformers/calls.js";
import { watchDownloads } from "../../src/fetchers/transformers/downloads.js";
import { explain } from "../../src/fetchers/transformers/explain.js";
import { clearModelCache, createTransformersFetcher, modelCacheBytes } from "../../src/fetchers/transformers/index.js";
import { type FoundModel, type Model, type Runtime, type Scope, serve } from "../../src/fetchers/transformers/serve.js";

/** Loads a model that was found. */
type Load = (pipeline: string, model: string, onBytes: Parameters<FoundModel["load"]>[0], signal: AbortSignal) => Promise<Model>;

/** A worker in this very thread: what `serve` would be beyond it. */
function workerOf({ load = async () => echo, bytes = 0 }: { load?: Load; bytes?: number }) {
  const worker = Object.assign(new EventTarget(), {
    isEnded: false,
    postMessage(message: unknown) {
      const data: unknown = structuredClone(message);
      queueMicrotask(() => worker.isEnded || listen?.(new MessageEvent("message", { data })));
    },
    terminate() {
      worker.isEnded = true;
    },
  });
  let listen: Parameters<Scope["addEventListener"]>[1] | undefined;
  const scope: Scope = {
    addEventListener: (_type, listener) => {
      listen = listener;
    },
    postMessage: (message) =>
      queueMicrotask(
        () => worker.isEnded || worker.dispatchEvent(new MessageEvent("message", { data: structuredClone(message) })),
      ),
  };
  const find: Runtime["find"] = async (pipeline, model, signal) => ({
    bytes,
    load: (onBytes) => load(pipeline, model, onBytes, signal),
  });
  serve(scope, { pipelineOf: ({ task }) => task, find, explain });
  // All that the fetcher touches of a worker.
  return worker as typeof worker & Worker;
}

const echo: Model = {
  device: "a test",
  run: async ({ inputs }) => `answer to ${inputs}`,
  dispose: async () => undefined,
};

function request(inputs: unknown, other: Partial<InferenceRequest> = {}): InferenceRequest {
  return { task: "text-classification", model: "someone/model", inputs, parameters: {}, stream: false, ...other };
}

function listening(signal = new AbortController().signal) {
  const events: InferenceEvent[] = [];
  return { signal, events, onEvent: (event: InferenceEvent) => void events.push(event) };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A promise and what settles it. */
function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

describe("runs through a worker", () => {
  test("answer with the body, where it ran and how long", async () => {
    const fetcher = createTransformersFetcher({ worker: workerOf({}) });
    expect(fetcher.backend).toEqual({ place: "device", name: "This device" });
    const answer = await fetcher(request("hello"), listening());
    expect(answer.body).toBe("answer to hello");
    expect(answer.meta?.device).toBe("a test");
    expect(answer.meta?.computeSeconds).toBeGreaterThanOrEqual(0);
  });

  test("do not mix, in whichever order the models become ready", async () => {
    const slow = deferred<Model>();
    const worker = workerOf({ load: (_pipeline, model) => (model === "slow" ? slow.promise : Promise.resolve(echo)) });
    const [one, other] = [createTransformersFetcher({ worker }), createTransformersFetcher({ worker })];
    const first = one(request("first", { model: "slow" }), listening());
    const second = other(request("second", { model: "fast" }), listening());
    expect((await second).body).toBe("answer to second");
    slow.resolve(echo);
    expect((await first).body).toBe("answer to first");
  });

  test("go one at a time", async () => {
    let running = 0;
    const counts: number[] = [];
    const model: Model = {
      ...echo,
      async run() {
        running += 1;
        counts.push(running);
        await settle();
        running -= 1;
      },
    };
    const fetcher = createTransformersFetcher({ worker: workerOf({ load: async () => model }) });
    await Promise.all(["a", "b", "c"].map((inputs) => fetcher(request(inputs), listening())));
    expect(counts).toEqual([1, 1, 1]);
  });

  test("stop at once when aborted, and a late answer is nobody's", async () => {
    const late = deferred<unknown>();
    const fetcher = createTransformersFetcher({ worker: workerOf({ load: async () => ({ ...echo, run: () => late.promise }) }) });
    const stop = new AbortController();
    const heard = listening(stop.signal);
    const run = fetcher(request("x"), heard);
    await settle();
    stop.abort();
    await expect(run).rejects.toMatchObject({ kind: "aborted" });
    const before = heard.events.length;
    late.resolve("too late");
    await settle();
    expect(heard.events).toHaveLength(before);
  });

  test("that are cancelled while they wait never start", async () => {
    const gate = deferred<unknown>();
    const run = vi.fn<Model["run"]>(() => gate.promise);
    const fetcher = createTransformersFetcher({ worker: workerOf({ load: async () => ({ ...echo, run }) }) });
    const stop = new AbortController();
    const first = fetcher(request("first"), listening());
    const second = fetcher(request("second"), listening(stop.signal));
    await settle();
    stop.abort();
    await expect(second).rejects.toMatchObject({ kind: "aborted" });
    gate.resolve("done");
    expect((await first).body).toBe("done");
    await settle();
    expect(run.mock.calls.map(([{ inputs }]) => inputs)).toEqual(["first"]);
  });

  test("that are aborted before they begin start no worker", async () => {
    const worker = vi.fn(() => workerOf({}));
    const stop = AbortSignal.abort();
    await expect(createTransformersFetcher({ worker })(request("x"), listening(stop))).rejects.toMatchObject({ kind: "aborted" });
    expect(worker).not.toHaveBeenCalled();
  });

  test("tell that the model starts, its bytes, and pieces of the answer", async () => {
    const model: Model = {
      ...echo,
      async run(_request, onChunk) {
        onChunk("piece");
        return "whole";
      },
    };
    const fetcher = createTransformersFetcher({
      worker: workerOf({
        async load(_pipeline, _model, onBytes) {
          onBytes({ type: "download", loaded: 1, total: 9 });
          await new Promise((resolve) => setTimeout(resolve, 120));
          onBytes({ type: "download", loaded: 5, total: 9 });
          onBytes({ type: "download", loaded: 6, total: 9 });
          return model;
        },
      }),
    });
    const heard = listening();
    await fetcher(request("x"), heard);
    expect(heard.events).toEqual([
      { type: "waiting", reason: "loading" },
      { type: "download", loaded: 5, total: 9 },
      { type: "chunk", chunk: "piece" },
    ]);
    const again = listening();
    await fetcher(request("x"), again);
    expect(again.events).toEqual([{ type: "chunk", chunk: "piece" }]);
  });

  test("say why a model does not load, and load it anew the next time", async () => {
    const load = vi.fn<Load>().mockResolvedValue(echo);
    load.mockRejectedValueOnce(Object.assign(new Error("gone"), { name: "ModelFileNotFoundError" }));
    const fetcher = createTransformersFetcher({ worker: workerOf({ load }) });
    await expect(fetcher(request("x"), listening())).rejects.toMatchObject({ name: "InferenceError", kind: "not-found" });
    expect((await fetcher(request("x"), listening())).body).toBe("answer to x");
  });

  test("keep a few models and free the one that was used longest ago", async () => {
    const freed: string[] = [];
    const load = vi.fn<Load>(async (_pipeline, name) => ({ ...echo, dispose: async () => freed.push(name) }));
    const fetcher = createTransformersFetcher({ worker: workerOf({ load }) });
    for (const model of ["a", "b", "c", "a", "d"]) await fetcher(request("x", { model }), listening());
    await settle();
    expect(freed).toEqual(["b"]);
    await fetcher(request("x", { model: "a" }), listening());
    expect(load).toHaveBeenCalledTimes(4);
  });

  test("never lose a model that they use", async () => {
    const freed: string[] = [];
    const gate = deferred<unknown>();
    const load: Load = async (_pipeline, name) => {
      if (name === "missing") throw new Error("Could not locate file");
      return { ...echo, run: () => gate.promise, dispose: async () => freed.push(name) };
    };
    const fetcher = createTransformersFetcher({ worker: workerOf({ load }) });
    const names = ["a", "b", "c", "d", "e"];
    const runs = names.map((model) => fetcher(request("x", { model }), listening()));
    await expect(fetcher(request("x", { model: "missing" }), listening())).rejects.toMatchObject({ kind: "not-found" });
    await settle();
    expect(freed).toEqual([]);
    gate.resolve("done");
    await Promise.all(runs);
    await settle();
    expect(freed).toEqual(["a", "b"]);
  });

  test("that a broken runtime has not answered are asked of a new worker", async () => {
    const made: ReturnType<typeof workerOf>[] = [];
    const fetcher = createTransformersFetcher({
      worker() {
        const isFirst = made.length === 0;
        const run: Model["run"] = async () => {
          throw new Error("failed to call OrtRun(). ERROR_CODE: 2");
        };
        made.push(workerOf({ load: async () => (isFirst ? { ...echo, run } : echo) }));
        return made.at(-1) as Worker;
      },
    });
    const broken = fetcher(request("one"), listening());
    const innocent = fetcher(request("two"), listening());
    await expect(broken).rejects.toMatchObject({ kind: "server" });
    expect((await innocent).body).toBe("answer to two");
    expect(made.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  test("never end a worker that belongs to the page", async () => {
    const run: Model["run"] = async () => {
      throw new Error("std::bad_alloc");
    };
    const worker = workerOf({ load: async () => ({ ...echo, run }) });
    const fetcher = createTransformersFetcher({ worker });
    await expect(fetcher(request("x"), listening())).rejects.toMatchObject({ kind: "too-large" });
    expect(worker.isEnded).toBe(false);
  });

  test("all fail when the worker's module does not load, and the next run tries again", async () => {
    const worker = vi.fn(() => workerOf({ load: () => new Promise(() => undefined) }));
    const fetcher = createTransformersFetcher({ worker });
    const runs = [fetcher(request("one"), listening()), fetcher(request("two"), listening())];
    worker.mock.results[0]?.value.dispatchEvent(Object.assign(new Event("error"), { message: "404" }));
    for (const run of runs) await expect(run).rejects.toMatchObject({ kind: "server" });
    worker.mockImplementation(() => workerOf({}));
    expect((await fetcher(request("x"), listening())).body).toBe("answer to x");
  });

  test("fail in words where no worker can be made, or the input cannot be sent", async () => {
    const forbidden = createTransformersFetcher({
      worker() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
    await expect(forbidden(request("x"), listening())).rejects.toMatchObject({ kind: "unsupported" });
    const fetcher = createTransformersFetcher({ worker: workerOf({}) });
    await expect(
      fetcher(
        request(() => 1),
        listening(),
      ),
    ).rejects.toMatchObject({ kind: "invalid-input" });
  });

  test("leave other messages of the worker alone", async () => {
    const worker = workerOf({});
    const fetcher = createTransformersFetcher({ worker });
    const run = fetcher(request("x"), listening());
    for (const data of [null, "hello", { id: 3 }, { type: "answer", id: "another" }]) {
      worker.dispatchEvent(new MessageEvent("message", { data }));
      worker.postMessage(data);
    }
    expect((await run).body).toBe("answer to x");
  });
});

describe("a large model", () => {
  const large = 50_000_000;
  const isConsent = (event: InferenceEvent) => event.type === "consent";
  const consentOf = (events: readonly InferenceEvent[]) => events.find((event) => event.type === "consent");

  test("is loaded once its size is accepted, and not before", async () => {
    const load = vi.fn<Load>(async () => echo);
    const fetcher = createTransformersFetcher({ worker: workerOf({ load, bytes: large }) });
    const heard = listening();
    const run = fetcher(request("x"), heard);
    await settle();
    // Nothing follows that would take its place in the page.
    expect(heard.events).toEqual([{ type: "consent", bytes: large, accept: expect.any(Function) }]);
    expect(load).not.toHaveBeenCalled();
    consentOf(heard.events)?.accept();
    expect((await run).body).toBe("answer to x");
    // So that the question does not stay in the page.
    expect(heard.events.at(-1)).toEqual({ type: "waiting", reason: "loading" });
    const again = listening();
    await fetcher(request("x"), again);
    expect(again.events.filter(isConsent)).toEqual([]);
  });

  test("that is refused by stopping is never loaded, and a late yes changes nothing", async () => {
    const load = vi.fn<Load>(async () => echo);
    const fetcher = createTransformersFetcher({ worker: workerOf({ load, bytes: large }) });
    const stop = new AbortController();
    const heard = listening(stop.signal);
    const run = fetcher(request("x"), heard);
    await settle();
    stop.abort();
    await expect(run).rejects.toMatchObject({ kind: "aborted" });
    consentOf(heard.events)?.accept();
    await settle();
    expect(load).not.toHaveBeenCalled();
  });

  test.each([
    ["is not large for this page", { askAbove: large }, large],
    ["is never asked for", { askAbove: Number.POSITIVE_INFINITY }, large * 100],
    ["is below 20 MB", {}, 20_000_000],
    ["is on this device", { askAbove: 0 }, 0],
  ])("that %s is loaded at once", async (_why, options, bytes) => {
    const heard = listening();
    await createTransformersFetcher({ worker: workerOf({ bytes }), ...options })(request("x"), heard);
    expect(heard.events.filter(isConsent)).toEqual([]);
  });

  test("that one visitor accepts comes to all who wait for it", async () => {
    const load = vi.fn<Load>(async () => echo);
    const fetcher = createTransformersFetcher({ worker: workerOf({ load, bytes: large }) });
    const [one, other] = [listening(), listening()];
    const runs = [fetcher(request("one"), one), fetcher(request("other"), other)];
    await settle();
    consentOf(other.events)?.accept();
    expect((await Promise.all(runs)).map(({ body }) => body)).toEqual(["answer to one", "answer to other"]);
    expect(one.events.at(-1)).toEqual({ type: "waiting", reason: "loading" });
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("is not asked for again when a new worker takes over", async () => {
    const breaks = deferred<Model>();
    const loads: Load[] = [(_pipeline, model) => (model === "breaks" ? breaks.promise : new Promise(() => {})), async () => echo];
    const fetcher = createTransformersFetcher({ worker: () => workerOf({ load: loads.shift() as Load, bytes: large }) });
    const [culprit, innocent] = [listening(), listening()];
    const runs = [fetcher(request("one", { model: "breaks" }), culprit), fetcher(request("two"), innocent)] as const;
    await settle();
    for (const { events } of [culprit, innocent]) consentOf(events)?.accept();
    await settle();
    breaks.reject(new RangeError("Invalid array buffer length"));
    await expect(runs[0]).rejects.toMatchObject({ kind: "too-large" });
    expect((await runs[1]).body).toBe("answer to two");
    expect(innocent.events.filter(isConsent)).toHaveLength(1);
  });
});

describe("a download", () => {
  const patience = () => new Promise((resolve) => setTimeout(resolve, 260));

  test("ends when nobody waits for it any more, and begins anew when somebody does", async () => {
    const signals: AbortSignal[] = [];
    const load = vi.fn<Load>((_pipeline, _model, _onBytes, signal) => {
      signals.push(signal);
      return signals.length === 1 ? new Promise(() => {}) : Promise.resolve(echo);
    });
    const fetcher = createTransformersFetcher({ worker: workerOf({ load }) });
    const [stopOne, stopOther] = [new AbortController(), new AbortController()];
    const runs = [fetcher(request("one"), listening(stopOne.signal)), fetcher(request("other"), listening(stopOther.signal))];
    await settle();
    stopOne.abort();
    await expect(runs[0]).rejects.toMatchObject({ kind: "aborted" });
    await patience();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    stopOther.abort();
    await expect(runs[1]).rejects.toMatchObject({ kind: "aborted" });
    await patience();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect((await fetcher(request("x"), listening())).body).toBe("answer to x");
    expect(load).toHaveBeenCalledTimes(2);
  });

  test("goes on when a changed run follows the stopped one", async () => {
    const slow = deferred<Model>();
    const load = vi.fn<Load>(() => slow.promise);
    const fetcher = createTransformersFetcher({ worker: workerOf({ load }) });
    const stop = new AbortController();
    const first = fetcher(request("first"), listening(stop.signal));
    await settle();
    stop.abort();
    await expect(first).rejects.toMatchObject({ kind: "aborted" });
    await settle();
    const second = fetcher(request("second"), listening());
    await patience();
    slow.resolve(echo);
    expect((await second).body).toBe("answer to second");
    expect(load).toHaveBeenCalledTimes(1);
  });
});

describe("models that the browser keeps", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("are none where a page has no cache", async () => {
    vi.stubGlobal("caches", undefined);
    expect(await modelCacheBytes()).toBe(0);
    await expect(clearModelCache()).resolves.toBeUndefined();
  });
});

describe("calls of pipelines", () => {
  const spy = () =>
    Object.assign(
      vi.fn(async () => "called"),
      { model: Object.assign(vi.fn(), { config: {} }) },
    );
  const image = new Blob(["x"], { type: "image/png" });
  const sound = Float32Array.of(0.5);

  test.each([
    ["text-classification", "hi", {}, ["hi", { top_k: 5 }]],
    ["text-classification", "hi", { top_k: 1 }, ["hi", { top_k: 1 }]],
    ["token-classification", "hi", {}, ["hi", { aggregation_strategy: "none" }]],
    ["token-classification", "hi", { aggregation_strategy: "max" }, ["hi", { aggregation_strategy: "simple" }]],
    ["question-answering", { question: "q", context: "c" }, { top_k: 2 }, ["q", "c", { top_k: 2 }]],
    [
      "zero-shot-classification",
      "hi",
      { candidate_labels: "a, b,", multi_class: true },
      ["hi", ["a", "b"], { multi_label: true }],
    ],
    ["translation", "hi", { generate_parameters: { num_beams: 2 }, tgt_lang: "de" }, ["hi", { num_beams: 2, tgt_lang: "de" }]],
    [
      "conversational",
      { messages: [{ role: "user", content: "hi" }] },
      { max_tokens: 9 },
      [[{ role: "user", content: "hi" }], { max_new_tokens: 9 }],
    ],
    ["feature-extraction", ["a", "b"], { normalize: true }, [["a", "b"], { normalize: true }]],
    ["object-detection", image, {}, [image, { threshold: 0.5 }]],
    ["object-detection", image, { threshold: 0.8 }, [image, { threshold: 0.8 }]],
    ["audio-classification", { channels: [sound] }, { top_k: 2 }, [sound, { top_k: 2 }]],
    [
      "audio-classification",
      { channels: [sound] },
      { candidate_labels: ["dog", "cat"] },
      [sound, ["dog", "cat"], { multi_label: false }],
    ],
    ["text-generation", "hi", { temperature: 0.7 }, ["hi", { do_sample: true, temperature: 0.7 }]],
    ["text-generation", "hi", { temperature: 0.7, do_sample: false }, ["hi", { do_sample: false, temperature: 0.7 }]],
    [
      "conversational",
      {
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "a" },
              { type: "text", text: "b" },
            ],
          },
        ],
      },
      {},
      [[{ role: "user", content: "a\nb" }], {}],
    ],
    ["image-to-image", image, {}, [image, {}]],
    ["image-to-text", image, { max_new_tokens: 9 }, [image, { max_new_tokens: 9 }]],
    ["document-question-answering", { image, question: "q" }, {}, [image, "q", {}]],
    ["zero-shot-image-classification", { image }, { candidate_labels: ["a"] }, [image, ["a"], { multi_label: false }]],
    ["text-to-speech", "hi", { speed: undefined }, ["hi", {}]],
  ] as const)("%s of %j with %j", async (task, inputs, parameters, expected) => {
    const pipeline = spy();
    const asked = request(inputs, { task, parameters });
    await callOf(asked)?.run(pipeline, inputs, optionsOf(asked));
    expect(pipeline.mock.lastCall).toEqual(expected);
  });

  test("a sound is mixed down to one channel", async () => {
    const pipeline = spy();
    const channels = [Float32Array.of(0.5, 1), Float32Array.of(0, 0.5)];
    await callOf(request("", { task: "automatic-speech-recognition" }))?.run(pipeline, { channels }, {});
    expect(pipeline.mock.lastCall).toEqual([Float32Array.of(0.25, 0.75), {}]);
  });

  test.each([
    ["whisper", 31, {}, { chunk_length_s: 30 }],
    ["whisper", 29, {}, {}],
    ["whisper", 31, { chunk_length_s: 20 }, { chunk_length_s: 20 }],
    ["wav2vec2", 31, {}, {}],
  ])("a %s model hears all of %d seconds", async (model_type, seconds, parameters, options) => {
    const pipeline = Object.assign(spy(), { model: Object.assign(vi.fn(), { config: { model_type } }) });
    const long = new Float32Array(16_000 * seconds);
    const asked = request("", { task: "automatic-speech-recognition", parameters });
    await callOf(asked)?.run(pipeline, { channels: [long] }, optionsOf(asked));
    const [heard, given]: readonly unknown[] = pipeline.mock.lastCall ?? [];
    expect(heard).toBe(long);
    expect(given).toEqual(options);
  });

  test("texts are ranked by what a classifier says of each beside the query", async () => {
    const logits: Readonly<Record<string, number>> = { far: -2, near: 3 };
    const tokenizer = vi.fn((_query: string, { text_pair }: { text_pair: string }) => text_pair);
    const model = Object.assign(async (text: unknown) => ({ logits: { tolist: () => [[logits[String(text)]]] } }), {
      config: {},
    });
    const pipeline = Object.assign(async () => "unused", { tokenizer: tokenizer as Pipeline["tokenizer"], model }) as Pipeline;
    const asked = request("", { task: "text-ranking" });
    expect(await callOf(asked)?.run(pipeline, { query: "q", texts: ["far", "near"] }, {})).toEqual([
      { index: 1, text: "near", score: expect.closeTo(0.953, 2) },
      { index: 0, text: "far", score: expect.closeTo(0.119, 2) },
    ]);
  });

  test("of depth the picture is kept, and not a number for every pixel", async () => {
    const pipeline: Pipeline = Object.assign(async () => ({ predicted_depth: "tensor", depth: "picture" }), spy());
    expect(await callOf(request("", { task: "depth-estimation" }))?.run(pipeline, image, {})).toEqual({ depth: "picture" });
  });

  test("a chat with a picture is refused in words", async () => {
    const messages = [{ role: "user", content: [{ type: "image_url", image_url: { url: "https://example.org/a.png" } }] }];
    const call = async () => callOf(request("", { task: "conversational" }))?.run(spy(), { messages }, {});
    await expect(call()).rejects.toMatchObject({ kind: "unsupported" });
  });

  test.each(["robotics", "table-question-answering", "text-to-image", "mask-generation", "toString"])(
    "there are none for %s",
    (task) => {
      expect(callOf({ task: task as InferenceRequest["task"], parameters: {} })).toBeUndefined();
    },
  );

  test("are of pipelines that the library has", () => {
    const library = readFileSync("node_modules/@huggingface/transformers/src/pipelines/index.js", "utf8");
    const documented = readFileSync("src/fetchers/transformers/index.ts", "utf8").matchAll(/^ \* \| ([a-z, ()-]+) \|/gm);
    const tasks = [...documented].flatMap(([, names = ""]) => names.match(/[a-z]+(-[a-z]+)+|[a-z]{8,}/g) ?? []);
    expect(tasks.length).toBeGreaterThan(20);
    for (const task of tasks) {
      const name = callOf({ task: task as InferenceRequest["task"], parameters: {} })?.pipeline;
      expect(library, task).toMatch(new RegExp(`^    '?${name}'?: \\{$`, "m"));
    }
  });

  test("the mask of a card becomes the mask of the model", async () => {
    const pipeline = Object.assign(spy(), { tokenizer: Object.assign(() => undefined, { mask_token: "$&" }) });
    await callOf(request("", { task: "fill-mask" }))?.run(pipeline, "A <mask> day", {});
    expect(pipeline.mock.lastCall).toEqual(["A $& day", {}]);
  });

  test("a pair of texts is classified together", async () => {
    const tokenizer = vi.fn(() => "tokens");
    const model = Object.assign(async () => ({ logits: { tolist: () => [[0, Math.log(3)]] } }), {
      config: { id2label: { 0: "no", 1: "yes" } },
    });
    const pipeline: Pipeline = Object.assign(async () => "unused", { tokenizer, model });
    const labels = await callOf(request("", { task: "text-classification" }))?.run(pipeline, { text: "a", text_pair: "b" }, {});
    expect(labels).toEqual([
      { label: "yes", score: expect.closeTo(0.75) },
      { label: "no", score: expect.closeTo(0.25) },
    ]);
    expect(tokenizer).toHaveBeenCalledWith("a", { text_pair: "b", padding: true, truncation: true });
  });

  test.each([
    ["sentence-similarity", { source_sentence: "a", sentences: ["b", "c"] }],
    ["text-retrieval", { query: "a", texts: ["b", "c"] }],
  ] as const)("%s compares texts by their vectors", async (task, inputs) => {
    const pipeline: Pipeline = Object.assign(
      async () => ({
        tolist: () => [
          [1, 0],
          [0.6, 0.8],
          [0, 1],
        ],
      }),
      spy(),
    );
    expect(await callOf(request("", { task }))?.run(pipeline, inputs, {})).toEqual([0.6, 0]);
  });

  test.each([
    ["text-classification", 7],
    ["question-answering", "only a question"],
    ["image-classification", "not an image"],
    ["automatic-speech-recognition", { channels: [] }],
    ["zero-shot-classification", "no labels"],
    ["sentence-similarity", { source_sentence: "a" }],
    ["text-retrieval", { query: "a" }],
  ] as const)("%s of %j is refused in words", async (task, inputs) => {
    const call = async () => callOf(request(inputs, { task }))?.run(spy(), inputs, {});
    await expect(call()).rejects.toMatchObject({ kind: "invalid-input" });
  });
});

describe("answers of pipelines", () => {
  test("become plain lists, numbers and Blobs", async () => {
    const mask = new Blob(["png"]);
    const answer = {
      depth: { tolist: () => [[1n, 2n]] },
      items: [{ label: "cat", score: null, mask: { toBlob: async () => mask } }],
      audio: Float32Array.of(0.5),
      count: 3n,
    };
    expect(await toPlainAnswer(answer)).toEqual({
      depth: [[1, 2]],
      items: [{ label: "cat", score: null, mask }],
      audio: [0.5],
      count: 3,
    });
  });
});

describe("failures of the runtime", () => {
  test.each([
    ["RangeError: WebAssembly.Memory(): could not allocate memory", "too-large", true],
    ["std::bad_alloc", "too-large", true],
    ["Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: std::bad_alloc", "too-large", true],
    ["Can't create a session. ERROR_CODE: 6, ERROR_MESSAGE: Exception during initialization", "too-large", true],
    ["failed to call OrtRun(). ERROR_CODE: 6, ERROR_MESSAGE: bad_alloc, Failed to allocate memory", "too-large", true],
    ["Aborted(OOM). Build with -sASSERTIONS for more info.", "too-large", true],
    ["Array buffer allocation failed", "too-large", true],
    ["Invalid array buffer length", "too-large", true],
    ["Invalid typed array length: 35184372088832", "too-large", true],
    ["Failed to execute 'mapAsync' on 'GPUBuffer': Device is lost", "too-large", true],
    ["Failed to execute 'mapAsync' on 'GPUBuffer': A valid external Instance reference no longer exists.", "too-large", true],
    [
      "no available backend found. ERR: [wasm] RuntimeError: Aborted(CompileError: WebAssembly.instantiate(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because 'unsafe-eval' is not an allowed source of script",
      "unsupported",
      true,
    ],
    ["no available backend found. ERR: [wasm] RuntimeError", "unsupported", true],
    ["no available backend found. ERR: [webgpu] Error: Failed to get GPU adapter.", "unsupported", true],
    ["Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model", "unsupported", true],
    ["Can't create a session. ERROR_CODE: 1, ERROR_MESSAGE: qdq_actions.cc:137 Missing required scale", "unsupported", true],
    ["failed to call OrtRun(). ERROR_CODE: 2", "server", true],
    [
      "failed to call OrtRun(). ERROR_CODE: 6, ERROR_MESSAGE: Non-zero status code returned while running Reshape node",
      "server",
      true,
    ],
    ['Could not locate file: "https://huggingface.co/x/resolve/main/config.json".', "not-found", false],
    ['Could not locate file: "https://huggingface.co/x/resolve/main/onnx/model_quantized.onnx".', "not-deployed", false],
    [
      '`local_files_only=true` or `env.allowRemoteModels=false` and file was not found locally at "/models/x/onnx/model.onnx".',
      "not-deployed",
      false,
    ],
    ['Unauthorized access to file: "https://huggingface.co/x/resolve/main/config.json".', "gated", false],
    ['Forbidden access to file: "https://huggingface.co/x/resolve/main/config.json".', "gated", false],
    ['Service unavailable error occurred while trying to load file: "https://huggingface.co/x".', "network", false],
    ["Failed to fetch", "network", false],
    ["Unsupported model type: bert", "unsupported", false],
    ["AutomaticSpeechRecognitionPipeline does not support model type 'mms'.", "unsupported", false],
    ["Cannot use apply_chat_template() because tokenizer.chat_template is not set", "unsupported", false],
    ["Mask token ([MASK]) not found in text.", "invalid-input", false],
    ["The source image could not be decoded.", "invalid-input", false],
    ["something new", "server", false],
  ])("%s", (message, kind, isBroken) => {
    expect(explain(new Error(message))).toMatchObject({ kind, isBroken });
  });

  test("a number is what WebAssembly throws when it is out of memory", () => {
    expect(explain(123456)).toMatchObject({ kind: "too-large" });
  });

  test("a page whose policy forbids WebAssembly is told what it needs", () => {
    const error = new Error("CompileError: WebAssembly.instantiate() violates the following Content Security policy directive");
    expect(explain(error).message).toContain("wasm-unsafe-eval");
  });

  test("our own keep their words", () => {
    expect(explain(new InferenceError("not-found", "No."))).toMatchObject({ kind: "not-found", message: "No.", isBroken: false });
  });
});

describe("downloads of a model", () => {
  const open = new AbortController().signal;
  const file = (bytes: number, headers: Record<string, string> = {}, status = 200) =>
    new Response(new Uint8Array(bytes), { status, headers: { "content-length": String(bytes), ...headers } });

  test("are counted over all its files, and those of other models are not", async () => {
    const reports: unknown[] = [];
    const downloads = watchDownloads(async (address) => file(String(address).endsWith("onnx") ? 100 : 10));
    await downloads.during("a/b", { onBytes: (event) => reports.push(event), signal: open }, async () => {
      for (const address of ["/models/a/b/config.json", "/models/c/a/b2/config.json", "/models/a/b/onnx/model.onnx"]) {
        expect((await (await downloads.fetch(address)).arrayBuffer()).byteLength).toBeGreaterThan(0);
      }
    });
    expect(reports).toEqual([
      { type: "download", loaded: 10, total: 10 },
      { type: "download", loaded: 110, total: 110 },
    ]);
  });

  test("have no total where a file travels compressed", async () => {
    const reports: unknown[] = [];
    const downloads = watchDownloads(async () => file(10, { "content-encoding": "gzip" }));
    await downloads.during("a/b", { onBytes: (event) => reports.push(event), signal: open }, async () => {
      await (await downloads.fetch("/a/b/config.json")).text();
    });
    expect(reports).toEqual([{ type: "download", loaded: 10 }]);
  });

  test("take the page of a single-page host for a missing file", async () => {
    const downloads = watchDownloads(async () => file(10, { "content-type": "text/html; charset=utf-8" }));
    expect((await downloads.fetch("/models/a/b/config.json")).status).toBe(404);
  });

  test.each([
    ["the connection is down", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["the host fails", async () => file(3, {}, 503)],
  ])("say so when %s", async (_why, fetchFile) => {
    const downloads = watchDownloads(fetchFile);
    const load = downloads.during("a/b", { signal: open }, async () => {
      const response = await downloads.fetch("/models/a/b/config.json");
      if (!response.ok) throw new Error("not found");
    });
    await expect(load).rejects.toMatchObject({ kind: "network" });
  });

  const addressOf = (name: string) => `https://example.org/a/b/${name}`;

  test("are cut off by stopping, the file under way and all that would follow", async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const downloads = watchDownloads(async (_address, init) => {
      signals.push(init?.signal);
      return new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    });
    const stop = new AbortController();
    const load = downloads.during("a/b", { signal: stop.signal }, async () => {
      await (await downloads.fetch(addressOf("onnx/model.onnx"))).arrayBuffer();
    });
    await settle();
    stop.abort();
    await expect(load).rejects.toMatchObject({ name: "AbortError" });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    // The library goes on by itself.
    await downloads.fetch(addressOf("tokenizer.json")).catch(() => undefined);
    expect(signals.at(-1)?.aborted).toBe(true);
    await downloads.during("a/b", { signal: open }, () => downloads.fetch(addressOf("tokenizer.json")));
    await downloads.fetch(addressOf("voices/F1.bin"));
    expect(signals.slice(-2).map((signal) => signal?.aborted)).toEqual([false, false]);
  });

  test("go on for another pipeline of the same model", async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const downloads = watchDownloads(async (_address, init) => {
      signals.push(init?.signal);
      return new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    });
    const stop = new AbortController();
    const read = async () => void (await (await downloads.fetch(addressOf("onnx/model.onnx"))).arrayBuffer());
    const one = downloads.during("a/b", { signal: stop.signal }, read);
    downloads.during("a/b", { signal: open }, () => new Promise(() => {}));
    await settle();
    stop.abort();
    await expect(one).rejects.toMatchObject({ name: "AbortError" });
    expect(signals[0]?.aborted).toBe(false);
  });

  test("say so when the connection breaks in the middle of a file", async () => {
    const downloads = watchDownloads(async () => {
      let pulls = 0;
      return new Response(
        new ReadableStream({
          pull(stream) {
            pulls += 1;
            if (pulls === 1) stream.enqueue(new Uint8Array(5));
            else stream.error(new TypeError("network error"));
          },
        }),
      );
    });
    const load = downloads.during("a/b", { signal: open }, async () => {
      await (await downloads.fetch(addressOf("onnx/model.onnx"))).arrayBuffer();
    });
    await expect(load).rejects.toMatchObject({ kind: "network" });
  });

  test.each([
    ["is missing", async () => new Response(null, { status: 404 }), { message: expect.stringContaining("Could not locate") }],
    ["does not come", () => Promise.reject(new TypeError("Failed to fetch")), { kind: "network" }],
  ])("fail when a part of the weights %s, though the library waits for ever", async (_why, fetchFile, expected) => {
    const downloads = watchDownloads(fetchFile);
    const load = downloads.during("a/b", { signal: open }, () => {
      downloads.fetch(addressOf("onnx/model.onnx_data")).catch(() => undefined);
      return new Promise(() => {});
    });
    await expect(load).rejects.toMatchObject(expected);
  });
});
