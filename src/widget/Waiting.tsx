"use client";
import { useState } from "react";
import type { Run } from "../core/run.js";
import type { InferenceEvent } from "../core/task.js";
import { clock } from "../ui/laterIcons.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { useWidget } from "./context.js";
import { useElapsed } from "./elapsed.js";
import { Expecting } from "./Output.js";

export interface WaitingProps {
  run: Extract<Run<unknown, unknown>, { status: "running" }>;
}

/** What stands in the place of the result while there is none: why it takes long, as the backend tells. */
export default function Waiting({ run }: WaitingProps) {
  const t = useWords();
  if (run.consent) return <Consent {...run.consent} />;
  if (run.download) return <Download {...run.download} />;
  if (!run.wait) return <Expecting />;
  switch (run.wait.reason) {
    case "loading":
      return <Cold startedAt={run.startedAt} expected={run.wait.seconds} />;
    case "queue":
      return (
        <Notice tone="info" icon={clock} title={t("Waiting in the queue")}>
          {run.wait.seconds === undefined
            ? t("Others are before you. Your turn comes by itself.")
            : t("The server expects your turn in about {n} {n|second|seconds}.", { n: Math.ceil(run.wait.seconds) })}
        </Notice>
      );
    default:
      return (
        <Notice tone="info" icon={clock} title={t("The server is busy")}>
          {t("It is asked again by itself, a few times, with growing pauses.")}
        </Notice>
      );
  }
}

/** Asks before many bytes are loaded to this device. */
function Consent({ bytes, accept }: Extract<InferenceEvent, { type: "consent" }>) {
  const { state } = useWidget();
  const t = useWords();
  const [accepted, setAccepted] = useState(false);
  return (
    <Notice
      tone="info"
      role="alert"
      title={t("Download this model to your device?")}
      actions={
        <>
          <button
            className="iw-run"
            type="button"
            aria-disabled={accepted || undefined}
            onClick={() => {
              setAccepted(true);
              accept();
            }}
          >
            {t("Download and run")}
          </button>
          <button className="iw-run iw-plain" type="button" onClick={state.cancel}>
            {t("Not now")}
          </button>
        </>
      }
    >
      <p>
        {t("It takes {size} MB, and this browser keeps it for the next time. Your input stays on this device.", {
          size: t.figure((bytes / 1e6).toFixed(1)),
        })}
      </p>
    </Notice>
  );
}

function Cold({ startedAt, expected }: { startedAt: number; expected: number | undefined }) {
  const t = useWords();
  return (
    <>
      <Notice tone="info" icon={clock} title={t("The model is starting")}>
        {expected === undefined
          ? t("It was asleep. The first answer takes longer than the next ones.")
          : t("It was asleep. The server expects it to need about {n} {n|second|seconds}.", { n: Math.ceil(expected) })}
      </Notice>
      {expected !== undefined && expected > 0 && (
        <div className="iw-gap">
          <WaitScale startedAt={startedAt} expected={expected} />
        </div>
      )}
    </>
  );
}

/** Now as a needle over the time the server expects; past the end the needle rests there. */
function WaitScale({ startedAt, expected }: { startedAt: number; expected: number }) {
  const t = useWords();
  const end = Math.max(10, Math.ceil((expected * 2) / 10) * 10);
  const at = (seconds: number) => (Math.min(seconds, end) / end) * 60;
  const now = at(useElapsed(startedAt)).toFixed(1);
  const ticks = [0, end / 4, end / 2, (end / 4) * 3, end];
  return (
    <div aria-hidden="true">
      <svg className="iw-scale iw-flip" viewBox="0 0 60 22" preserveAspectRatio="none">
        <rect
          className="iw-scale-band"
          x={at(expected * 0.75)}
          y="8"
          width={at(expected * 1.25) - at(expected * 0.75)}
          height="13"
        />
        <path className="iw-hair-edge" d={`M0 21H60${ticks.map((tick) => `M${at(tick)} 15V21`).join("")}`} />
        <path className="iw-scale-stem" d={`M${now} 2V21`} />
      </svg>
      <div className="iw-ends iw-pair-axis">
        {ticks.map((tick, index) => (
          <span className="iw-tick" key={tick}>
            <bdi>{index === ticks.length - 1 ? t("{seconds} s", { seconds: tick }) : t.figure(`${Math.round(tick)}`)}</bdi>
          </span>
        ))}
      </div>
    </div>
  );
}

function Download({ loaded, total }: { loaded: number; total?: number }) {
  const t = useWords();
  const megabytes = (bytes: number) => t.figure((bytes / 1e6).toFixed(1));
  return (
    <div className="iw-stack">
      <p className="iw-figure">
        {megabytes(loaded)}
        <span className="iw-figure-unit">
          {" "}
          {total === undefined ? t("MB so far") : t("of {size} MB", { size: megabytes(total) })}
        </span>
      </p>
      <progress
        className="iw-progress"
        aria-label={t("Model download")}
        {...(total !== undefined && { max: total, value: loaded })}
      />
    </div>
  );
}
