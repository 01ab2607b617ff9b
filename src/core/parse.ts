import { InferenceError } from "./errors.js";

/** An answer of the wrong shape; `path` names the bad field, such as `[0].score`. */
export function badAnswer(message: string, path = "", raw?: unknown): InferenceError {
  return new InferenceError("bad-answer", message, { path, raw });
}

/** An answer that holds `value` where `expected` belongs, such as "a list". */
export function wrongShape(path: string, expected: string, value: unknown): InferenceError {
  const got =
    value === null ? "null" : Array.isArray(value) ? "a list" : value === undefined ? "missing" : `of type ${typeof value}`;
  return badAnswer(`The answer ${path ? `at ${path}` : "at its top"} should be ${expected}, but is ${got}.`, path, value);
}

/** The entries of a list of objects. Throws `InferenceError("bad-answer")` naming the first that is none. */
export function readRecords(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(value)) throw wrongShape("", "a list", value);
  return value.map((entry: unknown, index) => {
    if (!isRecord(entry)) throw wrongShape(`[${index}]`, "an object", entry);
    return entry;
  });
}

/**
 * A text out of a text, a number or a boolean; undefined where there is nothing.
 *
 * Throws `InferenceError("bad-answer")` naming `path`, such as `[0].label`, for anything else.
 */
export function readText(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object") throw wrongShape(path, "a text", value);
  return String(value);
}

/** The inner value of a one-element list around a list or an object, as servers send for a batch of one. */
export function unwrap(value: unknown, isExpected: (value: unknown) => boolean): unknown {
  let inner = value;
  while (!isExpected(inner) && Array.isArray(inner) && inner.length === 1) inner = inner[0];
  return inner;
}

/** Whether `value` is a plain object with string keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Blob);
}

/**
 * A score as servers send it: a number, a numeric text, or nothing.
 *
 * Null where there is none or it is not a finite number; never 0 for a missing one.
 */
export function toScore(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const text = value.trim();
  const number = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  return Number.isFinite(number) ? number : null;
}
