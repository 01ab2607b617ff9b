"use client";
import { type FocusEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { InferenceError } from "../core/errors.js";
import type { Message } from "../core/message.js";
import type { Run } from "../core/run.js";
import type { OutputViewProps } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { info, warn } from "../ui/icons.js";
import { lazily } from "../ui/lazily.js";
import { moveFocus } from "../ui/moveFocus.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { type Tab, useWidget } from "./context.js";
import { later, NotLoaded } from "./later.js";
import { Part, type PartProps } from "./Part.js";
import type { WaitingProps } from "./Waiting.js";

const outputClasses = { split: " iw-split-out", stack: "", transcript: " iw-out-first" } as const;

/** The result, as the task draws it and as JSON, or what stands in its place: nothing yet, waiting, a failure. */
export function Output(props: PartProps<"div">) {
  const { state, tabs: host } = useWidget();
  const t = useWords();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(host.defaultTab);
  const { run, isStale } = state;
  const done = run.status === "done" ? run : undefined;
  const tabs = [
    ["result", t("Result")],
    ["json", t("JSON")],
    ...(state.fetcher && !state.fetcher.code ? [] : ([["code", t("Code")]] as const)),
  ] as const;
  const wanted = host.tab ?? own;
  const tab = tabs.find(([name]) => name === wanted)?.[0] ?? "result";
  const running = run.status === "running";
  const goToPanel = () => panel.current?.focus({ preventScroll: true });
  const hasFocus = useRef(false);
  function followFocus({ type }: FocusEvent): void {
    hasFocus.current = type === "focus";
  }
  useEffect(function keepFocus() {
    // What had the focus goes away with the result that it stood in.
    const root = panel.current?.getRootNode() as Document | ShadowRoot | undefined;
    if (hasFocus.current && (root?.activeElement ?? document.body) === document.body) goToPanel();
  });

  const use: OutputViewProps<unknown>["use"] = (input, then) => {
    // The button that was pressed may go away while the run is under way.
    if (then === "run") goToPanel();
    state.use(input, then);
  };

  function open(next: Tab): void {
    setOwn(next);
    if (next !== tab) host.onTabChange?.(next);
  }

  return (
    <Part tag="div" given={props} part="output" className={`iw-out${outputClasses[state.task.layout]}`} aria-busy={running}>
      <div className="iw-tabs">
        <div className="iw-tablist" role="tablist" aria-label={t("Result")} onKeyDown={moveFocus}>
          {tabs.map(([name, label]) => (
            <button
              key={name}
              className="iw-tab"
              type="button"
              role="tab"
              id={`${id}-${name}`}
              aria-selected={tab === name}
              aria-controls={`${id}-panel`}
              tabIndex={tab === name ? 0 : -1}
              onClick={() => open(name)}
            >
              {label}
            </button>
          ))}
        </div>
        {done && tab !== "code" && (
          <div className="iw-tools">{tab === "json" ? <JsonTools body={done.receipt.body} /> : <Tools run={done} />}</div>
        )}
      </div>
      {running && <div className="iw-sweep" />}
      {isStale && (
        <p className="iw-stale">
          <Icon path={info} />
          {t("Result of the earlier input. Run again to update.")}
        </p>
      )}
      <div
        ref={panel}
        className={`iw-panel${isStale ? " iw-old" : ""}`}
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        tabIndex={-1}
        onFocus={followFocus}
        onBlur={followFocus}
      >
        {tab === "json" &&
          (done ? <Json body={done.receipt.body} /> : <Quiet>{t("The answer as the server sends it appears here.")}</Quiet>)}
        {tab === "code" && <Code />}
        {tab === "result" && <Result {...(state.fetcher && { use })} />}
      </div>
    </Part>
  );
}

const Failure = lazily(later("Failure"), ({ error }: { error: InferenceError }) => (
  <Notice tone="bad" role="alert" title={error.message} />
));

/** Brings the words of a failure too, while there is a connection: the failure may be that it is lost. */
const Waiting = lazily<WaitingProps>(later("Waiting"), Expecting, true);

const Json = lazily(later("Json"), NotLoaded);

const JsonTools = lazily(later("JsonTools"));

const Tools = lazily(() => import("./Tools.js"));

const Code = lazily(later("Code"), NotLoaded);

/** What stands there while nothing is known but that an answer is to come. */
export function Expecting() {
  const t = useWords();
  return <Quiet>{t("Waiting for the answer")}</Quiet>;
}

function Result({ use }: Pick<OutputViewProps<unknown>, "use">) {
  const { state } = useWidget();
  const { run, task } = state;
  const { View, Asked } = task.output;
  const output = run.status === "done" ? run.output : run.status === "idle" ? undefined : run.partial;
  const around = {
    input: run.status === "idle" ? state.input : run.input,
    partial: run.status === "running",
    written: state.written,
    ...(use && (Asked || run.status !== "running") && { use }),
  };
  const instead = <Instead run={run} />;
  // One place in the tree whatever the status, so that what is drawn stays as it is while an answer grows.
  return (
    <>
      {run.status === "done" ? (
        <RunWarnings run={run} />
      ) : (
        !Asked && <div className={output === undefined ? undefined : "iw-before"}>{instead}</div>
      )}
      {output === undefined ? Asked && <Asked {...around} /> : <View output={output} {...around} />}
      {Asked && instead}
    </>
  );
}

/** What stands in the place of a result, or beside what came of one: an invitation, a wait, a failure. */
function Instead({ run }: { run: Run<unknown, unknown> }) {
  const { state, slots } = useWidget();
  const t = useWords();
  switch (run.status) {
    case "idle":
      return state.fetcher || state.examples.some((example) => example.recorded)
        ? (slots.empty ?? (
            <Quiet>
              {t("{promise} Fill in the input, or start from an example.", { promise: t(state.task.output.promise) })}
            </Quiet>
          ))
        : (slots.noBackend ?? (
            <Notice tone="info" title={t("This widget has no backend here")}>
              {t("The card holds no recorded answers either.")}
            </Notice>
          ));
    case "running":
      return run.partial === undefined && <Waiting run={run} />;
    case "done":
      return null;
    case "failed":
      return <Failure key={run.error.message} error={run.error} />;
  }
}

function Quiet({ children }: { children: ReactNode }) {
  return (
    <div className="iw-g4">
      <p className="iw-quiet-text">{children}</p>
      <svg className="iw-ghost iw-flip" viewBox="0 0 100 58" preserveAspectRatio="none" aria-hidden="true">
        <path className="iw-ghost-line" d="M0 5H78M0 29H34M0 53H12" />
      </svg>
    </div>
  );
}

function RunWarnings({ run }: { run: Extract<Run<unknown, unknown>, { status: "done" }> }) {
  const { state } = useWidget();
  const t = useWords();
  const warnings: readonly Message[] = [...run.receipt.warnings, ...(state.task.output.warnings?.(run.output) ?? [])];
  if (warnings.length === 0) return null;
  return (
    <ul className="iw-warnings" aria-label={t("Warnings")}>
      {warnings.map((warning, index) => (
        <li className="iw-note" key={index}>
          <Icon path={warn} />
          <span dir="auto">{t(warning)}</span>
        </li>
      ))}
    </ul>
  );
}
