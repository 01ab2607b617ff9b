import { InferenceError } from "../../core/errors.js";
import type { Fetcher, InferenceAnswer, InferenceRequest, TaskId } from "../../core/task.js";
import { toInferenceError } from "../../core/toInferenceError.js";
import { aborted } from "../http.js";
import { type DecodedSound, isReply, type Question, speechRate } from "./messages.js";

export { clearModelCache, modelCacheBytes } from "./cache.js";

/** What `createTransformersFetcher` is made of. */
export interface TransformersOptions {
  /**
   * The worker that runs the models: a module of the host that calls `servePipelines`.
   *
   * A function is called at the first run, and again where the runtime has broken down, after the old worker was ended.
   * A worker that is handed over stays the host's own: it is never ended, nor replaced.
   */
  readonly worker: Worker | (() => Worker);
  /**
   * Bytes above which a model is not downloaded before the visitor agrees (a `consent` event); `Infinity` never asks.
   * @default 20_000_000
   */
  readonly askAbove?: number;
}

/**
 * Runs models on this device, in a worker of the host, by Transformers.js.
 *
 * Nothing of Transformers.js is in here: it comes with the worker. Several widgets share one fetcher, and so one worker
 * and the models it has loaded. Sounds are decoded here, as workers cannot.
 *
 * What is asked before a large download is the size of the files that this browser does not keep yet. To know it, the
 * model's configuration and the sizes of its files are fetched, nothing else. Models of a `localModelPath` are never asked
 * for, nor are those whose host tells no sizes. One visitor's yes counts for all runs that wait for the same model.
 *
 * Stopping the last run that waits for a model stops its download after a moment; files that were complete are kept for
 * the next time. A model that has come and is being started, or that computes without writing text, cannot be
 * interrupted: its run ends at once for the page, and the next one waits until the worker is free.
 *
 * | task | pipeline |
 * |---|---|
 * | text-classification (pairs, too), text-ranking | text-classification |
 * | token-classification | token-classification |
 * | question-answering | question-answering |
 * | document-question-answering | document-question-answering (Donut) |
 * | zero-shot-classification | zero-shot-classification |
 * | zero-shot-image-classification | zero-shot-image-classification |
 * | zero-shot-object-detection | zero-shot-object-detection |
 * | audio-classification | audio-classification; zero-shot-audio-classification with `candidate_labels` |
 * | automatic-speech-recognition | automatic-speech-recognition |
 * | text-to-speech, text-to-audio | text-to-audio; `voice` is a file of the model's folder `voices` |
 * | translation, summarization | translation, summarization |
 * | text-generation, conversational | text-generation, else text2text-generation; streamed |
 * | fill-mask | fill-mask |
 * | feature-extraction, sentence-similarity, text-retrieval | feature-extraction |
 * | image-classification, object-detection, image-segmentation, depth-estimation, image-to-text, image-feature-extraction | the same |
 * | image-to-image | image-to-image, else background-removal |
 *
 * Rejects with "unsupported" for any other task, "not-deployed" for a model without ONNX files, "gated" for one that the
 * Hub gives only to some, "too-large" where memory does not suffice, and "network" where files did not come.
 *
 * Source: https://huggingface.co/docs/transformers.js
 *
 * @example
 * createTransformersFetcher({ worker: () => new Worker(new URL("./models.worker.ts", import.meta.url), { type: "module" }) });
 */
export function createTransformersFetcher({ worker, askAbove = 20_000_000 }: TransformersOptions): Fetcher {
  const connection = connect(worker, askAbove);
  const run: Fetcher = async (request, { signal, onEvent }) => {
    if (signal.aborted) throw aborted();
    const inputs = soundTasks.has(request.task) ? await unlessAborted(decodeSound(request), signal) : request.inputs;
    return connection.ask({ ...request, inputs }, signal, onEvent);
  };
  return Object.assign(run, {
    backend: { place: "device", name: "This device" } as const,
    code: async (request: InferenceRequest) => (await import("../code/transformers.js")).transformersCode(request),
  });
}

type OnEvent = Parameters<Fetcher>[1]["onEvent"];

interface OpenRun {
  question: Extract<Question, { type: "run" }>;
  readonly onEvent: OnEvent;
  resolve(answer: InferenceAnswer): void;
  reject(error: InferenceError): void;
}

