/**
 * Why a run failed, as far as a person can act on it.
 *
 * Source: https://huggingface.co/docs/inference-providers and the error bodies of the servers it lists.
 */
export type InferenceErrorKind =
  | "auth"
  | "payment"
  | "permission"
  | "gated"
  | "too-large"
  | "not-found"
  | "not-deployed"
  | "retired"
  | "bad-file"
  | "invalid-input"
  | "too-long"
  | "rate-limit"
  | "loading"
  | "busy"
  | "timeout"
  | "server"
  | "bad-answer"
  | "network"
  | "unsupported"
  | "aborted";

/** What an `InferenceError` may carry beside its kind and message. */
export interface InferenceErrorDetails {
  /** HTTP status; 0 when no reply came. */
  readonly status?: number;
  /** One plain sentence for each thing the server objected to. */
  readonly details?: readonly string[];
  /** What the server warned of. */
  readonly warnings?: readonly string[];
  /** Seconds after which the server asks to be tried again. */
  readonly retryAfter?: number;
  /** Seconds a cold model is expected to need. */
  readonly estimatedTime?: number;
  /** The server's name for the request. */
  readonly requestId?: string;
  /** Where in the answer the bad field stands, such as `[0].score`. */
  readonly path?: string;
  /** What had arrived before the failure. */
  readonly partial?: unknown;
  /** The reply as it came. */
  readonly raw?: unknown;
  /** The error underneath. */
  readonly cause?: unknown;
}

/**
 * A run that did not end in a result.
 *
 * `message` is always plain text that a person can read; `kind` is what programs decide by.
 */
export class InferenceError extends Error {
  override readonly name = "InferenceError";
  readonly kind: InferenceErrorKind;
  readonly status: number = 0;
  readonly details: readonly string[] = [];
  readonly warnings: readonly string[] = [];
  declare readonly retryAfter: number | undefined;
  declare readonly estimatedTime: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly path: string | undefined;
  declare readonly partial: unknown;
  declare readonly raw: unknown;

  constructor(kind: InferenceErrorKind, message: string, { cause, ...details }: InferenceErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = kind;
    Object.assign(this, details);
  }
}
