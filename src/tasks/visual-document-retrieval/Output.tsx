"use client";
import { useState } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { placesOf, readScores, type Scores } from "../../outputs/scores.js";
import { formatScore, scaleOf } from "../../ui/Bars.js";
import { Lollipop, ScaleAxis } from "../../ui/Lollipop.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { PagePicture } from "./PagePicture.js";
import { type PagesInput, pageName } from "./pages.js";

/**
 * The pages by how well they answer a query, best first.
 *
 * Shape: a score for each page in the order they were sent: from 0 to 1, or of any size and sign; null where it is no number,
 * undefined for one the server left out. Takes `[{ index, score }]`, `{ scores }` and `[[score, …]]`, as `readScores` does.
 */
export const rankedPagesOutput: TaskOutput<Scores, PagesInput> = {
  promise: "The pages appear here, the best first.",
  fromCard: readRanking,
  fromAnswer: readRanking,
  toCard: (scores) => scores.flatMap((score, index) => (score === undefined ? [] : [{ index, score }])),
  warnings(scores) {
    const left = scores.filter((score) => score === undefined).length;
    if (left === 0 || left === scores.length) return [];
    return [{ text: "{left} {left|page|pages} came back without a score and {left|is|are} not shown.", values: { left } }];
  },
  toText(scores, { pages }, t) {
    const { signed } = scaleOf(rowsOf(scores));
    const lines = placesOf(scores, true).map((index) => {
      const score = scores[index] ?? null;
      const name = t("Page {n}", { n: index + 1 });
      return `${name}, ${pageName(pages[index], t)}: ${score === null ? t("no score") : t.figure(formatScore(score, signed))}`;
    });
    return lines.length > 0 ? lines.join("\n") : t("No page fits the query.");
  },
  toTable: (scores, { pages }, t) => ({
    columns: ["page", "name", "score"],
    rows: placesOf(scores, true).map((index) => [String(index + 1), pageName(pages[index], t), String(scores[index] ?? "")]),
  }),
  View: RankedPages,
};

function readRanking(body: unknown, { pages }: PagesInput): Scores {
  return readScores(
    body,
    pages.map((_, index) => `page ${index + 1}`),
    "page",
  );
}

const rowsOf = (scores: Scores) => scores.map((score) => ({ score: score ?? null }));

/** Pages that stand there at first, and that come with each further press. */
const few = 10;
const more = 50;

function RankedPages({ output: scores, input: { pages } }: OutputViewProps<Scores, PagesInput>) {
  const t = useWords();
  const [shown, setShown] = useState(few);
  const places = placesOf(scores, true);
  const scale = scaleOf(rowsOf(scores));
  const rest = places.length - shown;
  if (places.length === 0) {
    return (
      <Notice tone="info" title={t("No page fits")}>
        {t("The model answered that none of the pages fits the query. Ask in other words, or add more pages.")}
      </Notice>
    );
  }
  return (
    <div>
      <ol className="iw-g0">
        {places.slice(0, shown).map((index, rank) => {
          const score = scores[index] ?? null;
          return (
            <li className={rank === 0 ? "iw-found-one iw-found-best" : "iw-found-one"} key={index}>
              <PagePicture page={pages[index]} number={index + 1} />
              <span className="iw-found-text">
                <span className="iw-found-page">{t("Page {n}", { n: index + 1 })}</span>{" "}
                <span className="iw-small iw-any">
                  <bdi>{pageName(pages[index], t)}</bdi>
                </span>
              </span>
              <span className="iw-found-scale">{score !== null && <Lollipop score={score} scale={scale} />}</span>
              <span className="iw-end iw-ltr iw-bold iw-t4">
                {score === null ? (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="iw-sr">{t("no score")}</span>
                  </>
                ) : (
                  t.figure(formatScore(score, scale.signed))
                )}
              </span>
            </li>
          );
        })}
        <li className="iw-found-axis" aria-hidden="true">
          <span className="iw-found-scale">
            <ScaleAxis scale={scale} />
          </span>
        </li>
      </ol>
      {rest > 0 && (
        <div className="iw-more">
          <button className="iw-run iw-plain" type="button" onClick={() => setShown(shown + more)}>
            {rest > more ? t("Show {n} more", { n: more }) : t("Show all ({n})", { n: places.length })}
          </button>
        </div>
      )}
    </div>
  );
}
