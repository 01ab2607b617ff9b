import { badAnswer, isRecord, wrongShape } from "../../core/parse.js";
import { cosine, dotProduct, openEmbeddings } from "../vectors.js";

/** Numbers a model made of one text: one vector, or one for each token. */
export interface DenseEmbedding {
  readonly kind: "dense";
  /** Lengths of the lists, the outermost first: `[384]` for a vector, `[9, 384]` for nine tokens. */
  readonly shape: readonly number[];
  /** Vectors; 1 when the text has one as a whole. */
  readonly rows: number;
  /** Numbers in each vector. */
  readonly size: number;
  /** One number; NaN where the server had none to give. */
  at(row: number, column: number): number;
}

/** The few numbers of a long vector that are not zero, largest first. */
export interface SparseEmbedding {
  readonly kind: "sparse";
  readonly entries: readonly { readonly index: number; readonly value: number }[];
}

export type Embedding = DenseEmbedding | SparseEmbedding;

/** Lists within lists, at most. */
const deepest = 8;

/**
 * One embedding for each of `count` texts, out of anything a server of embeddings sends.
 *
 * Takes numbers in lists of any depth, `{ embeddings }`, `{ data: [{ embedding, index }] }`, `{ dims, data }`, lists of
 * `{ index, value }`, and little-endian float32 as base64. For one text, more rows than one are its tokens.
 * Empty when the answer holds no number. Of a large answer only some rows are checked, those that `sampleRows` names.
 * Throws InferenceError("bad-answer") naming the path.
 * Source: https://huggingface.co/docs/inference-providers/tasks/feature-extraction
 */
export function readEmbeddings(body: unknown, count: number): readonly Embedding[] {
  if (typeof body === "string") throw wrongShape("", "a list of numbers", body);
  let inner = openEmbeddings(body);
  while (Array.isArray(inner) && inner.length === 1 && (count > 1 || isList(openEmbeddings(inner[0]))))
    inner = openEmbeddings(inner[0]);
  if (Array.isArray(inner) && inner.length === 0) return [];
  if (count === 1) return [readOne(inner, "")].filter(holdsNumbers);
  const items = isRecord(inner) && isTensor(inner) ? splitTensor(inner) : inner;
  if (!Array.isArray(items)) throw wrongShape("", `a list of ${count} embeddings`, items);
  if (items.length !== count)
    throw badAnswer(`The answer should hold ${count} embeddings, one for each text, but holds ${items.length}.`, "", body);
  const embeddings = items.map((item: unknown, index) => readOne(item, `[${index}]`));
  return embeddings.every(holdsNumbers) ? embeddings : [];
}

function readOne(value: unknown, path: string): Embedding {
  let inner = openEmbeddings(value);
  while (Array.isArray(inner) && inner.length === 1 && isList(openEmbeddings(inner[0]))) inner = openEmbeddings(inner[0]);
  if (typeof inner === "string") return ofRows([readFloats(inner, path)], path);
  if (isRecord(inner) && isTensor(inner)) return ofTensor(inner, path);
  if (!isNumberList(inner)) throw wrongShape(path, "a list of numbers", inner);
  const [first] = inner;
  if (isRecord(first)) return readSparse(inner, path);
  return isNumberList(first) || typeof first === "string"
    ? ofRows(flatRows(inner, path), path, shapeOf(inner))
    : ofRows([inner], path);
}

function holdsNumbers(embedding: Embedding): boolean {
  return embedding.kind === "sparse" || embedding.rows * embedding.size > 0;
}

function isList(value: unknown): boolean {
  return isNumberList(value) || typeof value === "string" || (isRecord(value) && isTensor(value));
}

type NumberList = ArrayLike<unknown> & Iterable<unknown>;

function isNumberList(value: unknown): value is NumberList {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The innermost lists of lists, in their order. */
function flatRows(list: NumberList, path: string): readonly NumberList[] {
  let level = Array.from(list);
  for (let depth = 0; depth < deepest; depth += 1) {
    level = level.map((item, index) => (typeof item === "string" ? readFloats(item, `${path}[${index}]`) : item));
    const stray = level.findIndex((item) => !isNumberList(item));
    if (stray >= 0) throw wrongShape(`${path}[${stray}]`, "a list of numbers", level[stray]);
    const lists = level as readonly NumberList[];
    if (!isNumberList(lists[0]?.[0])) return lists;
    level = lists.flatMap((inner) => Array.from(inner));
  }
  throw badAnswer("The answer holds lists within lists without end.", path);
}

function shapeOf(list: NumberList): readonly number[] {
  const shape: number[] = [];
  for (let inner: unknown = list; isNumberList(inner) && shape.length < deepest; inner = inner[0]) shape.push(inner.length);
  return shape;
}

/** Little-endian numbers of four bytes each. */
function readFloats(base64: string, path: string): Float32Array {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    if (bytes.length % 4 === 0) return Float32Array.from({ length: bytes.length / 4 }, (_, at) => view.getFloat32(4 * at, true));
  } catch {
    // Said below.
  }
  throw wrongShape(path, "a list of numbers", base64);
}

