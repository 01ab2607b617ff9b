import { describe, expect, it } from "vitest";
import { readModelCard } from "../../src/card/index.js";

const read = (...lines: readonly string[]) => readModelCard(`---\n${lines.join("\n")}\n---\n`, { id: "owner/name" });

const faultsIn = (...lines: readonly string[]) => read(...lines).problems.map(({ code, path }) => `${code} ${path}`);

describe("the languages of a card", () => {
  it.each<[written: string, languages: readonly string[], ...faults: string[]]>([
    ["en", ["en"]],
    ["no", ["no"]],
    ["[en, pt-BR, zh_CN, sv-SE, ru-RU]", ["en", "pt", "zh", "sv", "ru"]],
    ["EN", ["en"]],
    ["swa", ["swa"]],
    ["eng", ["en"]],
    ["iw", ["he"]],
    ["English", ["en"], "language language"],
    ["false", ["no"], "language language"],
    ["'False'", ["no"], "language language"],
    ["[en, false]", ["en", "no"], "language language[1]"],
    ["en de nl", ["en", "de", "nl"], "language language"],
    ["en, de", ["en", "de"], "language language"],
    ["'[en]'", ["en"], "language language"],
    ["[en, null]", ["en"]],
    ["[en: , fr: French]", ["en", "fr"], "language language[1].fr"],
    ["en-de", []],
    ["multilingual", []],
    ["code", []],
    ["None", []],
    ["null", []],
    ["noinfo", []],
    ["python", [], "language language"],
    ["ISO 639-1 code for your language", [], "language language"],
    ["[en, en-US]", ["en"]],
    ["3", []],
  ])("are, of `%s`, %j", (written, languages, ...faults) => {
    const card = read(`language: ${written}`);
    expect(card.languages).toEqual(languages);
    expect(card.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });
});

describe("whether the model may be run", () => {
  it.each<[written: string, runs: boolean, parameters: object, ...faults: string[]]>([
    ["true", true, {}],
    ["false", false, {}],
    ["'false'", false, {}, "truth-value inference"],
    ["'True'", true, {}, "truth-value inference"],
    ["no", false, {}, "truth-value inference"],
    ["null", true, {}],
    ["{ parameters: { top_k: 3 } }", true, { top_k: 3 }],
    ["{ parameters: }", true, {}],
    ["{ parameters: [top_k] }", true, {}, "bad-field inference.parameters"],
    ["{ parameters: fast }", true, {}, "bad-field inference.parameters"],
    ["{ temperature: 0.7, k: 3 }", true, { temperature: 0.7, k: 3 }, "parameters-without-name inference"],
    ["{ widget: false }", true, {}],
  ])("is, of `%s`, %j with %j", (written, runs, parameters, ...faults) => {
    const card = read(`inference: ${written}`);
    expect([card.inference, card.parameters]).toEqual([runs, parameters]);
    expect(card.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });
});

describe("the models it was made from", () => {
  it.each<[written: string, models: readonly string[], ...faults: string[]]>([
    ["owner/base", ["owner/base"]],
    ["[owner/base, owner/other, owner/base]", ["owner/base", "owner/other"]],
    ["https://huggingface.co/owner/base", ["owner/base"], "base-model base_model"],
    ["/data/sdxl", [], "base-model base_model"],
    ["[owner/base, SDXL_model, 3]", ["owner/base"], "base-model base_model[1]", "base-model base_model[2]"],
    ["../base", [], "base-model base_model"],
    ["https://example.org/owner/base", [], "base-model base_model"],
    ["null", []],
  ])("are, of `%s`, %j", (written, models, ...faults) => {
    const card = read(`base_model: ${written}`);
    expect(card.baseModels).toEqual(models);
    expect(card.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });
});

describe("the words that trigger an adapter", () => {
  it.each<[written: string, prompt: string | undefined, ...faults: string[]]>([
    ["a photo of sks dog", "a photo of sks dog"],
    ["'a, b'", "a, b"],
    ["[a, b]", "a, b", "instance-prompt instance_prompt"],
    ["{ one: a, two: b }", "a, b", "instance-prompt instance_prompt"],
    ["7", "7", "instance-prompt instance_prompt"],
    ["{ one: 1 }", undefined, "instance-prompt instance_prompt"],
    ["null", undefined],
    ["''", undefined],
  ])("are, of `%s`, %j", (written, prompt, ...faults) => {
    const card = read(`instance_prompt: ${written}`);
    expect(card.instancePrompt).toBe(prompt);
    expect(card.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(faults);
  });
});

describe("the mask token", () => {
  it("is told under either name, also as a tokenizer tells it", () => {
    expect(read("mask_token: '[MASK]'").maskToken).toBe("[MASK]");
    expect(read("mask-token: <mask>").maskToken).toBe("<mask>");
    expect(read("mask_token: { __type: AddedToken, content: <mask> }").maskToken).toBe("<mask>");
    expect(read("mask_token: 3").maskToken).toBeUndefined();
  });

  it("is the one all examples agree on, where none is told", () => {
    const examples = (...texts: readonly string[]) =>
      read("pipeline_tag: fill-mask", "widget:", ...texts.map((text) => `- text: '${text}'`)).maskToken;
    expect(examples("A [MASK] day.", "A day.", "The [MASK].")).toBe("[MASK]");
    expect(examples("A [MASK] day.", "A <mask> day.")).toBeUndefined();
    expect(examples("A {mask} of {mask}.")).toBeUndefined();
    expect(read("pipeline_tag: text-generation", "widget:", "- text: A <mask>.").maskToken).toBeUndefined();
  });

  it("is put in place of just one mask of another model", () => {
    const { examples, problems } = read(
      "pipeline_tag: fill-mask",
      "mask_token: $&MASK",
      "widget:",
      "- text: A <mask> day.",
      "- text: A <mask> and <mask> day.",
    );
    expect(examples.map(({ text }) => text)).toEqual(["A $&MASK day.", "A <mask> and <mask> day."]);
    expect(problems.map(({ code }) => code)).toEqual(["foreign-mask", "no-mask"]);
  });
});

describe("keys no widget needs", () => {
  it("are told when they hold something else than they should", () => {
    expect(faultsIn("tags: autonlp")).toEqual(["not-a-list tags"]);
    expect(faultsIn("tags: { a: b }")).toEqual(["not-a-list tags"]);
    expect(faultsIn("tags: [a, null, true, 3, { b: c }]")).toEqual([
      "bad-tag tags[1]",
      "bad-tag tags[2]",
      "bad-tag tags[3]",
      "bad-tag tags[4]",
    ]);
    expect(faultsIn("license: [mit, gpl]")).toEqual(["license license"]);
    expect(faultsIn("license: 3")).toEqual(["license license"]);
    for (const name of ["licence", "liscence", "licenses"]) expect(faultsIn(`${name}: mit`)).toEqual([`license ${name}`]);
    expect(faultsIn("library_name: [keras]")).toEqual(["library-name library_name"]);
  });

  it("are passed over without a word otherwise", () => {
    expect(
      faultsIn("license: mit", "library_name: keras", "tags: [a]", "sdk: gradio", "'<!-- thumbnail': a", "app_file: a.py"),
    ).toEqual([]);
  });
});
