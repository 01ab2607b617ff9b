"use client";
import { type Chat, names, pathTo, type Turn, withReply, wordTurn } from "../../core/chat.js";
import { type Reply, readReply, replyToCard } from "../../core/reply.js";
import { noText, wordReply } from "../../core/replyWords.js";
import type { TaskOutput } from "../../core/task.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import type { TranscriptProps } from "./Transcript.js";

export interface ChatOutputOptions {
  /** Gives the level of the widget's title, below which the headings of answers are. */
  useHeadingLevel(): number;
}

/** The conversation as a transcript, with the answer at its end. */
export function chatOutput({ useHeadingLevel }: ChatOutputOptions): TaskOutput<Reply, Chat> {
  const View = (props: Omit<TranscriptProps, "headingLevel">) => <Transcript {...props} headingLevel={useHeadingLevel()} />;
  return {
    promise: "The conversation appears here.",
    fromCard: readReply,
    fromAnswer: readReply,
    complete: (reply) => reply.frames && bringChunks().then((module) => module.readFrames(reply) ?? reply),
    bringFromChunk: () => bringChunks().then((module) => module.addChunk),
    toCard: replyToCard,
    toText: (reply, _chat, t) => wordReply(reply, t),
    toTable: (reply, chat, t) => ({
      columns: [t("Who"), t("Message")],
      rows: turnsOf(withReply(chat, reply)).map((turn) => [t(names[turn.role]), wordTurn(turn)]),
    }),
    View,
    Asked: View,
  };
}

/** Brings what reads a stream. */
const bringChunks = () => import("../../core/replyChunks.js");

function turnsOf({ turns, last }: Chat): readonly Turn[] {
  return pathTo(turns, last).flatMap((at) => turns[at] ?? []);
}

const Transcript = lazily(() => import("./Transcript.js"), AsWritten, true);

/** All that was said as it is written. */
function AsWritten({ input, output, partial }: TranscriptProps) {
  const t = useWords();
  return (
    <ol className="iw-chat" aria-label={t("Conversation")}>
      {turnsOf(withReply(input, output)).map((turn, index) => (
        <li className="iw-turn" key={index}>
          <span className="iw-small iw-bold">{t(names[turn.role])}</span>
          <p className="iw-turn-said iw-spoken" dir="auto">
            {wordTurn(turn).slice(0, 20_000) || (!partial && t(noText))}
          </p>
        </li>
      ))}
    </ol>
  );
}
