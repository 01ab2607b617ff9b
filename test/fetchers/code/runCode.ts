import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  return { path, run, remove: () => rmSync(path, { recursive: true }) };

  function run({ language, code }: Snippet, { instead = {}, environment }: RunOptions): Promise<string> {
    const lead = Object.entries(instead);
    const text = lead.reduce((all, [from, to]) => all.replaceAll(from, to), code);
    const file = join(path, { javascript: "code.mjs", python: "code.py", curl: "code.sh" }[language]);
    writeFileSync(file, text);
    const redirect = `const send = fetch; globalThis.fetch = (address, init) => send(${lead.reduce(
      (address, [from, to]) => `${address}.replace(${JSON.stringify(from)}, ${JSON.stringify(to)})`,
      "String(address)",
    )}, init);`;
    const [command, ...options] = {
      javascript: ["node", "--import", `data:text/javascript,${encodeURIComponent(redirect)}`],
      python: ["python3"],
      curl: ["bash", "-e"],
    }[language] as [string, ...string[]];
    const { NODE_OPTIONS: _, ...rest } = process.env;
    return new Promise((resolve, reject) => {
      execFile(command, [...options, file], { cwd: path, env: { ...rest, ...environment } }, (error, stdout, stderr) => {
        if (error) reject(new Error(`${stderr || error.message}\n${stdout}\n${text}`));
        else resolve(stdout);
      });
    });
  }
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
