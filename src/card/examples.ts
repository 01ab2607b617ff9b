import { masks } from "../core/masks.js";
import { isRecord } from "../core/parse.js";
import { tableFromCard, tableToCard } from "../core/tables.js";
import type { CardExample } from "../core/task.js";
import { assetFault, isMediaFileName, type ResolveAsset } from "./assets.js";
import { pathInto } from "./cardPath.js";
import { fieldNamed, shapeOf } from "./exampleFields.js";
import type { FrontMatter } from "./frontMatter.js";
import { findMask } from "./maskToken.js";
import type { Report } from "./modelCard.js";
import { outputKindOf, repairOutput } from "./output.js";
import { type ExampleReading, type Field, readWidget, scalarText, type WrittenExample } from "./repair.js";

/** What the examples of a card are read with. */
export interface ReadExamplesOptions extends ExampleReading {
  readonly resolve: ResolveAsset;
  /** Stands for the word to be found, such as `[MASK]`; in a text without it the mask of another model is replaced by it. */
  readonly maskToken?: string | undefined;
}

/** Fields that hold files, themselves or deeper inside; a column of a table named `url` is only a column. */
const fieldsWithFiles = new Set(["src", "messages", "output"]);

/** Names under which the address of a file stands. */
const fileFields = new Set(["src", "url", "image_url", "audio_url", "video_url"]);

/** Names under which the address of a file stands, or something else: the bytes themselves, or a text. */
const mixedFields = new Set(["output", "mask", "image", "audio", "video"]);

/** Tasks that go on from a text alone. */
const textOnlyTasks = new Set(["text-generation", "translation", "summarization", "fill-mask", "conversational"]);

/**
 * The examples of a card's `widget` value, in its order, with absolute URLs for files and an `id` each.
 *
 * Whatever can be put right is put right, in the Hub's spelling of the fields; what cannot is left out. Both are reported.
 * An `id` is made of the inputs: it stays when examples are added or reordered, and no two of a card are alike.
 * Never throws. At most 200 are read.
 * Source: https://huggingface.co/docs/hub/models-widgets-examples
 */
export function readExamples(data: FrontMatter, options: ReadExamplesOptions): readonly CardExample[] {
  const ids = new Map<string, number>();
  const examples = readWidget(data, options).flatMap((written) => {
    const example = readExample(written, options);
    if (example === undefined) return [];
    const { example_title, group, output, parameters, ...inputs } = example;
    const id = hash(JSON.stringify(inputs));
    const count = (ids.get(id) ?? 0) + 1;
    ids.set(id, count);
    return [{ ...example, id: count === 1 ? id : `${id}-${count}` }];
  });
  const fitting = examples.filter((example) => fits(example, options));
  if (examples.length > 0 && fitting.length === 0 && !examples.some(isForGallery)) {
    options.report({
      code: "no-usable-example",
      severity: "warning",
      path: "widget",
      message: `No example is one for the task ${options.task}, so the widget shows examples of its own.`,
    });
  }
  return examples;
}

function readExample(written: WrittenExample, options: ReadExamplesOptions): CardExample | undefined {
  const { report } = options;
  const fields = new Map(written.fields);
  nameQuery(fields, options);
  swapReversed(fields, options);

  const entries = [...fields].map(([name, field]) => [name, readField(name, field, options)] as const);
  const example: Record<string, unknown> = Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && value !== null),
  );
  if (typeof example.text === "string" && example.text.trim() === "" && !tellsOutput(example)) {
    const path = fields.get("text")?.path ?? written.path;
    report({ code: "blank-text", severity: "warning", path, message: "`text` is blank and is left out.", fix: "text: …" });
    delete example.text;
  }
  const around = ["example_title", "group", "parameters", ...(tellsOutput(example) ? [] : ["output"])];
  const telling = Object.keys(example).filter((name) => !around.includes(name));
  if (!telling.some((name) => fieldNamed(name) === name)) {
    report({
      code: "not-an-example",
      severity: "warning",
      path: written.path,
      message: "This example has nothing a widget could show and is left out.",
      fix: "- text: …",
    });
    return undefined;
  }
  if (options.task === "fill-mask") checkMask(example, fields, options);
  if (!fits(example, options)) reportMisfit(example, written.path, options);
  return example;
}

