import * as tanstack from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import * as own from "../../src/element/query.js";

type Queries = Pick<typeof tanstack, "QueryClient" | "useQuery">;

// The element that stands alone has its own; what is promised of it is what is true of both.
const both: [string, Queries][] = [
  ["TanStack Query", tanstack],
  ["the element's own", own as unknown as Queries],
];

/** A hook that asks, as the widgets do, and what it was told; answers come when the test says so. */
function ask({ QueryClient, useQuery }: Queries, client = new QueryClient(), queryKey: readonly unknown[] = ["card", "a"]) {
  const calls: { signal: AbortSignal; answer(data: unknown): void; fail(error: Error): void }[] = [];
  const queryFn = ({ signal }: { signal: AbortSignal }) =>
    new Promise<unknown>((answer, fail) => {
      calls.push({ signal, answer, fail });
    });
  const options = { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: "always", refetchOnReconnect: true } as const;
  const hook = renderHook(({ key, enabled }) => useQuery({ ...options, queryKey: key, enabled, queryFn }, client), {
    initialProps: { key: queryKey, enabled: true },
  });
  return { ...hook, calls, client };
}

test.each(both)("%s asks once for all who want the same, and keeps the answer", async (_name, queries) => {
  const one = ask(queries);
  const other = ask(queries, one.client);
  expect(one.result.current).toMatchObject({ fetchStatus: "fetching", data: undefined, error: null });
  expect([one.calls.length, other.calls.length]).toEqual([1, 0]);
  await act(async () => one.calls[0]?.answer("card"));
  await waitFor(() => expect(other.result.current).toMatchObject({ fetchStatus: "idle", data: "card" }));
  one.unmount();
  other.unmount();
  expect(ask(queries, one.client).result.current).toMatchObject({ fetchStatus: "idle", data: "card" });
});

test.each(both)("%s asks nothing while it may not, and another thing when the key is another", async (_name, queries) => {
  const { rerender, calls, result } = ask(queries);
  rerender({ key: ["card", "b"], enabled: false });
  expect(result.current.fetchStatus).toBe("idle");
  expect(calls[0]?.signal.aborted).toBe(true);
  rerender({ key: ["card", "b"], enabled: true });
  expect(result.current.fetchStatus).toBe("fetching");
  await act(async () => calls[0]?.answer("a, too late"));
  await act(async () => calls[1]?.answer("b"));
  await waitFor(() => expect(result.current.data).toBe("b"));
});

test.each(both)(
  "%s tells a failure, and asks anew when told to, when the connection is back, and when shown again",
  async (_name, queries) => {
    const { calls, result, client, unmount } = ask(queries);
    await act(async () => calls[0]?.fail(new Error("lost")));
    await waitFor(() => expect(result.current).toMatchObject({ fetchStatus: "idle", error: new Error("lost") }));
    act(() => void result.current.refetch());
    await waitFor(() => expect(result.current.fetchStatus).toBe("fetching"));
    await act(async () => calls[1]?.fail(new Error("again")));
    await waitFor(() => expect(result.current.error).toEqual(new Error("again")));
    unmount();
    const later = ask(queries, client);
    expect(later.result.current.fetchStatus).toBe("fetching");
    await act(async () => later.calls[0]?.answer("card"));
    await waitFor(() => expect(later.result.current).toMatchObject({ data: "card", error: null }));
  },
);

test.each(both)("%s stops for all when told to, and by itself when nobody waits", async (_name, queries) => {
  const { calls, result, client, unmount } = ask(queries);
  await act(async () => void client.cancelQueries({ queryKey: ["card", "a"], exact: true }));
  await waitFor(() => expect(result.current).toMatchObject({ fetchStatus: "idle", data: undefined }));
  expect(calls[0]?.signal.aborted).toBe(true);
  act(() => void result.current.refetch());
  await waitFor(() => expect(calls).toHaveLength(2));
  unmount();
  await vi.waitFor(() => expect(calls[1]?.signal.aborted).toBe(true));
});

test.each(both)("%s keeps answers by their key, the oldest of which may be let go", (_name, { QueryClient }) => {
  const client = new QueryClient();
  client.setQueryData(["answers", 1, { text: "a" }], "one");
  client.setQueryData(["answers", 2], "two");
  client.setQueryData(["other"], "three");
  expect(client.getQueryData(["answers", 1, { text: "a" }])).toBe("one");
  const cache = client.getQueryCache();
  const kept = cache.findAll({ queryKey: ["answers"] });
  expect(kept.map(({ state }) => state.data)).toEqual(["one", "two"]);
  for (const query of kept.slice(0, 1)) cache.remove(query);
  expect(client.getQueryData(["answers", 1, { text: "a" }])).toBeUndefined();
  expect(client.getQueryData(["answers", 2])).toBe("two");
});
