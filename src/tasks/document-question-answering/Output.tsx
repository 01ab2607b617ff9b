"use client";
import type { Translate } from "../../core/message.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { answersOutput } from "../../outputs/answers.js";
import { Bars, formatScore } from "../../ui/Bars.js";
import { lazily } from "../../ui/lazily.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { type PageAnswer, type PageAnswers, pageAnswersToCard, readPageAnswers, wordPlaces, wordRange } from "./answers.js";
import type { DocumentInput } from "./Input.js";
import type { MarkedPageProps } from "./MarkedPage.js";

/**
 * Answers read on a page, and where they stand on it.
 *
 * Shape: see `readPageAnswers`.
 */
export const pageAnswersOutput: TaskOutput<PageAnswers, DocumentInput> = {
  promise: "The answer appears here, marked on the page where the model tells its place.",
  fromCard: readPageAnswers,
  fromAnswer: readPageAnswers,
  toCard: pageAnswersToCard,
  toText({ answers, unit }, _input, t) {
    if (answers.length === 0) return t("No answer was read on the page.");
    return answers
      .map((answer) => {
        const facts = [...wordScore(answer, t), ...wordPlace(answer, unit, t)];
        return facts.length === 0 ? answer.label : `${answer.label} (${t.list(facts)})`;
      })
      .join("\n");
  },
  toTable: ({ answers }) => ({
    columns: ["answer", "score", "start", "end"],
    rows: answers.map(({ label, score, words }) => [label, ...[score ?? "", words?.[0] ?? "", words?.[1] ?? ""].map(String)]),
  }),
  View: PageAnswersView,
};

function PageAnswersView({ output, input }: OutputViewProps<PageAnswers, DocumentInput>) {
  const t = useWords();
  const { answers, unit } = output;
  const [best] = answers;
  if (!best || answers.every(({ label }) => label.trim() === "")) {
    return (
      <Notice tone="info" title={t("Nothing was read")}>
        {t("The model answered, but it read no answer on this page. Ask in other words, or send a sharper picture.")}
      </Notice>
    );
  }
  const isProse = answers.every(({ score, words, areas }) => score === null && !words && areas.length === 0);
  if (isProse) return <answersOutput.View output={answers} input={input} />;
  const others = answers.slice(1).map((answer) => ({ label: answer.label, place: wordPlace(answer, unit, t) }));
  return (
    <div className="iw-stack">
      <div>
        <p className="iw-answer" dir="auto">
          {best.label}
        </p>
        <p className="iw-row4 iw-small">
          {[...wordScore(best, t), ...wordPlace(best, unit, t)].map((fact) => (
            <span key={fact}>
              <bdi>{fact}</bdi>
            </span>
          ))}
        </p>
      </div>
      {answers.some(({ areas }) => areas.length > 0) && <MarkedPage output={output} input={input} />}
      {answers.length > 1 && (
        <div>
          <p className="iw-sub iw-sub-row">{t("Also considered")}</p>
          <Bars rows={answers} />
          <ul className="iw-sr">
            {others.map(
              ({ label, place }, index) =>
                place.length > 0 && (
                  <li key={index}>
                    {label}: {t.list(place)}
                  </li>
                ),
            )}
          </ul>
        </div>
      )}
    </div>
  );
}

function wordScore({ score }: PageAnswer, t: Translate): readonly string[] {
  return score === null ? [] : [t("Score {score}", { score: t.figure(formatScore(score)) })];
}

/** Which words of the page an answer is made of, and where they stand, as far as that is known. */
function wordPlace(answer: PageAnswer, unit: PageAnswers["unit"], t: Translate): readonly string[] {
  return [wordRange(answer, t), wordPlaces(answer, unit, t)].filter((fact) => fact !== undefined);
}

const MarkedPage = lazily<MarkedPageProps>(
  () => import("./MarkedPage.js"),
  () => null,
);
