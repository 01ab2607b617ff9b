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

  test.each([
    ["data:image/png;base64,iVBORw0KGgo=", "image/png", 8],
    ["data:audio/wav;base64,UklGRgAAAABXQVZF%0A", "audio/wav", 12],
    ["data:image/gif,GIF89a", "image/gif", 6],
  ])("that stands in its address asks nobody: %s", async (address, type, size) => {
    const fetched = vi.fn();
    vi.stubGlobal("fetch", fetched);
    expect(await loadMedia(address, new AbortController().signal)).toMatchObject({ type, size });
    expect(fetched).not.toHaveBeenCalled();
    await expect(loadMedia("data:image/png;base64,%%", new AbortController().signal)).rejects.toMatchObject({ kind: "bad-file" });
  });

  test("that is not there is a failure, never the page that says so", async () => {
    vi.stubGlobal("fetch", async () => new Response("<h1>Not found</h1>", { status: 404 }));
    await expect(load()).rejects.toMatchObject({ kind: "bad-file", status: 404, message: expect.stringContaining("404") });
  });

  test("in whose place a site sends a page to sign in is a failure as well", async () => {
    vi.stubGlobal("fetch", async () => new Response("<form>", { headers: { "content-type": "text/html; charset=utf-8" } }));
    await expect(load()).rejects.toMatchObject({ kind: "bad-file", message: expect.stringContaining("a web page") });
  });

  test("that its host does not let pages read, or that breaks off, is a failure of the file and not of the server", async () => {
    const refused = { kind: "bad-file", message: "The file could not be read from its host." };
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(load()).rejects.toMatchObject(refused);
    vi.stubGlobal("fetch", async () => new Response(new ReadableStream({ start: (half) => half.error(new TypeError("cut")) })));
    await expect(load()).rejects.toMatchObject(refused);
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
