import type { Translate } from "../../core/message.js";
import { defineTask, type TaskOutput } from "../../core/task.js";
import { textInput } from "../../inputs/textInput.js";
import { formatScore } from "../../ui/Bars.js";
import { spansGlyph } from "../../ui/icons.js";
import { createWidget } from "../../widget/createWidget.js";
import { countLabels, meanings } from "./meanings.js";
import { SpansView } from "./Output.js";
import { readSpans, type Span, type Spans } from "./spans.js";

const spansOutput: TaskOutput<Spans, { readonly text: string }> = {
  promise: "The words the model recognised appear here, marked in the text.",
  fromCard: (output, { text }) => readSpans(output, text),
  fromAnswer: (body, { text }) => readSpans(body, text),
  complete: ({ unplaced }, { text }) => unplaced && import("./placeSpans.js").then((module) => module.placeSpans(unplaced, text)),
  toCard: ({ items }) => items.map(({ label, score, word, start, end }) => ({ entity_group: label, score, word, start, end })),
  warnings: ({ warnings = [] }) => warnings,
  toText: ({ items }, _input, t) =>
    items.length === 0 ? t("No entities found") : [wordLabels(items, t), ...items.map((span) => describe(span, t))].join("\n"),
  View: SpansView,
};

/** How many spans there are of each label, such as "3 spans: PER (person) 2, DATE 1". */
function wordLabels(items: readonly Span[], t: Translate): string {
  const each = [...countLabels(items)].map(([label, count]) => {
    const meaning = meanings.get(label);
    return `${label} ${meaning === undefined ? "" : `(${t(meaning)}) `}${t.figure(`${count}`)}`;
  });
  return `${t("{n} {n|span|spans}", { n: items.length })}: ${t.list(each)}`;
}

/** One line for one span, such as "Ada Lovelace: PER, characters 0–12, 0.998". */
function describe({ word, label, start, end, score }: Span, t: Translate): string {
  const place = start === null ? t("place not known") : t("characters {range}", { range: `${start}–${end}` });
  return t.list([`${word}: ${label}`, place, score === null ? t("no score") : t.figure(formatScore(score))]);
}

/**
 * Labels for stretches of a text: names, dates, parts of speech.
 *
 * Source: https://huggingface.co/tasks/token-classification
 */
export const task = defineTask({
  id: "token-classification",
  name: "Token classification",
  icon: spansGlyph,
  layout: "stack",
  input: textInput({ label: "Text", placeholder: "Write a sentence with names, places or dates…" }),
  output: spansOutput,
  parameters: [
    {
      name: "aggregation_strategy",
      label: "Word pieces",
      help: "How the labels of a word's pieces become one: simple joins equal neighbours; first, average and max let one label win for each word; none leaves them apart.",
      kind: "choice",
      options: ["none", "simple", "first", "average", "max"],
      default: "simple",
    },
  ],
  examples: [
    {
      example_title: "A move",
      text: "Ada Lovelace moved to London in 1835 and wrote to Charles Babbage.",
      output: [
        { entity_group: "PER", score: 0.998, word: "Ada Lovelace", start: 0, end: 12 },
        { entity_group: "LOC", score: 0.996, word: "London", start: 22, end: 28 },
        { entity_group: "DATE", score: 0.981, word: "1835", start: 32, end: 36 },
        { entity_group: "PER", score: 0.997, word: "Charles Babbage", start: 50, end: 65 },
      ],
    },
    {
      example_title: "Names within names",
      text: "The Royal Society of London met in Cape Town.",
      output: [
        { entity_group: "ORG", score: 0.964, word: "Royal Society of London", start: 4, end: 27 },
        { entity_group: "LOC", score: 0.887, word: "London", start: 21, end: 27 },
        { entity_group: "LOC", score: 0.915, word: "Cape Town", start: 35, end: 44 },
      ],
    },
  ],
});

/** Tries a token-classification model in the page. */
export const TokenClassificationWidget = createWidget(task);
export default TokenClassificationWidget;
