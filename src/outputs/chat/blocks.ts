/** Characters of one message that are drawn before all of it is asked for. */
export const longest = 20_000;

/** Elements that one message may be drawn with. */
const mostElements = 1_500;

/** Longest block, in characters, that is read as Markdown where it is no code. */
const longestBlock = 8_000;

/** Marks of emphasis and links in one block: what is nested of them takes time that grows with their square. */
const mostMarks = 600;

/** A part of a text that can be read on its own. */
export interface Block {
  readonly text: string;
  /** `plain` where reading it as Markdown would take too long or give too many elements. */
  readonly kind: "markdown" | "plain";
}

/** The beginning of a long text, cut where a line ends if there is one near, and the rest. */
export function cutLong(text: string): readonly [beginning: string, rest: string] {
  if (text.length <= longest) return [text, ""];
  const line = text.lastIndexOf("\n", longest);
  const at = line > longest / 2 ? line + 1 : /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
  return [text.slice(0, at), text.slice(at)];
}

/**
 * A text in blocks that can be read each on its own, so that of a growing text only the last has to be read anew.
 *
 * They end where a paragraph, a heading or code begins at the margin; a list is one block.
 */
export function splitBlocks(text: string): readonly Block[] {
  const parts: string[][] = [[]];
  let fence: string | undefined;
  let isAfterBlank = false;
  let isAfterFence = false;
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const closes = fence !== undefined && mark?.startsWith(fence) && /^\s*[`~]+\s*$/.test(line);
    const begins =
      isAfterFence || (isAfterBlank && /^(?![\s>|]|[-*+]\s|\d{1,9}[.)]\s)/.test(line)) || /^(`{3}|~{3}|#)/.test(line);
    if (fence === undefined && begins && line !== "" && parts.at(-1)?.length) parts.push([]);
    parts.at(-1)?.push(line);
    isAfterFence = Boolean(closes) && !/^\s/.test(line);
    if (fence === undefined) fence = mark;
    else if (closes) fence = undefined;
    isAfterBlank = line.trim() === "";
  }
  let left = mostElements;
  return parts.map((lines) => {
    const block = lines.join("\n");
    left -= weigh(block);
    return { text: block, kind: left < 0 || isTangled(block) ? "plain" : "markdown" };
  });
}

/** At most so many elements come of a text as Markdown. */
export function weigh(text: string): number {
  return 4 + 2 * (text.match(/[\n*_~`|[\]<:@]|www\./g)?.length ?? 0);
}

/** Lists and quotes nested deeper than anybody reads, and blocks of a size or kind that no model writes on purpose. */
function isTangled(block: string): boolean {
  if (/^ {0,3}(`{3}|~{3})/.test(block)) return false;
  if (block.length > longestBlock) return true;
  if (/^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))){9}/m.test(block)) return true;
  if (/^[ \t]{24,}(?:>|[-*+]\s|\d{1,9}[.)]\s)/m.test(block)) return true;
  return block.split(/\n\s*\n/).some((paragraph) => (paragraph.match(/[*_~`[\]<!]/g)?.length ?? 0) > mostMarks);
}
