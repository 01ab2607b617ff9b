import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { compile } from "@mdx-js/mdx";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { findChromium } from "./scripts/chromium.mjs";

const executablePath = await findChromium();

/**
 * Elements as React makes them in production. In development each one notes where in the code it was made, which took a
 * third of the time of these tests; what React says of wrong elements, the tests without a browser hear.
 */
const plainElements = (): Plugin => ({
  name: "plain-elements",
  enforce: "post",
  config: () => ({
    oxc: { jsx: { development: false } },
    resolve: { alias: [{ find: /^react\/jsx-runtime$/, replacement: elements }] },
  }),
});
const elements = fileURLToPath(new URL("node_modules/react/cjs/react-jsx-runtime.production.js", import.meta.url));

/** Guides as modules, as Storybook reads them. */
const guidesAsModules: Plugin = {
  name: "guides-as-modules",
  transform: { filter: { id: /\.mdx$/ }, handler: async (source) => String(await compile(source)) },
};

/** As many pages as there are cores: a page waits now and then for its frames, and for the others. */
const pages = availableParallelism();

// Vitest changes the object it is given, so that each project needs its own.
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  viewport: { width: 1000, height: 900 },
  instances: [{ browser: "chromium" as const }],
  provider: playwright({
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  }),
});

const nodeTests = [
  "test/{core,card,cli,element,fetchers,package,policy,scripts}/**/*.test.ts",
  "test/{bundle,ssr}.test.{ts,tsx}",
];
const browserTests = ["test/**/*.browser.test.{ts,tsx}", "test/{accessibility,conformance}/*.test.tsx"];

/** Begun first, so that nothing long is left at the end. The element is not among them: its pictures are compared, best in peace. */
const longest = [
  /\/policy\/policy\.test/,
  /\/package\/package\.test/,
  /\/bundle\.test/,
  /\/makeModels\.test/,
  /\/(accessibility|conformance)\/(first|second|third|fourth)\.test/,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => longest.findIndex((name) => name.test(moduleId)) + 1 || longest.length + 1;
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: "node",
          testTimeout: 30_000,
          environment: "node",
          include: nodeTests,
          exclude: browserTests,
          isolate: false,
        },
      },
      {
        plugins: [guidesAsModules, react()],
        test: {
          name: "unit",
          testTimeout: 30_000,
          environment: "jsdom",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...nodeTests, ...browserTests],
          setupFiles: ["test/setup.ts"],
          isolate: false,
        },
      },
      {
        plugins: [react(), plainElements()],
        optimizeDeps: {
          include: [
            "react",
            "react-dom/client",
            "react-dom/server",
            "@google/model-viewer",
            "@tanstack/react-query",
            "@testing-library/react",
            "axe-core",
            "js-yaml",
            "eventsource-parser",
            "marked",
            "pdfjs-dist",
            "pdfjs-dist/build/pdf.worker.mjs",
            "@testing-library/jest-dom/vitest",
            "@testing-library/user-event",
            "react-dom",
            "react/jsx-runtime",
          ],
          exclude: ["@huggingface/transformers"],
        },
        test: {
          name: "browser",
          // After the tests without a browser, and before the stories: side by side they would slow each other down.
          sequence: { groupOrder: 1 },
          // Microphones, pictures and workers in real time: a busy machine may need a second try.
          retry: 1,
          testTimeout: 60_000,
          include: browserTests,
          setupFiles: ["test/setup.ts"],
          isolate: false,
          maxWorkers: pages,
          browser: browser(),
        },
      },
      {
        plugins: [storybookTest({ configDir: ".storybook" }), plainElements()],
        test: {
          name: "storybook",
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          retry: 1,
          isolate: false,
          maxWorkers: pages,
          browser: browser(),
        },
      },
    ],
  },
});
