"use client";
import { CopyButton } from "../../ui/CopyButton.js";
import { type Slot, useGridWindow } from "../../ui/useGridWindow.js";
import { useWords } from "../../ui/words.js";
import { type DenseEmbedding, factsOf, listRows } from "./embeddings.js";
import { type EmbeddedWords, formatNumber } from "./words.js";

/** Numbers in one row of a vector's table. */
const across = 8;

/** Numbers copied at once at most; of more, only the mean vector is. */
const mostCopied = 200_000;

const corner = { row: 0, column: 0 };

export interface NumbersProps {
  embedding: DenseEmbedding;
  words: EmbeddedWords;
}

/** All numbers in a table of which only the part in view is drawn, and the means to copy them. */
export function Numbers({ embedding, words }: NumbersProps) {
  const t = useWords();
  const { rows, size, at } = embedding;
  const isVector = rows === 1;
  const width = isVector ? Math.min(across, size) : size;
  const height = isVector ? Math.ceil(size / across) : rows;
  const grid = useGridWindow(height, width, corner);

  const isWhole = rows * size <= mostCopied;
  const listed = () => (isWhole ? listRows(embedding) : [Array.from(factsOf(embedding).pooled)]);
  const inner = () => (isVector || !isWhole ? listed()[0] : listed());
  const copied = isWhole ? t("all numbers") : t("the mean vector");

  const cell = (row: number, { index, gap }: Slot) => {
    if (gap > 0) return <Gap key={`gap ${index}`} pixels={gap * grid.columnSize} isHeader={row < 0} />;
    const place = isVector ? row * across + index : index;
    return row < 0 ? (
      <th className="iw-grid-th iw-cell-num iw-number" scope="col" aria-colindex={index + 2} key={index}>
        {isVector ? `+${index}` : index}
      </th>
    ) : (
      <td className="iw-grid-td iw-cell-num iw-number" aria-colindex={index + 2} key={index}>
        {place < size && t.figure(formatNumber(at(isVector ? 0 : row, place)))}
      </td>
    );
  };

  return (
    <div className="iw-g2">
      <div className="iw-row4 iw-soft iw-t3">
        <span className="iw-tight">
          {t("JSON")}
          <CopyButton label={t("Copy {what} as JSON", { what: copied })} text={() => JSON.stringify(inner())} />
        </span>
        <span className="iw-tight">
          {t("NumPy")}
          <CopyButton label={t("Copy {what} as NumPy", { what: copied })} text={() => toNumpy(inner())} />
        </span>
        {!isWhole && <span>{t("Of so many numbers, the mean vector is copied.")}</span>}
      </div>
      <div
        className="iw-data-region iw-ltr"
        ref={grid.scroller}
        onScroll={grid.measure}
        role="region"
        aria-label={t("Numbers")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className="iw-table iw-grid-wide" aria-rowcount={height + 1} aria-colcount={width + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th className="iw-grid-th iw-grid-first iw-grid-corner" scope="col">
                {isVector ? t("From") : t(words.part)}
              </th>
              {grid.columns.map((slot) => cell(-1, slot))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ index, gap }) =>
              gap > 0 ? (
                <tr key={`gap ${index}`} aria-hidden="true">
                  <td
                    className="iw-grid-gap"
                    ref={(element) => {
                      if (element) element.style.blockSize = `${gap * grid.rowSize}px`;
                    }}
                  />
                </tr>
              ) : (
                <tr key={index} className="iw-tr" aria-rowindex={index + 2}>
                  <th className="iw-grid-td iw-grid-first iw-number-row" scope="row">
                    {isVector ? index * across : index}
                  </th>
                  {grid.columns.map((slot) => cell(index, slot))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Columns that are not drawn. */
function Gap({ pixels, isHeader }: { pixels: number; isHeader: boolean }) {
  return (
    <td
      className="iw-grid-gap"
      aria-hidden="true"
      ref={(element) => {
        if (element && isHeader) element.style.minInlineSize = `${pixels}px`;
      }}
    />
  );
}

function toNumpy(numbers: unknown): string {
  return `np.array(${JSON.stringify(numbers).replaceAll("null", "np.nan")}, dtype=np.float32)`;
}
