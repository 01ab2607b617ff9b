import type { QueryClient } from "@tanstack/react-query";
import type { Fetcher, InferenceAnswer, InferenceRequest } from "../core/task.js";
import { nameOf } from "./names.js";

/** How many answers a session keeps. */
const mostAnswers = 30;
/** Values in a request whose answer is kept; a larger one is asked anew each time, for comparing it would take too long. */
const mostValues = 20_000;

const answers = ["inference-widgets", "answers"] as const;

/** Text that is equal for two requests exactly when they ask the same; a Blob is equal to itself only. */
export function requestKey(request: Pick<InferenceRequest, "inputs" | "parameters">): string {
  return JSON.stringify([request.inputs, request.parameters], (_name, value: unknown) =>
    value instanceof Blob ? { blob: nameOf(value) } : value,
  );
}

/** The answer to the same request of this session, kept in the page's query cache. */
export function recallAnswer(client: QueryClient, fetcher: Fetcher, request: InferenceRequest): InferenceAnswer | undefined {
  return holdsAtMost(mostValues, request.inputs) ? client.getQueryData<InferenceAnswer>(queryKey(fetcher, request)) : undefined;
}

/** Keeps an answer, and lets go of the oldest ones. */
export function rememberAnswer(client: QueryClient, fetcher: Fetcher, request: InferenceRequest, answer: InferenceAnswer): void {
  if (!holdsAtMost(mostValues, request.inputs)) return;
  client.setQueryData(queryKey(fetcher, request), answer);
  const cache = client.getQueryCache();
  const kept = cache.findAll({ queryKey: answers }).sort((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt);
  for (const query of kept.slice(0, -mostAnswers)) cache.remove(query);
}

/** Lets go of an answer that is no longer given. */
export function forgetAnswer(client: QueryClient, fetcher: Fetcher, request: InferenceRequest): void {
  client.removeQueries({ queryKey: queryKey(fetcher, request), exact: true });
}

function queryKey(fetcher: Fetcher, request: InferenceRequest) {
  return [...answers, nameOf(fetcher), `${request.task} ${request.model}`, requestKey(request)] as const;
}

/** Whether data hold few enough values; a text counts as one for every ten characters. */
export function holdsAtMost(most: number, data: unknown): boolean {
  let left = most;
  const count = (value: unknown): boolean => {
    left -= typeof value === "string" ? 1 + value.length / 10 : 1;
    if (left < 0) return false;
    return (
      typeof value !== "object" ||
      value === null ||
      value instanceof Blob ||
      // A long array of numbers need not be looked into; other objects have no such length.
      (!(Number((value as { length?: unknown }).length) > left) &&
        (Array.isArray(value) ? value : Object.values(value)).every(count))
    );
  };
  return count(data);
}
