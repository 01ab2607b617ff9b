import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { describe, expect, test } from "vitest";
import { registry } from "../src/tasks/registry.js";

/** Bytes gzip that the widget of a task may weigh, beside the peers. */
const budgets: Readonly<Record<string, number>> = {
  "any-to-any": 21_950,
  "audio-classification": 22_900,
  "audio-text-to-text": 21_950,
  "audio-to-audio": 25_200,
  "automatic-speech-recognition": 23_200,
  conversational: 19_100,
  "depth-estimation": 23_350,
  "document-question-answering": 24_250,
  "feature-extraction": 17_350,
  "fill-mask": 16_700,
  "graph-ml": 20_200,
  "image-classification": 19_650,
  "image-feature-extraction": 21_050,
  "image-segmentation": 25_000,
  "image-text-to-image": 22_150,
  "image-text-to-text": 21_950,
  "image-text-to-video": 21_350,
  "image-to-3d": 20_050,
  "image-to-image": 22_100,
  "image-to-text": 18_850,
  "image-to-video": 21_350,
  "keypoint-detection": 25_600,
  "mask-generation": 24_150,
  "multiple-choice": 17_900,
  "object-detection": 23_050,
  other: 19_000,
  "question-answering": 17_750,
  "reinforcement-learning": 20_750,
  robotics: 23_650,
  "sentence-similarity": 18_350,
  summarization: 15_850,
  "table-question-answering": 22_350,
  "table-to-text": 21_500,
  "tabular-classification": 24_500,
  "tabular-regression": 24_500,
  "tabular-to-text": 21_500,
  "text-classification": 15_850,
  "text-generation": 17_400,
  "text-ranking": 17_800,
  "text-retrieval": 18_150,
  "text-to-3d": 16_900,
  "text-to-audio": 20_500,
  "text-to-image": 18_650,
  "text-to-speech": 20_500,
  "text-to-video": 17_950,
  "time-series-forecasting": 24_500,
  "token-classification": 21_100,
  translation: 16_100,
  "unconditional-image-generation": 17_500,
  "video-classification": 18_950,
  "video-text-to-text": 21_950,
  "video-to-video": 20_150,
  "visual-document-retrieval": 20_000,
  "visual-question-answering": 21_550,
  "voice-activity-detection": 23_000,
  "zero-shot-classification": 18_150,
  "zero-shot-image-classification": 21_950,
  "zero-shot-object-detection": 24_750,
};

interface Loaded {
  readonly modules: readonly string[];
  readonly gzip: number;
}

const bundles = new Map<string, Promise<Loaded>>();

/** What a page loads that imports this: the modules of its first chunks, and their size. */
function bundle(code: string): Promise<Loaded> {
  const made = bundles.get(code) ?? bundleEach({ page: code }).then(({ page }) => page as Loaded);
  bundles.set(code, made);
  return made;
}

