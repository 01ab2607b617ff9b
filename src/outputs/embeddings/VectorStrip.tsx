"use client";
import { useMemo } from "react";
import { useWords } from "../../ui/words.js";
import { type DenseEmbedding, factsOf } from "./embeddings.js";
import { strongest } from "./strongest.js";
import { type EmbeddedWords, formatNumber, vectorWords } from "./words.js";

/** Bars of one strip at most; finer ones would be thinner than a pixel. */
const mostBars = 768;

export interface VectorStripProps {
  embedding: DenseEmbedding;
  /** What a bar of full height stands for. */
  end: number;
  words: EmbeddedWords;
}

/** The vector as thin bars from a line in the middle: up for positive numbers, down for negative ones, to `end`. */
export function VectorStrip({ embedding, end, words }: VectorStripProps) {
  const t = useWords();
  const { pooled } = factsOf(embedding);
  const [name, more] = vectorWords(embedding, words, t);
  const { positive, negative, count } = useMemo(() => drawBars(pooled, end || 1), [pooled, end]);
  return (
    <div>
      <div className="iw-sub-row">
        <p className="iw-sub">
          {name} <span className="iw-dim">{more}</span>
        </p>
        <bdi className="iw-ramp">±{t.figure(formatNumber(end))}</bdi>
      </div>
      <svg className="iw-strip" viewBox={`0 -1 ${count} 2`} preserveAspectRatio="none" role="img" aria-label={`${name}, ${more}`}>
        <path className="iw-strip-up iw-bar-fill-top" d={positive} />
        <path className="iw-strip-down iw-bar-fill-neg" d={negative} />
        <path className="iw-hair-edge" d={`M0 0H${count}`} />
      </svg>
    </div>
  );
}

function drawBars(vector: Float64Array, end: number) {
  const count = Math.min(mostBars, vector.length);
  const bars = new Float32Array(count);
  vector.forEach((value, index) => {
    const at = Math.floor((index * count) / vector.length);
    bars[at] = strongest(bars[at], value);
  });
  const paths = { positive: "", negative: "" };
  bars.forEach((value, at) => {
    if (value !== 0) paths[value > 0 ? "positive" : "negative"] += `M${at} 0V${(-value / end).toFixed(3)}H${at + 1}V0Z`;
  });
  return { ...paths, count };
}
