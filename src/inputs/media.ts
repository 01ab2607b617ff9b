import type { Media } from "../core/task.js";
import { isMediaUrl } from "../ui/useMediaUrl.js";

/** Media out of a card's field: bytes, or a URL that a page may show or load; undefined for anything else. */
export function asMedia(value: unknown): Media | undefined {
  if (value instanceof Blob) return value;
  if (typeof value !== "string") return undefined;
  const url = value.trim();
  return isMediaUrl(url) ? url : undefined;
}

/** Media as a request holds them: a Blob, or a `URL` whose bytes are loaded before the fetcher sees it. */
export function mediaToSend(media: Media | undefined): Blob | URL | undefined {
  // A server has no page, whose address a path of the page's own site would begin with; nothing is loaded there either.
  return typeof media === "string" ? new URL(media, globalThis.document?.baseURI ?? "http://localhost") : media;
}
