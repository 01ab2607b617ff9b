// Read by the type check alone: each marked line must not compile, and the others must.
import type { ReactNode } from "react";
import {
  defineTask,
  type Fetcher,
  type Run,
  type Task,
  type TaskId,
  type TaskInput,
  type TaskOutput,
  TextClassificationWidget,
  useTask,
  type WidgetPropsOf,
} from "../src/index.js";
import { registry } from "../src/tasks/registry.js";
import { task as textClassification } from "../src/tasks/text-classification/index.js";

interface Photo {
  readonly pixels: number;
}

const photoInput: TaskInput<Photo> = {
  empty: { pixels: 0 },
  fromCard: () => undefined,
  missing: () => undefined,
  toRequest: (input, parameters) => ({ inputs: input.pixels, parameters }),
  toCard: () => ({}),
  View: ({ value }): ReactNode => value.pixels,
};

const countOutput: TaskOutput<number> = {
  promise: "A number appears here.",
  fromCard: () => 1,
  fromAnswer: () => 1,
  toCard: (output) => output,
  toText: (output) => output.toFixed(),
  View: ({ output }): ReactNode => output.toFixed(),
};

const common = { id: "object-detection", name: "Count", icon: "M0 0", layout: "stack", examples: [] } as const;

// An output that needs nothing of its input fits any input, and the task knows both.
const counting: Task<Photo, number> = defineTask({ ...common, input: photoInput, output: countOutput });

// An output that draws on its input gets the very input of the task.
const overPhoto: TaskOutput<number, Photo> = { ...countOutput, View: ({ input }) => input.pixels };
defineTask({ ...common, input: photoInput, output: overPhoto });

const overText: TaskOutput<number, { readonly text: string }> = { ...countOutput, View: ({ input }) => input.text };
// @ts-expect-error the output draws on a text, and the task asks about a photo
defineTask({ ...common, input: photoInput, output: overText });

// @ts-expect-error not a task of the Hub
defineTask({ ...common, id: "text-clasification", input: photoInput, output: countOutput });

// @ts-expect-error a task without a layout
defineTask({ id: "object-detection", name: "Count", icon: "", examples: [], input: photoInput, output: countOutput });

// @ts-expect-error a number parameter without bounds
defineTask({ ...common, input: photoInput, output: countOutput, parameters: [{ kind: "number", name: "top_k", label: "Top" }] });

// @ts-expect-error a choice without options
defineTask({ ...common, input: photoInput, output: countOutput, parameters: [{ kind: "choice", name: "mode", label: "Mode" }] });

function Counter() {
  // @ts-expect-error the input is a photo
  useTask(counting, { input: { text: "three" } });
  const { run, input, setInput, start } = useTask(counting, { model: "owner/name" });
  setInput({ pixels: 3 });
  // @ts-expect-error the input is a photo
  setInput({ text: "three" });
  // @ts-expect-error an input is not changed in place
  input.pixels = 4;
  // @ts-expect-error there is an output only when the run is done
  run.output;
  if (run.status === "done") run.output.toFixed();
  if (run.status === "failed") run.error.kind;
  // @ts-expect-error starting gives nothing to wait for
  start().then;
  return null;
}
Counter();

function words(run: Run<Photo, number>): string {
  switch (run.status) {
    case "idle":
      return "";
    case "running":
      return "…";
    case "done":
      return run.receipt.source;
    case "failed":
      return run.error.message;
  }
}
words({ status: "idle" });

// @ts-expect-error an answer has a body
export const silent: Fetcher = async () => ({});
// @ts-expect-error a fetcher gives a promise
export const hasty: Fetcher = () => ({ body: 1 });
export const plain: Fetcher = async (request, { signal, onEvent }) => {
  onEvent({ type: "download", loaded: 1 });
  // @ts-expect-error no such event
  onEvent({ type: "progress" });
  return { body: [request.inputs, signal.aborted] };
};

// The registry names only tasks there are, and each module holds its own.
export const known: TaskId[] = Object.keys(registry) as (keyof typeof registry)[];
const labels: readonly { readonly label: string; readonly score: number | null }[] = textClassification.output.fromAnswer([], {
  text: "",
});
// @ts-expect-error a score may be missing
labels[0]?.score.toFixed();

// The widget of a task takes and tells that task's own input and output.
const texts: WidgetPropsOf<typeof textClassification> = {
  input: { text: "The sea is calm." },
  onInputChange: ({ text }) => text.trim(),
  onResult: ({ input, output, receipt }) => [input.text, output[0]?.label.trim(), receipt.source],
};
TextClassificationWidget(texts);
// @ts-expect-error the input is a text, in an object
TextClassificationWidget({ input: "The sea is calm." });
// @ts-expect-error an input of another kind
TextClassificationWidget({ onInputChange: ({ pixels }: Photo) => pixels });
// @ts-expect-error the output is labels
TextClassificationWidget({ onResult: ({ output }) => output.generated_text });
// @ts-expect-error no tab of this name
TextClassificationWidget({ tab: "jsonn" });
