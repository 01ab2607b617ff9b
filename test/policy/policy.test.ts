import { readFile } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChromium } from "../../scripts/chromium.mjs";
import { registry } from "../../src/tasks/registry.js";
import { buildPage, serveCanary, serveSite } from "./site.js";

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

const tags = Object.keys(registry).filter((tag) => !process.env.TAGS || process.env.TAGS.split(',').includes(tag));
const opened: { close(): unknown }[] = [];
let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
/** The same page where nothing is forbidden, only reported, so that whatever got through would run. */
let open: Awaited<ReturnType<typeof serveSite>>;
let canary: Awaited<ReturnType<typeof serveCanary>>;

beforeAll(async () => {
  const executablePath = await findChromium();
  const args = ["--no-sandbox", "--disable-3d-apis", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--mute-audio"];
  const [files, launched] = await Promise.all([
    buildPage(),
    chromium.launch({ ...(executablePath && { executablePath }), args }),
  ]);
  browser = launched;
  site = await serveSite(files, { "content-security-policy": strict });
  open = await serveSite(files, { "content-security-policy-report-only": strict });
  canary = await serveCanary();
  opened.push(browser, site, open, canary);
}, 60_000);

afterAll(async () => {
  for (const one of opened) await one.close();
});

test("every task keeps to a strict policy in every state, and asks nobody but its backend and the files of its card", async () => {
  const found = await visitAll(site.origin, async (page, tag) => ({
    problems: await page.evaluate((one) => window.policy.states(one), tag),
    files: await declaredBy(tag),
  }));
  expect(found).toEqual([]);
}, 120_000);

test("no card and no answer, however hostile, runs or fetches anything, or takes a widget down", async () => {
  const found = await visitAll(open.origin, async (page, tag) => {
    const problems = await page.evaluate(([one, other]) => window.policy.hostile(one, other), [tag, canary.origin] as const);
    const after = await page.evaluate(() => ({
      ran: window.__ran,
      polluted: "polluted" in Object.prototype || "polluted" in Object,
    }));
    if (after.ran !== undefined) problems.push("something ran");
    if (after.polluted) problems.push("Object.prototype was changed");
    return { problems, files: await declaredBy(tag) };
  });
  expect(found).toEqual([]);
  expect(canary.hits).toEqual([]);
}, 120_000);

interface Visit {
  readonly problems: readonly string[];
  /** The texts in which addresses stand that may be asked. */
  readonly files: string;
}

/** Goes through all tasks in two pages side by side, and tells all that was wrong. */
async function visitAll(origin: string, visit: (page: Page, tag: string) => Promise<Visit>): Promise<string[]> {
  const queue = [...tags];
  const found: string[] = [];
  const context = await browser.newContext({ acceptDownloads: false });
  async function work(): Promise<void> {
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
      if (frame.url() !== `${origin}/`) seen.push(`went to ${frame.url()}`);
    });
    await page.goto(`${origin}/`);
    for (let tag = queue.shift(); tag !== undefined; tag = queue.shift()) {
      const t0 = Date.now();
      const { problems, files } = await visit(page, tag);
      console.log(tag, Date.now() - t0);
      const violations = await page.evaluate(() => window.violations());
      const strangers = asked.splice(0).filter((url) => !isExpected(url, origin, tag as string, files));
      for (const what of [...problems, ...violations, ...seen.splice(0), ...strangers.map((url) => `asked for ${url}`)]) {
        found.push(`${tag}: ${what.slice(0, 500)}`);
      }
    }
    await page.close();
  }
  await Promise.all([work(), work()]);
  await context.close();
  return found;
}

function isExpected(url: string, origin: string, tag: string, files: string): boolean {
  if (/^(blob|data):/.test(url)) return true;
  if (!url.startsWith(`${origin}/`)) return false;
  const path = url.slice(origin.length);
  return path === "/" || path.startsWith("/assets/") || path.startsWith(`/backend/${tag}/`) || files.includes(`"${path}"`);
}

/** All that the examples and recordings of a task say. */
async function declaredBy(tag: string): Promise<string> {
  const { task } = await registry[tag as keyof typeof registry]();
  const recordings = await readFile(`test/recordings/${tag}.json`, "utf8");
  return JSON.stringify((task as unknown as { examples: unknown }).examples) + JSON.stringify(JSON.parse(recordings));
}
