import type { Message } from "../core/message.js";
import { mergeParameters, type Parameters } from "../core/parameters.js";
import { isRecord } from "../core/parse.js";
import type { CardExample, InferenceRequest } from "../core/task.js";

/** A request as a person writes it. */
export interface JsonRequest {
  /** `{"inputs": …, "parameters": {…}}`; a JSON value without `inputs` is itself the inputs. Empty when nothing is asked yet. */
  readonly json: string;
}

/** Fields of an example that are no input. */
const fieldsAroundInput = new Set(["id", "example_title", "group", "parameters", "output", "generic"]);

/** Fields that are the whole input where they stand alone. */
const wholeInputs = new Set(["text", "src", "inputs"]);

/**
 * The request a card's example stands for: its one `text`, `src` or `inputs`, else all its input fields by name.
 *
 * An example without any, which only shows an output, has an empty request. `parameters` are not in it: the widget sends them.
 */
export function requestFromCard(example: CardExample, form: "wrapped" | "bare" = "wrapped"): JsonRequest {
  // JSON cannot hold bytes.
  const fields = Object.entries(example).filter(
    ([name, value]) => !fieldsAroundInput.has(name) && value !== undefined && !(value instanceof Blob),
  );
  const [first] = fields;
  if (!first) return { json: "" };
  const inputs = fields.length === 1 && wholeInputs.has(first[0]) ? first[1] : Object.fromEntries(fields);
  // Bare inputs that have a field of this name would be taken for a request.
  const isWrapped = form === "wrapped" || (isRecord(inputs) && Object.hasOwn(inputs, "inputs"));
  return { json: printRequest(isWrapped ? { inputs } : inputs) };
}

/** JSON with a line for each value; a short list of plain values, such as an edge, stands in one line. */
export function printRequest(value: unknown): string {
  // A line break is never part of a text in JSON.
  return JSON.stringify(value, null, 2).replace(/\[\n\s+([^[\]{}]{0,400}?)\n\s*\]/g, (list, items: string) => {
    const line = `[${items.replace(/\n\s+/g, " ")}]`;
    return line.length > 80 ? list : line;
  });
}

/** The request as a card would write it; `requestFromCard` reads the same inputs back. Empty for what is not JSON. */
export function requestToCard({ json }: JsonRequest): CardExample {
  if (findFault(json)) return {};
  const { inputs, parameters } = readRequest(json);
  return { ...fieldsOf(inputs), ...(Object.keys(parameters).length > 0 && { parameters }) };
}

/** What is sent: URLs stay text, and the request's own parameters win over `parameters`. Throws SyntaxError for what is not JSON. */
export function toRequest({ json }: JsonRequest, parameters: Parameters): Pick<InferenceRequest, "inputs" | "parameters"> {
  const request = readRequest(json);
  return { inputs: request.inputs, parameters: mergeParameters(parameters, request.parameters) };
}

/**
 * Where a text stops being JSON, by line and column, and what belongs there instead; undefined for JSON.
 *
 * Both are counted from 1, columns in UTF-16 code units, as editors count. Takes linear time, at any depth.
 * Source: https://www.rfc-editor.org/rfc/rfc8259
 */
export function findFault(json: string): Message | undefined {
  /** The brackets that are still to come, the next one last. */
  const closing: string[] = [];
  let expected: Expected = "value";
  /** Whether the list or object that was begun is still empty, and so may be closed. */
  let isFirst = false;
  let at = 0;
  for (;;) {
    at = endOf(blanks, json, at) ?? at;
    const char = json[at];
    if (char === undefined) return expected === "end" ? undefined : faultAt(json, at, "unfinished");
    const opens: string | undefined = expected === "value" ? brackets[char] : undefined;
    if (char === closing.at(-1) && (isFirst || expected === "comma")) {
      closing.pop();
      at += 1;
      expected = "comma";
    } else if (opens !== undefined) {
      closing.push(opens);
      at += 1;
      expected = char === "{" ? "name" : "value";
    } else if (char === '"' && (expected === "value" || expected === "name")) {
      const end = endOfText(json, at);
      if (json[end] !== '"') return faultAt(json, end, end < json.length ? "text" : "unfinished");
      at = end + 1;
      expected = expected === "name" ? "colon" : "comma";
    } else {
      const end = endOf(tokens[expected], json, at);
      if (end === undefined) return faultAt(json, at, expected);
      at = end;
      expected = expected === "value" ? "comma" : expected === "comma" && closing.at(-1) === "}" ? "name" : "value";
    }
    isFirst = opens !== undefined;
    if (expected === "comma" && closing.length === 0) expected = "end";
  }
}

type Expected = "value" | "name" | "colon" | "comma" | "end";

const brackets: Readonly<Record<string, string>> = { "{": "}", "[": "]" };
const blanks = /[ \t\n\r]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** What may stand in each place besides texts and brackets. */
const tokens: Partial<Record<Expected, RegExp>> = {
  value: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
  colon: /:/y,
  comma: /,/y,
};

const faults: Readonly<Record<Expected | "text" | "unfinished", string>> = {
  value: "Line {line}, column {column}: a value belongs here, such as a text in double quotes or a number.",
  name: "Line {line}, column {column}: a name in double quotes belongs here.",
  colon: "Line {line}, column {column}: a colon belongs here.",
  comma: "Line {line}, column {column}: a comma or a closing bracket belongs here.",
  end: "Line {line}, column {column}: the request is complete before this.",
  text: "Line {line}, column {column}: a text cannot hold this. A line break is written \\n, a backslash \\\\.",
  unfinished: "Line {line}, column {column}: the request ends before it is complete.",
};

function faultAt(json: string, at: number, fault: keyof typeof faults): Message {
  const lines = json.slice(0, at).split(/\r\n?|\n/);
  return { text: faults[fault], values: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 } };
}

/** The place after what the pattern finds at `at`; undefined when it finds nothing there. */
function endOf(pattern: RegExp | undefined, json: string, at: number): number | undefined {
  if (!pattern) return undefined;
  pattern.lastIndex = at;
  return pattern.test(json) ? pattern.lastIndex : undefined;
}

/** The place of the quote that closes the text opened at `start`, else of the first character that no text can hold. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') {
    const next = json[at] === "\\" ? endOf(escaped, json, at) : json.charCodeAt(at) < 0x20 ? undefined : at + 1;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function readRequest(json: string): { readonly inputs: unknown; readonly parameters: Parameters } {
  const request: unknown = JSON.parse(json);
  if (!isRecord(request) || !Object.hasOwn(request, "inputs")) return { inputs: request, parameters: {} };
  return { inputs: request.inputs, parameters: isRecord(request.parameters) ? request.parameters : {} };
}

function fieldsOf(inputs: unknown): CardExample {
  if (typeof inputs === "string") return /^https?:\/\/\S+$/i.test(inputs) ? { src: inputs } : { text: inputs };
  if (!isRecord(inputs)) return { inputs };
  const names = Object.keys(inputs);
  // Fields that would be read as something else go in one.
  const isAmbiguous = names.every((name) => wholeInputs.has(name)) || names.some((name) => fieldsAroundInput.has(name));
  return isAmbiguous ? { inputs } : inputs;
}
