import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeModels } from "../../scripts/make-models.mjs";

test("writes the very bytes of the demo models, each file small", { timeout: 120_000 }, () => {
  const files: Record<string, Uint8Array> = makeModels();
  const sizes = Object.entries(files).map(([path, bytes]) => {
    const committed = readFileSync(`public/models/${path}`);
    // A plain comparison: a difference of whole files would be unreadable.
    expect(committed.equals(bytes), `${path} differs; run node scripts/make-models.mjs`).toBe(true);
    return bytes.length;
  });
  expect(sizes).toHaveLength(22);
  expect(Math.max(...sizes)).toBeLessThan(150_000);
});
