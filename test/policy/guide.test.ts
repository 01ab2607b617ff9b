import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const guide = await readFile("stories/guides/security.mdx", "utf8");
const promises = [...guide.matchAll(/^ {4}\["([^"]+)", "[^"]+", "(test\/[^"]+)", "([^"]+)"\],$/gm)].map(
  ([, subject = "", file = "", title = ""]) => ({ subject, file, title }),
);

describe("the security guide", () => {
  test("names a test for each promise", () => {
    expect(promises.length).toBe(guide.match(/"test\//g)?.length);
    expect(promises.length).toBeGreaterThan(20);
  });

  test.each(promises)("names a test that there is: $subject", async ({ file, title }) => {
    expect(await readFile(file, "utf8")).toContain(title);
  });

  test("shows the policy that the tests serve", async () => {
    const shown = /```text\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
    const rules = shown.split(/;\s*/).map((rule) => rule.trim());
    const served = await readFile("test/policy/policy.test.ts", "utf8");
    const strict = /const strict = \[([\s\S]*?)\]/.exec(served)?.[1] ?? "";
    expect(rules).toEqual([...strict.matchAll(/"([^"]+)"/g)].map(([, rule]) => rule));
  });
});
