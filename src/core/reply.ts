import type { Part } from "./chatParts.js";
import { badAnswer, isRecord, readText, unwrap, wrongShape } from "./parse.js";

/** What a model said in one turn, as it came. */
export interface Reply {
  /** With reasoning and special tokens where the server leaves them in; `wordsOf` parts them. */
  readonly text: string;
  /** What the server tells apart as reasoning; empty where there is none. */
  readonly reasoning: string;
  readonly calls: readonly ToolCall[];
  /** Pictures, sounds and other parts beside the text, as they came; kept where a task reads them. */
  readonly parts?: readonly Part[];
  /** Why it ended, in the server's spelling, such as `length`. */
  readonly finish?: string;
  readonly usage?: Usage;
  /** The frames of a stream that the reply was recorded as; `readFrames` has yet to put it together. */
  readonly frames?: readonly unknown[];
}

/** A function that the model wants to be called. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it, which need not be valid. */
  readonly arguments: string;
}

/** How much the model wrote. */
export interface Usage {
  /** Tokens written, reasoning included. */
  readonly tokens?: number;
  /** Tokens in a second, where the server measured its time. */
  readonly rate?: number;
}

/** A reply of which nothing has come. */
export const nothing: Reply = { text: "", reasoning: "", calls: [] };

/** A call of which nothing has come. */
export const noCall: ToolCall = { id: "", name: "", arguments: "" };

/** Most calls that are read of one turn; the number of a call comes from the server. */
export const mostCalls = 100;

/**
 * The turn in any answer of a model that chats.
 *
 * Takes `{choices: [{message}]}`, `{message}`, a message itself, the frames of a stream, `[{generated_text}]` with a text or with
 * all turns, the old `{generated_text, conversation}`, and a card's `{text}` or `{messages}`. Empty where the server names no choice.
 * Throws InferenceError("bad-answer") naming the path, for anything else.
 * Source: https://huggingface.co/docs/inference-providers/tasks/chat-completion
 */
export function readReply(body: unknown): Reply {
  const inner = unwrap(body, (value) => !Array.isArray(value) || !Array.isArray(value[0]));
  if (!Array.isArray(inner)) return readWhole(inner, "");
  if (inner.length > 0 && inner.every(isFrame)) return { ...nothing, frames: inner };
  if (inner.some(hasRole)) return readLast(inner, "");
  return readWhole(inner[0], "[0]");
}

function isFrame(value: unknown): boolean {
  return typeof value === "string" || (isRecord(value) && ("choices" in value || "token" in value));
}

function hasRole(value: unknown): boolean {
  return isRecord(value) && typeof value.role === "string";
}

function readWhole(body: unknown, path: string): Reply {
  if (typeof body === "string") return { ...nothing, text: body };
  if (!isRecord(body)) throw wrongShape(path, "a message", body);
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const { choices, message = body.delta, messages, generated_text: generated, text, details, finish_reason, done_reason } = body;
  if (Array.isArray(choices)) {
    const [choice] = choices;
    const usage = readUsage(body);
    if (choice === undefined) return { ...nothing, ...usage };
    return { ...readWhole(choice, at("choices[0]")), ...usage };
  }
  const end = readFinish(finish_reason ?? done_reason ?? (isRecord(details) ? details.finish_reason : undefined));
  if (isRecord(message)) return { ...readMessage(message, at("message")), ...end, ...readUsage(body) };
  if (Array.isArray(messages)) return readLast(messages, at("messages"));
  if (Array.isArray(generated)) return readLast(generated, at("generated_text"));
  if (isMessage(body)) return { ...readMessage(body, path), ...end, ...readUsage(body) };
  const said = generated ?? text;
  if (said === undefined || said === null) throw wrongShape(at("choices"), "a list", undefined);
  return { ...nothing, text: readText(said, at(generated === undefined ? "text" : "generated_text")) ?? "", ...end };
}

