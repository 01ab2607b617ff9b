import { expect, test } from "vitest";
import { controls, passing } from "./controls.js";

const files = import.meta.glob<string>("../**/*.test.tsx", { query: "?raw", import: "default" });
const held: readonly (readonly [control: string, file: string, title: string])[] = [
  ...Object.entries(controls).map(([name, [, file, title]]) => [name, file, title] as const),
  ...Object.entries(passing).map(([name, [file, title]]) => [name, file, title] as const),
];

test.each(held)("a test goes through the keys of %s", async (_, file, title) => {
  const text = await files[file.startsWith("accessibility/") ? file.replace("accessibility", ".") : `../${file}`]?.();
  const titles = [...(text ?? "").matchAll(/\(\s*"([^"]+)", (?:async )?\(/g)].map(([, found]) => found);
  expect(titles.join("\n")).toContain(title);
});
