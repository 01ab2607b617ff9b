import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";

describe("a message", () => {
  const t = createTranslate();

  test("gets its values, numbers as the language writes them", () => {
    expect(t("{n} of {name}", { n: 12345, name: "x" })).toBe("12,345 of x");
    expect(createTranslate("de")("{n} of {name}", { n: 12345, name: "x" })).toBe("12.345 of x");
    expect(t({ text: "{n} rows", values: { n: 3 } })).toBe("3 rows");
  });

  test("chooses words by the plural rules of the language", () => {
    expect(t("{n} {n|file|files}", { n: 1 })).toBe("1 file");
    expect(t("{n} {n|file|files}", { n: 0 })).toBe("0 files");
    const polish = createTranslate("pl", { "{n} {n|file|files}": "{n} {n|plik|pliki|plików|pliku}" });
    expect([1, 3, 5].map((n) => polish("{n} {n|file|files}", { n }))).toEqual(["1 plik", "3 pliki", "5 plików"]);
  });

  test("is translated where the catalogue has it, else stays English", () => {
    const german = createTranslate("de", { Run: "Start" });
    expect(german("Run")).toBe("Start");
    expect(german("Stop")).toBe("Stop");
    expect(createTranslate("en", {})("constructor")).toBe("constructor");
  });

  test("leaves places without a value as they are, and values are not read again", () => {
    expect(t("{missing} {toString}", { n: 1 })).toBe("{missing} {toString}");
    expect(t("{a}", { a: "{b}", b: "no" })).toBe("{b}");
  });

  test("writes figures with the digits and the decimal sign of the language", () => {
    expect(t.figure("−0.950")).toBe("−0.950");
    expect(createTranslate("de").figure("1:04.7")).toBe("1:04,7");
    expect(createTranslate("ar-EG").figure("0.95")).toBe("٠٫٩٥");
  });
});
