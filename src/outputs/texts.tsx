"use client";
import { isRecord, readText, unwrap, wrongShape } from "../core/parse.js";
import type { TaskOutput } from "../core/task.js";
import { Notice } from "../ui/Notice.js";
import { useWords } from "../ui/words.js";

/** A text that a model wrote. */
export interface WrittenText {
  readonly text: string;
  /** The model did not come to an end: it was cut at the longest length allowed. */
  readonly isCut?: boolean;
  /** The text is the numbers of the tokens, which is all that the server gave. */
  readonly isTokenNumbers?: boolean;
}

/** Where servers put what the model wrote, the most telling first. */
const textKeys = ["generated_text", "summary_text", "translation_text", "text", "content", "answer"] as const;

/**
 * The texts in any answer of a model that writes: one, or several where several were asked for.
 *
 * Takes `[{generated_text}]` and its like, `{choices}` of completions and chats, turns of a chat, and the frames of a stream;
 * all of it within `{predictions}` too. Where there are only `generated_token_ids`, these are the text.
 * Throws InferenceError("bad-answer") naming the path, when an entry has no text.
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-generation
 */
export function readTexts(body: unknown): readonly WrittenText[] {
  const given = isRecord(body) && "predictions" in body ? body.predictions : body;
  const inner = unwrap(given, (value) => !Array.isArray(value) || !Array.isArray(value[0]));
  if (Array.isArray(inner) && inner.some((entry) => isRecord(entry) && ("token" in entry || "choices" in entry)))
    return inner.reduce<readonly WrittenText[]>((soFar, frame) => addTextChunk(soFar, frame), []);
  if (isRecord(inner) && Array.isArray(inner.choices)) return readList(inner.choices, "choices");
  return Array.isArray(inner) ? readList(inner, "") : [readOne(inner, "")];
}

function readList(entries: readonly unknown[], path: string): readonly WrittenText[] {
  return entries.map((entry, index) => readOne(entry, `${path}[${index}]`));
}

function readOne(entry: unknown, path: string): WrittenText {
  if (typeof entry === "string") return { text: entry };
  if (!isRecord(entry)) throw wrongShape(path, "a text", entry);
  const { message, details, finish_reason, generated_token_ids: tokens } = entry;
  if (isRecord(message)) return { ...readOne(message, `${path}.message`), ...cutBy(finish_reason) };
  const key = textKeys.find((name) => entry[name] !== undefined && entry[name] !== null);
  if (key === undefined && Array.isArray(tokens) && tokens.every((token) => typeof token === "number"))
    return { text: tokens.join(" "), isTokenNumbers: true };
  if (key === undefined) throw wrongShape(path === "" ? "generated_text" : `${path}.generated_text`, "a text", undefined);
  const value = entry[key];
  // A chat gives all its turns; the last is the model's.
  if (Array.isArray(value) && value.length > 0) return readOne(value.at(-1), `${path}.${key}[${value.length - 1}]`);
  const text = readText(value, `${path}.${key}`) ?? "";
  return { text, ...cutBy(finish_reason ?? (isRecord(details) ? details.finish_reason : undefined)) };
}

function cutBy(reason: unknown): Pick<WrittenText, "isCut"> {
  return reason === "length" ? { isCut: true } : {};
}

/**
 * The texts with one streamed piece added: a frame of completions, of a chat, of text-generation-inference, or a bare text.
 *
 * What holds no text, such as a count of tokens, changes nothing; a last frame that holds the whole text replaces what came.
 */
export function addTextChunk(soFar: readonly WrittenText[] | undefined, chunk: unknown): readonly WrittenText[] {
  const before = soFar ?? [];
  if (typeof chunk === "string") return withPiece(before, 0, chunk, undefined);
  if (!isRecord(chunk)) return before;
  if (typeof chunk.generated_text === "string") return [readOne(chunk, "")];
  if (isRecord(chunk.token)) {
    const { text, special } = chunk.token;
    return special === true || typeof text !== "string" ? before : withPiece(before, 0, text, undefined);
  }
  const choices: readonly unknown[] = Array.isArray(chunk.choices) ? chunk.choices : [];
  return choices.reduce<readonly WrittenText[]>((texts, choice) => {
    if (!isRecord(choice)) return texts;
    const piece = isRecord(choice.delta) ? choice.delta.content : choice.text;
    const index = typeof choice.index === "number" && choice.index >= 0 && choice.index < 100 ? choice.index : 0;
    return withPiece(texts, index, typeof piece === "string" ? piece : "", choice.finish_reason);
  }, before);
}

function withPiece(texts: readonly WrittenText[], index: number, piece: string, reason: unknown): readonly WrittenText[] {
  const length = Math.max(texts.length, index + 1);
  return Array.from({ length }, (_, at) => {
    const text = texts[at] ?? { text: "" };
    return at === index ? { ...text, text: text.text + piece, ...cutBy(reason) } : text;
  });
}

/**
 * What a model wrote, as prose.
 *
 * Shape: one entry per text; usually one. Never empty but for an answer without any text.
 */
export const textsOutput: TaskOutput<readonly WrittenText[]> = {
  promise: "The text appears here.",
  fromCard: readTexts,
  fromAnswer: readTexts,
  fromChunk: addTextChunk,
  toCard: (texts) => (texts.length === 1 ? { text: texts[0]?.text } : texts.map(({ text }) => ({ text }))),
  toText: (texts, _input, t) =>
    !hasText(texts)
      ? t("The model answered with no text.")
      : texts.map(({ text }, index) => (texts.length === 1 ? text.trim() : `${index + 1}. ${text.trim()}`)).join("\n\n"),
  warnings: (texts) => [
    ...(texts.some(({ isCut }) => isCut) ? ["The text stops at the longest length that was allowed."] : []),
    ...(texts.some(({ isTokenNumbers }) => isTokenNumbers)
      ? ["The server sent the numbers of the tokens instead of a text."]
      : []),
  ],
  View: ({ output }) => <Texts texts={output} />,
};

function hasText(texts: readonly WrittenText[]): boolean {
  return texts.some(({ text }) => text.trim() !== "");
}

function Texts({ texts }: { texts: readonly WrittenText[] }) {
  const t = useWords();
  if (!hasText(texts)) {
    return (
      <Notice tone="info" title={t("No text came back")}>
        {t("The model answered, but it wrote nothing. Try another input or other parameters.")}
      </Notice>
    );
  }
  if (texts.length === 1) return <Prose text={texts[0]?.text ?? ""} />;
  return (
    <ol className="iw-texts">
      {texts.map(({ text }, index) => (
        <li className="iw-texts-item" key={index}>
          <Prose text={text} />
        </li>
      ))}
    </ol>
  );
}

function Prose({ text }: { text: string }) {
  return (
    <p className="iw-written" dir="auto">
      {text.trim()}
    </p>
  );
}
