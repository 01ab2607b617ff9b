import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder = "";
let css = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sheet-"));
  await build({ configFile: "vite.css.config.ts", logLevel: "silent", build: { outDir: folder } });
  css = await readFile(join(folder, "styles.css"), "utf8");
});
afterAll(() => rm(folder, { recursive: true }));

test("the one sheet weighs no more than it may", () => {
  expect(gzipSync(css, { level: 9 }).length).toBeLessThanOrEqual(12_000);
});

test("what the build writes still follows the page's scheme and the widget's width, inside a widget alone", () => {
  expect(css).toContain("light-dark(#fff,#15181b)");
  expect(css).not.toContain("prefers-color-scheme");
  expect(css).toContain("@property --iw-base");
  expect(css).toMatch(/:where\(\.iw\)\{(?:(?!:where).)*@container iw \(width < 480px\)/);
});

test("what the build writes is read by a browser as what stands in the sheets", async () => {
  const listed = [...(await readFile("src/styles.css", "utf8")).matchAll(/@import "\.\/([^"]+)"/g)].map((match) => match[1]);
  const sheets = await Promise.all(listed.map((sheet) => readFile(`src/${sheet}`, "utf8")));
  const written = sheets.join("").replace(/\/\*[\s\S]*?\*\//g, "");
  // Each rule as it stands, with what is around it; in the sheets each opens the block of a widget's parts anew.
  expect(new Set(rulesOf(css))).toEqual(new Set(rulesOf(written)));
});

function rulesOf(text: string): string[] {
  const open: string[] = [];
  return [...text.matchAll(/([^{};]*)([{};])/g)].flatMap(([, part = "", brace]) => {
    const own = part
      .replace(/\s+/g, " ")
      .replace(/ ?([,:]) ?/g, "$1")
      .trim();
    const around = [...open];
    if (brace === "{") open.push(own);
    if (brace === "}") open.pop();
    return brace === "{" || own === "" ? [] : [[...around, own].join(" { ")];
  });
}
