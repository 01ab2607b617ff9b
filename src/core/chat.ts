import type { Part } from "./chatParts.js";
import { isRecord } from "./parse.js";
import { type Reply, readMessage } from "./reply.js";
import { wordsOf } from "./replyWords.js";
import type { Receipt } from "./run.js";
import type { CardExample, Conversation } from "./task.js";

/** A conversation, with the ways it might have gone and what is being written. */
export interface Chat {
  /** Instructions before the first turn; empty where there are none. */
  readonly system: string;
  /** All that was ever said, earlier turns first. One turn may be followed by several: they are versions of each other. */
  readonly turns: readonly Turn[];
  /** Place among `turns` of the last one said on the way that is followed; -1 before the first. */
  readonly last: number;
  /** What is being written. It waits while the last turn is the visitor's, which is then what is asked. */
  readonly draft: string;
  /** Files that go with the draft, as parts of its message. */
  readonly attached: readonly Part[];
  /** Set while the draft is another version of a turn that was said. */
  readonly editing?: {
    readonly turn: number;
    /** What stood there before. */
    readonly held: Pick<Chat, "draft" | "attached">;
  };
}

/** One message, and the turn it follows: a place among the turns, or -1. */
export type Turn = { readonly after: number } & (
  | { readonly role: "user"; readonly content: Content }
  | { readonly role: "tool"; readonly content: Content; readonly callId?: string }
  | {
      readonly role: "assistant";
      readonly reply: Reply;
      /** How the reply came to be; absent for one that a card quotes. */
      readonly receipt?: Receipt;
    }
);

/** A text, or parts of text and media as the servers take them. */
export type Content = string | readonly Part[];

/** Messages that are read of one example. */
const mostMessages = 1000;

const emptyDraft = { draft: "", attached: [] };

export const emptyChat: Chat = { system: "", turns: [], last: -1, ...emptyDraft };

/** The chat in a card's example: `messages`, or `text` as the first thing said. What the visitor said last is the draft. */
export function chatFromCard(example: CardExample, read = readMessage): Chat | undefined {
  const { messages } = example;
  const text = asText(example.text) ?? "";
  if (!Array.isArray(messages)) return example.text === undefined ? undefined : { ...emptyChat, draft: text };
  const chat = messages.slice(0, mostMessages).reduce<Chat>((chat, message) => addMessage(chat, message, read), emptyChat);
  const last = chat.turns[chat.last];
  if (last?.role === "user" && typeof last.content === "string" && text === "")
    return { ...chat, turns: chat.turns.slice(0, -1), last: last.after, draft: last.content };
  return chat.turns.length === 0 && text === "" ? undefined : { ...chat, draft: text };
}

function addMessage(chat: Chat, message: unknown, read: typeof readMessage): Chat {
  if (!isRecord(message)) return chat;
  const { role, tool_call_id } = message;
  const content = readContent(message.content);
  if (role === "assistant" || role === "model" || role === "bot") {
    try {
      return withTurn(chat, { role: "assistant", reply: read(message, ""), after: chat.last });
    } catch {
      return chat;
    }
  }
  if (content === undefined) return chat;
  if (role === "system" || role === "developer")
    return { ...chat, system: [chat.system, textOf(content)].filter(Boolean).join("\n\n") };
  if (role === "tool") {
    const callId = typeof tool_call_id === "string" ? { callId: tool_call_id } : {};
    return withTurn(chat, { role, content, ...callId, after: chat.last });
  }
  return withTurn(chat, { role: "user", content, after: chat.last });
}

function readContent(content: unknown): Content | undefined {
  if (!Array.isArray(content)) return asText(content);
  const parts = content.map((part: unknown) => (typeof part === "string" ? { type: "text", text: part } : part)).filter(isRecord);
  const isText = parts.every(({ type, text }) => type === "text" && typeof text === "string");
  return isText ? parts.map(({ text }) => text).join("\n") : parts;
}

/** What there is to read in a message; media stand as their kind. */
export function textOf(content: Content): string {
  if (typeof content === "string") return content;
  return content
    .map(({ type, text }) => (typeof text === "string" ? text : `[${String(type).replace(/_url$|^input_/g, "")}]`))
    .join("\n");
}

/** Who speaks in a turn. */
export const names = { user: "You", assistant: "Model", tool: "Tool" } as const;

/** What was said in a turn. */
export function wordTurn(turn: Turn): string {
  return turn.role === "assistant" ? wordsOf(turn.reply).text : textOf(turn.content);
}

function withTurn(chat: Chat, turn: Turn): Chat {
  return { ...chat, turns: [...chat.turns, turn], last: chat.turns.length };
}

/** Places among the turns on the way to a turn, that turn last. */
export function pathTo(turns: readonly Turn[], last: number): readonly number[] {
  const path: number[] = [];
  for (let at = last; at >= 0 && turns[at]; at = turns[at]?.after ?? -1) path.push(at);
  return path.reverse();
}

