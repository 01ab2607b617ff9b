"use client";
import { asDraft, type Chat, chatFromCard, toMessages } from "../../core/chat.js";
import { kindOfAddress, type MediaKind, mediaOf, type Part, toPart, toSent } from "../../core/chatParts.js";
import { isRecord } from "../../core/parse.js";
import { readMediaMessage } from "../../core/replyParts.js";
import type { CardExample, TaskInput } from "../../core/task.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import { type AttachProps, chatInput } from "./chatInput.js";

export interface MediaChatInputOptions {
  /** Kinds of files that a message may bring along. The first is what an address stands for that does not tell. */
  takes: readonly [MediaKind, ...MediaKind[]];
}

/**
 * Goes on with a conversation whose messages may bring files along.
 *
 * Reads `messages` whose content may come in parts, or `src` with `text`; sends `{ messages }` with parts of the chat protocol,
 * in which bytes are Blobs.
 */
export function mediaChatInput({ takes }: MediaChatInputOptions): TaskInput<Chat> {
  const plain = chatInput({ Attach: (props) => <Attachments {...props} takes={takes} /> });
  return {
    ...plain,
    fromCard: (example) => takeUp(chatFromCard(withMessages(example, takes), readMediaMessage)),
    toRequest: (chat, parameters) => ({ inputs: { messages: toMessages(chat).map(withSentParts) }, parameters }),
  };
}

const Attachments = lazily(() => import("./Attachments.js"), NotLoaded);

function NotLoaded(_: AttachProps & MediaChatInputOptions) {
  const t = useWords();
  return <p className="iw-note">{t("Files cannot be attached now. Check the connection, then load the page again.")}</p>;
}

/** The example with its `src`, one file or several, and its `text` as the first message. */
function withMessages(example: CardExample, [first]: MediaChatInputOptions["takes"]): CardExample {
  const { messages, src, text, prompt } = example;
  const files = [src].flat().flatMap((file: unknown): readonly Part[] => {
    const kind = file instanceof Blob ? kindOfType(file.type) : kindOfAddress(String(file));
    const part = { type: kind ?? first, url: file };
    const media = mediaOf(part);
    return media ? [toPart(media)] : [];
  });
  if (Array.isArray(messages) || files.length === 0)
    return text === undefined && prompt !== undefined && !Array.isArray(messages) ? { ...example, text: prompt } : example;
  const said = typeof (text ?? prompt) === "string" ? [{ type: "text", text: text ?? prompt }] : [];
  return { messages: [{ role: "user", content: [...files, ...said] }] };
}

function kindOfType(type: string): MediaKind | undefined {
  return kindOfAddress(`data:${type}`);
}

/** The chat with what the visitor said last, where it has files, as the draft. */
function takeUp(chat: Chat | undefined): Chat | undefined {
  const last = chat?.turns[chat.last];
  if (!chat || last?.role !== "user" || typeof last.content === "string" || chat.draft !== "") return chat;
  return { ...chat, ...asDraft(last.content), turns: chat.turns.slice(0, -1), last: last.after };
}

function withSentParts(message: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { content } = message;
  return Array.isArray(content) ? { ...message, content: content.filter(isRecord).map(toSent) } : message;
}
