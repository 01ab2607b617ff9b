import { createRoot } from "react-dom/client";
import type { CardExample, Fetcher, TaskId } from "../src/core/task.js";
import { InferenceWidget, WidgetProvider } from "../src/index.js";
import { cardOf } from "../test/cardOf.js";
import { type Case, mediaCases } from "./media.js";
import "../src/styles.css";

/** What stands in the fields, what is answered, and what is streamed before. */
type TextCase = readonly [example: CardExample, answer: unknown, pieces?: readonly unknown[]];

const list = <T,>(length: number, item: (index: number) => T): readonly T[] => Array.from({ length }, (_, index) => item(index));
const words = "The lighthouse keeper waters his tomatoes before the boat comes in from Skagen. ";
const long = words.repeat(1250);
const labels = list(5000, (index) => ({ label: `label ${index}`, score: (5000 - index) / 5000 }));
const spans = list(5000, (index) => ({
  entity_group: "PER",
  word: "keeper",
  start: index * 20,
  end: index * 20 + 9,
  score: 0.9,
}));
const table = Object.fromEntries(list(100, (column) => [`column ${column}`, list(2000, (row) => (row * column) % 997)]));
const tokens = list(3000, (index) => `${words.split(" ")[index % 13]}${index % 40 === 39 ? "\n\n- " : " "}`);
const matrix = (rows: number, size: number) => list(rows, (row) => list(size, (at) => Math.sin(row * 7 + at * 3)));

/** By the task and what is large in it. */
const textCases: Readonly<Record<string, () => TextCase>> = {
  "feature-extraction 512 × 768": () => [{ text: words }, [matrix(512, 768)]],
  "feature-extraction 10 000 × 384": () => [{ text: words }, [matrix(10_000, 384)]],
  "text-classification labels": () => [{ text: words }, [labels]],
  "text-classification text": () => [{ text: long }, [labels.slice(0, 5)]],
  "token-classification spans": () => [{ text: long }, spans],
  "question-answering text": () => [
    { text: "Who?", context: long },
    { answer: "keeper", start: 80_015, end: 80_021, score: 0.8 },
  ],
  "summarization text": () => [{ text: long }, [{ summary_text: long }]],
  "text-generation text": () => [{ text: long }, [{ generated_text: long + long }]],
  "text-generation stream": () => [{ text: words }, tokens.join(""), tokens],
  "conversational history": () => [
    { messages: list(201, (at) => ({ role: at % 2 ? "assistant" : "user", content: `${words.repeat(3)}\n\n- **one**\n- two` })) },
    { choices: [{ message: { role: "assistant", content: words.repeat(20) } }] },
  ],
  "conversational stream": () => [{ text: words }, tokens.join(""), tokens],
  "sentence-similarity texts": () => [
    { source_sentence: long, sentences: list(5, (index) => `${index} ${long}`) },
    list(5, (index) => index / 5),
  ],
  "zero-shot-classification labels": () => [
    { text: words, candidate_labels: labels.map(({ label }) => label) },
    { labels: labels.map(({ label }) => label), scores: labels.map(({ score }) => score) },
  ],
  "tabular-classification table": () => [{ structured_data: table }, list(2000, (row) => ["red", "green"][row % 2])],
  "table-question-answering table": () => [
    { text: "How many?", table },
    { answer: "12", coordinates: [[900, 40]], cells: ["12"] },
  ],
};

const name = decodeURIComponent(window.location.hash.slice(1));
/** Made before anything is measured. */
let made: Case | undefined;
const ready = make(name).then((one) => {
  made = one;
});

async function make(name: string): Promise<Case | undefined> {
  const text = textCases[name]?.();
  if (!text) return mediaCases[name]?.();
  const [example, answer, pieces = []] = text;
  return { example, answer, pieces };
}

function show(): void {
  if (!made) return;
  const { example, answer, pieces = [] } = made;
  const fetcher: Fetcher = async (_request, { onEvent }) => {
    for (const [index, chunk] of pieces.entries()) {
      if (index % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      onEvent({ type: "chunk", chunk });
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    return { body: answer };
  };
  const card = cardOf({ id: "demo/large", task: name.split(" ")[0] as TaskId, examples: [example] });
  createRoot(document.body.appendChild(document.createElement("div"))).render(
    <WidgetProvider fetcher={fetcher}>
      <InferenceWidget card={card} />
    </WidgetProvider>,
  );
}

/** Cells as a spreadsheet copies them, the header first. */
const lines = [Object.keys(table), ...list(2000, (row) => list(100, (column) => (row * column) % 991))];

Object.assign(window, {
  cases: [...Object.keys(textCases), ...Object.keys(mediaCases)],
  ready,
  /** Milliseconds without a change after which a step is over; media are decoded out of sight. */
  quiet: name in mediaCases ? 1500 : 500,
  show,
  file: () => made?.file,
  pasted: lines.map((cells) => cells.join("\t")).join("\n"),
});
