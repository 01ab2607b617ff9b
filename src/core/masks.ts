import type { TextRange } from "./codePoints.js";

/** What stands for the word to be found, in the models there are. */
export const masks = ["<mask>", "[MASK]", "{mask}", "<MASK>"] as const;

/**
 * The places of the masks in a text, in order.
 *
 * Where `own`, the mask of the model, stands in the text, nothing else is a mask: `{mask}` may be a word of the text.
 * Else it is the kind of mask that stands first, of whatever model.
 */
export function findMasks(text: string, own?: string): readonly TextRange[] {
  const kind = own && text.includes(own) ? own : firstKind(text);
  const places: TextRange[] = [];
  if (kind === undefined) return places;
  for (let start = text.indexOf(kind); start >= 0; start = text.indexOf(kind, start + kind.length)) {
    places.push({ start, end: start + kind.length });
  }
  return places;
}

/** The text with the masks of another model replaced by `own`, the mask of this one. */
export function withMask(text: string, own: string): string {
  const kind = text.includes(own) ? undefined : firstKind(text);
  return kind === undefined ? text : text.replaceAll(kind, () => own);
}

function firstKind(text: string): string | undefined {
  return /<mask>|\[MASK\]|\{mask\}|<MASK>/.exec(text)?.[0];
}
