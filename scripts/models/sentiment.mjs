import { model, node, tensor } from "./onnx.mjs";
import { contrasts, degrees, endings, negators, neutral, pairs, stops, valence } from "./sentimentWords.mjs";
import { shareRows, specialTokens, tokenizerFiles } from "./wordPiece.mjs";

const labels = ["NEGATIVE", "NEUTRAL", "POSITIVE"];

/** What is known of a token, in steps of `step` so that it fits into a byte. */
const features = [
  "value",
  "negated",
  "negator",
  "stop",
  "degree",
  "contrast",
  "broken",
  ...pairs.flatMap((_, index) => [`first${index}`, `second${index}`]),
];
const step = 0.05;

/**
 * Files of a text classifier that weighs the words of `sentimentWords.mjs`.
 *
 * A negation turns round the values of the next six words of its clause, degrees change them, and what comes before a
 * "but" counts less. The sum of the values gives the three logits.
 */
export function sentimentModel() {
  const { vocabulary, rows } = readWords();
  return {
    ...tokenizerFiles(vocabulary, true),
    "config.json": {
      architectures: ["BertForSequenceClassification"],
      model_type: "bert",
      id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
      label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
      max_position_embeddings: 512,
      vocab_size: vocabulary.length,
      "transformers.js_config": { dtype: "fp32" },
    },
    "onnx/model.onnx": sentimentGraph(rows),
  };
}

function readWords() {
  const known = new Map();
  const learn = (words, feature, value) => {
    for (const word of words.split(" ")) {
      if (!known.has(word)) known.set(word, {});
      known.get(word)[feature] = value;
    }
  };
  learn(neutral, "value", 0);
  for (const [value, negated, words] of valence) {
    learn(words, "value", value);
    learn(words, "negated", negated);
  }
  learn(negators, "negator", 1);
  learn(stops, "stop", 1);
  for (const [change, words] of degrees) learn(words, "degree", change);
  learn(contrasts, "contrast", 1);
  for (const [index, [first, excluded, second]] of pairs.entries()) {
    learn(first, `first${index}`, 1);
    if (excluded) learn(excluded, `first${index}`, -1);
    learn(second, `second${index}`, 1);
  }
  for (const character of "abcdefghijklmnopqrstuvwxyz0123456789") {
    learn(character, "value", known.get(character)?.value ?? 0);
    // A word goes on in a way that no ending explains: it is another word ("bad" and "##g" in "badger").
    learn(`##${character}`, "broken", 1);
  }
  for (const mark of "'\"-/&%$#@*+=<>[]{}_~^|\\`’‘“”–—…€£") learn(mark, "value", 0);
  for (const ending of endings.split(" ")) learn(`##${ending}`, "broken", 0);
  learn("##less", "broken", 1);
  return {
    vocabulary: [...specialTokens, ...known.keys()],
    rows: [...specialTokens.map(() => ({})), ...known.values()].map((word) =>
      features.map((feature) => Math.round((word[feature] ?? 0) / step)),
    ),
  };
}

/** Weights over the neighbours of a word, farthest before it first; the last is the word after it. */
const weights = {
  // The nearest of negations and stops decides: each weighs as much as all that can stand farther away.
  negation: [{ negator: [1, 3, 7, 15, 31, 63, 0, 0], stop: [0, -1, -4, -11, -26, -57, 0, 0] }],
  change: [{ degree: [0, 0, 0, 0, 0.5, 1, 0, 0] }],
  interruption: [{ broken: [0, 0, 0, 0, 0, 0, 0, 1] }],
  value: [{ value: [0, 0, 0, 0, 0, 0, 1, 0] }],
  negated: [{ negated: [0, 0, 0, 0, 0, 0, 1, 0] }],
  contrast: [{ contrast: [0, 0, 0, 0, 0, 0, 1, 0] }],
  firsts: pairs.map((_, index) => ({ [`first${index}`]: [0, 0, 0, 1, 1, 1, 0, 0] })),
  seconds: pairs.map((_, index) => ({ [`second${index}`]: [0, 0, 0, 0, 0, 0, 1, 0] })),
};

