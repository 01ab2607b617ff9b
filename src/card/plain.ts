/** A copy out of ordinary objects, which server components may hand to widgets. Keys that could reach a prototype were left out. */
export function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  return typeof value === "object" && value !== null ? toPlainRecord(value) : value;
}

/** The same of an object. */
export function toPlainRecord(record: object): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) plain[name] = toPlain(value);
  return plain;
}
