"use client";
import { type ReactNode, startTransition, useMemo, useRef, useState } from "react";
import { rangesIn } from "../../core/codePoints.js";
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
import { assignTiers } from "./tiers.js";

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
  }

  const { text } = input;
  const { items } = output;
  const colours = useMemo(() => categoryClasses(items.map(({ label }) => label)), [items]);
  const { spans, located, tiers, linked, end } = useMemo(
    () => layOut(text, items.slice(0, shown), colours, hidden),
    [text, items, shown, colours, hidden],
  );
  const [first] = linked;
  const tabStop = linked.has(stop) ? stop : first;

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
  const cut = text.length > longText && rest > 0 ? end : undefined;
  return (
    <div className="iw-stack" ref={root}>
      <SpanMoves root={root} ids={linked} stop={tabStop} onStop={setStop} />
      <SpanLegend spans={items} colours={colours} hidden={hidden} onChange={setHidden} />
      <div>
        <SpanText text={text.slice(0, cut)} spans={located} tiers={tiers} tabStop={tabStop} />
        {cut !== undefined && <Fact>{t("The text goes on. More of it comes with more spans.")}</Fact>}
        {undrawn > 0 && (
          <Fact>
            {t("{n} {n|span overlaps|spans overlap} two others and {n|stands|stand} in the list only.", { n: undrawn })}
          </Fact>
        )}
        {lost > 0 && (
          <Fact>
            {t("The place of {n} {n|span|spans} is not known; {n|it stands|they stand} at the end of the list.", { n: lost })}
          </Fact>
        )}
      </div>
      <div>
        <SpanList spans={spans} linked={linked} total={items.length} tabStop={tabStop} />
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

function Fact({ children }: { children: ReactNode }) {
  return (
    <p className="iw-note">
      <Icon path={info} />
      {children}
    </p>
  );
}

/** What pointer and keyboard do with spans, which are drawn without it. */
const SpanMoves = lazily(() => import("./SpanMoves.js"));

/** Spans whose label is not hidden, what is drawn of them in the text, and where the last of all ends. */
function layOut(text: string, items: readonly Span[], colours: ReadonlyMap<string, string>, hidden: ReadonlySet<string>) {
  const rangeOf = rangesIn(text);
  const all = items.map((span, id) => ({ ...span, id, colour: colours.get(span.label), range: rangeOf(span.start, span.end) }));
  const spans = all.filter(({ label }) => !hidden.has(label));
  const located = spans.filter((span): span is LocatedSpan => span.range !== undefined);
  const tiers = assignTiers(located);
  const linked = new Set(located.filter((_, index) => tiers[index]).map(({ id }) => id));
  return { spans, located, tiers, linked, end: Math.max(0, ...all.map(({ range }) => range?.end ?? 0)) || undefined };
}
