import type { Message, Translate } from "../../core/message.js";
import {
  compareEmbeddings,
  type DenseEmbedding,
  type Embedding,
  factsOf,
  type SparseEmbedding,
  sampleRows,
} from "./embeddings.js";

/** What is said of the things a model makes numbers of, such as texts with their tokens. */
export interface EmbeddedWords {
  /** What will appear in the place of the result. */
  readonly promise: Message;
  /** What is said when no number came back. */
  readonly nothing: Message;
  /** Titles of two that are compared. */
  readonly names: readonly [one: Message, other: Message];
  /** One row of the numbers, such as "Token". */
  readonly part: Message;
  /** Such as "By token". */
  readonly byPart: Message;
  /** How many parts a mean is of, with `{n}`. */
  readonly ofParts: string;
  /** Where a number stands, with `{row}` and `{column}`. */
  readonly place: string;
  /** What the picture of all numbers is called, with `{rows}` and `{columns}`. */
  readonly map: string;
  /** Says that only `{read}` of `{all}` parts were read. */
  readonly sample: string;
}

/** A number in few characters: four decimals, fewer where it is large, a power of ten where it is tiny or huge. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  const digits =
    size !== 0 && (size < 0.0001 || size >= 1e5) ? size.toExponential(2) : size.toFixed(size >= 1000 ? 1 : size >= 10 ? 2 : 4);
  return value < 0 ? `−${digits.replace("e-", "e−")}` : digits.replace("e-", "e−");
}

/** A name with a value, such as the norm. */
export type Figure = readonly [name: Message, value: string];

/** What is said of one embedding before its numbers. */
export function figuresOf(embedding: Embedding): readonly Figure[] {
  if (embedding.kind === "sparse") return sparseFigures(embedding);
  const { norm, mean, min, max, missing } = factsOf(embedding);
  return [
    ["Shape", embedding.shape.join(" × ")],
    [embedding.rows === 1 ? "Norm" : "Norm of the mean", formatNumber(norm)],
    ["Mean", formatNumber(mean)],
    ["Smallest", formatNumber(min)],
    ["Largest", formatNumber(max)],
    ...(missing > 0 ? [["Missing numbers", String(missing)] as const] : []),
  ];
}

function sparseFigures({ entries }: SparseEmbedding): readonly Figure[] {
  const norm = Math.sqrt(entries.reduce((sum, { value }) => sum + value * value, 0));
  return [
    ["Numbers other than zero", String(entries.length)],
    ["Norm", formatNumber(norm)],
  ];
}

/** How near two embeddings are, in numbers. */
export function comparisonFigures(one: Embedding, other: Embedding): readonly Figure[] {
  const { cosine, dot, distance } = compareEmbeddings(one, other);
  return [
    ["Cosine similarity", cosine === null ? "–" : formatNumber(cosine)],
    ["Dot product", formatNumber(dot)],
    ["Euclidean distance", formatNumber(distance)],
  ];
}

/** Says that facts and pictures are those of some parts only; undefined where they are of all. */
export function sampleWords(embedding: DenseEmbedding, { sample }: EmbeddedWords): Message | undefined {
  const read = sampleRows(embedding).length;
  return read === embedding.rows ? undefined : { text: sample, values: { read, all: embedding.rows } };
}

/** What a vector is called, and what it is made of. */
export function vectorWords(
  embedding: DenseEmbedding,
  { ofParts }: EmbeddedWords,
  t: Translate,
): readonly [name: string, more: string] {
  const dimensions = t("{n} {n|dimension|dimensions}", { n: embedding.size });
  return embedding.rows === 1
    ? [t("Vector"), dimensions]
    : [t("Mean vector"), t.list([t(ofParts, { n: sampleRows(embedding).length }), dimensions])];
}

/** Numbers said of a vector; the picture of it has no scale to read more of them by. */
const mostSaid = 8;

/** Says facts and first numbers, of a sparse vector all of them. */
export function wordEmbeddings(embeddings: readonly Embedding[], words: EmbeddedWords, t: Translate): string {
  const [one, other] = embeddings;
  if (!one) return t("The model answered with no numbers.");
  const line = ([name, value]: Figure) => `${t(name)}: ${t.figure(value)}`;
  const blocks = embeddings.map((embedding, index) => {
    const title = other ? [t(words.names[index === 0 ? 0 : 1])] : [];
    const sample = embedding.kind === "dense" ? sampleWords(embedding, words) : undefined;
    return [...title, ...figuresOf(embedding).map(line), ...(sample ? [t(sample)] : []), firstNumbers(embedding, words, t)].join(
      "\n",
    );
  });
  return [...(other ? [comparisonFigures(one, other).map(line).join("\n")] : []), ...blocks].join("\n\n");
}

function firstNumbers(embedding: Embedding, words: EmbeddedWords, t: Translate): string {
  if (embedding.kind === "sparse") {
    const lines = embedding.entries.map(({ index, value }) => `${index}: ${t.figure(formatNumber(value))}`);
    return `${t("Largest numbers, by their index")}: ${lines.join("; ")}`;
  }
  const name = t.list(vectorWords(embedding, words, t));
  const numbers = Array.from(factsOf(embedding).pooled.subarray(0, mostSaid), (value) => t.figure(formatNumber(value))).join(
    "; ",
  );
  return `${name}: ${numbers}${embedding.size > mostSaid ? " …" : ""}`;
}
