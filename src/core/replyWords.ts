import type { Message, Translate } from "./message.js";
import type { Reply, ToolCall } from "./reply.js";

/** A reply as it's read: what was said, and the thinking before it. */
export interface ReplyWords {
  readonly text: string;
  readonly reasoning: string;
}

/** Names that chat templates give to the ends of turns and texts. */
const tokenName =
  "<\\|[\\w .-]{1,40}\\|>|<｜[^<>｜\\n]{1,40}｜>|\\[\\/?INST\\]|<<\\/?SYS>>|<\\/?(?:start|end)_of_turn>|<(?:bos|eos|pad|unk)>";
/** Those that also are tags of HTML are taken for tokens at the ends of a text only. */
const edgeName = `${tokenName}|<\\/?s>`;
const tokensAtStart = new RegExp(`^(?:\\s*(?:${edgeName}))+`);
const tokenAtEnd = new RegExp(`(?:${edgeName})$`);
/** Tokens within the text, and the code that may speak of them. */
const tokensWithin = new RegExp(
  `^ {0,3}\`\`\`[^]*?(?:^ {0,3}\`\`\`|(?![^]))|\`[^\`\\n]{0,1000}\`|(?:${tokenName})(?:user\\b|model\\b)?`,
  "gm",
);
const opening = /^\s*<think(?:ing)?>/;
const closing = /(?<!`)<\/think(?:ing)?>/;

/**
 * Parts what was said from the thinking in it, and leaves out the template's special tokens.
 *
 * The opening tag of the thinking may be missing, as templates write it before the model does. Of a `partial` reply an end that
 * may become a tag or a token is left out too.
 */
export function wordsOf({ text, reasoning }: Reply, partial = false): ReplyWords {
  const whole = (partial ? text.replace(/<[^<>\s]{0,40}$|\[\/?I?N?S?T?$/, "") : text).replace(tokensAtStart, "");
  const end = closing.exec(whole);
  const starts = opening.test(whole);
  const said = end ? whole.slice(end.index + end[0].length) : starts ? "" : whole;
  const thought = end ? whole.slice(0, end.index) : starts ? whole : "";
  return {
    text: withoutTokens(said),
    reasoning: [reasoning, thought.replace(opening, "")]
      .map((one) => one.trim())
      .filter(Boolean)
      .join("\n\n"),
  };
}

function withoutTokens(text: string): string {
  let rest = text.replace(tokensAtStart, "").trim();
  for (let end = tokenAtEnd.exec(rest.slice(-50)); end; end = tokenAtEnd.exec(rest.slice(-50)))
    rest = rest.slice(0, -end[0].length).trimEnd();
  return /[<[]/.test(rest) ? rest.replace(tokensWithin, (found) => (/^\s*`/.test(found) ? found : "")) : rest;
}

/** What there's to say of how the reply ended; undefined where it came to its own end. */
export function wordFinish({ finish }: Reply): Message | undefined {
  switch (finish) {
    case "length":
    case "max_tokens":
      return "The answer stops at the longest length that was allowed.";
    case "content_filter":
      return "A filter of the server stopped the answer.";
    case "error":
      return "The server stopped in the middle of the answer.";
    default:
      return undefined;
  }
}

/** How much was written, and how fast where the server says so. */
export function wordUsage({ usage }: Reply, t: Translate): string {
  if (!usage?.tokens) return "";
  const count = t("{n} {n|token|tokens}", { n: usage.tokens });
  return usage.rate === undefined ? count : t.list([count, t("{n} tokens/s", { n: Number(usage.rate.toPrecision(3)) })]);
}

/** All that a reply says, the answer first. */
export function wordReply(reply: Reply, t: Translate): string {
  const { text, reasoning } = wordsOf(reply);
  const finish = wordFinish(reply);
  const parts = [
    text || (reply.calls.length === 0 ? t(noText) : ""),
    ...reply.calls.map((call) => `${t("Calls {name}", { name: nameOf(call, t) })}: ${call.arguments}`),
    finish === undefined ? "" : t(finish),
    wordUsage(reply, t),
    reasoning && `${t("Reasoning")}: ${reasoning}`,
  ];
  return parts.filter(Boolean).join("\n\n");
}

/** Said in the place of a reply without words. */
export const noText = "The model answered with no text.";

/** What a call is to be named; the name comes from the model. */
export function nameOf({ name }: ToolCall, t: Translate): string {
  return name.slice(0, 100) || t("a function without a name");
}
