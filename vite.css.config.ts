import { defineConfig, mergeConfig } from "vite";
import base from "./vite.config.js";

/** Joins every sheet into dist/styles.css. */
export default mergeConfig(
  base,
  defineConfig({
    publicDir: false,
    build: {
      emptyOutDir: false,
      cssMinify: true,
      rolldownOptions: { input: "src/styles.css", output: { assetFileNames: "[name][extname]" } },
    },
  }),
);
