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
  // A grid that thousands of rows can be written in or pasted into.
  "tabular-classification": 20_400,
  "tabular-regression": 20_400,
  "time-series-forecasting": 20_400,
};

/** Bytes gzip that the widget of a task may weigh, beside the peers. */
function budgetOf(tag: string): number {
  return heavier[tag] ?? (text.has(tag) ? 15_000 : data.has(tag) ? 19_000 : 25_000);
}

interface Loaded {
  readonly modules: readonly string[];
  readonly gzip: number;
}

const src = `${process.cwd().replaceAll("\\", "/")}/src`;

const bundles = new Map<string, Promise<Loaded>>();

/** An application's entry, which exports nothing, that takes these names from these files. */
function pageOf(taken: Readonly<Record<string, readonly string[]>>): string {
  const imports = Object.entries(taken).map(([file, names]) => `import { ${names.join(", ")} } from "${src}/${file}";`);
  const names = Object.values(taken).flatMap((all) => all.map((name) => name.split(" as ").at(-1)));
  return `${imports.join("\n")}\nglobalThis.page = [${names.join(", ")}];`;
}

/** What a page loads that takes these names from these files: the modules of its first chunks, and their size. */
function bundle(taken: Readonly<Record<string, readonly string[]>>): Promise<Loaded> {
  const code = pageOf(taken);
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

const widgetName = (tag: string) =>
  `${tag
    .split("-")
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("")}Widget`;
const tasksIn = (modules: readonly string[]) => [
  ...new Set(modules.flatMap((id) => id.match(/\/src\/tasks\/([^/]+)\//)?.[1] ?? [])),
];

const fromRoot = bundleEach(
  Object.fromEntries(Object.keys(registry).map((tag) => [tag, pageOf({ "index.ts": [widgetName(tag)] })])),
);

describe.each(Object.keys(registry))("importing one widget: %s", (tag) => {
  test("from the root brings no other task, no YAML and no backend", async () => {
    expectAlone((await fromRoot)[tag]);
  });

  test("from its own path brings no other task, no YAML and no backend", async () => {
    expectAlone(await bundle({ [`tasks/${tag}/index.ts`]: ["default as page"] }));
  });

  function expectAlone(loaded: Loaded | undefined): void {
    expect(tasksIn(loaded?.modules ?? [])).toEqual([tag]);
    expect(loaded?.modules.filter((id) => /js-yaml|\/src\/(card|fetchers)\//.test(id))).toEqual([]);
  }

  test("stays within its budget", async () => {
    const { gzip } = await bundle({ [`tasks/${tag}/index.ts`]: ["default as page"] });
    console.log(`${tag}: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(budgetOf(tag));
  });
});

describe("budgets", () => {
  test("useTask alone", async () => {
    const { gzip, modules } = await bundle({ "index.ts": ["useTask"] });
    console.log(`useTask: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(5_000);
    expect(tasksIn(modules)).toEqual([]);
  });

  test("the widget of any model, before its task", async () => {
    const { gzip, modules } = await bundle({ "index.ts": ["InferenceWidget"] });
    console.log(`InferenceWidget: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(12_000);
    expect(tasksIn(modules)).toEqual([]);
  });

  test("the widget of any model brings no YAML to a page that passes a card", async () => {
    const { modules } = await bundle({ "index.ts": ["InferenceWidget", "useModelCard"] });
    expect(modules.filter((id) => /js-yaml|\/src\/(card|fetchers)\//.test(id))).toEqual([]);
  });

  test("examples in other languages come only where a card asks for them, and weigh little", async () => {
    const { modules } = await bundle({ "index.ts": ["InferenceWidget"] });
    expect(modules.filter((id) => id.endsWith("/defaultExamples.ts"))).toEqual([]);
    const { gzip } = await bundle({ "card/defaultExamples.ts": ["defaultExamples"] });
    console.log(`defaultExamples: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(20_000);
  });

  test("one widget with Hugging Face behind it brings no other backend and nothing that is for later", async () => {
    const { gzip, modules } = await bundle({
      "index.ts": ["TextClassificationWidget"],
      "fetchers/huggingFace.ts": ["createHuggingFaceFetcher"],
    });
    console.log(`text-classification with createHuggingFaceFetcher: ${gzip} bytes gzip`);
    expect(gzip).toBeLessThanOrEqual(23_800);
    const later =
      /\/(@huggingface|@gradio)\/|\/src\/fetchers\/(code|transformers|gradio|huggingFaceProviders|recorded|openAI|emulate)\b/;
    expect(modules.filter((id) => later.test(id))).toEqual([]);
    expect(modules.filter((id) => id.includes("/src/fetchers/")).length).toBeGreaterThan(0);
  });

  test("a chat is drawn, and its Markdown read, by code that comes when there is something to draw", async () => {
    const { modules } = await bundle({ "tasks/conversational/index.ts": ["default as page"] });
    expect(modules.filter((id) => /\/marked\/|\/(Transcript|Markdown)\.tsx$/.test(id))).toEqual([]);
  });

  test("what a task of one's own is made of brings no task of ours", async () => {
    const { modules } = await bundle({
      "index.ts": ["createWidget", "defineTask", "textInput", "imageInput", "audioInput", "labelsOutput", "textsOutput"],
    });
    expect(tasksIn(modules)).toEqual([]);
    expect(modules.some((id) => id.endsWith("/outputs/labels.tsx"))).toBe(true);
  });

  test("the code for addresses comes only where it is asked for", async () => {
    const { modules } = await bundle({ "tasks/text-classification/index.ts": ["default as page"] });
    expect(modules.filter((id) => id.endsWith("/prefill.ts"))).toEqual([]);
  });
});
