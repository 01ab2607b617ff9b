import { describe, expect, test } from "vitest";
import type { CardExample } from "../../src/core/task.js";
import { readPrefill, writePrefill } from "../../src/widget/prefill.js";

const page = "https://example.org/models?lang=en";
const read = (query: string, namespace?: string) => readPrefill(`https://example.org/?${query}`, { namespace });

const examples: readonly [string, CardExample][] = [
  ["a text", { text: "My name is Ada & I live in 'London' #1 + 50 %? 🙂\nsecond line" }],
  ["a question about a text", { text: "Who?", context: "Ada met\tGrace." }],
  ["a pair of texts", { text: "It rains.", text_pair: "It is dry." }],
  ["labels as a text", { text: "A", candidate_labels: "sport, art", multi_class: true }],
  ["labels as a list", { candidate_labels: ["salt, pepper", "sugar"], multi_class: false }],
  ["a table", { text: "How many?", table: { City: ["Oslo", "Rom a"], People: ["1", "2"] } }],
  ["rows of features", { structured_data: { width: [1.5, null], wet: [true, false] } }],
  ["sentences", { source_sentence: "One", sentences: ["Two", "Three"] }],
  ["a single sentence", { sentences: ["Two"] }],
  ["a file", { src: "https://example.org/a%20b.png?x=1#part", prompt: "In oil" }],
  ["parameters", { text: "A", parameters: { top_k: 3, stop: ["."], deep: { a: 1 } } }],
  ["markup, which stays text", { text: "<img src=x onerror=alert(1)>" }],
];

describe("an address carries an example", () => {
  test.each(examples)("and gives it back: %s", (_name, example) => {
    expect(readPrefill(writePrefill(page, example))).toEqual(example);
    expect(readPrefill(writePrefill(page, example, { namespace: "widget" }), { namespace: "widget" })).toEqual(example);
  });

  test("with the other parameters, their order and spelling, and the hash as they were", () => {
    const url = writePrefill("https://example.org/p?a=%20b&flag&text=old&a=2&c=x+y#/route?x=1", { text: "new" });
    expect(url.href).toBe("https://example.org/p?a=%20b&flag&a=2&c=x+y&text=new#/route?x=1");
  });

  test("in the place of the one before, of which nothing is left", () => {
    const before = writePrefill(page, { text: "Who?", context: "Ada.", parameters: { top_k: 2 } });
    expect(writePrefill(before, { prompt: "A lake" }).href).toBe(`${page}&prompt=A+lake`);
    expect(writePrefill(before, {}).href).toBe(page);
  });

  test("under names of its own, beside another widget", () => {
    const first = writePrefill(page, { text: "one" }, { namespace: "a" });
    const both = writePrefill(first, { text: "two" }, { namespace: "b" });
    expect(readPrefill(both, { namespace: "a" })).toEqual({ text: "one" });
    expect(readPrefill(both, { namespace: "b" })).toEqual({ text: "two" });
    expect(readPrefill(both)).toBeUndefined();
  });

  test("without bytes, and not at all when it is too large", () => {
    expect(writePrefill(page, { src: new Blob(["x"]), text: "kept" }).href).toBe(`${page}&text=kept`);
    expect(writePrefill(`${page}&text=old`, { text: "é".repeat(3000) }).href).toBe(page);
  });
});

describe("what an address may say", () => {
  test("nothing is nothing", () => {
    for (const query of ["", "other=1", "text=", "text=%20", "text"]) expect(read(query)).toBeUndefined();
  });

  test("a link as the Hub shares it is read", () => {
    expect(read("text=My+name+is+Ada")).toEqual({ text: "My name is Ada" });
    expect(read("sentences=one&sentences=two&candidate_labels=a&candidate_labels=b")).toEqual({
      sentences: ["one", "two"],
      candidate_labels: ["a", "b"],
    });
  });

  test.each([
    "table=%7Bbroken",
    "table=[1,2]",
    "table=null",
    "parameters=3",
    'parameters={"__proto__":{"a":1}}',
    `parameters={"a":${"[".repeat(1000)}${"]".repeat(1000)}}`,
    "multi_class=perhaps",
    "src=javascript:alert(1)",
    "src=JaVaScRiPt:alert(1)",
    "src=http://example.org/a.png",
    "src=//example.org/a.png",
    "src=data:image/png;base64,AAAA",
    "src=blob:https://example.org/1",
    "src=a.png",
  ])("what is not of its kind is left out: %s", (query) => {
    expect(read(`${query}&text=kept`)).toEqual({ text: "kept" });
  });

  test("more than 8 KB are not read", () => {
    expect(read(`text=${"a".repeat(8000)}`)?.text).toHaveLength(8000);
    expect(read(`text=${"a".repeat(5000)}&context=${"b".repeat(5000)}`)).toBeUndefined();
  });

  test("no address makes it throw", () => {
    for (const url of ["", "?", "?%", "?%E0%A4%A=%&text=%E0%A4", "::::", "http://", "a?text=b#?text=c"]) {
      expect(() => readPrefill(url)).not.toThrow();
    }
    expect(readPrefill("a?text=b#?text=c")).toEqual({ text: "b" });
  });

  test("the prototype of objects is nobody's example", () => {
    expect(read("constructor=1&__proto__=2&toString=3")).toBeUndefined();
    expect(read('parameters={"constructor":1}&text=a')).toEqual({ text: "a", parameters: { constructor: 1 } });
  });
});