/** Whether the output says anything by itself: that nothing was found does not, without what was looked into. */
function tellsOutput({ output }: Readonly<Record<string, unknown>>): boolean {
  return output !== undefined && !(Array.isArray(output) && output.length === 0);
}

/** Gives `query` and `passage` the names the task knows. */
function nameQuery(fields: Map<string, Field>, { task, report }: ReadExamplesOptions): void {
  const [query, passage] = [fields.get("query"), fields.get("passage")];
  if (!query || !passage || task === "table-question-answering") return;
  const isRanking = task === "text-ranking" || task === "text-retrieval" || task === "sentence-similarity";
  const names = isRanking
    ? (["source_sentence", "sentences"] as const)
    : (["text", task === "text-classification" ? "text_pair" : "context"] as const);
  if (names.some((name) => fields.has(name))) return;
  fields.delete("query");
  fields.delete("passage");
  fields.set(names[0], query);
  fields.set(names[1], isRanking ? { value: [passage.value].flat(), path: passage.path } : passage);
  report({
    code: "field-name",
    severity: "info",
    path: query.path,
    message: `\`query\` and \`passage\` are read as \`${names[0]}\` and \`${names[1]}\`.`,
    fix: `${names[0]}:`,
  });
}

/** Puts right an example of speech made from text that was written as one of text made from speech. */
function swapReversed(fields: Map<string, Field>, { task, report }: ReadExamplesOptions): void {
  const [src, output] = [fields.get("src"), fields.get("output")];
  if ((task !== "text-to-speech" && task !== "text-to-audio") || fields.has("text")) return;
  if (typeof src?.value !== "string" || !isRecord(output?.value) || typeof output.value.text !== "string") return;
  fields.set("text", { value: output.value.text, path: pathInto(output.path, "text") });
  fields.set("output", { value: { url: src.value }, path: src.path });
  fields.delete("src");
  report({
    code: "reversed-example",
    severity: "warning",
    path: src.path,
    message: "A text-to-speech model reads a text and gives a sound; here they stand the other way round.",
    fix: "text: …\n  output:\n    url: …",
  });
}

/** The value as the widget of the task reads it; undefined for a field that is left out. */
function readField(name: string, field: Field, options: ReadExamplesOptions): unknown {
  switch (name) {
    case "example_title":
    case "group": {
      const text = readText(name, field, options);
      return text?.trim() === "" ? undefined : text;
    }
    case "context":
      if (!textOnlyTasks.has(options.task ?? "")) return readText(name, field, options);
      options.report({
        code: "unused-field",
        severity: "info",
        path: field.path,
        message: `A widget for ${options.task} does not read \`context\`.`,
      });
      return undefined;
    case "text":
    case "text_pair":
    case "question":
    case "prompt":
    case "source_sentence":
      return readText(name, field, options);
    case "query":
      return isRecord(field.value) ? field.value : readText(name, field, options);
    case "sentences":
    case "texts":
      return readTexts(name, field, options);
    case "candidate_labels":
    case "choices":
      return readCandidates(name, field, options);
    case "multi_class":
      return readTruth(field, options);
    case "table":
    case "structured_data":
      return readTable(name, field, options);
    case "parameters":
      if (isRecord(field.value)) return field.value;
      return refuse(name, field, "`name: value` pairs", options);
    case "output":
      return readOutput(field, options);
    default:
      return fieldsWithFiles.has(name) ? resolveAssets(name, field.value, field.path, options) : field.value;
  }
}

function refuse(name: string, { path }: Field, expected: string, { report }: ReadExamplesOptions): undefined {
  report({
    code: "bad-field",
    severity: "warning",
    path,
    message: `\`${name}\` has to be ${expected} and is left out.`,
  });
  return undefined;
}

