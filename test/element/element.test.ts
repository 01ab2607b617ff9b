import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../scripts/chromium.mjs";
import { bundle, type Pages, servePages } from "./pages.js";

/** What a page may hold of an element. */
interface Held {
  input: unknown;
  parameters: unknown;
  example: unknown;
  tab: unknown;
}

let pages: Pages;
let browser: Browser;
let context: BrowserContext;
let problems: string[];

const yaml = `
  pipeline_tag: text-classification
  widget:
  - text: The crew was kind.
    example_title: Kind crew
    output: [{ label: KIND, score: 0.9 }, { label: UNKIND, score: 0.1 }]
  - text: The ferry was late again.
`;
const element = `<inference-widget model="demo/crew"><script type="text/yaml">${yaml}</script></inference-widget>`;
const scripts = `<script type="module" src="/element/element.js"></script><script type="module" src="/page.js"></script>`;

/** What a page's own script offers the tests: backends that answer, fail and wait, and a list of what the element told. */
const pageScript = `
  const server = { place: "server", name: "The page's server" };
  window.answering = Object.assign(async () => ({ body: [{ label: "LATE", score: 0.8 }, { label: "KIND", score: 0.2 }] }), { backend: server });
  window.failing = Object.assign(async () => { throw new Error("The engine room is flooded."); }, { backend: server });
  window.waiting = Object.assign((_request, { signal }) => new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => { window.aborted = (window.aborted ?? 0) + 1; reject(signal.reason); });
  }), { backend: server });
  window.told = [];
  for (const type of ["iw-run", "iw-result", "iw-error", "iw-input-change", "iw-parameters-change", "iw-example-change", "iw-tab-change"])
    document.addEventListener(type, ({ target, detail }) => window.told.push({ type, from: target.localName, detail: JSON.parse(JSON.stringify(detail)), message: detail?.message }));
`;

beforeAll(async () => {
  const executablePath = await findChromium();
  [pages, browser] = await Promise.all([
    servePages(),
    chromium.launch({ ...(executablePath && { executablePath }), args: ["--no-sandbox", "--disable-partial-raster"] }),
  ]);
  pages.at.set("/page.js", (response) => response.writeHead(200, { "content-type": "text/javascript" }).end(pageScript));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});
afterEach(async () => {
  await context?.close();
});

