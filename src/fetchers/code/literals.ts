import type { CodeFile } from "./files.js";

/** How a language writes data. */
export interface Notation {
  readonly indent: string;
  readonly null: string;
  readonly true: string;
  readonly false: string;
  /** What stands inside braces at their ends. */
  readonly padding: "" | " ";
  /** What stands after the last of several lines. */
  readonly lastComma: "" | ",";
  name(name: string): string;
  /** A text with files in it as base64. */
  text(pieces: readonly (string | CodeFile)[]): string;
}

/** Object literals of JavaScript, files in texts by their variables. */
export const javascript: Notation = {
  indent: "  ",
  null: "null",
  true: "true",
  false: "false",
  padding: " ",
  lastComma: ",",
  // A plain `__proto__` would set the prototype.
  name: (name) => (name === "__proto__" ? `["__proto__"]` : /^[a-z_$][\w$]*$/i.test(name) ? name : quoteScript(name)),
  text: (pieces) => join(pieces, quoteScript),
};

/** Literals of Python, files in texts by their variables. */
export const python: Notation = {
  indent: "    ",
  null: "None",
  true: "True",
  false: "False",
  padding: "",
  lastComma: ",",
  name: quote,
  text: (pieces) => join(pieces, quote),
};

/** JSON as it stands in a here-document of a shell; one that expands, where there are files. */
export function heredoc(expands: boolean): Notation {
  const shield = (text: string) => (expands ? text.replace(/[\\$`]/g, "\\$&") : text);
  return {
    ...python,
    indent: "  ",
    null: "null",
    true: "true",
    false: "false",
    lastComma: "",
    name: (name) => shield(quote(name)),
    text: (pieces) =>
      `"${pieces
        .map((piece) =>
          typeof piece === "string" ? shield(quote(piece).slice(1, -1)) : `$(base64 < ${piece.path} | tr -d '\\n')`,
        )
        .join("")}"`,
  };
}

/**
 * Plain data as a literal, short lists and objects on one line.
 *
 * Of the `files`, a Blob is written as its variable, and base64 by the notation.
 */
export function writeLiteral(value: unknown, notation: Notation, files: readonly CodeFile[] = []): string {
  const write = (inner: unknown): string => {
    if (inner === null || inner === undefined) return notation.null;
    if (typeof inner === "string") return notation.text(piecesOf(inner, files));
    if (typeof inner === "boolean") return inner ? notation.true : notation.false;
    if (typeof inner !== "object") return JSON.stringify(inner) ?? notation.null;
    const file = files.find(({ blob }) => blob === inner);
    if (file) return file.name;
    if (Array.isArray(inner)) return enclose("[", inner.map(write), "]", notation);
    const fields = Object.entries(inner).filter(([, field]) => field !== undefined);
    return enclose(
      "{",
      fields.map(([name, field]) => `${notation.name(name)}: ${write(field)}`),
      "}",
      notation,
    );
  };
  return write(value);
}

/** Named arguments of Python; what cannot be a name goes in as a dictionary. */
export function namedArguments(values: Readonly<Record<string, unknown>>, files: readonly CodeFile[] = []): readonly string[] {
  const entries = Object.entries(values);
  const named = entries.filter(([name]) => isPythonName(name));
  const others = entries.filter(([name]) => !isPythonName(name));
  return [
    ...named.map(([name, value]) => `${name}=${writeLiteral(value, python, files)}`),
    ...(others.length > 0 ? [`**${writeLiteral(Object.fromEntries(others), python, files)}`] : []),
  ];
}

/** Items between brackets, on one line where that is short. */
export function enclose(open: string, items: readonly string[], close: string, notation: Notation): string {
  const isShort = items.reduce((length, item) => length + item.length + 2, 0) <= 70 && !items.some((item) => item.includes("\n"));
  if (items.length === 0) return `${open}${close}`;
  const padding = open === "{" ? notation.padding : "";
  if (isShort) return `${open}${padding}${items.join(", ")}${padding}${close}`;
  return `${open}\n${indent(items.join(",\n"), notation)}${notation.lastComma}\n${close}`;
}

/** Lines moved one step to the right. */
export function indent(lines: string, notation: Notation): string {
  return lines.replace(/^(?=.)/gm, notation.indent);
}

/**
 * A text in double quotes, alike in JSON, JavaScript and Python.
 *
 * Letters and emoji stay readable; what would break a line, or show the code in another order than it has, is escaped.
 */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text in double quotes that also ends no script of a page. */
function quoteScript(text: string): string {
  return quote(text).replace(/<(?=\/script|script|!--)/gi, "\\x3c");
}

/** A word of a shell, taken as it is. */
export function quoteShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The lines that hold something. */
export function lines(...all: readonly string[]): string {
  return all.filter(Boolean).join("\n");
}

/** The paragraphs that hold something. */
export function paragraphs(...all: readonly string[]): string {
  return all.filter(Boolean).join("\n\n");
}

const keywords: ReadonlySet<string> = new Set(
  [
    "False None True and as assert async await break class continue def del elif else except finally for from global",
    "if import in is lambda nonlocal not or pass raise return try while with yield",
  ].flatMap((words) => words.split(" ")),
);

function isPythonName(name: string): boolean {
  return /^[a-z_]\w*$/i.test(name) && !keywords.has(name);
}

function join(pieces: readonly (string | CodeFile)[], quoted: (text: string) => string): string {
  const words = pieces.map((piece) => (typeof piece === "string" ? quoted(piece) : piece.name));
  return words.join(" + ") || quoted("");
}

function piecesOf(text: string, files: readonly CodeFile[]): readonly (string | CodeFile)[] {
  let pieces: readonly (string | CodeFile)[] = [text];
  for (const file of files) {
    pieces = pieces.flatMap((piece) =>
      typeof piece === "string"
        ? piece.split(file.base64).flatMap((part, index) => (index === 0 ? [part] : [file, part]))
        : [piece],
    );
  }
  return pieces.filter((piece) => piece !== "");
}
