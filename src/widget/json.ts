/** Longest text shown whole, in characters; longer ones are base64 media more often than words. */
const longestText = 400;

/**
 * A value as indented JSON; Blobs by type and size. What is nested deeper than the engine can write is only named.
 *
 * `short` cuts long texts, saying how long they are.
 */
export function describeJson(value: unknown, short = false): string {
  const write = (_name: string, inner: unknown) => {
    if (inner instanceof Blob) return `[${inner.type || "bytes"}, ${inner.size} bytes]`;
    if (short && typeof inner === "string" && inner.length > longestText) {
      return `${inner.slice(0, 60)}… [${inner.length} characters]`;
    }
    return inner;
  };
  try {
    return JSON.stringify(value, write, 2) ?? "null";
  } catch {
    return "[nested too deeply]";
  }
}
