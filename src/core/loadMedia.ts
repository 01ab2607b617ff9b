import { InferenceError } from "./errors.js";

/**
 * Loads the bytes of a media URL.
 *
 * Throws `InferenceError("network")` when the host does not let pages read the file, `"not-found"` when there is none,
 * and `"aborted"` when `signal` aborts.
 */
export type LoadMedia = (url: string, signal: AbortSignal) => Promise<Blob>;

/** Loads media by `fetch`, without credentials. */
export const loadMedia: LoadMedia = async (url, signal) => {
  let response: Response;
  try {
    response = await fetch(url, { signal, credentials: "omit" });
  } catch (cause) {
    if (signal.aborted) throw new InferenceError("aborted", "The run was stopped.", { cause });
    throw new InferenceError("network", "The example's file could not be read from its host. Choose a file instead.", { cause });
  }
  if (!response.ok) {
    throw new InferenceError("not-found", `The example's file is not there (HTTP ${response.status}). Choose a file instead.`, {
      status: response.status,
    });
  }
  return response.blob();
};
