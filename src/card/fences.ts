import type { Report } from "./modelCard.js";
import { type Line, linesFrom } from "./places.js";

/** The longest front matter that is read, in UTF-16 code units. */
export const maxLength = 65_536;
// Of 29 432 cards none had a tenth of it.
const maxLines = 6_000;

/** What stands between two fences. */
export interface Block {
  readonly lines: readonly Line[];
  /** Line of the opening fence, counted from 1. */
  readonly opening: number;
  /** False for what may as well be text between two rules: a block after other text, or after an empty one. */
  readonly isCertain: boolean;
  /** Tells what is unusual about the fences. */
  tell(report: Report): void;
}

const invisible = /[\uFEFF\u200B\uFFFC]/;
const blank = /^[\s\uFEFF\u200B\uFFFC]*$/;

/**
 * Finds the front matter where the Hub finds it: the first block between two lines that are exactly `---`.
 *
 * Undefined without one. A block the Hub refuses is refused too, and reported.
 * Sources: https://huggingface.co/docs/hub/model-cards#model-card-metadata and what the Hub read in odd cards of 2022, where it
 * took blocks after other text, and none with a blank before the opening fence or more dashes than three.
 */
export function findBlock(markdown: string, report: Report): Block | undefined {
  // Longer than the text before a block and the block may be, so that a cut cannot pass for the end of the file.
  const start = markdown.slice(0, 2 * maxLength + 1024);
  const isCut = start.length < markdown.length;
  const lines = start.split(/\r\n|\r|\n/);
  const first = lines.findIndex((text) => !blank.test(text));
  const firstText = lines[first] ?? "";
  const hidden = /^[\uFEFF\u200B\uFFFC]*/.exec(firstText)?.[0] ?? "";
  const startsFirst = first >= 0 && firstText.slice(hidden.length) === "---";

  const badFence = !startsFirst && /^(?:\\n)?\s*---[-\s]*$/.test(firstText.slice(hidden.length));
  if (badFence) {
    report({
      code: "bad-fence",
      severity: "error",
      path: "",
      line: first + 1,
      column: hidden.length + 1,
      message:
        "The front matter begins with a line of exactly three dashes, with nothing before or after them; this one is not read.",
      fix: "---",
    });
    return undefined;
  }

  const opening = startsFirst ? first : lines.indexOf("---");
  if (opening < 0) {
    reportMissingFence(lines, first, report);
    return undefined;
  }
  // One line at least is between the fences, so that of two fences in a row the second does not close.
  const closing = lines.findIndex(
    (text, index) => index > opening + 1 && (text === "---" || (/^---[ \t]+$/.test(text) && index < lines.length - 1)),
  );
  const inner = lines.slice(opening + 1, closing < 0 ? undefined : closing);
  const length = inner.reduce((sum, text) => sum + text.length + 1, 0);
  const isTooLarge = length > maxLength + 1 || inner.length > maxLines;
  if (closing < 0 || isTooLarge) {
    if (!startsFirst || inner[0] === "---") return undefined;
    if (isTooLarge || isCut) reportTooLarge(opening, report);
    else reportUnclosed(lines, opening, report);
    return undefined;
  }

  const isDoubled = inner[0] === "---";
  return {
    lines: linesFrom(inner, opening + 2).slice(isDoubled ? 1 : 0),
    opening: opening + 1,
    isCertain: startsFirst && !isDoubled,
    tell: (report) => {
      if (startsFirst && lines.slice(0, first + 1).some((text) => invisible.test(text))) {
        report({
          code: "invisible-start",
          severity: "warning",
          path: "",
          line: 1,
          column: 1,
          message:
            "An invisible character stands before the first `---`; some programs do not find the front matter then. Save the file without it.",
        });
      }
      if (!startsFirst) {
        report({
          code: "front-matter-not-first",
          severity: "warning",
          path: "",
          line: opening + 1,
          column: 1,
          message: "Text stands before the front matter; many programs do not find it then. Move it to the top of the file.",
        });
      }
      if (isDoubled) {
        report({
          code: "doubled-fence",
          severity: "info",
          path: "",
          line: opening + 2,
          column: 1,
          message: "The opening `---` stands twice; one is enough.",
        });
      }
      if (lines[closing] !== "---") {
        report({
          code: "bad-fence",
          severity: "warning",
          path: "",
          line: closing + 1,
          column: 4,
          message: "Blanks stand after the closing `---`; some programs do not find the end of the front matter then.",
          fix: "---",
        });
      }
    },
  };
}

function reportTooLarge(opening: number, report: Report): void {
  report({
    code: "too-large",
    severity: "error",
    path: "",
    line: opening + 1,
    column: 1,
    message: `The front matter is longer than ${maxLength / 1024} KiB or ${maxLines} lines and is not read.`,
  });
}

function reportUnclosed(lines: readonly string[], opening: number, report: Report): void {
  const nearly = lines.findIndex((text, index) => index > opening && /^\s*---[-\s]*$/.test(text));
  report({
    code: "unclosed",
    severity: "error",
    path: "",
    line: (nearly < 0 ? opening : nearly) + 1,
    column: 1,
    message:
      nearly < 0
        ? "The front matter has no closing `---` line, so none of it is read."
        : "The front matter ends with a line of exactly three dashes; this one does not close it, so none of it is read.",
    fix: "---",
  });
}

const keyOfCards =
  "language|license|tags|datasets|metrics|widget|pipeline_tag|library_name|base_model|model-index|inference|thumbnail";
const startsWithKey = new RegExp(`^\\s*(?:${keyOfCards}):`);

/** Whether a key is one that model cards have. */
export function isKeyOfCards(key: string): boolean {
  return `|${keyOfCards}|`.includes(`|${key}|`);
}

function reportMissingFence(lines: readonly string[], first: number, report: Report): void {
  const line = startsWithKey.test(lines[first] ?? "") ? first : lines.findIndex((text) => /^pipeline_tag:\s*\S+$/.test(text));
  if (line < 0) return;
  report({
    code: "no-fence",
    severity: "error",
    path: "",
    line: line + 1,
    column: 1,
    message:
      "This reads like front matter but does not stand between two `---` lines at the top of the file, so none of it is read.",
    fix: "---",
  });
}
