/*
 * Reads every model card of a folder and says how well it went: exceptions, time, fences and tasks against what the Hub
 * decided, and which examples a widget can use.
 *
 *     npm run check:cards -- <folder>
 *
 * The folder holds cards (`*.md`) or bare front matters (`*.yaml`), at any depth. `framing/<name>.md` is the file as it was
 * whose front matter is `<name>.yaml`. An optional `index.json` lists, for any of them, what the Hub said:
 * `[{ file, hubHonoured?, hubPipelineTag?, hubLibrary?, architectures?, examples? }]`: whether it took the front matter, the
 * task it showed (null: none), the library, the classes of `config.json`, and how many examples the card has.
 * Exits with 1 when a card could not be read without an exception.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const [folder] = process.argv.slice(2);
if (!folder || !existsSync(folder)) {
  console.error(folder ? `There is no folder ${folder}.` : "Say which folder: npm run check:cards -- <folder>");
  process.exit(1);
}

const vite = await createServer({
  root: fileURLToPath(new URL("..", import.meta.url)),
  appType: "custom",
  logLevel: "error",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { inferTask, readModelInfo } = await vite.ssrLoadModule("/src/card/index.ts");
  const { registry } = await vite.ssrLoadModule("/src/tasks/registry.ts");
  const { exceptions } = await check(resolve(folder), { inferTask, readModelInfo, registry });
  process.exitCode = exceptions === 0 ? 0 : 1;
} finally {
  await vite.close();
}

async function check(root, { inferTask, readModelInfo, registry }) {
  const told = readIndex(root);
  const cards = findCards(root).map((file) => ({ file, told: told.get(file.replace(/^framing\/(.*)\.md$/, "$1.yaml")) ?? {} }));
  const exceptions = [];
  for (const card of cards) {
    const bytes = readFileSync(join(root, card.file), "utf8");
    const markdown = card.file.endsWith(".md") ? bytes : `---\n${bytes}\n---\n`;
    const { architectures, hubLibrary } = card.told;
    const start = performance.now();
    try {
      const answer = { config: { architectures }, library_name: hubLibrary };
      card.read = readModelInfo(answer, markdown, { id: card.told.model ?? `cards/${basename(card.file)}` });
    } catch (thrown) {
      exceptions.push(`${card.file}: ${thrown}`);
    }
    card.time = performance.now() - start;
  }

  const read = cards.filter((card) => card.read);
  const files = new Set(read.map((card) => card.file));
  const isWhole = ({ file }) => !files.has(`framing/${basename(file, ".yaml")}.md`);
  const fences = judgeFences(read.filter(isWhole));
  const tasks = judgeTasks(read.filter(isWhole), inferTask);
  const examples = await judgeExamples(
    read.filter(({ file }) => !file.startsWith("framing/")),
    registry,
  );
  const slowest = cards.toSorted((a, b) => b.time - a.time).slice(0, 3);

  list("Exceptions", exceptions);
  list("Fences decided otherwise than by the Hub", fences.misses);
  list("Tasks decided otherwise than by the Hub", tasks.misses);
  list("Examples by task", examples.byTask);
  list("Examples that cannot be run, by reason", examples.reasons);
  list("Recorded outputs that are not shown, by reason", examples.outputReasons);

  console.log(`\nFiles read: ${cards.length}; exceptions: ${exceptions.length}`);
  console.log(`Slowest: ${slowest.map(({ file, time }) => `${file} ${time.toFixed(1)} ms`).join(", ")}`);
  console.log(`Fences as the Hub decided: ${percent(fences)}`);
  console.log(`Tasks as the Hub decided, where classes or tags are given: ${percent(tasks)}`);
  console.log(
    `Examples usable: ${percent(examples.usable)}; of tasks with a widget of their own: ${percent(examples.usableHere)}`,
  );
  console.log(
    `Recorded outputs shown: ${percent(examples.shown)}; of tasks with a widget of their own: ${percent(examples.shownHere)}`,
  );
  return { exceptions: exceptions.length };
}

function readIndex(root) {
  const file = join(root, "index.json");
  const entries = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  return new Map(entries.map((entry) => [entry.file, entry]));
}

function findCards(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|ya?ml)$/i.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

/** The Hub takes a front matter or refuses the whole of it: what is repaired here all the same is refused there. */
function judgeFences(cards) {
  const judged = cards.filter(({ told }) => typeof told.hubHonoured === "boolean");
  const misses = judged.filter(({ read, told }) => {
    const refused = read.problems.some(({ severity }) => severity === "error");
    return (Object.keys(read.data).length > 0 && !refused) !== told.hubHonoured;
  });
  return {
    all: judged.length,
    good: judged.length - misses.length,
    misses: misses.map(({ file, told, read }) => {
      const codes = read.problems.map(({ code }) => code).join(", ") || "no problem";
      return `${file}: the Hub ${told.hubHonoured ? "took" : "refused"} it; here ${codes}`;
    }),
  };
}

