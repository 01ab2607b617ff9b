"use client";
import { type ReactNode, useId, useState } from "react";
import type { Message } from "../../core/message.js";
import { Bars } from "../../ui/Bars.js";
import { Icon } from "../../ui/Icon.js";
import { info } from "../../ui/icons.js";
import { cosineScale, Lollipop, ScaleAxis } from "../../ui/Lollipop.js";
import { useWords } from "../../ui/words.js";
import { compareEmbeddings, type DenseEmbedding, type Embedding, factsOf, type SparseEmbedding } from "./embeddings.js";
import { HeatMap } from "./HeatMap.js";
import { Numbers } from "./Numbers.js";
import { VectorStrip } from "./VectorStrip.js";
import { comparisonFigures, type EmbeddedWords, type Figure, figuresOf, sampleWords } from "./words.js";

export interface DrawingProps {
  /** One, or two that are compared. */
  output: readonly Embedding[];
  words: EmbeddedWords;
}

/** Facts, then the vector as a strip, its parts as a heat map, and the numbers on demand; of two first how near they are. */
export default function Drawing({ output, words }: DrawingProps) {
  const [one, other] = output;
  if (!one) return null;
  const end = Math.max(...output.map(highestOf));
  if (!other) return <Part embedding={one} end={end} words={words} />;
  return (
    <div className="iw-stack iw-embeddings">
      <Nearness one={one} other={other} />
      <Titled title={words.names[0]}>
        <Part embedding={one} end={end} words={words} />
      </Titled>
      <Titled title={words.names[1]}>
        <Part embedding={other} end={end} words={words} />
      </Titled>
    </div>
  );
}

function Titled({ title, children }: { title: Message; children: ReactNode }) {
  const t = useWords();
  const id = useId();
  return (
    <div className="iw-stack" role="group" aria-labelledby={id}>
      <p className="iw-embedding-title" id={id}>
        {t(title)}
      </p>
      {children}
    </div>
  );
}

function Nearness({ one, other }: { one: Embedding; other: Embedding }) {
  const { cosine } = compareEmbeddings(one, other);
  return (
    <div>
      <Figures figures={comparisonFigures(one, other)} leading />
      {cosine !== null && (
        <div className="iw-nearness">
          <Lollipop score={cosine} scale={cosineScale} />
          <ScaleAxis scale={cosineScale} />
        </div>
      )}
    </div>
  );
}

function Figures({ figures, leading = false }: { figures: readonly Figure[]; leading?: boolean }) {
  const t = useWords();
  return (
    <dl className="iw-row iw-embedding-facts">
      {figures.map(([name, value], index) => (
        <div className="iw-g0" key={index}>
          <dt className="iw-small">{t(name)}</dt>
          <dd className={leading && index === 0 ? "iw-bold iw-t4 iw-ltr iw-start iw-answer" : "iw-bold iw-t4 iw-ltr iw-start"}>
            {t.figure(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The number farthest from zero in a vector. */
function highestOf(embedding: Embedding): number {
  return embedding.kind === "dense" ? factsOf(embedding).pooled.reduce((most, value) => Math.max(most, Math.abs(value)), 0) : 0;
}

interface PartProps {
  embedding: Embedding;
  /** What a bar of full height stands for: the same for both of two. */
  end: number;
  words: EmbeddedWords;
}

function Part({ embedding, end, words }: PartProps) {
  const t = useWords();
  const sample = embedding.kind === "dense" ? sampleWords(embedding, words) : undefined;
  return (
    <div className="iw-stack">
      <Figures figures={figuresOf(embedding)} />
      {sample && (
        <p className="iw-note">
          <Icon path={info} />
          {t(sample)}
        </p>
      )}
      {embedding.kind === "sparse" ? (
        <Largest embedding={embedding} />
      ) : (
        <Pictures embedding={embedding} end={end} words={words} />
      )}
    </div>
  );
}

function Pictures({ embedding, end, words }: PartProps & { embedding: DenseEmbedding }) {
  const t = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <VectorStrip embedding={embedding} end={end} words={words} />
      {embedding.rows > 1 && <HeatMap embedding={embedding} words={words} />}
      <div>
        <button
          className="iw-media-button"
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t("Hide the numbers") : t("Show the numbers")}
        </button>
        {isOpen && (
          <div className="iw-more" id={id}>
            <Numbers embedding={embedding} words={words} />
          </div>
        )}
      </div>
    </>
  );
}

/** The entries of a sparse vector; the index stands for a word of the model's vocabulary. */
function Largest({ embedding: { entries } }: { embedding: SparseEmbedding }) {
  const t = useWords();
  const rows = entries.map(({ index, value }) => ({ label: t("Index {n}", { n: String(index) }), score: value }));
  return (
    <div>
      <p className="iw-sub iw-sub-row">{t("Largest numbers, by their index")}</p>
      <Bars rows={rows} />
    </div>
  );
}
