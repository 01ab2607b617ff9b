import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../src/card/frontMatter.js";
import type { Problem } from "../../src/card/modelCard.js";
import { cpuTime } from "../cpuTime.js";

function read(yaml: string) {
  const problems: Problem[] = [];
  const { data } = readFrontMatter(`---\n${yaml}\n---\n`, (problem) => problems.push(problem));
  return { data, problems, found: problems.map(({ code, line, column }) => `${code} ${line}:${column}`) };
}

/** A broken example, its text as meant, and the problem that tells of it. */
const texts: readonly (readonly [string, string, string])[] = [
  ["text: Question: who?", "Question: who?", "unquoted-value 3:9"],
  ["text: [MASK] is here", "[MASK] is here", "unquoted-value 3:9"],
  ["text: @user", "@user", "unquoted-value 3:9"],
  ["text: `code`", "`code`", "unquoted-value 3:9"],
  ["text: %d", "%d", "unquoted-value 3:9"],
  ["text: *bold*", "*bold*", "unquoted-value 3:9"],
  ["text: !hello", "!hello", "unquoted-value 3:9"],
  ["text: !hello world", "!hello world", "unquoted-value 3:9"],
  ["text: & so on", "& so on", "unquoted-value 3:9"],
  ["text: >>fra<< hi", ">>fra<< hi", "unquoted-value 3:9"],
  ['text: "Hello" said he', '"Hello" said he', "unquoted-value 3:9"],
  ['text: "a "b" c"', 'a "b" c', "unquoted-value 3:9"],
  ["text: 'can't do'", "can't do", "unquoted-value 3:9"],
  ["text: a: b\n    and more: c", "a: b and more: c", "unquoted-value 3:9"],
  ['text: "hello', "hello", "unclosed-value 3:9"],
  ['text: "\\d\\n"', "\\d\n", "bad-escape 3:10"],
  ['text: "first\nsecond\nthird"', "first second third", "deficient-indentation 4:1"],
  ["text:a", "a", "missing-blank 3:3"],
  ["text: rated #1", "rated", "cut-text 3:9"],
];

describe("a broken example", () => {
  it.each(texts)("with %j is read as %j", (yaml, text, problem) => {
    const { data, found } = read(`widget:\n- ${yaml}\n- text: next\nlicense: mit`);
    expect(data).toEqual({ widget: [{ text }, { text: "next" }], license: "mit" });
    expect(found).toEqual([problem]);
  });

  it("is told with its path, its severity and what to write instead", () => {
    expect(read("widget:\n- text: Question: who?").problems).toEqual([
      {
        code: "unquoted-value",
        severity: "error",
        path: "widget[0].text",
        line: 3,
        column: 9,
        message: expect.stringContaining("quotes"),
        fix: '"Question: who?"',
      },
    ]);
  });
});

describe("broken front matter", () => {
  it.each([
    ["a tab as indentation", "model:\n\ta: 1\n\tb: 2", { model: { a: 1, b: 2 } }, ["tab-indentation 3:1"]],
    ["tabs before items", "tags:\n\t- a\n\t- b", { tags: ["a", "b"] }, ["tab-indentation 3:1"]],
    ["tabs between values", "tags: [\ta,\tb\t]", { tags: ["a", "b"] }, ["tab-indentation 2:8"]],
    ["no-break spaces as indentation", "model:\n  a: 1\n\u00a0\u00a0b: 2", { model: { a: 1, b: 2 } }, ["nbsp-indentation 4:1"]],
    ["a no-break space after a dash", "widget:\n-\u00a0text: a", { widget: [{ text: "a" }] }, ["missing-blank 3:1"]],
    ["no blank after a dash", "widget:\n-text: a", { widget: [{ text: "a" }] }, ["missing-blank 3:1"]],
    ["no blank after a colon", "license:mit\ntags:\n- a", { license: "mit", tags: ["a"] }, ["missing-blank 2:1"]],
    ["only a key without a blank", "tags:text-classification", { tags: "text-classification" }, ["missing-blank 2:1"]],
    ["two keys on a line", 'language: "fr"tags:\n- ctc', { language: "fr", tags: ["ctc"] }, ["two-keys-on-a-line 2:15"]],
    ["a list that is not closed", "tags: [a, b\nlicense: mit", { tags: ["a", "b"], license: "mit" }, ["unclosed-value 2:7"]],
    ["one blank too few", "widget:\n  - text: a\n   src: b", { widget: [{ text: "a", src: "b" }] }, ["bad-indentation 4:4"]],
    ["a character nobody sees", "license: m\u0001it", { license: "m\ufffdit" }, ["control-character 2:11"]],
    ["a second document", "a: 1\n...\nb: 2", { a: 1, b: 2 }, ["yaml-error 3:1"]],
    ["a key twice", "license: mit\nlicense: gpl", { license: "gpl" }, ["duplicate-key 3:1"]],
  ])("with %s is repaired", (_, yaml, data, problems) => {
    const card = read(yaml);
    expect(card.data).toEqual(data);
    expect(card.found).toEqual(problems);
  });

  it.each([
    ["language: no", { language: "no" }],
    ["label: yes", { label: "yes" }],
    ["text: 2020-01-01", { text: "2020-01-01" }],
    ["text: 12:30:45", { text: "12:30:45" }],
    ["text: 1_000", { text: "1_000" }],
    ["text: 1e3", { text: 1000 }],
    ["a: {text: who?}", { a: { text: "who?" } }],
    ["text:\nb: ~", { text: null, b: null }],
  ])("is no word for %s", (yaml, data) => {
    expect(read(yaml)).toMatchObject({ data, problems: [] });
  });

  it("costs only the key that is broken", () => {
    const { data, problems } = read("widget:\n- text: a\nmodel-index:\n- ]]] {{ : \" '\n  x\n y: [\nlicense: mit");
    expect(data).toEqual({ widget: [{ text: "a" }], license: "mit" });
    expect(problems).toEqual([expect.objectContaining({ code: "yaml-error", severity: "error", path: "model-index" })]);
  });

  it("costs only the example that is broken", () => {
    const { data, problems } = read("widget:\n- text: a\n- text: ]]] {{ : \" '\n  x\n y: [\n- text: also\nlicense: mit");
    expect(data).toEqual({ widget: [{ text: "a" }, { text: "also" }], license: "mit" });
    expect(problems).toEqual([expect.objectContaining({ code: "yaml-error", path: "widget" })]);
  });

  it("is empty when nothing of it can be read", () => {
    expect(read("'a\n ]: [").problems.map(({ severity }) => severity)).toContain("error");
  });
});

