"use client";
import { useId, useState } from "react";
import type { Message } from "../core/message.js";
import type { OutputViewProps, TaskOutput } from "../core/task.js";
import { formatScore, type Scale, scaleOf } from "../ui/Bars.js";
import { cosineScale, Lollipop, ScaleAxis } from "../ui/Lollipop.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";
import { placesOf, type Scores } from "./scores.js";

/** What a ranking needs of its input: the texts that were asked about, in their order. */
interface RankedInput {
  readonly sentences: readonly string[];
}

export interface RankingOptions {
  promise: Message;
  /** Reads a server's answer or a card's output: a score for each text that was sent. Throws `InferenceError("bad-answer")`. */
  read(body: unknown, texts: readonly string[]): Scores;
  /** Whether the best stand first from the start, or the texts as they were given. */
  order: "best" | "given";
  /** `cosine` is drawn from −1 to 1; `any` by the scores: probabilities from 0 to 1, others on a scale with a zero line. */
  scale: "cosine" | "any";
}

/**
 * A score for each of several texts, as a list that can be sorted.
 *
 * Shape: one entry for each text that was asked about, in their order; undefined for one the server left out.
 */
export function rankingOutput({ promise, read, order, scale }: RankingOptions): TaskOutput<Scores, RankedInput> {
  const readFor = (body: unknown, input: RankedInput) => read(body, textsOf(input));
  const scaleFor = (scores: Scores): Scale => {
    const rows = scores.map((score) => ({ score: score ?? null }));
    const isCosine = scale === "cosine" && rows.every(({ score }) => Math.abs(score ?? 0) <= 1.001);
    return isCosine ? cosineScale : scaleOf(rows);
  };
  return {
    promise,
    fromCard: readFor,
    fromAnswer: readFor,
    toCard: (scores) =>
      scores.includes(undefined) ? scores.flatMap((score, index) => (score === undefined ? [] : [{ index, score }])) : scores,
    warnings(scores) {
      const left = scores.filter((score) => score === undefined).length;
      if (left === 0 || left === scores.length) return [];
      return [{ text: "{left} {left|text|texts} came back without a score and {left|is|are} not shown.", values: { left } }];
    },
    toText(scores, input, t) {
      const { signed } = scaleFor(scores);
      const texts = textsOf(input);
      const lines = placesOf(scores, order === "best").map((index) => {
        const score = scores[index] ?? null;
        return `${index + 1}. ${texts[index]}: ${score === null ? t("no score") : t.figure(formatScore(score, signed))}`;
      });
      return lines.length > 0 ? lines.join("\n") : t("The model gave no score.");
    },
    toTable(scores, input) {
      const texts = textsOf(input);
      const rows = placesOf(scores, order === "best");
      return {
        columns: ["number", "text", "score"],
        rows: rows.map((index) => [String(index + 1), texts[index] ?? "", String(scores[index] ?? "")]),
      };
    },
    View: ({ output, input }: OutputViewProps<Scores, RankedInput>) => (
      <Ranking scores={output} texts={textsOf(input)} startsSorted={order === "best"} scale={scaleFor(output)} />
    ),
  };
}

/** The texts that were sent: empty ones never are. */
function textsOf({ sentences }: RankedInput): readonly string[] {
  return sentences.filter((sentence) => sentence.trim() !== "");
}

/** Rows that stand there at first, and that come with each further press. */
const few = 25;
const page = 100;

/** Characters drawn of one text; the field above holds all of it. */
const longest = 600;

interface RankingProps {
  scores: Scores;
  texts: readonly string[];
  startsSorted: boolean;
  scale: Scale;
}

function Ranking({ scores, texts, startsSorted, scale }: RankingProps) {
  const t = useWords();
  const id = useId();
  const [isSorted, setSorted] = useState(startsSorted);
  const [shown, setShown] = useState(few);
  const places = placesOf(scores, isSorted);
  const rest = places.length - shown;
  if (places.length === 0) {
    return (
      <Notice tone="info" title={t("No score came back")}>
        {t("The model answered, but it gave none of the texts a score.")}
      </Notice>
    );
  }
  return (
    <div>
      {places.length > 1 && (
        <label className="iw-switch iw-soft iw-pairs-sort" htmlFor={id}>
          <input
            className="iw-check"
            type="checkbox"
            id={id}
            checked={isSorted}
            onChange={(event) => setSorted(event.target.checked)}
          />
          {t("Best first")}
        </label>
      )}
      <ol className="iw-g0">
        {places.slice(0, shown).map((index) => (
          <Pair key={index} number={index + 1} text={texts[index] ?? ""} score={scores[index] ?? null} scale={scale} />
        ))}
        <li className="iw-pair iw-bare" aria-hidden="true">
          <ScaleAxis scale={scale} />
        </li>
      </ol>
      {rest > 0 && (
        <div className="iw-more">
          <button className="iw-run iw-plain" type="button" onClick={() => setShown(shown + page)}>
            {rest > page ? t("Show {n} more", { n: page }) : t("Show all ({n})", { n: places.length })}
          </button>
        </div>
      )}
    </div>
  );
}

function Pair({ number, text, score, scale }: { number: number; text: string; score: number | null; scale: Scale }) {
  const t = useWords();
  return (
    <li className="iw-pair">
      <span className="iw-pair-text">
        <span className="iw-pair-number">{number}</span>
        <bdi dir="auto">{text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "")}…` : text}</bdi>
      </span>
      <span className="iw-pair-value">
        {score === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="iw-sr">{t("no score")}</span>
          </>
        ) : (
          t.figure(formatScore(score, scale.signed))
        )}
      </span>
      <span className="iw-pair-scale">{score !== null && <Lollipop score={score} scale={scale} />}</span>
    </li>
  );
}
