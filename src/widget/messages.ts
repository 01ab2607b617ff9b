import type { Message } from "../core/message.js";
import type { Run } from "../core/run.js";

/** The words beside the run button. */
export function statusOf(run: Run<unknown, unknown>, isStale: boolean, stopped: boolean): Message {
  switch (run.status) {
    case "idle":
      return stopped ? "Stopped" : "";
    case "running":
      return runningWords(run);
    case "done":
      if (isStale) return "Input changed";
      if (stopped) return "Stopped";
      if (run.receipt.source === "recorded") return "Recorded";
      return run.receipt.source === "cached" ? "Answered earlier, kept here" : "Done";
    case "failed":
      return "Not run";
  }
}

function runningWords(run: Extract<Run<unknown, unknown>, { status: "running" }>): Message {
  if (run.partial !== undefined) return "Receiving the answer";
  if (run.consent) return "Waiting for your choice";
  if (run.wait?.reason === "loading") return "Starting the model";
  if (run.wait?.reason === "queue") return "Waiting in the queue";
  if (run.wait?.reason === "retry") return "Waiting to try again";
  if (run.download) return "Downloading the model";
  return "Waiting for the answer";
}
