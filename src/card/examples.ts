import { isRecord } from "../core/parse.js";
import type { CardExample } from "../core/task.js";
import { isMediaFileName, type ResolveAsset } from "./assets.js";
import type { FrontMatter } from "./frontMatter.js";
import type { Report } from "./modelCard.js";

const maxExamples = 200;

/** Fields that a visitor reads; a number or a truth value in them is meant as text. */
const textFields = new Set(["text", "context", "prompt", "source_sentence", "example_title", "group"]);

/** Fields that hold files, themselves or deeper inside; a column of a table named `url` is only a column. */
const fieldsWithFiles = new Set(["src", "messages", "output"]);

/** Names under which the address of a file stands. */
const fileFields = new Set(["src", "url", "image_url", "audio_url", "video_url"]);

/** Names under which the address of a file stands, or something else: the bytes themselves, or a text. */
const mixedFields = new Set(["output", "mask", "image", "audio", "video"]);

/**
 * The examples of a card's `widget` list, in its order, with absolute URLs for files.
 *
 * What cannot be read is left out and reported: an item that is no example, or one field of it. Missing values (`null`) are
 * left out without a word. At most 200 are read.
 * Source: https://huggingface.co/docs/hub/models-widgets-examples
 */
export function readExamples(data: FrontMatter, resolve: ResolveAsset, report: Report): readonly CardExample[] {
  const { widget } = data;
  if (widget === undefined || widget === null) return [];
  if (!Array.isArray(widget)) {
    report({
      code: "widget-not-a-list",
      severity: "error",
      path: "widget",
      message: "`widget` is not a list, so no example is read.",
    });
    return [];
  }
  if (widget.length > maxExamples) {
    report({
      code: "too-many-examples",
      severity: "warning",
      path: `widget[${maxExamples}]`,
      message: `Only the first ${maxExamples} of ${widget.length} examples are read.`,
    });
  }
  return widget.slice(0, maxExamples).flatMap((item: unknown, index) => {
    const example = readExample(item, `widget[${index}]`, resolve, report);
    return example ? [example] : [];
  });
}

function readExample(item: unknown, path: string, resolve: ResolveAsset, report: Report): CardExample | undefined {
  if (typeof item === "string") {
    report({ code: "text-example", severity: "info", path, message: "A bare text is read as `text: …`." });
    return { text: item };
  }
  if (!isRecord(item)) {
    report({ code: "not-an-example", severity: "warning", path, message: "This item has no fields and is left out." });
    return undefined;
  }
  const fields = Object.entries(item).map(([name, value]) => {
    const where = `${path}.${name}`;
    const read = fieldsWithFiles.has(name)
      ? resolveAssets(name, value, where, resolve, report)
      : readField(name, value, where, report);
    return [name, read] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== null));
}

/** Undefined for a field that is left out. */
function readField(name: string, value: unknown, path: string, report: Report): unknown {
  if (textFields.has(name) && (typeof value === "number" || typeof value === "boolean")) return String(value);
  if (value === undefined || value === null) return undefined;
  if ((name === "example_title" || name === "group") && typeof value !== "string") {
    report({ code: "bad-field", severity: "warning", path, message: `\`${name}\` is not a text and is left out.` });
    return undefined;
  }
  if (name === "parameters" && !isRecord(value)) {
    report({
      code: "bad-field",
      severity: "warning",
      path,
      message: "`parameters` are not `name: value` pairs and are left out.",
    });
    return undefined;
  }
  return value;
}

/** The same value with every file in it as an absolute URL, and without those that have none. */
function resolveAssets(name: string, value: unknown, path: string, resolve: ResolveAsset, report: Report): unknown {
  if (typeof value === "string") {
    const isFile = fileFields.has(name) || (mixedFields.has(name) && isMediaFileName(value));
    if (!isFile) return value;
    if (value.trim() === "") return undefined;
    const url = resolve(value);
    if (url === undefined) {
      report({
        code: "unsupported-url",
        severity: "warning",
        path,
        message: "This address cannot be loaded by a page and is left out.",
      });
    }
    return url;
  }
  if (Array.isArray(value)) {
    return value
      .map((item: unknown, index) => resolveAssets(name, item, `${path}[${index}]`, resolve, report))
      .filter((item) => item !== undefined);
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const kept = entries
    .map(([key, item]) => [key, resolveAssets(key, item, `${path}.${key}`, resolve, report)] as const)
    .filter(([, item]) => item !== undefined);
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}
