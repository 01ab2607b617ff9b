import { InferenceError } from "../../../src/core/errors.js";
import type { CardExample } from "../../../src/core/task.js";
import { cardOf } from "../../cardOf.js";
import { bodyOf, recordingsOf } from "../../recordings.js";
import { answers, fails, loadTask, type State, shapeOf, type TaskStates } from "./states.js";

/** Every state in which words of others are shown, with all of them hostile. `canary` is an origin that nobody may ask. */
export async function hostileStatesOf(tag: string, canary: string): Promise<TaskStates> {
  const { task, Widget } = await loadTask(tag);
  const spoil = createSpoiler(canary);
  const card = (example: CardExample) =>
    cardOf({
      id: `demo/${tag}`,
      task: task.id,
      examples: [example],
      parameters: spoil({ top_k: 5, labels: "words" }) as never,
      languages: spoil(["de", "fr"]) as never,
    });
  const recordings = await Promise.all(
    recordingsOf(tag).map(async (recording) => ({ ...recording, body: await bodyOf(recording) })),
  );
  const asked = new Set<string>();
  const states = recordings.flatMap(({ name, example, body }, index): readonly State[] => {
    const question = spoil({ ...example, example_title: "Title", output: undefined }) as CardExample;
    // Questions of one shape are read by one code.
    const shape = shapeOf({ ...example, output: undefined });
    const isNew = !asked.has(shape);
    asked.add(shape);
    const next = [index === 0 ? "open" : "unfold"] as const;
    return [
      {
        name: `answer ${name}`,
        props: {
          // A model of its own, so that none is answered out of what another has said.
          model: `demo/${tag}-${index}`,
          card: card({ ...example, output: spoil(task.output.toCard(live(task, example, body))) }),
          fetcher: answers(spoil(body), [spoil("warned") as string]),
        },
        comesTo: ["done", "failed"],
        run: true,
        next,
        again: true,
      },
      ...(isNew
        ? [
            {
              name: `question ${name}`,
              props: { card: card(question), model: `asked/${tag}-${index}`, fetcher: answers(body) },
              comesTo: ["idle", "done", "failed"],
              run: true,
              next,
            } as const,
          ]
        : []),
    ];
  });
  const words = () => spoil("words") as string;
  const failure = new InferenceError("gated", words(), {
    details: [words(), words()],
    warnings: [words()],
    requestId: words(),
    path: words(),
  });
  const backend = Object.assign(answers(recordings[0]?.body), { backend: { place: "server", name: words() } as const });
  return {
    task,
    Widget,
    states: [
      ...states,
      {
        name: "failure",
        props: { card: card(recordings[0]?.example ?? {}), model: words(), fetcher: fails(failure) },
        comesTo: ["failed", "done"],
        run: true,
        next: ["open"],
      },
      { name: "names", props: { model: words(), fetcher: backend }, comesTo: ["idle"], next: ["open"] },
    ],
  };
}

type Loaded = Awaited<ReturnType<typeof loadTask>>["task"];

/** The answer as a recorded output; as it came where this example has none that can be read. */
function live(task: Loaded, example: CardExample, body: unknown): unknown {
  try {
    return task.output.fromAnswer(body, task.input.fromCard(example));
  } catch {
    return body;
  }
}

/**
 * Makes a function that puts hostile words in the place of every text in a value, one kind after the other.
 *
 * Where a file is meant an address that may be asked is no attack, so that there it is one that may not be.
 */
function createSpoiler(canary: string): (value: unknown) => unknown {
  let turn = 0;
  const texts = textsFor(canary);
  const files = filesFor(canary);
  const spoil = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") {
      turn += 1;
      const list = fileKey.test(key) || isFile.test(value) ? files : texts;
      // A line without end costs the page time: one to a task is enough.
      return turn === 20 ? "x".repeat(100_000) : list[turn % list.length];
    }
    if (Array.isArray(value)) return value.map((item) => spoil(item, key));
    if (value instanceof Blob) {
      turn += 1;
      return new Blob([svg], { type: turn % 2 ? "image/svg+xml" : "text/html" });
    }
    if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    turn += 1;
    const isTable = /^(table|structured_data)$/.test(key);
    const first = turn;
    const entries = Object.entries(value).map(([name, item], index) => [
      isTable ? texts[(first + index) % texts.length] : name,
      spoil(item, name),
    ]);
    const spoiled = Object.fromEntries(entries) as Record<string, unknown>;
    return turn % 3 === 0 ? Object.assign(JSON.parse(poison) as object, spoiled) : spoiled;
  };
  return (value) => spoil(value);
}

/** Names under which a file stands. */
const fileKey = /^(url|src|blob|mask|image|audio|video|b64_json|base64|data|sample|output|file|depth|model_mesh)$/;
const isFile = /^(\/models\/|data:|https?:)|^[\w+/=]{100}/;

const poison = `{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "<img src=x onerror=window.__ran=1>": "x"}`;

const run = "window.__ran=1";

const textsFor = (canary: string) => [
  `<img src="${canary}/img" onerror="${run}">`,
  `![x](${canary}/md.png?q=1) <script>${run}</script>`,
  `[x](javascript:${run}) [y](java&#115;cript:${run}) <${canary}/auto>`,
  `${canary}/a.png`,
  `"><svg onload=${run}><style>@import '${canary}/css'</style>`,
  "\u202Egnp.exe\u2066\u0000\u001b[31m\u0085",
  `data:text/html,<script>${run}</script>`,
  `javascript:${run}`,
  `| a" onclick="${run} |\n|:--|\n| <img src=${canary}/t onerror=${run}> |\n\n[r]: ${canary}/ref.png\n![r]`,
  "__proto__",
  `//${canary.slice(canary.indexOf("//") + 2)}/b.png`,
  "\ud800 {n|file|files} {promise} {{constructor}}",
];

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script></svg>`;

const filesFor = (canary: string) => [
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:image/svg+xml,${encodeURIComponent(svg)}`,
  `data:image/svg+xml;base64,${btoa(svg)}`,
  btoa(svg + " ".repeat(200)),
  `//${canary.slice(canary.indexOf("//") + 2)}/c.png`,
  `\\\\${canary.slice(canary.indexOf("//") + 2)}/d.png`,
  `vbscript:${run}`,
  "file:///etc/passwd",
  " java\tscript:alert(1)",
  `<img src="${canary}/img" onerror="${run}">`,
];
