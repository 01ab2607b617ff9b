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
  expect(gzipSync(css, { level: 9 }).length).toBeLessThan(15_000);
});

test("what the build writes still follows the page's scheme and the widget's width, inside a widget alone", () => {
  expect(css).toContain("light-dark(#fff,#15181b)");
  expect(css).not.toContain("prefers-color-scheme");
  expect(css).toContain("@property --iw-base");
  expect(css).toMatch(/:where\(\.iw\)\{(?:(?!:where).)*@container iw \(width<480px\)/);
});
