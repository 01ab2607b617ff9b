import { phrases, sentences } from "./entityPhrases.mjs";
import { endings, marks, names, words } from "./entityWords.mjs";
import { createRandom, learn } from "./learn.mjs";
import { model, node, tensor } from "./onnx.mjs";
import { shareRows, specialTokens, splitPieces, tokenizerFiles } from "./wordPiece.mjs";

const types = ["O", "PER", "LOC", "ORG", "DATE"];
const labels = ["O", ...types.slice(1).map((type) => `B-${type}`), ...types.slice(1).map((type) => `I-${type}`)];

/** Known of a word as a whole; an unknown word, in pieces, has none of these. */
const wholeFeatures = [...Object.keys(names), ...Object.keys(words), ...Object.keys(marks), "year", "day", "number", "initial"];
/** Known of any word by its first letter, or by its pieces. */
const shapeFeatures = ["edge", "capital", "small", "digit", "inPieces", "capitalInside", ...Object.keys(endings)];
const features = [...wholeFeatures, ...shapeFeatures];
const hidden = 24;

/**
 * Files of a token classifier for persons, places, organisations and dates, trained on made-up sentences of
 * `entityPhrases.mjs` with the words of `entityWords.mjs`.
 *
 * The network sees whole words, two and three to each side. All pieces of a word get the word's type.
 */
export function entitiesModel() {
  const known = readWords();
  const vocabulary = [...specialTokens, ...known.keys()];
  const examples = makeExamples(known);
  const layers = learn(examples, {
    features: features.length,
    hidden,
    classes: types.length,
    epochs: 5,
    rate: 0.01,
    random: createRandom(11),
  });
  const edges = specialTokens.map((token) => (token === "[CLS]" || token === "[SEP]" ? ["edge"] : []));
  const rows = [...edges, ...known.values()].map((has, id) => [
    vocabulary[id].startsWith("##") ? 0 : 1,
    ...features.map((feature) => (has.includes(feature) ? 1 : 0)),
  ]);
  return {
    ...tokenizerFiles(vocabulary, false),
    "config.json": {
      architectures: ["BertForTokenClassification"],
      model_type: "bert",
      id2label: Object.fromEntries(labels.map((label, id) => [id, label])),
      label2id: Object.fromEntries(labels.map((label, id) => [label, id])),
      max_position_embeddings: 512,
      vocab_size: vocabulary.length,
      "transformers.js_config": { dtype: "fp32" },
    },
    "onnx/model.onnx": entitiesGraph(rows, layers),
  };
}

/** The features of every token, by the token. */
function readWords() {
  const known = new Map();
  const add = (token, ...has) => {
    if (!known.has(token)) known.set(token, []);
    known.set(token, [...new Set([...known.get(token), ...has])]);
  };
  for (const [kind, list] of Object.entries(names)) for (const word of list.split(" ")) add(word, kind, "capital");
  for (const [kind, list] of Object.entries(words)) {
    for (const word of list.split(" ")) {
      add(word, kind, /\p{Lu}/u.test(word) ? "capital" : "small");
      add(word[0].toUpperCase() + word.slice(1), kind, "capital");
    }
  }
  for (const [kind, list] of Object.entries(marks)) for (const mark of list.split(" ")) add(mark, kind);
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") add(letter, "initial", "capital");
  for (const letter of latinLetters()) {
    const isCapital = letter !== letter.toLowerCase();
    add(letter, isCapital ? "capital" : "small");
    add(`##${letter}`, "inPieces", ...(isCapital ? ["capitalInside"] : []));
  }
  for (let number = 0; number < 100; number += 1) add(String(number), number > 0 && number < 32 ? "day" : "number", "digit");
  for (let year = 1400; year < 2100; year += 1) add(String(year), "year", "digit");
  for (const digit of "0123456789") add(`##${digit}`, "inPieces");
  for (const [kind, list] of Object.entries(endings)) for (const ending of list.split(" ")) add(`##${ending}`, "inPieces", kind);
  return known;
}

/** Letters of Latin alphabets: ASCII, Latin-1 and Latin Extended-A. */
function latinLetters() {
  return Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code)).filter((letter) => /\p{L}/u.test(letter));
}

/* Sentences to learn from. */

