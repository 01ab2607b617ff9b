/** Candidate labels that one request holds at most; a model reads the text once for each. */
export const mostCandidates = 200;

/** A part of a list: what begins with a double quote goes on to the closing one. */
const part = / *"[^"]*(?:"|$)[^,，、،;；؛\t\r\n]*|[^,，、،;；؛\t\r\n]+/g;

/**
 * The parts of a list that is being written, and what is written of its last one.
 *
 * Commas, semicolons, tabs and new lines separate. What stands in double quotes stays together, so that a label may hold
 * a comma: `"Paris, France", Rome` are two.
 */
export function cutCandidates(text: string): { readonly whole: readonly string[]; readonly rest: string } {
  const parts: readonly string[] = text.match(part) ?? [];
  const last = parts.at(-1) ?? "";
  return text.endsWith(last) && last !== ""
    ? { whole: bare(parts.slice(0, -1)), rest: last.trimStart() }
    : { whole: bare(parts), rest: "" };
}

/** All parts of a list, the last one too. */
export function splitCandidates(text: string): readonly string[] {
  return bare(text.match(part) ?? []);
}

function bare(parts: readonly string[]): readonly string[] {
  return parts
    .map((one) =>
      one
        .trim()
        .replace(/^"([^"]*)"?$/, "$1")
        .trim(),
    )
    .filter((one) => one !== "");
}

/** The labels with others at their end: none twice, none blank, at most `mostCandidates`. Upper and lower case differ. */
export function addCandidates(labels: readonly string[], added: readonly string[]): readonly string[] {
  const all = [...labels, ...added.map((label) => label.trim())];
  return [...new Set(all.filter((label) => label !== ""))].slice(0, mostCandidates);
}

/**
 * The candidate labels of a card: a text with commas, as the Hub writes them, or a list, whose labels may hold commas.
 *
 * Undefined for anything else.
 */
export function readCandidates(value: unknown): readonly string[] | undefined {
  if (typeof value === "string") return addCandidates([], splitCandidates(value));
  if (!Array.isArray(value)) return undefined;
  return addCandidates(
    [],
    value.flatMap((label: unknown) => (["string", "number", "boolean"].includes(typeof label) ? [String(label)] : [])),
  );
}

/** The labels as a card writes them: a text with commas, or a list where a text would be read as other labels. */
export function writeCandidates(labels: readonly string[]): string | readonly string[] {
  const text = labels.join(", ");
  const again = splitCandidates(text);
  return again.every((label, index) => label === labels[index]) ? text : labels;
}
