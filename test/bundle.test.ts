import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { describe, expect, test } from "vitest";
import { registry } from "../src/tasks/registry.js";

/** Tasks whose input and output are words. */
const text = new Set(
  "conversational feature-extraction fill-mask multiple-choice question-answering sentence-similarity summarization text-classification text-generation text-ranking text-retrieval token-classification translation zero-shot-classification".split(
    " ",
  ),
);

/** Tasks about data that are no words, pictures or sounds. */
const data = new Set(
  "graph-ml other table-question-answering table-to-text tabular-classification tabular-regression tabular-to-text time-series-forecasting".split(
    " ",
  ),
);

/** Bytes gzip of tasks that need more than others of their class. */
const heavier: Readonly<Record<string, number>> = {
  // Knows languages by their codes.
  translation: 15_400,
  // Reads replies in any protocol of a chat, whole or in pieces, and keeps all versions of it.
  conversational: 18_170,
  // Reads vectors in any form, and says them in words until they are drawn.
  "feature-extraction": 16_670,
  // Finds the sentence's gaps, and fills them.
  "fill-mask": 15_820,
  // A list of fields that can be put in order.
  "multiple-choice": 17_170,
  "sentence-similarity": 17_170,
  "text-ranking": 16_720,
  "text-retrieval": 16_970,
  // Finds the places of answers and spans in the text, where offsets are wrong or missing, and marks them.
  "question-answering": 17_020,
  "token-classification": 20_220,
  // Parts a prompt from what was made of it, and one way to go on from another.
  "text-generation": 16_620,
  // The labels are written one by one.
  "zero-shot-classification": 16_370,
  // A grid that thousands of rows can be written in or pasted into.
  "table-question-answering": 21_670,
  "table-to-text": 20_670,
  "tabular-to-text": 20_670,
  "tabular-classification": 23_770,
  "tabular-regression": 23_770,
  "time-series-forecasting": 23_770,
};

/** Bytes gzip that the widget of a task may weigh, beside the peers. */
function budgetOf(tag: string): number {
  return heavier[tag] ?? (text.has(tag) ? 15_360 : data.has(tag) ? 20_000 : 25_000);
}

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
    expect(gzip).toBeLessThanOrEqual(budgetOf(tag));
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
    expect(gzip).toBeLessThanOrEqual(23_800);
    const later =
      /\/(@huggingface|@gradio)\/|\/src\/fetchers\/(code|transformers|gradio|huggingFaceProviders|recorded|openAI|emulate)\b/;
    expect(modules.filter((id) => later.test(id))).toEqual([]);
    expect(modules.filter((id) => id.includes("/src/fetchers/")).length).toBeGreaterThan(0);
  });

  test("a chat is drawn, and its Markdown read, by code that comes when there is something to draw", async () => {
    const { modules } = await bundle(`export { default } from "${src}/tasks/conversational/index.ts";`);
    expect(modules.filter((id) => /\/marked\/|\/(Transcript|Markdown)\.tsx$/.test(id))).toEqual([]);
  });

  test("what a task of one's own is made of brings no task of ours", async () => {
    const { modules } = await bundle(
      `export { createWidget, defineTask, textInput, imageInput, audioInput, labelsOutput, textsOutput } from "${src}/index.ts";`,
    );
    expect(tasksIn(modules)).toEqual([]);
    expect(modules.some((id) => id.endsWith("/outputs/labels.tsx"))).toBe(true);
  });

  test("the code for addresses comes only where it is asked for", async () => {
    const { modules } = await bundle(`export { default } from "${src}/tasks/text-classification/index.ts";`);
    expect(modules.filter((id) => id.endsWith("/prefill.ts"))).toEqual([]);
  });
});
