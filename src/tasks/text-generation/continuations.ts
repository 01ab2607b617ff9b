import { isRecord } from "../../core/parse.js";
import type { Asking } from "../../core/task.js";
import { addTextChunk, readTexts, type WrittenText } from "../../outputs/texts.js";
import type { Prompt } from "./Input.js";

/** What a model wrote after a prompt. */
export interface Continuations {
  /** Still growing, or stopped before its end; or all there is. */
  readonly status: "part" | "whole";
  /** The model's own words, without the prompt: one text, or several where several were asked for. */
  readonly texts: readonly WrittenText[];
  /** How many tokens all of them have: as the server told, or by the pieces of the stream, which mostly hold one each. */
  readonly tokens?: { readonly count: number; readonly told: boolean };
  /** When the first and the last piece of a stream came, in milliseconds of the page. */
  readonly time?: { readonly first: number; readonly last: number };
}

/**
 * Reads any answer that `readTexts` reads, and takes the prompt off where the answer begins with it.
 *
 * Pipelines give the prompt back, servers for many mostly do not. With `return_full_text: false` nothing is taken off, nor of
 * an answer to a chat or a completion, unless it was asked to `echo`.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no text.
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-generation
 */
export function readContinuations(
  answer: unknown,
  { text: prompt, role }: Prompt,
  { parameters, streamed }: Asking<Continuations> = { parameters: {} },
): Continuations {
  const body = isRecord(answer) && "predictions" in answer ? answer.predictions : answer;
  const texts = readTexts(body);
  const asked = parameters.return_full_text === true || parameters.echo === true;
  const mayEcho = role === undefined && (asked || (parameters.return_full_text !== false && !isCompletion(body)));
  const tokens = countTokens(body) ?? streamed?.tokens;
  return {
    status: "whole",
    texts: mayEcho ? texts.map((text) => ({ ...text, text: withoutPrompt(text.text, prompt) })) : texts,
    ...(tokens && { tokens }),
    ...(streamed?.time && { time: streamed.time }),
  };
}

/** Adds a streamed piece, and notes when it came. */
export function addContinuation(soFar: Continuations | undefined, chunk: unknown): Continuations {
  const now = performance.now();
  const told = toldTokens([chunk]);
  const isPiece = lengthOf(addTextChunk([], chunk)) > 0;
  const before = soFar?.tokens?.count ?? 0;
  return {
    status: "part",
    texts: addTextChunk(soFar?.texts, chunk),
    tokens: told === undefined ? { count: before + Number(isPiece), told: false } : { count: told, told: true },
    time: isPiece || !soFar?.time ? { first: soFar?.time?.first ?? now, last: now } : soFar.time,
  };
}

/** Tokens in a second, over the time of the stream; undefined for what came too fast or was too little to tell. */
export function speedOf({ tokens, time }: Continuations): number | undefined {
  if (!tokens || !time || tokens.count < 10 || time.last - time.first < 500) return undefined;
  return ((tokens.count - 1) * 1000) / (time.last - time.first);
}

function withoutPrompt(text: string, prompt: string): string {
  // A tokenizer may lose the blanks around it.
  const echo = [prompt, prompt.trimEnd(), prompt.trim()].find((start) => start !== "" && text.startsWith(start));
  return echo === undefined ? text : text.slice(echo.length);
}

/** Whether the answer is one of a route that gives new text only, whole or as the frames of a stream. */
function isCompletion(body: unknown): boolean {
  const frames: readonly unknown[] = Array.isArray(body) ? body : [body];
  return frames.some((frame) => isRecord(frame) && ("choices" in frame || "token" in frame));
}

function countTokens(body: unknown): Continuations["tokens"] {
  const frames: readonly unknown[] = Array.isArray(body) ? body.flat() : [body];
  const told = toldTokens(frames);
  if (told !== undefined) return { count: told, told: true };
  const count =
    isCompletion(body) && frames.length > 1 ? frames.filter((frame) => lengthOf(addTextChunk([], frame)) > 0).length : 0;
  return count > 0 ? { count, told: false } : undefined;
}

/** What a server says it has written: beside the answer, or by each of its texts. */
function toldTokens(frames: readonly unknown[]): number | undefined {
  const usage = frames.map((frame) => (isRecord(frame) ? frame.usage : undefined)).findLast(isRecord);
  const counts = frames.flatMap((frame) => {
    const details = isRecord(frame) ? frame.details : undefined;
    return isRecord(details) && isCount(details.generated_tokens) ? [details.generated_tokens] : [];
  });
  if (isCount(usage?.completion_tokens)) return usage.completion_tokens;
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function lengthOf(texts: readonly WrittenText[]): number {
  return texts.reduce((sum, { text }) => sum + text.length, 0);
}
