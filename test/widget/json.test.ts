import { expect, test } from "vitest";
import { describeJson } from "../../src/widget/json.js";

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
