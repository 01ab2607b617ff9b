import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { findChromium } from "./scripts/chromium.mjs";

const executablePath = await findChromium();

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
const longest = ["policy/policy", "package/package", "bundle", "scripts/makeModels"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isAt = ({ moduleId }: TestSpecification) => longest.findIndex((name) => moduleId.includes(`/test/${name}.test.`));
    const sorted = await super.sort(files);
    const first = sorted.filter((file) => isAt(file) >= 0).sort((one, other) => isAt(one) - isAt(other));
    return [...first, ...sorted.filter((file) => isAt(file) < 0)];
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
        plugins: [react()],
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
        plugins: [react()],
        optimizeDeps: {
          include: [
            "react",
            "react-dom/client",
            "react-dom/server",
            "react/jsx-dev-runtime",
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
          browser: browser(),
        },
      },
      {
        plugins: [storybookTest({ configDir: ".storybook" })],
        test: {
          name: "storybook",
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          retry: 1,
          isolate: false,
          browser: browser(),
        },
      },
    ],
  },
});
