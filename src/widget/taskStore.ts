import type { QueryClient } from "@tanstack/react-query";
import { InferenceError } from "../core/errors.js";
import type { LoadMedia } from "../core/loadMedia.js";
import { defaultParameters, mergeParameters, type Parameters } from "../core/parameters.js";
import type { Run } from "../core/run.js";
import type { Fetcher, InferenceRequest, Missing, OutputViewProps, Task } from "../core/task.js";
import { findExample, type Handler, type TaskControls } from "./controls.js";
import type { TaskExample } from "./readExamples.js";

/** What one widget holds at a moment. */
export interface Snapshot<I, O> {
  readonly input: I;
  /** The example that was shown last. */
  readonly example: TaskExample<I, O> | undefined;
  /** What the visitor set. */
  readonly chosen: Parameters;
  readonly run: Run<I, O>;
  /** What the run was asked with, to tell whether the parameters have changed since. */
  readonly runParameters: Parameters;
  /** What a run asked for in vain lacks. */
  readonly missing: Missing | undefined;
  /** The last run was stopped by the visitor. */
  readonly stopped: boolean;
  /** What `undo` brings back. */
  readonly kept: Kept<I, O> | undefined;
}

/** What stood there before something else took its place: an example, or an input that a result gave. */
interface Kept<I, O> extends Pick<Snapshot<I, O>, "input" | "example" | "chosen" | "run" | "runParameters"> {
  readonly before: "example" | "use";
}

/** What a store reaches the world by; may change between two runs. */
export interface Surroundings<I, O> {
  readonly model: string;
  readonly fetcher: Fetcher | undefined;
  readonly client: QueryClient;
  readonly loadMedia: LoadMedia;
  /** What the page holds, and what it is told. */
  readonly host: TaskControls<I, O>;
}

/** A snapshot with what the page holds in the place of what the visitor asked for. */
export function underHost<I, O>(state: Snapshot<I, O>, { input, parameters }: TaskControls<I, O>): Snapshot<I, O> {
  return { ...state, input: input ?? state.input, chosen: parameters ?? state.chosen };
}

export interface TaskStore<I, O> {
  subscribe(listener: () => void): () => void;
  snapshot(): Snapshot<I, O>;
  /** Takes what the page holds in the place of what the visitor asked for. */
  connect(surroundings: Surroundings<I, O>): void;
  setInput(input: I): void;
  setParameter(name: string, value: unknown): void;
  resetParameters(): void;
  show(example: TaskExample<I, O>): void;
  undo(): void;
  /** Runs the input. With `fresh` the same is asked anew, whatever is known of it. */
  start(options?: { fresh?: boolean }): void;
  written(): I;
  readonly use: NonNullable<OutputViewProps<O, I>["use"]>;
  /** Stops the run; what has been streamed stays. */
  cancel(): void;
  /** Stops the run of a widget that is gone, and tells nobody. */
  leave(): void;
  reset(): void;
  /** The request that a run would make now, its files by their URL where the card gives them so. */
  request(at?: Snapshot<I, O>): InferenceRequest;
  /** The parameters a run would send, and those it would send had the visitor set none. */
  parameters(at?: Snapshot<I, O>): { readonly sent: Parameters; readonly inherited: Parameters };
  /** Whether the shown result belongs to another input or other parameters than those set now. */
  isStale(at?: Snapshot<I, O>): boolean;
}

/** The code of a run, once it is there. */
let runner: typeof import("./performRun.js") | undefined;

/** Brings the code of a run, as soon as there is a backend. */
export async function bringRunner(): Promise<typeof import("./performRun.js")> {
  runner ??= await import("./performRun.js");
  return runner;
}

/**
 * Holds one widget's input, examples, parameters and run, apart from React.
 *
 * Newest run wins: `start`, `show`, `cancel` and `reset` abort the run before, and an aborted run reports nothing.
 */
