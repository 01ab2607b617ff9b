import { InferenceError, type InferenceErrorKind } from "../core/errors.js";
import type { Fetcher, InferenceEvent } from "../core/task.js";
import { toInferenceError } from "../core/toInferenceError.js";
import { aborted } from "./http.js";

/**
 * Runs a model on the first of several backends that can run it.
 *
 * The next one is asked where one does not have the model, cannot do the task, or cannot be reached; never after a piece of the
 * answer has come, and never where the fault lies with the input, the token, the money or the rate. The answer's `meta.backend`
 * says who gave it, and its `warnings` say why those before did not.
 *
 * `availability` is that of the first that would not be passed over; `code` that of the first that has any.
 * Throws a TypeError for an empty list. When all fail, the run fails with the first one's error and the others' words as details.
 *
 * @example
 * firstAvailable([createHuggingFaceFetcher({ token }), createTransformersFetcher({ worker })]);
 */
export function firstAvailable(fetchers: readonly Fetcher[]): Fetcher {
  const [first] = fetchers;
  if (!first) throw new TypeError("firstAvailable: the list of fetchers is empty.");

  const run: Fetcher = async (request, { signal, onEvent }) => {
    const failures: Failure[] = [];
    for (const fetcher of fetchers) {
      if (signal.aborted) throw aborted();
      let isAnswering = false;
      const listen = (event: InferenceEvent) => {
        isAnswering ||= event.type === "chunk";
        onEvent(event);
      };
      try {
        const { warnings = [], meta, ...answer } = await fetcher(request, { signal, onEvent: listen });
        const backend = meta?.backend ?? fetcher.backend;
        const all = [...failures.map(describe), ...warnings];
        return { ...answer, ...(all.length > 0 && { warnings: all }), meta: { ...meta, ...(backend && { backend }) } };
      } catch (thrown) {
        const error = toInferenceError(thrown);
        if (signal.aborted || isAnswering || !cannotServe.has(error.kind)) throw error;
        failures.push({ fetcher, error });
      }
    }
    throw joined(failures);
  };

  return Object.assign(run, {
    ...(first.backend && { backend: first.backend }),
    // Where the first cannot tell, nobody can.
    ...(first.availability && { availability: (...asked: Parameters<Ask>) => foretell(fetchers, asked) }),
    ...(fetchers.some(({ code }) => code) && {
      async code(request: Parameters<Fetcher>[0]) {
        for (const { code } of fetchers) {
          const snippets = (await code?.(request)) ?? [];
          if (snippets.length > 0) return snippets;
        }
        return [];
      },
    }),
  });
}

/** A backend that failed so is not to blame for the model, the input or the caller: another may well answer. */
const cannotServe: ReadonlySet<InferenceErrorKind> = new Set(["not-deployed", "network", "unsupported", "retired", "too-large"]);

interface Failure {
  readonly fetcher: Fetcher;
  readonly error: InferenceError;
}

function describe({ fetcher, error }: Failure): string {
  return fetcher.backend ? `${fetcher.backend.name}: ${error.message}` : error.message;
}

function joined([first, ...others]: readonly Failure[]): InferenceError {
  if (!first) throw new TypeError("There is no failure to tell of.");
  const { kind, message, status, details, raw } = first.error;
  if (others.length === 0) return first.error;
  return new InferenceError(kind, message, { status, details: [...details, ...others.map(describe)], raw, cause: first.error });
}

type Ask = NonNullable<Fetcher["availability"]>;

/** What the first says that would be asked for good; where all lack the model, what the very first says. */
async function foretell(fetchers: readonly Fetcher[], [question, options]: Parameters<Ask>): ReturnType<Ask> {
  const told: Awaited<ReturnType<Ask>>[] = [];
  for (const fetcher of fetchers) {
    // One that cannot tell may well have the model.
    const availability = await fetcher.availability?.(question, options).catch(() => undefined);
    if (options.signal.aborted) throw aborted();
    if (availability?.status !== "not-deployed" && availability?.status !== "too-large") return availability;
    told.push(availability);
  }
  return told[0];
}
