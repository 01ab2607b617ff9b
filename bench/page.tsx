import { createRoot } from "react-dom/client";
import type { CardExample, Fetcher } from "../src/core/task.js";
import { InferenceWidget } from "../src/InferenceWidget.js";
import { WidgetProvider } from "../src/index.js";
import { cardOf } from "../test/cardOf.js";
import "../src/styles.css";

/** One widget with a large input or a large answer. */
interface Case {
  readonly example: CardExample;
  readonly answer: unknown;
  /** Pieces of a stream, and how many come at once, every 20 milliseconds. */
  readonly stream?: readonly [pieces: readonly unknown[], atOnce: number];
}

const list = <T,>(length: number, item: (index: number) => T): readonly T[] => Array.from({ length }, (_, index) => item(index));
const words = "The lighthouse keeper waters his tomatoes before the boat comes in from Skagen. ";
const long = words.repeat(1250);
const written = long.replaceAll("in from", "in\n\nfrom");
const matrix = (rows: number, size: number) => [list(rows, (row) => list(size, (at) => Math.sin(row * 7 + at * 3) / 3))];
const labels = list(5000, (index) => ({ label: `label number ${index}`, score: (5000 - index) / 5000 }));
const spans = list(5000, (index) => {
  const start = Math.floor(index / 4) * words.length + [4, 15, 29, 65][index % 4]!;
  return { entity_group: ["PER", "LOC", "ORG", "MISC"][index % 4], word: long.slice(start, start + 8), start, end: start + 8, score: 0.9 };
});
const cells = (row: number, column: number) => (column % 3 === 0 ? `name ${row} ${column}` : String((row * 13 + column * 7) % 997));
const table = Object.fromEntries(list(100, (column) => [`column ${column}`, list(2000, (row) => cells(row, column))]));
const classes = list(2000, (row) => ["red", "green", "blue"][row % 3]);
const tokens = list(3000, (index) => words.split(" ")[index % 13] + (index % 40 === 39 ? "\n\n- **" : index % 40 === 3 ? "** " : " "));
const completion = tokens.map((text) => ({ choices: [{ index: 0, text }] }));
const chat = tokens.map((content) => ({ choices: [{ index: 0, delta: { content } }] }));
const whole = { choices: [{ message: { role: "assistant", content: tokens.join("") }, finish_reason: "stop" }] };
const question = { text: "How many are red?", table };
const prompt = { text: "Once upon a time" };
const sum = { answer: "SUM", coordinates: list(2000, (row) => [row, 1]), cells: table["column 1"], aggregator: "SUM" };

const cases: Readonly<Record<string, () => Case>> = {
  "feature-extraction 512x768": () => ({ example: { text: words }, answer: matrix(512, 768) }),
  "feature-extraction 10000x384": () => ({ example: { text: words }, answer: matrix(10_000, 384) }),
  "text-classification labels": () => ({ example: { text: words }, answer: [labels] }),
  "text-classification text": () => ({ example: { text: long }, answer: [labels.slice(0, 5)] }),
  "zero-shot-classification labels": () => ({
    example: { text: words, candidate_labels: labels.map(({ label }) => label).join(", ") },
    answer: { labels: labels.map(({ label }) => label), scores: labels.map(({ score }) => score) },
  }),
  "token-classification spans": () => ({ example: { text: long }, answer: spans }),
  "question-answering text": () => ({
    example: { text: "Who waters tomatoes?", context: long },
    answer: { answer: "keeper", start: 80_015, end: 80_021, score: 0.8 },
  }),
  "summarization text": () => ({ example: { text: long }, answer: [{ summary_text: written }] }),
  "translation text": () => ({ example: { text: long }, answer: [{ translation_text: written }] }),
  "fill-mask text": () => ({
    example: { text: `${long}The [MASK] sleeps.` },
    answer: list(5, (at) => ({ score: 0.2, token: at, token_str: `word${at}`, sequence: `${long}The word${at} sleeps.` })),
  }),
  "sentence-similarity text": () => ({
    example: { source_sentence: long, sentences: list(5, () => long) },
    answer: list(5, (at) => at / 5),
  }),
  "text-generation text": () => ({ example: { text: long }, answer: [{ generated_text: long + written }] }),
  "text-generation chunks": () => ({ example: prompt, answer: completion, stream: [completion, 5] }),
  "text-generation at once": () => ({ example: prompt, answer: completion, stream: [completion, 3000] }),
  "conversational chunks": () => ({ example: prompt, answer: whole, stream: [chat, 5] }),
  "conversational at once": () => ({ example: prompt, answer: whole, stream: [chat, 3000] }),
  "conversational text": () => ({ example: { text: long }, answer: whole }),
  "tabular-classification table": () => ({ example: { structured_data: table }, answer: classes }),
  "table-question-answering table": () => ({ example: question, answer: sum }),
};

const name = decodeURIComponent(window.location.hash.slice(1));
const made = cases[name]?.();
const task = name.split(" ")[0]!;
if (made) {
  const fetcher: Fetcher = async (_request, { onEvent }) => {
    const [pieces, atOnce] = made.stream ?? [[], 1];
    for (let at = 0; at < pieces.length; at += atOnce) {
      for (const chunk of pieces.slice(at, at + atOnce)) onEvent({ type: "chunk", chunk });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { body: made.answer };
  };
  const card = cardOf({ id: "demo/large", task: task as never, examples: [made.example] });
  const show = () =>
    createRoot(document.getElementById("root")!).render(
      <WidgetProvider fetcher={fetcher}>
        <InferenceWidget card={card} />
      </WidgetProvider>,
    );
  Object.assign(window, { show });
}
Object.assign(window, { cases: Object.keys(cases), csv: [Object.keys(table).join(), ...list(2000, (row) => list(100, (column) => cells(row, column)).join())].join("\n") });