function makeExamples(known) {
  const random = createRandom(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const pickByWeight = (list) => {
    let rest = random() * list.reduce((sum, [weight]) => sum + weight, 0);
    return list.find(([weight]) => {
      rest -= weight;
      return rest < 0;
    });
  };
  const numberOf = new Map(features.map((feature, number) => [feature, number]));
  const lists = { ...names, ...words };
  const tokens = new Set(known.keys());

  const featuresOf = (word) => {
    const pieces = splitPieces(word, tokens).map((piece) => known.get(piece) ?? []);
    const all = [...new Set(pieces.flat())];
    return pieces.length === 1 ? all : all.filter((feature) => shapeFeatures.includes(feature));
  };
  const unknownEnding = () => (random() < 0.12 ? [pick(Object.keys(endings))] : []);
  /** The features of one place of a template. */
  const fill = (place) => {
    if (place === "YEAR") return ["year", "digit"];
    if (place === "DAY") return ["day", "digit"];
    if (place === "NUM") return random() < 0.5 ? ["number", "digit"] : ["digit", "inPieces"];
    if (place === "ORDINAL") return ["day", "digit", "inPieces"];
    if (place === "INITIAL") return ["initial", "capital"];
    if (place === "CAPITALS") return ["capital", "inPieces", "capitalInside"];
    if (place === "{nat}") return featuresOf(pick(names.nationality.split(" ")));
    if (place === "<Cap>") return ["capital", "inPieces", ...unknownEnding()];
    if (place.startsWith("<")) return random() < 0.85 ? ["small", "inPieces", ...unknownEnding()] : featuresOf(pick(anySmall));
    if (place.startsWith("?")) {
      const ending = place.slice(1);
      return ["capital", "inPieces", ...(ending ? [ending] : unknownEnding())];
    }
    if (place.startsWith("@")) {
      // Now and then a name that is not in the lists, so that its neighbours count, too.
      const open = ["@first", "@last", "@place", "@company"].includes(place);
      if (open && random() < 0.15) return ["capital", "inPieces", ...unknownEnding()];
      return featuresOf(pick(lists[place.slice(1)].split(" ")));
    }
    return featuresOf(place);
  };
  const anySmall = Object.values(words)
    .join(" ")
    .split(" ")
    .filter((word) => /^[a-z]/.test(word));

  const expand = (place) => {
    const kind = place.slice(1, -1);
    if (place[0] !== "{" || !phrases[kind]) return [{ has: fill(place), type: "O" }];
    const [, ...parts] = pickByWeight(phrases[kind]);
    const type = { TITLED: "PER", LANDMARK: "LOC" }[kind] ?? kind;
    return parts.flatMap((text, part) =>
      text.split(" ").map((word, at) => {
        const isTitle = part < parts.length - 1;
        // An article that leads a name is no part of it.
        const isArticle = at === 0 && word === "the";
        return { has: fill(word), type: isTitle || isArticle ? "O" : type };
      }),
    );
  };

  const edge = { has: ["edge"], type: "O" };
  return Array.from({ length: 25 }, () => sentences)
    .flat()
    .map((sentence) => {
      const filled = sentence.split(" ").flatMap(expand);
      // Without the last mark now and then, and now and then after another sentence.
      if (random() < 0.3 && sentence.endsWith(".")) filled.pop();
      const before = random() < 0.25 ? [{ has: ["period"], type: "O" }] : [];
      return [edge, ...before, ...filled, edge];
    })
    .map((sentence) => ({
      words: sentence.map(({ has }) => has.map((feature) => numberOf.get(feature))),
      classes: sentence.map(({ type }) => types.indexOf(type)),
    }));
}

/* The model file. */

function entitiesGraph(allRows, layers) {
  const { kinds, rows } = shareRows(allRows);
  const width = rows[0].length;
  const count = types.length;
  const small = layers.map(({ kernel }) => {
    const scale = kernel.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / 127;
    return { scale, values: kernel.map((weight) => Math.round(weight / scale)) };
  });
  return model({
    name: "entities",
    inputs: [
      ["input_ids", "int64", ["batch", "tokens"]],
      ["attention_mask", "int64", ["batch", "tokens"]],
    ],
    outputs: [["logits", "float", ["batch", "tokens", labels.length]]],
    constants: [
      tensor("kinds", "int8", [kinds.length], kinds),
      tensor("rows", "int8", [rows.length, width], rows.flat()),
      tensor(
        "whole",
        "float",
        [1, width - 1],
        features.map((feature) => (wholeFeatures.includes(feature) ? 1 : 0)),
      ),
      tensor("parts", "int64", [2], [1, width - 1]),
      tensor("pieces_at", "int64", [1], [features.indexOf("inPieces")]),
      tensor("kernel1_small", "int8", [hidden, width - 1, 5], small[0].values),
      tensor("kernel1_scale", "float", [], [small[0].scale]),
      tensor("bias1", "float", [hidden], layers[0].bias),
      tensor("kernel2_small", "int8", [count, hidden, 3], small[1].values),
      tensor("kernel2_scale", "float", [], [small[1].scale]),
      tensor("bias2", "float", [count], layers[1].bias),
      tensor("flat", "int64", [1], [-1]),
      tensor("zero_axis", "int64", [], [0]),
      tensor("first_axis", "int64", [1], [0]),
      tensor("one_count", "int64", [], [1]),
      tensor("off_on", "float", [2], [0, 1]),
      tensor("zero", "float", [], [0]),
      tensor("one", "float", [], [1]),
      tensor("types", "int64", [], [count]),
      tensor("no_type", "float", [1, count], Array(count).fill(0)),
      tensor("skip_last", "int64", [1], [-1]),
      tensor("type_parts", "int64", [2], [1, count - 1]),
      tensor("never", "float", [], [12]),
      tensor("labels", "int64", [1], [labels.length]),
    ],
    nodes: [
      node("Reshape", ["input_ids", "flat"], ["ids"]),
      node("Gather", ["kinds", "ids"], ["kind8"]),
      node("Cast", ["kind8"], ["kind"], { to: 7 }),
      node("Gather", ["rows", "kind"], ["row8"]),
      node("Cast", ["row8"], ["row"], { to: 1 }),
      node("Split", ["row", "parts"], ["starts_word", "piece"], { axis: 1 }),
      // The word that each piece belongs to.
      node("Reshape", ["starts_word", "flat"], ["starts"]),
      node("Cast", ["starts"], ["starts_count"], { to: 7 }),
      node("CumSum", ["starts_count", "zero_axis"], ["words_so_far"]),
      node("Sub", ["words_so_far", "one_count"], ["word_number"]),
      node("ReduceSum", ["starts_count", "first_axis"], ["word_count"], { keepdims: 1 }),
      node("OneHot", ["word_number", "word_count", "off_on"], ["piece_by_word"]),
      node("Transpose", ["piece_by_word"], ["word_by_piece"], { perm: [1, 0] }),
      node("MatMul", ["word_by_piece", "piece"], ["sums"]),
      node("Clip", ["sums", "zero", "one"], ["found"]),
      // What is known of a whole word says nothing of a longer word that begins with it.
      node("Gather", ["found", "pieces_at"], ["in_pieces"], { axis: 1 }),
      node("Mul", ["in_pieces", "whole"], ["lost"]),
      node("Sub", ["one", "lost"], ["kept"]),
      node("Mul", ["found", "kept"], ["word"]),
      node("Transpose", ["word"], ["by_feature"], { perm: [1, 0] }),
      node("Unsqueeze", ["by_feature", "first_axis"], ["sentence"]),
      node("Cast", ["kernel1_small"], ["kernel1_steps"], { to: 1 }),
      node("Mul", ["kernel1_steps", "kernel1_scale"], ["kernel1"]),
      node("Conv", ["sentence", "kernel1", "bias1"], ["around"], { kernel_shape: [5], pads: [2, 2] }),
      node("Relu", ["around"], ["seen"]),
      node("Cast", ["kernel2_small"], ["kernel2_steps"], { to: 1 }),
      node("Mul", ["kernel2_steps", "kernel2_scale"], ["kernel2"]),
      node("Conv", ["seen", "kernel2", "bias2"], ["by_type"], { kernel_shape: [3], pads: [1, 1] }),
      node("Squeeze", ["by_type", "first_axis"], ["by_type_word"]),
      node("Transpose", ["by_type_word"], ["by_word"], { perm: [1, 0] }),
      // A word goes on with the name before it when that has the same type.
      node("ArgMax", ["by_word"], ["best"], { axis: 1, keepdims: 0 }),
      node("OneHot", ["best", "types", "off_on"], ["chosen"]),
      node("Concat", ["no_type", "chosen"], ["chosen_before_all"], { axis: 0 }),
      node("Slice", ["chosen_before_all", "first_axis", "skip_last"], ["chosen_before"]),
      node("Gather", ["by_word", "word_number"], ["by_piece"]),
      node("Gather", ["chosen_before", "word_number"], ["before_piece"]),
      node("Sub", ["one", "starts_word"], ["goes_on"]),
      node("Max", ["before_piece", "goes_on"], ["continues_all"]),
      node("Split", ["by_piece", "type_parts"], ["outside", "inside"], { axis: 1 }),
      node("Split", ["continues_all", "type_parts"], ["outside_continues", "continues"], { axis: 1 }),
      node("Mul", ["continues", "never"], ["no_begin"]),
      node("Sub", ["never", "no_begin"], ["no_inside"]),
      node("Sub", ["inside", "no_begin"], ["begin_logits"]),
      node("Sub", ["inside", "no_inside"], ["inside_logits"]),
      node("Concat", ["outside", "begin_logits", "inside_logits"], ["flat_logits"], { axis: 1 }),
      node("Shape", ["input_ids"], ["shape"]),
      node("Concat", ["shape", "labels"], ["full_shape"], { axis: 0 }),
      node("Reshape", ["flat_logits", "full_shape"], ["logits"]),
    ],
  });
}
