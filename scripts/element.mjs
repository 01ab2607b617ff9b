import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "./dependencies.mjs";

/** Builds the element as a page without a build step loads it, into a folder that is emptied first. */
export async function buildElement(folder) {
  const vite = [
    "node_modules/vite/bin/vite.js",
    "build",
    "--config",
    "vite.element.config.ts",
    "--outDir",
    folder,
    "--emptyOutDir",
  ];
  // A tool that is in another mode itself would build its own mode into it.
  await promisify(execFile)(process.execPath, vite, { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
}
