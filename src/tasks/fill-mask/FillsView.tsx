"use client";
import { useState } from "react";
import { Bars } from "../../ui/Bars.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import type { Fill, Fills, Piece } from "./fills.js";
import type { FillsViewProps } from "./Output.js";
import { labelOf, sentenceOf, wordsOf } from "./sentence.js";

/** The text with a word in each mask, and the words to choose from as bars. */
export default function FillsView({ output, input, mask }: FillsViewProps) {
  const t = useWords();
  const [choice, setChoice] = useState<{ of: Fills; picks: readonly number[] }>({ of: output, picks: [] });
  const picks = choice.of === output ? choice.picks : [];
  const { slots, masks } = output;
  if (slots.every((fills) => fills.length === 0)) {
    return (
      <Notice tone="info" title={t("No word came back")}>
        {t("The model answered, but it named no word for this mask. Try another text, or other words to choose from.")}
      </Notice>
    );
  }
  const chosen = slots.map((fills, index) => fills[picks[index] ?? 0]);
  const isNumbered = masks > 1 || slots.length > 1;
  return (
    <div className="iw-stack">
      <Sentence pieces={sentenceOf(input.text, chosen, mask)} isNumbered={isNumbered} isChosen={picks.length > 0} />
      <div className="iw-many">
        {slots.map((fills, slot) => (
          <Words
            key={slot}
            fills={fills}
            title={isNumbered ? t("Mask {n}", { n: slot + 1 }) : undefined}
            chosen={picks[slot] ?? 0}
            onChoose={(index) => setChoice({ of: output, picks: slots.map((_, at) => (at === slot ? index : (picks[at] ?? 0))) })}
          />
        ))}
      </div>
    </div>
  );
}

interface WordsProps {
  fills: readonly Fill[];
  /** What tells this mask from others. */
  title: string | undefined;
  chosen: number;
  onChoose(index: number): void;
}

function Words({ fills, title, chosen, onChoose }: WordsProps) {
  const t = useWords();
  return (
    <div role="radiogroup" aria-label={title ?? t("Words for the mask")}>
      {title !== undefined && <p className="iw-sub iw-sub-row">{title}</p>}
      {fills.length === 0 ? (
        <p className="iw-quiet-text">{t("No word for this mask.")}</p>
      ) : (
        <Bars rows={fills.map((fill) => ({ label: labelOf(fill, t), score: fill.score }))} choice={{ chosen, onChoose }} />
      )}
    </div>
  );
}

/** Longest text that is drawn whole, and how much of a longer one is drawn on each side of a mask, in UTF-16 units. */
const longest = 2000;
const surroundings = 240;

interface SentenceProps {
  pieces: readonly Piece[];
  isNumbered: boolean;
  /** Whether the visitor has chosen a word: then the sentence is read again. As it comes, the status reads it. */
  isChosen: boolean;
}

/** The text with the chosen words marked, numbered where there are several masks; of a long text what stands around them. */
function Sentence({ pieces, isNumbered, isChosen }: SentenceProps) {
  const t = useWords();
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return null;
  return (
    <p className="iw-filled" dir="auto" aria-live={isChosen ? "polite" : "off"}>
      {pieces.map((piece, index) => {
        if (piece.kind === "text") {
          return length <= longest ? piece.text : excerpt(piece.text, index === 0, index === pieces.length - 1);
        }
        if (!piece.fill) return <bdi key={index}>{piece.text}</bdi>;
        return (
          <mark className="iw-mark" key={index}>
            <bdi>{wordsOf(piece, t)}</bdi>
            {isNumbered && (
              <sup className="iw-filled-number" aria-hidden="true">
                {piece.slot + 1}
              </sup>
            )}
          </mark>
        );
      })}
    </p>
  );
}

/** The ends of a stretch of text that touch a mask. */
function excerpt(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= 2 * surroundings) return text;
  const head = text.slice(0, surroundings).replace(/[\uD800-\uDBFF]$/, "");
  const tail = text.slice(-surroundings).replace(/^[\uDC00-\uDFFF]/, "");
  return `${isFirst ? "" : head}…${isLast ? "" : tail}`;
}
