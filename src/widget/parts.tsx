"use client";
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef } from "react";
import type { Task } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { info, retry, solid } from "../ui/icons.js";
import { lazily, useIsServed } from "../ui/lazily.js";
import { type Look, useLook } from "../ui/look.js";
import { PlaybackContext } from "../ui/PlaybackProvider.js";
import { useWords } from "../ui/words.js";
import { type Slots, type TabControls, useWidget, WidgetContext, type WidgetState } from "./context.js";
import { type ExampleName, findExample } from "./controls.js";
import { later } from "./later.js";
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
export function Root<I, O>({ task, headingLevel = 3, slots, actionsRef, render, children, ...options }: RootProps<I, O>) {
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
  // What a page offers in the place of a backend helps nobody where the author wants none.
  const hidden = options.card?.inference === false && { noBackend: <Unavailability /> };
  const widget = { state: shared, titleId, headingLevel, slots: { ...around, ...slots, ...hidden }, tabs: options };
  return (
    <WidgetContext.Provider value={widget}>
      <PlaybackContext.Provider value={ref}>
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
      </PlaybackContext.Provider>
    </WidgetContext.Provider>
  );
}

/** What a visitor may fill in or press among the fields. */
const fields = ".iw-fields :is(textarea,select,input:not([type=file]),button,[tabindex='0'])";

/** The row at the top; holds title, availability and examples, and what the page adds. */
export function Header({ children, ...props }: PartProps<"header">) {
  return (
    <Part tag="header" given={props} part="header" className="iw-head">
      {children}
      {useWidget().slots.header}
    </Part>
  );
}

/** The task's glyph and name, as the heading that names the widget. */
export function Title({ children, ...props }: PartProps<"div">) {
  const { state, titleId, headingLevel } = useWidget();
  const t = useWords();
  const Heading = `h${headingLevel}` as const;
  return (
    <Part tag="div" given={props} part="title" className="iw-name">
      <Icon path={state.task.icon} className="iw-i16 iw-accent" />
      <Heading className="iw-title" id={titleId}>
        {children ?? t(state.task.name)}
      </Heading>
    </Part>
  );
}

/** Words, and a shape filled by the even-odd rule: a disc, a square, a ring, a ring half full, a line. */
const places = {
  server: ["Server", "M4.95 1a4 4 0 1 0 .1 0"],
  device: ["This device", "M1 1h8v8H1z"],
  recording: ["Recorded", "M4.95 .9a4.1 4.1 0 1 0 .1 0M4.95 2.4a2.6 2.6 0 1 0 .1 0"],
  cold: ["Cold", "M4.95 .9a4.1 4.1 0 1 0 .1 0M5 2.4a2.6 2.6 0 0 0 0 5.2"],
  none: ["Unavailable", "M1 4.2h8v1.6H1z"],
} as const;

/** Where answers come from: a server, this device, a recording, a model that is starting, or nowhere. */
export function Availability(props: PartProps<"p">) {
  const { state } = useWidget();
  const t = useWords();
  const recorded = state.examples.some((example) => example.recorded);
  const place = state.fetcher ? (state.fetcher.backend?.place ?? "server") : recorded ? "recording" : "none";
  const status = state.availability?.status;
  const isStarting = state.run.status === "running" && state.run.wait?.reason === "loading" && place === "server";
  const shown = isStarting || status === "cold" || status === "loading" ? "cold" : status && status !== "live" ? "none" : place;
  const [words, shape] = places[shown];
  return (
    <Part tag="p" given={props} part="availability" className="iw-chip">
      <svg className="iw-chip-shape" viewBox="0 0 10 10" aria-hidden="true">
        <path d={shape} fill="currentColor" fillRule="evenodd" />
      </svg>
      {t(words)}
    </Part>
  );
}

/** Input beside or above output, as the task lays them out. */
export function Body(props: PartProps<"div">) {
  const { state } = useWidget();
  return <Part tag="div" given={props} part="body" className={state.task.layout === "split" ? "iw-body iw-split" : "iw-body"} />;
}

