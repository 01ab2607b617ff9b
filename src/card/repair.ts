import { isRecord } from "../core/parse.js";
import type { TaskId } from "../core/task.js";
import { isMediaFileName } from "./assets.js";
import { pathInto } from "./cardPath.js";
import {
  fieldNamed,
  fieldsAroundInput,
  isMediaTask,
  nearestField,
  parameterNamed,
  readsOneFile,
  shapeOf,
} from "./exampleFields.js";
import type { FrontMatter } from "./frontMatter.js";
import type { Report } from "./modelCard.js";

/** A value of a card, and where it stands. */
export interface Field {
  readonly value: unknown;
  readonly path: string;
}

/** One example as it is written: its fields by their name on the Hub. */
export interface WrittenExample {
  readonly path: string;
  readonly fields: ReadonlyMap<string, Field>;
}

/** What the reading of a card's examples depends on. */
export interface ExampleReading {
  readonly task: TaskId | undefined;
  readonly report: Report;
  /** A number, truth value or date as the author wrote it, such as `007`, by its path; undefined where that is not known. */
  readonly written?: ((path: string) => string | undefined) | undefined;
}

const maxExamples = 200;
const maxTextLength = 100_000;
const maxDepth = 16;

/**
 * The items of a card's `widget` value, whatever form it has, each with its fields under their right names.
 *
 * One mapping, texts, nested lists, items that were cut in two and lists of texts within an item are put right; whatever is
 * put right or left out is reported. The values of the fields are as written, but never longer or deeper than a widget
 * bears: 200 examples, 100 000 characters in a text.
 */
export function readWidget(data: FrontMatter, reading: ExampleReading): readonly WrittenExample[] {
  const { report } = reading;
  const widget = findWidget(data, report);
  if (widget === undefined) return [];
  const listed = listItems(widget, report);
  if (listed.length > maxExamples) {
    report({
      code: "too-many-examples",
      severity: "warning",
      path: listed[maxExamples]?.path ?? widget.path,
      message: `Only the first ${maxExamples} of ${listed.length} examples are read.`,
    });
  }
  const examples = listed.slice(0, maxExamples).flatMap((item) => readItem(item, reading) ?? []);
  return joinHalves(examples, reading)
    .flatMap((example) => splitLists(example, reading))
    .slice(0, maxExamples);
}

/** The value with the examples: `widget`, or what stands for it under a wrong name. */
function findWidget(data: FrontMatter, report: Report): Field | undefined {
  const { widget } = data;
  if (widget !== undefined && widget !== null) return { value: widget, path: "widget" };

  const dashed = Object.entries(data).filter(([name]) => withoutDash(name) !== undefined);
  if (dashed.some(([name]) => fieldNamed(withoutDash(name) ?? "") !== undefined)) {
    return { value: Object.fromEntries(dashed), path: "" };
  }

  const misnamed = ["widgets", "examples"].find((name) => typeof data[name] === "object" && data[name] !== null);
  if (misnamed === undefined) return undefined;
  report({
    code: "misnamed-widget",
    severity: "warning",
    path: misnamed,
    message: `The examples stand under \`${misnamed}\`, where the Hub does not look.`,
    fix: "widget:",
  });
  return { value: data[misnamed], path: misnamed };
}

/** The name after a dash that lacks its blank, such as the `text` of `-text`. */
function withoutDash(name: string): string | undefined {
  return /^-\s*([^\s-].*)$/s.exec(name)?.[1];
}

function listItems({ value, path }: Field, report: Report): readonly Field[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index): readonly Field[] => {
      const where = pathInto(path, index);
      if (!Array.isArray(item)) return [{ value: item, path: where }];
      report({
        code: "nested-list",
        severity: "info",
        path: where,
        message: "A list stands inside the list of examples; its items are read as examples of their own.",
        fix: "One `- ` for each example.",
      });
      return item.map((inner: unknown, at) => ({ value: inner, path: pathInto(where, at) }));
    });
  }
  if (!isRecord(value)) {
    report({ code: "widget-not-a-list", severity: "warning", path, message: notAList, fix: listFix });
    return [{ value, path }];
  }

  const entries = Object.entries(value);
  if (entries.some(([name]) => withoutDash(name) !== undefined)) return dashedItems(value, path, report);
  if (entries.some(([name]) => fieldNamed(name) !== undefined)) {
    const fix = `widget:\n  - ${entries[0]?.[0] ?? "text"}: …`;
    report({ code: "widget-not-a-list", severity: "warning", path, message: notAList, fix });
    return [{ value, path }];
  }
  if (entries.length > 0 && entries.every(([, item]) => isRecord(item))) {
    report({
      code: "widget-not-a-list",
      severity: "warning",
      path,
      message: "The examples have names or numbers instead of being a list.",
      fix: listFix,
    });
    return entries.map(([name, item]) => ({ value: item, path: pathInto(path, name) }));
  }
  report({
    code: "widget-not-a-list",
    severity: "error",
    path,
    message: "`widget` is not a list of examples, so no example is read.",
    fix: listFix,
  });
  return [];
}