export const conversation: Conversation<Chat, Reply> = {
  hear(written, { input, output, receipt }) {
    if (written.last !== input.last || written.turns[input.last] !== input.turns[input.last]) return written;
    return withReply(written, output, receipt);
  },
  say(written) {
    const { editing, ...chat } = written;
    const content = writtenContent(chat);
    if (content.length === 0) return written;
    const after = editing ? (chat.turns[editing.turn]?.after ?? -1) : chat.last;
    return withTurn({ ...chat, ...(editing?.held ?? emptyDraft) }, { role: "user", content, after });
  },
};

/** The draft with its files as the content of a message; empty where nothing was written or attached. */
function writtenContent({ draft, attached }: Chat): Content {
  const text = draft.trim();
  return attached.length === 0 ? text : [...attached, { type: "text", text }].filter((part) => part.text !== "");
}

/** The chat with a reply to what was said last; the same reply is added once. */
export function withReply(chat: Chat, reply: Reply | undefined, receipt?: Receipt): Chat {
  if (!reply) return chat;
  const known = chat.turns.findIndex((turn) => turn.role === "assistant" && turn.reply === reply && turn.after === chat.last);
  if (known >= 0) return { ...chat, last: known };
  return withTurn(chat, { role: "assistant", reply, after: chat.last, ...(receipt && { receipt }) });
}

/** What was said as something to be written on: its text, and beside it the files. */
export function asDraft(content: Content): Pick<Chat, "draft" | "attached"> {
  if (typeof content === "string") return { draft: content, attached: [] };
  const isText = ({ text }: Part) => typeof text === "string";
  return { draft: textOf(content.filter(isText)), attached: content.filter((part) => !isText(part)) };
}

/** The turns as a chat template takes them: the visitor's and the model's in turn, without what the model only thought. */
export function toMessages(chat: Chat): readonly Readonly<Record<string, unknown>>[] {
  const path = pathTo(chat.turns, chat.last).flatMap((at) => chat.turns[at] ?? []);
  const content = writtenContent(chat);
  const said: readonly Turn[] =
    path.at(-1)?.role === "user" || content.length === 0 ? path : [...path, { role: "user", content, after: chat.last }];
  const messages: Readonly<Record<string, unknown>>[] = chat.system.trim()
    ? [{ role: "system", content: chat.system.trim() }]
    : [];
  said.forEach((turn, index) => {
    const before = messages.at(-1);
    if (turn.role === "user" && before?.role === "user" && typeof before.content === "string" && typeof turn.content === "string")
      messages[messages.length - 1] = { role: "user", content: `${before.content}\n\n${turn.content}` };
    else messages.push(toMessage(turn, said[index + 1]?.role === "tool"));
  });
  return messages;
}

function toMessage(turn: Turn, isCallAnswered: boolean): Readonly<Record<string, unknown>> {
  if (turn.role === "user") return { role: "user", content: turn.content };
  if (turn.role === "tool") return { role: "tool", content: turn.content, ...(turn.callId && { tool_call_id: turn.callId }) };
  const { calls } = turn.reply;
  const { text } = wordsOf(turn.reply);
  if (isCallAnswered) {
    const named = calls.map(({ id, ...call }) => ({ id, type: "function", function: call }));
    return { role: "assistant", content: text, tool_calls: named };
  }
  // A server refuses calls that nobody answered, and a turn without words.
  return { role: "assistant", content: text || calls.map(({ name, arguments: given }) => `${name}(${given})`).join("\n") || "…" };
}

/** A chat as a card would write it: `text` where it is one message, else `messages` on the way that is followed. */
export function chatToCard(chat: Chat): CardExample {
  const messages = toMessages(chat);
  const [{ role, content } = { role: "user", content: "" }] = messages;
  if (messages.length <= 1 && role !== "system" && typeof content === "string") return { text: content };
  return { messages };
}

/** What the visitor says last, or is about to say; of files their kind where there are no words. */
export function lastWords({ draft, attached, turns, last }: Chat): string {
  const said = pathTo(turns, last)
    .map((at) => turns[at])
    .findLast((turn) => turn?.role === "user");
  const content = draft || attached.length > 0 || said?.role !== "user" ? [...attached, { text: draft }] : said.content;
  return (asDraft(content).draft || textOf(content)).slice(0, 120);
}

/** What a chat still lacks before it can be run. */
export function lacksOf(chat: Chat) {
  const last = chat.turns[chat.last];
  const isAsked = last?.role === "user" || last?.role === "tool" || writtenContent(chat).length > 0;
  return isAsked ? undefined : { field: "draft", message: "Write a message first." };
}

/** Text as a card may hold it; YAML also gives numbers and booleans. */
function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
