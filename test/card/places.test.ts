import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../src/card/frontMatter.js";
import { readModelCard } from "../../src/card/index.js";

const place = (markdown: string, path: string) => readFrontMatter(markdown, () => {}).place(path);

/** The place of a word, found by looking for it. */
function placeOf(markdown: string, word: string) {
  const before = markdown.slice(0, markdown.indexOf(word)).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

const card = [
  "",
  "---",
  "# 🐈 a comment",
  'language: [ en, "fr" ]',
  "widget:",
  "- text: |-  # a block",
  "    🐈 one",
  "      two",
  "  src: a.png",
  "- { 🐈: 1,\ttext:\tTAB, output: { url: URL } }",
  "-   text: >",
  "      folded",
  "    example_title: 'TITLE'",
  "    output: &o",
  "    - label: LABEL",
  "      score: 0.5",
  "    context:",
  "inference: { parameters: *o }",
  "---",
  "",
];

describe.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
])("the place of a value, in a file with %s", (_, lineEnd) => {
  const markdown = card.join(lineEnd);

  it.each([
    ["language", "[ en"],
    ["language[0]", 'en, "fr"'],
    ["language[1]", '"fr"'],
    ["widget", "- text: |-"],
    ["widget[0]", "text: |-"],
    ["widget[0].text", "|-"],
    ["widget[0].src", "a.png"],
    ["widget[1]", "{ 🐈"],
    ["widget[1].text", "TAB"],
    ["widget[1].output.url", "URL"],
    ["widget[2].text", ">"],
    ["widget[2].example_title", "'TITLE'"],
    ["widget[2].output[0].label", "LABEL"],
    ["widget[2].context", "context:"],
    ["inference.parameters", "*o"],
  ])("%s is where it is written", (path, word) => {
    expect(place(markdown, path)).toEqual(placeOf(markdown, word));
  });

  it("is that of the nearest value around it for a path that leads to nothing", () => {
    expect(place(markdown, "widget[1].output.text[3].no")).toEqual(placeOf(markdown, "{ url"));
    expect(place(markdown, "license")).toEqual({ line: 2, column: 1 });
  });

  it("is right behind repaired lines", () => {
    const broken = markdown.replace("a.png", "@a: b").replace("'TITLE'", "[MASK] TITLE");
    expect(place(broken, "widget[0].src")).toEqual(placeOf(broken, "@a: b"));
    expect(place(broken, "widget[2].example_title")).toEqual(placeOf(broken, "[MASK] TITLE"));
    expect(place(broken, "widget[2].output[0].label")).toEqual(placeOf(broken, "LABEL"));
    const escaped = markdown.replace("TAB", '"\\d\\d"');
    expect(place(escaped, "widget[1].output.url")).toEqual(placeOf(escaped, "URL"));
    const fused = markdown.replace(" en,", " en, x ], tags: [").replace("language: [", 'licence: "x"language: [');
    expect(place(fused, "inference.parameters")).toEqual(placeOf(fused, "*o"));
  });

  it("is found under keys that are more than a name", () => {
    const odd = markdown.replace("inference:", `"a.b [c]": { "d e": X }${lineEnd}inference:`);
    expect(place(odd, '["a.b [c]"]["d e"]')).toEqual(placeOf(odd, "X }"));
    expect(place(odd, '["a.b [c]"].none')).toEqual(placeOf(odd, '{ "d e"'));
  });

  it("is that of the key where the key has to be written anew", () => {
    const odd = markdown.replace("example_title", "exampleTitle").replace("inference:", `licence: mit${lineEnd}inference:`);
    const { problems } = readModelCard(odd, { id: "a/b" });
    expect(problems).toContainEqual(expect.objectContaining({ code: "field-name", ...placeOf(odd, "exampleTitle") }));
    expect(problems).toContainEqual(expect.objectContaining({ code: "license", ...placeOf(odd, "licence") }));
  });

  it("is where a problem of any value points", () => {
    const values = ["a.png", "URL"];
    for (const value of values) {
      const broken = markdown.replace(value, "javascript:0");
      expect(readModelCard(broken, { id: "a/b" }).problems).toContainEqual(
        expect.objectContaining({ code: "unsupported-url", ...placeOf(broken, "javascript:0") }),
      );
    }
  });
});

describe("the place of a random value", () => {
  it("is exact in cards of any shape", () => {
    let seed = 3;
    const next = (limit: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * limit);
    };
    const noise = ["🐈", "\t", "é", "a", " ", "猫", "b"];
    for (let round = 0; round < 300; round += 1) {
      const prose = Array.from({ length: 1 + next(6) }, () => noise[next(noise.length)]).join("");
      const count = 1 + next(6);
      const items = Array.from({ length: count }, (_, index) => {
        const margin = " ".repeat(2 + next(3));
        const forms = [
          `-${margin.slice(1)}text: |\n${margin}  x${prose}\n${margin}  y\n${margin}src: "javascript:${index}"`,
          `- { text: "${prose.replaceAll("\t", " ")}", src: "javascript:${index}" }`,
          `-${margin.slice(1)}text: 'x${prose}'\n${margin}src:   "javascript:${index}" # ${prose}`,
          `-${margin.slice(1)}text: @x${prose}\n${margin}src: "javascript:${index}"`,
        ];
        return forms[next(forms.length)];
      });
      const markdown = `${"\n".repeat(next(3))}---\nlicense: mit\nwidget:\n${items.join("\n")}\ntags: [a]\n---\n`.replace(
        /\n/g,
        ["\n", "\r\n", "\r"][next(3)] ?? "\n",
      );
      const index = next(count);
      expect(place(markdown, `widget[${index}].src`), markdown).toEqual(placeOf(markdown, `"javascript:${index}"`));
    }
  });
});
