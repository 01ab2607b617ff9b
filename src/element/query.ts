import { createContext, createElement, type ReactNode, useEffect, useSyncExternalStore } from "react";

/*
 * What the widgets use of TanStack Query, for the element that stands alone: its pages have no cache of their own to share,
 * and the package would weigh as much as a widget. It keeps what it has as long as the page; nothing is tried again by itself.
 */

type QueryKey = readonly unknown[];

interface QueryState {
  readonly data: unknown;
  readonly error: unknown;
  readonly dataUpdatedAt: number;
  readonly fetchStatus: "fetching" | "idle";
}

interface QueryOptions<T> {
  readonly queryKey: QueryKey;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<T>;
  readonly enabled?: boolean;
  /** Milliseconds for which data need not be asked for again. */
  readonly staleTime?: number;
  readonly refetchOnReconnect?: boolean;
}

const blank: QueryState = { data: undefined, error: null, dataUpdatedAt: 0, fetchStatus: "idle" };

/** One thing that is known or asked, and who looks at it. */
class Query {
  state = blank;
  readonly #watchers = new Set<() => void>();
  #asking: AbortController | undefined;

  constructor(readonly queryKey: QueryKey) {}

  get isWatched(): boolean {
    return this.#watchers.size > 0;
  }

  readonly watch = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
      // What nobody waits for any more is not loaded to its end.
      if (!this.isWatched) this.cancel();
    };
  };

  set(change: Partial<QueryState>): void {
    this.state = { ...this.state, ...change };
    for (const watcher of [...this.#watchers]) watcher();
  }

  async fetch(ask: QueryOptions<unknown>["queryFn"]): Promise<void> {
    if (this.#asking) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.set({ fetchStatus: "fetching" });
    const end = (change: Partial<QueryState>) => {
      if (this.#asking !== asking) return;
      this.#asking = undefined;
      this.set({ ...change, fetchStatus: "idle" });
    };
    try {
      end({ data: await ask({ signal: asking.signal }), error: null, dataUpdatedAt: Date.now() });
    } catch (error) {
      end({ error });
    }
  }

  cancel(): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.abort();
    if (asking) this.set({ fetchStatus: "idle" });
  }
}

/** What a page has asked and been told. */
export class QueryClient {
  readonly #queries = new Map<string, Query>();

  query(queryKey: QueryKey): Query {
    const name = JSON.stringify(queryKey);
    const query = this.#queries.get(name) ?? new Query(queryKey);
    this.#queries.set(name, query);
    return query;
  }

  getQueryData(queryKey: QueryKey): unknown {
    return this.#queries.get(JSON.stringify(queryKey))?.state.data;
  }

  setQueryData(queryKey: QueryKey, data: unknown): void {
    this.query(queryKey).set({ data, error: null, dataUpdatedAt: Date.now() });
  }

  cancelQueries({ queryKey }: { readonly queryKey: QueryKey }): void {
    this.query(queryKey).cancel();
  }

  getQueryCache() {
    return {
      findAll: ({ queryKey }: { readonly queryKey: QueryKey }) =>
        [...this.#queries.values()].filter((query) => queryKey.every((part, at) => query.queryKey[at] === part)),
      remove: ({ queryKey }: Query) => void this.#queries.delete(JSON.stringify(queryKey)),
    };
  }
}

export const QueryClientContext = createContext<QueryClient | undefined>(undefined);

export function QueryClientProvider({ client, children }: { client: QueryClient; children?: ReactNode }) {
  return createElement(QueryClientContext.Provider, { value: client }, children);
}

/** Asks once for all who want the same, while anyone wants it. */
export function useQuery<T>(options: QueryOptions<T>, client: QueryClient) {
  const { queryKey, queryFn, enabled = true, staleTime = 0, refetchOnReconnect = false } = options;
  const query = client.query(queryKey);
  const state = useSyncExternalStore(query.watch, () => query.state);
  const isStale = () => query.state.data === undefined || Date.now() - query.state.dataUpdatedAt >= staleTime;
  // biome-ignore lint/correctness/useExhaustiveDependencies: how to ask is written anew at each drawing, what is asked is not
  useEffect(
    function ask() {
      if (!enabled) return;
      const askAgain = () => {
        if (isStale()) void query.fetch(queryFn);
      };
      askAgain();
      if (refetchOnReconnect) window.addEventListener("online", askAgain);
      return () => window.removeEventListener("online", askAgain);
    },
    [query, enabled],
  );
  // Before anyone has asked, it is as good as asked.
  const fetchStatus = enabled && !query.isWatched && isStale() ? "fetching" : state.fetchStatus;
  return { data: state.data as T | undefined, error: state.error, fetchStatus, refetch: () => query.fetch(queryFn) };
}
