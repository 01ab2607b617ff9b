import { badAnswer, isRecord, wrongShape } from "../core/parse.js";

/** Under these names servers put embeddings, the most telling first. */
const names = ["embeddings", "embedding", "predictions", "data", "outputs", "output", "float"] as const;

/** Names within names, at most. */
const deepest = 8;

/** What stands under a server's name for embeddings; entries of `{ embedding, index }` in the order of the texts. */
export function openEmbeddings(body: unknown): unknown {
  let inner = body;
  for (let depth = 0; depth < deepest && isRecord(inner) && !("dims" in inner); depth += 1) {
    const record = inner;
    const name = names.find((key) => record[key] !== undefined);
    if (name === undefined) return inner;
    inner = record[name];
  }
  if (!Array.isArray(inner) || !inner.every((entry) => isRecord(entry) && "embedding" in entry)) return inner;
  const place = (entry: { readonly index?: unknown }) => Number(entry.index ?? 0);
  return inner.toSorted((one, other) => place(one) - place(other)).map((entry) => entry.embedding);
}

/**
 * The cosines between the first of several texts and each of `count` others, where an answer holds vectors of all of them.
 *
 * Undefined when it holds no lists of numbers; null for a vector without length.
 * Throws InferenceError("bad-answer") naming the path, when there are too few vectors, too many, or of different lengths.
 */
export function readCosines(body: unknown, count: number): readonly (number | null)[] | undefined {
  const rows = onlyItem(openEmbeddings(body)).map((row: unknown) => onlyItem(openEmbeddings(row)));
  if (!rows[0]?.some((value) => typeof value === "number")) return undefined;
  if (rows.length !== count + 1)
    throw badAnswer(`The answer should hold ${count + 1} vectors, one for each text, but holds ${rows.length}.`, "", body);
  const [source, ...others] = rows.map((row, index) => toVector(row, rows[0]?.length ?? 0, `[${index}]`));
  return others.map((other) => (source ? cosine(source, other) : null));
}

/** A list, without the lists of one around it; empty for what is no list. */
function onlyItem(value: unknown): readonly unknown[] {
  let inner = value;
  while (Array.isArray(inner) && inner.length === 1 && Array.isArray(inner[0])) inner = inner[0];
  return Array.isArray(inner) ? inner : [];
}

function toVector(row: readonly unknown[], size: number, path: string): Float64Array {
  if (row.length !== size)
    throw badAnswer(
      `The vectors in the answer differ in length: the first has ${size} numbers, ${path} has ${row.length}.`,
      path,
    );
  return Float64Array.from(row, (value, index) => {
    if (typeof value !== "number") throw wrongShape(`${path}[${index}]`, "a number", value);
    return value;
  });
}

/** From −1, opposite, to 1, the same direction; null where one of the vectors has no length. */
export function cosine(one: Float64Array, other: Float64Array): number | null {
  const lengths = Math.sqrt(dotProduct(one, one)) * Math.sqrt(dotProduct(other, other));
  return lengths > 0 ? Math.max(-1, Math.min(1, dotProduct(one, other) / lengths)) : null;
}

/** The sum of the products, number by number, of two vectors of one length. */
export function dotProduct(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
