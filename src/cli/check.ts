import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { checkModelCard, type Problem, readModelCard } from "../card/index.js";
import { excerptOf } from "./excerpt.js";
import { type Terminal, toInertText } from "./terminal.js";

/** A file and what is wrong with it. */
interface Checked {
  readonly file: string;
  /** Undefined for a file that cannot be read, which is its only problem. */
  readonly markdown: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * The command `check`: tells the problems of model cards.
 *
 * Takes names of files, `-` for the standard input, and `--json`. Gives 1 when there is an error, 2 when the arguments are
 * not understood, else 0.
 */
export async function check(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const wish = readArguments(args);
  if (wish instanceof Error) {
    terminal.complain(`${toInertText(wish.message)} Write: inference-widgets check [--json] README.md\n`);
    return 2;
  }
  const checked: Checked[] = [];
  for (const file of wish.files) checked.push(await checkFile(file, terminal));
  terminal.write(wish.isForPrograms ? toJson(checked) : toReport(checked, terminal.hasColours));
  return checked.some(({ problems }) => problems.some(({ severity }) => severity === "error")) ? 1 : 0;
}

function readArguments(
  args: readonly string[],
): { readonly files: ReadonlySet<string>; readonly isForPrograms: boolean } | Error {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      options: { json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (positionals.length === 0) return new Error("No file is named.");
    return { files: new Set(positionals), isForPrograms: values.json };
  } catch {
    return new Error(`The arguments are not understood: ${args.join(" ")}.`);
  }
}

async function checkFile(file: string, terminal: Terminal): Promise<Checked> {
  try {
    const markdown = file === "-" ? await terminal.readInput() : await readFile(file, "utf8");
    return { file, markdown, problems: checkModelCard(markdown) };
  } catch (error) {
    const message = `This file cannot be read: ${reasonOf(error)}.`;
    return { file, markdown: undefined, problems: [{ code: "unreadable-file", severity: "error", path: "", message }] };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "you may not open it";
    default:
      return `the system says ${code}`;
  }
}

/** JSON that is safe to show: what is escaped can only stand inside its texts, where the escape means the same. */
function toJson(checked: readonly Checked[]): string {
  const list = checked.map(({ file, problems }) => ({ file, problems }));
  return `${JSON.stringify(list, null, 2).split("\n").map(toInertText).join("\n")}\n`;
}

const words = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Problem["severity"], string>;

function toReport(checked: readonly Checked[], hasColours: boolean): string {
  const paint = hasColours ? inColour : (_: Colour, text: string) => text;
  return `${[...checked.map((one) => reportOf(one, paint)), paint("bold", summaryOf(checked))].join("\n\n")}\n`;
}

function reportOf({ file, markdown, problems }: Checked, paint: Paint): string {
  const heading = paint("bold", file === "-" ? "standard input" : toInertText(file));
  if (problems.length === 0 && markdown !== undefined) {
    const { task, examples } = readModelCard(markdown, { id: "owner/name" });
    return `${heading}\n  ${paint("green", "fine")}: ${task}, ${count(examples.length, "example")}`;
  }
  const lines = markdown?.split(/\r\n|\r|\n/) ?? [];
  return [heading, ...problems.map((problem) => describe(problem, lines, paint))].join("\n");
}

function describe(problem: Problem, lines: readonly string[], paint: Paint): string {
  const { line, column, severity, message, code, fix } = problem;
  const written = lines[(line ?? 0) - 1] ?? "";
  const headline = [paint(colours[severity], words[severity]), toInertText(message), paint("dim", code)];
  if (line !== undefined && column !== undefined) headline.unshift(`${line}:${column}`);
  const [source, caret] = excerptOf(written, column ?? 1);
  return [
    `  ${headline.join("  ")}`,
    ...(written === "" ? [] : [`    ${source}`, `    ${paint(colours[severity], caret)}`]),
    ...(fix === undefined ? [] : [`    ${isGap(problem, written) ? "add" : "write instead"}:`]),
    ...linesOf(fix ?? "").map((text) => `      ${text}`),
  ].join("\n");
}

/** Whether something is missing rather than wrong: nothing is written at the place, or already the very line that lacks elsewhere. */
function isGap({ code, path, fix }: Problem, written: string): boolean {
  return code === "no-recorded-output" || (code.startsWith("no-") && path === "") || fix === written;
}

/** Blanks alone stand in quotes, else nobody would see them. */
function linesOf(fix: string): readonly string[] {
  if (fix === "") return [];
  return fix.trim() === "" ? [JSON.stringify(fix)] : fix.replace(/^\n/, "").split("\n").map(toInertText);
}

function summaryOf(checked: readonly Checked[]): string {
  const all = checked.flatMap(({ problems }) => problems.map(({ severity }) => severity));
  const told = (["error", "warning", "info"] as const).flatMap((severity) => {
    const number = all.filter((one) => one === severity).length;
    return number === 0 ? [] : [count(number, words[severity])];
  });
  return [count(checked.length, "file"), ...(told.length === 0 ? ["no problems"] : told)].join(", ");
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

const colourCodes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
type Colour = keyof typeof colourCodes;
type Paint = (colour: Colour, text: string) => string;
const colours = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Problem["severity"], Colour>;

function inColour(colour: Colour, text: string): string {
  return `\u001b[${colourCodes[colour]}m${text}\u001b[0m`;
}
