import type { InferenceEvent, InferenceRequest } from "../../core/task.js";
import type { Failure, Question, Reply } from "./messages.js";
import { isQuestion } from "./messages.js";

/** A model that is ready to run. */
export interface Model {
  /** Where it runs, such as "WebGPU". */
  readonly device: string;
  /** Answers with plain data that can be posted; `signal` asks to end early. */
  run(request: InferenceRequest, onChunk: (chunk: unknown) => void, signal: AbortSignal): Promise<unknown>;
  /** Frees its memory. */
  dispose(): Promise<unknown>;
}

/** How models come to be. */
export interface Runtime {
  /** The name of the pipeline that does a task. Throws when there is none. */
  pipelineOf(task: InferenceRequest["task"]): string;
  load(pipeline: string, model: string, onBytes: (event: Download) => void): Promise<Model>;
  /** Words for whatever was thrown. */
  explain(error: unknown): Failure;
}

type Download = Extract<InferenceEvent, { type: "download" }>;

/** The part of a worker's global scope that is needed. */
export interface Scope {
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: unknown): void;
}

/** Models that stay ready beside those in use; each may hold hundreds of megabytes. */
const keptModels = 3;

/** Milliseconds between two reports of bytes; the first comes after as long, so that small models show none. */
const reportEvery = 100;

interface LoadedModel {
  readonly ready: Promise<Model>;
  readonly watchers: Set<(event: Download) => void>;
  /** Runs that wait for it or use it. */
  users: number;
}

/**
 * Answers the questions that reach `scope`.
 *
 * Models load side by side and run one at a time, in the order in which they are ready. A run that is cancelled before
 * its turn never starts.
 */
export function serve(scope: Scope, runtime: Runtime): void {
  const stops = new Map<string, AbortController>();
  const models = new Map<string, LoadedModel>();
  let lastTurn: Promise<unknown> = Promise.resolve();
  const post = (reply: Reply) => scope.postMessage(reply);

  scope.addEventListener("message", ({ data }) => {
    if (!isQuestion(data)) return;
    if (data.type === "cancel") stops.get(data.id)?.abort();
    else void answer(data);
  });

  async function answer({ id, request }: Extract<Question, { type: "run" }>): Promise<void> {
    const stop = new AbortController();
    stops.set(id, stop);
    const onEvent = (event: InferenceEvent) => post({ type: "event", id, event });
    try {
      const key = `${runtime.pipelineOf(request.task)} ${request.model}`;
      const loaded = models.get(key) ?? begin(key, request);
      // Last in the order of the map: the most recently used.
      models.delete(key);
      models.set(key, loaded);
      loaded.users += 1;
      try {
        const model = await whenReady(loaded, onEvent);
        await inTurn(async () => {
          if (stop.signal.aborted) return;
          const startedAt = performance.now();
          const body = await model.run(request, (chunk) => onEvent({ type: "chunk", chunk }), stop.signal);
          const computeSeconds = (performance.now() - startedAt) / 1000;
          if (!stop.signal.aborted) post({ type: "answer", id, body, device: model.device, computeSeconds });
        });
      } finally {
        loaded.users -= 1;
        forget();
      }
    } catch (error) {
      if (!stop.signal.aborted) post({ type: "failure", id, ...runtime.explain(error) });
    } finally {
      stops.delete(id);
    }
  }

  function begin(key: string, request: InferenceRequest): LoadedModel {
    const watchers = new Set<(event: Download) => void>();
    let reportedAt = performance.now();
    const ready = runtime.load(runtime.pipelineOf(request.task), request.model, (event) => {
      if (performance.now() - reportedAt < reportEvery) return;
      reportedAt = performance.now();
      for (const watch of watchers) watch(event);
    });
    // A load that failed may succeed later.
    ready.catch(() => models.delete(key));
    return { ready, watchers, users: 0 };
  }

  async function whenReady({ ready, watchers }: LoadedModel, onEvent: (event: InferenceEvent) => void): Promise<Model> {
    // A model that is ready already answers before the timer does.
    const timer = setTimeout(() => onEvent({ type: "waiting", reason: "loading" }));
    watchers.add(onEvent);
    try {
      return await ready;
    } finally {
      clearTimeout(timer);
      watchers.delete(onEvent);
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  function forget(): void {
    let surplus = models.size - keptModels;
    for (const [key, { ready, users }] of models) {
      if (surplus <= 0) return;
      if (users > 0) continue;
      surplus -= 1;
      models.delete(key);
      // What cannot be freed is of no further use to anyone.
      ready.then((model) => model.dispose()).catch(() => undefined);
    }
  }
}
