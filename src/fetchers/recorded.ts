import { InferenceError } from "../core/errors.js";
import { isRecord } from "../core/parse.js";
import type { Fetcher, InferenceAnswer, InferenceRequest } from "../core/task.js";
import { aborted, sleep } from "./http.js";

/** One answer, and the question it belongs to. */
export interface Recording extends InferenceAnswer {
  readonly inputs: unknown;
  /** Compared when given; without them the recording answers whatever the parameters are. */
  readonly parameters?: InferenceRequest["parameters"];
  /** Compared when given. */
  readonly task?: InferenceRequest["task"];
  /** Compared when given. */
  readonly model?: string;
}

/**
 * Answers from recordings instead of a server, the first that fits: inputs are equal when their data and bytes are.
 *
 * `seconds` pass before each answer, 0 by default.
 * Throws `InferenceError("not-deployed")` for an input that nobody recorded.
 *
 * @example
 * createRecordedFetcher([{ inputs: "I love football", body: [{ label: "POSITIVE", score: 0.99 }] }]);
 */
export function createRecordedFetcher(recordings: readonly Recording[], { seconds = 0 }: { seconds?: number } = {}): Fetcher {
  const run: Fetcher = async (request, { signal }) => {
    await sleep(seconds, signal);
    for (const recording of recordings) {
      const fits = await isFor(recording, request);
      if (signal.aborted) throw aborted();
      if (!fits) continue;
      const { body, warnings, meta } = recording;
      return { body, ...(warnings && { warnings }), ...(meta && { meta }) };
    }
    throw new InferenceError("not-deployed", "Only the recorded inputs are answered here. Choose one of the examples.");
  };
  return Object.assign(run, { backend: { place: "recording", name: "Recording" } as const });
}

async function isFor({ task, model, inputs, parameters }: Recording, request: InferenceRequest): Promise<boolean> {
  if (task !== undefined && task !== request.task) return false;
  if (model !== undefined && model !== request.model) return false;
  if (parameters !== undefined && !(await isEqual(parameters, request.parameters))) return false;
  return isEqual(inputs, request.inputs);
}

/** Whether two values hold the same data; Blobs are compared by their bytes, and a field without a value counts as absent. */
async function isEqual(a: unknown, b: unknown): Promise<boolean> {
  if (Object.is(a, b)) return true;
  if (a instanceof Blob || b instanceof Blob) return a instanceof Blob && b instanceof Blob && hasSameBytes(a, b);
  if (a instanceof URL || b instanceof URL) return String(a) === String(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && every(a, (item, index) => isEqual(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return every([...names], (name) => isEqual(a[name], b[name]));
}

async function hasSameBytes(a: Blob, b: Blob): Promise<boolean> {
  if (a.size !== b.size) return false;
  const [left, right] = (await Promise.all([a.arrayBuffer(), b.arrayBuffer()])).map((buffer) => new Uint8Array(buffer));
  return left?.every((byte, index) => byte === right?.[index]) ?? false;
}

async function every<T>(items: readonly T[], test: (item: T, index: number) => Promise<boolean>): Promise<boolean> {
  for (const [index, item] of items.entries()) if (!(await test(item, index))) return false;
  return true;
}
