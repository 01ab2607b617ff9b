import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/react-vite";
import { buildElement } from "../scripts/element.mjs";

// For the plain page that has the element in it; the tests build their own.
const element = fileURLToPath(new URL("../node_modules/.cache/inference-widgets/element", import.meta.url));
if (!process.env.VITEST) await buildElement(element);

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.stories.tsx", "../stories/**/*.mdx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  staticDirs: ["../public", ...(process.env.VITEST ? [] : [{ from: element, to: "/element" }])],
  features: { sidebarOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: "react-docgen", check: false },
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: {
      ...vite.optimizeDeps,
      // Found only once a story is shown, they would make the page load anew.
      include: [
        ...(vite.optimizeDeps?.include ?? []),
        "@google/model-viewer",
        "@tanstack/react-query",
        "eventsource-parser",
        "marked",
        "pdfjs-dist",
        "pdfjs-dist/build/pdf.worker.mjs",
        "js-yaml",
        "react-dom",
      ],
      exclude: [...(vite.optimizeDeps?.exclude ?? []), "@huggingface/transformers"],
    },
    // A lower target would rewrite light-dark() in the built pages.
    build: { ...vite.build, cssTarget: ["chrome123", "firefox128", "safari17.5"] },
  }),
};

export default config;
