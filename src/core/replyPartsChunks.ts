import { isRecord } from "./parse.js";
import type { Reply } from "./reply.js";
import { addChunk, readFrames } from "./replyChunks.js";
import { deltaOf, messageIn, partsOf, withParts, withWords } from "./replyParts.js";

/** The reply that was recorded, or answered, as the frames of a stream, with its files. */
export function readMediaFrames(reply: Reply): Reply {
  const { frames = [] } = reply;
  const said = readFrames(reply) ?? reply;
  if (!frames.every((frame) => isRecord(deltaOf(frame)))) return withWords(withParts(said, partsOf(messageIn(frames) ?? {})));
  return withWords(frames.reduce<Reply>((soFar, frame) => withParts(soFar, partsOf(deltaOf(frame) ?? {})), said));
}

/** The reply with one streamed piece added; of a sound, both its data and its words come in pieces. */
export function addMediaChunk(soFar: Reply | undefined, chunk: unknown): Reply {
  const delta = deltaOf(chunk);
  const said = addChunk(soFar, chunk);
  const reply = soFar?.parts ? { ...said, parts: soFar.parts } : said;
  return delta ? withParts(reply, partsOf(delta)) : reply;
}
