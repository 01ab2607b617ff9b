"use client";
import { Fragment, memo, type ReactNode, useEffect, useId } from "react";
import { Slider } from "../../ui/Slider.js";
import { useWords } from "../../ui/words.js";
import { type Mark, type Marks, rowsAtOnce } from "./useMarks.js";

/** How a row stands for its mark, and what it says besides the label and the score. */
export interface MarkFace {
  /** Class of the colour. */
  readonly colour: string;
  /** `url(#…)` of a pattern on it. */
  readonly pattern?: string | undefined;
  readonly patternClass?: string;
  readonly text?: string | undefined;
  /** Said after `text`, to those who do not see what it means. */
  readonly spoken?: string;
  /** Where the mark is, in parts; stands in a line below the label. */
  readonly place?: readonly string[] | undefined;
  /** The mark cannot be drawn, and so not be hidden. @default false */
  readonly lost?: boolean;
}

export interface MarkListProps {
  marks: Marks;
  /** What the list is a list of, such as "Segments". */
  name: string;
  /** Said where no mark has the score asked for. */
  none: string;
  faceOf(index: number): MarkFace;
  /** What stands below a row. */
  below?(index: number): ReactNode;
  /** More sliders. */
  children?: ReactNode;
}

/** The marks of a picture in words, each to be hidden, pointed at or left out by its label or score. */
export function MarkList({ marks, name, none, faceOf, below, children }: MarkListProps) {
  const t = useWords();
  const { all, passing, listed, active, least } = marks;
  const best = all.reduce<number | undefined>(
    (most, { score }) => (score === null ? most : Math.max(most ?? 1, score)),
    undefined,
  );
  const rest = passing.length - listed.length;

  useEffect(
    function bringActiveRow() {
      const list = marks.list.current;
      const row = active === undefined ? undefined : list?.querySelector(`[data-mark="${active}"]`)?.closest("li");
      if (!list || !row) return;
      const [view, place] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
      // The list alone moves: what is pointed at in the picture must stay under the pointer.
      if (place.bottom <= view.top || place.top >= view.bottom) list.scrollTop += place.top - view.top;
    },
    [active, marks.list],
  );

  return (
    <>
      <LabelFilter marks={marks} />
      <ol className="iw-marks" ref={marks.list} aria-label={name}>
        {listed.map((index) => (
          <MarkRow
            key={index}
            index={index}
            label={all[index]?.label ?? ""}
            score={all[index]?.score ?? null}
            {...faceOf(index)}
            shown={!marks.hidden.has(index)}
            active={active === index}
            toggle={marks.toggle}
            point={marks.point}
            focus={marks.focus}
            below={below?.(index)}
          />
        ))}
      </ol>
      {passing.length === 0 && <p className="iw-note">{none}</p>}
      {rest > 0 && (
        <div>
          <button
            className="iw-media-button"
            type="button"
            onClick={() => {
              marks.listMore();
              // This button goes away with the last rows.
              if (rest <= rowsAtOnce) marks.pick(listed.at(-1) ?? 0);
            }}
          >
            {t("Show {n} more", { n: Math.min(rowsAtOnce, rest) })}
          </button>
        </div>
      )}
      <div className="iw-g1">
        {best !== undefined && (
          <Slider
            label={t("Least score")}
            max={best}
            step={0.01}
            value={least}
            text={t.figure(least.toFixed(2))}
            onChange={marks.setLeast}
          />
        )}
        {children}
      </div>
    </>
  );
}

/** Leaves one label, where several marks share one. */
function LabelFilter({ marks: { all, label, setLabel } }: { marks: Marks }) {
  const t = useWords();
  const id = useId();
  const counts = new Map<string, number>();
  for (const mark of all) counts.set(mark.label, (counts.get(mark.label) ?? 0) + 1);
  if (counts.size < 2 || counts.size === all.length) return null;
  return (
    <div className="iw-mark-filter">
      <label htmlFor={id}>{t("Show")}</label>
      <select
        className="iw-line iw-line-low iw-grow"
        id={id}
        value={label === undefined ? "" : `=${label}`}
        onChange={({ target: { value } }) => setLabel(value === "" ? undefined : value.slice(1))}
      >
        <option value="">{t("All labels ({n})", { n: all.length })}</option>
        {Array.from(counts, ([text, count]) => (
          <option key={text} value={`=${text}`}>
            {t("{label} ({n})", { label: `\u2068${text}\u2069`, n: count })}
          </option>
        ))}
      </select>
    </div>
  );
}

interface MarkRowProps extends MarkFace, Mark, Pick<Marks, "toggle" | "point" | "focus"> {
  index: number;
  shown: boolean;
  active: boolean;
  below: ReactNode;
}

/** One mark in words. Drawn again only when it changes: a list may be long, and the pointer is quick. */
const MarkRow = memo(function MarkRow({ index, label, score, shown, active, below, ...mark }: MarkRowProps) {
  const t = useWords();
  const { text, spoken, place = [], lost = false } = mark;
  return (
    <li
      className={active ? "iw-mark-row iw-mark-row-on" : "iw-mark-row"}
      onPointerEnter={() => mark.point(index)}
      onPointerLeave={() => mark.point(undefined)}
    >
      <label className="iw-mark-pick">
        <input
          className="iw-check"
          type="checkbox"
          data-mark={index}
          checked={shown && !lost}
          disabled={lost}
          onChange={() => mark.toggle(index)}
          onFocus={() => mark.focus(index)}
          onBlur={() => mark.focus(undefined)}
        />
        <Swatch number={index + 1} {...mark} />
        <span className="iw-bar-label">
          <span className="iw-sr">{index + 1}. </span>
          <bdi>{label}</bdi>{" "}
          {text !== undefined && (
            <span className="iw-dim iw-num">
              <bdi>{text}</bdi>
              {spoken !== undefined && <span className="iw-sr"> {spoken}</span>}
            </span>
          )}
          {place.length > 0 && (
            <span className="iw-small iw-block">
              {place.map((part, index) => (
                <Fragment key={part}>
                  {index > 0 && " "}
                  <bdi className="iw-mark-part">{index < place.length - 1 ? `${part},` : part}</bdi>
                </Fragment>
              ))}
            </span>
          )}
        </span>
        <span className="iw-num">
          {score !== null && (
            <>
              <span className="iw-sr">{t("score")} </span>
              <bdi>{t.figure(score.toFixed(3))}</bdi>
            </>
          )}
        </span>
      </label>
      {below}
    </li>
  );
});

function Swatch({ number, colour, pattern, patternClass }: MarkFace & { number: number }) {
  return (
    <svg className={`iw-swatch ${colour}`} viewBox="0 0 22 22" aria-hidden="true">
      <rect className="iw-swatch-fill" x=".5" y=".5" width="21" height="21" rx="3" />
      {pattern && <rect className={patternClass} x=".5" y=".5" width="21" height="21" rx="3" fill={pattern} />}
      <text className={number < 100 ? "iw-digit iw-swatch-key" : "iw-digit iw-swatch-key iw-swatch-key-long"} x="11" y="15.3">
        {number}
      </text>
    </svg>
  );
}