const formClasses = { split: " iw-split-in", stack: "", transcript: " iw-rule" } as const;

/** Holds fields, parameters and the run button. */
export function Form(props: PartProps<"div">) {
  const { state } = useWidget();
  return <Part tag="div" given={props} part="form" className={`iw-in${formClasses[state.task.layout]}`} />;
}

/** The task's fields. A run asked for in vain brings the focus to the field that lacks something. */
export function Input(props: PartProps<"div">) {
  const { state } = useWidget();
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
export function Run(props: PartProps<"button">) {
  const { state } = useWidget();
  const t = useWords();
  const key = useRunKey();
  const button = useRef<HTMLButtonElement>(null);
  const { run, fetcher, example, isStale } = state;
  const running = run.status === "running";
  const failed = run.status === "failed";
  const verb = fetcher ? (failed ? "Try again" : (state.task.verb ?? "Run")) : "Show answer";
  const glyph = running ? solid.stop : failed ? retry : !fetcher && solid.run;
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
        {glyph && <Icon path={glyph} solid={glyph !== retry} className="iw-i12" />}
        {running ? t("Stop") : t(verb)}
        <kbd className="iw-kbd" aria-hidden="true" dir="ltr">
          {t(running ? "Esc" : key)}
        </kbd>
      </Part>
      {run.status === "done" && run.receipt.source === "cached" && !isStale && (
        <RunAgain
          start={() => {
            // The second button goes away while the run is under way.
            button.current?.focus();
            state.start({ fresh: true });
          }}
        />
      )}
    </>
  );
}

const RunAgain = lazily(later("RunAgain"));

/** The shortcut in the spelling of this machine; the server cannot know it. */
function useRunKey(): string {
  return !useIsServed() && /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘↵" : "Ctrl ↵";
}

/** How the run stands, in words, with the time it takes; announces the result. */
export function Status(props: PartProps<"p">) {
  const { state } = useWidget();
  const t = useWords();
  const { run, isStale, stopped } = state;
  const recorded = run.status === "done" && run.receipt.source === "recorded";
  const isFirst = (recorded || run.status === "idle") && !isStale && !stopped;
  return (
    <>
      <Part
        tag="p"
        given={props}
        part="status"
        className={run.status === "running" ? "iw-status iw-status-live" : "iw-status"}
        role="status"
      >
        {isFirst ? recorded && t("Recorded") : <StatusWords state={state} />}
      </Part>
      {run.status !== "idle" && !isStale && !recorded && <Time run={run} />}
    </>
  );
}

const Time = lazily(later("Time"));

const StatusWords = lazily(
  later("StatusWords"),
  ({ state }: { state: TaskState<unknown, unknown> }) => {
    const t = useWords();
    return state.run.status === "running" && t("Waiting for the answer");
  },
  true,
);

/** Says why nothing can be run, where nothing can. */
export function Unavailable(props: PartProps<"div">) {
  const { state, slots } = useWidget();
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

const Unavailability = lazily(later("Unavailability"));

/** Who answered, and how long it took; on demand, all that is known of it. */
export function Receipt(props: PartProps<"footer">) {
  const { run, model } = useWidget().state;
  const t = useWords();
  if (run.status !== "done") return null;
  return (
    <Part tag="footer" given={props} part="receipt" className="iw-receipt">
      {model !== "" && (
        <bdi className="iw-receipt-model" dir="ltr">
          {model}
        </bdi>
      )}
      {run.receipt.source === "recorded" ? (
        <>
          <span>{t("Recorded in the card")}</span>
          <span className="iw-receipt-end">{t("not run now")}</span>
        </>
      ) : (
        <LiveReceipt receipt={run.receipt} />
      )}
    </Part>
  );
}

const LiveReceipt = lazily(later("LiveReceipt"));
