import { createRequire } from "node:module";
import { check } from "./check.js";
import { type Terminal, toInertText } from "./terminal.js";

/**
 * Runs the command that the arguments ask for, and says how to end: 0 when all is well, 1 when an error was found, 2 for
 * arguments that are not understood.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [command, ...rest] = args;
  switch (command) {
    case "check":
      if (rest.includes("--help")) break;
      return check(rest, terminal);
    case "--version":
      terminal.write(`${readVersion()}\n`);
      return 0;
    case "--help":
      break;
    case undefined:
      terminal.complain(usage);
      return 2;
    default:
      terminal.complain(
        `There is no command ${JSON.stringify(toInertText(command))}. inference-widgets --help lists what there is.\n`,
      );
      return 2;
  }
  terminal.write(usage);
  return 0;
}

const usage = `Usage: inference-widgets check [--json] <file>...

  check      Says what is wrong with the front matter of model cards, where, and what to write instead.
             The file - is the standard input.
    --json   Prints [{ file, problems }] instead, for programs.

  --help     Prints this.
  --version  Prints the version.

Ends with 1 when a card has an error or cannot be read, 2 when the arguments are not understood, else 0.
`;

function readVersion(): string {
  const { version }: { readonly version: string } = createRequire(import.meta.url)("../../package.json");
  return version;
}
