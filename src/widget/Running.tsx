"use client";
import type { Message } from "../core/message.js";
import type { Run } from "../core/run.js";
import { useWords } from "../ui/words.js";
import { formatSeconds, useElapsed } from "./elapsed.js";

type Running = Extract<Run<unknown, unknown>, { status: "running" }>;

/** How far a run is, in words. */
export function RunningWords({ run }: { run: Running }) {
  return useWords()(wordsOf(run));
}

function wordsOf(run: Running): Message {
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
