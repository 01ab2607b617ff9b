import type { InferenceError } from "../core/errors.js";
import type { Parameters } from "../core/parameters.js";
import type { Receipt } from "../core/run.js";
import type { InferenceRequest } from "../core/task.js";
import type { TaskExample } from "./readExamples.js";

/** A function of the page that is told something. What it throws is reported to the browser, and the widget goes on. */
export type Handler<T> = { tell(value: T): void }["tell"] | undefined;

/** An example by its title or, counted from 0, by its place among those shown. */
export type ExampleName = string | number;

/** What came of a run, with the input that was run. */
export interface RunResult<I, O> {
  readonly input: I;
  readonly output: O;
  /** Who answered, when and how; an answer of the cache has the source `cached`. */
  readonly receipt: Receipt;
}

/**
 * What a page may hold in a widget's place, and what it is told.
 *
 * A value that is held stays until the page changes it, and the widget only tells what the visitor asks for. Nothing is told of
 * what a widget begins with.
 */
export interface TaskControls<I, O> {
  /** What stands in the fields, held by the page. @default held by the widget */
  input?: I | undefined;
  /** What stands in the fields at first. @default the input of the first example that has a recorded answer */
  defaultInput?: I | undefined;
  /** Told of each new input: what is typed, of an example, brought back by undo, or taken from a result. */
  onInputChange?: Handler<I>;
  /** What is set over the parameters of the example, the card and the task, held by the page. @default held by the widget */
  parameters?: Parameters | undefined;
  /** What is set at first. @default nothing */
  defaultParameters?: Parameters | undefined;
  /** Told of all that is set, whenever it changes. */
  onParametersChange?: Handler<Parameters>;
  /** The chosen example, held by the page; a change of it shows that example. @default held by the widget */
  example?: ExampleName | undefined;
  /** The example that is shown at first. @default the first that has a recorded answer */
  defaultExample?: ExampleName | undefined;
  /** Told which example is chosen: by its title, or by its place where it has none or shares it; undefined for none. */
  onExampleChange?: Handler<ExampleName | undefined>;
  /** Told once of each run as it begins, also of one that the cache will answer. Showing a recorded answer is no run. */
  onRun?: Handler<InferenceRequest>;
  /** Told once of what came of a run; of a run that was stopped, nothing is told. */
  onResult?: Handler<RunResult<I, O>>;
  /** Told once of why a run failed. */
  onError?: Handler<InferenceError>;
}

/** The example of a name; undefined where there is none. */
export function findExample<I, O>(
  examples: readonly TaskExample<I, O>[],
  name: ExampleName | undefined,
): TaskExample<I, O> | undefined {
  return typeof name === "number" ? examples[name] : (name && examples.find(({ title }) => title === name)) || undefined;
}