/** What each of several pages loads, by its name; built together, chunks that several share have sizes of their own. */
async function bundleEach(pages: Readonly<Record<string, string>>): Promise<Readonly<Record<string, Loaded>>> {
  const prefix = "virtual:";
  const codeOf = (id: string) => (id.startsWith(prefix) ? pages[id.slice(prefix.length)] : undefined);
  const result = (await build({
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    // The test's own mode would build React's development runtime into it.
    oxc: { jsx: { runtime: "automatic", development: false } },
    plugins: [
      { name: "entry", resolveId: (id) => (codeOf(id) === undefined ? undefined : id), load: codeOf },
      {
        // The bundler's own way to load a chunk, which a page has once, is no weight of a widget.
        name: "preload",
        enforce: "pre",
        load: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.keys(pages).map((name) => [name, `${prefix}${name}`])),
        preserveEntrySignatures: "strict",
        // Peers, which the page has already.
        external: /^(react|react-dom|@google\/model-viewer|@tanstack\/react-query|@huggingface\/transformers|pdfjs-dist)(\/|$)/,
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = result.output.filter((file) => file.type === "chunk");
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loadedBy = (entry: string): Loaded => {
    const first = new Set<string>();
    const follow = (name: string) => {
      if (first.has(name)) return;
      first.add(name);
      for (const next of byName.get(name)?.imports ?? []) if (byName.has(next)) follow(next);
    };
    for (const chunk of chunks) if (chunk.isEntry && chunk.name === entry) follow(chunk.fileName);
    const loaded = [...first].flatMap((name) => byName.get(name) ?? []);
    const modules = loaded.flatMap((chunk) =>
      Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
    );
    return {
      modules: modules.map((id) => id.replaceAll("\\", "/")),
      gzip: gzipSync(loaded.map((chunk) => chunk.code).join("\n"), { level: 9 }).length,
    };
  };
  return Object.fromEntries(Object.keys(pages).map((name) => [name, loadedBy(name)]));
}

const src = `${process.cwd().replaceAll("\\", "/")}/src`;
const widgetName = (tag: string) =>
  `${tag
    .split("-")
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("")}Widget`;
const tasksIn = (modules: readonly string[]) => [
  ...new Set(modules.flatMap((id) => id.match(/\/src\/tasks\/([^/]+)\//)?.[1] ?? [])),
];

const fromRoot = bundleEach(
  Object.fromEntries(Object.keys(registry).map((tag) => [tag, `export { ${widgetName(tag)} } from "${src}/index.ts";`])),
);

describe.each(Object.keys(registry))("importing one widget: %s", (tag) => {
  test("from the root brings no other task, no YAML and no backend", async () => {
    expectAlone((await fromRoot)[tag]);
  });

  test("from its own path brings no other task, no YAML and no backend", async () => {
    expectAlone(await bundle(`export { default } from "${src}/tasks/${tag}/index.ts";`));
  });

  function expectAlone(loaded: Loaded | undefined): void {
    expect(tasksIn(loaded?.modules ?? [])).toEqual([tag]);
    expect(loaded?.modules.filter((id) => /js-yaml|\/src\/(card|fetchers)\//.test(id))).toEqual([]);
  }

  test("stays within its budget", async () => {
    const { gzip } = await bundle(`export { default } from "${src}/tasks/${tag}/index.ts";`);
    console.log(`${tag}: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(budgets[tag] ?? 0);
  });
});

describe("budgets", () => {
  test("useTask alone", async () => {
    const { gzip, modules } = await bundle(`export { useTask } from "${src}/index.ts";`);
    console.log(`useTask: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(5_000);
    expect(tasksIn(modules)).toEqual([]);
  });

  test("the widget of any model, before its task", async () => {
    const { gzip, modules } = await bundle(`export { InferenceWidget } from "${src}/index.ts";`);
    console.log(`InferenceWidget: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(12_000);
    expect(tasksIn(modules)).toEqual([]);
  });

  test("the widget of any model brings no YAML to a page that passes a card", async () => {
    const { modules } = await bundle(`export { InferenceWidget, useModelCard } from "${src}/index.ts";`);
    expect(modules.filter((id) => /js-yaml|\/src\/(card|fetchers)\//.test(id))).toEqual([]);
  });

  test("examples in other languages come only where a card asks for them, and weigh little", async () => {
    const { modules } = await bundle(`export { InferenceWidget } from "${src}/index.ts";`);
    expect(modules.filter((id) => id.endsWith("/defaultExamples.ts"))).toEqual([]);
    const { gzip } = await bundle(`export { defaultExamples } from "${src}/card/defaultExamples.ts";`);
    console.log(`defaultExamples: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(20_000);
  });

  test("one widget with Hugging Face behind it brings no other backend and nothing that is for later", async () => {
    const { gzip, modules } = await bundle(
      `export { TextClassificationWidget } from "${src}/index.ts";
       export { createHuggingFaceFetcher } from "${src}/fetchers/huggingFace.ts";`,
    );
    console.log(`text-classification with createHuggingFaceFetcher: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(24_500);
    const later =
      /\/(@huggingface|@gradio)\/|\/src\/fetchers\/(code|transformers|gradio|huggingFaceProviders|recorded|openAI|emulate)\b/;
    expect(modules.filter((id) => later.test(id))).toEqual([]);
    expect(modules.filter((id) => id.includes("/src/fetchers/")).length).toBeGreaterThan(0);
  });

  test("a chat is drawn, and its Markdown read, by code that comes when there is something to draw", async () => {
    const { modules } = await bundle(`export { default } from "${src}/tasks/conversational/index.ts";`);
    expect(modules.filter((id) => /\/marked\/|\/(Transcript|Markdown)\.tsx$/.test(id))).toEqual([]);
  });

  test("the code for addresses comes only where it is asked for", async () => {
    const { modules } = await bundle(`export { default } from "${src}/tasks/text-classification/index.ts";`);
    expect(modules.filter((id) => id.endsWith("/prefill.ts"))).toEqual([]);
  });
});
