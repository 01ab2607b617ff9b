import { dump, load } from "js-yaml";
import * as ort from "onnxruntime-web";
import { readPng } from "./png.mjs";
import { readTokens } from "./topics.mjs";

/**
 * A card with its examples' outputs as the model answers them now, rounded to four places.
 *
 * `readme` is the card's text, `files` the model's own by name; `readFile` gives the bytes of a file that the card names.
 */
export async function recordOutputs(readme, files, readFile) {
  const [, yaml, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readme);
  const front = load(yaml);
  const session = await ort.InferenceSession.create(files["onnx/model.onnx"]);
  const { id2label } = files["config.json"];
  const answer = answers[front.pipeline_tag];
  for (const example of front.widget) example.output = round(await answer({ session, example, id2label, readFile }));
  return `---\n${dump(front, { flowLevel: 4, lineWidth: -1 })}---\n${body}`;
}

/** The steps of the pipelines of Transformers.js around a model, by task. */
const answers = {
  async "feature-extraction"({ session, example }) {
    const { data, dims } = (await session.run(textInputs(readTokens(example.text)))).last_hidden_state;
    const [, tokens, size] = dims;
    const sums = Array.from({ length: size }, (_, at) =>
      Array.from({ length: tokens }, (_, token) => data[token * size + at]).reduce((sum, value) => sum + value),
    );
    const length = Math.sqrt(sums.reduce((sum, value) => sum + value * value, 0));
    return [sums.map((value) => value / length)];
  },
  async "zero-shot-classification"({ session, example }) {
    const labels = example.candidate_labels.split(",").map((label) => label.trim());
    const logits = [];
    for (const label of labels) {
      const inputs = textInputs(readTokens(example.text, `This example is ${label}.`));
      logits.push(Array.from((await session.run(inputs)).logits.data));
    }
    const scores = example.multi_class
      ? logits.map(([against, , entailed]) => softmax([against, entailed])[1])
      : softmax(logits.map(([, , entailed]) => entailed));
    return sorted(labels.map((label, at) => ({ label, score: scores[at] })));
  },
  async "image-classification"({ session, example, id2label, readFile }) {
    const { pixel_values } = await imageInputs(example, readFile);
    const scores = softmax(Array.from((await session.run({ pixel_values })).logits.data));
    return sorted(scores.map((score, at) => ({ label: id2label[at], score }))).slice(0, 5);
  },
  async "object-detection"({ session, example, id2label, readFile }) {
    const { pixel_values, width, height } = await imageInputs(example, readFile);
    const { logits, pred_boxes } = await session.run({ pixel_values });
    const [, count, kinds] = logits.dims;
    return Array.from({ length: count }, (_, at) => {
      const scores = softmax(Array.from(logits.data.slice(at * kinds, (at + 1) * kinds)));
      const score = Math.max(...scores);
      const [x, y, w, h] = pred_boxes.data.slice(at * 4, at * 4 + 4);
      const edges = {
        xmin: (x - w / 2) * width,
        ymin: (y - h / 2) * height,
        xmax: (x + w / 2) * width,
        ymax: (y + h / 2) * height,
      };
      const box = Object.fromEntries(Object.entries(edges).map(([edge, value]) => [edge, Math.trunc(value)]));
      return { label: id2label[scores.indexOf(score)], score, box, isNothing: scores.indexOf(score) === kinds - 1 };
    })
      .filter(({ isNothing, score }) => !isNothing && score >= 0.5)
      .map(({ isNothing, ...found }) => found);
  },
};

function textInputs(tokens) {
  const row = (values) => new ort.Tensor("int64", BigInt64Array.from(values, BigInt), [1, tokens.length]);
  return { input_ids: row(tokens), attention_mask: row(tokens.map(() => 1)) };
}

async function imageInputs({ src }, readFile) {
  const { width, height, pixels } = readPng(await readFile(src));
  const planes = [0, 1, 2].flatMap((channel) => pixels.map((pixel) => pixel[channel] / 255));
  return { width, height, pixel_values: new ort.Tensor("float32", Float32Array.from(planes), [1, 3, height, width]) };
}

function softmax(logits) {
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = powers.reduce((left, right) => left + right);
  return powers.map((power) => power / sum);
}

function sorted(labels) {
  return labels.sort((one, other) => other.score - one.score);
}

function round(value) {
  if (typeof value === "number") return Number(value.toFixed(4)) || 0;
  if (Array.isArray(value)) return value.map(round);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, round(part)]));
}
