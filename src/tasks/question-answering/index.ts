import { defineTask, type TaskOutput } from "../../core/task.js";
import { formatScore } from "../../ui/Bars.js";
import { answerGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { type Answers, readAnswers } from "./answers.js";
import { type QuestionInput, questionInput } from "./Input.js";
import { AnswersView } from "./Output.js";

const answersOutput: TaskOutput<Answers, QuestionInput> = {
  promise: "The answer appears here, marked in the context it comes from.",
  fromCard: readAnswers,
  fromAnswer: readAnswers,
  toCard: ({ items }) => items.map(({ answer, score, start, end }) => ({ answer, score, start, end })),
  warnings: ({ items, omitted }) =>
    omitted > 0
      ? [
          {
            text: "The model gave too many answers to show: {shown} stand here, {omitted} were left out.",
            values: { shown: items.length, omitted },
          },
        ]
      : [],
  toText({ items }, { context }, t) {
    const [best, ...others] = items.map(({ answer, score, start, end }) => {
      const text = answer || t("No answer in the text");
      const isElsewhere = start === null && answer !== "" && context !== "";
      const place = start !== null && t("characters {range}", { range: `${start}–${end}` });
      const facts = [
        isElsewhere ? t("not in the context in these words") : place,
        score === null ? items.length > 1 && t("no score") : t("score {score}", { score: t.figure(formatScore(score)) }),
      ].filter(Boolean);
      return facts.length > 0 ? `${text}: ${t.list(facts)}` : text;
    });
    if (best === undefined) return t("The text does not answer this");
    return others.length === 0 ? best : [best, `${t("Also considered")}:`, ...others].join("\n");
  },
  View: AnswersView,
};

/**
 * Finds the answer to a question in a text.
 *
 * Source: https://huggingface.co/tasks/question-answering
 */
export const task = defineTask({
  id: "question-answering",
  name: "Question answering",
  icon: answerGlyph,
  layout: "split",
  input: questionInput,
  output: answersOutput,
  parameters: [
    { name: "top_k", label: "Answers to return", kind: "number", min: 1, max: 10, step: 1 },
    { name: "max_answer_len", label: "Longest answer, in tokens", kind: "number", min: 1, max: 200, step: 1 },
    {
      name: "handle_impossible_answer",
      label: "May say that the text does not tell",
      kind: "boolean",
    },
  ],
  examples: [
    {
      example_title: "The mechanism",
      text: "When was the mechanism designed?",
      context:
        "The Antikythera mechanism was recovered in 1901 from a wreck off the Greek island of Antikythera. Believed to have been designed between 205 and 87 BC, it used at least thirty meshing bronze gears to follow the Moon through the zodiac and to predict eclipses. A device of that complexity did not appear again until the fourteenth century.",
      parameters: { top_k: 3 },
      output: [
        { answer: "205 and 87 BC", score: 0.871, start: 137, end: 150 },
        { answer: "the fourteenth century", score: 0.034, start: 315, end: 337 },
        { answer: "1901", score: 0.018, start: 43, end: 47 },
      ],
    },
    {
      example_title: "A treaty",
      text: "Where was the treaty signed?",
      context: "The treaty was signed in Vienna in 1815.",
      output: { answer: "Vienna", score: 0.974, start: 25, end: 31 },
    },
    {
      example_title: "Not in the text",
      text: "Who paid for the bridge?",
      context: "The bridge over the Tamar was opened in May 1859. Its two spans are each 139 metres long.",
      parameters: { handle_impossible_answer: true },
      output: { answer: "", score: 0.912, start: 0, end: 0 },
    },
  ],
});

/** Tries a question-answering model in the page. */
export const QuestionAnsweringWidget = createWidget(task);
export default QuestionAnsweringWidget;
