"use client";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { lazily } from "../../ui/lazily.js";
import { Notice } from "../../ui/Notice.js";
import { useWords } from "../../ui/words.js";
import { labelsOutput } from "../labels.js";
import { type Answer, readAnswer } from "./answer.js";
import type { DrawingProps } from "./Drawing.js";
import { longest, Passage } from "./Passage.js";
import { nothing, wordAnswer } from "./words.js";

/** Any answer, drawn by its shape: labels, texts, numbers, a table, media, or JSON. */
export const answerOutput: TaskOutput<Answer> = {
  promise: "The answer appears here, drawn by what it is.",
  fromCard: readAnswer,
  fromAnswer: readAnswer,
  toCard: ({ body }) => body,
  toText: wordAnswer,
  View: AnswerView,
};

/** On a server, and until its code is there, in words. */
const Drawing = lazily(() => import("./Drawing.js"), InWords, true);

function InWords({ output }: DrawingProps) {
  const t = useWords();
  return <Passage text={wordAnswer(output, undefined, t).slice(0, longest)} score={null} />;
}

function AnswerView({ output, input }: OutputViewProps<Answer>) {
  const t = useWords();
  if (output.kind === "nothing") return <Notice tone="info" title={t(nothing)} />;
  if (output.kind === "labels") return <labelsOutput.View output={output.labels} input={input} />;
  const [text, ...others] = output.kind === "text" ? output.texts : [];
  const isShort = text && others.length === 0 && text.text.length <= longest;
  return isShort ? <Passage {...text} /> : <Drawing output={output} />;
}
