import type { Translate } from "../../core/message.js";
import { bareWord, type Fill, fillIn, isContinuation, type Piece, plainSequence } from "./fills.js";

/** The text with these words in it; without masks in it, what the server says of the first one. */
export function sentenceOf(text: string, words: readonly (Fill | undefined)[], mask: string | undefined): readonly Piece[] {
  const pieces = fillIn(text, words, mask);
  return pieces.length > 1 ? pieces : [{ kind: "text", text: plainSequence(words[0]?.sequence ?? "") }];
}

/** The word as a visitor reads it: without its tokenizer's marks, a piece of a word with dots before it. */
export function labelOf(fill: Fill, t: Translate): string {
  const bare = bareWord(fill);
  if (fill.word === undefined) return t("Token {token}", { token: String(fill.token) });
  if (bare === "") return t("(a blank)");
  return isContinuation(fill) ? `…${bare}` : bare;
}

/** What a piece of the sentence says. */
export function wordsOf(piece: Piece, t: Translate): string {
  return piece.kind === "mask" && piece.fill && bareWord(piece.fill) === "" ? labelOf(piece.fill, t) : piece.text;
}
