import type { InferenceErrorKind } from "../../core/errors.js";
import { isRecord } from "../../core/parse.js";
import type { InferenceEvent, InferenceRequest } from "../../core/task.js";

/** What the page asks of the worker. `id` is a run's own name among all runs of all widgets. */
export type Question =
  | {
      readonly type: "run";
      readonly id: string;
      readonly request: InferenceRequest;
      /** Bytes above which the model is not loaded before an `accept` of this run. */
      readonly askAbove: number;
    }
  | { readonly type: "accept" | "cancel"; readonly id: string };

/** What the worker tells of the run `id`; an answer or a failure is the last of it. */
export type Reply =
  | { readonly type: "event"; readonly id: string; readonly event: Exclude<InferenceEvent, { type: "consent" }> }
  | { readonly type: "consent"; readonly id: string; readonly bytes: number }
  | {
      readonly type: "answer";
      readonly id: string;
      readonly body: unknown;
      /** Such as "WebGPU". */
      readonly device: string;
      readonly computeSeconds: number;
    }
  | ({ readonly type: "failure"; readonly id: string } & Failure);

/** Why a run failed on this device. */
export interface Failure {
  readonly kind: InferenceErrorKind;
  readonly message: string;
  /** The runtime's own words. */
  readonly cause: string;
  /** The runtime of this worker answers no further run. */
  readonly isBroken: boolean;
}

/** A sound as the page decoded it: workers cannot. */
export interface DecodedSound {
  /** Samples in −1 to 1, at the rate of the model. */
  readonly channels: readonly Float32Array[];
}

/** The rate that speech models are trained with, in Hz. */
export const speechRate = 16_000;

/** Whether a message is one of ours; the host's worker may get others, too. */
export function isQuestion(data: unknown): data is Question {
  if (!isRecord(data) || typeof data.id !== "string") return false;
  if (data.type === "run") return isRecord(data.request) && typeof data.askAbove === "number";
  return data.type === "accept" || data.type === "cancel";
}

/** Whether a message is one of ours; the host's worker may send others, too. */
export function isReply(data: unknown): data is Reply {
  return isRecord(data) && typeof data.id === "string" && ["event", "consent", "answer", "failure"].includes(String(data.type));
}