function sentimentGraph(allRows) {
  const { kinds, rows } = shareRows(allRows);
  const channels = Object.values(weights).flat();
  const kernel = channels.flatMap((channel) => features.flatMap((feature) => channel[feature] ?? Array(8).fill(0)));
  const halves = kernel.map((weight) => weight * 2);
  return model({
    name: "sentiment",
    inputs: [
      ["input_ids", "int64", ["batch", "tokens"]],
      ["attention_mask", "int64", ["batch", "tokens"]],
    ],
    outputs: [["logits", "float", ["batch", labels.length]]],
    constants: [
      tensor("kinds", "int8", [kinds.length], kinds),
      tensor("rows", "int8", [rows.length, features.length], rows.flat()),
      tensor("halves", "int8", [channels.length, features.length, 8], halves),
      tensor("half", "float", [], [0.5]),
      tensor(
        "parts",
        "int64",
        [8],
        Object.values(weights).map((part) => part.length),
      ),
      tensor("pair_values", "float", [2, pairs.length, 1], [...pairs.map((pair) => pair[3]), ...pairs.map((pair) => pair[4])]),
      tensor("step", "float", [], [step]),
      tensor("zero", "float", [], [0]),
      tensor("one", "float", [], [1]),
      tensor("axis", "int64", [], [2]),
      tensor("axes", "int64", [2], [1, 2]),
      tensor("column", "int64", [2], [-1, 1]),
      tensor("before_contrast", "float", [], [0.6]),
      tensor("damping", "float", [], [0.05]),
      tensor("slopes", "float", [1, 3], [-1.3, 0, 1.3]),
      tensor("middle_slope", "float", [1, 3], [0, -0.9, 0]),
      tensor("bias", "float", [1, 3], [0, 2, 0]),
    ],
    nodes: [
      node("Gather", ["kinds", "input_ids"], ["kind8"]),
      node("Cast", ["kind8"], ["kind"], { to: 7 }),
      node("Gather", ["rows", "kind"], ["row8"]),
      node("Cast", ["row8"], ["row"], { to: 1 }),
      node("Mul", ["row", "step"], ["words"]),
      node("Cast", ["attention_mask"], ["present"], { to: 1 }),
      node("Unsqueeze", ["present", "axis"], ["present_words"]),
      node("Mul", ["words", "present_words"], ["seen"]),
      node("Transpose", ["seen"], ["by_feature"], { perm: [0, 2, 1] }),
      node("Cast", ["halves"], ["kernel2"], { to: 1 }),
      node("Mul", ["kernel2", "half"], ["kernel"]),
      node("Conv", ["by_feature", "kernel"], ["around"], { kernel_shape: [8], pads: [6, 1] }),
      node("Split", ["around", "parts"], Object.keys(weights), { axis: 1 }),
      node("Clip", ["negation", "zero", "one"], ["is_negated"]),
      node("Sub", ["one", "is_negated"], ["is_plain"]),
      node("Clip", ["firsts", "zero", "one"], ["has_first"]),
      node("Mul", ["has_first", "seconds"], ["has_pair"]),
      node("Conv", ["has_pair", "pair_values"], ["pair_value"], { kernel_shape: [1] }),
      node("Split", ["pair_value"], ["pair_plain", "pair_negated"], { axis: 1 }),
      node("Add", ["value", "pair_plain"], ["value_plain"]),
      node("Add", ["negated", "pair_negated"], ["value_negated"]),
      node("Mul", ["value_plain", "is_plain"], ["plain"]),
      node("Mul", ["value_negated", "is_negated"], ["turned"]),
      node("Add", ["plain", "turned"], ["worth"]),
      node("Add", ["change", "one"], ["strength"]),
      node("Mul", ["worth", "strength"], ["strong"]),
      node("Clip", ["interruption", "zero", "one"], ["is_broken"]),
      node("Sub", ["one", "is_broken"], ["is_whole"]),
      node("Mul", ["strong", "is_whole"], ["own"]),
      node("CumSum", ["contrast", "axis"], ["contrasts_after"], { exclusive: 1, reverse: 1 }),
      node("Clip", ["contrasts_after", "zero", "one"], ["precedes"]),
      node("Mul", ["precedes", "before_contrast"], ["lost"]),
      node("Sub", ["one", "lost"], ["share"]),
      node("Mul", ["own", "share"], ["weighed"]),
      node("ReduceSum", ["weighed", "axes"], ["sum"], { keepdims: 0 }),
      node("Abs", ["weighed"], ["activity"]),
      node("ReduceSum", ["activity", "axes"], ["activity_sum"], { keepdims: 0 }),
      node("Mul", ["activity_sum", "damping"], ["damped"]),
      node("Add", ["damped", "one"], ["divisor"]),
      node("Div", ["sum", "divisor"], ["score_row"]),
      node("Reshape", ["score_row", "column"], ["score"]),
      node("Abs", ["score"], ["distance"]),
      node("Mul", ["score", "slopes"], ["sides"]),
      node("Mul", ["distance", "middle_slope"], ["middle"]),
      node("Add", ["sides", "middle"], ["both"]),
      node("Add", ["both", "bias"], ["logits"]),
    ],
  });
}