/** Old names are compared by what they are called now. */
function judgeTasks(cards, inferTask) {
  const judged = cards.filter(({ told, read }) => {
    const isKnown = typeof told.hubPipelineTag === "string" || (told.hubPipelineTag === null && told.hubLibrary !== undefined);
    return isKnown && (told.architectures?.length > 0 || [read.data.tags, read.data.tag, read.data.pipeline_tag].some(Boolean));
  });
  const nameOf = ({ task, taskName }) => task ?? taskName ?? "none";
  const misses = judged.filter(({ told, read }) => {
    const hub = told.hubPipelineTag === null ? "none" : nameOf(inferTask({ pipeline_tag: told.hubPipelineTag }));
    // Today's Hub shows a conversation for a model whose task stays what it was.
    const isConversation = nameOf(read) === "conversational" && /^(image-text-to-text|text-generation)$/.test(hub);
    return nameOf(read) !== hub && !isConversation;
  });
  return {
    all: judged.length,
    good: judged.length - misses.length,
    misses: misses.map(({ file, told, read }) => {
      const given = [told.architectures?.[0], JSON.stringify(read.data.pipeline_tag ?? read.data.tags)].filter(Boolean);
      const here = `${nameOf(read)}, by ${read.taskSource ?? "nothing"}`;
      return `${file}: the Hub had ${told.hubPipelineTag ?? "none"}; here ${here} (${given.join("; ")})`;
    }),
  };
}

async function judgeExamples(cards, registry) {
  const [usable, usableHere, shown, shownHere] = Array.from({ length: 4 }, () => ({ all: 0, good: 0 }));
  const byTask = new Map();
  const [reasons, outputReasons] = [new Map(), new Map()];
  const count = (reason, into) => into.set(reason, (into.get(reason) ?? 0) + 1);

  for (const { read, told } of cards) {
    const name = read.task ?? read.taskName ?? "no task";
    const hasOwn = read.task !== undefined && Object.hasOwn(registry, read.task);
    const { task } = await (hasOwn ? registry[read.task] : registry.other)();
    const lost = Math.max(0, (told.examples ?? 0) - read.examples.length);
    for (let index = 0; index < lost; index += 1) count("not read from the card", reasons);
    usable.all += lost;

    for (const example of read.examples) {
      const { input, reason } = readExample(task, example);
      const row = byTask.get(name) ?? { all: 0, good: 0 };
      byTask.set(name, row);
      for (const sum of [usable, row, ...(hasOwn ? [usableHere] : [])]) add(sum, reason === undefined);
      if (reason !== undefined) count(`${name}: ${reason}`, reasons);

      if (example.output === undefined) continue;
      const fault = faultOfOutput(task, example.output, input);
      for (const sum of [shown, ...(hasOwn ? [shownHere] : [])]) add(sum, fault === undefined);
      if (fault !== undefined) count(`${name}: ${fault}`, outputReasons);
    }
  }
  const lines = (map) => [...map].sort(([, a], [, b]) => b - a).map(([reason, number]) => `${number} × ${reason}`);
  return {
    usable,
    usableHere,
    shown,
    shownHere,
    byTask: [...byTask].sort().map(([name, row]) => `${name}: ${percent(row)} usable`),
    reasons: lines(reasons),
    outputReasons: lines(outputReasons),
  };
}

/** The input of an example, and why it cannot be run. */
function readExample(task, example) {
  try {
    const input = task.input.fromCard(example);
    if (input === undefined) return { reason: `has only ${Object.keys(example).join(", ") || "nothing"}` };
    const missing = task.input.missing(input);
    return missing ? { input, reason: `lacks ${missing.field}` } : { input };
  } catch (thrown) {
    return { reason: `throws ${thrown}` };
  }
}

function faultOfOutput(task, output, input = task.input.empty) {
  try {
    task.output.fromCard(output, input);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function add(sum, isGood) {
  sum.all += 1;
  if (isGood) sum.good += 1;
}

function percent({ good, all }) {
  return all === 0 ? "none to judge" : `${good} of ${all} (${((100 * good) / all).toFixed(1)} %)`;
}

function list(title, lines) {
  if (lines.length === 0) return;
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
}
