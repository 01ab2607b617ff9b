import { describe, expect, test } from "vitest";
import { defaultExamples } from "../../src/card/defaultExamples.js";
import type { CardExample, Task, TaskId } from "../../src/core/task.js";
import { registry } from "../../src/tasks/registry.js";
import { readExamples } from "../../src/widget/readExamples.js";

const languages = "fr es de it pt nl pl uk ru tr ar fa hi bn zh ja ko vi id sv".split(" ");

const counts: readonly (readonly [TaskId, number])[] = [
  ["text-classification", 2],
  ["token-classification", 1],
  ["question-answering", 2],
  ["table-question-answering", 1],
  ["zero-shot-classification", 1],
  ["translation", 1],
  ["summarization", 1],
  ["text-generation", 2],
  ["conversational", 1],
  ["fill-mask", 2],
  ["sentence-similarity", 1],
  ["text-to-speech", 1],
  ["text-ranking", 1],
  ["feature-extraction", 1],
];
const tasks = counts.map(([task]) => task);

/** Letters that only another language writes, whose script is the same. */
const foreignLetters: Readonly<Record<string, RegExp>> = { uk: /[ыэёъ]/i, ru: /[іїєґ]/i, fa: /[كيىة]/, ar: /[کیگچپژ]/ };

const scripts: readonly (readonly [string, RegExp])[] = [
  ["uk", /\p{scx=Cyrl}/u],
  ["ru", /\p{scx=Cyrl}/u],
  ["ar", /\p{scx=Arab}/u],
  ["fa", /\p{scx=Arab}/u],
  ["hi", /\p{scx=Deva}/u],
  ["bn", /\p{scx=Beng}/u],
  ["zh", /\p{scx=Hani}/u],
  ["ja", /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}]/u],
  ["ko", /\p{scx=Hang}/u],
];

/** Every text in a value, at any depth, and the names of columns. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function textsOf(language: string): readonly string[] {
  const examples = tasks.flatMap((task) => defaultExamples(task, [language], "_"));
  const columns = examples.flatMap(({ table }) => Object.keys(table ?? {}));
  return [...textsIn(examples), ...columns];
}

function inputOf({ example_title, generic, ...input }: CardExample): string {
  return JSON.stringify(input);
}

describe.each(languages)("examples in %s", (language) => {
  test.each(counts)("for %s are generic, titled, without answers and unlike each other", (task, count) => {
    const examples = defaultExamples(task, [language]);
    expect(examples).toHaveLength(count);
    for (const example of examples) {
      expect(example).toMatchObject({ generic: true, example_title: expect.stringMatching(/\p{L}/u) });
      expect(example).not.toHaveProperty("output");
    }
    expect(new Set(examples.map(({ example_title }) => example_title)).size).toBe(count);
    expect(new Set(examples.map(inputOf)).size).toBe(count);
  });

  test.each(tasks.filter((task) => task in registry))("for %s can be run by its widget", async (name) => {
    const module = await registry[name as keyof typeof registry]();
    // Any input and output will do here.
    const task = module.task as unknown as Task<unknown, unknown>;
    const examples = defaultExamples(name, [language]);
    const read = readExamples(task, examples);
    expect(read.map(({ title }) => title)).toEqual(examples.map(({ example_title }) => example_title));
    for (const { input } of read) expect(task.input.missing(input)).toBeUndefined();
  });

  test("rank the sentences of the story", () => {
    const [summary] = defaultExamples("summarization", [language]);
    const [ranking] = defaultExamples("text-ranking", [language]);
    const sentences = textsIn(ranking?.sentences);
    expect(sentences).toHaveLength(5);
    expect(sentences.join(language === "zh" || language === "ja" ? "" : " ")).toBe(summary?.text);
  });

  test("compare a sentence with three others", () => {
    const [example] = defaultExamples("sentence-similarity", [language]);
    expect(new Set([example?.source_sentence, ...textsIn(example?.sentences)]).size).toBe(4);
  });

  test("choose among three topics, as a card writes them", () => {
    const [example] = defaultExamples("zero-shot-classification", [language]);
    expect(new Set(String(example?.candidate_labels).split(", ")).size).toBe(3);
  });

  test("have the model's mask once where a word is missing", () => {
    for (const mask of [undefined, "[MASK]", "$&"]) {
      for (const { text } of defaultExamples("fill-mask", [language], mask)) {
        expect(String(text).split(mask ?? "<mask>")).toHaveLength(2);
        if (mask) expect(text).not.toContain("<mask>");
      }
    }
  });

  test("are well-formed text", () => {
    for (const text of textsOf(language)) {
      expect(text).toBe(text.normalize("NFC"));
      expect(text).not.toMatch(/^\s|\s$|\s\s/);
      if (foreignLetters[language]) expect(text).not.toMatch(foreignLetters[language]);
    }
  });
});

test.each(scripts)("%s is written in its own script", (language, script) => {
  const letters = textsOf(language).join("").match(/\p{L}/gu) ?? [];
  expect(letters.length).toBeGreaterThan(200);
  expect(letters.filter((letter) => !script.test(letter))).toEqual([]);
});

test("no sentence stands in two languages", () => {
  const sentences = languages.flatMap((language) => [...new Set(textsOf(language).filter((text) => text.length > 20))]);
  expect(sentences.length).toBeGreaterThan(languages.length * 10);
  expect(sentences.filter((text, index) => sentences.indexOf(text) < index)).toEqual([]);
});

describe("the language", () => {
  const french = defaultExamples("translation", ["fr"]);

  test("is the first of the card's that has examples", () => {
    expect(defaultExamples("translation", ["cy", "fr", "de"])).toEqual(french);
    expect(defaultExamples("translation", ["de", "fr"])).not.toEqual(french);
  });

  test("is left to the task's own examples when English comes first", () => {
    expect(defaultExamples("translation", ["en", "fr"])).toEqual([]);
    expect(defaultExamples("translation", ["cy", "en", "fr"])).toEqual([]);
    expect(defaultExamples("translation", ["fr", "en"])).toEqual(french);
  });

  test.each([[[]], [["cy"]], [["constructor", "__proto__", ""]]])("has none in %j", (unknown) => {
    expect(defaultExamples("translation", unknown)).toEqual([]);
  });

  test("has none for a task that asks about something else than text", () => {
    expect(defaultExamples("image-segmentation", ["fr"])).toEqual([]);
  });
});
