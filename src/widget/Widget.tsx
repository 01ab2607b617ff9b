"use client";
import {
  type ComponentPropsWithoutRef,
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
import type { ModelCard } from "../card/modelCard.js";
import type { InferenceError } from "../core/errors.js";
import type { Receipt as RunReceipt } from "../core/run.js";
import type { Fetcher, InferenceRequest, Task } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { info, retry, solid } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { PlaybackProvider } from "../ui/playback.js";
import { useWords } from "../ui/words.js";
import { useWidget, WidgetContext, type WidgetState } from "./context.js";
import { Examples } from "./Examples.js";
import { formatSeconds, useElapsed } from "./elapsed.js";
import { statusOf } from "./messages.js";
import { Output } from "./Output.js";
import { Parameters } from "./Parameters.js";
import { type TaskState, useTask } from "./useTask.js";

/** What a page may do to a widget from outside. */
export interface WidgetActions {
  run(): void;
  stop(): void;
  reset(): void;
}

export interface WidgetProps {
  /** The model's card: its id, examples, recorded outputs and parameters. */
  card?: ModelCard | undefined;
  /** Repository id such as `owner/name`. @default the card's id */
  model?: string | undefined;
  /** Where runs go. @default the provider's; without any, only recorded answers are shown */
  fetcher?: Fetcher | undefined;
  /** Ask the backend at once when the widget appears. @default false */
  runOnMount?: boolean;
  /**
   * Fill the input from the page's address (`?text=…`) once the widget is there, as one more example; nothing is run by it.
   * A name reads `?name.text=…`, so that several widgets share one address. @default false
   */
  prefill?: boolean | string;
  /** Write each run into the page's address, under the name given by `prefill`, for a link that fills it again. @default false */
  writeUrl?: boolean;
  /** Level of the title's heading. @default 3 */
  headingLevel?: WidgetState["headingLevel"];
  /** A look for all its parts. @default "default" */
  theme?: "default" | "plain" | "contrast" | "shadcn" | undefined;
  /** Light or dark, whatever the page is. @default the page's */
  scheme?: "auto" | "light" | "dark" | undefined;
  /** Told of each run as it starts. */
  onRun?: ((request: InferenceRequest) => void) | undefined;
  /** Told of each answer. */
  onResult?: ((result: { readonly input: unknown; readonly output: unknown; readonly receipt: RunReceipt }) => void) | undefined;
  /** Told of each failure. */
  onError?: ((error: InferenceError) => void) | undefined;
  /** Gives run, stop and reset to the page. */
  actionsRef?: Ref<WidgetActions>;
  className?: string;
}

export interface RootProps<I, O> extends WidgetProps {
  task: Task<I, O>;
  children?: ReactNode;
}

/**
 * The widget around its parts: holds the run, answers ⌘ or Ctrl + Enter and Escape.
 *
 * Enter alone runs in a field whose `enterKeyHint` is `go`, as that of each field for one line.
 */
function Root<I, O>({ task, headingLevel = 3, actionsRef, className, children, ...options }: RootProps<I, O>) {
  const state = useTask(task, options);
  const titleId = useId();
  const { start, cancel, reset, run } = state;
  useReports(state, options);
  useImperativeHandle(actionsRef, () => ({ run: start, stop: cancel, reset }), [start, cancel, reset]);

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
  const widget = { state: state as unknown as TaskState<unknown, unknown>, titleId, headingLevel };
  return (
    <WidgetContext.Provider value={widget}>
      <PlaybackProvider>
        <article
          className={className ? `iw ${className}` : "iw"}
          part="root"
          aria-labelledby={titleId}
          data-task={task.id}
          data-theme={options.theme}
          data-scheme={options.scheme}
          data-status={run.status}
          data-source={run.status === "done" ? run.receipt.source : undefined}
          onKeyDown={onKeyDown}
        >
          {children}
        </article>
      </PlaybackProvider>
    </WidgetContext.Provider>
  );
}

/** Tells the page how runs go. */
function useReports<I, O>({ run, request }: TaskState<I, O>, props: Pick<WidgetProps, "onRun" | "onResult" | "onError">): void {
  const told = useRef(props);
  useEffect(function keep() {
    told.current = props;
  });
  const startedAt = run.status === "running" ? run.startedAt : undefined;
  useEffect(
    function tellStart() {
      if (startedAt !== undefined) told.current.onRun?.(request());
    },
    [startedAt, request],
  );
  useEffect(
    function tellEnd() {
      if (run.status === "done" && run.receipt.source !== "recorded") told.current.onResult?.(run);
      if (run.status === "failed") told.current.onError?.(run.error);
    },
    [run],
  );
}

/** The row at the top; holds title, availability and examples. */
function Header(props: ComponentPropsWithoutRef<"header">) {
  return <header className="iw-head" part="header" {...props} />;
}

/** The task's glyph and name, as the heading that names the widget. */
function Title() {
  const { state, titleId, headingLevel } = useWidget("Title");
  const t = useWords();
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="iw-name" part="title">
      <Icon path={state.task.icon} className="iw-glyph" />
      <Heading className="iw-title" id={titleId}>
        {t(state.task.name)}
      </Heading>
    </div>
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
function Availability() {
  const { state } = useWidget("Availability");
  const t = useWords();
  const recorded = state.examples.some((example) => example.recorded);
  const place = state.fetcher ? (state.fetcher.backend?.place ?? "server") : recorded ? "recording" : "none";
  const status = state.availability?.status;
  const isStarting = state.run.status === "running" && state.run.wait?.reason === "loading" && place === "server";
  const shape = isStarting || status === "cold" || status === "loading" ? "cold" : status && status !== "live" ? "none" : place;
  return (
    <p className="iw-chip" part="availability">
      <svg className="iw-chip-shape" viewBox="0 0 10 10" aria-hidden="true">
        {shapes[shape]}
      </svg>
      {t(places[shape])}
    </p>
  );
}

/** Input beside or above output, as the task lays them out. */
function Body(props: ComponentPropsWithoutRef<"div">) {
  const { state } = useWidget("Body");
  return <div className={state.task.layout === "split" ? "iw-body iw-split" : "iw-body"} part="body" {...props} />;
}

const formClasses = { split: " iw-split-in", stack: "", transcript: " iw-rule" } as const;

/** Holds fields, parameters and the run button. */
function Form(props: ComponentPropsWithoutRef<"div">) {
  const { state } = useWidget("Form");
  return <div className={`iw-in${formClasses[state.task.layout]}`} part="form" {...props} />;
}

/** The task's fields. A run asked for in vain brings the focus to the field that lacks something. */
function Input() {
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
    <div className="iw-fields" part="input" ref={ref}>
      <View
        value={state.input}
        onChange={state.setInput}
        readOnly={!state.fetcher}
        missing={missing}
        {...(state.fetcher && state.run.status !== "running" && { start: () => state.start() })}
      />
    </div>
  );
}

/** The one button: runs, stops the run, tries again. Beside an answer from the cache, a second one asks anew. */
function Run() {
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
      <button
        ref={button}
        className={running ? "iw-run iw-stop" : "iw-run"}
        part="run"
        type="button"
        aria-disabled={idle || undefined}
        onClick={running ? state.cancel : () => state.start()}
      >
        {running && <Icon path={solid.stop} solid className="iw-run-icon" />}
        {failed && <Icon path={retry} className="iw-run-icon" />}
        {!fetcher && <Icon path={solid.run} solid className="iw-run-icon" />}
        {running ? t("Stop") : t(verb)}
        <kbd className="iw-kbd" aria-hidden="true" dir="ltr">
          {running ? "Esc" : key}
        </kbd>
      </button>
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
function Status() {
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
      <p className={run.status === "running" ? "iw-status iw-status-live" : "iw-status"} part="status" role="status">
        {t(statusOf(run, isStale, state.stopped))}
        {answer !== "" && !isStale && <span className="iw-sr">. {answer}</span>}
      </p>
      {seconds !== undefined && (
        <span className="iw-time">
          <bdi>{formatSeconds(seconds)}</bdi>
        </span>
      )}
    </>
  );
}

/** Says why nothing can be run, where nothing can. */
function Unavailable() {
  const { state } = useWidget("Unavailable");
  const t = useWords();
  const { fetcher, availability, run } = state;
  if (fetcher) {
    const status = availability?.status;
    if (!status || status === "live" || status === "cold" || status === "loading" || run.status === "failed") return null;
    return <Unavailability kind={status} />;
  }
  if (!state.examples.some((example) => example.recorded)) return null;
  return (
    <p className="iw-note">
      <Icon path={info} />
      {t("No backend is connected here to run the model. The examples show recorded answers.")}
    </p>
  );
}

const Unavailability = lazily(
  async () => ({ default: (await import("./Failure.js")).Unavailability }),
  () => null,
);

const ReceiptDetails = lazily(
  () => import("./ReceiptDetails.js"),
  () => null,
);

/** Who answered, and how long it took; on demand, all that is known of it. */
function Receipt() {
  const { state } = useWidget("Receipt");
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { run, model } = state;
  if (run.status !== "done") return null;
  const { source, backend, seconds, computeSeconds, provider, note } = run.receipt;
  const time = computeSeconds ?? seconds;
  const recorded = source === "recorded";
  return (
    <footer className="iw-receipt" part="receipt">
      {model !== "" && (
        <bdi className="iw-receipt-model" dir="ltr">
          {model}
        </bdi>
      )}
      <span>{recorded ? t("Recorded in the card") : [backend?.name, provider, note && t(note)].filter(Boolean).join(", ")}</span>
      <span className="iw-receipt-end">
        {recorded && t("not run now")}
        {source === "cached" && t("from the cache")}
        {source === "live" && time !== undefined && <bdi>{formatSeconds(time)}</bdi>}
      </span>
      {!recorded && (
        <details className="iw-receipt-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="iw-details-sum">{t("Details of this run")}</summary>
          {open && <ReceiptDetails receipt={run.receipt} />}
        </details>
      )}
    </footer>
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
