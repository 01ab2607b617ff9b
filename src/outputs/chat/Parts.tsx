"use client";
import type { Part } from "../../core/chatParts.js";
import { wordPart } from "../../core/replyParts.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import type { MediaPartProps } from "./MediaPart.js";

const MediaPart = lazily(() => import("./MediaPart.js"), InWords);

/** The files of a message, one below the other. */
export function Parts({ parts, by }: { parts: readonly Part[]; by: MediaPartProps["by"] }) {
  return (
    <div className="iw-parts">
      {parts.map((part, index) => (
        <MediaPart part={part} by={by} key={index} />
      ))}
    </div>
  );
}

function InWords({ part }: MediaPartProps) {
  const t = useWords();
  return (
    <p className="iw-spoken" dir="auto">
      {t(wordPart(part))}
    </p>
  );
}
