"use client";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { lazily } from "../../ui/lazily.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import type { DrawingProps } from "./Drawing.js";
import { compareEmbeddings, type Embedding, embeddingsToCard, factsOf } from "./embeddings.js";
import { type EmbeddedWords, wordEmbeddings } from "./words.js";

/**
 * The numbers a model made of one thing, or of two that are compared, as `readBody` finds them in an answer.
 *
 * Shape: one entry for each thing; none when the answer held no number.
 */
export function embeddingsOutput<I>(
  words: EmbeddedWords,
  readBody: (body: unknown, input: I) => readonly Embedding[],
): TaskOutput<readonly Embedding[], I> {
  const read = (body: unknown, input: I) => {
    const embeddings = readBody(body, input);
    const [one, other] = embeddings;
    // Two that cannot be compared are no answer.
    if (one && other) compareEmbeddings(one, other);
    return embeddings;
  };
  return {
    promise: words.promise,
    fromCard: read,
    fromAnswer: read,
    toCard: embeddingsToCard,
    toText: (embeddings, _input, t) => wordEmbeddings(embeddings, words, t),
    toTable(embeddings, _input, t) {
      const names = embeddings.length > 1 ? words.names.map((name) => t(name)) : [t("Value")];
      return { columns: [t("Dimension"), ...names], rows: rowsOf(embeddings) };
    },
    View: ({ output }: OutputViewProps<readonly Embedding[], I>) =>
      output.length > 0 ? <Drawing output={output} words={words} /> : <Nothing words={words} />,
  };
}

/** The vector of each thing as a column; of parts, their mean. */
function rowsOf(embeddings: readonly Embedding[]): readonly (readonly string[])[] {
  const columns = embeddings.map((embedding): ReadonlyMap<number, number> => {
    if (embedding.kind === "sparse") return new Map(embedding.entries.map(({ index, value }) => [index, value]));
    return new Map(factsOf(embedding).pooled.entries());
  });
  const dimensions = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((one, other) => one - other);
  return dimensions.map((index) => [String(index), ...columns.map((column) => String(column.get(index) ?? 0))]);
}

/** On a server, and until its code is there, in words. */
const Drawing = lazily(() => import("./Drawing.js"), InWords, true);

function InWords({ output, words }: DrawingProps) {
  const t = useWords();
  return (
    <p className="iw-t3 iw-verbatim" dir="auto">
      {wordEmbeddings(output, words, t)}
    </p>
  );
}

function Nothing({ words }: Pick<DrawingProps, "words">) {
  const t = useWords();
  return (
    <Notice tone="info" title={t("No numbers came back")}>
      {t(words.nothing)}
    </Notice>
  );
}
