import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Shared by the library build, Storybook and the tests. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2022",
    // A lower CSS target would rewrite light-dark() so that it no longer follows the host's color-scheme.
    cssTarget: ["chrome123", "firefox128", "safari17.5"],
  },
});