/** One worker and the runs it has not answered yet. */
function connect(source: Worker | (() => Worker), askAbove: number) {
  const open = new Map<string, OpenRun>();
  // Several fetchers may share a worker, so that counting alone does not make a name.
  const name = Math.random().toString(36).slice(2);
  let count = 0;
  let current: Worker | undefined;

  function start(): Worker {
    if (current) return current;
    try {
      current = typeof source === "function" ? source() : source;
    } catch (cause) {
      throw new InferenceError("unsupported", "This page cannot start a worker, so that models do not run on this device.", {
        cause,
      });
    }
    current.addEventListener("message", receive);
    current.addEventListener("error", lose);
    return current;
  }

  function send(question: Question): void {
    const worker = start();
    try {
      worker.postMessage(question);
    } catch (cause) {
      throw new InferenceError("invalid-input", "This input cannot be handed to a model on this device.", { cause });
    }
  }

  /** Ends a broken worker, where another can be made. */
  function drop(): void {
    current?.removeEventListener("message", receive);
    current?.removeEventListener("error", lose);
    if (typeof source === "function") current?.terminate();
    current = undefined;
  }

  /** The worker's module did not load, or threw outside of any run. */
  function lose(event: ErrorEvent): void {
    drop();
    const runs = [...open.values()];
    open.clear();
    for (const { reject } of runs) {
      reject(
        new InferenceError("server", "What runs models on this device could not start or broke down. Run again.", {
          cause: event.error ?? event.message,
        }),
      );
    }
  }

  function receive({ data }: MessageEvent<unknown>): void {
    const run = isReply(data) && open.get(data.id);
    if (!run) return;
    switch (data.type) {
      case "event":
        run.onEvent(data.event);
        break;
      case "consent":
        run.onEvent({ type: "consent", bytes: data.bytes, accept: () => accept(data.id) });
        break;
      case "answer":
        open.delete(data.id);
        run.resolve({ body: data.body, meta: { device: data.device, computeSeconds: data.computeSeconds } });
        break;
      case "failure":
        open.delete(data.id);
        run.reject(new InferenceError(data.kind, data.message, { cause: data.cause }));
        if (data.isBroken) restart();
    }
  }

  function accept(id: string): void {
    const run = open.get(id);
    if (!run) return;
    // Another worker that this run may need has the same yes.
    run.question = { ...run.question, askAbove: Number.POSITIVE_INFINITY };
    send({ type: "accept", id });
  }

  /** Asks a new worker what the broken one has not answered. */
  function restart(): void {
    if (typeof source !== "function") return;
    drop();
    for (const [id, { question, reject }] of open) {
      try {
        send(question);
      } catch (error) {
        open.delete(id);
        reject(toInferenceError(error));
      }
    }
  }

  async function ask(request: InferenceRequest, signal: AbortSignal, onEvent: OnEvent): Promise<InferenceAnswer> {
    count += 1;
    const id = `${name}-${count}`;
    const question = { type: "run", id, request, askAbove } as const;
    send(question);
    const answer = new Promise<InferenceAnswer>((resolve, reject) => open.set(id, { question, onEvent, resolve, reject }));
    try {
      return await unlessAborted(answer, signal);
    } finally {
      // Still open: it was aborted. What the worker may yet say of it finds no run.
      if (open.delete(id)) current?.postMessage({ type: "cancel", id } satisfies Question);
    }
  }

  return { ask };
}

/** The same promise, rejecting as soon as `signal` aborts. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted());
    signal.addEventListener("abort", stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

const soundTasks: ReadonlySet<TaskId> = new Set(["automatic-speech-recognition", "audio-classification"]);

/** The rate of the one kind of model that compares sounds with words (CLAP), in Hz. */
const comparingRate = 48_000;

async function decodeSound({ inputs, parameters }: InferenceRequest): Promise<unknown> {
  if (!(inputs instanceof Blob)) return inputs;
  if (typeof OfflineAudioContext === "undefined") {
    throw new InferenceError("unsupported", "This browser cannot decode sounds.");
  }
  const rate = parameters.candidate_labels === undefined ? speechRate : comparingRate;
  try {
    const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(await inputs.arrayBuffer());
    const channels = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
    return { channels } satisfies DecodedSound;
  } catch (cause) {
    throw new InferenceError("invalid-input", "This browser cannot read the sound. Choose a file in another format.", { cause });
  }
}
