import { describe, expect, test } from "vitest";
import { createTranslate } from "../../src/core/message.js";
import type { CardExample } from "../../src/core/task.js";
import { jsonInput } from "../../src/inputs/jsonInput.js";
import { findFault, printRequest } from "../../src/inputs/jsonRequest.js";

const t = createTranslate();
const wrapped = jsonInput({ label: "Request (JSON)", lacks: "Write a request first.", placeholder: "{}" });
const bare = jsonInput({ label: "Graph (JSON)", lacks: "Write a graph first.", placeholder: "{}", inputs: "bare" });

const requestOf = (example: CardExample, input = wrapped) => input.toRequest(input.fromCard(example) ?? input.empty, {});
const said = (json: string) => {
  const missing = wrapped.missing({ json });
  return missing && t(missing.message);
};

describe("a request as it is printed", () => {
  test("is the same JSON, short lists of plain values in one line", () => {
    const texts = ["[\\n  1\\n]", "a  b", '"', "\u2028", "]"];
    for (const value of [{ texts, edges: [[1, 2], [], [[3]]] }, "a".repeat(100).split(""), texts, [], 7]) {
      expect(JSON.parse(printRequest(value))).toEqual(value);
    }
    expect(printRequest([[1, 2], ["a"]])).toBe('[\n  [1, 2],\n  ["a"]\n]');
  });
});

describe("bare inputs", () => {
  test("are written as they are, and sent all the same", () => {
    const graph = { nodes: ["a", "b"], edges: [["a", "b"]] };
    expect(JSON.parse(bare.fromCard(graph)?.json ?? "")).toEqual(graph);
    expect(requestOf(graph, bare)).toEqual({ inputs: graph, parameters: {} });
    expect(bare.fromCard(bare.toCard({ json: JSON.stringify(graph) }))?.json).toBe(
      '{\n  "nodes": ["a", "b"],\n  "edges": [\n    ["a", "b"]\n  ]\n}',
    );
  });

  test("that have a field of that name are still told from a request", () => {
    expect(requestOf({ inputs: 1, nodes: [2] }, bare).inputs).toEqual({ inputs: 1, nodes: [2] });
  });

  test("lack what their field is called by", () => {
    expect(bare.missing(bare.empty)).toEqual({ field: "json", message: "Write a graph first." });
  });
});

describe("the request of an example", () => {
  test.each<[string, CardExample, unknown]>([
    ["its text", { text: "harbour" }, "harbour"],
    ["its file, by address", { src: "https://example.org/a.png" }, "https://example.org/a.png"],
    ["all its fields", { text: "a", table: { b: ["c"] } }, { text: "a", table: { b: ["c"] } }],
    ["one field of its own", { nodes: [1, 2] }, { nodes: [1, 2] }],
    ["its inputs as they stand", { inputs: { text: "a" } }, { text: "a" }],
  ])("is %s", (_name, example, inputs) => {
    const around = { id: "x", example_title: "t", group: "g", parameters: { top_k: 1 }, output: 1 };
    expect(requestOf({ ...example, ...around })).toEqual({ inputs, parameters: {} });
  });

  test.each([
    ['{"inputs": "a"}'],
    ['{"inputs": "https://example.org/a.png"}'],
    ['{"inputs": {"text": "a"}}'],
    ['{"inputs": {"text": "a", "inputs": 1}}'],
    ['{"inputs": {"output": 1, "parameters": 2}}'],
    ['{"inputs": {"__proto__": {"a": 1}, "b": 2}}'],
    ['{"inputs": {}}'],
    ['{"inputs": null}'],
    ['{"inputs": [1, [2]], "parameters": {"top_k": 2}}'],
    ['{"query": "a"}'],
    ["[1, 2]"],
    ['"a"'],
  ])("is read back as a card would write it: %s", (json) => {
    const card = wrapped.toCard({ json });
    const again = wrapped.fromCard(card) ?? wrapped.empty;
    // The widget adds the parameters of an example.
    const sent = wrapped.toRequest(again, card.parameters ?? {});
    expect(JSON.stringify(sent)).toBe(JSON.stringify(wrapped.toRequest({ json }, {})));
  });

  test("is written to a card as nothing while it is no JSON", () => {
    expect(wrapped.toCard({ json: "{" })).toEqual({});
  });
});

