import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cards-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, ...lines: string[]) {
  mkdirSync(join(folder, file, ".."), { recursive: true });
  writeFileSync(join(folder, file), lines.join("\n"));
}

function check(path = folder) {
  return spawnSync(process.execPath, ["scripts/check-cards.mjs", path], { encoding: "utf8" });
}

it("sums up a folder of cards against what the Hub decided", () => {
  write("praise.md", "---", "pipeline_tag: text-classification", "widget:", "- text: Kind.", "- context: Half.", "---");
  write(
    "places.yaml",
    "widget:",
    "- text: Ada lives in Bath.",
    "  output: [{ entity_group: LOC, word: Bath, start: 13, end: 17, score: 0.9 }]",
    "- text: Nothing was found.",
    "  output: a text",
  );
  write("torn.yaml", "tags: [translation]");
  write("framing/torn.md", "----", "tags: [translation]", "----");
  const index = [
    { file: "places.yaml", hubPipelineTag: "token-classification", architectures: ["BertForTokenClassification"] },
    { file: "torn.yaml", hubHonoured: false, hubPipelineTag: "text2text-generation", architectures: ["MarianMTModel"] },
    { file: "praise.md", hubHonoured: true, hubPipelineTag: "fill-mask" },
  ];
  write("index.json", JSON.stringify(index));

  const { stdout, status } = check();
  expect(stdout).toContain("praise.md: the Hub had fill-mask; here text-classification, by card");
  expect(stdout).toContain("Files read: 4; exceptions: 0");
  expect(stdout).toContain("Fences as the Hub decided: 2 of 2 (100.0 %)");
  expect(stdout).toContain("where classes or tags are given: 2 of 3 (66.7 %)");
  expect(stdout).toContain("Examples usable: 3 of 4 (75.0 %)");
  expect(stdout).toContain("Recorded outputs shown: 1 of 2 (50.0 %)");
  expect(status).toBe(0);
}, 60_000);

it("asks for a folder", () => {
  const { stderr, status } = check(join(folder, "nowhere"));
  expect(stderr).toMatch(/^There is no folder .*nowhere/);
  expect(status).toBe(1);
}, 60_000);
