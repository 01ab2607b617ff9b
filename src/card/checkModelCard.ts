import { shapeOf } from "./exampleFields.js";
import { readFrontMatter } from "./frontMatter.js";
import type { ModelCard, Problem } from "./modelCard.js";
import { type ReadModelCardOptions, readModelCard } from "./readModelCard.js";

/**
 * What the author of a model card may want to change: all that `readModelCard` reports, and what the card lacks.
 *
 * Each problem has the line and column in the file, from the top down; none stands twice. What concerns the whole card stands
 * at its opening `---`, else at the start of the file. Neither `message` nor `path` holds a control character; of a `fix`,
 * which may have several lines, only line ends and tabs are kept. `id` is "owner/name" unless it is given. Never throws.
 *
 * @example
 * checkModelCard(markdown).filter(({ severity }) => severity === "error")
 */
export function checkModelCard(markdown: string, options: Partial<ReadModelCardOptions> = {}): readonly Problem[] {
  const card = readModelCard(markdown, { id: "owner/name", ...options });
  const { place } = readFrontMatter(markdown, () => {});
  const isRead = Object.keys(card.data).length > 0;
  const problems = [...card.problems, ...findGaps(card, isRead)].map((problem) => ({
    ...(isRead ? place(problem.path) : { line: 1, column: 1 }),
    ...withoutControls(problem),
  }));
  const byText = new Map(problems.map((problem) => [textOf(problem), problem]));
  return [...byText.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

/** What is missing altogether; nothing where parts of the card are lost, since it may be in these. */
function findGaps({ data, task, taskName, examples, maskToken, problems }: ModelCard, isRead: boolean): readonly Problem[] {
  if (problems.some(({ code, severity }) => code === "yaml-error" || (severity === "error" && !isRead))) return [];
  const gaps: Problem[] = [];
  if (task === undefined && taskName === undefined) {
    gaps.push({
      code: "no-task",
      severity: "warning",
      path: "pipeline_tag" in data ? "pipeline_tag" : "",
      message:
        "The card does not name a task, which decides on the widget. The Hub may still know it from the model's `config.json`.",
      fix: isRead ? "pipeline_tag: text-classification" : "---\npipeline_tag: text-classification\n---",
    });
  }

  const path = "widget" in data ? "widget" : "";
  const areExamplesJudged = problems.some((problem) => /^(?:widget|widgets|examples)\b|^\["?-/.test(problem.path));
  if (examples.length === 0 && !areExamplesJudged) {
    const fix = exampleFor(task, maskToken);
    gaps.push({
      code: "no-examples",
      severity: "info",
      path,
      message: "The card has no example, so visitors get general ones or none.",
      ...(fix !== undefined && { fix }),
    });
  }

  const isOutputJudged = problems.some(({ code, path }) => code === "no-usable-example" || /\boutput\b/.test(path));
  if (examples.length > 0 && !isOutputJudged && examples.every(({ output }) => output === undefined)) {
    const fix = outputFor(task);
    gaps.push({
      code: "no-recorded-output",
      severity: "info",
      path,
      message: "No example has a recorded `output`. Most models have no server, so that a recorded output is all visitors see.",
      ...(fix !== undefined && { fix }),
    });
  }
  return gaps;
}

/** Undefined where the examples of a task have no set form. */
function exampleFor(task: ModelCard["task"], maskToken = "[MASK]"): string | undefined {
  const shape = shapeOf(task);
  if (!shape && task !== undefined) return undefined;
  const fields = shape?.pair ?? shape?.reads.slice(0, 1) ?? ["text"];
  const written = fields.map((field) => `${field}: ${task === "fill-mask" ? `… ${maskToken} …` : (forms.get(field) ?? "…")}`);
  return `widget:\n  - ${written.join("\n    ")}`;
}

/** How the value of a field is written that is no plain text. */
const forms: ReadonlyMap<string, string> = new Map([
  ["candidate_labels", "first, second"],
  ["sentences", "[first, second]"],
  ["structured_data", "{ Column: [cell, cell] }"],
  ["table", "{ Column: [cell, cell] }"],
]);

function outputFor(task: ModelCard["task"]): string | undefined {
  switch (shapeOf(task)?.output) {
    case "labels":
      return "output:\n  - label: …\n    score: 0.9";
    case "text":
      return "output:\n  text: …";
    case "media":
      return "output:\n  url: …";
    case "answer":
      return "output:\n  answer: …";
    case "numbers":
      return "output: [0.9, 0.1]";
    case undefined:
      return undefined;
  }
}

function withoutControls(problem: Problem): Problem {
  const { path, message, fix } = problem;
  return {
    ...problem,
    path: path.replace(/\p{Cc}/gu, escapeOf),
    message: message.replace(/\p{Cc}/gu, escapeOf),
    ...(fix !== undefined && { fix: fix.replace(/(?![\t\n])\p{Cc}/gu, escapeOf) }),
  };
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function textOf({ line, column, code, message, fix }: Problem): string {
  return JSON.stringify([line, column, code, message, fix]);
}
