import { isRecord } from "./parse.js";
import { extendCall, mostCalls, noCall, nothing, type Reply, readFinish, readUsage, type ToolCall, textIn } from "./reply.js";

/** The reply that was recorded, or answered, as the frames of a stream; undefined where it was not. */
export function readFrames({ frames }: Reply): Reply | undefined {
  return frames?.reduce<Reply>(addChunk, nothing);
}

/**
 * The reply with one streamed piece added: a frame of a chat, of completions, of text-generation-inference, or a bare text.
 *
 * What holds no text changes nothing. A last frame that holds the whole text replaces what came. Of several choices the first counts.
 */
export function addChunk(soFar: Reply | undefined, chunk: unknown): Reply {
  const before = soFar ?? nothing;
  if (typeof chunk === "string") return { ...before, text: before.text + chunk };
  if (!isRecord(chunk)) return before;
  const { token, generated_text: whole, details, message, choices } = chunk;
  if (typeof whole === "string")
    return { ...before, text: whole, ...readFinish(isRecord(details) ? details.finish_reason : undefined), ...readUsage(chunk) };
  if (isRecord(token)) return token.special === true ? before : addPiece(before, { content: token.text });
  const usage = readUsage(chunk);
  if (isRecord(message)) return { ...addPiece(before, message), ...readFinish(chunk.done_reason), ...usage };
  const first = Array.isArray(choices) ? choices.find((choice) => isRecord(choice) && (choice.index ?? 0) === 0) : undefined;
  if (!isRecord(first)) return { ...before, ...usage };
  const delta = isRecord(first.delta) ? first.delta : isRecord(first.message) ? first.message : { content: first.text };
  return { ...addPiece(before, delta), ...readFinish(first.finish_reason), ...usage };
}

function addPiece(before: Reply, delta: Readonly<Record<string, unknown>>): Reply {
  const { content, refusal, reasoning, reasoning_content, tool_calls } = delta;
  return {
    ...before,
    text: before.text + (textIn(content) || textIn(refusal)),
    reasoning: before.reasoning + textIn(reasoning ?? reasoning_content),
    ...(Array.isArray(tool_calls) && { calls: tool_calls.reduce(addCallPiece, before.calls) }),
  };
}

/** Pieces of a call bear its number; a piece without one belongs to the call it names, else to the last. */
function addCallPiece(calls: readonly ToolCall[], piece: unknown): readonly ToolCall[] {
  if (!isRecord(piece)) return calls;
  const { index, id } = piece;
  const known = typeof id === "string" ? calls.findIndex((call) => call.id === id) : calls.length - 1;
  const at = typeof index === "number" && Number.isInteger(index) && index >= 0 ? index : known < 0 ? calls.length : known;
  if (at >= mostCalls) return calls;
  const length = Math.max(calls.length, at + 1);
  return Array.from({ length }, (_, place) => {
    const call = calls[place] ?? noCall;
    return place === at ? extendCall(call, piece) : call;
  });
}
