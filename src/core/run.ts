import type { InferenceError } from "./errors.js";
import type { AnswerMeta, InferenceEvent, InferenceRequest } from "./task.js";

/**
 * One widget's run, from nothing asked to an answer.
 *
 * `input` is always the input that was run, which the visitor may have changed since.
 */
export type Run<I, O> =
  | { readonly status: "idle" }
  | {
      readonly status: "running";
      readonly input: I;
      /** Milliseconds since the epoch. */
      readonly startedAt: number;
      /** Why nothing has come yet, where the backend says so. */
      readonly wait?: Extract<InferenceEvent, { type: "waiting" }>;
      /** Bytes of a model on its way to this device. */
      readonly download?: Extract<InferenceEvent, { type: "download" }>;
      /** What the visitor has to allow first. */
      readonly consent?: Extract<InferenceEvent, { type: "consent" }>;
      /** What has been streamed so far. */
      readonly partial?: O;
    }
  | { readonly status: "done"; readonly input: I; readonly output: O; readonly receipt: Receipt }
  | {
      readonly status: "failed";
      readonly input: I;
      readonly error: InferenceError;
      /** Seconds the run took. */
      readonly seconds: number;
      /** What had been streamed before the failure. */
      readonly partial?: O;
    };

/** Where a result came from: asked now, asked earlier in this session, or recorded in the card. */
export type ResultSource = "live" | "cached" | "recorded";

/** What is known about how a result came to be. */
export interface Receipt extends AnswerMeta {
  readonly model: string;
  readonly source: ResultSource;
  /** The request as it was asked; recorded results have none. */
  readonly request?: InferenceRequest;
  /** The answer as it came. */
  readonly body: unknown;
  readonly warnings: readonly string[];
  /** Seconds from asking to the result, as this page measured them. */
  readonly seconds?: number;
}
