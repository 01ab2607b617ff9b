import { describe, expect, test } from "vitest";
import { readModelInfo } from "../../src/card/index.js";
import { cpuTime } from "../cpuTime.js";

const place = { id: "owner/name" };
const readme = [
  "---",
  "pipeline_tag: fill-mask",
  "language: [en]",
  "mask_token: '<mask>'",
  "library_name: timm",
  "tags: [mine]",
  "inference: { parameters: { top_k: 3 } }",
  "widget:",
  "  - text: From the README",
  "---",
  "",
].join("\n");

describe("the Hub's answer wins over the README", () => {
  const card = readModelInfo(
    {
      id: "owner/name",
      pipeline_tag: "text-classification",
      tags: ["transformers", "text-classification"],
      library_name: "transformers",
      mask_token: "[MASK]",
      cardData: { inference: false, language: ["de"] },
      widgetData: [{ text: "From the API", src: "a b.wav" }],
    },
    readme,
    place,
  );

  test("in the task, the examples, the mask and whether it may be run", () => {
    expect(card).toMatchObject({
      id: "owner/name",
      task: "text-classification",
      taskSource: "api",
      examples: [{ text: "From the API", src: "https://huggingface.co/owner/name/resolve/main/a%20b.wav" }],
      maskToken: "[MASK]",
      inference: false,
      problems: [],
    });
  });

  test("and what only the README tells is kept", () => {
    expect(card.languages).toEqual(["en"]);
    expect(card.data).toMatchObject({ pipeline_tag: "fill-mask", library_name: "timm" });
  });
});

describe("what the Hub leaves open comes from the card", () => {
  test("from the README, whose problems have their place, and whose numbers stay as written", () => {
    const text = "---\nlicence: mit\ntags: x\nwidget:\n- text: 007\n---\n";
    const { examples, problems } = readModelInfo({ tags: ["y", 1] }, text, place);
    expect(examples).toMatchObject([{ text: "007" }]);
    expect(problems).toContainEqual(expect.objectContaining({ code: "license", line: 2, column: 1 }));
    expect(problems).toContainEqual(expect.objectContaining({ code: "text-not-quoted", line: 5, column: 9 }));
    // Those of the answer stand in no file.
    expect(problems.find(({ code }) => code === "bad-tag")).not.toHaveProperty("line");
  });

  test("from the README", () => {
    expect(readModelInfo({}, readme, place)).toMatchObject({
      task: "fill-mask",
      taskSource: "card",
      examples: [{ text: "From the README" }],
      maskToken: "<mask>",
      parameters: { top_k: 3 },
    });
    expect(readModelInfo({ widgetData: [], pipeline_tag: null, tags: null }, readme, place).examples).toHaveLength(1);
  });

  test("without a README, from the card's data in the answer", () => {
    const card = readModelInfo(
      { cardData: { pipeline_tag: "fill-mask", language: "fr", widget: [{ text: "a" }], inference: { parameters: { a: 1 } } } },
      undefined,
      place,
    );
    expect(card).toMatchObject({ task: "fill-mask", languages: ["fr"], examples: [{ text: "a" }], parameters: { a: 1 } });
    expect(card.data).toMatchObject({ language: "fr" });
  });

  test("a task of the card that the Hub repeats is still the card's", () => {
    expect(readModelInfo({ pipeline_tag: "fill-mask" }, readme, place).taskSource).toBe("card");
  });
});

describe("examples that the Hub gives", () => {
  const widgetData = [{ text: "From the API", output: [{ label: "A", score: 1 }] }];
  const genericOf = (answer: object, markdown?: string) =>
    readModelInfo(answer, markdown, place).examples.map((example) => example.generic);
  const plain = "---\nlanguage: [fr]\n---\n";

  test("are generic where the author wrote none", () => {
    expect(genericOf({ widgetData, cardData: { language: ["fr"] } }, plain)).toEqual([true]);
    expect(genericOf({ widgetData }, "No front matter.")).toEqual([true]);
    expect(genericOf({ widgetData }, "---\nwidget: []\n---\n")).toEqual([true]);
  });

  test.each([
    ["in the README", {}, readme],
    ["in the README under a wrong name", {}, "---\nexamples:\n  - text: Mine\n---\n"],
    ["in the README without a blank after the dash", {}, "---\nwidget:\n-text: Mine\n---\n"],
    ["in the card's data of the answer", { cardData: { widget: [{ text: "Mine" }] } }, plain],
  ])("are the author's who wrote some %s", (_place, answer, markdown) => {
    expect(genericOf({ widgetData, ...answer }, markdown)).toEqual([undefined]);
  });

  test("are taken for the author's without a README, which alone could tell", () => {
    expect(genericOf({ widgetData, cardData: { language: ["fr"] } })).toEqual([undefined]);
  });
});

