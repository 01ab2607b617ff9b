import { describe, expect, test } from "vitest";
import { sourceMessages, unwordedTexts } from "../../scripts/messages.mjs";
import type { Catalogue } from "../../src/core/message.js";
import { loadMessages, locales } from "../../src/messages/index.js";

const keys = [...sourceMessages().keys()].sort();

/** Words that a language shares with English. */
const shared: Readonly<Partial<Record<string, readonly string[]>>> = {
  de: "Audio|Code|Details|Dimension|Graph (JSON)|Index {n}|Label|Labels|Norm|Original|Patch|Pause|Player|Position|Prompt|Prompt (optional)|Revision|Sampling|Scheduler|Score|Score {score}|Seed|Server|Solo|Solo {name}|Text|Text {n}|Token|Token {token}|Tokens|Video".split(
    "|",
  ),
  es: "Audio|Original|Prompt|Solo|Solo {name}|Token|Token {token}|Tokens|Vector|{name}, cursor|{n} tokens/s".split("|"),
  fr: "Action|Audio|Code|Conversation|Description|Dimension|Figures|Image|Message|Message {n}|Original|Page|Page {n}|Pages|Patch|Patch {row}, dimension {column}|Point {n}|Position|Prompt|Question|Score|Score {score}|Segments|Solo|Textures|Triangles|organisation|page|score|score {score}|{number}. {label}, score {score}|{point}, score {score}".split(
    "|",
  ),
};

/** Formats, keys of the keyboard and units, and what holds nothing but places: written alike everywhere. */
const isInternational = (text: string) =>
  /^(JSON|NumPy|Esc|Ctrl ↵)$/.test(text) || !/\p{L}{4}/u.test(text.replace(/\{\w+\}/g, ""));

const placesOf = (text: string) => [...new Set(Array.from(text.matchAll(/\{(\w+)/g), ([, name]) => name))].sort();

/** The choices by number in a text, each with its forms. */
const choicesOf = (text: string) => Array.from(text.matchAll(/\{\w+\|([^}]*)\}/g), ([, forms = ""]) => forms.split("|"));

describe.each(locales)("the words in %s", (locale) => {
  const load = async (): Promise<Catalogue> => (await loadMessages(locale)) ?? {};

  test("are those of the sources, no more and no less", async () => {
    expect(Object.keys(await load()).sort()).toEqual(keys);
  });

  test("hold the same places as the English ones", async () => {
    const choosing = (text: string) => placesOf(text.replace(/\{\w+\|[^}]*\}/g, ""));
    const wrong = Object.entries(await load()).filter(
      ([key, words]) =>
        choosing(words).some((place) => !placesOf(key).includes(place)) ||
        choosing(key).some((place) => !choosing(words).includes(place)),
    );
    expect(wrong).toEqual([]);
  });

  test("have as many forms as the language has plurals", async () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const wrong = Object.values(await load()).filter((words) =>
      choicesOf(words).some((forms) => forms.length !== pluralCategories.length || forms.includes("")),
    );
    expect(wrong).toEqual([]);
  });

  test("are not English", async () => {
    const same = Object.entries(await load()).filter(
      ([key, words]) => key === words && !isInternational(key) && !shared[locale]?.includes(key),
    );
    expect(same).toEqual([]);
  });

  test("are neither empty nor out of trim", async () => {
    const wrong = Object.values(await load()).filter(
      (words) => words.trim() === "" || words !== words.trim() || / {2}/.test(words),
    );
    expect(wrong).toEqual([]);
  });
});

test("no letters reach the page without having been worded", () => {
  expect(unwordedTexts()).toEqual([]);
});

test("finds words wherever they stand, and none where there are none", () => {
  expect(keys).toEqual(
    expect.arrayContaining(["Run", "Too many requests", "{n} {n|row|rows}", "organisation", "The text appears here."]),
  );
  expect(keys).not.toContain("Rotterdam");
  expect(keys.length).toBeGreaterThan(1000);
});

test.each([
  ["de-AT", "Ausführen"],
  ["es-MX", "Ejecutar"],
  ["ar-EG", "تشغيل"],
  ["zh", "运行"],
  ["zh-CN", "运行"],
])("%s gets the words of its language", async (locale, run) => {
  expect((await loadMessages(locale))?.Run).toBe(run);
});

test.each(["en", "en-GB", "zh-TW", "pl", "no tag at all", ""])("%s stays English", async (locale) => {
  expect(await loadMessages(locale)).toBeUndefined();
});
