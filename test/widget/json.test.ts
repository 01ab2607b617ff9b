import { expect, test, vi } from "vitest";
import { describeJson, writeJson } from "../../src/widget/json.js";

test("JSON tells files by type and size, and cuts long texts where asked to", () => {
  expect(describeJson({ file: new Blob(["abc"], { type: "image/png" }) })).toBe('{\n  "file": "[image/png, 3 bytes]"\n}');
  expect(describeJson(new Blob(["abc"]))).toBe('"[bytes, 3 bytes]"');
  expect(describeJson("x".repeat(500), true)).toBe(`"${"x".repeat(60)}… [500 characters]"`);
  expect(describeJson("x".repeat(500))).toHaveLength(502);
  expect(describeJson(undefined)).toBe("null");
});

test("an answer nested thousands of levels deep is named instead of breaking the page", () => {
  const deep = JSON.parse("[".repeat(8_000) + "]".repeat(8_000));
  expect(describeJson(deep)).toBe("[nested too deeply]");
});

test("millions of numbers are cut in a short form, saying how many are left out, and beyond what is drawn", () => {
  const rows = Array.from({ length: 10_000 }, () => new Array(384).fill(0));
  const text = describeJson(rows, true);
  expect(text.length).toBeLessThan(2_000_000);
  expect(text).toContain('"… [384 more]"');
  expect(text.slice(0, 40_000)).toBe(JSON.stringify(rows.slice(0, 100), null, 2).slice(0, 40_000));
  expect(describeJson(new Array(10_001).fill(0), true)).toContain('"… [1 more]"');
  expect(describeJson(new Array(10_001).fill(0))).not.toContain("more");
});

test("a large answer is written whole in many turns, as a small one is at once", async () => {
  const body = {
    rows: Array.from({ length: 60 }, (_, row) => Array.from({ length: 700 }, (_, at) => row + at / 7)),
    flat: Array.from({ length: 5_000 }, (_, at) => at),
    named: Object.fromEntries(
      Array.from({ length: 3_000 }, (_, at) => [`name "${at}"`, { text: "a\nb", none: undefined, list: [] }]),
    ),
    mixed: [new Array(3_000).fill(null), "text", {}, new Blob(["abc"])],
    absent: undefined,
  };
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 1));
  const pauses = vi.spyOn(globalThis, "setTimeout");
  const written = await writeJson(body);
  const turns = pauses.mock.calls.length;
  pauses.mockRestore();
  clock.mockRestore();
  if (typeof written === "string") throw new Error("written at once");
  expect(await written.text()).toBe(describeJson(body));
  expect(turns).toBeGreaterThan(20);
  expect(writeJson({ small: [1, 2] })).toBe(describeJson({ small: [1, 2] }));
});
