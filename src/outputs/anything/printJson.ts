/** Levels that are set off by blanks; deeper ones stand below each other. */
const mostIndents = 20;

/** A value as JSON with a line for each value inside; bytes by type and size. At any depth, unlike `JSON.stringify`. */
export function printJson(value: unknown): string {
  const pieces: string[] = [];
  /** The lists and objects that are begun, the innermost last. */
  const levels: { readonly entries: Iterator<Entry>; readonly end: string; count: number }[] = [];

  function begin(value: unknown): void {
    const entries = entriesOf(value);
    if (entries.length === 0) pieces.push(printLeaf(value));
    else {
      pieces.push(Array.isArray(value) ? "[" : "{");
      levels.push({ entries: entries.values(), end: Array.isArray(value) ? "]" : "}", count: 0 });
    }
  }

  begin(value);
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const next = level.entries.next();
    if (next.done) levels.pop();
    const line = `\n${"  ".repeat(Math.min(levels.length, mostIndents))}`;
    if (next.done) pieces.push(line, level.end);
    else {
      const [name, inner] = next.value;
      pieces.push(level.count > 0 ? "," : "", line, name === undefined ? "" : `${JSON.stringify(name)}: `);
      level.count += 1;
      begin(inner);
    }
  }
  return pieces.join("");
}

type Entry = readonly [name: string | undefined, value: unknown];

function entriesOf(value: unknown): readonly Entry[] {
  if (Array.isArray(value)) return value.map((inner: unknown) => [undefined, inner]);
  return typeof value === "object" && value !== null && !(value instanceof Blob) ? Object.entries(value) : [];
}

function printLeaf(value: unknown): string {
  if (value instanceof Blob) return `[${value.type || "bytes"}, ${value.size} bytes]`;
  return typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "null");
}
