"use client";
import { startTransition, useMemo, useRef, useState } from "react";
import { placesIn } from "../../core/offsets.js";
import type { OutputViewProps } from "../../core/task.js";
import { categoryClasses } from "../../ui/category.js";
import { Icon } from "../../ui/Icon.js";
import { info } from "../../ui/icons.js";
import { lazily } from "../../ui/lazily.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { SpanLegend } from "./SpanLegend.js";
import { SpanList } from "./SpanList.js";
import { type LocatedSpan, SpanText } from "./SpanText.js";
import type { Span, Spans } from "./spans.js";
import { assignTiers, type DrawnSpan } from "./tiers.js";

/** How many spans stand there before "Show all", and how many more come with each press. */
const limit = 100;
const page = 200;

/** Characters up to which a text stands there whole; a longer one goes as far as the spans that do. */
const longText = 10_000;

/**
 * The text that was run with its spans marked, and the same spans as a list; a legend filters both.
 *
 * Pointing at a span or going to it with the keyboard marks it in both; activating it goes from one to the other.
 */
export function SpansView({ output, input }: OutputViewProps<Spans, { readonly text: string }>) {
  const t = useWords();
  const root = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(limit);
  const [stop, setStop] = useState(0);
  const [drawn, setDrawn] = useState(output);
  if (drawn !== output) {
    setDrawn(output);
    setShown(limit);
    setStop(0);
  }

  const { text } = input;
  const { items } = output;
  const colours = useMemo(() => categoryClasses(items.map(({ label }) => label)), [items]);
  const spans = useMemo(() => drawSpans(items, text, colours), [items, text, colours]);
  const visible = useMemo(() => spans.slice(0, shown).filter(({ label }) => !hidden.has(label)), [spans, shown, hidden]);
  const located = useMemo(() => visible.filter(isLocated), [visible]);
  const tiers = useMemo(() => assignTiers(located.map(({ range }) => range)), [located]);
  const linked = useMemo(() => new Set(located.flatMap(({ id }, index) => (tiers[index] ? [id] : []))), [located, tiers]);

  const ids = useMemo(() => [...linked], [linked]);
  const tabStop = linked.has(stop) ? stop : ids[0];

  if (items.length === 0) {
    return (
      <Notice tone="info" title={t("No entities found")}>
        {t("The model answered, but it recognised nothing in this text. Try another text or another model.")}
      </Notice>
    );
  }
  const undrawn = located.length - linked.size;
  const lost = items.filter(({ start }) => start === null).length;
  const rest = items.length - shown;
  const end = text.length > longText && rest > 0 ? endOf(spans.slice(0, shown)) : undefined;
  return (
    <div className="iw-stack" ref={root}>
      <SpanMoves root={root} ids={ids} stop={tabStop} onStop={setStop} />
      <SpanLegend spans={spans} hidden={hidden} onChange={setHidden} />
      <div>
        <SpanText text={text.slice(0, end)} spans={located} tiers={tiers} tabStop={tabStop} />
        {end !== undefined && (
          <p className="iw-note">
            <Icon path={info} />
            {t("The text goes on. More of it comes with more spans.")}
          </p>
        )}
        {undrawn > 0 && (
          <p className="iw-note">
            <Icon path={info} />
            {t("{n} {n|span overlaps|spans overlap} two others and {n|stands|stand} in the list only.", { n: undrawn })}
          </p>
        )}
        {lost > 0 && (
          <p className="iw-note">
            <Icon path={info} />
            {t("The place of {n} {n|span|spans} is not known; {n|it stands|they stand} at the end of the list.", { n: lost })}
          </p>
        )}
      </div>
      <div>
        <SpanList spans={visible} linked={linked} total={items.length} tabStop={tabStop} />
        {(rest > 0 || shown > limit) && (
          <div className="iw-more">
            <button
              className="iw-run iw-plain"
              type="button"
              aria-expanded={shown > limit}
              onClick={() => startTransition(() => setShown(rest > 0 ? shown + page : limit))}
            >
              {rest > page
                ? t("Show {n} more", { n: page })
                : rest > 0
                  ? t("Show all ({n})", { n: items.length })
                  : t("Show the first {n}", { n: limit })}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

/** What pointer and keyboard do with spans, which are drawn without it. */
const SpanMoves = lazily(
  () => import("./SpanMoves.js"),
  () => null,
);

/** Where the last of the spans ends; undefined where none has a place. */
function endOf(spans: readonly DrawnSpan[]): number | undefined {
  const end = spans.reduce((last, { range }) => Math.max(last, range?.end ?? 0), 0);
  return end > 0 ? end : undefined;
}

function isLocated(span: DrawnSpan): span is LocatedSpan {
  return span.range !== undefined;
}

function drawSpans(items: readonly Span[], text: string, colours: ReadonlyMap<string, string>): readonly DrawnSpan[] {
  const places = placesIn(text);
  return items.map((span, id) => ({
    ...span,
    id,
    colour: colours.get(span.label) ?? "",
    range: places.range(span.start, span.end),
  }));
}