export function createTaskStore<I, O>(
  task: Task<I, O>,
  examples: readonly TaskExample<I, O>[],
  cardParameters: Parameters,
  initial: Surroundings<I, O>,
): TaskStore<I, O> {
  const listeners = new Set<() => void>();
  let surroundings = initial;
  let controller: AbortController | undefined;
  const blank = {
    example: undefined,
    kept: undefined,
    input: task.input.empty,
    missing: undefined,
    stopped: false,
    run: { status: "idle" },
  } as const;
  const { host } = initial;
  const input = host.input ?? host.defaultInput;
  let state: Snapshot<I, O> = { ...blank, chosen: host.parameters ?? host.defaultParameters ?? {}, runParameters: {} };
  /** The result that stood there before the run under way; stopping brings it back. */
  let previous: Pick<Snapshot<I, O>, "run" | "runParameters"> | undefined;
  /** What stood in the fields before the run under way. */
  let unsaid: I;
  const first =
    findExample(examples, host.example ?? host.defaultExample) ??
    (input === undefined
      ? (examples.find((example) => example.recorded) ?? examples.find((example) => !example.generic))
      : examples.find((example) => isSame(example.input, input)));
  if (first) showNow(first, state.chosen);
  if (input !== undefined) state = { ...state, input };
  /** What the page has been told of. */
  let told = state;
  let isLeft = false;

  /** Tells the page; what it throws is no fault of the widget, and is shown where the browser shows errors. */
  function tell<T>(handler: Handler<T>, value: T): void {
    try {
      if (!isLeft) handler?.(value);
    } catch (thrown) {
      reportError(thrown);
    }
  }

  function update(change: Partial<Snapshot<I, O>>): void {
    const before = told;
    told = state = { ...state, ...change };
    const { input, example, chosen, run } = state;
    const { host } = surroundings;
    for (const listener of listeners) listener();
    if (run !== before.run) complete();
    if (input !== before.input) tell(host.onInputChange, input);
    if (!isSame(chosen, before.chosen)) tell(host.onParametersChange, mergeParameters(chosen));
    if (example?.id !== before.example?.id && !isHeld(example)) tell(host.onExampleChange, example && nameOf(example));
  }

  /** Reads the rest of a result that was recorded. */
  function complete(): void {
    const { run } = state;
    if (run.status !== "done") return;
    task.output.complete?.(run.output, run.input)?.then(
      (output) => {
        if (state.run === run) update({ run: { ...run, output } });
      },
      // Without the code it stays as far as it was read.
      () => {},
    );
  }

  /** Whether the page holds this very example. */
  function isHeld(example: TaskExample<I, O> | undefined): boolean {
    return example !== undefined && findExample(examples, surroundings.host.example)?.id === example.id;
  }

  function nameOf({ id, title, number }: TaskExample<I, O>): string | number {
    return title !== undefined && (findExample(examples, title)?.id ?? id) === id ? title : number - 1;
  }

  function inherited({ example } = state): Parameters {
    return mergeParameters(defaultParameters(task.parameters ?? []), cardParameters, example?.parameters);
  }

  function parameters(at = state): Parameters {
    return mergeParameters(inherited(at), at.chosen);
  }

  function makeRequest(input: I, at = state): InferenceRequest {
    const request = task.input.toRequest(input, parameters(at));
    const { fromChunk, bringFromChunk } = task.output;
    return { task: task.id, model: surroundings.model, ...request, stream: (fromChunk ?? bringFromChunk) !== undefined };
  }

  function abort(): void {
    controller?.abort();
    controller = undefined;
  }

  function showNow(example: TaskExample<I, O>, chosen = chosenBeside(example)): void {
    const { input, recorded } = example;
    state = { ...state, input, example, chosen, missing: undefined, stopped: false, run: { status: "idle" } };
    if (!recorded) return;
    const receipt = { model: surroundings.model, source: "recorded", body: recorded.body, warnings: [] } as const;
    state = { ...state, run: { status: "done", input, output: recorded.output, receipt }, runParameters: parameters() };
  }

  /** Choosing an example chooses the parameters it sets; others stay as the visitor set them. */
  function chosenBeside(example: TaskExample<I, O>): Parameters {
    return Object.fromEntries(Object.entries(state.chosen).filter(([name]) => !Object.hasOwn(example.parameters, name)));
  }

  /** What undo needs; a run under way has been aborted and is not kept. */
  function keep(before: Kept<I, O>["before"]): Kept<I, O> {
    const { input, example, chosen, run, runParameters } = state;
    return { input, example, chosen, run: run.status === "running" ? { status: "idle" } : run, runParameters, before };
  }

  function isTyped(): boolean {
    return !isSame(state.input, task.input.empty) && !isSame(state.input, state.example?.input);
  }

  function written({ input, run } = state): I {
    return run.status === "done" && task.conversation ? task.conversation.hear(input, run) : input;
  }

  /** The fields as they were before a run that came to nothing, unless the visitor has written since. */
  function takeBack({ input }: { readonly input: I }): Partial<Snapshot<I, O>> {
    return isSame(state.input, input) ? { input: unsaid } : {};
  }

  function send(input: I, before: I, fresh: boolean): void {
    const { fetcher } = surroundings;
    const missing = task.input.missing(input);
    if (missing) update({ missing });
    else if (fetcher) {
      abort();
      unsaid = before;
      state = { ...state, input };
      void execute(makeRequest(input), fetcher, fresh);
    }
  }

  async function execute(request: InferenceRequest, fetcher: Fetcher, fresh: boolean): Promise<void> {
    const { input, run: before, runParameters } = state;
    const startedAt = Date.now();
    controller = new AbortController();
    const { signal } = controller;
    /** The one way a run may change what is shown: an aborted one no longer does. */
    const report = (run: Run<I, O>) => {
      if (signal.aborted) return;
      update({ run, ...(run.status === "failed" && takeBack(run)) });
      const { host } = surroundings;
      if (run.status === "failed") tell(host.onError, run.error);
      if (run.status === "done") tell(host.onResult, { input, output: run.output, receipt: run.receipt });
    };
    const { client, loadMedia } = surroundings;
    const running = { status: "running", input, startedAt } as const;
    if (before.status !== "running") previous = before.status === "done" ? { run: before, runParameters } : undefined;
    update({ run: running, runParameters: parameters(), missing: undefined, stopped: false });
    tell(surroundings.host.onRun, request);
    try {
      const { perform } = runner ?? (await bringRunner());
      if (!signal.aborted) await perform({ task, request, fetcher, fresh, client, loadMedia, running, signal, report });
    } catch (cause) {
      const error = new InferenceError("network", "The code that runs models could not be loaded.", { cause });
      report({ status: "failed", input, error, seconds: (Date.now() - startedAt) / 1000 });
    }
  }

  /** The input that a run would be made of, and the fields as they stand before it. */
  function next(at = state): { readonly input: I; readonly heard: I } {
    const heard = written(at);
    return { input: task.conversation?.say(heard) ?? heard, heard };
  }

  function start({ fresh = false }: { fresh?: boolean } = {}): void {
    if (!surroundings.fetcher) {
      if (!state.example?.recorded || isTyped()) return;
      showNow(state.example);
      update({});
      return;
    }
    const { run } = state;
    const { input, heard } = next();
    // Where nothing new is said, what an example asks is put to the model itself.
    const isRepeat = run.status === "done" && (fresh || (input === heard && run.receipt.source === "recorded"));
    send(isRepeat ? state.input : input, isRepeat ? state.input : heard, fresh);
  }

  function cancel(): void {
    const { run } = state;
    if (run.status !== "running") return;
    abort();
    // What streams has been brought by the code of runs.
    const done = runner?.stopShort(task, run, surroundings);
    update(done ? { run: done, stopped: true } : { run: { status: "idle" }, ...previous, ...takeBack(run), stopped: true });
  }

  return {
    subscribe(listener) {
      if (surroundings.fetcher) Promise.all([bringRunner(), task.output.bringFromChunk?.()]).catch(() => {});
      listeners.add(listener);
      complete();
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    connect(next) {
      surroundings = next;
      // In place: what the page holds is drawn already.
      Object.assign(state, underHost(state, next.host));
    },
    setInput(input) {
      update({ input, missing: undefined });
    },
    setParameter(name, value) {
      update({ chosen: { ...state.chosen, [name]: value } });
    },
    resetParameters() {
      update({ chosen: {} });
    },
    show(example) {
      const { host } = surroundings;
      if (findExample(examples, host.example) && !isHeld(example)) return tell(host.onExampleChange, nameOf(example));
      abort();
      const kept = isTyped() ? keep("example") : state.kept;
      showNow(example);
      update({ kept });
    },
    use(input, then) {
      if (then === "again") return send(input, input, true);
      if (then === "write") return update({ input, missing: undefined });
      abort();
      const kept = keep("use");
      const rest = { input, missing: undefined, stopped: false } as const;
      if (typeof then === "object") return update({ ...rest, run: { ...then, status: "done", input } });
      update({ ...rest, run: then === "begin" ? { status: "idle" } : kept.run, kept });
      if (then === "run") start();
    },
    written: () => written(),
    undo() {
      if (!state.kept) return;
      abort();
      const { before, ...kept } = state.kept;
      update({ ...kept, missing: undefined, stopped: false, kept: keep(before) });
    },
    start,
    cancel,
    leave() {
      isLeft = true;
      cancel();
      isLeft = false;
    },
    reset() {
      abort();
      update(blank);
    },
    request(at = state) {
      const { input, heard } = next(at);
      return makeRequest(input === heard ? at.input : input, at);
    },
    parameters: (at) => ({ sent: parameters(at), inherited: inherited(at) }),
    isStale(at = state) {
      if (at.run.status !== "done" || task.conversation) return false;
      return !isSame(at.input, at.run.input) || !isSame(parameters(at), at.runParameters);
    },
  };
}

/** Whether two values of plain data say the same; objects they share are not looked into, bytes are the same only if shared. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Blob || other instanceof Blob || Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  const others = new Map(Object.entries(other));
  return entries.length === others.size && entries.every(([name, value]) => others.has(name) && isSame(value, others.get(name)));
}
