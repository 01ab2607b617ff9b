// `npm run bench [words of a case]`: the longest task of the main thread at each step, in a production build, best of three.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { chromium } from "playwright";
import { build, preview } from "vite";
import { findChromium } from "../scripts/chromium.mjs";

/** A file chosen, keys into the longest field, a large table into the grid, the run, a scroll, and buttons by the beginning of their names, where there are such. */
const steps = [
  "show",
  "choose",
  "Next page",
  "type",
  "paste",
  "run",
  "Show the numbers",
  "scroll",
  "Copy the mean vector as NumPy",
  "Show 500 more",
  "Show 200 more",
];
steps.push(
  "Play",
  "Picture 2 of",
  "Mask 2",
  "Show the whole prompt",
  "Copy result",
  "Download CSV",
  "JSON",
  "Copy JSON",
  "Result",
);

const folder = mkdtempSync(join(tmpdir(), "inference-widgets-"));
const config = { configFile: false, root: import.meta.dirname, publicDir: false, logLevel: "error" };
await build({ ...config, plugins: [react()], build: { outDir: folder, emptyOutDir: true, target: "es2022" } });
const server = await preview({ ...config, build: { outDir: folder }, preview: { port: 0 } });
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
});
const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
const names = await withPage("", (page) => page.evaluate(() => window.cases));
for (const name of names.filter((one) => process.argv.slice(2).every((word) => one.includes(word)))) {
  const runs = [];
  for (let run = 0; run < 3; run += 1) runs.push(await withPage(name, measure));
  console.log(`\n${name}`);
  for (const [index, { step, nodes }] of runs[0].entries()) {
    const best = Math.min(...runs.map((run) => run[index].longest));
    console.log(`  ${step.padEnd(24)}${String(nodes).padStart(6)} nodes${String(best).padStart(6)} ms`);
  }
}
await browser.close();
await server.close();
rmSync(folder, { recursive: true });

async function withPage(name, use) {
  const page = await context.newPage();
  await page.addInitScript(prepare);
  await page.goto(`${server.resolvedUrls.local[0]}#${encodeURIComponent(name)}`);
  await page.evaluate(() => window.ready);
  await page.evaluate(() => window.settled());
  const result = await use(page);
  await page.close();
  return result;
}

async function measure(page) {
  const results = [];
  for (const step of steps) {
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
    await page.evaluate(() => console.timeStamp("step"));
    const isTaken = await page.evaluate((name) => window.take(name), step);
    if (isTaken && step === "type") for (const key of "word") await page.keyboard.press(key);
    const nodes = isTaken && (await page.evaluate(() => window.settled()));
    const status = await page.evaluate(() => document.querySelector("article")?.dataset.status);
    if (step === "run" && status !== "done") throw new Error(`The run did not come to its end: ${status}.`);
    const trace = JSON.parse(await browser.stopTracing());
    if (isTaken) results.push({ step, nodes, longest: longestTask(trace.traceEvents) });
  }
  return results;
}

/** Milliseconds of the task's own work: other programs may hold it up. */
function longestTask(events) {
  const mark = events.find(({ name, args }) => name === "TimeStamp" && args.data?.message === "step");
  const tasks = events.filter(({ name, pid, tid }) => name.endsWith("RunTask") && pid === mark.pid && tid === mark.tid);
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000);
}

/** Runs in the page before anything else. */
function prepare() {
  let changed = 0;
  new MutationObserver(() => {
    changed = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });

  window.settled = async () => {
    const started = performance.now();
    // What plays changes all the time.
    const isOver = () => performance.now() - Math.max(started, changed) > window.quiet || performance.now() - started > 6000;
    while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 50));
    return document.querySelectorAll("*").length;
  };

  /** Takes a step in a task of its own; false where there is nothing to take it with. */
  window.take = (step) => {
    const find = (selector) => [...document.querySelectorAll(selector)];
    const nameOf = (one) => one.ariaLabel ?? one.textContent ?? "";
    const longest = find("textarea").toSorted((one, other) => other.value.length - one.value.length)[0];
    const region = find(".iw-data-region").at(-1);
    const cell = find('[role="grid"][aria-readonly="false"] [tabindex="0"]')[0];
    const clipboardData = new DataTransfer();
    const chooser = window.file() && find('input[type="file"]')[0];
    const choose = () => {
      const chosen = new DataTransfer();
      chosen.items.add(window.file());
      chooser.files = chosen.files;
      chooser.dispatchEvent(new Event("change", { bubbles: true }));
    };
    if (step === "paste") clipboardData.setData("text/plain", window.pasted);
    const acts = {
      show: window.show,
      choose: chooser && choose,
      type: longest && (() => longest.focus()),
      paste: cell && (() => cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))),
      scroll: region && (() => region.scrollBy(999, 9999)),
    };
    const isNamed = (one) => (step === "JSON" ? nameOf(one) === step : nameOf(one).startsWith(step));
    const button = step === "run" ? find(".iw-run:not(.iw-plain)")[0] : find("button").find(isNamed);
    const act = step in acts ? acts[step] : button && (() => button.click());
    if (act) setTimeout(act);
    return act !== undefined;
  };
}
