import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const guide = await read("security");

describe.each([
  ["security", 20],
  ["accessibility", 15],
])("the %s guide", async (name, least) => {
  const text = await read(name);
  const promises = [...text.matchAll(/^ {4}\["([^"]+)", "[^"]+", "(test\/[^"]+)", "([^"]+)"\],$/gm)].map(
    ([, subject = "", file = "", title = ""]) => ({ subject, file, title }),
  );

  test("names a test for each promise", () => {
    expect(promises.length).toBe(text.match(/"test\//g)?.length);
    expect(promises.length).toBeGreaterThan(least);
  });

  test.each(promises)("names a test that there is: $subject", async ({ file, title }) => {
    expect(await readFile(file, "utf8")).toContain(title);
  });
});

describe("the security guide", () => {
  test("shows the policy that the tests serve", async () => {
    const shown = /```text\n([\s\S]*?)```/.exec(guide)?.[1] ?? "";
    const rules = shown.split(/;\s*/).map((rule) => rule.trim());
    const served = await readFile("test/policy/policy.test.ts", "utf8");
    const strict = /const strict = \[([\s\S]*?)\]/.exec(served)?.[1] ?? "";
    expect(rules).toEqual([...strict.matchAll(/"([^"]+)"/g)].map(([, rule]) => rule));
  });
});

function read(name: string): Promise<string> {
  return readFile(`stories/guides/${name}.mdx`, "utf8");
}
