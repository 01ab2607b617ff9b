import { existsSync, readdirSync } from "node:fs";
import { defineConfig, mergeConfig, type Plugin } from "vite";
import manifest from "./package.json" with { type: "json" };
import base from "./vite.config.js";

/**
 * The module behind each door of the exports map, by its name in `dist`; of a door with a `*` one for each file that is there.
 * A door without such a module is built by another config.
 */
const entries = Object.fromEntries(
  [...Object.values(manifest.exports), ...Object.values(manifest.bin)]
    .map((door) => (typeof door === "string" ? door : door.default))
    .filter((path) => path.endsWith(".js"))
    .map((path) => path.slice("./dist/".length, -".js".length))
    .flatMap(fill)
    .filter((name) => existsSync(sourceOf(name)))
    .map((name) => [name, sourceOf(name)]),
);

function fill(name: string): string[] {
  const [folder = "", rest] = name.split("*");
  if (rest === undefined) return [name];
  return readdirSync(`src/${folder}`).map((file) => `${folder}${file.replace(/\.tsx?$/, "")}${rest}`);
}

function sourceOf(name: string): string {
  const path = `src/${name}.ts`;
  return existsSync(`${path}x`) ? `${path}x` : path;
}

/**
 * A task's module makes its widget by calling code for the browser, which a server component cannot: what it exports are parts
 * of the browser's side, too. The module itself has no state, so that its source needs no directive.
 */
const tasksAreClients: Plugin = {
  name: "tasks-are-clients",
  renderChunk: (code, { name }) =>
    /^tasks\/[^/]+\/index$/.test(name) && !code.startsWith('"use client"')
      ? { code: `"use client";\n${code}`, map: null }
      : undefined,
};

/** The worker of the optional `pdfjs-dist`: found by the bundler of the page that has the package, and no part of ours. */
const pdfWorker = 'new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url)';
export const leavePdfWorker: Plugin = {
  name: "leave-pdf-worker",
  enforce: "pre",
  transform: (code) => (code.includes(pdfWorker) ? { code: code.replace(pdfWorker, "PDF_WORKER_URL"), map: null } : undefined),
  renderChunk: (code) =>
    code.includes("PDF_WORKER_URL") ? { code: code.replace("PDF_WORKER_URL", pdfWorker), map: null } : undefined,
};

export default mergeConfig(
  base,
  defineConfig({
    publicDir: false,
    plugins: [tasksAreClients, leavePdfWorker],
    build: {
      // The files keep their names, words and lines: a map of them would be most of the package and say little more.
      sourcemap: false,
      minify: false,
      // The sheet inside the element.
      cssMinify: true,
      lib: { entry: entries, formats: ["es"] },
      rolldownOptions: {
        external: (id: string) => /^[^./\0]/.test(id) && !id.startsWith("src/"),
        output: { preserveModules: true, preserveModulesRoot: "src" },
      },
    },
  }),
);
