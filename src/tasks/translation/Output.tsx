"use client";
import { useContext } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { textsOutput, type WrittenText } from "../../outputs/texts.js";
import { WidgetContext } from "../../widget/context.js";
import { tagOf } from "./tag.js";

/** A translation, marked with its language for whoever reads it aloud. */
export const translationOutput: TaskOutput<readonly WrittenText[]> = {
  ...textsOutput,
  promise: "The translation appears here.",
  View: Translation,
};

function Translation(props: OutputViewProps<readonly WrittenText[]>) {
  const target = useContext(WidgetContext)?.state.runParameters.tgt_lang;
  return (
    <div lang={typeof target === "string" ? tagOf(target) : undefined}>
      <textsOutput.View {...props} />
    </div>
  );
}