/** The last turn of the model in a list of turns. */
function readLast(turns: readonly unknown[], path: string): Reply {
  const index = turns.findLastIndex((turn) => isRecord(turn) && (turn.role === "assistant" || turn.role === "model"));
  const turn = turns[index];
  if (!isRecord(turn)) throw badAnswer("The answer holds no message of the model.", path, turns);
  return readMessage(turn, `${path}[${index}]`);
}

function isMessage(value: Readonly<Record<string, unknown>>): boolean {
  return ["content", "tool_calls", "refusal", "reasoning", "reasoning_content", "audio", "images"].some(
    (name) => value[name] !== undefined,
  );
}

/** One message of the model, of an answer or among the turns of a card. Throws InferenceError("bad-answer") naming `path`. */
export function readMessage(message: Readonly<Record<string, unknown>>, path: string): Reply {
  const { content, refusal, reasoning, reasoning_content, tool_calls } = message;
  if ((!isMessage(message) && content !== null) || isRecord(content)) throw wrongShape(`${path}.content`, "a text", content);
  return {
    text: textIn(content) || textIn(refusal),
    reasoning: textIn(reasoning ?? reasoning_content),
    calls: Array.isArray(tool_calls) ? tool_calls.slice(0, mostCalls).map((call) => extendCall(noCall, call)) : [],
  };
}

/** The text of a message's content, which may come in parts; empty where it is none. */
export function textIn(content: unknown): string {
  if (!Array.isArray(content)) return isRecord(content) ? "" : String(content ?? "");
  const texts = content.map((part: unknown) => (isRecord(part) ? part.text : part));
  return texts.filter((text) => typeof text === "string").join("\n");
}

/** A call with a piece of it added; some servers give the arguments as data. */
export function extendCall(before: ToolCall, added: unknown): ToolCall {
  const { id, function: named }: Readonly<Record<string, unknown>> = isRecord(added) ? added : {};
  const { name, arguments: given } = isRecord(named) ? named : {};
  const piece = typeof given === "string" ? given : given === undefined || given === null ? "" : JSON.stringify(given);
  return {
    id: before.id || (typeof id === "string" ? id : ""),
    name: before.name + (typeof name === "string" && name !== before.name ? name : ""),
    arguments: before.arguments + piece,
  };
}

/** Why a reply ended, where the server says. */
export function readFinish(reason: unknown): Pick<Reply, "finish"> {
  return typeof reason === "string" ? { finish: reason } : {};
}

/** How much was written, where the server says. */
export function readUsage({ usage, timings, time_info, eval_count }: Readonly<Record<string, unknown>>): Pick<Reply, "usage"> {
  const told = isRecord(usage) ? usage : {};
  const times = { ...(isRecord(time_info) && time_info), ...told };
  const tokens = toAmount(told.completion_tokens ?? told.output_tokens ?? eval_count);
  const seconds = toAmount(times.completion_time);
  const rate = toAmount(isRecord(timings) ? timings.predicted_per_second : undefined) ?? (tokens && seconds && tokens / seconds);
  if (tokens === undefined) return {};
  return { usage: { tokens, ...(rate !== undefined && rate > 0 && { rate }) } };
}

function toAmount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A reply as a card would write it: a text where that is all, else the message. */
export function replyToCard({ text, reasoning, calls, finish, usage }: Reply): unknown {
  if (!reasoning && calls.length === 0 && (finish === undefined || finish === "stop") && !usage) return { text };
  return {
    role: "assistant",
    content: text,
    ...(reasoning && { reasoning }),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ id, ...call }) => ({ id, type: "function", function: call })),
    }),
    ...(finish !== undefined && { finish_reason: finish }),
    ...(usage?.tokens !== undefined && {
      usage: {
        completion_tokens: usage.tokens,
        ...(usage.rate !== undefined && { completion_time: usage.tokens / usage.rate }),
      },
    }),
  };
}
