"use client";
import { useMemo } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import type { TextInput } from "../../inputs/textInput.js";
import { textsOutput, type WrittenText } from "../../outputs/texts.js";
import { useWords } from "../../ui/words.js";
import { lengthsOf } from "./lengths.js";

/** A summary, and how long it is beside the text. The length is left out of `toText`: what is copied is the summary alone. */
export const summaryOutput: TaskOutput<readonly WrittenText[], TextInput> = {
  ...textsOutput,
  promise: "The summary appears here.",
  View: Summary,
};

function Summary({ output, input }: OutputViewProps<readonly WrittenText[], TextInput>) {
  const t = useWords();
  const [written, ...others] = output;
  const lengths = useMemo(() => written && lengthsOf(written.text, input.text), [written, input.text]);
  const isShown = lengths && lengths.summary > 0 && others.length === 0;
  return (
    <div className="iw-stack">
      <textsOutput.View output={output} input={input} />
      {isShown && (
        <p className="iw-note iw-num">
          <bdi>
            {lengths.unit === "word"
              ? t("{n} {n|word|words} out of {all}", { n: lengths.summary, all: lengths.text })
              : t("{n} {n|character|characters} out of {all}", { n: lengths.summary, all: lengths.text })}
          </bdi>
        </p>
      )}
    </div>
  );
}
