"use client";
import { useMemo } from "react";
import type { Message } from "../core/message.js";
import type { Run } from "../core/run.js";
import { useWords } from "../ui/words.js";
import { formatSeconds, useElapsed } from "./elapsed.js";
import { statusOf } from "./messages.js";
import type { TaskState } from "./useTask.js";

type Running = Extract<Run<unknown, unknown>, { status: "running" }>;

/** How a run stands, in words, with the beginning of what it came to for those who hear it. */
export function StatusWords({ state }: { state: TaskState<unknown, unknown> }) {
  const t = useWords();
  const { run, isStale, stopped, task } = state;
  const isNew = run.status === "done" && run.receipt.source !== "recorded" && !isStale && !stopped;
  const answer = useMemo(() => (isNew ? task.output.toText(run.output, run.input, t).slice(0, 300) : ""), [run, isNew, task, t]);
  return (
    <>
      {t(run.status === "running" ? progressOf(run) : statusOf(run, isStale, stopped))}
      {answer !== "" && <span className="iw-sr">. {answer}</span>}
    </>
  );
}

function progressOf(run: Running): Message {
  if (run.partial !== undefined) return "Receiving the answer";
  if (run.consent) return "Waiting for your choice";
  if (run.wait?.reason === "loading") return "Starting the model";
  if (run.wait?.reason === "queue") return "Waiting in the queue";
  if (run.wait?.reason === "retry") return "Waiting to try again";
  if (run.download) return "Downloading the model";
  return "Waiting for the answer";
}

/** The time that a run takes, or took. */
export function Time({ run }: { run: Run<unknown, unknown> }) {
  const t = useWords();
  const elapsed = useElapsed(run.status === "running" ? run.startedAt : undefined);
  const seconds =
    run.status === "running"
      ? elapsed
      : run.status === "done"
        ? run.receipt.seconds
        : run.status === "failed"
          ? run.seconds
          : undefined;
  if (seconds === undefined) return null;
  return (
    <span className="iw-time">
      <bdi>{formatSeconds(seconds, t)}</bdi>
    </span>
  );
}

/** Asks anew what the cache has answered. */
export function RunAgain({ start }: { start(): void }) {
  const t = useWords();
  return (
    <button className="iw-accent iw-under iw-t3" type="button" onClick={start}>
      {t("Run again")}
    </button>
  );
}
