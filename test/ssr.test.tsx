import { JSDOM } from "jsdom";
import { act } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createTranslate } from "../src/core/message.js";
import type { Task } from "../src/core/task.js";
import { ModelGallery } from "../src/ModelGallery.js";
import { registry } from "../src/tasks/registry.js";
import { WidgetProvider } from "../src/widget/WidgetProvider.js";
import { cardOf } from "./cardOf.js";

const modules = await Promise.all(Object.entries(registry).map(async ([tag, load]) => ({ tag, ...(await load()) })));
const t = createTranslate();

const browserNames = ["window", "document", "navigator", "HTMLElement", "Node", "IS_REACT_ACT_ENVIRONMENT"] as const;

/** Turns this process into a browser, until the test is over. */
function becomeBrowser(html: string): HTMLElement {
  const { window } = new JSDOM(`<div id="root">${html}</div>`, { url: "https://example.org/" });
  const values = {
    window,
    document: window.document,
    navigator: window.navigator,
    HTMLElement: window.HTMLElement,
    Node: window.Node,
    AbortController: window.AbortController,
  };
  for (const [name, value] of Object.entries({ ...values, IS_REACT_ACT_ENVIRONMENT: true })) vi.stubGlobal(name, value);
  return window.document.getElementById("root") as unknown as HTMLElement;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a gallery on a server gives pictures, prompts and links as HTML", () => {
  const examples = [
    { text: "a kite", parameters: { negative_prompt: "rain" }, output: { url: "https://example.org/kite.png" } },
    { text: "-", output: { url: "https://example.org/kite.mp4" } },
  ];
  const html = renderToString(<ModelGallery card={cardOf({ id: "demo/kites", examples })} />);
  const { document } = new JSDOM(html).window;
  expect(document.querySelector("img")?.getAttribute("src")).toBe("https://example.org/kite.png");
  expect(document.querySelector("img")?.getAttribute("alt")).toBe("a kite");
  expect(document.querySelector("video")?.getAttribute("preload")).toBe("none");
  expect([...document.querySelectorAll("li p")].map((line) => line.textContent)).toEqual(["a kite", "Not: \u2068rain\u2069"]);
  expect(document.querySelectorAll("a[download]")).toHaveLength(2);
  expect(html).not.toMatch(/\sstyle=|<style|<script/);
});

test("what one request renders leaves nothing behind for the next", async () => {
  const { default: TaskWidget } = await registry["text-classification"]();
  const card = cardOf({ id: "demo/one", task: "text-classification", examples: [{ text: "Calm." }] });
  const anonymous = () => renderToString(<TaskWidget card={card} />);
  const before = anonymous();
  const secret = Object.assign(async () => ({ body: null }), { backend: { place: "server", name: "Secret server" } as const });
  const personal = renderToString(
    <WidgetProvider fetcher={secret} locale="de" messages={{ Run: "Los" }}>
      <TaskWidget card={card} />
    </WidgetProvider>,
  );
  expect(personal).toContain("Los");
  expect(before).not.toBe(personal);
  expect(anonymous()).toBe(before);
});

describe.each(modules)("$tag on a server", ({ tag, task: typedTask, default: TaskWidget }) => {
  // Any input and output will do here.
  const task = typedTask as unknown as Task<unknown, unknown>;
  const card = cardOf({ id: `demo/${tag}`, task: task.id, examples: task.examples });
  const page = (
    <WidgetProvider>
      <TaskWidget card={card} />
    </WidgetProvider>
  );

  test("there is no browser here", () => {
    for (const name of browserNames.slice(0, 2)) expect(globalThis).not.toHaveProperty(name);
  });

  test("gives title, fields, examples and the recorded result as HTML", () => {
    const html = renderToString(page);
    const { document } = new JSDOM(html).window;
    expect(document.querySelector("h3")?.textContent).toBe(t(task.name));
    // A task that asks nothing has no field.
    if (task.input.missing(task.input.empty)) expect(document.querySelectorAll(".iw-field").length).toBeGreaterThan(0);
    expect(document.querySelectorAll("option").length).toBeGreaterThan(task.examples.length);
    expect(document.querySelector("article")?.getAttribute("data-source")).toBe("recorded");
    const [example] = task.examples;
    const input = task.input.fromCard(example ?? {});
    const words = task.output.toText(task.output.fromCard(example?.output, input), input, t).match(/\p{L}{4,}/gu) ?? [];
    const shown = document.querySelector('[role="tabpanel"]')?.textContent ?? "";
    expect(words.some((word) => shown.includes(word))).toBe(true);
    expect(html).not.toMatch(/\sstyle=|<style|<script/);
  });

  test("says in words what a recorded empty list means, or takes it for no answer", () => {
    const examples = task.examples.slice(0, 1).map((example) => ({ ...example, output: [] }));
    const html = renderToString(<TaskWidget card={cardOf({ id: `demo/${tag}`, task: task.id, examples })} />);
    const { document } = new JSDOM(html).window;
    const shown = document.querySelector('[role="tabpanel"]')?.textContent ?? "";
    const isRead = document.querySelector("article")?.getAttribute("data-source") === "recorded";
    if (isRead) expect(shown).toMatch(/\b(no|not|none|nothing)\b/i);
    // Where parts may be found there may be none.
    if (["text-classification", "token-classification", "image-segmentation", "question-answering"].includes(tag))
      expect(isRead).toBe(true);
  });

  test("hydrates without a warning", async () => {
    const html = renderToString(page);
    const root = becomeBrowser(html);
    const { hydrateRoot } = await import("react-dom/client");
    const warned = vi.spyOn(console, "error").mockImplementation(() => {});
    const problems: unknown[] = [];
    let mounted: ReturnType<typeof hydrateRoot> | undefined;
    await act(async () => {
      mounted = hydrateRoot(root, page, { onRecoverableError: (error) => problems.push(error) });
    });
    expect(problems).toEqual([]);
    expect(
      warned.mock.calls.map(([first]) => String(first)).filter((words) => /hydrat|did not match|mismatch/i.test(words)),
    ).toEqual([]);
    expect(root.querySelector("article")?.getAttribute("data-source")).toBe("recorded");
    await act(async () => mounted?.unmount());
  });
});
