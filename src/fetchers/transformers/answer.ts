import { isRecord } from "../../core/parse.js";

/**
 * What a pipeline answered, as data that can be posted and that the parsers of server answers read.
 *
 * Tensors become nested lists of numbers; images become Blobs of PNG, sounds Blobs of WAV.
 */
export async function toPlainAnswer(value: unknown): Promise<unknown> {
  if (typeof value === "bigint") return Number(value);
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<unknown>, Number);
  if (Array.isArray(value)) return Promise.all(value.map(toPlainAnswer));
  if (!isRecord(value)) return value;
  if (typeof value.tolist === "function") return toNumbers(value.tolist());
  if (typeof value.toBlob === "function") return value.toBlob();
  const entries = Object.entries(value).map(async ([name, part]) => [name, await toPlainAnswer(part)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function toNumbers(value: unknown): unknown {
  return Array.isArray(value) ? value.map(toNumbers) : Number(value);
}
