"use client";
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Task } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { info, retry, solid } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { type Look, useLook } from "../ui/look.js";
import { PlaybackProvider } from "../ui/PlaybackProvider.js";
import { useWords } from "../ui/words.js";
import { type Slots, type TabControls, useWidget, WidgetContext, type WidgetState } from "./context.js";
import { type ExampleName, findExample } from "./controls.js";
import { Examples } from "./Examples.js";
import { formatSeconds, useElapsed } from "./elapsed.js";
import { later } from "./later.js";
import { statusOf } from "./messages.js";
import { Output } from "./Output.js";
import { Parameters } from "./Parameters.js";
import { Part, type PartProps } from "./Part.js";
import { type TaskState, type UseTaskOptions, useTask } from "./useTask.js";
import { useWidgetSettings } from "./WidgetProvider.js";

/** What a page may do to a widget from outside. */
export interface WidgetActions {
  run(): void;
  stop(): void;
  /** Empties the fields and takes the result away. */
  reset(): void;
  /** Brings the focus to the first field. */
  focus(): void;
  /** Shows an example by its title or, counted from 0, its place; of an example that is not there, nothing. */
  show(example: ExampleName): void;
}

export interface WidgetProps<I = unknown, O = unknown> extends UseTaskOptions<I, O>, TabControls, Look {
  /** Level of the title's heading. @default 3 */
  headingLevel?: WidgetState["headingLevel"];
  /** What the page puts into the widget. @default the provider's, one by one */
  slots?: Slots | undefined;
  /** Gives run, stop, reset, focus and show to the page. */
  actionsRef?: Ref<WidgetActions> | undefined;
}

/** Props of the widget of a task: `WidgetPropsOf<typeof task>`. */
export type WidgetPropsOf<T> = T extends Task<infer I, infer O> ? WidgetProps<I, O> : never;

export interface RootProps<I, O> extends WidgetProps<I, O>, Pick<PartProps<"article">, "render"> {
  task: Task<I, O>;
  children?: ReactNode;
}

/**
 * The widget around its parts: holds the run, answers ⌘ or Ctrl + Enter and Escape.
 *
 * Enter alone runs in a field whose `enterKeyHint` is `go`, as that of each field for one line.
 */
function Root<I, O>({ task, headingLevel = 3, slots, actionsRef, render, children, ...options }: RootProps<I, O>) {
  const state = useTask(task, options);
  const around = useWidgetSettings().slots;
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  const { start, cancel, reset, run, examples, show } = state;
  useImperativeHandle(
    actionsRef,
    () => ({
      run: start,
      stop: cancel,
      reset,
      focus: () => ref.current?.querySelector<HTMLElement>(fields)?.focus(),
      show(name) {
        const example = findExample(examples, name);
        if (example) show(example);
      },
    }),
    [start, cancel, reset, examples, show],
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    // A key that belongs to the composing of a word has this code, in Safari too.
    if (
      event.key === "Enter" &&
      event.keyCode !== 229 &&
      (event.metaKey || event.ctrlKey || (!event.shiftKey && (event.target as Element).matches("[enterkeyhint=go]")))
    ) {
      event.preventDefault();
      // Held down, it asks once.
      if (!event.repeat) start();
    }
    if (event.key === "Escape" && run.status === "running") cancel();
  }

  // The parts of one root read this very task again, so that what they get is what its own views take.
  const shared = state as unknown as TaskState<unknown, unknown>;
  const widget = { state: shared, titleId, headingLevel, slots: { ...around, ...slots }, tabs: options };
  return (
    <WidgetContext.Provider value={widget}>
      <PlaybackProvider>
        <Part
          tag="article"
          given={{ render }}
          at={ref}
          {...useLook(options)}
          aria-labelledby={titleId}
          data-task={task.id}
          onKeyDown={onKeyDown}
        >
          {children}
        </Part>
      </PlaybackProvider>
    </WidgetContext.Provider>
  );
}

/** What a visitor may fill in or press among the fields. */
const fields = ".iw-fields :is(textarea,select,input:not([type=file]),button,[tabindex='0'])";

/** The row at the top; holds title, availability and examples, and what the page adds. */
function Header({ children, ...props }: PartProps<"header">) {
  return (
    <Part tag="header" given={props} part="header" className="iw-head">
      {children}
      {useWidget("Header").slots.header}
    </Part>
  );
}

