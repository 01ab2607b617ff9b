import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadModelCard } from "../../src/card/index.js";
import type { InferenceError } from "../../src/core/errors.js";
import {
  bytes,
  cutAfter,
  drip,
  failed,
  html,
  json,
  type Reply,
  redirect,
  silence,
  startServer,
  type TestServer,
} from "../server/index.js";

let server: TestServer;
let api: Reply;
let readme: Reply;

const info = { id: "owner/name", pipeline_tag: "fill-mask", widgetData: [{ text: "From the API" }] };
const markdown = "---\npipeline_tag: text-classification\nlanguage: en\nwidget:\n- text: From the README\n---\n";
const text = (body: string) => bytes(new TextEncoder().encode(body), "text/plain; charset=utf-8");

const load = (options: Parameters<typeof loadModelCard>[1] = {}) =>
  loadModelCard("owner/name", { hubUrl: server.url, ...options });
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("a card came"),
    (error: InferenceError) => error,
  );
const waitUntil = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((done) => setTimeout(done, 5));
};

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(() => {
  api = json(info);
  readme = text(markdown);
  server.respond((response, request) => (request.path.startsWith("/api/") ? api : readme)(response, request));
});

describe("loading a card over a socket", () => {
  test("asks for what is read, once each, without credentials", async () => {
    const card = await load();
    expect(card).toMatchObject({
      id: "owner/name",
      task: "fill-mask",
      examples: [{ text: "From the API" }],
      languages: ["en"],
    });
    const paths = server.requests.map(({ path }) => path).sort();
    expect(paths).toEqual([
      expect.stringMatching(/^\/api\/models\/owner\/name\?expand\[\]=cardData&.*expand\[\]=widgetData$/),
      "/owner/name/raw/main/README.md",
    ]);
    for (const { headers } of server.requests) expect(headers).not.toHaveProperty("authorization");
  });

  test("of another revision", async () => {
    await load({ revision: "refs/pr/1" });
    expect(server.requests.map(({ path }) => path.split("?")[0]).sort()).toEqual([
      "/api/models/owner/name/revision/refs%2Fpr%2F1",
      "/owner/name/raw/refs%2Fpr%2F1/README.md",
    ]);
  });

  test.each([
    ["is gated", failed(403, {}, { "X-Error-Code": "GatedRepo" })],
    ["is missing", failed(404, "Entry not found")],
    ["is a web page", html(200, "Sign in")],
    ["breaks off", cutAfter("---\npipeline_tag", "text/plain")],
  ])("needs no README: it %s", async (_name, reply) => {
    readme = reply;
    expect(await load()).toMatchObject({ task: "fill-mask", examples: [{ text: "From the API" }] });
  });

  test.each([
    ["is missing", failed(404, { error: "no api" })],
    ["is a web page", html(200, "A mirror")],
    ["is broken", json('{"id":')],
  ])("needs no API: it %s", async (_name, reply) => {
    api = reply;
    expect(await load()).toMatchObject({ task: "text-classification", examples: [{ text: "From the README" }] });
  });

  test("follows the Hub to the new name of a model", async () => {
    api = (response, request) =>
      request.path.includes("new") ? json(info)(response, request) : redirect("/api/models/owner/new-name")(response, request);
    expect((await load()).task).toBe("fill-mask");
  });

  test("reads the start of a README without end", async () => {
    api = failed(404, {});
    readme = drip(`${markdown}${"A long text. ".repeat(50_000)}`, { pause: 0, pieceSize: 1 << 18, type: "text/plain" });
    expect((await load()).task).toBe("text-classification");
    await waitUntil(() => server.requests.every(({ path, hungUp }) => path.startsWith("/api/") || hungUp));
  });
});

describe("a card that does not come", () => {
  const both = (reply: Reply) => {
    api = reply;
    readme = reply;
  };

  test.each([
    ["not-found", "404", failed(404, { error: "Repository not found" }, { "X-Error-Code": "RepoNotFound" })],
    ["auth", "401", failed(401, { error: "Invalid username or password." })],
    ["gated", "403", failed(403, { error: "Access to model owner/name is restricted" })],
    ["gated", "401 with the Hub's word for it", failed(401, {}, { "X-Error-Code": "GatedRepo" })],
    ["rate-limit", "429", failed(429, {}, { "Retry-After": "20" })],
    ["server", "500", failed(500, "oops")],
    ["bad-answer", "a web page", html(200, "Welcome")],
    ["network", "a connection that breaks off", cutAfter('{"id": "owner')],
  ])("is told as %s: %s", async (kind, _name, reply) => {
    both(reply);
    const error = await failure(load());
    expect(error).toMatchObject({ name: "InferenceError", kind });
    expect(server.requests).toHaveLength(2);
  });

  test("is told as network when nobody answers", async () => {
    const closed = await startServer();
    await closed.close();
    expect(await failure(load({ hubUrl: closed.url }))).toMatchObject({ kind: "network" });
  });

  test("is given up after a while, and the connection with it", async () => {
    both(silence);
    expect(await failure(load({ limit: 0.1 }))).toMatchObject({ kind: "timeout" });
    await waitUntil(() => server.requests.length === 2 && server.requests.every(({ hungUp }) => hungUp));
  });

  test("one half that never comes does not keep the other", async () => {
    readme = silence;
    expect(await load({ limit: 0.2 })).toMatchObject({ task: "fill-mask" });
  });

  test("stops at once when it is aborted", async () => {
    both(drip("{ ", { pause: 5 }));
    const controller = new AbortController();
    const loading = failure(load({ signal: controller.signal }));
    await waitUntil(() => server.requests.length === 2);
    controller.abort();
    expect(await loading).toMatchObject({ kind: "aborted" });
    await waitUntil(() => server.requests.every(({ hungUp }) => hungUp));
  });

  test("asks nothing when it was aborted before", async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await failure(load({ signal: controller.signal }))).toMatchObject({ kind: "aborted" });
    expect(server.requests).toHaveLength(0);
  });

  test.each(["", "..", "a/../b", "a/b/c", "https://example.org", "a b", "a/b?x", "owner/", "/name", "a".repeat(300)])(
    "asks nothing for what is no id: %j",
    async (id) => {
      expect(await failure(loadModelCard(id, { hubUrl: server.url }))).toMatchObject({ kind: "not-found" });
      expect(server.requests).toHaveLength(0);
    },
  );
});
