import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** Folder of everything that is made here. */
export const folder = await mkdtemp(join(tmpdir(), "inference-widgets-"));

interface RunOptions {
  /** @default the project's folder */
  readonly cwd?: string;
  /** What `NODE_ENV` says. @default "production" */
  readonly mode?: "production" | "development";
}

/** Runs a program and gives what it says; rejects with all that it said when it fails. */
export async function run(command: string, parameters: readonly string[], options: RunOptions = {}): Promise<string> {
  const { cwd = process.cwd(), mode = "production" } = options;
  const env = { ...process.env, NODE_ENV: mode };
  try {
    const { stdout } = await exec(command, parameters, { cwd, env, maxBuffer: 2 ** 26, shell: process.platform === "win32" });
    return stdout;
  } catch (thrown) {
    const { stdout = "", stderr = "" } = thrown as { stdout?: string; stderr?: string }; // what execFile adds to its errors
    throw new Error(`${command} ${parameters.join(" ")}\n${stdout}\n${stderr}`);
  }
}

/** Runs a command of this project's own node_modules. */
export function runTool(path: string, parameters: readonly string[], options?: RunOptions): Promise<string> {
  return run(process.execPath, [join(process.cwd(), "node_modules", path), ...parameters], options);
}

/** Builds the library and packs it, as a release does. */
export async function pack(): Promise<string> {
  await run("npm", ["run", "build"]);
  const [packed] = JSON.parse(await run("npm", ["pack", "--json", "--loglevel=silent", "--pack-destination", folder]));
  return join(folder, packed.filename);
}

/** A fresh copy of the example of Vite, with the tarball and one version of React installed by npm. */
export async function makeApp(tarball: string, react: "18.3.1" | "19"): Promise<string> {
  const app = join(folder, `react-${react}`);
  await cp("examples/vite-ssr", app, { recursive: true });
  const manifest = JSON.parse(await readFile(join(app, "package.json"), "utf8"));
  // Vite comes from this project: it is large, and no part of what is tested.
  delete manifest.devDependencies;
  Object.assign(manifest.dependencies, { "inference-widgets": tarball, react, "react-dom": react });
  const [major] = react.split(".");
  Object.assign(manifest.dependencies, { "@types/react": major, "@types/react-dom": major });
  await writeFile(join(app, "package.json"), JSON.stringify(manifest));
  await run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"], {
    cwd: app,
  });
  await mkdir(join(app, "node_modules/@types"), { recursive: true });
  for (const name of ["vite", "@types/node", "undici-types"]) {
    await symlink(join(process.cwd(), "node_modules", name), join(app, "node_modules", name), "junction");
  }
  return app;
}

export function cleanUp(): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
