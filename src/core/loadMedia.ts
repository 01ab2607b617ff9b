import { InferenceError, type InferenceErrorDetails } from "./errors.js";

/**
 * Loads the bytes of a media URL.
 *
 * Throws `InferenceError("bad-file")` when the host does not let pages read the file or has none, also when it sends a
 * page in its place, and `"aborted"` when `signal` aborts.
 */
export type LoadMedia = (url: string, signal: AbortSignal) => Promise<Blob>;

/** Loads media by `fetch`, without credentials; the bytes in a `data:` URL ask nobody. */
export const loadMedia: LoadMedia = async (url, signal) => {
  try {
    if (/^data:/i.test(url)) return readDataUrl(url);
    const response = await fetch(url, { signal, credentials: "omit" });
    const { ok, status, headers } = response;
    if (!ok) throw unreadable(`The file is not there (HTTP ${status}).`, { status });
    // Sites answer so for a file they lack, or ask to sign in; to a model it would be a broken file.
    if (/^text\/html\b/i.test(headers.get("content-type") ?? "")) {
      throw unreadable("In place of the file its host sent a web page.");
    }
    return await response.blob();
  } catch (cause) {
    if (signal.aborted) throw new InferenceError("aborted", "The run was stopped.", { cause });
    if (cause instanceof InferenceError) throw cause;
    throw unreadable("The file could not be read from its host.", { cause });
  }
};

/** By hand: a page's policy may forbid `fetch` of what is in the page already. */
function readDataUrl(url: string): Blob {
  const comma = url.indexOf(",");
  const head = url.slice("data:".length, comma);
  const body = decodeURIComponent(url.slice(comma + 1));
  const isBase64 = /;\s*base64\s*$/i.test(head);
  return new Blob([isBase64 ? Uint8Array.from(atob(body), (byte) => byte.charCodeAt(0)) : body], {
    type: head.split(";", 1)[0] || "text/plain",
  });
}

function unreadable(message: string, details: InferenceErrorDetails = {}): InferenceError {
  return new InferenceError("bad-file", message, details);
}
