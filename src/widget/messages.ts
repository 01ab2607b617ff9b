import type { Message } from "../core/message.js";
import type { Run } from "../core/run.js";

/** The words beside the run button, while nothing runs. */
export function statusOf(
  run: Exclude<Run<unknown, unknown>, { status: "running" }>,
  isStale: boolean,
  stopped: boolean,
): Message {
  switch (run.status) {
    case "idle":
      return stopped ? "Stopped" : "";
    case "done":
      if (isStale) return "Input changed";
      if (stopped) return "Stopped";
      if (run.receipt.source === "recorded") return "Recorded";
      return run.receipt.source === "cached" ? "Answered earlier, kept here" : "Done";
    case "failed":
      return "Not run";
  }
}
