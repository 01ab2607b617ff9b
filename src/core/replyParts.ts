import type { Part } from "./chatParts.js";
import type { Message, Translate } from "./message.js";
import { isRecord, unwrap } from "./parse.js";
import { type Reply, readMessage, readReply, replyToCard } from "./reply.js";
import { noText, wordReply } from "./replyWords.js";

/**
 * The turn in any answer of a model that may give files, which stand in `parts` as they came.
 *
 * Takes what `readReply` takes, with parts in `content`, `message.audio` and `message.images`, bytes alone, and as
 * `generated_text` a picture or the samples of a sound. Words that are spoken in a sound are the text where there is no other.
 * Throws InferenceError("bad-answer") naming the path, for anything else.
 */
export function readMediaReply(body: unknown): Reply {
  if (body instanceof Blob) return { ...silent, parts: [{ type: body.type, data: body }] };
  const inner = unwrap(body, (value) => !Array.isArray(value) || !Array.isArray(value[0]));
  const made = madeIn(Array.isArray(inner) && inner.length === 1 ? inner[0] : inner);
  if (made) return { ...silent, parts: [made] };
  const reply = readReply(body);
  return reply.frames ? reply : withWords(withParts(reply, partsOf(messageIn(inner) ?? {})));
}

/** One message of the model among the turns of a card, with its files. Throws InferenceError("bad-answer") naming `path`. */
export function readMediaMessage(message: Part, path: string): Reply {
  return withWords(withParts(readMessage(message, path), partsOf(message)));
}

/** A reply as a card would write it, its files among the parts of the content. */
export function mediaReplyToCard(reply: Reply): unknown {
  const { parts, text } = reply;
  const written = replyToCard(reply);
  if (!parts || !isRecord(written)) return written;
  const { text: _text, ...others } = written;
  return { role: "assistant", ...others, content: [...(text ? [{ type: "text", text }] : []), ...parts] };
}

/** All that a reply says, and what files it holds. */
export function wordMediaReply(reply: Reply, t: Translate): string {
  const { parts = [] } = reply;
  const said = wordReply(reply, t);
  const files = parts.map((part) => t(wordPart(part)));
  return [files.length > 0 && said.startsWith(t(noText)) ? said.slice(t(noText).length).trim() : said, ...files]
    .filter(Boolean)
    .join("\n\n");
}

/** What a part is. */
export function wordPart({ type }: Part): Message {
  const kind = /image|audio|video/.exec(String(type))?.[0];
  return kind === "image" ? "Picture" : kind === "audio" ? "Sound" : kind === "video" ? "Video" : "File";
}

const silent: Reply = { text: "", reasoning: "", calls: [] };

/** Most parts that are kept of one turn. */
const mostParts = 64;

/** Files in a message. */
export function partsOf({ content, images, audio }: Part): readonly Part[] {
  const given: readonly unknown[] = [content, images].filter(Array.isArray).flat();
  const parts = given.filter(isRecord).filter(({ text }) => typeof text !== "string");
  return isRecord(audio) ? [...parts, { type: "audio", audio }] : parts;
}

/** The reply with files added; pieces of a sound become one. */
export function withParts(reply: Reply, added: readonly Part[]): Reply {
  if (added.length === 0) return reply;
  const all = [...(reply.parts ?? []), ...added];
  const sound = all.map(({ audio }) => audio).filter(isRecord);
  const join = (name: string) => sound.map((piece) => piece[name] ?? "").join("") || undefined;
  const audio = { ...sound[0], data: join("data"), transcript: join("transcript") };
  const others = all.filter((part) => !isRecord(part.audio));
  return { ...reply, parts: [...others, ...(sound.length > 0 ? [{ type: "audio", audio }] : [])].slice(0, mostParts) };
}

/** The words of a sound are what was said. */
export function withWords(reply: Reply): Reply {
  const words = reply.parts?.map(({ audio }) => (isRecord(audio) ? audio.transcript : undefined)) ?? [];
  const spoken = words.filter((text) => typeof text === "string" && text !== "").join("\n\n");
  return reply.text === "" && spoken !== "" ? { ...reply, text: spoken } : reply;
}

/** What a frame of a stream adds. */
export function deltaOf(frame: unknown): Part | undefined {
  if (!isRecord(frame) || !Array.isArray(frame.choices)) return undefined;
  const first = frame.choices.find((choice) => isRecord(choice) && (choice.index ?? 0) === 0);
  return isRecord(first) && isRecord(first.delta) ? first.delta : undefined;
}

/** The message in any answer of a model that chats. */
export function messageIn(body: unknown): Part | undefined {
  if (Array.isArray(body)) return lastOfModel(body) ?? (isRecord(body[0]) ? messageIn(body[0]) : undefined);
  if (!isRecord(body)) return undefined;
  const { choices, message, messages, generated_text: generated } = body;
  if (Array.isArray(choices)) return isRecord(choices[0]) ? messageIn(choices[0]) : undefined;
  const turns = messages ?? generated;
  return isRecord(message) ? message : Array.isArray(turns) ? lastOfModel(turns) : body;
}

function lastOfModel(turns: readonly unknown[]): Part | undefined {
  return turns.filter(isRecord).findLast(({ role }) => role === "assistant" || role === "model");
}

/** The file in an answer that is no text: samples of a sound, an object about a file, or a picture in base64. */
function madeIn(body: unknown): Part | undefined {
  if (!isRecord(body)) return undefined;
  const { generated_text: generated, sampling_rate } = body;
  if (typeof generated === "string") {
    const found = /^(?:data:(image|audio|video)\/|iVBORw0K|\/9j\/)[^\s]{60}/.exec(generated);
    return found ? { type: found[1] ?? "image", data: generated } : undefined;
  }
  if (Array.isArray(generated)) {
    let first: unknown = generated;
    while (Array.isArray(first)) first = first[0];
    return typeof first === "number" ? { type: "audio", audio: { samples: generated, sampling_rate } } : undefined;
  }
  if (!isRecord(generated)) return undefined;
  const kind = ["image", "audio", "video", "url"].find((name) => name in generated);
  if (kind === undefined) return undefined;
  const { audio, ...about } = generated;
  if (Array.isArray(audio))
    return { type: "audio", audio: { samples: audio, sampling_rate: about.sampling_rate ?? sampling_rate } };
  return { type: kind === "url" ? "image" : kind, ...generated };
}
