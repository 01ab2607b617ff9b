import type { InferenceError } from "../src/core/errors.js";
import type { Fetcher, InferenceAnswer, InferenceEvent, InferenceRequest } from "../src/core/task.js";

/** One call of a controlled fetcher, to be answered when the test likes. */
export interface Call {
  readonly request: InferenceRequest;
  readonly signal: AbortSignal;
  emit(event: InferenceEvent): void;
  answer(body: unknown, rest?: Omit<InferenceAnswer, "body">): Promise<void>;
  fail(error: InferenceError): Promise<void>;
}

/** A backend that does only what the test says; it does not heed the signal, so that late answers can be tried. */
export function controlledFetcher(): { fetcher: Fetcher; calls: Call[] } {
  const calls: Call[] = [];
  const fetcher: Fetcher = Object.assign(
    (request: InferenceRequest, { signal, onEvent }: Parameters<Fetcher>[1]) =>
      new Promise<InferenceAnswer>((resolve, reject) => {
        const settled = () => new Promise<void>((done) => setTimeout(done, 0));
        calls.push({
          request,
          signal,
          emit: onEvent,
          answer(body, rest = {}) {
            resolve({ body, ...rest });
            return settled();
          },
          fail(error) {
            reject(error);
            return settled();
          },
        });
      }),
    { backend: { place: "server", name: "Test server" } as const },
  );
  return { fetcher, calls };
}

/** A backend that answers every request with the same body. */
export function answeringFetcher(body: unknown): Fetcher & { requests: InferenceRequest[] } {
  const requests: InferenceRequest[] = [];
  return Object.assign(
    async (request: InferenceRequest) => {
      requests.push(request);
      return { body };
    },
    { requests },
  );
}
