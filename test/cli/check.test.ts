import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import config from "../../vite.lib.config.js";

let folder = "";
let output: Rolldown.RolldownOutput["output"] | undefined;

beforeAll(async () => {
  mkdirSync("node_modules/.cache", { recursive: true });
  folder = mkdtempSync("node_modules/.cache/cli-");
  copyFileSync("package.json", join(folder, "package.json"));
  // The published build, but of this one entry: the command needs nothing of the widgets.
  const { lib } = config.build;
  const entry = { "cli/bin": lib.entry["cli/bin"] };
  const results = await build({
    ...config,
    configFile: false,
    logLevel: "silent",
    build: { ...config.build, outDir: join(folder, "dist"), lib: { ...lib, entry } },
  });
  output = (results as Rolldown.RolldownOutput[])[0]?.output;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly args: readonly string[];
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command in the folder of the cards, in a pipe. */
function run({ args, input = "", env = {} }: Run) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join("dist", "cli", "bin.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    input,
    env: { PATH: process.env.PATH ?? "", ...env },
  });
  return { stdout, stderr, status };
}

function write(file: string, markdown: string) {
  writeFileSync(join(folder, file), markdown);
  return file;
}

const fine = [
  "---",
  "pipeline_tag: text-classification",
  "widget:",
  "- text: Kind.",
  "  output: [{ label: praise, score: 0.9 }]",
  "---",
  "",
].join("\n");

describe("inference-widgets check", () => {
  it("says that a card is fine, what it is for and how many examples it has", () => {
    const { stdout, stderr, status } = run({ args: ["check", write("fine.md", fine)] });
    expect(stdout).toBe("fine.md\n  fine: text-classification, 1 example\n\n1 file, no problems\n");
    expect([stderr, status]).toEqual(["", 0]);
  });

  it("shows each problem with its line, its place and what to write", () => {
    const card = write(
      "faults.md",
      fine.replace("praise, score: 0.9", "praise, score: ninety").replace("---", "---\nlicence: mit"),
    );
    expect(run({ args: ["check", card] }).stdout).toBe(
      [
        "faults.md",
        "  2:1  note  `licence` is read as `license`, the name the Hub knows.  license",
        "    licence: mit",
        "    ^",
        "    write instead:",
        "      license: mit",
        "  6:36  warning  This score is not a number and is left out.  score-not-a-number",
        "      output: [{ label: praise, score: ninety }]",
        `${" ".repeat(4 + 35)}^`,
        "    write instead:",
        "      score: 0.9",
        "",
        "1 file, 1 warning, 1 note",
        "",
      ].join("\n"),
    );
  });

  it("tells what to add where something is missing", () => {
    const { stdout } = run({ args: ["check", "-"], input: "---\npipeline_tag: fill-mask\n---\n" });
    expect(stdout).toContain("standard input\n  1:1  note  ");
    expect(stdout).toContain("    add:\n      widget:\n        - text: … [MASK] …\n");
    expect(run({ args: ["check", "-"], input: "---\nlicense: mit\n" }).stdout).toContain("    ---\n    ^\n    add:\n      ---\n");
  });

  it("counts over all files, and fails for an error but not for a warning", () => {
    const warned = write("warned.md", fine.replace("0.9", "ninety"));
    const broken = write("broken.md", fine.replace("Kind.", "@Kind"));
    expect(run({ args: ["check", warned, "fine.md"] }).status).toBe(0);
    const { stdout, status } = run({ args: ["check", warned, "fine.md", broken] });
    expect(stdout).toContain("\n\n3 files, 1 error, 1 warning\n");
    expect(status).toBe(1);
  });

  it("says in words which file cannot be read, and goes on", () => {
    const { stdout, status } = run({ args: ["check", "nowhere.md", "dist", "fine.md"] });
    expect(stdout).toContain("nowhere.md\n  error  This file cannot be read: there is no such file.");
    expect(stdout).toContain("dist\n  error  This file cannot be read: it is a folder.");
    expect(stdout).toContain("fine.md\n  fine");
    expect(status).toBe(1);
  });

  it("reads the standard input, and keeps an invisible start", () => {
    expect(run({ args: ["check", "-"], input: fine }).stdout).toContain("standard input\n  fine");
    const { stdout } = run({ args: ["check", "-"], input: `\uFEFF${fine}` });
    expect(stdout).toContain("1:1  warning  An invisible character");
    expect(stdout).toContain("    \\ufeff---\n    ^\n");
  });
});