describe("the task where the Hub names none", () => {
  test("is the first of the tags and the model's config together", () => {
    const info = { tags: ["fill-mask"], transformersInfo: { pipeline_tag: "feature-extraction" } };
    expect(readModelInfo(info, undefined, place)).toMatchObject({ task: "feature-extraction", taskSource: "config" });
    const tagged = { tags: ["text-classification"], transformersInfo: { pipeline_tag: "fill-mask" } };
    expect(readModelInfo(tagged, undefined, place)).toMatchObject({ task: "text-classification", taskSource: "tags" });
  });

  test("is a conversation when the Hub tags it so", () => {
    expect(readModelInfo({ pipeline_tag: "text-generation", tags: ["conversational"] }, undefined, place).task).toBe(
      "conversational",
    );
  });

  test("is none when nothing tells it", () => {
    expect(readModelInfo({}, undefined, place)).toMatchObject({ task: undefined, taskSource: undefined, examples: [] });
  });
});

test.each([
  ["an object", { mask_token: { __type: "AddedToken", content: "<mask>" } }],
  ["the tokenizer's config", { config: { tokenizer_config: { mask_token: "<mask>" } } }],
  ["an object in it", { config: { tokenizer_config: { mask_token: { content: "<mask>" } } } }],
])("finds the mask token in %s", (_name, info) => {
  expect(readModelInfo(info, undefined, place).maskToken).toBe("<mask>");
});

describe("who serves the model", () => {
  const served = { status: "live", providerId: "acme-1", task: "text-to-image", adapterWeightsPath: "lora.safetensors" };
  const expected = [{ provider: "fal-ai", ...served }];

  test("comes as an object or as a list", () => {
    expect(readModelInfo({ inferenceProviderMapping: { "fal-ai": served } }, undefined, place).providers).toEqual(expected);
    const list = [{ provider: "fal-ai", ...served }, { providerId: "nameless" }, null, "fal-ai"];
    expect(readModelInfo({ inferenceProviderMapping: list }, undefined, place).providers).toEqual(expected);
  });

  test("is nobody when the Hub names none", () => {
    for (const mapping of [undefined, null, "x", 3, [], {}]) {
      expect(readModelInfo({ inferenceProviderMapping: mapping }, undefined, place).providers).toEqual([]);
    }
  });
});

describe("what was never meant as a model's answer", () => {
  const circle: Record<string, unknown> = {};
  circle.cardData = circle;
  const deep = JSON.parse(`${'{"a":'.repeat(9000)}1${"}".repeat(9000)}`);
  const hostile = {
    get tags() {
      throw new Error("no");
    },
  };

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "<!doctype html>"],
    ["a list", [1, 2]],
    ["fields of other kinds", { pipeline_tag: 3, tags: "x", cardData: [1], widgetData: "y", transformersInfo: 1, config: null }],
    ["a circle", circle],
    ["depth without end", { cardData: deep, config: deep, widgetData: [deep] }],
    ["a million values", { widgetData: Array.from({ length: 1_000_000 }, () => 1) }],
    ["a field that throws", hostile],
    ["symbols, functions and big numbers", { cardData: { a: Symbol("a"), b: () => 1, c: 10n, d: Number.NaN } }],
  ])("never throws: %s", (_name, answer) => {
    expect(cpuTime(() => readModelInfo(answer, undefined, place))).toBeLessThan(500);
    expect(cpuTime(() => readModelInfo(answer, readme, place))).toBeLessThan(500);
  });

  test("says so, and keeps the README", () => {
    const card = readModelInfo("<html>", readme, place);
    expect(card).toMatchObject({ task: "fill-mask", examples: [{ text: "From the README" }] });
    expect(card.problems).toContainEqual(expect.objectContaining({ code: "bad-answer" }));
    expect(readModelInfo({ cardData: deep }, readme, place).problems).toContainEqual(
      expect.objectContaining({ code: "too-many-values", path: "cardData" }),
    );
  });

  test("a prototype in JSON stays out", () => {
    const answer = JSON.parse('{"cardData":{"__proto__":{"polluted":1},"language":"en"},"__proto__":{"tags":["fill-mask"]}}');
    const card = readModelInfo(answer, undefined, place);
    expect(card.task).toBeUndefined();
    expect(Object.getPrototypeOf(card.data)).toBe(Object.prototype);
    expect(card.data).not.toHaveProperty("polluted");
    expect(card.languages).toEqual(["en"]);
  });
});