/** Opens a page that holds this body; complaints of the browser are collected. */
async function open(
  body: string,
  { head = scripts, start = '<!doctype html><html lang="en">', scheme = "light" as "light" | "dark" } = {},
) {
  problems = [];
  pages.at.set(
    "/page.html",
    `${start}<head><meta charset="utf-8"><title>A page</title>${head}</head><body>${body}</body></html>`,
  );
  context = await browser.newContext({ viewport: { width: 700, height: 620 }, colorScheme: scheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on("console", (message) => /error|warning/.test(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`${pages.url}/page.html`);
  return page;
}

/** Gives the element another backend, and waits until it is drawn with it. */
const give = (page: Page, fetcher: "answering" | "failing" | "waiting") =>
  page.evaluate(async (name) => {
    const target = document.querySelector("inference-widget") as unknown as Record<string, unknown>;
    target.fetcher = (window as unknown as Record<string, unknown>)[name];
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (let frames = 0; frames < 3; frames += 1) await drawn();
  }, fetcher);
const told = (page: Page) =>
  page.evaluate(() => (window as unknown as { told: { type: string; from: string; detail: never; message?: string }[] }).told);

const picture = { animations: "disabled", caret: "hide" } as const;

const hostile: Readonly<
  Record<string, { readonly css?: string; readonly start?: string; readonly head?: string; readonly body?: string }>
> = {
  "unsets everything": { css: "*, *::before, *::after { all: unset !important; font-size: 40px !important }" },
  "styles every control": {
    css: `button, select, textarea, input, summary, label { background: red !important; border: 9px dotted lime !important; font: 40px cursive !important; padding: 30px !important; text-transform: uppercase !important }
      article, header, footer, p, ul, li, h1, h2, h3, svg { display: none !important }`,
  },
  "has an old reset": {
    css: `html, body, div, span, h1, h2, h3, p, pre, a, code, em, img, strong, ol, ul, li, form, label, table, article, details, footer, header, main, summary { margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline }
      article, details, footer, header, main { display: block } body { line-height: 1; letter-spacing: 3px; text-align: center; word-spacing: 9px; text-shadow: 1px 1px red } ol, ul { list-style: none } :focus { outline: 0 }`,
  },
  "has a framework": {
    css: `*, ::before, ::after { box-sizing: border-box; margin: 0; line-height: 2.2 } html { font-size: 62.5% } body { font-family: monospace; font-size: 2.4rem; color: #fff; text-align: end; text-transform: uppercase; cursor: wait; white-space: pre; user-select: none; -webkit-text-fill-color: green }
      label { display: inline-block; margin-bottom: .5rem } button, input, select, textarea { font: inherit; border-radius: 0 } button { appearance: button } select { word-wrap: normal }`,
  },
  "has a base elsewhere": { head: `<base href="/elsewhere/">` },
  "has no doctype": { start: "<html lang=en>" },
};

describe("a hostile page", () => {
  const place =
    "display:block!important;position:fixed!important;left:8px!important;top:8px!important;width:640px!important;margin:0!important;padding:0!important;border:0!important";
  const main = (inner: string) => `<main style="${place}">${inner}</main>`;
  let bare: Map<string, Buffer>;
  const shots = async (head: string, body: string, start?: string) => {
    const taken = new Map<string, Buffer>();
    const page = await open(main(body), { head: head + scripts, ...(start && { start }) });
    await page.clock.setFixedTime(0);
    const shoot = async (state: string) => {
      for (const scheme of ["light", "dark"] as const) {
        await page.evaluate((name) => document.querySelector("inference-widget")?.setAttribute("scheme", name), scheme);
        await page.locator(`article[data-scheme=${scheme}]`).waitFor();
        taken.set(`${state}, ${scheme}`, await page.screenshot({ ...picture, clip: { x: 8, y: 8, width: 640, height: 604 } }));
      }
    };
    await page.getByText("KIND", { exact: true }).waitFor();
    await shoot("recorded");
    await give(page, "answering");
    await page.getByRole("textbox").fill("The ferry left without us.");
    await page.getByRole("button", { name: /^Classify|^Run/ }).click();
    await page.getByText("LATE", { exact: true }).waitFor();
    await shoot("answered");
    await give(page, "failing");
    await page.getByRole("textbox").fill("Nobody came.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").waitFor();
    await shoot("failed");
    expect(problems).toEqual([]);
    return taken;
  };

  beforeAll(async () => {
    bare = await shots("", element);
  }, 30_000);

  test.each(Object.entries(hostile))("that %s changes nothing in the element", async (_name, { css, start, head = "" }) => {
    const taken = await shots(`${head}${css ? `<style>${css}</style>` : ""}`, element, start);
    for (const [state, shot] of bare) expect(shot.equals(taken.get(state) as Buffer), state).toBe(true);
  });

  test("that draws with a React of its own changes nothing in the element", async () => {
    const code = `import { createRoot } from "react-dom/client";
      const readme = ${JSON.stringify(`---\n${yaml}---\n`)};
      createRoot(document.querySelector("main")).render(<inference-widget model="demo/crew" card={readme} />);`;
    // Defined first: React takes what an element does not know yet for an attribute.
    const script = `import "/element/element.js";${await bundle(code)}`;
    pages.at.set("/react.js", (response) => response.writeHead(200, { "content-type": "text/javascript" }).end(script));
    const taken = await shots('<script type="module" src="/react.js"></script>', "");
    for (const [state, shot] of bare) expect(shot.equals(taken.get(state) as Buffer), state).toBe(true);
  });
});

describe("an element", () => {
  const article = (page: Page) => page.getByRole("article");

  test("works by keyboard alone, and tells the page of its runs", async () => {
    const page = await open(`<div id="around">${element}</div><button>After</button>`, {
      head: `<style>* { all: unset !important }</style>${scripts}`,
    });
    await give(page, "answering");
    await page.getByText("Server", { exact: true }).waitFor();
    const focused = () =>
      page.evaluate(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement;
        return inside && { words: inside.textContent, ring: getComputedStyle(inside).outlineStyle };
      });
    const reach = async (words: RegExp) => {
      for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press("Tab");
        const at = await focused();
        if (at && words.test(at.words ?? "")) return at;
      }
      return expect.fail(`${words} is out of reach`);
    };
    expect(await reach(/Kind crew/)).toMatchObject({ ring: "solid" });
    expect(await reach(/^Run/)).toMatchObject({ ring: "solid" });
    await page.keyboard.press("Enter");
    await page.getByText("LATE", { exact: true }).waitFor();
    await give(page, "failing");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").waitFor();
    expect((await told(page)).map(({ type, from, message }) => [type, from, message])).toEqual([
      ["iw-run", "inference-widget", undefined],
      ["iw-result", "inference-widget", undefined],
      ["iw-run", "inference-widget", undefined],
      ["iw-error", "inference-widget", "The engine room is flooded."],
    ]);
    const [run, result] = await told(page);
    expect(run?.detail).toMatchObject({ task: "text-classification", model: "demo/crew", inputs: "The crew was kind." });
    expect(result?.detail).toMatchObject({ output: [{ label: "LATE" }, { label: "KIND" }], receipt: { source: "live" } });
    await give(page, "waiting");
    await page.getByRole("textbox").fill("Never mind.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Stopped").first().waitFor();
    expect(problems).toEqual([]);
  });

  test("takes what was set before it was defined, and follows what is set later", async () => {
    const early = `<script src="/early.js"></script>`;
    pages.at.set("/early.js", (response) =>
      response
        .writeHead(200, { "content-type": "text/javascript" })
        .end(`addEventListener("DOMContentLoaded", () => { const early = document.querySelector("inference-widget");
          early.fetcher = async () => ({ body: [{ label: "EARLY", score: 1 }] }); early.headingLevel = 2; early.card = ${JSON.stringify(`---${yaml}---`)}; });`),
    );
    const page = await open("<inference-widget></inference-widget>", { head: early + scripts });
    await page.getByRole("heading", { level: 2, name: "Text classification" }).waitFor();
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("EARLY", { exact: true }).waitFor();
    await page.evaluate(() => {
      const element = document.querySelector("inference-widget") as HTMLElementTagNameMap["inference-widget"];
      element.setAttribute("heading-level", "5");
      element.task = "fill-mask";
      element.theme = "contrast";
    });
    await page.getByRole("heading", { level: 5, name: "Fill mask" }).waitFor();
    expect(await article(page).getAttribute("data-theme")).toBe("contrast");
    expect(await page.locator("inference-widget").getAttribute("task")).toBe("fill-mask");
    expect(problems).toEqual([]);
  });

  test("keeps its state when it is moved, and stops its run when it is taken out", async () => {
    const page = await open(`${element}<section></section>`);
    await give(page, "waiting");
    await page.getByRole("textbox").fill("Half a thought");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("button", { name: "Stop" }).waitFor();
    const move = () =>
      page.evaluate(() => document.querySelector("section")?.append(document.querySelector("inference-widget") as Node));
    await move();
    await page.getByRole("button", { name: "Stop" }).waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("Half a thought");
    await page.evaluate(() => {
      const element = document.querySelector("inference-widget");
      element?.remove();
      Object.assign(window, { element });
    });
    await page.waitForFunction(() => "aborted" in window);
    await page.evaluate(() => document.body.append((window as unknown as { element: Element }).element));
    await page.getByText("KIND", { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  test("reads a card by its address, beside which its files lie", async () => {
    const page = await open('<inference-widget card-src="models/demo/garden-birds/README.md"></inference-widget>');
    await page.getByText("chaffinch").waitFor();
    const shown = page.locator("img").first();
    await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    expect(await shown.getAttribute("src")).toBe(`${pages.url}/models/demo/garden-birds/robin.png`);
    expect(problems).toEqual([]);
  });

  test("says that there is no card at an address, and tries again when asked", async () => {
    const page = await open('<inference-widget card-src="/lost/README.md"></inference-widget>');
    await page.getByText("There is no model card at this address", { exact: true }).waitFor();
    await page.getByText(`${pages.url}/lost/README.md`).waitFor();
    pages.at.set("/lost/README.md", (response) =>
      response.writeHead(200, { "content-type": "text/markdown" }).end(`---${yaml}---`),
    );
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("KIND", { exact: true }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("inference-widget");
  });

  test("asks for a card without credentials, and no longer once it is taken out", async () => {
    let cookie: string | undefined = "not asked";
    let isGone = false;
    pages.at.set("/slow/README.md", (response) => {
      cookie = response.req.headers.cookie;
      response.on("close", () => {
        isGone = true;
      });
    });
    const page = await open("");
    await context.addCookies([{ name: "session", value: "secret", url: pages.url }]);
    await page.evaluate(() => {
      document.body.innerHTML = '<inference-widget card-src="slow/README.md"></inference-widget>';
    });
    await page.getByText("Loading the model card", { exact: true }).waitFor();
    await expect.poll(() => cookie).toBeUndefined();
    await page.evaluate(() => document.querySelector("inference-widget")?.remove());
    await expect.poll(() => isGone).toBe(true);
    expect(problems).toEqual([]);
  });

  test("asks the server that its page names", async () => {
    pages.at.set("/api/model", (response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('[{ "label": "FROM AFAR", "score": 1 }]'),
    );
    const page = await open(element.replace("<inference-widget", '<inference-widget endpoint="api/model" run-on-mount'));
    await page.getByText("FROM AFAR", { exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  test("takes direction and looks from the page around it, and has its parts styled there", async () => {
    pages.at.set("/parts.css", (response) =>
      response
        .writeHead(200, { "content-type": "text/css" })
        .end("inference-widget::part(run) { border-radius: 17px } inference-widget { --iw-accent: rgb(9, 8, 7) }"),
    );
    const page = await open(`<div dir="rtl">${element}</div>`, { head: `<link rel="stylesheet" href="/parts.css">${scripts}` });
    const run = page.getByRole("button", { name: "Show answer" });
    await run.waitFor();
    expect(await run.evaluate((button) => [getComputedStyle(button).borderRadius, getComputedStyle(button).direction])).toEqual([
      "17px",
      "rtl",
    ]);
    expect(await article(page).evaluate((root) => getComputedStyle(root).getPropertyValue("--iw-base"))).toBe("16px");
    const parts = await page.evaluate(() =>
      [...(document.querySelector("inference-widget")?.shadowRoot?.querySelectorAll("[part]") ?? [])].map((part) =>
        part.getAttribute("part"),
      ),
    );
    expect([...new Set(parts)].sort()).toEqual([
      "availability",
      "body",
      "examples",
      "form",
      "header",
      "input",
      "output",
      "parameters",
      "receipt",
      "root",
      "run",
      "status",
      "title",
    ]);
  });

  test("shows what the page puts in, and an example by its title", async () => {
    const page = await open(
      element.replace("</inference-widget>", `<a slot="no-backend" href="/start">Start a server</a></inference-widget>`),
    );
    await page.getByRole("link", { name: "Start a server" }).waitFor();
    expect(await article(page).innerText()).not.toContain("No backend is connected");
    await page.evaluate(() => document.querySelector("inference-widget")?.show(1));
    await page.waitForFunction(
      () =>
        document.querySelector("inference-widget")?.shadowRoot?.querySelector("textarea")?.value === "The ferry was late again.",
    );
    await page.evaluate(() => document.querySelector("inference-widget > a")?.remove());
    await page.getByText("No backend is connected").waitFor();
    expect(problems).toEqual([]);
  });

  test("begins as the page says, lets the visitor go on from there, and tells of it", async () => {
    const page = await open(element.replace("<inference-widget ", '<inference-widget example="1" tab="json" '));
    const held = () =>
      page.evaluate(() => {
        const { input, parameters, example, tab } = document.querySelector("inference-widget") as unknown as Held;
        return { input, parameters, example, tab };
      });
    const set = (values: Partial<Held>) =>
      page.evaluate((values) => void Object.assign(document.querySelector("inference-widget") as object, values), values);
    const field = page.getByRole("textbox", { name: "Text" });
    await give(page, "answering");
    await expect.poll(() => field.inputValue()).toBe("The ferry was late again.");
    expect(await page.getByRole("tab", { name: "JSON" }).getAttribute("aria-selected")).toBe("true");
    expect(await told(page)).toEqual([]);

    await set({ input: { text: "The sea is calm." }, parameters: { top_k: 3 } });
    await expect.poll(() => field.inputValue()).toBe("The sea is calm.");
    await page.getByText("top_k 3").waitFor();
    await field.focus();
    await page.keyboard.press("ControlOrMeta+ArrowUp");
    await page.keyboard.press("Home");
    await page.keyboard.type("So: ");
    expect(await field.inputValue()).toBe("So: The sea is calm.");
    await page.getByText("Parameters").click();
    await page.getByRole("button", { name: "Reset" }).click();
    await page.getByRole("tab", { name: "Result" }).click();
    await page.getByRole("button", { name: /^Kind crew/ }).click();
    await expect.poll(() => field.inputValue()).toBe("The crew was kind.");
    await expect
      .poll(held)
      .toEqual({ input: { text: "The crew was kind." }, parameters: {}, example: "Kind crew", tab: "result" });
    const types = (await told(page)).map(({ type }) => type);
    expect([...new Set(types)].sort()).toEqual(["iw-example-change", "iw-input-change", "iw-parameters-change", "iw-tab-change"]);

    await set({ example: 1, tab: "json" });
    await expect.poll(() => field.inputValue()).toBe("The ferry was late again.");
    await page.locator('[role=tab][aria-selected=true]:has-text("JSON")').waitFor();
    expect(problems).toEqual([]);
  });

  test("speaks the language around it, in the words that the page brings", async () => {
    const page = await open(`<div id="around" lang="de">${element}</div>`);
    await page.evaluate(() => {
      const inner = document.querySelector("inference-widget") as HTMLElementTagNameMap["inference-widget"];
      inner.messages = { "Show answer": "Antwort zeigen", "Example {n}": "Beispiel {n}" };
    });
    await page.getByRole("button", { name: "Antwort zeigen" }).waitFor();
    await page.getByRole("button", { name: "Beispiel 2" }).waitFor();
    expect(problems).toEqual([]);
  });

  test("stands beside another copy of the library", async () => {
    const copies = `${scripts}<script type="module" src="/copy/element.js"></script>`;
    const page = await open(element + element.replaceAll("KIND", "GENTLE"), { head: copies });
    await page.getByText("GENTLE", { exact: true }).waitFor();
    await give(page, "answering");
    await page.getByRole("textbox").first().fill("One of two");
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByText("LATE", { exact: true }).waitFor();
    expect(await article(page).evaluateAll((widgets) => widgets.map((widget) => widget.getAttribute("data-source")))).toEqual([
      "live",
      "recorded",
    ]);
    expect(await page.getByRole("textbox").last().inputValue()).toBe("The crew was kind.");
    expect(problems).toEqual([]);
  });

  test("is nothing to a server", async () => {
    const { InferenceWidgetElement } = await import(pathToFileURL(`${pages.built}/element.js`).href);
    expect(InferenceWidgetElement).toBeTypeOf("function");
    expect(globalThis).not.toHaveProperty("customElements");
  });
});

describe("a React widget in the page itself", () => {
  const root = process.cwd().replaceAll("\\", "/");
  const code = `import { createRoot } from "react-dom/client";
    import { TextClassificationWidget, WidgetProvider } from "${root}/src/index.ts";
    import sheet from "${root}/src/styles.css?inline";
    const style = document.createElement("style");
    style.textContent = sheet;
    document.head.prepend(style);
    const fetcher = Object.assign(async () => ({ body: [{ label: "LATE", score: 1 }] }), { backend: { place: "server", name: "Here" } });
    const card = { id: "demo/crew", task: "text-classification", examples: [{ text: "The crew was kind." }], parameters: {}, problems: [], languages: [] };
    createRoot(document.querySelector("main")).render(<WidgetProvider fetcher={fetcher}><TextClassificationWidget card={card} /></WidgetProvider>);`;
  let script: string;
  beforeAll(async () => {
    script = await bundle(code);
  }, 30_000);

  async function openReact(css: string): Promise<Page> {
    pages.at.set("/widget.js", (response) => response.writeHead(200, { "content-type": "text/javascript" }).end(script));
    const page = await open("<main></main>", { head: `<style>${css}</style><script type="module" src="/widget.js"></script>` });
    await page.getByRole("textbox").waitFor();
    return page;
  }

  /** Runs by keyboard alone, and gives the ring around the button on the way. */
  async function run(page: Page): Promise<string> {
    const button = page.getByRole("button", { name: "Run" });
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press("Tab");
      if (await button.evaluate((run) => run.matches(":focus"))) break;
    }
    const ring = await button.evaluate((run) => getComputedStyle(run).outlineStyle);
    await page.keyboard.press("Enter");
    await page.getByText("LATE", { exact: true }).waitFor();
    return ring;
  }

  test.each(["styles every control", "has an old reset", "has a framework"])(
    "that %s stays legible and can be used",
    async (name) => {
      const page = await openReact(
        hostile[name]?.css?.replaceAll(" !important", "").replace(/^\s*article, header[^}]*\}/m, "") ?? "",
      );
      expect(await run(page)).toBe("solid");
      const { border, smallest } = await page.evaluate(() => {
        const texts = [...document.querySelectorAll("article *")].filter((each) =>
          [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
        );
        const field = getComputedStyle(document.querySelector("textarea") as Element);
        return {
          border: Number.parseFloat(field.borderTopWidth),
          smallest: Math.min(...texts.map((each) => Number.parseFloat(getComputedStyle(each).fontSize))),
        };
      });
      expect(border).toBeGreaterThanOrEqual(1);
      expect(smallest).toBeGreaterThanOrEqual(11);
    },
  );

  test("can be read and run by keyboard where the page unsets everything", async () => {
    const page = await openReact(hostile["unsets everything"]?.css ?? "");
    await run(page);
    for (const words of ["Text classification", "The crew was kind.", "Done"])
      expect(await page.getByText(words).first().isVisible(), words).toBe(true);
  });
});

test("the model page shows its widget beside the card, and fits a phone", async () => {
  const page = await open("");
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${pages.url}/model-page.html`);
  await page.locator("inference-widget").getByText("chaffinch").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(problems).toEqual([]);
});

test("a page with one text widget loads no more than this", async () => {
  const page = await open("", { head: "" });
  const loaded = new Set<string>();
  page.on("response", (response) => response.url().includes("/element/") && loaded.add(response.url().split("/").at(-1) ?? ""));
  pages.at.set("/sizes.html", `<!doctype html><head><title>A page</title>${scripts}</head><body>${element}</body>`);
  await page.goto(`${pages.url}/sizes.html`);
  await page.getByText("KIND", { exact: true }).waitFor();
  await give(page, "answering");
  await page.getByRole("textbox").fill("The ferry left.");
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText("LATE", { exact: true }).waitFor();
  const gzip = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + gzipSync(readFileSync(`${pages.built}/${name}`), { level: 9 }).length, 0);
  const cards = [...loaded].filter((name) => /js-yaml|frontMatter/.test(name) || /^card-/.test(name));
  const rest = [...loaded].filter((name) => !cards.includes(name));
  console.log(`element: ${gzip(rest)} bytes gzip in ${rest.length} files, and ${gzip(cards)} that read a card`);
  expect(gzip(rest)).toBeLessThanOrEqual(60_000);
  expect(gzip(cards)).toBeLessThanOrEqual(45_000);
  expect(rest.length).toBeLessThanOrEqual(27);
  expect(readdirSync(pages.built).length).toBeGreaterThan(rest.length);
});
