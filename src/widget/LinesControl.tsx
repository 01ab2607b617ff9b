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
  const isOwn = String(read(draft)) === String(value);
  return (
    <textarea
      className="iw-text iw-param-lines"
      id={id}
      rows={2}
      aria-describedby={described}
      // What was set from outside is shown as it is.
      value={isOwn ? draft : linesOf(value)}
      placeholder={unset === undefined ? t("Default") : linesOf(unset)}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}

function read(lines: string): readonly string[] | undefined {
  const texts = lines.split("\n").flatMap((line) => (line === "" ? [] : [line.replaceAll("\\n", "\n")]));
  return texts.length > 0 ? texts : undefined;
}

function linesOf(value: unknown): string {
  const texts: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return texts.map((text) => String(text).replaceAll("\n", "\\n")).join("\n");
}
