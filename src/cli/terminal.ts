/** What a command talks to. */
export interface Terminal {
  /** Writes to the standard output. */
  write(text: string): void;
  /** Writes to the standard error output. */
  complain(text: string): void;
  /** All that comes from the standard input. */
  readInput(): Promise<string>;
  readonly hasColours: boolean;
}

/**
 * Whether to write in colours: on a terminal only, unless `FORCE_COLOR` or `NO_COLOR` says otherwise; the first wins over the second.
 *
 * Sources: https://no-color.org and https://force-color.org
 */
export function wantsColours(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = env;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && !NO_COLOR && TERM !== "dumb";
}

/** Control characters but the tab, those that turn the direction of what follows, and those that cannot be seen. */
const unsafe = /(?!\t)\p{Cc}|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** One line of untrusted text that a terminal only shows: what might move, recolour or turn it stands as an escape such as `\u001b`. */
export function toInertText(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
