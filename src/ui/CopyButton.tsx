"use client";
import { useEffect, useState } from "react";
import { Icon } from "./Icon.js";
import { check } from "./icons.js";
import { copy } from "./toolIcons.js";
import { useWords } from "./words.js";

export interface CopyButtonProps {
  /** A text, or the bytes of one that takes a while to write. */
  text: () => string | Promise<Blob>;
  label: string;
  /** In a row of buttons with one tab stop, whether this is it. */
  tabIndex?: 0 | -1;
}

/** Copies a text, and says beside it whether that was allowed. */
export function CopyButton({ text, label, tabIndex }: CopyButtonProps) {
  const t = useWords();
  const [copied, setCopied] = useState<{ readonly done: boolean }>();
  useEffect(
    function forget() {
      if (!copied) return;
      const timer = setTimeout(() => setCopied(undefined), 2500);
      return () => clearTimeout(timer);
    },
    [copied],
  );

  function copyText(): void {
    write(text()).then(
      () => setCopied({ done: true }),
      () => setCopied({ done: false }),
    );
  }

  return (
    <>
      <span className="iw-small" role="status">
        {copied && t(copied.done ? "Copied" : "Copying is not allowed here")}
      </span>
      <button className="iw-tool" type="button" aria-label={label} tabIndex={tabIndex} onClick={copyText}>
        <Icon path={copied?.done ? check : copy} className="iw-i16" />
      </button>
    </>
  );
}

async function write(text: string | Promise<Blob>): Promise<void> {
  // Absent where the page is not served securely.
  if (!navigator.clipboard) throw new Error("no clipboard");
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  // What comes later must be promised at once: some browsers allow nothing after the press.
  const bytes = text.then((written) => new Blob([written], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": bytes })]);
}