const notAList = "`widget` is not a list; it is read as one example.";
const listFix = "widget:\n  - text: …";

/** Items out of keys that begin with a dash: each such key begins an item. */
function dashedItems(value: Readonly<Record<string, unknown>>, path: string, report: Report): readonly Field[] {
  const items: { value: Record<string, unknown>; path: string }[] = [];
  for (const [name, field] of Object.entries(value)) {
    const inner = withoutDash(name);
    const where = pathInto(path, name);
    if (inner === undefined) {
      const last = items.at(-1);
      if (last) last.value[name] = field;
      continue;
    }
    report({
      code: "dash-without-blank",
      severity: "warning",
      path: where,
      message: `A list item begins with a dash and a blank; without the blank, \`${name}\` is the name of a key.`,
      fix: `- ${inner}: …`,
    });
    items.push({ value: { [inner]: field }, path: where });
  }
  return items;
}

function readItem({ value, path }: Field, reading: ExampleReading): WrittenExample | undefined {
  const { report } = reading;
  if (isRecord(value) && !(value instanceof Date)) return nameFields(value, path, reading);
  const text = typeof value === "string" ? capText(value, path, report) : scalarText({ value, path }, reading);
  if (text === undefined) {
    report({
      code: "not-an-example",
      severity: "warning",
      path,
      message: "This item of the list is empty and is left out.",
      fix: "- text: …",
    });
    return undefined;
  }
  return readBareText(text, path, reading);
}

/** A bare text: the text of an example, a file, or a field whose colon lacks the blank after it. */
function readBareText(text: string, path: string, { task, report }: ExampleReading): WrittenExample {
  const [, name, rest = ""] = /^(text|src|context)(?::\s*|\s+(?=["']))(.*)$/s.exec(text) ?? [];
  if (name !== undefined) {
    report({
      code: "colon-without-blank",
      severity: "warning",
      path,
      message: `\`${name}\` is not the name of a field here, as a colon and a blank have to follow it.`,
      fix: `- ${name}: …`,
    });
    // The lines after the first were joined to it with blanks.
    const parts = rest.split(/ (?=(?:example_title|group|context|src):\S)/);
    const more = parts.slice(1).map((part) => [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)] as const);
    const fields = [[name, parts[0] ?? ""] as const, ...more];
    return { path, fields: new Map(fields.map(([field, value]) => [field, { value: withoutQuotes(value), path }])) };
  }
  const field = isMediaFileName(text) && (task === undefined || isMediaTask(task)) ? "src" : "text";
  report({
    code: "text-example",
    severity: "info",
    path,
    message: `This item is a bare text and is read as \`${field}\`.`,
    fix: `- ${field}: …`,
  });
  return { path, fields: new Map([[field, { value: text, path }]]) };
}

function withoutQuotes(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text.trim())?.[2] ?? text.trim();
}

/** The fields by their right names, without those that have no value. */
function nameFields(item: Readonly<Record<string, unknown>>, path: string, reading: ExampleReading): WrittenExample {
  const { report } = reading;
  const fields = new Map<string, Field>();
  const parameters: Record<string, unknown> = {};
  const exact = new Set(Object.keys(item).filter((name) => fieldNamed(name) === name && item[name] != null));
  const isSound = Object.keys(item).some((name) => fieldNamed(name) === "src");
  for (const [name, raw] of Object.entries(item)) {
    const where = pathInto(path, name);
    const value = cap(raw, where, report);
    if (value === undefined || value === null) continue;
    const field = name === "label" && isSound ? "example_title" : fieldNamed(name);
    const parameter = field === undefined ? parameterNamed(name) : undefined;
    if (field === name) fields.set(name, { value, path: where });
    else if (field !== undefined && !exact.has(field) && !fields.has(field)) {
      reportName(name, field, where, report);
      fields.set(field, { value, path: where });
    } else if (parameter !== undefined && typeof value !== "object") {
      parameters[parameter] = value;
      report({
        code: "parameter-beside-fields",
        severity: "info",
        path: where,
        message: `\`${name}\` is a parameter and belongs under \`parameters\`.`,
        fix: `parameters:\n  ${parameter}: …`,
      });
    } else {
      reportUnknown(name, field ?? nearestField(name), where, report);
      // A task may read more fields than are listed here.
      if (field === undefined && !isReserved(name)) fields.set(name, { value, path: where });
    }
  }
  return { path, fields: withParameters(fields, parameters, path) };
}

/** Names an example gets from its reader, or which copying by assignment would give to a prototype. */
function isReserved(name: string): boolean {
  return name === "id" || name === "generic" || name === "__proto__";
}

function withParameters(fields: Map<string, Field>, more: Readonly<Record<string, unknown>>, path: string) {
  if (Object.keys(more).length === 0) return fields;
  const given = fields.get("parameters");
  if (given && !isRecord(given.value)) return fields;
  const value = { ...more, ...(isRecord(given?.value) && given.value) };
  return fields.set("parameters", { value, path: given?.path ?? path });
}

function reportName(name: string, field: string, path: string, report: Report): void {
  report({
    code: "field-name",
    severity: "info",
    path,
    message: `\`${name}\` is read as \`${field}\`, the name the Hub knows.`,
    fix: `${field}:`,
  });
}

function reportUnknown(name: string, meant: string | undefined, path: string, report: Report): void {
  report({
    code: "unknown-field",
    severity: "info",
    path,
    message: `The Hub knows no field named \`${name.slice(0, 60)}\`${meant ? `; \`${meant}\` may be meant` : ""}.`,
    ...(meant && { fix: `${meant}:` }),
  });
}

/** Joins an example whose fields stand in two items: a title after its text, a question and its context. */
function joinHalves(examples: readonly WrittenExample[], { task, report }: ExampleReading): readonly WrittenExample[] {
  const joined: WrittenExample[] = [];
  for (const example of examples) {
    const last = joined.at(-1);
    if (!last || !areHalves(last, example, task)) {
      joined.push(example);
      continue;
    }
    report({
      code: "split-example",
      severity: "warning",
      path: example.path,
      message: "This item is a part of the example before it, but its dash makes it an example of its own.",
      fix: `No dash before \`${[...example.fields.keys()][0]}\`.`,
    });
    joined[joined.length - 1] = { path: last.path, fields: new Map([...last.fields, ...example.fields]) };
  }
  return joined;
}

