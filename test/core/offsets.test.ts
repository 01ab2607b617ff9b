import { describe, expect, test } from "vitest";
import { placesIn, withoutPieceMarks } from "../../src/core/offsets.js";
import { cpuTime } from "../cpuTime.js";

/** What stands between two code points, read by the slow and obvious way. */
const slowSlice = (text: string, start: number, end: number) => [...text].slice(start, end).join("");

const texts = {
  plain: "Ada in London",
  emoji: "😀 Wolfgang in 🇧🇷 Berlin",
  joined: "👩‍👩‍👧‍👦 Ada 👩🏽‍🚀 Lovelace",
  marks: "Jose\u0301 in Sa\u0303o Paulo",
  arabic: "وُلدت آدا في لندن 🎩 عام 1815",
  rare: "𝔘𝔫𝔦 𠮷野家",
  lone: "a\ud83d b\ude00 c",
  empty: "",
};

describe("code points and UTF-16 units", () => {
  test.each(Object.entries(texts))("reads every stretch of a text as a server counts it: %s", (_name, text) => {
    const places = placesIn(text);
    const length = [...text].length;
    for (let start = 0; start <= length; start += 1) {
      for (let end = start + 1; end <= length; end += 1) {
        const range = places.range(start, end);
        expect(range && text.slice(range.start, range.end)).toBe(slowSlice(text, start, end));
        expect(range && [places.toCodePoint(range.start), places.toCodePoint(range.end)]).toEqual([start, end]);
      }
    }
  });

  test.each([
    [3, 3],
    [5, 2],
    [-1, 2],
    [0, 99],
    [Number.NaN, 3],
    [0.5, 3],
    [null, 3],
    ["0", "3"],
    [undefined, undefined],
  ])("takes %s to %s for no stretch", (start, end) => {
    expect(placesIn("Ada in London").range(start, end)).toBeUndefined();
  });

  test("has no code point inside a character or outside the text", () => {
    const places = placesIn("a😀b");
    expect([0, 1, 2, 3, 4, 5, -1].map((unit) => places.toCodePoint(unit))).toEqual([0, 1, undefined, 2, 3, undefined, undefined]);
  });

  test("answers a hundred thousand offsets into a long text at once", () => {
    const text = "😀 word ".repeat(50_000);
    const askAll = () => {
      const places = placesIn(text);
      for (let offset = 0; offset < 100_000; offset += 1) places.range(offset, offset + 3);
    };
    expect(cpuTime(askAll)).toBeLessThan(1000);
  });
});

const found = (text: string, word: string, from?: number) => {
  const range = placesIn(text).find(word, from);
  return range && text.slice(range.start, range.end);
};

describe("finding a word", () => {
  test("finds a word at the very start", () => {
    expect(placesIn("Ada in London").find("Ada")).toEqual({ start: 0, end: 3 });
  });

  test("looks only after the last hit", () => {
    const places = placesIn("Ada met Ada");
    expect(places.find("Ada", 3)).toEqual({ start: 8, end: 11 });
    expect(places.find("Ada", 11)).toBeUndefined();
  });

  test.each([
    ["##lace", "lace"],
    ["ĠLondon", "London"],
    ["▁London", "London"],
    [" London ", "London"],
    ["##", "##"],
  ])("leaves the marks of word pieces out of %j", (piece, word) => {
    expect(withoutPieceMarks(piece)).toBe(word);
    expect(found(`Ada Love${word === "lace" ? "" : " "}${word} there`, piece)).toBe(word);
  });

  test("keeps a Maltese letter that looks like such a mark", () => {
    expect(found("Il-president Ġorġ Borg", "Ġorġ")).toBe("Ġorġ");
  });

  test("finds a word in other case and spacing", () => {
    expect(found("She read at the U.S.  Capitol", "u. s. capitol")).toBe("U.S.  Capitol");
  });

  test("is not moved by letters that grow in lower case", () => {
    expect(placesIn("İİ Ali").find("ali")).toEqual({ start: 3, end: 6 });
    expect(placesIn("İİİİİİİİ ALİ").find("ali")).toBeUndefined();
  });

  test("goes past a word inside another where it also stands alone", () => {
    expect(placesIn("Brian met Ian").find("ian")).toEqual({ start: 10, end: 13 });
    expect(placesIn("Wolfgang").find("gang")).toEqual({ start: 4, end: 8 });
  });

  test("takes the first place in a script without spaces", () => {
    expect(placesIn("私は東京都から東京へ").find("東京")).toEqual({ start: 2, end: 4 });
  });

  test("never finds half a character", () => {
    expect(placesIn("a😀b").find("\ude00")).toBeUndefined();
    expect(placesIn("a😀b").find("a\ud83d")).toBeUndefined();
    expect(placesIn("a😀b").find("😀")).toEqual({ start: 1, end: 3 });
  });

  test.each(["", "   ", "##", "▁", "Ġ "])("finds nothing for %j", (word) => {
    expect(placesIn("some text").find(word)).toBeUndefined();
  });

  test.each([
    ["absent words", "lorem ipsum ".repeat(10_000), (index: number) => `word${index}`],
    ["words that are everywhere but never alone", "a".repeat(100_000), (index: number) => "a".repeat(1 + (index % 50))],
    ["long words that nearly fit", "ab".repeat(50_000), (index: number) => `${"ab".repeat(500)}${index}`],
  ])("ends soon for ten thousand searches of %s", (_name, text, word) => {
    const places = placesIn(text);
    const searchAll = () => {
      for (let index = 0; index < 10_000; index += 1) places.find(word(index));
    };
    expect(cpuTime(searchAll)).toBeLessThan(2000);
  });
});

describe("locating what a server found", () => {
  const at = (text: string, word: string, start?: unknown, end?: unknown) => {
    const range = placesIn(text).locate({ word, start, end });
    return range && text.slice(range.start, range.end);
  };

  test("trusts offsets where the word really stands there, whatever its case, accents and spacing", () => {
    expect(placesIn("Jose and José").locate({ word: "jose", start: 9, end: 13 })).toEqual({ start: 9, end: 13 });
    expect(placesIn("Ġorġ u Ġorġ").locate({ word: "Ġorġ", start: 7, end: 11 })).toEqual({ start: 7, end: 11 });
    expect(placesIn("US or U.S.").locate({ word: "u. s.", start: 6, end: 10 })).toEqual({ start: 6, end: 10 });
  });

  test("understands offsets in UTF-16 units where only they fit", () => {
    expect(placesIn("😀😀 Ada Ada").locate({ word: "Ada", start: 9, end: 12 })).toEqual({ start: 9, end: 12 });
  });

  test("searches the word where its offsets are wrong, missing or cut a character in half", () => {
    expect(at("  Ada in London", "London", 7, 13)).toBe("London");
    expect(at("Ada in London", "London")).toBe("London");
    expect(at("Ada in London", "London", 13, 7)).toBe("London");
    expect(at("Ada in London", "London", 7, 7)).toBe("London");
    expect(at("Ada in London", "London", 700, 800)).toBe("London");
    expect(at("😀 London", "London", 1, 9)).toBe("London");
  });

  test("trusts offsets without a word, and gives up a word that is nowhere", () => {
    expect(at("Ada in London", "", 0, 3)).toBe("Ada");
    expect(at("Ada in London", "Paris", 0, 3)).toBeUndefined();
  });
});
