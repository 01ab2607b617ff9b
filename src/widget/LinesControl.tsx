"use client";
import { useState } from "react";
import { useWords } from "../ui/words.js";

interface LinesControlProps {
  id: string;
  described: string | undefined;
  value: unknown;
  unset: unknown;
  onChange(value: readonly string[] | undefined): void;
}

/** Texts, one per line; a line break within a text is written `\n`. */
export default function LinesControl({ id, described, value, unset, onChange }: LinesControlProps) {
  const t = useWords();
  const [draft, setDraft] = useState(linesOf(value));
  return (
    <textarea
      className="iw-text iw-param-lines"
      id={id}
      rows={2}
      aria-describedby={described}
      // Set back from outside, the lines are no longer shown.
      value={value === undefined ? "" : draft}
      placeholder={unset === undefined ? t("Default") : linesOf(unset)}
      onChange={(event) => {
        const texts = event.target.value.split("\n").flatMap((line) => (line === "" ? [] : [line.replaceAll("\\n", "\n")]));
        setDraft(event.target.value);
        onChange(texts.length > 0 ? texts : undefined);
      }}
    />
  );
}

function linesOf(value: unknown): string {
  const texts: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return texts.map((text) => String(text).replaceAll("\n", "\\n")).join("\n");
}