function ofRows(rows: readonly NumberList[], path: string, shape: readonly number[] = []): DenseEmbedding {
  const size = rows[0]?.length ?? 0;
  const uneven = rows.findIndex((row) => row.length !== size);
  if (uneven >= 0) {
    const [length, place] = [rows[uneven]?.length ?? 0, `${path}[${uneven}]`];
    throw badAnswer(`The vectors in the answer differ in length: the first has ${size} numbers, ${place} has ${length}.`, place);
  }
  const isRegular = shape.reduce((product, length) => product * length, 1) === rows.length * size;
  const dense: DenseEmbedding = {
    kind: "dense",
    shape: rows.length === 1 ? [size] : isRegular ? shape : [rows.length, size],
    rows: rows.length,
    size,
    at(row, column) {
      const value = rows[row]?.[column];
      return typeof value === "number" && Number.isFinite(value) ? value : Number.NaN;
    },
  };
  for (const row of sampleRows(dense)) {
    const list = rows[row] ?? [];
    for (let column = 0; column < size; column += 1) {
      const value = list[column];
      if (typeof value !== "number" && value !== null) {
        throw wrongShape(rows.length === 1 ? `${path}[${column}]` : `${path}[${row}][${column}]`, "a number", value);
      }
    }
  }
  return dense;
}

interface Tensor {
  readonly dims: readonly number[];
  readonly data: NumberList;
}

function isTensor(value: object): value is Tensor {
  const { dims, data } = value as Partial<Tensor>;
  if (!Array.isArray(dims) || dims.length === 0 || !isNumberList(data)) return false;
  return dims.reduce((product: number, length: unknown) => product * Number(length), 1) === data.length;
}

/** One tensor for each item of the outermost axis that is longer than one. */
function splitTensor({ dims, data }: Tensor): readonly Tensor[] {
  const axis = dims.findIndex((length) => length > 1);
  const count = dims[axis] ?? 1;
  const length = data.length / count;
  const rest = dims.slice(axis + 1);
  return Array.from({ length: count }, (_, index) => ({
    dims: axis >= 0 && rest.length > 0 ? rest : [length],
    data: part(data, index * length, length),
  }));
}

function ofTensor({ dims, data }: Tensor, path: string): DenseEmbedding {
  const size = dims.at(-1) ?? 0;
  const rows = Array.from({ length: size > 0 ? data.length / size : 0 }, (_, row) => part(data, row * size, size));
  return ofRows(rows, path, dims.slice(dims.findIndex((length) => length > 1)));
}

function part(data: NumberList, start: number, length: number): NumberList {
  if (Array.isArray(data)) return data.slice(start, start + length);
  // A view costs no copy; every kind of typed array has it.
  return (data as Float32Array).subarray(start, start + length);
}

function readSparse(list: NumberList, path: string): SparseEmbedding {
  const entries = Array.from(list, (entry, at) => {
    const { index, value } = isRecord(entry) ? entry : {};
    if (typeof index !== "number") throw wrongShape(`${path}[${at}].index`, "a number", index);
    if (typeof value !== "number") throw wrongShape(`${path}[${at}].value`, "a number", value);
    return { index, value };
  });
  return { kind: "sparse", entries: entries.sort((one, other) => Math.abs(other.value) - Math.abs(one.value)) };
}

/** Three lists within each other, as convolutions give them, `[channels, height, width]`, by the places they are about. */
export function byPlace(embedding: Embedding): Embedding {
  const [channels = 0, height = 0, width = 0] = embedding.kind === "dense" ? embedding.shape : [];
  if (embedding.kind === "sparse" || embedding.shape.length !== 3) return embedding;
  const rows = height * width;
  return {
    kind: "dense",
    shape: [rows, channels],
    rows,
    size: channels,
    at: (place, channel) => embedding.at(channel * height + Math.floor(place / width), place % width),
  };
}

