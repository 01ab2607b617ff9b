import { defineConfig, mergeConfig, type Plugin } from "vite";
import base from "./vite.config.js";

/** Lets TypeScript find the sheet, which it looks for since version 6. */
const declareSheet: Plugin = {
  name: "declare-sheet",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "styles.css.d.ts", source: "export {};\n" });
  },
};

/** Joins every sheet into dist/styles.css. */
export default mergeConfig(
  base,
  defineConfig({
    publicDir: false,
    plugins: [declareSheet],
    build: {
      emptyOutDir: false,
      cssMinify: true,
      rolldownOptions: { input: "src/styles.css", output: { assetFileNames: "[name][extname]" } },
    },
  }),
);
