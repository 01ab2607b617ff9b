import { describe, expect, it } from "vitest";
import { checkModelCard, readModelCard } from "../../src/card/index.js";

const cardOf = (...lines: string[]) => ["---", ...lines, "---", "", "# A model"].join("\n");
const codes = (markdown: string) => checkModelCard(markdown).map(({ code }) => code);
const find = (markdown: string, code: string) => checkModelCard(markdown).find((problem) => problem.code === code);

/** The place of a word, found by looking for it. */
function placeOf(markdown: string, word: string) {
  const before = markdown.slice(0, markdown.indexOf(word)).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const complete = cardOf(
  "pipeline_tag: text-classification",
  "widget:",
  "- text: Kind words.",
  "  output: [{ label: praise, score: 0.9 }]",
);

describe("the check of a card", () => {
  it("finds nothing in a card that lacks nothing", () => {
    expect(checkModelCard(complete)).toEqual([]);
  });

  it("says all that the reading of the card says, from the top down", () => {
    const card = cardOf("tags: [2, a]", "pipeline_tag: NER", "widget:", "- text: 5", "- src: javascript:0", "licence: mit");
    const checked = checkModelCard(card);
    for (const problem of readModelCard(card, { id: "a/b" }).problems) expect(checked).toContainEqual(problem);
    const places = checked.map(({ line = 0, column = 0 }) => line * 1000 + column);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it("says the same thing of the same place once", () => {
    const shared = cardOf(
      "pipeline_tag: text-classification",
      "widget:",
      "- text: a",
      "  output: &o [{ label: a, score: x }, { label: b, score: x }]",
      "- text: b",
      "  output: [{ label: b, score: 0.9 }]",
      "- text: c",
      "  output: *o",
    );
    const scores = checkModelCard(shared).filter(({ code }) => code === "score-not-a-number");
    expect(scores.map(({ line, column }) => `${line}:${column}`)).toEqual(["5:34", "5:58", "9:11"]);
  });

  it("gives every problem a place, also where nothing can be read", () => {
    const cards = ["", "# Only text", "----\na: b\n---\n", "---\na: b\n", cardOf("- a"), cardOf(`a: [${"1,".repeat(12_000)}]`)];
    for (const card of cards) {
      const problems = checkModelCard(card);
      expect(problems.length).toBeGreaterThan(0);
      for (const { line, column } of problems) expect([line, column]).toEqual([expect.any(Number), expect.any(Number)]);
    }
  });
});

describe("a card without a task", () => {
  it("is told what to write, and that the Hub may know it all the same", () => {
    const problem = find(cardOf("license: mit"), "no-task");
    expect(problem).toMatchObject({ severity: "warning", line: 1, column: 1, fix: "pipeline_tag: text-classification" });
    expect(problem?.message).toContain("config.json");
    expect(find("# Only text", "no-task")?.fix).toBe("---\npipeline_tag: text-classification\n---");
  });

  it("is told so at its empty pipeline_tag, and at its fence below other text", () => {
    expect(find(cardOf("license: mit", "pipeline_tag:"), "no-task")).toMatchObject({ line: 3, column: 1 });
    expect(find(`\n\n${cardOf("license: mit")}`, "no-task")).toMatchObject({ line: 3, column: 1 });
  });

  it.each([
    ["a tag", "tags: [fill-mask]"],
    ["its library", "library_name: sentence-transformers"],
    ["a key the Hub does not read", "task: fill-mask"],
    ["a name that is no task", "pipeline_tag: dream-reading"],
  ])("is not meant where %s tells one", (_, line) => {
    expect(codes(cardOf(line))).not.toContain("no-task");
  });
});

describe("a card without examples", () => {
  it.each([
    ["text-classification", "widget:\n  - text: …"],
    ["question-answering", "widget:\n  - text: …\n    context: …"],
    ["table-question-answering", "widget:\n  - text: …\n    table: { Column: [cell, cell] }"],
    ["sentence-similarity", "widget:\n  - source_sentence: …\n    sentences: [first, second]"],
    ["zero-shot-image-classification", "widget:\n  - src: …\n    candidate_labels: first, second"],
    ["fill-mask", "widget:\n  - text: … [MASK] …"],
    ["object-detection", "widget:\n  - src: …"],
  ])("for %s is shown an example that this task reads", (task, fix) => {
    expect(find(cardOf(`pipeline_tag: ${task}`), "no-examples")).toMatchObject({ severity: "info", line: 1, column: 1, fix });
    const written = cardOf(`pipeline_tag: ${task}`, fix);
    expect(codes(written).filter((code) => code !== "no-recorded-output")).toEqual([]);
    expect(readModelCard(written, { id: "a/b" }).examples).toHaveLength(1);
  });

  it("is shown the mask of its own model", () => {
    const card = cardOf("pipeline_tag: fill-mask", "mask_token: <mask>");
    expect(find(card, "no-examples")?.fix).toBe("widget:\n  - text: … <mask> …");
  });

  it("is shown no form where the examples of the task have none", () => {
    expect(find(cardOf("pipeline_tag: robotics"), "no-examples")).toBeDefined();
    expect(find(cardOf("pipeline_tag: robotics"), "no-examples")).not.toHaveProperty("fix");
  });

  it("is told so at its empty widget", () => {
    expect(find(cardOf("pipeline_tag: translation", "widget:"), "no-examples")).toMatchObject({ line: 3, column: 1 });
  });
});

describe("a card without recorded outputs", () => {
  it.each([
    ["text-classification", "text", "output:\n    - label: …\n      score: 0.9"],
    ["translation", "text", "output:\n    text: …"],
    ["text-to-image", "text", "output:\n    url: …"],
    ["visual-question-answering", "src", "output:\n    answer: …"],
    ["tabular-regression", "table", "output: [0.9, 0.1]"],
  ])("for %s is shown an output of this task", (task, field, fix) => {
    const value = field === "table" ? "{ a: [1] }" : field === "src" ? "a.png\n  text: b" : "b";
    const card = cardOf(`pipeline_tag: ${task}`, "widget:", `- ${field}: ${value}`);
    const problem = find(card, "no-recorded-output");
    expect(problem).toMatchObject({ severity: "info", line: 4, column: 1, fix: fix.replaceAll("\n  ", "\n") });
    expect(codes(card.replace("\n---\n\n", `\n  ${fix}\n---\n\n`))).toEqual([]);
  });

  it("is not meant where one example has one, or one that cannot be read", () => {
    expect(codes(complete.replace("  output", "- text: Other words.\n  output"))).toEqual([]);
    const torn = cardOf("pipeline_tag: text-to-image", "widget:", "- text: A kite.", "  output: { url: 'javascript:0' }");
    expect(codes(torn)).toEqual(["unsupported-url"]);
  });
});

describe("what is missing", () => {
  it("is not told where parts of the card are lost, since it may be there", () => {
    for (const card of ["---\npipeline_tag: a\n", "----\nlicense: mit\n----\n", cardOf("- a"), cardOf("a: &a [*a]", "b: }{")]) {
      expect(codes(card).filter((code) => /^no-(task|examples|recorded-output)$/.test(code))).toEqual([]);
      expect(codes(card)).not.toEqual([]);
    }
  });

  it("is not told of examples that were left out for a fault of their own", () => {
    expect(codes(cardOf("pipeline_tag: translation", "widget: 3"))).not.toContain("no-examples");
    expect(codes(cardOf("pipeline_tag: translation", "widget: [null]"))).toEqual(["not-an-example"]);
  });
});

describe("the words of a problem", () => {
  it("hold no control characters of the card", () => {
    const evil = '"\\e[2J\\a\\x9b \\n"';
    const card = cardOf(
      `pipeline_tag: ${evil}`,
      `mask_token: ${evil}`,
      "widget:",
      `- ${evil}: 1`,
      `- text: a`,
      `  output: [{ label: a, score: ${evil} }]`,
      `- src: ${evil.replace(/ /, " ../../")}`,
      `licence: ${evil}`,
    );
    const problems = checkModelCard(card);
    expect(problems.length).toBeGreaterThan(3);
    expect(problems.map(({ message }) => message).join()).toContain("\\u001b[2J");
    for (const { path, message, fix = "" } of problems)
      expect(path + message + fix.replace(/[\t\n]/g, "")).not.toMatch(/\p{Cc}/u);
  });
});

describe("a value that is broken in a good card", () => {
  /** What stands in the place of a known value, and the problem it has to be. */
  const faults: readonly (readonly [value: string, broken: string, code: string])[] = [
    ["0.875", '"ninety"', "score-not-a-number"],
    ["images/kite.png", "javascript:x", "unsupported-url"],
    ["images/owl.png", "../../owl.png", "unsupported-url"],
    ["ornithology", "42", "bad-tag"],
    ["image-classification", "bird-watching", "unknown-task"],
    ["apache-2.0", "[apache-2.0]", "license"],
    ["A kite at dusk", "{ a: 1 }", "bad-field"],
  ];

  it("is pointed at, whatever stands before it", () => {
    let seed = 11;
    const next = (limit: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * limit);
    };
    const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T;
    const shuffle = <T>(items: readonly T[]) =>
      items
        .map((item) => ({ item, rank: next(1_000) }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ item }) => item);
    const words = ["kite", "🪁", "👩‍🚀", "né", "e\u0301", "漢字", "שלום", "a: b", "# no", "'s", "\t"];
    const prose = () => `x${Array.from({ length: 1 + next(5) }, () => pick(words)).join(" ")}`;
    const title = () =>
      pick([
        () => `example_title: ${JSON.stringify(prose()).replaceAll("\\t", "\t")}`,
        () => `example_title: '${prose().replaceAll("'", "''")}'`,
        () => `example_title: |-\n    ${prose()}\n\n      ${prose()}`,
        () => `example_title: >\n    ${prose()}`,
      ])();
    const tail = () => pick(["", " ", "\t", " # 🪁 known", "\t# known"]);

    for (let round = 0; round < 400; round += 1) {
      const examples = [
        `- ${title()}\n  src: images/kite.png${tail()}\n  output:\n  - {label: kite,  score: 0.875}${tail()}`,
        `- src: images/owl.png${tail()}\n  ${title()}\n  output: [ { label: "🦉",  score: 1 } ]${tail()}`,
        `- src: "a.png"${tail()}\n  group: A kite at dusk${tail()}\n  ${title()}`,
      ];
      const keys = [
        `license:   apache-2.0${tail()}`,
        `tags: [ "🦉",  ornithology ]${tail()}`,
        `pipeline_tag: image-classification${tail()}`,
        `widget:\n${shuffle(examples).join("\n")}`,
        `thumbnail: >-${tail()}\n  ${prose()}`,
      ];
      const lineEnd = pick(["\n", "\r\n"]);
      const sound = cardOf(...shuffle(keys)).replaceAll("\n", lineEnd);
      expect(checkModelCard(sound), sound).toEqual([]);

      const [value, broken, code] = pick(faults);
      const card = sound.replace(value, broken);
      const found = checkModelCard(card).filter((problem) => problem.code === code);
      expect(found, card).toEqual([expect.objectContaining(placeOf(sound, value))]);
    }
  });
});
