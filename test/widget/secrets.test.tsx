import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fetcher } from "../../src/core/task.js";
import { createEndpointFetcher } from "../../src/fetchers/endpoint.js";
import { createGradioFetcher } from "../../src/fetchers/gradio.js";
import { createHuggingFaceFetcher } from "../../src/fetchers/huggingFace.js";
import { createOpenAIFetcher } from "../../src/fetchers/openAI.js";
import { createTextEmbeddingsFetcher } from "../../src/fetchers/textEmbeddings.js";
import { TextClassificationWidget as Widget } from "../../src/tasks/text-classification/index.js";
import { cardOf } from "../cardOf.js";

const token = "hf_canary_0123456789";
const card = cardOf({ id: "demo/sea", task: "text-classification", examples: [{ text: "The sea is calm." }] });
const labels = [{ label: "CALM", score: 0.9 }];

type Send = typeof globalThis.fetch;
const asked: { url: string; headers: Headers; credentials: RequestCredentials | undefined }[] = [];

/** A server that answers with this, and says the token it was sent back to everybody. */
const replying =
  (status: number, body: unknown): Send =>
  async (url, init) => {
    const headers = new Headers(init?.headers);
    asked.push({ url: String(url), headers, credentials: init?.credentials });
    const echo = headers.get("authorization") ?? "";
    return new Response(JSON.stringify(body).replaceAll("ECHO", echo), {
      status,
      headers: { "content-type": "application/json", "x-request-id": echo },
    });
  };

/** A Space around a server: what it tells of itself stands here, what its function returns is the server's. */
const inSpace =
  (send: Send): Send =>
  async (url, init) => {
    const reply = await send(url, init);
    const parameters = [{ label: "Text", parameter_name: "text", python_type: { type: "str" }, component: "Textbox" }];
    const returns = [{ label: "Label", component: "Label" }];
    const components = ["textbox", "label"].map((type, id) => ({ id, type, props: {} }));
    const types = { generator: false, cancel: false };
    const told: Readonly<Record<string, unknown>> = {
      "/api/spaces/acme/space": { host: "https://acme-space.hf.space", runtime: { stage: "RUNNING" } },
      "/config": {
        ...{ version: "6.0.0", protocol: "sse_v3", api_prefix: "/gradio_api", root: "https://acme-space.hf.space", components },
        dependencies: [{ id: 0, api_name: "predict", inputs: [0], outputs: [1], queue: false, api_visibility: "public", types }],
      },
      "/gradio_api/info": { named_endpoints: { "/predict": { parameters, returns } }, unnamed_endpoints: {} },
    };
    const { pathname } = new URL(String(url));
    return pathname in told ? Response.json(told[pathname]) : reply;
  };

const backends: readonly (readonly [name: string, make: (fetch: Send) => Fetcher, body: unknown])[] = [
  ["Hugging Face", (fetch) => createHuggingFaceFetcher({ token, fetch }), labels],
  ["an endpoint", (fetch) => createEndpointFetcher("https://endpoint.example/run", { token, fetch }), labels],
  [
    "an OpenAI-compatible server",
    (fetch) => createOpenAIFetcher({ baseUrl: "https://openai.example/v1", apiKey: token, fetch }),
    { data: [{ label: "CALM", probs: [0.9, 0.1] }] },
  ],
  ["text embeddings", (fetch) => createTextEmbeddingsFetcher("https://tei.example", { token, fetch }), labels],
  [
    "a Gradio app",
    (fetch) => createGradioFetcher("acme/space", { token, fetch: inSpace(fetch) }),
    { data: [{ label: "CALM", confidences: [{ label: "CALM", confidence: 0.9 }] }] },
  ],
];

const logs = ["log", "info", "warn", "error", "debug"] as const;
beforeEach(() => {
  asked.length = 0;
  for (const name of logs) vi.spyOn(console, name);
});
afterEach(() => vi.restoreAllMocks());

/** All that the page, whoever reads it, and whoever looks over its shoulder can see. */
function everythingSeen(copied: string): string {
  return [
    document.documentElement.outerHTML,
    window.location.href,
    document.cookie,
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    JSON.stringify(window.history.state),
    JSON.stringify(logs.map((name) => vi.mocked(console[name]).mock.calls)),
    ...asked.map(({ url }) => url),
    copied,
  ].join("\n");
}

describe.each(backends)("the token of %s", (_name, make, body) => {
  test("is seen nowhere but in its header: not in a result, its JSON, its receipt, its code, nor what is copied", async () => {
    const user = userEvent.setup();
    render(<Widget card={card} fetcher={make(replying(200, body))} writeUrl prefill />);
    await user.click(screen.getByRole("button", { name: "Run" }));
    await user.click(await screen.findByText("Details of this run", {}, { timeout: 5000 }));
    await user.click(await screen.findByRole("button", { name: "Copy the receipt as JSON" }));
    let copied = await navigator.clipboard.readText();
    expect(copied).toContain("demo/sea");
    await user.click(screen.getByRole("tab", { name: "Code" }));
    const language = await screen.findByLabelText("Language");
    let seen = "";
    for (const option of within(language).getAllByRole("option")) {
      await user.selectOptions(language, option);
      await user.click(screen.getByRole("button", { name: "Copy code" }));
      copied += await navigator.clipboard.readText();
      seen += screen.getByRole("region", { name: "Code" }).textContent;
    }
    expect(seen).toContain("The sea is calm.");
    await user.click(screen.getByRole("tab", { name: "JSON" }));
    await screen.findByRole("region", { name: "JSON" });
    expect(asked.some(({ headers }) => headers.get("authorization") === `Bearer ${token}`)).toBe(true);
    expect(everythingSeen(copied + seen)).not.toContain(token);
  });

  test("goes without the visitor's cookies", async () => {
    const user = userEvent.setup();
    render(<Widget card={card} fetcher={make(replying(200, body))} />);
    await user.click(screen.getByRole("button", { name: "Run" }));
    await screen.findByText("CALM");
    expect(new Set(asked.map(({ credentials }) => credentials))).toEqual(new Set(["omit"]));
  });

  test("is seen nowhere when the server repeats it in a failure", async () => {
    const user = userEvent.setup();
    render(
      <Widget card={card} fetcher={make(replying(400, { error: "You sent ECHO and that is wrong", warnings: ["ECHO"] }))} />,
    );
    await user.click(screen.getByRole("button", { name: "Run" }));
    await user.click(within(await screen.findByRole("alert")).getByText("Details"));
    expect(screen.getByRole("alert")).toHaveTextContent("You sent Bearer [token]");
    expect(everythingSeen("")).not.toContain(token);
  });
});
