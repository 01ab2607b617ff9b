import { execFile, type SpawnOptionsWithoutStdio, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { expect } from "vitest";
import type { Snippet } from "../../../src/core/backend.js";
import type { ReceivedRequest } from "../../server/index.js";

/** A folder of a visitor who has copied code, with the files that it reads. */
export interface Folder {
  readonly path: string;
  /** Runs code as the visitor would; rejects with what it complained of. Gives what it printed. */
  run(snippet: Snippet, options: RunOptions): Promise<string>;
  remove(): void;
}

interface RunOptions {
  /** Addresses in the code and what is asked instead. */
  readonly instead?: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** Why Python code cannot be run here; undefined where it can. */
export const noPython: string | undefined =
  spawnSync("python3", ["-c", "import requests"]).status === 0 ? undefined : "python3 with requests is not installed";

/** Makes a folder with these files in it. */
export function makeFolder(files: Readonly<Record<string, Uint8Array>>): Folder {
  const path = mkdtempSync(join(tmpdir(), "code-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  symlinkSync(join(process.cwd(), "node_modules"), join(path, "node_modules"));
  const runners = new Map<string, Runner>();
  let count = 0;
  return { path, run, remove };

  async function run({ language, code }: Snippet, { instead = {}, environment }: RunOptions): Promise<string> {
    const lead = Object.entries(instead);
    const text = lead.reduce((all, [from, to]) => all.replaceAll(from, to), code);
    count += 1;
    const file = join(path, `code${count}.${{ javascript: "mjs", python: "py", curl: "sh" }[language]}`);
    writeFileSync(file, text);
    const { NODE_OPTIONS: _, ...rest } = process.env;
    const options = { cwd: path, env: { ...rest, ...environment } };
    if (language === "curl") return (await promisify(execFile)("bash", ["-e", file], options)).stdout;
    // A process for each would spend most of its time on starting, and on loading a library anew.
    const key = JSON.stringify([language, environment]);
    const runner = runners.get(key) ?? startRunner(language, options);
    runners.set(key, runner);
    const { printed, failed } = await runner.run({ file, instead: lead });
    if (failed) throw new Error(`${failed}\n${printed}\n${text}`);
    return printed;
  }

  function remove(): void {
    for (const { stop } of runners.values()) stop();
    rmSync(path, { recursive: true });
  }
}

interface Runner {
  run(task: object): Promise<{ readonly printed: string; readonly failed?: string }>;
  stop(): void;
}

/** A process that runs one file after the other. */
function startRunner(language: "javascript" | "python", options: SpawnOptionsWithoutStdio): Runner {
  const [command, name] = { javascript: ["node", "runAll.mjs"], python: ["python3", "runAll.py"] }[language] as [string, string];
  const child = spawn(command, [join(process.cwd(), "test/fetchers/code", name)], options);
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async run(task) {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      const { value } = (await answers.next()) as { value?: string }; // of readline, which gives strings
      return JSON.parse(value ?? expect.fail(`${command} has ended`));
    },
    stop: () => child.stdin.end(),
  };
}

/** What of a request a server can tell apart: JSON by its value, all else by its bytes. */
export function asked({ method, path, headers, body }: ReceivedRequest) {
  const isJson = headers["content-type"] === "application/json";
  const [type] = headers["content-type"]?.split("boundary") ?? [];
  return {
    method,
    path: decodeURI(path),
    type,
    accept: headers.accept,
    authorization: headers.authorization,
    body: isJson ? (JSON.parse(String(body)) as unknown) : new Uint8Array(body),
  };
}
