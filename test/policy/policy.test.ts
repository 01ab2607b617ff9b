import { readFile } from "node:fs/promises";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "../../scripts/chromium.mjs";
import { registry } from "../../src/tasks/registry.js";
import { servedPage } from "./page/served.js";
import { buildPage, type Files, type Headers, type Site, serveCanary, serveSite } from "./site.js";

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'none'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const enforced = { "content-security-policy": strict };
/** Nothing is forbidden, all is told: whatever gets through runs. */
const reported = { "content-security-policy-report-only": strict };

/** The strict policy with what an optional package asks for besides. */
const besides = (...changes: readonly (readonly [rule: string, instead: string])[]) => ({
  "content-security-policy": changes.reduce((policy, [rule, instead]) => policy.replace(rule, instead), strict),
});

const chromiumArgs = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--mute-audio"];
const opened: { close(): unknown }[] = [];
let browser: Browser;
let files: Files;

beforeAll(async () => {
  // Without WebGL, as a page without a 3D viewer.
  [files, browser] = await Promise.all([buildPage(), launch("--disable-3d-apis", "--disable-gpu")]);
}, 60_000);

afterAll(() => Promise.all(opened.map((one) => one.close())), 60_000);

describe.concurrent("under a strict policy", () => {
  test("every task, in every state, breaks no rule and asks nobody but its backend and the files its card names", async () => {
    const { origin } = await serve(enforced);
    const found = await visitTasks(origin, (page, tag) => page.evaluate((one) => window.policy.states(one), tag));
    expect(found).toEqual([]);
  }, 240_000);

  test.each([
    "a model by its id",
    "the large view of a gallery",
    "a recording by the microphone",
    "a picture by the camera",
    "a link that fills the widget",
  ] as const)("%s breaks no rule", async (part) => {
    const { origin } = await serve(enforced);
    expect(await visitPart(browser, origin, part)).toEqual([]);
  });

  test("a PDF asks for one policy of trusted types, and for no other rule", async () => {
    const { origin } = await serve(besides(["trusted-types 'none'", "trusted-types inference-widgets"]));
    expect(await visitPart(browser, origin, "a PDF")).toEqual([]);
  });

  test("a PDF is drawn where that policy is not given either", async () => {
    const { origin } = await serve(enforced);
    const found = await visitPart(browser, origin, "a PDF");
    expect(found.filter((what) => !/trusted-types/i.test(what))).toEqual([]);
  });

  test("a 3D model is drawn with what its viewer asks for", async () => {
    const { origin } = await serve(
      besides(
        ["script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"],
        ["connect-src 'self'", "connect-src 'self' blob:"],
        ["trusted-types 'none'", "trusted-types lit-html"],
      ),
    );
    const found = await visitPart(await launch("--use-angle=swiftshader", "--enable-unsafe-swiftshader"), origin, "a 3D model");
    // The viewer's own sheet, which is refused, and adopted instead.
    expect(found.filter((what) => !/style-src-elem forbids inline|Applying inline style/.test(what))).toEqual([]);
  }, 120_000);

  test("a 3D model is a file to save where its viewer is not given that", async () => {
    const { origin } = await serve(enforced);
    const found = await visitPart(
      await launch("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
      origin,
      "a 3D model to save",
    );
    expect(found.filter((what) => !/lit-html/.test(what))).toEqual([]);
  }, 120_000);

  test("what a server renders breaks no rule, with JavaScript off and when it is taken over", async () => {
    const { origin } = await serve(enforced, { "/index.html": await servedHtml() });
    const still = await openPage(browser, origin, { javaScriptEnabled: false });
    expect(await still.page.locator("article[data-status] h3").count()).toBe(Object.keys(registry).length);
    expect(still.seen).toEqual([]);
    const { page, seen } = await openPage(browser, origin);
    expect(await page.evaluate(() => window.policy.hydrate())).toEqual([]);
    expect([...seen, ...(await page.evaluate(() => window.violations()))]).toEqual([]);
  }, 120_000);
});

describe.concurrent("hostile words", () => {
  test("in cards and answers run nothing, fetch nothing and take no widget down", async () => {
    const [{ origin }, canary] = [await serve(reported), await serveCanary()];
    opened.push(canary);
    const found = await visitTasks(origin, async (page, tag) => {
      const problems = await page.evaluate(([one, other]) => window.policy.hostile(one, other), [tag, canary.origin] as const);
      return [...problems, ...(await page.evaluate(traces))];
    });
    expect(found).toEqual([]);
    expect(canary.hits).toEqual([]);
  }, 240_000);
});

/** What hostile words would leave behind in a page. */
function traces(): string[] {
  return [
    ...(window.__ran === undefined ? [] : ["something ran"]),
    ...("polluted" in Object.prototype || "polluted" in Object ? ["Object.prototype was changed"] : []),
  ];
}

async function launch(...args: readonly string[]): Promise<Browser> {
  const executablePath = await findChromium();
  const launched = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs, ...args] });
  opened.push(launched);
  return launched;
}

