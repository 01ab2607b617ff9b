import { InferenceError, type InferenceErrorDetails, type InferenceErrorKind } from "../src/core/errors.js";
import type { Fetcher } from "../src/core/task.js";

const server = { place: "server", name: "Story server" } as const;

/** A backend that answers at once with the same body. */
export function answers(body: unknown, warnings: readonly string[] = []): Fetcher {
  return Object.assign(async () => ({ body, warnings }), { backend: server });
}

/** A backend that is never heard of again; stopping works all the same. */
export const neverAnswers: Fetcher = Object.assign(
  (_request: unknown, { signal }: { signal: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new InferenceError("aborted", "The run was stopped.")));
    }),
  { backend: server },
);

/** A backend whose model is asleep and expects to need 30 seconds. */
export const starts: Fetcher = Object.assign(
  (request: Parameters<Fetcher>[0], options: Parameters<Fetcher>[1]) => {
    options.onEvent({ type: "waiting", reason: "loading", seconds: 30 });
    return neverAnswers(request, options);
  },
  { backend: server },
);

/** A backend that fails in one way. */
export function fails(kind: InferenceErrorKind, message: string, details: InferenceErrorDetails = {}): Fetcher {
  return Object.assign(() => Promise.reject(new InferenceError(kind, message, details)), { backend: server });
}