function areHalves(one: WrittenExample, other: WrittenExample, task: TaskId | undefined): boolean {
  const [first, second] = [[...one.fields.keys()], [...other.fields.keys()]];
  if (first.length === 0 || second.length === 0 || first.some((name) => other.fields.has(name))) return false;
  const hasInput = (names: readonly string[]) => names.some((name) => !fieldsAroundInput.has(name));
  if (!hasInput(second)) return hasInput(first);
  // Parameters alone lead over to what follows; a title or a picture alone may be an item of a gallery.
  if (first.every((name) => name === "parameters")) return true;
  const [left, right] = shapeOf(task)?.pair ?? ["source_sentence", "sentences"];
  return one.fields.has(left) ? other.fields.has(right) : one.fields.has(right) && other.fields.has(left);
}

/** One example for each text of a list of texts, and for each file where the task takes one. */
function splitLists(example: WrittenExample, { task, report }: ExampleReading): readonly WrittenExample[] {
  const name = ["text", ...(readsOneFile(task) ? ["src"] : [])].find((field) => Array.isArray(example.fields.get(field)?.value));
  const list = name === undefined ? undefined : example.fields.get(name);
  if (name === undefined || !list || !Array.isArray(list.value)) return [example];
  const items = list.value
    .map((value: unknown, index): Field => ({ value, path: pathInto(list.path, index) }))
    .filter(({ value }) => value !== null && value !== undefined && typeof value !== "object");
  report({
    code: "list-of-texts",
    severity: "warning",
    path: list.path,
    message: `\`${name}\` is a list; each item of it is read as an example of its own.`,
    fix: `- ${name}: …`,
  });
  return items.slice(0, maxExamples).map((item, index) => {
    const others = [...example.fields].filter(([field]) => index === 0 || (field !== "example_title" && field !== "output"));
    return { path: index === 0 ? example.path : item.path, fields: new Map([...others, [name, item]]) };
  });
}

/** A number, truth value or date as text, as far as possible the way the author wrote it; undefined for anything else. */
export function scalarText({ value, path }: Field, { written }: Pick<ExampleReading, "written">): string | undefined {
  if (value instanceof Date) return written?.(path) ?? dateText(value);
  if (typeof value === "number" || typeof value === "boolean") return written?.(path) ?? String(value);
  return undefined;
}

function dateText(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/T00:00:00\.000Z$/, "");
}

function capText(text: string, path: string, report: Report): string {
  if (text.length <= maxTextLength) return text;
  report({
    code: "long-text",
    severity: "warning",
    path,
    message: `This text has ${text.length} characters; the first ${maxTextLength} are read.`,
    fix: "Put it into a file of the repository.",
  });
  // Not between the two halves of a character.
  return text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, "");
}

/** The value with long texts cut, and without what lies too deep. */
function cap(value: unknown, path: string, report: Report, depth = 0): unknown {
  if (typeof value === "string") return capText(value, path, report);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > maxDepth) {
    report({ code: "too-deep", severity: "warning", path, message: "This is nested too deep and is left out." });
    return undefined;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => cap(item, pathInto(path, index), report, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, cap(item, pathInto(path, name), report, depth + 1)]),
  );
}
