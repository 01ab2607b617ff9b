"use client";
import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../../ui/words.js";
import { type DenseEmbedding, sampleRows } from "./embeddings.js";
import { steps, usePalette } from "./palette.js";
import { strongest } from "./strongest.js";
import { type EmbeddedWords, formatNumber } from "./words.js";

/** Pixels of one row, as long as rows are few. */
const rowSize = 20;

/** Pixels of the whole map at most. */
const mostHeight = 480;

/** Columns up to which each number is a field of its own, with a sign in it. */
const fewColumns = 64;

/** Milliseconds of painting at a time, between which the page lives on. */
const turn = 10;

export interface HeatMapProps {
  embedding: DenseEmbedding;
  words: EmbeddedWords;
}

/**
 * The numbers of all parts as colours on a canvas: a row for each part, a column for each dimension.
 *
 * Where there are more numbers than pixels, a pixel has the one farthest from zero. Columns run from left to right in any language.
 */
export function HeatMap({ embedding, words }: HeatMapProps) {
  const t = useWords();
  const { rows, size } = embedding;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ramp = useRef<SVGSVGElement>(null);
  const width = useWidth(canvas);
  const palette = usePalette(ramp);
  const [pointed, setPointed] = useState<{ readonly row: number; readonly column: number }>();
  const end = useMemo(() => scaleEnd(embedding), [embedding]);
  const height = Math.min(mostHeight, rows * rowSize);

  useEffect(
    function paint() {
      const element = canvas.current;
      if (element) element.style.blockSize = `${height}px`;
      if (!element || width === 0 || !palette) return;
      const aborter = new AbortController();
      void paintMap(element, embedding, { width, height, end, palette, signal: aborter.signal });
      return () => aborter.abort();
    },
    [embedding, width, height, end, palette],
  );

  function point(event: PointerEvent<HTMLCanvasElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const place = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
    setPointed({
      row: place((event.clientY - box.top) / box.height, rows),
      column: place((event.clientX - box.left) / box.width, size),
    });
  }

  return (
    <div>
      <div className="iw-sub-row">
        <p className="iw-sub">
          {t(words.byPart)} <span className="iw-dim">{t("{n} {n|dimension|dimensions}", { n: size })}</span>
        </p>
        <span className="iw-ramp">
          <bdi>≤ −{end}</bdi>
          <svg className="iw-ramp-svg" ref={ramp} viewBox="0 0 144 14" aria-hidden="true">
            {Array.from({ length: steps }, (_, step) => (
              <rect className="iw-heat-step" fill={shade(step)} key={step} x={step * 16} width="15" height="14" />
            ))}
            <path className="iw-heat-minus" d="M4 7h7M20 7h7M36 7h7" />
          </svg>
          <bdi>≥ {end}</bdi>
        </span>
      </div>
      <div className="iw-heat">
        <svg className="iw-wide" height={height} aria-hidden="true">
          {ticksOf(rows, Math.floor(height / rowSize)).map((row) => (
            <text className="iw-heat-tick iw-heat-tick-row" key={row} x="100%" y={`${((row + 0.5) / rows) * 100}%`}>
              {row}
            </text>
          ))}
        </svg>
        <canvas
          className="iw-heat-map"
          ref={canvas}
          role="img"
          aria-label={t(words.map, { rows, columns: size })}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setPointed(undefined)}
        />
        <svg className="iw-heat-columns" aria-hidden="true">
          {ticksOf(size, 6).map((column) => (
            <text className="iw-heat-tick" key={column} x={`${((column + 0.5) / size) * 100}%`} y="12">
              {column}
            </text>
          ))}
        </svg>
      </div>
      <p className="iw-note iw-apart">
        {pointed ? (
          <>
            {t(words.place, { row: String(pointed.row), column: String(pointed.column) })}:{" "}
            <bdi className="iw-num">{t.figure(formatNumber(embedding.at(pointed.row, pointed.column)))}</bdi>
          </>
        ) : (
          t("Point at the map to read a number.")
        )}
      </p>
    </div>
  );
}

