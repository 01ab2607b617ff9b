import { InferenceError, type InferenceErrorKind } from "./errors.js";

/** The error itself when it is one of ours, else an `InferenceError` of this kind around whatever was thrown. */
export function toInferenceError(thrown: unknown, kind: InferenceErrorKind = "server"): InferenceError {
  if (thrown instanceof InferenceError) return thrown;
  if (thrown instanceof Error && thrown.name === "AbortError") {
    return new InferenceError("aborted", "The run was stopped.", { cause: thrown });
  }
  const message = thrown instanceof Error && thrown.message ? thrown.message : "Something went wrong.";
  return new InferenceError(kind, message, { cause: thrown });
}
