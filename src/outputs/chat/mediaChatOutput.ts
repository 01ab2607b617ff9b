import type { Chat } from "../../core/chat.js";
import type { Reply } from "../../core/reply.js";
import { mediaReplyToCard, readMediaReply, wordMediaReply } from "../../core/replyParts.js";
import type { TaskOutput } from "../../core/task.js";
import { type ChatOutputOptions, chatOutput } from "./chatOutput.js";

/** The conversation as a transcript, where answers may hold pictures, sounds and videos. */
export function mediaChatOutput(options: ChatOutputOptions): TaskOutput<Reply, Chat> {
  return {
    ...chatOutput(options),
    fromCard: readMediaReply,
    fromAnswer: readMediaReply,
    complete: (reply) => reply.frames && bringChunks().then((module) => module.readMediaFrames(reply)),
    bringFromChunk: () => bringChunks().then((module) => module.addMediaChunk),
    toCard: mediaReplyToCard,
    toText: (reply, _chat, t) => wordMediaReply(reply, t),
  };
}

/** Brings what reads a stream. */
const bringChunks = () => import("../../core/replyPartsChunks.js");
