"use client";
import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { Availability, AvailabilityQuestion } from "../core/backend.js";
import type { Fetcher } from "../core/task.js";
import { nameOf } from "./names.js";

/** Minutes for which what a backend said of a model holds. */
const fresh = 5;

/** Whether the backend would run the model, asked once for all widgets of it; undefined while nobody knows. */
export function useAvailability(
  fetcher: Fetcher | undefined,
  { task, model, providers }: AvailabilityQuestion,
  client: QueryClient,
): Availability | undefined {
  const { data } = useQuery(
    {
      queryKey: ["inference-widgets", "availability", fetcher ? nameOf(fetcher) : 0, task, model, providers],
      enabled: fetcher?.availability !== undefined && model !== "",
      queryFn: async ({ signal }) => (await fetcher?.availability?.({ task, model, providers }, { signal })) ?? null,
      staleTime: fresh * 60_000,
      // Where nobody can tell, the widget is as if nobody had been asked.
      retry: false,
      throwOnError: false,
      networkMode: "always",
      refetchOnWindowFocus: false,
    },
    client,
  );
  return data ?? undefined;
}
