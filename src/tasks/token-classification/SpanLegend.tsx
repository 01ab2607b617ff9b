"use client";
import { useMemo, useState } from "react";
import { useWords } from "../../ui/words.js";
import { countLabels, meanings } from "./meanings.js";
import type { Span } from "./spans.js";

interface SpanLegendProps {
  spans: readonly Span[];
  /** Class of each label's colour. */
  colours: ReadonlyMap<string, string>;
  /** Labels that are not shown. */
  hidden: ReadonlySet<string>;
  onChange(hidden: ReadonlySet<string>): void;
}

/** How many labels stand there before "Show all". */
const limit = 30;

/** The labels with their colours and counts; each may be left out of text and list. */
export function SpanLegend({ spans, colours, hidden, onChange }: SpanLegendProps) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const labels = useMemo(() => [...countLabels(spans)], [spans]);

  function toggle(label: string): void {
    const changed = new Set(hidden);
    if (!changed.delete(label)) changed.add(label);
    onChange(changed);
  }

  return (
    <fieldset className="iw-row4 iw-small">
      <legend className="iw-sr">{t("Labels shown")}</legend>
      {labels.slice(0, all ? undefined : limit).map(([label, count]) => {
        const meaning = meanings.get(label);
        return (
          <label className={`iw-legend-item ${colours.get(label)}`} key={label}>
            <input className="iw-check" type="checkbox" checked={!hidden.has(label)} onChange={() => toggle(label)} />
            <bdi className="iw-ink iw-any">{label}</bdi> {meaning && t(meaning)} <span className="iw-num">{count}</span>
          </label>
        );
      })}
      {labels.length > limit && (
        <button className="iw-accent iw-under iw-t3" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("Show the first {n}", { n: limit }) : t("Show all ({n})", { n: labels.length })}
        </button>
      )}
    </fieldset>
  );
}
