import { describe, expect, it } from "vitest";
import { readModelCard } from "../../src/card/index.js";
import { cpuTime } from "../cpuTime.js";

const read = (markdown: string) => readModelCard(markdown, { id: "owner/name" });
const codes = (markdown: string) => read(markdown).problems.map(({ code }) => code);

describe("the front matter", () => {
  it.each([
    ["line feeds", "---\nlicense: mit\n---\n# Body"],
    ["Windows line ends", "---\r\nlicense: mit\r\n---\r\n# Body"],
    ["old Mac line ends", "---\rlicense: mit\r---\r# Body"],
    ["blank lines before it", "\n\n  \n---\nlicense: mit\n---\n"],
    ["no line end at the end of the file", "---\nlicense: mit\n---"],
    ["mixed line ends", "\r\n\n---\rlicense: mit\r\n---\n# Body"],
    ["a rule in the body", "---\nlicense: mit\n---\nBody\n---\nMore"],
  ])("is found with %s", (_, markdown) => {
    expect(read(markdown)).toMatchObject({ data: { license: "mit" }, problems: [] });
  });

  it.each([
    ["an empty file", ""],
    ["no block", "# A model\n\nText.\n"],
    ["an empty block", "---\n---\n# Body"],
    ["a block of comments", "---\n# nothing yet\n\n---\n"],
    ["text between two rules", "# A model\n---\nNote: the rest: is prose\n---\n"],
    ["an empty block before text between rules", "---\n---\n# Body\n\n---\nMore\n---\n"],
  ])("is empty without a word for %s", (_, markdown) => {
    expect(read(markdown)).toMatchObject({ data: {}, examples: [], problems: [] });
  });

  it.each([
    ["unclosed", "---\nlicense: mit\n\n# Body"],
    ["bad-fence", "----\nlicense: mit\n----\n"],
    ["bad-fence", "--- \nlicense: mit\n---\n"],
    ["not-a-mapping", "---\n- license\n- mit\n---\n"],
    ["not-a-mapping", "---\njust a text\n---\n"],
    ["bad-fence", " ---\nlicense: mit\n---\n"],
    ["bad-fence", "\\n---\nlicense: mit\n---\n"],
    ["unclosed", "---\nlicense: mit\n--- "],
    ["unclosed", "---\nlicense: mit\n----\n# Body"],
    ["no-fence", "license: mit\ntags:\n- a\n"],
    ["no-fence", "A model.\n\npipeline_tag: fill-mask\n"],
    ["too-large", `---\nlicense: ${"m".repeat(70_000)}\n---\n`],
    ["too-large", `---\nlicense: mit\n${"text ".repeat(20_000)}`],
  ])("is empty with the problem %s", (code, markdown) => {
    expect(read(markdown).data).toEqual({});
    expect(codes(markdown)).toEqual([code]);
  });

  it("is read behind an invisible first character, with a warning", () => {
    const card = read("\uFEFF---\nlicense: mit\n---\n");
    expect(card.data).toEqual({ license: "mit" });
    expect(card.problems).toEqual([expect.objectContaining({ code: "invisible-start", severity: "warning" })]);
  });

  it.each([
    ["front-matter-not-first", 2, "# A model\n---\nlicense: mit\n---\n"],
    ["doubled-fence", 2, "---\n---\nlicense: mit\n---\n"],
    ["invisible-start", 1, "\u200B---\nlicense: mit\n---\n"],
    ["invisible-start", 1, "\uFFFC\n---\nlicense: mit\n---\n"],
    ["bad-fence", 3, "---\nlicense: mit\n--- \t\nBody"],
  ])("is read in spite of %s, told at line %i", (code, line, markdown) => {
    const card = read(markdown);
    expect(card.data).toEqual({ license: "mit" });
    expect(card.problems).toEqual([expect.objectContaining({ code, line })]);
  });

  it("ends at the first closing fence, even within a text", () => {
    expect(read("---\ntext: |\n  a\n---\n  b\n---\n").data).toEqual({ text: "a\n" });
  });

  it("takes the last of two equal keys, and names the line", () => {
    const card = read("---\nlicense: mit\nlicense: apache-2.0\n---\n");
    expect(card.data).toEqual({ license: "apache-2.0" });
    expect(card.problems).toEqual([expect.objectContaining({ code: "duplicate-key", line: 3 })]);
  });

  it("leaves words and dates texts", () => {
    expect(read("---\nlanguage: no\nfinished: 2020-01-01\nstarted: 12:30:45\n---\n").data).toEqual({
      language: "no",
      finished: "2020-01-01",
      started: "12:30:45",
    });
  });

  it("is ordinary data at any depth, with no key that could reach a prototype", () => {
    const { data } = read(
      "---\n__proto__: { polluted: true }\nmodel:\n  __proto__: { polluted: true }\n  constructor: 1\n  <<: { a: 1 }\n---\n",
    );
    expect(Object.keys(data)).toEqual(["model"]);
    expect(Object.keys(Object(data.model))).toEqual(["constructor"]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(data.model)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  it("follows an alias", () => {
    const card = read("---\nwidget:\n- { text: Who?, context: &c Ada. }\n- { text: Where?, context: *c }\n---\n");
    expect(card.examples[1]).toMatchObject({ text: "Where?", context: "Ada." });
  });

  const bomb = Array.from({ length: 9 }, (_, level) =>
    level === 0
      ? "a0: &a0 [lol, lol, lol]"
      : `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(", ")}]`,
  );
  it.each([
    ["aliases of aliases", bomb.slice(0, 7).join("\n")],
    ["more aliases of aliases", bomb.join("\n")],
    ["an alias inside itself", "a: &a [*a]"],
    ["10 000 brackets", `a: ${"[".repeat(10_000)}`],
    ["10 000 nested keys", `a: ${"{a: ".repeat(10_000)}`],
    ["30 000 values", `widget: [${"1,".repeat(30_000)}1]`],
    ["7 000 keys", Array.from({ length: 7_000 }, (_, index) => `k${index}: 1`).join("\n")],
    ["a function", "a: !!js/function 'function () {}'"],
    ["an unknown tag", "a: !hello world"],
    ["a list as a key", "? [a, b]\n: 1"],
    ["half a character", 'widget: [{ src: "\\ud800.png" }]'],
    ["64 KiB of blanks", " ".repeat(65_000)],
    ["64 KiB of dashes", `- ${"-".repeat(65_000)}`],
    ["two documents", "a: 1\n...\nb: 2"],
  ])("survives %s without unfolding it", (_, yaml) => {
    // Alone on a machine it takes under 0.1 s; a card that unfolds takes minutes, or all memory.
    expect(cpuTime(() => read(`---\n${yaml}\n---\n`))).toBeLessThan(4000);
  });

  it.each([
    ["too-many-values", bomb.slice(0, 7).join("\n")],
    ["too-many-values", "a: &a [*a]"],
    ["too-many-values", bomb.join("\n")],
  ])("refuses aliases that unfold too far, as %s", (code, yaml) => {
    expect(read(`---\n${yaml}\n---\n`)).toMatchObject({ data: {}, problems: [{ code, severity: "error" }] });
  });

  it("never throws on a card that is cut or has a piece missing", () => {
    const whole =
      "---\npipeline_tag: question-answering\nlanguage: [en, 'fr']\nwidget:\n  - text: \"Who?\\n\"\n    context: >-\n      Ada &\n      Grace\n" +
      "    src: ./a b.png\n    output: &o {answer: Ada, score: 0.9}\n  - {text: 'x', output: *o}\ninference:\n  parameters: {top_k: 3}\n---\n";
    for (let at = 0; at < whole.length; at += 1) {
      expect(() => read(whole.slice(0, at))).not.toThrow();
      expect(() => read(whole.slice(0, at) + whole.slice(at + 1 + (at % 7)))).not.toThrow();
    }
  });
});
