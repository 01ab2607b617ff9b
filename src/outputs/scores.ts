import { badAnswer, isRecord, toScore, unwrap, wrongShape } from "../core/parse.js";

/** One score for each text that was asked about: null where it is no number, undefined where none came back. */
export type Scores = readonly (number | null | undefined)[];

/** Under these names servers put scores. */
const names = ["similarities", "scores", "results", "predictions", "data", "outputs", "output"] as const;

/**
 * The scores of `count` texts in the order of the texts, out of anything a ranking server sends.
 *
 * Takes numbers in order, `{ scores }`, `{ similarities }`, and lists of `{ index, score }`, `{ corpus_id, score }`,
 * `{ index, relevance_score }`, `{ text, score }` or, one for each text, `{ label, score }`.
 * `noun` is what they are called where that is not "text". Throws InferenceError("bad-answer") naming the path, when there are too few
 * numbers, too many, or a text twice.
 * Source: https://huggingface.co/docs/inference-providers
 */
export function readScores(body: unknown, texts: readonly string[], noun = "text"): Scores {
  const list = openScores(body);
  if (!Array.isArray(list)) throw wrongShape("", `a list of ${texts.length} scores`, list);
  if (list.every((item) => isRecord(item) && !("label" in item))) return readPlaced(list, texts, noun);
  const items: readonly unknown[] = texts.length === 1 && list.length > 1 && list.every(isRecord) ? [list] : list;
  if (items.length !== texts.length)
    throw badAnswer(`The answer should hold ${texts.length} scores, one for each ${noun}, but holds ${items.length}.`, "", body);
  return items.map((item, index) =>
    readScore(Array.isArray(item) || isRecord(item) ? readLabelled(item, index) : item, `[${index}]`),
  );
}

/** The list inside of a server's name for it, and of a batch of one. */
export function openScores(body: unknown): unknown {
  let inner: unknown = body;
  for (let depth = 0; depth < 4; depth += 1) {
    inner = unwrap(inner, (value) => !Array.isArray(value) || !Array.isArray(value[0]));
    const record = inner;
    const name = isRecord(record) ? names.find((key) => record[key] !== undefined) : undefined;
    if (!isRecord(record) || name === undefined) return inner;
    inner = record[name];
  }
  return inner;
}

/** Scores that tell which text they belong to; some may be left out. */
function readPlaced(list: readonly Readonly<Record<string, unknown>>[], texts: readonly string[], noun: string): Scores {
  const scores: (number | null | undefined)[] = texts.map(() => undefined);
  for (const [position, entry] of list.entries()) {
    const { score = entry.relevance_score, text = entry.document } = entry;
    const written = isRecord(text) ? text.text : text;
    const found = texts.findIndex((one, at) => one === written && scores[at] === undefined);
    const index = entry.index ?? entry.corpus_id ?? (found >= 0 ? found : list.length === texts.length ? position : undefined);
    if (typeof index !== "number" || !Number.isInteger(index)) throw wrongShape(`[${position}].index`, "a whole number", index);
    if (index < 0 || index >= texts.length)
      throw badAnswer(
        `The answer ranks ${noun} ${index + 1}, but ${texts.length} were asked about.`,
        `[${position}].index`,
        index,
      );
    if (scores[index] !== undefined)
      throw badAnswer(`The answer ranks ${noun} ${index + 1} twice.`, `[${position}].index`, index);
    if (score === undefined) throw wrongShape(`[${position}].score`, "a number", score);
    scores[index] = readScore(score, `[${position}].score`);
  }
  return scores;
}

/** Labels by which classifiers of pairs say that a text fits. */
const fitting = /^(label_1|1|yes|true|positive|relevant|entailment)$/i;

/** The score that a classifier gave one text. */
function readLabelled(labels: unknown, index: number): unknown {
  const all: readonly unknown[] = Array.isArray(labels) ? labels : [labels];
  const found = all.length === 1 ? all[0] : all.find((entry) => isRecord(entry) && fitting.test(String(entry.label)));
  if (!isRecord(found) || found.score === undefined) throw wrongShape(`[${index}]`, "one label with its score", found);
  return found.score;
}

function readScore(value: unknown, path: string): number | null {
  const score = toScore(value);
  if (score === null && value !== null && value !== "NaN") throw wrongShape(path, "a number", value);
  return score;
}

/** The places that have an entry, as given or best first; those without a number last. */
export function placesOf(scores: Scores, isSorted: boolean): readonly number[] {
  const places = [...scores.keys()].filter((index) => scores[index] !== undefined);
  const rank = (index: number) => scores[index] ?? Number.NEGATIVE_INFINITY;
  return isSorted ? places.sort((one, other) => rank(other) - rank(one) || one - other) : places;
}