/** How much of the colour of its sign each step has; the one in the middle is nearly the surface. */
const shares = [100, 72, 46, 22, 6, 22, 46, 72, 100];

const shade = (step: number) =>
  `color-mix(in oklab, var(--iw-${step < 4 ? "neg" : step > 4 ? "accent" : "ink"}) ${shares[step]}%, var(--iw-surface))`;

/** Evenly spaced places with round numbers, the first included. */
function ticksOf(count: number, most: number): readonly number[] {
  const rough = count / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 1;
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/** Numbers by which the scale is judged. */
const judged = 2048;

/** The size that all but the outliers stay below, so that these do not make everything else pale. */
function scaleEnd({ rows, size, at }: DenseEmbedding): number {
  const count = Math.min(judged, rows * size);
  const sizes = Float64Array.from({ length: count }, (_, index) => {
    const place = Math.floor((index * rows * size) / count);
    return Math.abs(at(Math.floor(place / size), place % size)) || 0;
  }).sort();
  return Number((sizes[Math.floor(count * 0.98)] ?? 0).toPrecision(2)) || sizes.at(-1) || 1;
}

/** The width of an element in device pixels; 0 before it is laid out. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(
    function followWidth() {
      if (!element.current || typeof ResizeObserver === "undefined") return;
      const observer = new ResizeObserver(([entry]) => {
        if (entry) setWidth(Math.round(entry.contentRect.width * window.devicePixelRatio));
      });
      observer.observe(element.current);
      return () => observer.disconnect();
    },
    [element],
  );
  return width;
}

interface Painting {
  readonly width: number;
  readonly height: number;
  readonly end: number;
  /** Colours of the steps, then that of the ground. */
  readonly palette: Uint32Array;
  readonly signal: AbortSignal;
}

async function paintMap(canvas: HTMLCanvasElement, embedding: DenseEmbedding, painting: Painting): Promise<void> {
  const { width, height, end, palette, signal } = painting;
  const { size, at } = embedding;
  const rows = sampleRows(embedding);
  const across = Math.min(size, width);
  const down = Math.min(rows.length, height);
  const values = new Float32Array(across * down).fill(Number.NaN);
  let started = Number.NEGATIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    if (performance.now() - started > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      started = performance.now();
      if (signal.aborted) return;
    }
    const line = Math.floor((index * down) / rows.length) * across;
    for (let column = 0; column < size; column += 1) {
      const value = at(row, column);
      const place = line + Math.floor((column * across) / size);
      if (!Number.isNaN(value)) values[place] = strongest(values[place] || 0, value);
    }
  }

  const field = size <= fewColumns && down <= fewColumns ? 16 : 1;
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(across * field, down * field);
  const pixels = new Uint32Array(image.data.buffer);
  for (let y = 0; y < image.height; y += 1) drawLine(y);
  canvas.width = image.width;
  canvas.height = image.height;
  context.putImageData(image, 0, 0);

  function drawLine(y: number): void {
    const line = Math.floor(y / field) * across;
    for (let x = 0; x < across * field; x += 1) {
      const value = values[line + Math.floor(x / field)] ?? Number.NaN;
      const step = Math.round((Math.max(-1, Math.min(1, value / end)) + 1) * ((steps - 1) / 2));
      const isGround = Number.isNaN(value) || (field > 1 && isCutOut(x % field, y % field, step));
      pixels[y * across * field + x] = palette[isGround ? steps : step] ?? 0;
    }
  }
}

/** Whether a pixel of a field belongs to the line around it, or to the minus in one that is well below zero. */
function isCutOut(x: number, y: number, step: number): boolean {
  return x === 0 || y === 0 || (step <= 2 && x >= 5 && x <= 11 && y >= 8 && y <= 9);
}
