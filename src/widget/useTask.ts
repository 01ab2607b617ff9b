"use client";
import { useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ModelCard } from "../card/modelCard.js";
import type { Availability } from "../core/backend.js";
import type { Parameters } from "../core/parameters.js";
import type { Fetcher, Task } from "../core/task.js";
import { useWords } from "../ui/words.js";
import { findExample, type TaskControls } from "./controls.js";
import type { Link } from "./prefill.js";
import { readExamples, type TaskExample } from "./readExamples.js";
import { createTaskStore, type Snapshot, type Surroundings, type TaskStore, underHost } from "./taskStore.js";
import { useAvailability } from "./useAvailability.js";
import { useWidgetClient, useWidgetSettings } from "./WidgetProvider.js";

export interface UseTaskOptions<I = unknown, O = unknown> extends TaskControls<I, O> {
  /** The model's card: its id, examples, recorded outputs and parameters. */
  card?: ModelCard | undefined;
  /** Repository id such as `owner/name`. @default the card's id */
  model?: string | undefined;
  /**
   * Where runs go. A card that says `inference: false` is run by this one alone, never by the provider's.
   *
   * @default the provider's; without any, only recorded answers are shown
   */
  fetcher?: Fetcher | undefined;
  /** Ask the backend at once when the widget appears. @default false */
  runOnMount?: boolean | undefined;
  /**
   * Fill the input from the page's address once the widget is there (`?text=…`), as one more example; nothing is run by it.
   * A name reads `?name.text=…`, so that several widgets share one address. @default false
   */
  prefill?: boolean | string | undefined;
  /** Write each run into the page's address, under the name given by `prefill`, for a link that fills it again. @default false */
  writeUrl?: boolean | undefined;
}

/** One widget's state, and what can be done with it. */
export interface TaskState<I, O>
  extends Snapshot<I, O>,
    Pick<
      TaskStore<I, O>,
      | "setInput"
      | "setParameter"
      | "resetParameters"
      | "show"
      | "undo"
      | "start"
      | "use"
      | "written"
      | "cancel"
      | "reset"
      | "request"
    > {
  readonly task: Task<I, O>;
  readonly model: string;
  readonly fetcher: Fetcher | undefined;
  /** Whether the backend would run the model; undefined while nobody knows. */
  readonly availability: Availability | undefined;
  readonly examples: readonly TaskExample<I, O>[];
  /** Parameters a run would send. */
  readonly parameters: Parameters;
  /** Parameters a run would send had the visitor set none. */
  readonly inheritedParameters: Parameters;
  /** The shown result belongs to another input or other parameters than those set now. */
  readonly isStale: boolean;
}

/**
 * Runs a task without drawing anything: input, examples, parameters, run, stop, cache, failures.
 *
 * The first example with a recorded answer is shown from the start; nothing is asked of the backend before `start`,
 * unless `runOnMount` is set. Stop, a new run, another model and unmounting abort the run before.
 *
 * @example
 * const { input, setInput, start, run } = useTask(task, { model: "owner/name", fetcher });
 */
export function useTask<I, O>(task: Task<I, O>, options: UseTaskOptions<I, O> = {}): TaskState<I, O> {
  const { card, runOnMount = false } = options;
  const settings = useWidgetSettings();
  const client = useWidgetClient();
  const fetcher = options.fetcher ?? (card?.inference === false ? undefined : settings.fetcher);
  const model = options.model ?? card?.id ?? "";
  const surroundings: Surroundings<I, O> = { model, fetcher, client, loadMedia: settings.loadMedia, host: options };

  // A host may read its card anew at each render; only what its author says makes another widget of it. Generic examples
  // may come later, when the visitor is already writing.
  const [text, written] = useMemo(() => {
    const { examples, parameters } = card ?? { examples: [] };
    return [JSON.stringify(examples), JSON.stringify([examples.filter(({ generic }) => !generic), parameters])];
  }, [card]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says all that the examples do
  const offered = useMemo(() => readExamples(task, card?.examples ?? []), [task, text]);
  const make = () => ({ task, model, written, store: createTaskStore(task, offered, card?.parameters ?? {}, surroundings) });
  const [made, setMade] = useState(make);
  const current = made.task === task && made.model === model && made.written === written ? made : make();
  if (current !== made) setMade(current);
  const { store } = current;
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  const linked = useAddress(task, store, options);
  const examples = useMemo(() => (linked ? [...offered, linked] : offered), [offered, linked]);

  // Before any other effect, so that what a page does in one of its own meets what it has just set.
  useInsertionEffect(function connect() {
    store.connect(surroundings);
  });
  const held = findExample(examples, options.example);
  useEffect(
    function follow() {
      if (held && held.id !== store.snapshot().example?.id) store.show(held);
    },
    [store, held],
  );
  useEffect(
    function live() {
      if (runOnMount) store.start();
      return store.leave;
    },
    [store, runOnMount],
  );

  const seen = underHost(snapshot, options);
  const { sent, inherited } = store.parameters(seen);
  const availability = useAvailability(fetcher, { task: task.id, model, providers: card?.providers }, client);
  return {
    ...store,
    ...seen,
    request: () => store.request(seen),
    availability,
    task,
    model,
    fetcher,
    examples,
    parameters: sent,
    inheritedParameters: inherited,
    isStale: store.isStale(seen),
  };
}

/** Fills the widget from the page's address, and writes its runs there; gives the example that the address holds. */
function useAddress<I, O>(
  task: Task<I, O>,
  store: TaskStore<I, O>,
  options: UseTaskOptions<I, O>,
): TaskExample<I, O> | undefined {
  const t = useWords();
  const [found, setFound] = useState<Link<I, O>>();
  const { prefill = false, writeUrl = false } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other parameters of a card make another store
  useEffect(
    function follow() {
      if (prefill === false && !writeUrl) return;
      const controller = new AbortController();
      const { href } = window.location;
      const { input } = store.snapshot();
      const address = { ...options, href, input, t, signal: controller.signal, onLink: setFound };
      import("./prefill.js").then(
        (module) => module.followAddress(task, store, address),
        // The address is a convenience; without its code the widget works as before.
        () => {},
      );
      return () => controller.abort();
    },
    [task, store, prefill, writeUrl, t],
  );
  return found?.store === store ? found.example : undefined;
}