function readText(name: string, field: Field, options: ReadExamplesOptions): string | undefined {
  if (typeof field.value === "string") return field.value;
  const text = scalarText(field, options);
  if (text === undefined) return refuse(name, field, "a text", options);
  options.report({
    code: "text-not-quoted",
    severity: "info",
    path: field.path,
    message: `YAML takes ${text} for a ${typeof field.value === "boolean" ? "truth value" : field.value instanceof Date ? "date" : "number"}, not for a text.`,
    fix: `${name}: ${JSON.stringify(text)}`,
  });
  return text;
}

function readTexts(name: string, { value, path }: Field, options: ReadExamplesOptions): readonly string[] | undefined {
  if (Array.isArray(value)) {
    const texts = value.flatMap((item: unknown, index) => {
      if (item === null || item === undefined) return [];
      return readText(name, { value: item, path: pathInto(path, index) }, options) ?? [];
    });
    return texts.length > 0 ? texts : undefined;
  }
  const text = readText(name, { value, path }, options);
  if (text === undefined || text.trim() === "") return undefined;
  options.report({
    code: "not-a-list",
    severity: "info",
    path,
    message: `\`${name}\` is one text; it is read as a list of one.`,
    fix: `${name}:\n  - …`,
  });
  return [text];
}

/** Labels without blanks around them, each once. */
function readCandidates(name: string, { value, path }: Field, options: ReadExamplesOptions): readonly string[] | undefined {
  const isList = Array.isArray(value);
  const items: readonly unknown[] = isList ? value : [value];
  const texts = items.flatMap((item, index) => {
    if (item === null || item === undefined) return [];
    const where = isList ? pathInto(path, index) : path;
    return typeof item === "string"
      ? [item]
      : (scalarText({ value: item, path: where }, options) ?? refuse(name, { value, path: where }, "a text", options) ?? []);
  });
  // A comma inside one of several items belongs to the label.
  const [only = ""] = texts;
  const separator = /[,，、]/.test(only) ? /[,，、]/ : /[;；]/;
  const parts = (texts.length === 1 ? only.split(separator) : texts).map((label) => label.trim());
  const labels = [...new Set(parts.filter((label) => label !== ""))];
  if (labels.length === 0) return undefined;
  const usesCommas = !isList && !/[;；，、]/.test(only);
  if (isList || !usesCommas || labels.length < parts.length) {
    options.report({
      code: "candidate-labels",
      severity: "info",
      path,
      message: isList
        ? `The Hub reads \`${name}\` as one text with commas.`
        : usesCommas
          ? `\`${name}\` has an empty label or one that stands twice.`
          : `The labels in \`${name}\` are separated by something else than commas.`,
      fix: `${name}: ${JSON.stringify(labels.join(", "))}`,
    });
  }
  return labels;
}

function readTruth(field: Field, options: ReadExamplesOptions): boolean | undefined {
  const { value, path } = field;
  if (typeof value === "boolean") return value;
  const word = String(value).trim().toLowerCase();
  const truth = ["true", "yes", "on", "1"].includes(word) ? true : ["false", "no", "off", "0"].includes(word) ? false : undefined;
  if (truth === undefined) return refuse("multi_class", field, "`true` or `false`", options);
  options.report({
    code: "truth-value",
    severity: "info",
    path,
    message: `\`multi_class\` is read as ${truth}.`,
    fix: `multi_class: ${truth}`,
  });
  return truth;
}

/** Columns of equal length by name, or a list of rows where an object cannot hold the columns in their order. */
function readTable(name: string, field: Field, options: ReadExamplesOptions): unknown {
  const { value, path } = field;
  if (isRecord(value) && hasEqualColumns(value)) return value;
  const table = tableFromCard(value);
  if (table === undefined) return refuse(name, field, "columns, each a name and a list of cells,", options);
  options.report({
    code: "table-form",
    severity: "info",
    path,
    message: Array.isArray(value)
      ? `\`${name}\` is a list of rows; the Hub reads columns, each a name and a list of cells.`
      : `The columns of \`${name}\` are not lists of equal length; what is missing is read as empty cells.`,
    fix: `${name}:\n  Column: [cell, cell]`,
  });
  return tableToCard(table);
}

