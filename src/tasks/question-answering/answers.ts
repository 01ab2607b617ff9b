import { placesIn } from "../../core/offsets.js";
import { isRecord, readRecords, readText, toScore, wrongShape } from "../../core/parse.js";
import type { QuestionInput } from "./Input.js";

/** An answer, and where it stands in the context. */
export interface Answer {
  /** Empty when the model says that the context does not answer the question. */
  readonly answer: string;
  /** Null where the server gave none. */
  readonly score: number | null;
  /** First character and the one after the last, counted in Unicode code points; null when it does not stand in the context. */
  readonly start: number | null;
  readonly end: number | null;
}

/** What a question-answering model answered. */
export interface Answers {
  /** Best first. */
  readonly items: readonly Answer[];
  /** How many more the answer held than are read. */
  readonly omitted: number;
}

/** More answers than this to one question are left unread. */
const mostAnswers = 100;

/**
 * Answers out of anything a question-answering server sends, or a card records.
 *
 * Shape: `{ answer, score, start, end }` or a list of those; `stop` stands for `end` and `text` for `answer` in some;
 * offsets are code points, and may be missing or wrong: then the answer is searched in the context.
 * An empty answer, or no answer at all, means that the context does not tell.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no answer.
 * Source: https://huggingface.co/docs/inference-providers/tasks/question-answering
 */
export function readAnswers(body: unknown, { context }: QuestionInput): Answers {
  const list = toList(body);
  const read = Array.isArray(list) ? list.slice(0, mostAnswers) : list;
  const places = placesIn(context);
  const items = readRecords(read).map((entry, index): Answer => {
    const written = "answer" in entry ? entry.answer : entry.text;
    if (written === undefined) throw wrongShape(`[${index}].answer`, "a text", written);
    const answer = (readText(written, `[${index}].answer`) ?? "").trim();
    const range = answer === "" ? undefined : places.locate({ word: answer, start: entry.start, end: entry.end ?? entry.stop });
    return {
      answer,
      score: toScore(entry.score),
      start: (range && places.toCodePoint(range.start)) ?? null,
      end: (range && places.toCodePoint(range.end)) ?? null,
    };
  });
  items.sort((a, b) => (b.score ?? Number.NEGATIVE_INFINITY) - (a.score ?? Number.NEGATIVE_INFINITY));
  return { items, omitted: Array.isArray(list) ? list.length - items.length : 0 };
}

/** One answer, the first row of a batch, or the inside of `predictions`, as a list. */
function toList(body: unknown): unknown {
  if (typeof body === "string") return [{ answer: body }];
  if (isRecord(body)) return "predictions" in body ? toList(body.predictions) : [body];
  return Array.isArray(body) && Array.isArray(body[0]) ? toList(body[0]) : body;
}
