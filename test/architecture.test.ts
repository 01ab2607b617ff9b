import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";

/** Which rooms each room may import from; a task also from its own folder. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: ["core"],
  card: ["core", "card"],
  fetchers: ["core", "fetchers"],
  messages: ["core", "messages"],
  ui: ["core", "ui"],
  inputs: ["core", "ui", "inputs"],
  outputs: ["core", "ui", "outputs"],
  widget: ["core", "ui", "widget", "card (types)", "fetchers (dynamic)"],
  task: ["core", "ui", "inputs", "outputs", "widget"],
  registry: ["core", "widget (types)", "task (dynamic)"],
  InferenceWidget: ["core", "ui", "registry", "widget", "card"],
  ModelGallery: ["core", "ui", "card"],
  element: ["core", "card (types)", "fetchers (dynamic)", "messages", "widget", "InferenceWidget", "styles", "element"],
  cli: ["core", "registry", "card", "fetchers", "cli"],
  index: ["core", "card", "fetchers", "ui", "inputs", "outputs", "widget", "task", "registry", "InferenceWidget", "ModelGallery"],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly kind: "static" | "types" | "dynamic";
}

function roomOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  if (first === "tasks") return second.startsWith("registry.") ? "registry" : "task";
  return first.replace(/\.(tsx?|js|css\?inline)$/, "");
}

function sourceFiles(): string[] {
  return readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.replaceAll("\\", "/").replace(/^src\/?/, ""), entry.name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join("src", file), "utf8").replace(/^\s*(\/\/|\*).*$/gm, "");
  const statements = [...text.matchAll(/^(?:import|export)\s([^;"']*?)from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']/gm)].map(
    (match) => {
      const types =
        /^type\s/.test(match[1] ?? "") ||
        (/\{/.test(match[1] ?? "") && /^\{\s*(type\s+\w+( as \w+)?,?\s*)+\}\s*$/.test(match[1] ?? ""));
      return { to: match[2] ?? match[3] ?? "", kind: types ? ("types" as const) : ("static" as const) };
    },
  );
  const calls = [...text.matchAll(/import\(\s*["']([^"']+)["']\s*\)/g)].map((match) => ({
    to: match[1] ?? "",
    kind: "dynamic" as const,
  }));
  return [...statements, ...calls].map(({ to, kind }) => ({ from: file, to, kind }));
}

function isAllowed({ from, to, kind }: Import): boolean {
  const target = posix.join(posix.dirname(from), to);
  if (target.startsWith("..")) return false;
  const [fromRoom, toRoom] = [roomOf(from), roomOf(target)];
  if (fromRoom === "task" && toRoom === "task") return dirname(from).split("/")[1] === target.split("/")[1];
  return (allowed[fromRoom] ?? []).some(
    (rule) =>
      rule === toRoom ||
      (rule === `${toRoom} (types)` && kind === "types") ||
      (rule === `${toRoom} (dynamic)` && kind === "dynamic"),
  );
}

const files = sourceFiles();
const imports = files.flatMap(importsOf);
const local = imports.filter(({ to }) => to.startsWith("."));

describe("imports point one way", () => {
  test("finds the imports there are", () => {
    expect(files.length).toBeGreaterThan(40);
    expect(local.length).toBeGreaterThan(files.length);
  });

  test.each(local.map((one) => [one.from, one.kind === "static" ? "" : ` (${one.kind})`, one.to, one] as const))(
    "%s may import%s %s",
    (from, _kind, to, one) => {
      if (!isAllowed(one)) throw new Error(`${from} may not import ${posix.join(posix.dirname(from), to)}`);
    },
  );

  test("relative imports carry their ending", () => {
    expect(local.filter(({ to }) => !/\.(js|css)(\?\w+)?$/.test(to))).toEqual([]);
  });
});

describe("packages", () => {
  const rooms = (name: RegExp) =>
    new Set(imports.filter(({ to, kind }) => name.test(to) && kind !== "types").map(({ from }) => roomOf(from)));

  test("core has React as a type only", () => {
    expect(rooms(/^react/)).not.toContain("core");
    expect(imports.filter(({ from, to, kind }) => roomOf(from) === "core" && /^react/.test(to) && kind !== "types")).toEqual([]);
  });

  test("only the card room knows YAML", () => {
    expect([...rooms(/^js-yaml$/)]).toEqual(["card"]);
  });

  test("only the chat reads Markdown", () => {
    const users = imports.filter(({ to, kind }) => to === "marked" && kind !== "types").map(({ from }) => from);
    expect(users).toEqual(["outputs/chat/Markdown.tsx"]);
  });

  test("fetchers know no React", () => {
    expect(rooms(/^(react|@tanstack)/)).not.toContain("fetchers");
  });

  test("the runtime of models on this device is loaded by its worker alone", () => {
    const users = imports
      .filter(({ to, kind }) => /^@huggingface\/transformers/.test(to) && kind !== "types")
      .map(({ from }) => from);
    expect(users.every((file) => file.startsWith("fetchers/transformers/") && file.includes("orker"))).toBe(true);
  });
});

describe("sources", () => {
  test("no HTML sink, no evaluated code", () => {
    const sinks = /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|new Function\(|\beval\(/;
    expect(files.filter((file) => sinks.test(readFileSync(join("src", file), "utf8")))).toEqual([]);
  });

  test("no style attribute in what is rendered", () => {
    expect(files.filter((file) => /\sstyle=\{/.test(readFileSync(join("src", file), "utf8")))).toEqual([]);
  });

  test("every sheet is listed in styles.css, but that of the gallery, which is its own", () => {
    const sheets = readdirSync("src", { recursive: true }).map((entry) => String(entry).replaceAll("\\", "/"));
    const listed = [...readFileSync("src/styles.css", "utf8").matchAll(/@import "\.\/([^"]+)"/g)].map((match) => match[1]);
    expect(
      sheets.filter((sheet) => sheet.endsWith(".css") && !["styles.css", "ModelGallery.css"].includes(sheet)).sort(),
    ).toEqual([...listed].sort());
  });

  // Safari takes no thickness, colour or style in the shorthand before 26.2, and knows `user-select` only by its prefix.
  test("no sheet writes what Safari would pass over", () => {
    const passedOver = /text-decoration: underline [^;]|(?<!-webkit-user-select: none; )(?<!-webkit-)user-select/;
    const sheets = readdirSync("src", { recursive: true }).map(String);
    expect(sheets.filter((sheet) => sheet.endsWith(".css") && passedOver.test(readFileSync(join("src", sheet), "utf8")))).toEqual(
      [],
    );
  });
});