/** The embeddings as a card writes them; `readEmbeddings` reads the same back. */
export function embeddingsToCard(embeddings: readonly Embedding[]): unknown {
  const lists = embeddings.map((embedding) => {
    if (embedding.kind === "sparse") return embedding.entries;
    const rows = listRows(embedding);
    return embedding.rows === 1 ? rows[0] : rows;
  });
  return lists.length === 1 ? lists[0] : lists;
}

/** All numbers in lists, null for one that is missing. */
export function listRows({ rows, size, at }: DenseEmbedding): readonly (readonly (number | null)[])[] {
  const read = (row: number, column: number) => {
    const value = at(row, column);
    return Number.isNaN(value) ? null : value;
  };
  return Array.from({ length: rows }, (_, row) => Array.from({ length: size }, (_, column) => read(row, column)));
}

/** Numbers of one embedding that are read for its facts and pictures, a few hundredths of a second's worth: 512 × 768 is whole. */
const mostRead = 400_000;

/** The rows by which a matrix is judged and drawn: all, or evenly spaced ones where there are too many numbers. */
export function sampleRows({ rows, size }: Pick<DenseEmbedding, "rows" | "size">): readonly number[] {
  const step = Math.max(1, Math.ceil((rows * size) / mostRead));
  return Array.from({ length: Math.ceil(rows / step) }, (_, index) => index * step);
}

/** What can be said of an embedding in a few numbers, those of its sampled rows. */
export interface Facts {
  /** Length of the vector, or of the mean over all tokens. */
  readonly norm: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Numbers that were null. */
  readonly missing: number;
  /** The vector, or the mean over all tokens; a missing number counts as zero in it. */
  readonly pooled: Float64Array;
}

const known = new WeakMap<DenseEmbedding, Facts>();

/** The facts of a dense embedding, found once. */
export function factsOf(embedding: DenseEmbedding): Facts {
  const facts = known.get(embedding) ?? findFacts(embedding);
  known.set(embedding, facts);
  return facts;
}

function findFacts(embedding: DenseEmbedding): Facts {
  const { size } = embedding;
  const rows = sampleRows(embedding);
  const pooled = new Float64Array(size);
  let sum = 0;
  let missing = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    for (let column = 0; column < size; column += 1) {
      const value = embedding.at(row, column);
      if (Number.isNaN(value)) {
        missing += 1;
        continue;
      }
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
      pooled[column] = (pooled[column] ?? 0) + value / rows.length;
    }
  }
  const read = rows.length * size - missing;
  return {
    norm: Math.sqrt(dotProduct(pooled, pooled)),
    mean: read === 0 ? 0 : sum / read,
    min: read === 0 ? 0 : min,
    max: read === 0 ? 0 : max,
    missing,
    pooled,
  };
}

/** How near two embeddings are to each other. */
export interface Comparison {
  /** From −1, opposite, to 1, the same direction; null where one of them has no length. */
  readonly cosine: number | null;
  readonly dot: number;
  /** Euclidean distance. */
  readonly distance: number;
}

/**
 * Compares two vectors, or the means over the tokens of two texts.
 *
 * Throws InferenceError("bad-answer") when they are of different lengths or kinds.
 */
export function compareEmbeddings(one: Embedding, other: Embedding): Comparison {
  const [a, b] = align(one, other);
  const difference = a.map((value, index) => value - (b[index] ?? 0));
  return {
    cosine: cosine(a, b),
    dot: dotProduct(a, b),
    distance: Math.sqrt(dotProduct(difference, difference)),
  };
}

/** Both as vectors of the same dimensions. */
function align(one: Embedding, other: Embedding): readonly [Float64Array, Float64Array] {
  if (one.kind === "sparse" && other.kind === "sparse") {
    const indices = [...new Set([...one.entries, ...other.entries].map(({ index }) => index))];
    const spread = ({ entries }: SparseEmbedding) => {
      const values = new Map(entries.map(({ index, value }) => [index, value]));
      return Float64Array.from(indices, (index) => values.get(index) ?? 0);
    };
    return [spread(one), spread(other)];
  }
  if (one.kind === "sparse" || other.kind === "sparse") throw badAnswer("One vector in the answer is sparse, the other is not.");
  if (one.size !== other.size)
    throw badAnswer(`The vectors in the answer cannot be compared: one has ${one.size} numbers, the other ${other.size}.`);
  return [factsOf(one).pooled, factsOf(other).pooled];
}
