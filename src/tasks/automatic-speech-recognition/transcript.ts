import { badAnswer, isRecord, unwrap } from "../../core/parse.js";

/** What was said in a sound. */
export interface Transcript {
  /** The whole text; empty when nothing was heard. */
  readonly text: string;
  /** The same text in pieces, in the order of the answer; empty when the model gives no times. */
  readonly chunks: readonly TranscriptChunk[];
  /** A language tag such as "en", or the language's English name. */
  readonly language?: string;
  /** Where a server has put the text instead of sending it. */
  readonly address?: string;
}

/** A piece of a transcript, in seconds from the start of the sound. */
export interface TranscriptChunk {
  readonly text: string;
  /** Null when the model gave no time that can be. */
  readonly start: number | null;
  /** Null when unknown; a last chunk that was cut off has a start only. */
  readonly end: number | null;
  readonly speaker?: string;
}

/**
 * Reads a transcript from any server's answer, or from a card's `output`.
 *
 * Shapes: a text, `{text}`, either in a list or under `output` or `predictions`, with times in `chunks`, `segments` or
 * `words`. Times that cannot be (negative, not finite, the end before the start) are left out, the text stays.
 * Throws InferenceError("bad-answer") naming the path, when there is no text.
 * Source: https://huggingface.co/docs/inference-providers/tasks/automatic-speech-recognition
 */
export function readTranscript(answer: unknown): Transcript {
  return read(answer, "", answer);
}

function read(given: unknown, path: string, answer: unknown): Transcript {
  const value = unwrap(given, isRecord);
  if (typeof value === "string") return { text: value.trim(), chunks: [] };
  if (Array.isArray(value) && value.length > 1) {
    if (value.every(hasTime)) return readParts({ chunks: value }, path, answer);
    // One sound was asked about; of a batch, its answer comes first.
    if (!Array.isArray(value[0])) return read(value[0], `${path}[0]`, answer);
  }
  if (!isRecord(value)) throw notText(path, answer);
  const inner = ["output", "predictions"].find((key) => typeof value[key] === "object" && value[key] !== null);
  if (inner !== undefined && !isText(value.text)) return read(value[inner], joined(path, inner), answer);
  return readParts(value, path, answer);
}

function readParts(body: Readonly<Record<string, unknown>>, path: string, answer: unknown): Transcript {
  const { name, items } = listOfChunks(body);
  const chunks = items
    .map((item, index) => readChunk(item, `${joined(path, name)}[${index}]`, answer))
    .filter((chunk) => chunk.text !== "");
  const whole = [body.text, body.output, body.transcription, body.translation].find(isText);
  const address = isText(body.txt_file) ? body.txt_file : undefined;
  if (whole === undefined && chunks.length === 0 && address === undefined) throw notText(joined(path, "text"), answer);

  const text = whole?.trim() || chunks.map((chunk) => chunk.text).join(" ");
  const language = languageOf(body, items);
  return {
    text,
    chunks,
    ...(language !== undefined && { language }),
    ...(text === "" && address !== undefined && { address }),
  };
}

/** Sentences where there are both sentences and words. */
function listOfChunks(body: Readonly<Record<string, unknown>>): { name: string; items: readonly unknown[] } {
  for (const name of ["chunks", "segments", "words"]) {
    const items = body[name];
    if (Array.isArray(items) && items.length > 0) return { name, items };
  }
  return { name: "chunks", items: [] };
}

function readChunk(item: unknown, path: string, answer: unknown): TranscriptChunk {
  const text = isRecord(item) ? (item.text ?? item.word) : undefined;
  if (!isRecord(item) || !isText(text)) throw notText(joined(path, "text"), answer);
  const [start, end = null]: readonly unknown[] = Array.isArray(item.timestamp) ? item.timestamp : [item.start, item.end];
  return { text: text.trim(), ...readTimes(start, end), ...(isText(item.speaker) && item.speaker && { speaker: item.speaker }) };
}

function readTimes(start: unknown, end: unknown): Pick<TranscriptChunk, "start" | "end"> {
  if (isTime(start) && end === null) return { start, end };
  return isTime(start) && isTime(end) && end >= start ? { start, end } : { start: null, end: null };
}

/** The language of the whole; undefined when the chunks are in several. */
function languageOf(body: Readonly<Record<string, unknown>>, items: readonly unknown[]): string | undefined {
  const inferred = Array.isArray(body.inferred_languages) ? body.inferred_languages : [];
  const told = [body.language, body.detected_language, ...inferred].find((language) => isText(language) && language !== "");
  if (isText(told)) return told;
  const spoken = new Set(items.map((item) => (isRecord(item) ? item.language : undefined)));
  const [only] = spoken;
  return spoken.size === 1 && isText(only) && only !== "" ? only : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTime = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;
const hasTime = (item: unknown) => isRecord(item) && (Array.isArray(item.timestamp) || typeof item.start === "number");
const joined = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);

function notText(path: string, answer: unknown) {
  const where = path === "" ? "at its top" : `at ${path}`;
  return badAnswer(`The answer ${where} should be a text.`, path, answer);
}