describe("what is sent", () => {
  test("is the value itself where it names no inputs", () => {
    const json = '{"query": "a", "parameters": {"top_k": 1}}';
    expect(wrapped.toRequest({ json }, { top_p: 1 })).toEqual({ inputs: JSON.parse(json), parameters: { top_p: 1 } });
  });

  test("has the parameters of the request over those of the widget, and none that change the request itself", () => {
    const json =
      '{"inputs": 1, "parameters": {"top_k": 2, "options": {"wait_for_model": true}, "__proto__": {"polluted": true}}}';
    const { parameters } = wrapped.toRequest({ json }, { top_k: 1, top_p: 0.5 });
    expect(parameters).toEqual({ top_k: 2, top_p: 0.5 });
    expect(parameters).not.toHaveProperty("polluted");
  });

  test("keeps addresses as text, so that nothing is loaded", () => {
    expect(requestOf({ src: "https://example.org/a.png" }).inputs).toBe("https://example.org/a.png");
  });
});

describe("a request that is no JSON", () => {
  test.each([
    ["", "Write a request first."],
    [" \n ", "Write a request first."],
    ['{\n  "inputs": nothing\n}', "Line 2, column 13: a value belongs here"],
    ['{"inputs": }', "Line 1, column 12: a value belongs here"],
    ["[1,\r\n2,\r\n]", "Line 3, column 1: a value belongs here"],
    ["[-]", "Line 1, column 2: a value belongs here"],
    ["{\n\n'inputs': 1}", "Line 3, column 1: a name in double quotes belongs here."],
    ['{"a": 1,}', "Line 1, column 9: a name in double quotes belongs here."],
    ['{"inputs" "a"}', "Line 1, column 11: a colon belongs here."],
    ['{"a": 1\n "b": 2}', "Line 2, column 2: a comma or a closing bracket belongs here."],
    ["[01]", "Line 1, column 3: a comma or a closing bracket belongs here."],
    ["[1}", "Line 1, column 3: a comma or a closing bracket belongs here."],
    ['{"a": 1} {"b": 2}', "Line 1, column 10: the request is complete before this."],
    ['{"inputs": "a\n"}', "Line 1, column 14: a text cannot hold this."],
    ['{"path": "C:\\data"}', "Line 1, column 13: a text cannot hold this."],
    ['{"inputs": ["a"', "Line 1, column 16: the request ends before it is complete."],
    ['{"inputs": "a', "Line 1, column 14: the request ends before it is complete."],
  ])("says where and what: %j", (json, words) => {
    expect(said(json)).toContain(words);
  });

  test("is told from JSON exactly as the engine tells them", () => {
    const alphabet = [
      '"',
      "\\",
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "1",
      "-",
      ".",
      "e",
      "a",
      "u",
      "0",
      "true",
      "null",
      " ",
      "\n",
      "\t",
    ];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const isJson = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    let valid = 0;
    const starts = ['{"a": [1, -2.5e3, "\\u00e9\\n", true, null, {}, []]}', "[[], {}]", ""];
    for (let round = 0; round < 20_000; round += 1) {
      let text = starts[round % starts.length] ?? "";
      for (let change = next(4); change >= 0; change -= 1) {
        const at = next(text.length + 1);
        text = text.slice(0, at) + alphabet[next(alphabet.length)] + text.slice(at + next(2));
      }
      expect([text, findFault(text) === undefined]).toEqual([text, isJson(text)]);
      if (isJson(text)) valid += 1;
    }
    expect(valid).toBeGreaterThan(200);
  });

  test("is judged at any depth and length", () => {
    expect(findFault("[".repeat(10_000) + "]".repeat(10_000))).toBeUndefined();
    expect(said("[".repeat(10_000))).toBe("Line 1, column 10,001: the request ends before it is complete.");
    expect(findFault(JSON.stringify({ inputs: "a".repeat(5_000_000) }))).toBeUndefined();
  });
});
