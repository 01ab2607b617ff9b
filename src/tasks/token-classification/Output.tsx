"use client";
import { type FocusEvent, type PointerEvent, startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { placesIn } from "../../core/offsets.js";
import type { OutputViewProps } from "../../core/task.js";
import { categoryClasses } from "../../ui/category.js";
import { Icon } from "../../ui/Icon.js";
import { info } from "../../ui/icons.js";
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
  const [marked, setMarked] = useState<number>();
  const [stop, setStop] = useState(0);
  const [drawn, setDrawn] = useState(output);
  if (drawn !== output) {
    setDrawn(output);
    setShown(limit);
    setStop(0);
  }
  useMarks(root, marked);

  const { text } = input;
  const { items } = output;
  const colours = useMemo(() => categoryClasses(items.map(({ label }) => label)), [items]);
  const spans = useMemo(() => drawSpans(items, text, colours), [items, text, colours]);
  const visible = useMemo(() => spans.slice(0, shown).filter(({ label }) => !hidden.has(label)), [spans, shown, hidden]);
  const located = useMemo(() => visible.filter(isLocated), [visible]);
  const tiers = useMemo(() => assignTiers(located.map(({ range }) => range)), [located]);
  const linked = useMemo(() => new Set(located.flatMap(({ id }, index) => (tiers[index] ? [id] : []))), [located, tiers]);

  const wanted = useRef<readonly ["text" | "list", number]>(undefined);
  const goTo = useCallback((place: "text" | "list", id: number) => {
    if (focusOn(root.current, place, id)) return;
    // What is far from the view is drawn once it holds the tab stop.
    wanted.current = [place, id];
    setStop(id);
  }, []);
  useEffect(function goToDrawn() {
    // The effect of an earlier drawing may come as late as after the key.
    if (wanted.current?.[1] !== stop) return;
    focusOn(root.current, ...wanted.current);
    wanted.current = undefined;
  });

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
    // biome-ignore lint/a11y/noStaticElementInteractions: marks what is pointed at; what can be used are the buttons within.
    <div
      className="iw-stack"
      ref={root}
      onPointerOver={(event) => setMarked(spanAt(event))}
      onPointerLeave={() => setMarked(undefined)}
      onFocus={(event) => {
        const id = spanAt(event);
        setMarked(id);
        if (id !== undefined) setStop(id);
      }}
      onBlur={() => setMarked(undefined)}
    >
      <SpanLegend spans={spans} hidden={hidden} onChange={setHidden} />
      <div>
        <SpanText text={text.slice(0, end)} spans={located} tiers={tiers} stop={stop} goTo={goTo} />
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
        <SpanList spans={visible} linked={linked} total={items.length} stop={stop} goTo={goTo} />
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

/** Marks all parts of one span, in the text and in the list. Thousands of spans need no new rendering for it. */
function useMarks(root: { readonly current: HTMLElement | null }, marked: number | undefined): void {
  useEffect(
    function markSpan() {
      const parts = marked === undefined ? [] : [...(root.current?.querySelectorAll(`[data-span="${marked}"]`) ?? [])];
      for (const part of parts) part.setAttribute("data-marked", "");
      return () => {
        for (const part of parts) part.removeAttribute("data-marked");
      };
    },
    [root, marked],
  );
}

/** Gives the focus to a span; false where it is not drawn. */
function focusOn(root: HTMLElement | null, place: "text" | "list", id: number): boolean {
  // A tag stands at the start or the end of its span, as the width allows; the hidden one does not take the focus.
  const targets = root?.querySelectorAll<HTMLElement>(`[data-place="${place}"] [data-go="${id}"]`) ?? [];
  for (const target of targets) target.focus();
  return targets.length > 0;
}

function spanAt({ target }: PointerEvent | FocusEvent): number | undefined {
  const id = target instanceof Element ? target.closest("[data-span]")?.getAttribute("data-span") : undefined;
  return id == null ? undefined : Number(id);
}

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