async function serve(headers: Headers, more: Readonly<Record<string, string>> = {}): Promise<Site> {
  const site = await serveSite(new Map([...files, ...Object.entries(more)]), headers);
  opened.push(site);
  return site;
}

/** The page with the widgets in its HTML. */
async function servedHtml(): Promise<string> {
  const html = String(files.get("/index.html"));
  return html.replace('<main id="root">', `<main id="root">${renderToString(await servedPage())}`);
}

/** A page that remembers all it complains of, and whom it asks. */
async function openPage(inside: Browser, origin: string, options: BrowserContextOptions = {}) {
  // What moves on its own would have the whole page painted again all the time.
  const context = await inside.newContext({ acceptDownloads: false, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const seen: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => seen.push(`error: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    // A file of the page's own that was taken away while it was being read.
    if (message.location().url.startsWith("blob:") && message.text().includes("ERR_FILE_NOT_FOUND")) return;
    if (message.type() === "error" || message.type() === "warning") seen.push(`${message.type()}: ${message.text()}`);
  });
  page.on("request", (request) => asked.push(request.url()));
  page.on("framenavigated", (frame) => {
    if (new URL(frame.url()).pathname !== "/" || !frame.url().startsWith(origin)) seen.push(`went to ${frame.url()}`);
  });
  await page.goto(`${origin}/`);
  return { page, seen, asked };
}

async function visitPart(inside: Browser, origin: string, part: Parameters<Window["policy"]["part"]>[0]): Promise<string[]> {
  const { page, seen, asked } = await openPage(inside, origin);
  const problem = await page.evaluate((name) => window.policy.part(name), part);
  const strangers = asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(`${origin}/`));
  return [
    ...(problem === undefined ? [] : [problem]),
    ...(await page.evaluate(() => window.violations())),
    ...seen,
    ...strangers,
  ];
}

/** Goes through all tasks in two pages side by side, and tells all that was wrong. */
async function visitTasks(origin: string, visit: (page: Page, tag: string) => Promise<readonly string[]>): Promise<string[]> {
  const queue = Object.keys(registry);
  const found = new Set<string>();
  async function work(): Promise<void> {
    const { page, seen, asked } = await openPage(browser, origin);
    for (let tag = queue.shift(); tag !== undefined; tag = queue.shift()) {
      const [problems, declared] = [await visit(page, tag), await declaredBy(tag)];
      const violations = await page.evaluate(() => window.violations());
      const strangers = asked.splice(0).filter((url) => !isExpected(url, origin, tag as string, declared));
      for (const what of [...problems, ...violations, ...seen.splice(0), ...strangers.map((url) => `asked for ${url}`)]) {
        found.add(`${tag}: ${what.slice(0, 300)}`);
      }
    }
  }
  await Promise.all([work(), work()]);
  return [...found];
}

function isExpected(url: string, origin: string, tag: string, declared: string): boolean {
  if (/^(blob|data):/.test(url)) return true;
  if (!url.startsWith(`${origin}/`)) return false;
  const path = url.slice(origin.length);
  return path === "/" || path.startsWith("/assets/") || path.startsWith(`/backend/${tag}/`) || declared.includes(`"${path}"`);
}

/** All that the examples and recordings of a task say. */
async function declaredBy(tag: string): Promise<string> {
  const { task } = await registry[tag as keyof typeof registry]();
  const recordings: unknown = JSON.parse(await readFile(`test/recordings/${tag}.json`, "utf8"));
  return JSON.stringify([task, recordings]);
}