describe("the caret", () => {
  const caretOf = (line: string, fault: string, lineEnd = "\n") => {
    const lines = ["---", "pipeline_tag: text-to-image", "widget:", "- text: a", line, "---", ""];
    const { stdout } = run({ args: ["check", "-"], input: lines.join(lineEnd) });
    const told = stdout.split("\n");
    const at = told.findIndex((text) => text.includes(fault));
    return { place: /^\d+:\d+/.exec(told[at]?.trim() ?? "")?.[0], source: told[at + 1]?.slice(4), caret: told[at + 2]?.slice(4) };
  };

  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ])("stands below the very column, after emoji and tabs, in a file with %s", (_, lineEnd) => {
    const line = "  output: { text: '🪁 👩‍🚀 e\u0301 漢', url: \t 'javascript:0' }";
    const { place, source, caret } = caretOf(line, "unsupported-url", lineEnd);
    expect(place).toBe(`5:${line.indexOf("'javascript") + 1}`);
    expect(source).toBe(line);
    // Two columns for each emoji and for 漢, one for an accented letter; the tab is one in both lines.
    expect(caret).toBe(`${" ".repeat("  output: { text: '.. .. e ..', url: ".length)}\t ^`);
  });

  it("stays in sight in a long line, which is cut on both sides", () => {
    const { place, source, caret } = caretOf(
      `  output: { text: "${"é 漢 ".repeat(2_000)}", url: "javascript:0", b: "${"c".repeat(9_000)}" }`,
      "unsupported-url",
    );
    expect(place).toBe(`5:${'  output: { text: "'.length + 8_000 + '", url: '.length + 1}`);
    expect(source).toMatch(/^….*"javascript:0".*…$/);
    expect([...(source ?? "")].length).toBeLessThan(90);
    const before = source?.slice(0, source.indexOf('"javascript')) ?? "";
    expect(caret).toBe(`${" ".repeat(before.length + (before.match(/漢/g)?.length ?? 0))}^`);
  });
});

describe("--json", () => {
  it("prints all problems of all files and nothing else", () => {
    write("warned.md", fine.replace("0.9", "ninety"));
    const { stdout, stderr, status } = run({
      args: ["check", "--json", "warned.md", "fine.md", "nowhere.md"],
      env: { FORCE_COLOR: "1" },
    });
    expect(JSON.parse(stdout)).toEqual([
      { file: "warned.md", problems: [expect.objectContaining({ code: "score-not-a-number", line: 5, column: 36 })] },
      { file: "fine.md", problems: [] },
      { file: "nowhere.md", problems: [expect.objectContaining({ code: "unreadable-file", severity: "error" })] },
    ]);
    expect([stderr, status]).toEqual(["", 1]);
  });
});

describe("colours", () => {
  it("are left out in a pipe and with NO_COLOR, and there with FORCE_COLOR", () => {
    const coloured = (env: Record<string, string>) => run({ args: ["check", "fine.md"], env }).stdout.includes("\u001b[");
    expect(coloured({})).toBe(false);
    expect(coloured({ NO_COLOR: "1" })).toBe(false);
    expect(coloured({ FORCE_COLOR: "0" })).toBe(false);
    expect(coloured({ FORCE_COLOR: "1" })).toBe(true);
    expect(coloured({ FORCE_COLOR: "" })).toBe(true);
  });
});

describe("what a card holds", () => {
  it("reaches the terminal as text only", () => {
    const evil = "\u001b]0;owned\u0007\u009b2J\u202egnp.exe\u2066\u200e";
    const card = `---\npipeline_tag: "\\e[2J\\x9b1m${evil}"\nlicense: ["\\e[31m\u202e"]\n# ${evil}\nwidget:\n- te\u202ext: a\n---\n`;
    const file = write("\u202etfil.md", card);
    for (const args of [["check", file], ["check", "--json", file], ["check", "-"], ["\u001b[31m"], ["check", "--\u001b[31m"]]) {
      const { stdout, stderr } = run({ args, input: card });
      expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      expect(stdout + stderr).toMatch(/\\u(001b|202e)/);
    }
    expect(JSON.parse(run({ args: ["check", "--json", file] }).stdout)[0].file).toBe(file);
  });
});

describe("the command line", () => {
  it("shows how it is used, and its version", () => {
    const { stdout, status } = run({ args: ["--help"] });
    expect(stdout).toMatch(/^Usage: inference-widgets check/);
    expect(status).toBe(0);
    expect(run({ args: ["check", "--help"] }).stdout).toBe(stdout);
    expect(run({ args: ["--version"] }).stdout).toBe(`${JSON.parse(readFileSync("package.json", "utf8")).version}\n`);
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["inspect"]],
    ["no file", ["check"]],
    ["an unknown option", ["check", "--fix", "fine.md"]],
  ])("ends with 2 for %s, and says so in words", (_, args) => {
    const { stdout, stderr, status } = run({ args });
    expect([stdout, status]).toEqual(["", 2]);
    expect(stderr).toMatch(/^(Usage|There is no command "inspect"|No file is named\.|The arguments are not understood: --fix)/);
    expect(stderr).not.toMatch(/ at .*:\d+/);
  });

  it("stops quietly when nobody reads on", () => {
    const long = write("long.md", fine.replace("tion\n", `tion\ntags: [${"1, ".repeat(400)}]\n`));
    const shell = `"${process.execPath}" dist/cli/bin.js check ${Array(20).fill(`./${long}`).join(" ")} - </dev/null | head -n 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", shell], { cwd: folder, encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["./long.md\n", ""]);
  });
});

describe("the built command", () => {
  it("begins as a program and loads no React", () => {
    expect(readFileSync(join(folder, "dist/cli/bin.js"), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    const loaded = new Set<string>();
    const follow = (name: string) => {
      if (loaded.has(name)) return;
      loaded.add(name);
      const chunk = output?.find(({ fileName }) => fileName === name);
      if (chunk?.type === "chunk") [...chunk.imports, ...chunk.dynamicImports].forEach(follow);
    };
    follow("cli/bin.js");
    expect([...loaded]).toEqual(expect.arrayContaining(["card/checkModelCard.js", "js-yaml"]));
    expect([...loaded].filter((name) => !/^(cli|card|core)\/|^node:|^js-yaml$/.test(name))).toEqual([]);
  });
});
