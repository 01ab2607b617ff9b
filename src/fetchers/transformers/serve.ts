import type { InferenceRequest } from "../../core/task.js";
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

/** A model whose files are known and not loaded yet. */
export interface FoundModel {
  /** Bytes that would come over the network; 0 when all files are on this device, or their host tells no sizes. */
  readonly bytes: number;
  load(onBytes: (event: Download) => void): Promise<Model>;
}

/** How models come to be. */
export interface Runtime {
  /** The name of the pipeline that does what is asked. Throws when there is none. */
  pipelineOf(request: InferenceRequest): string;
  /** Looks for a model; once `signal` aborts, nothing more of it is loaded. */
  find(pipeline: string, model: string, signal: AbortSignal): Promise<FoundModel>;
  /** Words for whatever was thrown. */
  explain(error: unknown): Failure;
}

type RunQuestion = Extract<Question, { type: "run" }>;
type Event = Extract<Reply, { type: "event" }>["event"];
type Download = Extract<Event, { type: "download" }>;

/** The part of a worker's global scope that is needed. */
export interface Scope {
  addEventListener(type: "message", listener: (event: MessageEvent<unknown>) => void): void;
  postMessage(message: unknown): void;
}

/** Models that stay ready beside those in use; each may hold hundreds of megabytes. */
const keptModels = 3;

/** Milliseconds between two reports of bytes; the first comes after as long, so that small models show none. */
const reportEvery = 100;

/** Milliseconds for which a model that nobody waits for still loads: a changed run follows the stopped one at once. */
const patience = 200;

interface Run {
  readonly stop: AbortController;
  accept(): void;
}

interface LoadedModel {
  readonly found: Promise<FoundModel>;
  readonly ready: Promise<Model>;
  /** Ends its loading. */
  readonly end: AbortController;
  readonly watchers: Set<(event: Event) => void>;
  /** Lets it load. */
  accept(): void;
  stage: "found" | "accepted" | "ready";
  /** Runs that wait for it or use it. */
  users: number;
}

/**
 * Answers the questions that reach `scope`.
 *
 * Models load side by side and run one at a time, in the order in which they are ready. A large one loads once a run that
 * waits for it has accepted its size, and stops loading when no run waits for it any more. A run that is cancelled before
 * its turn never starts.
 */
export function serve(scope: Scope, runtime: Runtime): void {
  const runs = new Map<string, Run>();
  const models = new Map<string, LoadedModel>();
  let lastTurn: Promise<unknown> = Promise.resolve();
  const post = (reply: Reply) => scope.postMessage(reply);

  scope.addEventListener("message", ({ data }) => {
    if (!isQuestion(data)) return;
    switch (data.type) {
      case "run":
        void answer(data);
        break;
      case "accept":
        runs.get(data.id)?.accept();
        break;
      case "cancel":
        runs.get(data.id)?.stop.abort();
    }
  });

  async function answer(question: RunQuestion): Promise<void> {
    const { id, request } = question;
    const stop = new AbortController();
    const onEvent = (event: Event) => post({ type: "event", id, event });
    try {
      const key = `${runtime.pipelineOf(request)} ${request.model}`;
      const loaded = models.get(key) ?? begin(key, request);
      // Last in the order of the map: the most recently used.
      models.delete(key);
      models.set(key, loaded);
      loaded.users += 1;
      runs.set(id, { stop, accept: () => accept(loaded) });
      try {
        const model = await whenReady(loaded, question, onEvent, stop.signal);
        await inTurn(async () => {
          if (stop.signal.aborted) return;
          const startedAt = performance.now();
          const body = await model.run(request, (chunk) => onEvent({ type: "chunk", chunk }), stop.signal);
          const computeSeconds = (performance.now() - startedAt) / 1000;
          if (!stop.signal.aborted) post({ type: "answer", id, body, device: model.device, computeSeconds });
        });
      } finally {
        loaded.users -= 1;
        if (loaded.users === 0 && loaded.stage !== "ready") setTimeout(() => abandon(key, loaded), patience);
        forget();
      }
    } catch (error) {
      if (!stop.signal.aborted) post({ type: "failure", id, ...runtime.explain(error) });
    } finally {
      runs.delete(id);
    }
  }

  function begin(key: string, request: InferenceRequest): LoadedModel {
    const end = new AbortController();
    const watchers = new Set<(event: Event) => void>();
    const found = runtime.find(runtime.pipelineOf(request), request.model, end.signal);
    let accepted = () => {};
    const acceptance = new Promise<void>((resolve) => {
      accepted = resolve;
    });
    const ready = found.then(async ({ load }) => {
      await acceptance;
      let reportedAt = performance.now();
      return load((event) => {
        if (performance.now() - reportedAt < reportEvery) return;
        reportedAt = performance.now();
        for (const watch of watchers) watch(event);
      });
    });
    const loaded: LoadedModel = {
      found,
      ready,
      end,
      watchers,
      accept() {
        loaded.stage = "accepted";
        accepted();
      },
      stage: "found",
      users: 0,
    };
    ready.then(
      () => {
        loaded.stage = "ready";
      },
      // A load that failed may succeed later.
      () => {
        if (models.get(key) === loaded) models.delete(key);
      },
    );
    return loaded;
  }

  /** One run's yes is heard by all that wait for the same model. */
  function accept(loaded: LoadedModel): void {
    if (loaded.stage !== "found") return;
    for (const watch of loaded.watchers) watch({ type: "waiting", reason: "loading" });
    loaded.accept();
  }

  async function whenReady(
    loaded: LoadedModel,
    { id, askAbove }: RunQuestion,
    onEvent: (event: Event) => void,
    signal: AbortSignal,
  ): Promise<Model> {
    // A model that is ready already answers before the timer does.
    const timer = setTimeout(() => onEvent({ type: "waiting", reason: "loading" }));
    loaded.watchers.add(onEvent);
    try {
      return await new Promise((resolve, reject) => {
        signal.addEventListener("abort", reject);
        loaded.ready.then(resolve, reject);
        const asked = loaded.found.then(({ bytes }) => {
          if (signal.aborted || loaded.stage !== "found") return;
          if (bytes <= askAbove) return loaded.accept();
          // Else the question would give way to it.
          clearTimeout(timer);
          post({ type: "consent", id, bytes });
        });
        asked.catch(reject);
      });
    } finally {
      clearTimeout(timer);
      loaded.watchers.delete(onEvent);
    }
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  function abandon(key: string, loaded: LoadedModel): void {
    if (loaded.users > 0 || loaded.stage === "ready") return;
    if (models.get(key) === loaded) models.delete(key);
    loaded.end.abort();
  }

  function forget(): void {
    let surplus = models.size - keptModels;
    for (const [key, { ready, stage, users }] of models) {
      if (surplus <= 0) return;
      if (users > 0 || stage !== "ready") continue;
      surplus -= 1;
      models.delete(key);
      // What cannot be freed is of no further use to anyone.
      ready.then((model) => model.dispose()).catch(() => undefined);
    }
  }
}