/** Milliseconds: some 20 on a quiet machine; what grows with the square of a card takes minutes. */
const longest = 500;

describe("a card with random faults", () => {
  const cards = [
    "---\npipeline_tag: question-answering\nlanguage: [en, 'fr']\nwidget:\n  - text: \"Who?\\n\"\n    context: >-\n      Ada &\n      Grace\n    output: &o {answer: Ada, score: 0.9}\n  - {text: 'x', output: *o}\ninference:\n  parameters: {top_k: 3}\n---\n",
    "---\r\ntags:\r\n- text-to-image\r\n- lora\r\nwidget:\r\n- text: |\r\n    a 🐈, (sitting:1.3)\r\n  output:\r\n    url: images/a b.png\r\n  parameters: { negative_prompt: 'it''s' }\r\nbase_model: a/b\r\n---\r\n# Body\r\n\r\n---\r\n",
    "\uFEFF---\nlanguage: fi\nwidget:\n- src: https://example.org/a.flac # sound\n  example_title: Ääni\n- text: 'one\n\n  two'\n  table: { Year: [1, 2], \"a:b\": [x, y] }\nmodel-index:\n- name: x\n  results:\n  - task: { type: asr }\n    metrics: [ { name: WER, value: 1.5e-3 } ]\n---\n",
  ];

  it("never throws and never takes long", () => {
    const next = random(7);
    let slowest = 0;
    for (let count = 0; count < 1500; count += 1) {
      const card = cards[next(cards.length)] ?? "";
      const bytes = Buffer.from(card);
      const at = next(bytes.length);
      if (count % 3 === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8));
      if (count % 3 === 1) bytes[at] = "\t\"'[]{}:,-#&*!|>%@` \n\r".charCodeAt(next(23)) || 0;
      const broken = (count % 3 === 2 ? bytes.subarray(0, at) : bytes).toString("utf8");
      slowest = Math.max(slowest, time(broken));
    }
    expect(slowest).toBeLessThan(longest);
  }, 60_000);

  it.each([
    ["broken keys", Array.from({ length: 3000 }, (_, index) => `k${index}: @1`).join("\n")],
    ["broken escapes", `a: "${"\\d".repeat(30_000)}"`],
    ["values without end", `a: "${"\nb".repeat(20_000)}`],
    ["deep indentation", Array.from({ length: 340 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["as many values as may be", `widget: [${"1,".repeat(9_990)}1]`],
    ["brackets 10 000 deep", `a: ${"[".repeat(10_000)}`],
    ["dashes 10 000 deep", `${"- ".repeat(10_000)}a`],
    ["a text of 10 MB", `a: ${"x".repeat(10_000_000)}`],
    ["a block of 2 000 000 lines", `a: >\n${"  x\n".repeat(2_000_000)}`],
    ["blanks", `a${" ".repeat(60_000)}: @`],
  ])("takes no long time for %s", (_, yaml) => {
    expect(time(`---\n${yaml}\n---\n`)).toBeLessThan(longest);
  });

  /** Milliseconds; the least of some runs when the first is long, so that a busy machine does not count. */
  function time(markdown: string): number {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 6 && least > 25; run += 1) {
      least = Math.min(
        least,
        cpuTime(() => readFrontMatter(markdown, () => {})),
      );
    }
    return least;
  }
});

/** Whole numbers below a limit, the same for the same seed. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
