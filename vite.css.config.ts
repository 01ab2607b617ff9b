import { defineConfig, mergeConfig, type Plugin } from "vite";
import base from "./vite.config.js";

/** Lets TypeScript find the sheets, which it looks for since version 6. */
const declareSheets: Plugin = {
  name: "declare-sheets",
  generateBundle() {
    for (const sheet of ["styles", "gallery"]) {
      this.emitFile({ type: "asset", fileName: `${sheet}.css.d.ts`, source: "export {};\n" });
    }
  },
};

/** Takes comments and spaces out, and gathers into one the blocks that each sheet opens for what is inside a widget. */
function squeeze(sheet: string): string {
  const short = sheet
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?|(:) /g, "$1$2")
    .replaceAll(";}", "}")
    .trim();
  const blocks = /:where\(\.iw\)\{((?:[^{}]+|\{(?:[^{}]+|\{[^{}]*\})*\})*)\}/g;
  const inside = [...short.matchAll(blocks)].map(([, rules]) => rules);
  return `${short.replace(blocks, "")}:where(.iw){${inside.join("")}}`;
}

const squeezed: Plugin = {
  name: "squeezed-sheet",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === "asset" && file.fileName.endsWith(".css")) file.source = squeeze(String(file.source));
    },
  },
};

/** Joins every sheet of the widgets into dist/styles.css; the gallery's own is dist/gallery.css. */
export default mergeConfig(
  base,
  defineConfig({
    publicDir: false,
    plugins: [declareSheets, squeezed],
    build: {
      emptyOutDir: false,
      // A minifier sorts each rule anew and adds prefixes that no supported browser needs: both weigh, once packed.
      cssMinify: false,
      rolldownOptions: {
        input: { styles: "src/styles.css", gallery: "src/ModelGallery.css" },
        output: { assetFileNames: "[name][extname]" },
      },
    },
  }),
);
