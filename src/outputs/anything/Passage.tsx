"use client";
import { useWords } from "../../ui/words.js";
import type { ScoredText } from "./answer.js";
import { scoreWords } from "./words.js";

/** Longest text, in characters, that is drawn before all of it is asked for. */
export const longest = 20_000;

/** A text as it came, with its score. */
export function Passage({ text, score }: ScoredText) {
  const t = useWords();
  return (
    <div>
      <p className="iw-written" dir="auto">
        {text}
      </p>
      {score !== null && (
        <p className="iw-sub">
          <bdi>{scoreWords(score, t)}</bdi>
        </p>
      )}
    </div>
  );
}
