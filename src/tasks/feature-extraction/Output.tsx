"use client";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { TextInput } from "../../inputs/textInput.js";
import { compareEmbeddings, type Embedding, embeddingsToCard, factsOf, readEmbeddings } from "../../outputs/embeddings.js";
import { lazily } from "../../ui/lazily.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { wordEmbeddings } from "./words.js";

/**
 * The numbers a model made of one text, or of two that are compared.
 *
 * Shape: one entry for each text; none when the answer held no number.
 */
export const embeddingsOutput: TaskOutput<readonly Embedding[], TextInput> = {
  promise: "The numbers the model makes of the text appear here: their facts first, then a picture of them.",
  fromCard: read,
  fromAnswer: read,
  toCard: embeddingsToCard,
  toText: (embeddings, _input, t) => wordEmbeddings(embeddings, t),
  toTable(embeddings, _input, t) {
    const names = embeddings.length > 1 ? [t("First text"), t("Second text")] : [t("Value")];
    return { columns: [t("Dimension"), ...names], rows: rowsOf(embeddings) };
  },
  View: EmbeddingsView,
};

function read(body: unknown, { textPair }: TextInput): readonly Embedding[] {
  const embeddings = readEmbeddings(body, textPair === undefined ? 1 : 2);
  const [one, other] = embeddings;
  // Two that cannot be compared are no answer.
  if (one && other) compareEmbeddings(one, other);
  return embeddings;
}

/** The vector of each text as a column; of tokens, their mean. */
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

function InWords({ output }: { output: readonly Embedding[] }) {
  const t = useWords();
  return (
    <p className="iw-embedding-words" dir="auto">
      {wordEmbeddings(output, t)}
    </p>
  );
}

function EmbeddingsView({ output }: OutputViewProps<readonly Embedding[]>) {
  const t = useWords();
  if (output.length > 0) return <Drawing output={output} />;
  return (
    <Notice tone="info" title={t("No numbers came back")}>
      {t("The model answered, but it made no numbers of this text. Try another one.")}
    </Notice>
  );
}
