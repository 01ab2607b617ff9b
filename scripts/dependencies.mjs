import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs `npm ci` when dependencies are missing or the lock file has changed since they were installed. */
export function ensureDependencies() {
  const lock = createHash("sha256")
    .update(readFileSync(`${root}/package-lock.json`))
    .digest("hex");
  const note = `${root}/node_modules/.installed-lock`;
  if (existsSync(note) && readFileSync(note, "utf8") === lock) return;
  execFileSync("npm", ["ci"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  writeFileSync(note, lock);
}
