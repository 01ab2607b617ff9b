// `npm run bench [words]`: the longest task of the main thread at each step, in a production build, best of three.
import react from "@vitejs/plugin-react";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { build, preview } from "vite";
import { findChromium } from "../scripts/chromium.mjs";

const runs = Number(process.env.RUNS ?? 3);
const port = Number(process.env.PORT ?? 6101);
const steps = [
  ...["show", "type", "run", "type again", "Show the numbers", "scroll", "Copy as JSON", "Copy as NumPy", "filter"],
  ...["Show 500 more", "Show the whole prompt", "Copy result", "Download result", "Download CSV", "JSON", "Copy JSON", "Download JSON", "Code"],
  ...["Result", "paste", "file"],
];

const folder = mkdtempSync(join(tmpdir(), "inference-widgets-"));
const config = { configFile: false, root: import.meta.dirname, publicDir: false, logLevel: "error" };
await build({ ...config, plugins: [react()], build: { outDir: folder, emptyOutDir: true, target: "es2022", minify: !process.env.PLAIN } });
const server = await preview({ ...config, build: { outDir: folder }, preview: { port } });
const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 900, height: 900 } });
const names = await withPage("", (page) => page.evaluate(() => window.cases));
for (const name of names.filter((one) => process.argv.slice(2).every((word) => one.includes(word)))) {
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await withPage(name, measure));
  console.log(`\n${name}`);
  for (const [index, { step, nodes }] of all[0].entries()) {
    const best = all.map((one) => one[index]).reduce((least, one) => (one.longest < least.longest ? one : least));
    console.log(`  ${step.padEnd(24)}${String(nodes).padStart(6)} nodes${String(best.longest).padStart(6)} ms  ${best.parts}`);
  }
}
await browser.close();
await server.close();
rmSync(folder, { recursive: true });

async function withPage(name, use) {
  const page = await context.newPage();
  page.on("pageerror", (error) => console.log(error.message));
  await page.addInitScript(watch);
  await page.goto(`http://localhost:${port}/#${encodeURIComponent(name)}`);
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
    if (!(await take(page, step))) {
      await browser.stopTracing();
      continue;
    }
    if (step.startsWith("type")) for (const key of "word ") await page.keyboard.press(key === " " ? "Space" : key);
    const nodes = await page.evaluate(() => window.settled());
    const { traceEvents } = JSON.parse(await browser.stopTracing());
    results.push({ step, nodes, ...longestTask(traceEvents) });
  }
  return results;
}

/** False where there is nothing to take this step with. */
async function take(page, step) {
  const field = page.locator('input[type="file"]').first();
  if (step !== "file" || (await field.count()) === 0) return page.evaluate((name) => window.take(name), step);
  const csv = await page.evaluate(() => window.csv);
  await field.setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  return true;
}

/** The longest task of the main thread in milliseconds of its own work, as other programs may hold it up, and its largest parts. */
function longestTask(events) {
  const { pid, tid } = events.find(({ name, args }) => name === "TimeStamp" && args.data?.message === "step") ?? {};
  const mine = events.filter((event) => event.ph === "X" && event.pid === pid && event.tid === tid);
  const task = mine.filter(({ name }) => name.endsWith("RunTask")).reduce((most, one) => (one.tdur > most.tdur ? one : most), { tdur: 0 });
  const parts = ["Layout", "UpdateLayoutTree", "PrePaint", "Paint", "FunctionCall", "MinorGC", "MajorGC"].flatMap((name) => {
    const within = mine.filter((one) => one.name === name && one.ts >= task.ts && one.ts < task.ts + task.dur);
    const sum = Math.round(within.reduce((total, one) => total + (one.tdur ?? 0), 0) / 1000);
    return sum > 2 ? [`${name} ${sum}`] : [];
  });
  return { longest: Math.round(task.tdur / 1000), parts: parts.join(", ") };
}

/** Runs in the page: takes steps and tells what they cost once nothing happens any more. */
function watch() {
  let changed = 0;
  new MutationObserver(() => {
    changed = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });

  window.settled = async () => {
    const started = performance.now();
    while (performance.now() - Math.max(started, changed) < 500) await new Promise((resolve) => setTimeout(resolve, 50));
    return document.querySelectorAll("*").length;
  };

  window.take = (step) => {
    const find = (selector) => [...document.querySelectorAll(selector)];
    const later = (act) => setTimeout(act);
    if (step === "show") {
      later(window.show);
      return true;
    }
    if (step.startsWith("type")) {
      const field = find("textarea:not([readonly])").toSorted((one, other) => other.value.length - one.value.length)[0];
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
      return field !== undefined;
    }
    if (step === "scroll") {
      const regions = find(".iw-data-region").filter((one) => one.scrollHeight > one.clientHeight);
      for (const region of regions) later(() => region.scrollBy(2000, 9000));
      return regions.length > 0;
    }
    if (step === "paste") {
      const cell = find('[aria-readonly="false"] [data-place="0,0"]')[0];
      const data = new DataTransfer();
      data.setData("text/plain", window.csv.replaceAll(",", "\t"));
      if (cell) later(() => cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })));
      return cell !== undefined;
    }
    const nameOf = (one) => one.getAttribute("aria-label") ?? one.textContent ?? "";
    const target =
      step === "filter"
        ? find('[role="tabpanel"] input:is([type="range"], [type="checkbox"], [type="search"], [type="number"])')[0]
        : step === "run"
          ? find(".iw-run:not(.iw-plain)")[0]
          : find("button, summary").find((one) => (one.role === "tab" ? nameOf(one) === step : nameOf(one).startsWith(step)));
    if (!target) return false;
    later(() => {
      if (target.type === "range" || target.type === "number" || target.type === "search") {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(target, target.type === "search" ? "9" : target.max / 2 || "0.5");
        target.dispatchEvent(new Event("input", { bubbles: true }));
      } else target.click();
    });
    return true;
  };
}
