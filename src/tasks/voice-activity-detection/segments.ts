import { badAnswer, isRecord, readText, toScore, unwrap, wrongShape } from "../../core/parse.js";

/** A stretch in which somebody speaks. */
export interface VoiceSegment {
  /** Seconds from the start of the sound; never behind `end`. */
  readonly start: number;
  readonly end: number;
  /** Who speaks, as the model calls them; absent where it tells only that somebody does. */
  readonly label?: string;
  readonly score?: number;
}

/**
 * Where there is speech in a sound, in the order of time; in it, speakers may overlap. May be empty: there is none.
 *
 * Takes lists of `{class | label | speaker, start, end}`, of `{timestamp: [start, end]}` and of `[start, end]`, in seconds, also
 * inside `segments`, `chunks`, `diarization` and their like. Times before the sound begin with it, reversed ones are turned.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no times.
 * Source: https://github.com/huggingface/api-inference-community (speech-segmentation)
 */
export function readVoice(body: unknown): readonly VoiceSegment[] {
  const list = listIn(body);
  if (!Array.isArray(list)) throw wrongShape("", "a list of segments", list);
  return list.map(readSegment).toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** Segments as a card writes them. `readVoice` reads them back. */
export function voiceToCard(segments: readonly VoiceSegment[]): unknown {
  const list = segments.map(({ start, end, label, score }) => ({
    ...(label !== undefined && { label }),
    start,
    end,
    ...(score !== undefined && { score }),
  }));
  // A card's empty list says that nothing was recorded.
  return list.length > 0 ? list : { segments: list };
}

/** Seconds in which anybody speaks, of a sound of `length` seconds: what two say at once counts once. */
export function spokenSeconds(segments: readonly VoiceSegment[], length = Number.POSITIVE_INFINITY): number {
  let spoken = 0;
  let until = 0;
  for (const { start, end } of segments) {
    const stop = Math.min(end, length);
    if (stop > until) spoken += stop - Math.max(start, until);
    until = Math.max(until, stop);
  }
  return spoken;
}

const holders = ["segments", "chunks", "diarization", "speech", "output", "outputs", "predictions", "data"] as const;

function listIn(body: unknown): unknown {
  if (isRecord(body)) {
    const holder = holders.find((name) => body[name] !== undefined && body[name] !== null);
    if (holder !== undefined) return listIn(body[holder]);
    return timesOf(body) ? [body] : body;
  }
  // A batch of one; two numbers in a list are a segment, and no batch.
  return unwrap(body, (value) => !Array.isArray(value) || !Array.isArray(value[0]) || typeof value[0][0] === "number");
}

function timesOf(entry: unknown): readonly [unknown, unknown] | undefined {
  const pair = isRecord(entry) ? (entry.timestamp ?? [entry.start, entry.end]) : entry;
  return Array.isArray(pair) && pair.length === 2 && pair[0] !== undefined && pair[1] !== undefined
    ? [pair[0], pair[1]]
    : undefined;
}

function readSegment(entry: unknown, index: number): VoiceSegment {
  const times = timesOf(entry);
  if (!times) throw badAnswer(`The answer at [${index}] should tell when a segment starts and ends.`, `[${index}]`, entry);
  const [one, other] = times.map((time, at) => readSeconds(time, `[${index}].${at === 0 ? "start" : "end"}`));
  const segment = { start: Math.min(one ?? 0, other ?? 0), end: Math.max(one ?? 0, other ?? 0) };
  if (!isRecord(entry)) return segment;
  const label = readText(entry.class ?? entry.label ?? entry.speaker, `[${index}].label`)?.trim();
  const score = toScore(entry.score ?? entry.confidence);
  return { ...segment, ...(label && { label }), ...(score !== null && { score }) };
}

function readSeconds(value: unknown, path: string): number {
  const seconds = toScore(value);
  if (seconds === null) throw wrongShape(path, "a number of seconds", value);
  return Math.max(0, seconds);
}