/** The task's glyph and name, as the heading that names the widget. */
function Title({ children, ...props }: PartProps<"div">) {
  const { state, titleId, headingLevel } = useWidget("Title");
  const t = useWords();
  const Heading = `h${headingLevel}` as const;
  return (
    <Part tag="div" given={props} part="title" className="iw-name">
      <Icon path={state.task.icon} className="iw-glyph" />
      <Heading className="iw-title" id={titleId}>
        {children ?? t(state.task.name)}
      </Heading>
    </Part>
  );
}

const shapes = {
  server: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  device: <path d="M1 1h8v8H1z" fill="currentColor" />,
  recording: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  cold: (
    <>
      <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 1.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  none: <path d="M1 5h8" stroke="currentColor" strokeWidth="1.5" />,
} as const;

const places = {
  server: "Server",
  device: "This device",
  recording: "Recorded",
  cold: "Cold",
  none: "Unavailable",
} as const;

/** Where answers come from: a server, this device, a recording, a model that is starting, or nowhere. */
function Availability(props: PartProps<"p">) {
  const { state } = useWidget("Availability");
  const t = useWords();
  const recorded = state.examples.some((example) => example.recorded);
  const place = state.fetcher ? (state.fetcher.backend?.place ?? "server") : recorded ? "recording" : "none";
  const status = state.availability?.status;
  const isStarting = state.run.status === "running" && state.run.wait?.reason === "loading" && place === "server";
  const shape = isStarting || status === "cold" || status === "loading" ? "cold" : status && status !== "live" ? "none" : place;
  return (
    <Part tag="p" given={props} part="availability" className="iw-chip">
      <svg className="iw-chip-shape" viewBox="0 0 10 10" aria-hidden="true">
        {shapes[shape]}
      </svg>
      {t(places[shape])}
    </Part>
  );
}

/** Input beside or above output, as the task lays them out. */
function Body(props: PartProps<"div">) {
  const { state } = useWidget("Body");
  return <Part tag="div" given={props} part="body" className={state.task.layout === "split" ? "iw-body iw-split" : "iw-body"} />;
}

const formClasses = { split: " iw-split-in", stack: "", transcript: " iw-rule" } as const;

/** Holds fields, parameters and the run button. */
function Form(props: PartProps<"div">) {
  const { state } = useWidget("Form");
  return <Part tag="div" given={props} part="form" className={`iw-in${formClasses[state.task.layout]}`} />;
}

/** The task's fields. A run asked for in vain brings the focus to the field that lacks something. */
function Input(props: PartProps<"div">) {
  const { state } = useWidget("Input");
  const ref = useRef<HTMLDivElement>(null);
  const { missing } = state;
  useEffect(
    function goToMissing() {
      if (missing) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    },
    [missing],
  );
  const View = state.task.input.View;
  return (
    <Part tag="div" given={props} at={ref} part="input" className="iw-fields">
      <View
        value={state.input}
        onChange={state.setInput}
        readOnly={!state.fetcher}
        missing={missing}
        {...(state.fetcher && state.run.status !== "running" && { start: () => state.start() })}
      />
    </Part>
  );
}

/** The one button: runs, stops the run, tries again. Beside an answer from the cache, a second one asks anew. */
function Run(props: PartProps<"button">) {
  const { state } = useWidget("Run");
  const t = useWords();
  const key = useRunKey();
  const button = useRef<HTMLButtonElement>(null);
  const { run, fetcher, example, isStale } = state;
  const running = run.status === "running";
  const failed = run.status === "failed";
  const verb = fetcher ? (failed ? "Try again" : (state.task.verb ?? "Run")) : "Show answer";
  const idle = !fetcher && !example?.recorded;
  return (
    <>
      <Part
        tag="button"
        given={props}
        at={button}
        part="run"
        className={running ? "iw-run iw-stop" : "iw-run"}
        type="button"
        aria-disabled={idle || undefined}
        onClick={running ? state.cancel : () => state.start()}
      >
        {running && <Icon path={solid.stop} solid className="iw-run-icon" />}
        {failed && <Icon path={retry} className="iw-run-icon" />}
        {!fetcher && <Icon path={solid.run} solid className="iw-run-icon" />}
        {running ? t("Stop") : t(verb)}
        <kbd className="iw-kbd" aria-hidden="true" dir="ltr">
          {t(running ? "Esc" : key)}
        </kbd>
      </Part>
      {run.status === "done" && run.receipt.source === "cached" && !isStale && (
        <button
          className="iw-again"
          type="button"
          onClick={() => {
            // This button goes away while the run is under way.
            button.current?.focus();
            state.start({ fresh: true });
          }}
        >
          {t("Run again")}
        </button>
      )}
    </>
  );
}

const never = () => () => {};

/** The shortcut in the spelling of this machine; the server cannot know it. */
function useRunKey(): string {
  const isApple = useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return isApple ? "⌘↵" : "Ctrl ↵";
}

/** How the run stands, in words, with the time it takes; announces the result. */
function Status(props: PartProps<"p">) {
  const { state } = useWidget("Status");
  const t = useWords();
  const { run, isStale } = state;
  const elapsed = useElapsed(run.status === "running" ? run.startedAt : undefined);
  const seconds =
    run.status === "running"
      ? elapsed
      : run.status === "done"
        ? isStale
          ? undefined
          : run.receipt.seconds
        : run.status === "failed"
          ? run.seconds
          : undefined;
  const answer = useMemo(
    () =>
      run.status === "done" && run.receipt.source !== "recorded"
        ? state.task.output.toText(run.output, run.input, t).slice(0, 300)
        : "",
    [run, state.task, t],
  );
  return (
    <>
      <Part
        tag="p"
        given={props}
        part="status"
        className={run.status === "running" ? "iw-status iw-status-live" : "iw-status"}
        role="status"
      >
        {t(statusOf(run, isStale, state.stopped))}
        {answer !== "" && !isStale && !state.stopped && <span className="iw-sr">. {answer}</span>}
      </Part>
      {seconds !== undefined && (
        <span className="iw-time">
          <bdi>{formatSeconds(seconds, t)}</bdi>
        </span>
      )}
    </>
  );
}

/** Says why nothing can be run, where nothing can. */
function Unavailable(props: PartProps<"div">) {
  const { state, slots } = useWidget("Unavailable");
  const t = useWords();
  const { fetcher, availability, run } = state;
  const status = fetcher && run.status !== "failed" ? availability?.status : undefined;
  const kind = status === "live" || status === "cold" || status === "loading" ? undefined : status;
  if (!kind && (fetcher || !state.examples.some((example) => example.recorded))) return null;
  return (
    <Part tag="div" given={props}>
      {kind ? (
        <Unavailability kind={kind} />
      ) : (
        (slots.noBackend ?? (
          <p className="iw-note">
            <Icon path={info} />
            {t("No backend is connected here to run the model. The examples show recorded answers.")}
          </p>
        ))
      )}
    </Part>
  );
}

const Unavailability = lazily(later("Unavailability"), () => null);

const ReceiptDetails = lazily(later("ReceiptDetails"), () => null);

/** Who answered, and how long it took; on demand, all that is known of it. */
function Receipt(props: PartProps<"footer">) {
  const { state } = useWidget("Receipt");
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { run, model } = state;
  if (run.status !== "done") return null;
  const { source, backend, seconds, computeSeconds, provider, note } = run.receipt;
  const time = computeSeconds ?? seconds;
  const recorded = source === "recorded";
  return (
    <Part tag="footer" given={props} part="receipt" className="iw-receipt">
      {model !== "" && (
        <bdi className="iw-receipt-model" dir="ltr">
          {model}
        </bdi>
      )}
      <span>
        {recorded
          ? t("Recorded in the card")
          : [backend && t(backend.name), provider, note && t(note)].filter(Boolean).join(", ")}
      </span>
      <span className="iw-receipt-end">
        {recorded && t("not run now")}
        {source === "cached" && t("from the cache")}
        {source === "live" && time !== undefined && <bdi>{formatSeconds(time, t)}</bdi>}
      </span>
      {!recorded && (
        <details className="iw-receipt-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="iw-details-sum">{t("Details of this run")}</summary>
          {open && <ReceiptDetails receipt={run.receipt} />}
        </details>
      )}
    </Part>
  );
}

/** The parts a widget is made of, to be put together anew. Each must stand inside `Widget.Root`. */
export const Widget = {
  Root,
  Header,
  Title,
  Availability,
  Examples,
  Body,
  Form,
  Input,
  Parameters,
  Run,
  Status,
  Unavailable,
  Output,
  Receipt,
};
