import { readdirSync } from "node:fs";
import { defineConfig, mergeConfig, type Plugin } from "vite";
import base from "./vite.config.js";

/** One entry for each folder of a task and each backend, besides the two rooms with one door. */
const tasks = readdirSync("src/tasks", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const entries: Record<string, string> = {
  index: "src/index.ts",
  "card/index": "src/card/index.ts",
  "element/index": "src/element/index.ts",
  "cli/bin": "src/cli/bin.ts",
  ...Object.fromEntries(
    ["endpoint", "firstAvailable", "gradio", "huggingFace", "openAI", "proxy", "proxyHandler", "recorded", "textEmbeddings"].map(
      (name) => [`fetchers/${name}`, `src/fetchers/${name}.ts`],
    ),
  ),
  "fetchers/transformers/index": "src/fetchers/transformers/index.ts",
  "fetchers/transformers/worker": "src/fetchers/transformers/worker.ts",
  ...Object.fromEntries(tasks.map(({ name }) => [`tasks/${name}/index`, `src/tasks/${name}/index.ts`])),
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
    plugins: [leavePdfWorker],
    build: {
      sourcemap: true,
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
