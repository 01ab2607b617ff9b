import { CORE_SCHEMA, defineMappingTag, load, mapTag, YAMLException } from "js-yaml";
import { isRecord } from "../core/parse.js";
import type { Report } from "./modelCard.js";

/** The front matter of a card: its keys, in an object without prototype. */
export type FrontMatter = Readonly<Record<string, unknown>>;

const maxLength = 65_536;
const maxAliases = 64;
// A text of maxLength without aliases holds fewer values than this.
const maxValues = 40_000;

const lineEnd = "(?:\\r\\n|\\r|\\n)";
const opening = new RegExp(`^\\s*---${lineEnd}`);
const block = new RegExp(`^(\\s*---${lineEnd})([^]*?)${lineEnd}---[ \\t]*(?:${lineEnd}|$)`);
const emptyBlock = new RegExp(`^\\s*---${lineEnd}---[ \\t]*(?:${lineEnd}|$)`);

/**
 * Reads the block between `---` lines at the start of a README, where the Hub finds it.
 *
 * Objects at every depth have no prototype; merge keys are left out. Without a block, or with one that cannot be read, the
 * result is empty; the second is reported.
 * Source: https://huggingface.co/docs/hub/model-cards#model-card-metadata
 */
export function readFrontMatter(markdown: string, report: Report): FrontMatter {
  const found = findBlock(markdown, report);
  const value = found && parseYaml(found.text, found.line, report);
  if (value === undefined || value === null) return Object.create(null);
  if (isRecord(value)) return value;
  report({
    code: "not-a-mapping",
    severity: "error",
    path: "",
    message: "The front matter is not a list of `key: value` lines.",
  });
  return Object.create(null);
}

/** The texts of a key that holds one text or a list of them; whatever else is in it is left out. */
export function textsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "string" && item.trim() !== "").map((item) => String(item).trim());
}

/** The text of the block and the line of the file it begins at. */
function findBlock(markdown: string, report: Report): { readonly text: string; readonly line: number } | undefined {
  // Longer than a block may be, so that a cut cannot pass for the end of the file.
  const start = markdown.slice(0, maxLength + 1024);
  const visible = start.replace(/^[\uFEFF\u200B\uFFFC]+/, "");
  if (visible !== start && opening.test(visible)) {
    report({
      code: "invisible-start",
      severity: "warning",
      path: "",
      line: 1,
      message:
        "An invisible character stands before the first `---`; the Hub may not find the front matter. Save the file without it.",
    });
  }

  const match = block.exec(visible);
  const [, before, text] = match ?? [];
  if (before === undefined || text === undefined) {
    reportMissingBlock(visible, start.length < markdown.length, report);
    return undefined;
  }
  if (text.length > maxLength) {
    reportTooLarge(report);
    return undefined;
  }
  return { text, line: 1 + (before.match(/\r\n|\r|\n/g)?.length ?? 0) };
}

function reportMissingBlock(start: string, isCut: boolean, report: Report): void {
  if (emptyBlock.test(start)) return;
  if (opening.test(start)) {
    if (isCut) reportTooLarge(report);
    else {
      report({
        code: "unclosed",
        severity: "error",
        path: "",
        line: 1,
        message: "The front matter has no closing `---` line, so none of it is read.",
      });
    }
  } else if (/^\s*---[-\t ]+(?:[\r\n]|$)/.test(start)) {
    report({
      code: "bad-fence",
      severity: "error",
      path: "",
      line: 1,
      message: "The front matter begins with exactly three dashes and nothing after them on that line.",
    });
  }
}

function reportTooLarge(report: Report): void {
  report({
    code: "too-large",
    severity: "error",
    path: "",
    message: `The front matter is longer than ${maxLength / 1024} KiB and is not read.`,
  });
}

const schema = CORE_SCHEMA.withTags(
  defineMappingTag<Record<string, unknown>>("tag:yaml.org,2002:map", {
    ...mapTag,
    create: () => Object.create(null),
    addPair: (mapping, key, value) => {
      if (typeof key === "object" && key !== null) return "a key has to be a text";
      const name = String(key);
      // The first would be given to a prototype by whoever copies it by assignment; the second is a merge of YAML 1.1.
      if (name !== "__proto__" && name !== "<<") mapping[name] = value;
      return "";
    },
  }),
);

/** `json` lets the last of several equal keys count, as JSON does, instead of refusing them. */
function parseYaml(text: string, firstLine: number, report: Report, json = false): unknown {
  if (text.split(/[\r\n]/).every((line) => /^\s*(#|$)/.test(line))) return undefined;
  try {
    return withinLimit(load(text, { schema, maxAliases, json }), report);
  } catch (thrown) {
    const { reason, line } = faultOf(thrown, firstLine);
    if (!json && reason === "duplicated mapping key") {
      report({
        code: "duplicate-key",
        severity: "warning",
        path: "",
        ...line,
        message: "A key stands twice; the last one counts.",
      });
      return parseYaml(text, firstLine, report, true);
    }
    report({
      code: "yaml-error",
      severity: "error",
      path: "",
      ...line,
      message: `The front matter is not valid YAML: ${reason}.`,
    });
    return undefined;
  }
}

function faultOf(thrown: unknown, firstLine: number): { readonly reason: string; readonly line: { readonly line?: number } } {
  if (!(thrown instanceof YAMLException)) return { reason: "it could not be read", line: {} };
  return { reason: thrown.reason, line: thrown.mark ? { line: firstLine + thrown.mark.line } : {} };
}

/** The value, unless its aliases unfold to more values than a card may hold, or turn in a circle. */
function withinLimit(value: unknown, report: Report): unknown {
  const waiting: unknown[] = [value];
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count > maxValues) {
      report({
        code: "too-many-values",
        severity: "error",
        path: "",
        message: "The aliases of the front matter unfold to too many values.",
      });
      return undefined;
    }
    const next = waiting.pop();
    if (typeof next === "object" && next !== null) waiting.push(...Object.values(next));
  }
  return value;
}
