import { createRandom } from "./learn.mjs";
import { model, node, tensor } from "./onnx.mjs";
import { endings, topics } from "./topicWords.mjs";
import { specialTokens, splitPieces, splitWords, tokenizerFiles } from "./wordPiece.mjs";

const names = Object.keys(topics);

/** Numbers of a word beside those for its topics, by which words of one topic differ. */
const ownNumbers = 12;
const size = names.length + ownNumbers + 1;
const step = 0.05;

const { vocabulary, rows } = readWords();
const known = new Set(vocabulary);

const config = {
  model_type: "bert",
  max_position_embeddings: 512,
  vocab_size: vocabulary.length,
  "transformers.js_config": { dtype: "fp32" },
};

const inputs = [
  ["input_ids", "int64", ["batch", "tokens"]],
  ["attention_mask", "int64", ["batch", "tokens"]],
];

/** Files of a model that turns each token into the topics of `topicWords.mjs`, and a little of its own. */
export function topicsModel() {
  return {
    ...tokenizerFiles(vocabulary, true),
    "config.json": { architectures: ["BertModel"], ...config, hidden_size: size },
    "onnx/model.onnx": model({
      name: "topics",
      inputs,
      outputs: [["last_hidden_state", "float", ["batch", "tokens", size]]],
      constants: wordTable(),
      nodes: readVectors("last_hidden_state"),
    }),
  };
}

/** Files of a model that tells whether a second text is about what the first one is about. */
export function choicesModel() {
  const labels = ["contradiction", "neutral", "entailment"];
  return {
    ...tokenizerFiles(vocabulary, true),
    "config.json": {
      architectures: ["BertForSequenceClassification"],
      ...config,
      id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
      label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
    },
    "onnx/model.onnx": model({
      name: "choices",
      inputs,
      outputs: [["logits", "float", ["batch", labels.length]]],
      constants: [
        ...wordTable(),
        tensor("separator", "int64", [], [specialTokens.indexOf("[SEP]")]),
        tensor("axis", "int64", [], [1]),
        tensor("last", "int64", [1], [-1]),
        tensor("tokens_axis", "int64", [1], [1]),
        tensor("zero", "float", [], [0]),
        tensor("one", "float", [], [1]),
        tensor("tiny", "float", [], [0.01]),
        tensor("slopes", "float", [1, 3], [-6, 0, 8]),
        tensor("bias", "float", [1, 3], [2, 1, 0]),
      ],
      nodes: [
        ...readVectors("vectors"),
        node("Equal", ["input_ids", "separator"], ["is_separator"]),
        node("Cast", ["is_separator"], ["separators"], { to: 1 }),
        node("CumSum", ["separators", "axis"], ["separators_before"], { exclusive: 1 }),
        node("Clip", ["separators_before", "zero", "one"], ["is_second"]),
        node("Sub", ["one", "is_second"], ["is_first"]),
        ...["first", "second"].flatMap((text) => [
          node("Unsqueeze", [`is_${text}`, "last"], [`${text}_mask`]),
          node("Mul", ["vectors", `${text}_mask`], [`${text}_words`]),
          node("ReduceSum", [`${text}_words`, "tokens_axis"], [`${text}_sum`], { keepdims: 0 }),
          node("Mul", [`${text}_sum`, `${text}_sum`], [`${text}_squares`]),
          node("ReduceSum", [`${text}_squares`, "last"], [`${text}_square`]),
          node("Add", [`${text}_square`, "tiny"], [`${text}_safe`]),
          node("Sqrt", [`${text}_safe`], [`${text}_length`]),
        ]),
        node("Mul", ["first_sum", "second_sum"], ["products"]),
        node("ReduceSum", ["products", "last"], ["product"]),
        node("Mul", ["first_length", "second_length"], ["lengths"]),
        node("Div", ["product", "lengths"], ["likeness"]),
        node("Mul", ["likeness", "slopes"], ["sides"]),
        node("Add", ["sides", "bias"], ["logits"]),
      ],
    }),
  };
}

/** Numbers of the tokens of a text, or of two, as the tokenizer gives them. */
export function readTokens(...texts) {
  const pieces = texts.flatMap((text) => [
    ...splitWords(text.toLowerCase()).flatMap((word) => splitPieces(word, known)),
    "[SEP]",
  ]);
  return ["[CLS]", ...pieces].map((piece) => vocabulary.indexOf(piece));
}

function readWords() {
  const random = createRandom(7);
  const words = new Map();
  for (const [topic, list] of Object.values(topics).entries()) {
    for (const word of list.split(" ")) {
      if (!words.has(word)) words.set(word, Array(size).fill(0));
      words.get(word)[topic] = 40;
    }
  }
  for (const row of words.values()) {
    for (let at = 0; at < ownNumbers; at += 1) row[names.length + at] = random() < 0.5 ? -8 : 8;
  }
  const nothing = Array(size).fill(0);
  // Without any word that is known a text would have no direction at all.
  const beginning = nothing.with(-1, 4);
  const pieces = endings.split(" ").map((ending) => `##${ending}`);
  return {
    vocabulary: [...specialTokens, ...words.keys(), ...pieces],
    rows: [
      ...specialTokens.map((token) => (token === "[CLS]" ? beginning : nothing)),
      ...words.values(),
      ...pieces.map(() => nothing),
    ],
  };
}

function wordTable() {
  return [tensor("rows", "int8", [rows.length, size], rows.flat()), tensor("step", "float", [], [step])];
}

function readVectors(output) {
  return [
    node("Gather", ["rows", "input_ids"], ["row8"]),
    node("Cast", ["row8"], ["row"], { to: 1 }),
    node("Mul", ["row", "step"], [output]),
  ];
}
