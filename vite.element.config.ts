import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig, type Plugin } from "vite";
import base from "./vite.config.js";
import { leavePdfWorker } from "./vite.lib.config.js";

/** Where a package's file lies, for an alias. */
const fileOf = (specifier: string) => fileURLToPath(import.meta.resolve(specifier));

/** Vite's own way to load a chunk puts links into the page's head; a plain `import()` is all that is needed. */
const loadChunksPlainly: Plugin = {
  name: "load-chunks-plainly",
  enforce: "pre",
  load: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : undefined),
};

/**
 * The element as a page without a build step loads it: Preact in React's place, everything inside, a chunk for each task.
 *
 * Packages that the library loads only where they are installed stay outside; a page may name them in an import map.
 */
export default mergeConfig(
  base,
  defineConfig({
    publicDir: false,
    plugins: [leavePdfWorker, loadChunksPlainly],
    // Chunks find each other wherever the folder is served.
    base: "./",
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: {
      alias: [
        { find: "@tanstack/react-query", replacement: fileURLToPath(new URL("src/element/query.ts", import.meta.url)) },
        { find: /^react(-dom)?$/, replacement: fileOf("preact/compat") },
        { find: /^react-dom\/client$/, replacement: fileOf("preact/compat/client") },
        { find: /^react\/jsx-runtime$/, replacement: fileOf("preact/jsx-runtime") },
      ],
    },
    build: {
      outDir: "dist/element/standalone",
      assetsDir: ".",
      modulePreload: false,
      minify: true,
      cssMinify: true,
      rolldownOptions: {
        input: { element: "src/element/index.ts" },
        preserveEntrySignatures: "strict",
        external: /^(@google\/model-viewer|@gradio\/client|@huggingface\/|pdfjs-dist)/,
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name]-[hash].js",
          // What every widget needs comes in one piece, before its task is known.
          codeSplitting: { groups: [{ name: "widget", test: /src\/widget\/createWidget\.tsx$/ }] },
        },
      },
    },
  }),
);
