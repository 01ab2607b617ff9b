import type { Problem, Report } from "./modelCard.js";

/** A place in a file. */
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units; a tab is one. */
  readonly column: number;
}

/**
 * Where a value stands, by its path, such as `widget[2].output.url`.
 *
 * A quoted value stands at its quote, a block text at its `|` or `>`, an empty value at its key. A path that leads to nothing
 * has the place of the nearest value around it.
 */
export type FindPlace = (path: string, part?: "key") => Place;

/** The place of a value. */
export interface Located extends Place {
  /** The place of its key, where it has one. */
  readonly key?: Place;
  /** What stands there where that is a text without quotes, such as `007`. */
  readonly written?: string;
}

/** The same report, that adds to each problem the place of its path. */
export function withPlaces(report: Report, place: FindPlace): Report {
  return (problem) => {
    const part = isAboutKey(problem) ? "key" : undefined;
    report(problem.line === undefined ? { ...problem, ...place(problem.path, part) } : problem);
  };
}

const codesOfKeys: ReadonlySet<string> = new Set([
  "field-name",
  "misnamed-widget",
  "misplaced-task",
  "parameter-beside-fields",
  "unknown-field",
]);

/** Whether it is the key that has to be written anew. */
function isAboutKey({ code, path }: Problem): boolean {
  return codesOfKeys.has(code) || (code === "license" && path !== "license");
}

/** Finds places among those known; `root` is that of the whole. */
export function createFindPlace(known: ReadonlyMap<string, Located>, root: Place): FindPlace {
  return (path, part) => {
    for (
      let around = path;
      around !== "";
      around = around.slice(0, Math.max(around.lastIndexOf("."), around.lastIndexOf("["), 0))
    ) {
      const place = known.get(around);
      if (!place) continue;
      const { line, column } = (around === path && part && place[part]) || place;
      return { line, column };
    }
    return root;
  };
}

/** A line of a file, perhaps rewritten, that still knows where its characters came from. */
export interface Line {
  /** Without its line end. */
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** The column in the file, counted from 0, of a column of `text`. */
  origin(column: number): number;
}

/** Lines of a file as they are, the first of them with a number. */
export function linesFrom(texts: readonly string[], number: number): readonly Line[] {
  return texts.map((text, index) => ({ text, number: number + index, origin: unchanged }));
}

/** The line with another text from one column to before another. */
export function rewrite(line: Line, start: number, end: number, written: string): Line {
  const shift = end - start - written.length;
  return {
    text: line.text.slice(0, start) + written + line.text.slice(end),
    number: line.number,
    origin: (column) => {
      if (column < start) return line.origin(column);
      return line.origin(column < start + written.length ? start : column + shift);
    },
  };
}

/** The part of a line from a column on, as a line of its own. */
export function tailOf(line: Line, start: number): Line {
  return { text: line.text.slice(start), number: line.number, origin: (column) => line.origin(start + column) };
}

/** The place of a column, counted from 0, of a line. */
export function placeIn(line: Line, column: number): Place {
  return { line: line.number, column: line.origin(column) + 1 };
}

function unchanged(column: number): number {
  return column;
}
