import { afterEach, describe, expect, test, vi } from "vitest";
import { loadMedia } from "../../src/core/loadMedia.js";

const url = "https://example.org/a b.wav?x=1&y=2#z";
const load = (signal = new AbortController().signal) => loadMedia(url, signal);

afterEach(() => vi.unstubAllGlobals());

describe("a file of a card", () => {
  test("is asked for at its own address, whole, and without the visitor's cookies", async () => {
    const fetched = vi.fn(async (_url: string, _options: RequestInit) => new Response("bytes"));
    vi.stubGlobal("fetch", fetched);
    expect(await (await load()).text()).toBe("bytes");
    expect(fetched).toHaveBeenCalledExactlyOnceWith(url, expect.objectContaining({ credentials: "omit" }));
  });

  test("that is not there is a failure, never the page that says so", async () => {
    vi.stubGlobal("fetch", async () => new Response("<h1>Not found</h1>", { status: 404 }));
    await expect(load()).rejects.toMatchObject({ kind: "not-found", status: 404, message: expect.stringContaining("404") });
  });

  test("that its host does not let pages read is a failure that says what to do", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(load()).rejects.toMatchObject({ kind: "network", message: expect.stringContaining("Choose a file") });
  });

  test("is given up when the run is stopped", async () => {
    vi.stubGlobal(
      "fetch",
      (_url: string, { signal }: RequestInit) =>
        new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    );
    const controller = new AbortController();
    const loading = load(controller.signal);
    controller.abort();
    await expect(loading).rejects.toMatchObject({ kind: "aborted" });
  });
});
