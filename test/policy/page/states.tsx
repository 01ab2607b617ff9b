import { InferenceError, type InferenceErrorKind } from "../../../src/core/errors.js";
import type { CardExample, Fetcher, InferenceEvent, Task } from "../../../src/core/task.js";
import { huggingFaceCode } from "../../../src/fetchers/code/huggingFace.js";
import { registry } from "../../../src/tasks/registry.js";
import type { WidgetProps } from "../../../src/widget/Widget.js";
import { cardOf } from "../../cardOf.js";
import { bodyOf, recordingsOf } from "../../recordings.js";

/** A widget in one state, and how it is brought there. */
export interface State {
  readonly name: string;
  readonly props: WidgetProps;
  /** What its `data-status` comes to, one of these. */
  readonly comesTo: readonly ("idle" | "running" | "done" | "failed")[];
  /** Presses Run first. */
  readonly run?: boolean;
  /** What is done once it is there, in this order. */
  readonly next?: readonly ("unfold" | "open" | "edit" | "press")[];
  /** Runs it a second time. */
  readonly again?: boolean;
}

export interface TaskStates {
  readonly task: Task<unknown, unknown>;
  readonly Widget: (props: WidgetProps) => React.ReactNode;
  readonly states: readonly State[];
}

export async function loadTask(tag: string): Promise<Pick<TaskStates, "task" | "Widget">> {
  const { task, default: Widget } = await registry[tag as keyof typeof registry]();
  // The states of any input and output.
  return { task: task as unknown as Task<unknown, unknown>, Widget: Widget as unknown as TaskStates["Widget"] };
}

/** The names in a value, and the kinds of what they stand for. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))]}]`;
  if (value instanceof Blob) return value.type;
  if (typeof value !== "object" || value === null) return typeof value;
  return `{${Object.entries(value).map(([name, item]) => `${name}:${shapeOf(item)}`)}}`;
}

/** Every state of a task: those of the shell, an example with its recorded answer, and live answers of every shape that is drawn. */
export async function statesOf(tag: string): Promise<TaskStates> {
  const { task, Widget } = await loadTask(tag);
  const recordings = recordingsOf(tag);
  const card = (name: string, examples: readonly CardExample[]) =>
    cardOf({ id: `demo/${tag}-${name.replace(/\W+/g, "-")}`, task: task.id, examples });
  const asked = (index: number) => ({ ...recordings[index]?.example, output: undefined });
  const bare = task.examples.map((example) => ({ ...example, output: undefined }));
  const kind = kinds[Object.keys(registry).indexOf(tag) % kinds.length] ?? "server";

  const shapes = await Promise.all(
    recordings.map(async (one) => shapeOf(task.output.fromAnswer(await bodyOf(one), task.input.fromCard(one.example)))),
  );
  const drawn = recordings
    .map(({ name }, index) => ({ name, index }))
    .filter(({ index }) => shapes.indexOf(shapes[index] ?? "") === index);
  const answered = drawn.map(
    ({ name, index }): State => ({
      name: `answered ${name}`,
      props: { card: card(`answered-${name}`, [asked(index)]), fetcher: asks(tag, index) },
      comesTo: ["done"],
      run: true,
      // The tabs and parameters of all answers are the same.
      next: index === 0 ? ["open", "press"] : ["unfold"],
    }),
  );
  const states: readonly State[] = [
    { name: "empty", props: { fetcher: never() }, comesTo: ["idle"], next: ["unfold"] },
    { name: "no backend", props: { card: card("none", bare) }, comesTo: ["idle"], next: ["unfold"] },
    { name: "recorded", props: { card: card("recorded", task.examples) }, comesTo: ["done"], next: ["open"] },
    {
      name: "waiting",
      props: { card: card("waiting", bare), fetcher: never({ type: "waiting", reason: "loading", seconds: 30 }) },
      comesTo: ["running"],
      run: true,
    },
    {
      name: "downloading",
      props: { card: card("downloading", bare), fetcher: never({ type: "download", loaded: 3_000_000, total: 9_000_000 }) },
      comesTo: ["running"],
      run: true,
    },
    ...((task.output.fromChunk ?? task.output.bringFromChunk)
      ? [
          {
            name: "streaming",
            props: { card: card("streaming", bare), fetcher: never(...chunks) },
            comesTo: ["running"],
            run: true,
          } as const,
        ]
      : []),
    ...answered,
    {
      name: "stale",
      props: { card: card("stale", [asked(0)]), fetcher: asks(tag, 0) },
      comesTo: ["done"],
      run: true,
      next: ["edit"],
    },
    {
      name: "nothing found",
      props: { card: card("nothing", [asked(0)]), fetcher: answers([]) },
      comesTo: ["done", "failed"],
      run: true,
    },
    {
      name: `failed: ${kind}`,
      props: {
        card: card("failed", [asked(0)]),
        fetcher: fails(new InferenceError(kind, "It did not work.", { status: 429, retryAfter: 42, details: ["Try later."] })),
      },
      comesTo: ["failed", "idle"],
      run: true,
      next: ["unfold"],
    },
  ];
  return { task, Widget, states };
}

const chunks = ["One **two** ", "three\n\n```js\nfour()", "\n```\n"].map(
  (text) => ({ type: "chunk", chunk: { choices: [{ index: 0, text, delta: { content: text } }] } }) as const,
);

const kinds: readonly InferenceErrorKind[] = [
  ...["auth", "payment", "permission", "gated", "too-large", "not-found", "not-deployed", "retired", "bad-file"],
  ...["invalid-input", "too-long", "rate-limit", "loading", "busy", "timeout", "server", "bad-answer", "network"],
  ...["unsupported", "aborted"],
] as readonly InferenceErrorKind[];

const server = {
  backend: { place: "server", name: "Stub" },
  code: async (request: Parameters<Fetcher>[0]) => huggingFaceCode(request),
} as const;

/** A backend over the network, of the page's own host. */
function asks(tag: string, index: number): Fetcher {
  return Object.assign(async (_request: unknown, { signal }: { signal: AbortSignal }) => {
    const response = await fetch(`/backend/${tag}/${index}`, { signal, credentials: "omit" });
    const isJson = response.headers.get("content-type") === "application/json";
    return { body: isJson ? await response.json() : await response.blob(), warnings: ["Told by the stub."] };
  }, server);
}

export function answers(body: unknown, warnings: readonly string[] = []): Fetcher {
  return Object.assign(async () => ({ body, warnings }), server);
}

export function fails(error: InferenceError): Fetcher {
  return Object.assign(() => Promise.reject(error), server);
}

/** A backend that says this and is never heard of again. */
export function never(...events: readonly InferenceEvent[]): Fetcher {
  return Object.assign(
    (_request: unknown, { signal, onEvent }: Parameters<Fetcher>[1]) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new InferenceError("aborted", "The run was stopped.")));
        for (const event of events) onEvent(event);
      }),
    server,
  );
}
