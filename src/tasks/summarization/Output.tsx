"use client";
import { useMemo } from "react";
import type { Translate } from "../../core/message.js";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { TextInput } from "../../inputs/textInput.js";
import { textsOutput, type WrittenText } from "../../outputs/texts.js";
import { useWords } from "../../ui/words.js";
import { lengthsOf } from "./lengths.js";

/** A summary, and how long it is beside the text. */
export const summaryOutput: TaskOutput<readonly WrittenText[], TextInput> = {
  ...textsOutput,
  promise: "The summary appears here.",
  toText: (texts, input, t) =>
    [textsOutput.toText(texts, undefined, t), wordLengths(texts, input, t)].filter(Boolean).join("\n\n"),
  View: Summary,
};

function Summary({ output, input }: OutputViewProps<readonly WrittenText[], TextInput>) {
  const t = useWords();
  const lengths = useMemo(() => wordLengths(output, input, t), [output, input, t]);
  return (
    <div className="iw-stack">
      <textsOutput.View output={output} input={input} />
      {lengths !== "" && (
        <p className="iw-note iw-num">
          <bdi>{lengths}</bdi>
        </p>
      )}
    </div>
  );
}

/** How long a summary is, and the text; nothing of several, or of none. */
function wordLengths([written, ...others]: readonly WrittenText[], { text }: TextInput, t: Translate): string {
  if (!written || others.length > 0) return "";
  const { unit, summary: n, text: all } = lengthsOf(written.text, text);
  if (n === 0) return "";
  return unit === "word"
    ? t("{n} {n|word|words} out of {all}", { n, all })
    : t("{n} {n|character|characters} out of {all}", { n, all });
}