function hasEqualColumns(columns: Readonly<Record<string, unknown>>): boolean {
  const lengths = new Set(Object.values(columns).map((cells) => (Array.isArray(cells) ? cells.length : -1)));
  return lengths.size === 1 && !lengths.has(-1);
}

function readOutput(field: Field, options: ReadExamplesOptions): unknown {
  const repaired = repairOutput(field, options);
  const output = repaired === undefined ? undefined : resolveAssets("output", repaired, field.path, options);
  const [found, meant] = [outputKindOf(output), shapeOf(options.task)?.output];
  const isWrong =
    (found === "labels" && (meant === "media" || meant === "text")) ||
    (found === "text" && (meant === "labels" || meant === "media"));
  if (isWrong) {
    options.report({
      code: "output-of-another-task",
      severity: "warning",
      path: field.path,
      message: `This output is ${found === "labels" ? "a list of labels" : "a text"}, which is not what ${options.task} gives.`,
    });
  }
  return output;
}

/** Puts the model's own mask into the text, or says that there is none. */
function checkMask(
  example: Record<string, unknown>,
  fields: ReadonlyMap<string, Field>,
  { maskToken, report }: ReadExamplesOptions,
): void {
  const { text } = example;
  if (typeof text !== "string") return;
  const path = fields.get("text")?.path ?? "";
  if (maskToken === undefined ? masks.some((mask) => text.includes(mask)) : text.includes(maskToken)) return;
  const other = maskToken === undefined ? undefined : findMask(text);
  if (maskToken !== undefined && other !== undefined) {
    example.text = text.replace(other, () => maskToken);
    report({
      code: "foreign-mask",
      severity: "info",
      path,
      message: `The mask of this model is \`${maskToken}\`, not \`${other}\`.`,
      fix: `text: ${JSON.stringify(String(example.text).slice(0, 200))}`,
    });
    return;
  }
  report({
    code: "no-mask",
    severity: "warning",
    path,
    message: "There is no mask in this text for the model to fill.",
    fix: `text: … ${maskToken ?? "[MASK]"} …`,
  });
}

function fits(example: CardExample, { task }: ReadExamplesOptions): boolean {
  const shape = shapeOf(task);
  return !shape || shape.reads.some((name) => example[name] !== undefined);
}

function isForGallery({ output }: CardExample): boolean {
  return outputKindOf(output) === "media";
}

function reportMisfit(example: CardExample, path: string, { task, report }: ReadExamplesOptions): void {
  if (isForGallery(example)) return;
  const reads = shapeOf(task)?.pair ?? shapeOf(task)?.reads.slice(0, 1) ?? [];
  report({
    code: "example-of-another-task",
    severity: "warning",
    path,
    message: `A widget for ${task} reads ${reads.map((name) => `\`${name}\``).join(" and ")}, which this example lacks.`,
    fix: reads.map((name) => `${name}: …`).join("\n"),
  });
}

/** The same value with every file in it as an absolute URL, and without those that have none. */
function resolveAssets(name: string, value: unknown, path: string, options: ReadExamplesOptions): unknown {
  if (typeof value === "string") {
    const isFile = fileFields.has(name) || (mixedFields.has(name) && isMediaFileName(value));
    return isFile ? resolveAsset(value, path, options) : value;
  }
  if (Array.isArray(value)) {
    const items = value
      .map((item: unknown, index) => resolveAssets(name, item, pathInto(path, index), options))
      .filter((item) => item !== undefined);
    return items.length === 0 && value.length > 0 ? undefined : items;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const kept = entries
    .map(([key, item]) => [key, resolveAssets(key, item, pathInto(path, key), options)] as const)
    .filter(([, item]) => item !== undefined);
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}

function resolveAsset(reference: string, path: string, { resolve, report }: { resolve: ResolveAsset; report: Report }) {
  if (reference.trim() === "") return undefined;
  const url = resolve(reference);
  const fault = assetFault(reference, url);
  if (fault) report({ severity: url === undefined ? "warning" : "info", path, ...fault });
  return url;
}

/** Eight hexadecimal digits that differ for different texts, as a rule. */
function hash(text: string): string {
  // FNV-1a.
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, "0");
}
