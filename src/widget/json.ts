import { holdsAtMost } from "./answers.js";

/** Longest text shown whole, in characters; longer ones are base64 media more often than words. */
const longestText = 400;

/** Values written of a short form; with a line for each, more of them than are drawn. */
const mostValues = 10_000;

/** Values written at once, a hundredth of a second's worth; more are written in turns. */
const mostAtOnce = 20_000;

/**
 * A value as indented JSON; Blobs by type and size. What is nested deeper than the engine can write is only named.
 *
 * `short` cuts long texts, and lists after some 10 000 values, saying how much is left out.
 */
export function describeJson(value: unknown, short = false): string {
  let left = mostValues;
  const write = (_name: string, inner: unknown) => {
    if (inner instanceof Blob) return `[${inner.type || "bytes"}, ${inner.size} bytes]`;
    if (short && typeof inner === "string" && inner.length > longestText) {
      return `${inner.slice(0, 60)}… [${inner.length} characters]`;
    }
    const room = Math.max(0, left);
    if (short && Array.isArray(inner) && inner.length > room) return [...inner.slice(0, room), `… [${inner.length - room} more]`];
    left -= 1;
    return inner;
  };
  try {
    return JSON.stringify(value, write, 2) ?? "null";
  } catch {
    return "[nested too deeply]";
  }
}

/** All of a value as indented JSON; a large one is written in turns, between which the page lives on. */
export function writeJson(value: unknown): string | Promise<Blob> {
  if (holdsAtMost(mostAtOnce, value)) return describeJson(value);
  return import("./largeJson.js").then(({ writeLargeJson }) => writeLargeJson(value));
}
