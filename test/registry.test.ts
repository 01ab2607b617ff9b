import { existsSync, readdirSync, readFileSync } from "node:fs";
import { PIPELINE_TYPES } from "@huggingface/tasks";
import { describe, expect, test } from "vitest";
import { registry } from "../src/tasks/registry.js";

const folders = readdirSync("src/tasks", { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("the registry", () => {
  test("lists every task there is a folder for, and no other", () => {
    expect(Object.keys(registry).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  test("lists every task of the Hub, and conversations", () => {
    expect(Object.keys(registry).sort()).toEqual([...PIPELINE_TYPES, "conversational"].sort());
  });

  test.each(Object.keys(registry))("%s has a story for each state and a recording", (tag) => {
    const stories = readFileSync(`stories/tasks/${tag}.stories.tsx`, "utf8");
    for (const state of ["Empty", "Recorded", "Answered", "Waiting", "Failed"])
      expect(stories).toContain(`export const ${state}`);
    expect(stories.match(/^export const \w+: Story/gm)?.length).toBeGreaterThan(5);
    expect(JSON.parse(readFileSync(`test/recordings/${tag}.json`, "utf8")).length).toBeGreaterThan(0);
  });

  test.each(Object.entries(registry))("%s is exported with its widget, by name and as default", async (tag, load) => {
    const name = `${tag
      .split("-")
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join("")}Widget`;
    const index = await import("../src/index.js");
    const module = await load();
    expect(module).toHaveProperty(name, module.default);
    expect(index).toHaveProperty(name, module.default);
    expect(existsSync(`src/tasks/${tag}/index.ts`)).toBe(true);
  });
});
