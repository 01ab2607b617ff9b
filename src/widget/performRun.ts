import type { QueryClient } from "@tanstack/react-query";
import { InferenceError } from "../core/errors.js";
import type { LoadMedia } from "../core/loadMedia.js";
import type { ResultSource, Run } from "../core/run.js";
import type { Asking, Fetcher, InferenceAnswer, InferenceEvent, InferenceRequest, Task, TaskOutput } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { forgetAnswer, holdsAtMost, recallAnswer, rememberAnswer } from "./answers.js";
import { loadUrls } from "./loadUrls.js";

type Running<I, O> = Extract<Run<I, O>, { status: "running" }>;

/** One run: what is asked of whom, and who is told how it stands. */
export interface RunOrder<I, O> {
  readonly task: Task<I, O>;
  readonly request: InferenceRequest;
  readonly fetcher: Fetcher;
  /** Asked anew, whatever is known of it. */
  readonly fresh: boolean;
  readonly client: QueryClient;
  readonly loadMedia: LoadMedia;
  /** The run as it begins. */
  readonly running: Running<I, O>;
  readonly signal: AbortSignal;
  /** Told of every change, and of the end; ignores what comes after `signal` aborts. */
  report(run: Run<I, O>): void;
}

/** Values of an answer that are read and drawn in one turn. */
const largeAnswer = 5000;

/** Milliseconds between two drawings of what is being streamed. */
const drawEvery = 40;

/** Carries out a run, to a result or a failure. Never rejects. */
export async function perform<I, O>(order: RunOrder<I, O>): Promise<void> {
  const { task, request, fetcher, fresh, client, loadMedia, signal } = order;
  const { input, startedAt } = order.running;
  let { running } = order;
  let fromChunk: TaskOutput<O, I>["fromChunk"];
  /** Draws what has been streamed since it was last drawn. */
  let drawing: ReturnType<typeof setTimeout> | undefined;
  const report = (run: Run<I, O>) => {
    clearTimeout(drawing);
    drawing = undefined;
    order.report(run);
  };
  const seconds = () => (Date.now() - startedAt) / 1000;
  try {
    const cached = fresh ? undefined : recallAnswer(client, fetcher, request);
    const answer = cached ?? (await ask());
    const read = finish(answer, cached ? "cached" : "live");
    const rest = task.output.complete?.(read.output, input);
    // Without the code it stays as far as it was read. What lacks nothing is shown in this very turn.
    const done = rest ? { ...read, output: await rest.catch(() => read.output) } : read;
    // What takes long to read is drawn in a turn of its own.
    if (!holdsAtMost(largeAnswer, answer.body)) await new Promise((resolve) => setTimeout(resolve));
    if (!cached && !signal.aborted) rememberAnswer(client, fetcher, request, answer);
    report(done);
  } catch (thrown) {
    const { partial } = running;
    // To try again what was asked anew is to ask anew.
    if (fresh && !signal.aborted) forgetAnswer(client, fetcher, request);
    report({
      status: "failed",
      input,
      error: toInferenceError(thrown),
      seconds: seconds(),
      ...(partial !== undefined && { partial }),
    });
  }

  async function ask(): Promise<InferenceAnswer> {
    const inputs = await loadUrls(request.inputs, (url) =>
      // Whatever a host's loader throws, no server is to blame for it.
      loadMedia(url, signal).catch((thrown) => {
        throw toInferenceError(thrown, "bad-file");
      }),
    );
    fromChunk = task.output.fromChunk ?? (await task.output.bringFromChunk?.());
    // Neither a host's loader nor its fetcher need heed the signal.
    signal.throwIfAborted();
    return fetcher({ ...request, inputs }, { signal, onEvent });
  }

  function onEvent(event: InferenceEvent): void {
    // Of what it waits for, the newest event tells.
    const { wait: _wait, download: _download, consent: _consent, ...rest } = running;
    if (event.type === "waiting") running = { ...rest, wait: event };
    if (event.type === "download") running = { ...rest, download: event };
    if (event.type === "consent") running = { ...rest, consent: event };
    if (event.type === "chunk" && fromChunk) {
      running = { ...running, partial: fromChunk(running.partial, event.chunk) };
      // Thousands of pieces may come at once.
      drawing ??= setTimeout(() => report(running), drawEvery);
      return;
    }
    report(running);
  }

  function finish(answer: InferenceAnswer, source: ResultSource): Extract<Run<I, O>, { status: "done" }> {
    const backend = answer.meta?.backend ?? fetcher.backend;
    return {
      status: "done",
      input,
      output: readAnswer(task, answer.body, input, { parameters: request.parameters, streamed: running.partial }),
      receipt: {
        ...answer.meta,
        ...(backend && { backend }),
        model: request.model,
        source: answer.meta?.cached ? "cached" : source,
        request,
        body: answer.body,
        warnings: answer.warnings ?? [],
        seconds: seconds(),
      },
    };
  }
}

/** The result of a run that is stopped while it streams: what has come; undefined where nothing has. */
export function stopShort<I, O>(
  task: Task<I, O>,
  { input, partial: output, startedAt }: Running<I, O>,
  { model, fetcher }: { readonly model: string; readonly fetcher: Fetcher | undefined },
): Extract<Run<I, O>, { status: "done" }> | undefined {
  if (output === undefined) return undefined;
  const receipt = {
    ...(fetcher?.backend && { backend: fetcher.backend }),
    model,
    source: "live",
    body: task.output.toCard(output),
    warnings: ["Stopped before its end."],
    seconds: (Date.now() - startedAt) / 1000,
  } as const;
  return { status: "done", input, output, receipt };
}

/** Whatever a parser throws, a bad answer is what the visitor reads. */
function readAnswer<I, O>(task: Task<I, O>, body: unknown, input: I, asking: Asking<O>): O {
  try {
    return task.output.fromAnswer(body, input, asking);
  } catch (thrown) {
    if (thrown instanceof InferenceError) throw thrown;
    throw new InferenceError("bad-answer", "The answer could not be read.", { raw: body, cause: thrown });
  }
}
