const longestText = 160;
const longestList = 8;

/** A value as a page can print it: long texts and lists are cut, files and addresses are named. */
export function clipped(value: unknown): unknown {
  if (typeof value === "string") return value.length > longestText ? `${value.slice(0, longestText)} …` : value;
  if (value instanceof URL) return clipped(value.href);
  if (value instanceof Blob) return `a file (${value.type}, ${value.size} bytes)`;
  if (ArrayBuffer.isView(value)) return clipped(Array.from(value as Float32Array));
  if (Array.isArray(value)) {
    const items = value.slice(0, longestList).map(clipped);
    return value.length > longestList ? [...items, `… ${value.length - longestList} more`] : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clipped(item)]));
}
