import { isRecord } from "../core/parse.js";
import { pathInto } from "./cardPath.js";
import type { Problem } from "./modelCard.js";
import { type Line, type Located, type Place, placeIn, rewrite, tailOf } from "./places.js";
import { type Allowance, type Fault, type Parsed, parseYaml, type Refused, type Suspect } from "./yaml.js";

/** What could be read of broken lines. */
export interface Recovered {
  /** Undefined for nothing at all. */
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Located>;
  readonly problems: readonly Problem[];
}

/** What a person writes again, and the words for it. */
interface Repair {
  readonly lines: readonly Line[];
  readonly problem: Omit<Problem, "path" | "severity">;
}

/** A repair that was made, and whether the Hub takes the lines without it. */
interface Made {
  readonly problem: Repair["problem"];
  readonly severity: Problem["severity"];
}

/** What the repair of a whole card may cost, and that of its pieces; in microseconds, as `parseYaml` counts them. */
const allowedWhole = 8_000;
const allowedPieces = 15_000;

/**
 * Reads YAML as its author meant it.
 *
 * Small faults are repaired. Where that does not help, each key is read alone, and in a list each item, and only those that
 * stay broken are left out. Each repair and each loss is a problem with its place.
 */
export function recoverYaml(source: readonly Line[]): Recovered {
  const lines = withoutControls(source);
  const whole = settle(lines, { left: allowedWhole }, { left: Number.POSITIVE_INFINITY });
  const told = tellControls(source, lines);
  if (whole.kind === "refused") {
    const problem = {
      code: "too-many-values",
      severity: "error",
      path: "",
      message: `The front matter is not read: ${whole.reason}.`,
    } as const;
    return { value: undefined, places: new Map(), problems: [...told, problem] };
  }
  if (whole.kind === "parsed") return { ...whole, problems: [...told, ...whole.problems] };
  const pieces = readByKey(lines, { left: allowedPieces });
  const loss = lossOf(lines, whole, "", "The front matter is not valid YAML");
  if (!pieces) return { value: undefined, places: new Map(), problems: [...told, loss] };
  return { ...pieces, problems: [...told, ...(pieces.problems.length > 0 ? pieces.problems : [loss])] };
}

interface Settled {
  readonly kind: "parsed";
  readonly value: unknown;
  readonly places: ReadonlyMap<string, Located>;
  readonly problems: readonly Problem[];
}

/** Repairs one fault after the other, each time by the repair that leads farthest; a guess only where no plain repair helps. */
function settle(source: readonly Line[], allowance: Allowance, first = allowance): Settled | Fault | Refused {
  let lines = source;
  let result = parseYaml(lines, first);
  const made: Made[] = [];
  while (result.kind === "fault") {
    const best =
      farthest(lines, result, plainRepairs(lines, result), allowance) ??
      farthest(lines, result, guesses(lines, result), allowance);
    if (!best) return result;
    // The Hub's parser does not mind how far lines within quotes and brackets are indented, nor tabs there.
    const isTaken = result.reason === "deficient indentation" && /indentation/.test(best.repair.problem.code);
    const severity = isTaken ? "warning" : "error";
    lines = best.repair.lines;
    result = best.result;
    made.push({ problem: best.repair.problem, severity });
  }
  if (result.kind === "refused") return result;

  const { value: meant } = result;
  for (const repair of repairsOfMeaning(lines, result)) {
    const next = parseYaml(repair.lines, allowance);
    if (next.kind !== "parsed") continue;
    result = next;
    made.push({ problem: repair.problem, severity: isRecord(meant) || Array.isArray(meant) ? "warning" : "error" });
  }
  const { value, places, repeated } = result;
  const paths = new Map<string, string>();
  for (const [path, { line, column }] of places) {
    paths.set(`${line}:${column}`, path);
    paths.set(`${line}`, path);
  }
  const repaired = made.map(
    ({ problem, severity }): Problem => ({
      ...problem,
      severity,
      path: paths.get(`${problem.line}:${problem.column}`) ?? paths.get(`${problem.line}`) ?? "",
    }),
  );
  const twice = repeated.slice(0, maxTold).map(
    ({ path, line, column }): Problem => ({
      code: "duplicate-key",
      severity: "warning",
      path,
      line,
      column,
      message: "A key stands twice; the last one counts.",
    }),
  );
  const cut = result.cuts.slice(0, maxTold).map(
    ({ path, line, column, text }): Problem => ({
      code: "cut-text",
      severity: "warning",
      path,
      line,
      column,
      message: "What follows ` #` is a comment and does not belong to the text. Put the text between quotes.",
      fix: quoted(text),
    }),
  );
  return { kind: "parsed", value, places, problems: [...repaired, ...twice, ...cut] };
}

const maxTold = 20;

/** Of some repairs the one after which the reading gets farthest; undefined when none helps. */
function farthest(lines: readonly Line[], fault: Fault, repairs: Iterable<Repair>, allowance: Allowance) {
  let best: { readonly repair: Repair; readonly result: Parsed | Fault } | undefined;
  for (const repair of repairs) {
    const result = parseYaml(repair.lines, allowance);
    if (result.kind === "refused") break;
    if (isFarther(repair.lines, result, best ? best.repair.lines : lines, best ? best.result : fault)) best = { repair, result };
    if (result.kind === "parsed") break;
  }
  return best;
}

/** Whether one reading gets farther in the file than another. */
function isFarther(lines: readonly Line[], result: Parsed | Fault, otherLines: readonly Line[], other: Parsed | Fault): boolean {
  if (other.kind === "parsed") return false;
  if (result.kind === "parsed") return true;
  const [end, otherEnd] = [placeOf(lines, result), placeOf(otherLines, other)];
  return end.line > otherEnd.line || (end.line === otherEnd.line && end.column > otherEnd.column);
}

function placeOf(lines: readonly Line[], { index, column }: Fault): Place {
  return placeIn(lines[index] ?? lines.at(-1) ?? emptyLine, column);
}

/** The repairs of what can only be a slip. */
function* plainRepairs(lines: readonly Line[], fault: Fault): Generator<Repair> {
  const at = lastWritten(lines, fault.index);
  yield* tabRepairs(lines, at);
  yield* flowTabRepairs(lines, at);
  yield* blankRepairs(lines, at);
  for (const index of new Set([at, lastWritten(lines, at - 1)])) {
    yield* escapeRepairs(lines, index);
    yield* colonRepairs(lines, index);
    yield* splitRepairs(lines, index);
  }
}

/** The repairs that change what the lines mean, the likelier first. */
function* guesses(lines: readonly Line[], fault: Fault): Generator<Repair> {
  const at = lastWritten(lines, fault.index);
  const isOpen = /deficient|unexpected end|missed comma|quoted|flow|document separator/.test(fault.reason);
  const opener = isOpen ? openerOf(lines, at) : -1;
  if (opener >= 0) {
    if (opener < at) yield* continuationRepairs(lines, opener, at);
    yield* closingRepairs(lines, opener);
  }
  for (const index of new Set([at, lastWritten(lines, at - 1), opener])) yield* quoteRepairs(lines, index);
  yield* indentRepairs(lines, at);
}

function lastWritten(lines: readonly Line[], from: number): number {
  let index = Math.min(from, lines.length - 1);
  while (index > 0 && (lines[index]?.text.trim() ?? "") === "") index -= 1;
  return index;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** Tabs as indentation, as two, four or eight blanks. */
function* tabRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const isTabbed = ({ text }: Line, index: number) => (index === at ? /^\s*\t/.test(text) : /^\t/.test(text));
  const index = isTabbed(lines[at] ?? lines[0] ?? emptyLine, at) ? at : lines.findIndex(isTabbed);
  const line = lines[index];
  if (!line) return;
  for (const width of [2, 4, 8]) {
    yield {
      lines: lines.map((each, place) => {
        if (!isTabbed(each, place)) return each;
        const end = indentOf(each.text);
        return rewrite(each, 0, end, each.text.slice(0, end).replaceAll("\t", " ".repeat(width)));
      }),
      problem: {
        code: "tab-indentation",
        ...placeIn(line, line.text.indexOf("\t")),
        message: "A tab stands where YAML takes only blanks as indentation. Write blanks.",
        fix: " ".repeat(width),
      },
    };
  }
}

const emptyLine: Line = { text: "", number: 1, origin: (column) => column };

const quotedOrTab = /"(?:[^"\\]|\\.)*"|'[^']*'|\t/g;

/** Tabs between the values of a bracketed list or mapping. */
function* flowTabRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  if (!line || !/[[{].*\t/.test(line.text)) return;
  yield {
    lines: lines.with(at, { ...line, text: line.text.replace(quotedOrTab, (found) => (found === "\t" ? " " : found)) }),
    problem: {
      code: "tab-indentation",
      ...placeIn(line, line.text.indexOf("\t")),
      message: "A tab stands between values; not every program takes it. Write a blank.",
      fix: " ",
    },
  };
}

/** No-break and other wide blanks as indentation. */
function* blankRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const odd = /^(?:[ \t]|-[ \t\u00A0])*[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/;
  const index = odd.test(lines[at]?.text ?? "") ? at : lines.findIndex(({ text }) => odd.test(text));
  const line = lines[index];
  if (!line) return;
  yield {
    lines: lines.map((each) => {
      if (!odd.test(each.text)) return each;
      const end = /^[\s-]*/.exec(each.text)?.[0].length ?? 0;
      return rewrite(each, 0, end, each.text.slice(0, end).replace(/\s/g, " "));
    }),
    problem: {
      code: "nbsp-indentation",
      ...placeIn(line, line.text.search(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/)),
      message: "A no-break space stands where YAML takes only ordinary blanks as indentation. Write a blank.",
      fix: " ",
    },
  };
}

/** Backslashes in double quotes that begin no escape. */
function* escapeRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  if (!line?.text.includes("\\")) return;
  const bad = /\\(?:\\|["/0abtnvfre N_LP\t]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8})|\\(?!$)/g;
  const columns = [...line.text.matchAll(bad)].filter(([found]) => found === "\\").map(({ index }) => index);
  const [column] = columns;
  if (column === undefined || columns.length > maxTold) return;
  yield {
    lines: lines.with(
      at,
      columns.reduceRight((each, index) => rewrite(each, index, index, "\\"), line),
    ),
    problem: {
      code: "bad-escape",
      ...placeIn(line, column),
      message:
        "Between double quotes a backslash begins an escape such as `\\n`, and this one begins none. Write two backslashes, or single quotes around the text.",
      fix: "\\\\",
    },
  };
}

/** `key:value` as `key: value`. */
function* colonRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  const found = line && /^\s*(?:-\s+)*[A-Za-z_][\w-]*:(?=[^\s/:])/.exec(line.text);
  if (!found) return;
  yield { lines: lines.with(at, rewrite(line, found[0].length, found[0].length, " ")), problem: missingBlank(line, found[0]) };
}

function missingBlank(line: Line, upToColon: string): Repair["problem"] {
  const key = upToColon.trim().replace(/^(?:-\s*)+/, "");
  return {
    code: "missing-blank",
    ...placeIn(line, upToColon.length - key.length),
    message: `There is no blank after \`${key}\`, so it is not read as a key.`,
    fix: `${key} ${line.text.slice(upToColon.length)}`,
  };
}

/** Two keys on one line. */
function* splitRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  const found =
    line && /^(\s*)[A-Za-z_][\w-]*:\s+(?:"[^"]*"|'[^']*'|\[[^[\]]*\]|\{[^{}]*\})\s*(?=[A-Za-z_][\w-]*:(?:\s|$))/.exec(line.text);
  if (!found) return;
  const column = found[0].length;
  const next = tailOf(line, column);
  yield {
    lines: [
      ...lines.slice(0, at),
      rewrite(line, column, line.text.length, ""),
      rewrite(next, 0, 0, found[1] ?? ""),
      ...lines.slice(at + 1),
    ],
    problem: {
      code: "two-keys-on-a-line",
      ...placeIn(line, column),
      message: "A second key stands on the same line. Give it a line of its own.",
      fix: `\n${line.text.slice(column)}`,
    },
  };
}

const keyAndValue = /^(\s*(?:-\s+)*(?:(?:"[^"]*"|'[^']*'|[A-Za-z_][\w .-]*?)\s*:\s+)?)(\S.*?)\s*$/;

/** The nearest line at or before one whose value opens a quote or a bracket and does not close it at its end. */
function openerOf(lines: readonly Line[], at: number): number {
  for (let index = at; index >= 0; index -= 1) {
    const value = keyAndValue.exec(lines[index]?.text ?? "")?.[2];
    const closer = closers.get(value?.[0] ?? "");
    if (closer && !(value && value.length > 1 && value.endsWith(closer))) return index;
  }
  return -1;
}

const closers = new Map([
  ['"', '"'],
  ["'", "'"],
  ["[", "]"],
  ["{", "}"],
]);

/** A quote or bracket that is never closed, closed at the end of its line. */
function* closingRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  const [, before = "", value = ""] = keyAndValue.exec(line?.text ?? "") ?? [];
  const closer = closers.get(value[0] ?? "");
  if (!line || !closer || value.slice(1).includes(closer)) return;
  const end = before.length + value.length;
  yield {
    lines: lines.with(at, rewrite(line, end, end, closer)),
    problem: {
      code: "unclosed-value",
      ...placeIn(line, before.length),
      message: `The \`${value[0]}\` is not closed.`,
      fix: value + closer,
    },
  };
}

/** Lines of a quoted or bracketed value that stand too far left. */
function* continuationRepairs(lines: readonly Line[], opener: number, at: number): Generator<Repair> {
  const line = lines[at];
  const [, before = "", value = ""] = keyAndValue.exec(lines[opener]?.text ?? "") ?? [];
  const closer = closers.get(value[0] ?? "");
  if (!line || !closer) return;
  const end = lines.findIndex(({ text }, index) => index >= at && text.includes(closer));
  if (end < 0) return;
  const blanks = " ".repeat(before.length + 2);
  const problem = {
    code: "deficient-indentation",
    ...placeIn(line, indentOf(line.text)),
    message: "This line goes on with a value but stands as far left as a key. Indent it.",
    fix: blanks + line.text.trim(),
  };
  for (const last of new Set([end, lines.findLastIndex(({ text }, index) => index >= at && text.trim().endsWith(closer))])) {
    yield {
      lines: lines.map((each, index) => (index >= at && index <= last ? rewrite(each, 0, 0, blanks) : each)),
      problem,
    };
  }
}

/** A text that needs quotes; with the lines it goes on in, then without. */
function* quoteRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  const [, before = "", value = ""] = keyAndValue.exec(line?.text ?? "") ?? [];
  if (!line || value === "" || value.startsWith("#")) return;
  const column = before.search(/[^\s-]|$/);
  const goesOn = lines.findIndex(({ text }, index) => index > at && text.trim() !== "" && indentOf(text) <= column);
  const last = lastWritten(lines, (goesOn < 0 ? lines.length : goesOn) - 1);
  const inner = withoutOuterQuotes(value);
  const needsQuotes = /^[[\]{}*&!%@`|>"',?]|: |:$| #/.test(value);
  if (!needsQuotes) return;

  const problem = (written: string): Repair["problem"] => ({
    code: "unquoted-value",
    ...placeIn(line, before.length),
    message: `${reasonForQuotes(value)} Put the text between quotes.`,
    fix: written,
  });
  const end = before.length + value.length;
  if (last > at) {
    const rest = lines.slice(at + 1, last + 1).map(({ text }) => text.trim());
    yield {
      lines: lines.map((each, index) => {
        if (index === at) return rewrite(each, before.length, each.text.length, `"${escaped(value)}`);
        if (index <= at || index > last) return each;
        const start = indentOf(each.text);
        return rewrite(each, start, each.text.length, escaped(each.text.trim()) + (index === last ? '"' : ""));
      }),
      problem: problem(`"${[escaped(value), ...rest.map(escaped)].join(" ")}"`),
    };
  }
  const written = quoted(inner);
  yield { lines: lines.with(at, rewrite(line, before.length, end, written)), problem: problem(written) };
}

function withoutOuterQuotes(value: string): string {
  return value.length > 1 && /^["']/.test(value) && value.endsWith(value[0] ?? "") ? value.slice(1, -1) : value;
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, "\\$&");
}

function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : `"${escaped(text)}"`;
}

function reasonForQuotes(value: string): string {
  if (/^["']/.test(value)) return "More text stands after the closing quote.";
  if (/^[[{]/.test(value)) return `A text that begins with \`${value[0]}\` is read as a list or a mapping.`;
  if (/^[*&!%@`|>,?\]}]/.test(value)) return `A text cannot begin with \`${value[0]}\`.`;
  return "A colon and a blank within a text make it look like a key.";
}

/** A line one step off, moved with all that hangs on it to where an earlier line stands. */
function* indentRepairs(lines: readonly Line[], at: number): Generator<Repair> {
  const line = lines[at];
  if (!line) return;
  const own = indentOf(line.text);
  const stops = new Set<number>();
  for (let index = at - 1; index >= 0 && stops.size < 4; index -= 1) {
    const text = lines[index]?.text ?? "";
    if (text.trim() === "") continue;
    stops.add(indentOf(text)).add(text.search(/[^\s-]|$/));
    if (indentOf(text) === 0) break;
  }
  const next = lines.findIndex(({ text }, index) => index > at && text.trim() !== "" && indentOf(text) <= own);
  const nearest = [...stops].filter((stop) => stop !== own).sort((one, other) => Math.abs(one - own) - Math.abs(other - own));
  for (const stop of nearest.slice(0, 4)) {
    yield {
      lines: lines.map((each, index) => {
        if (index < at || (next >= 0 && index >= next) || each.text.trim() === "") return each;
        const end = indentOf(each.text);
        return rewrite(each, 0, end, " ".repeat(Math.max(0, end + stop - own)));
      }),
      problem: {
        code: "bad-indentation",
        ...placeIn(line, own),
        message: `This line stands in column ${own + 1}, where nothing above it begins; it is read as if it stood in column ${stop + 1}.`,
        fix: " ".repeat(stop) + line.text.trim(),
      },
    };
  }
}

/** Repairs of what is valid but was hardly meant so: `-text: a`, `- text:a`, `tags:a`. */
function* repairsOfMeaning(lines: readonly Line[], { suspects }: Parsed): Generator<Repair> {
  if (suspects.length === 0) return;
  let repaired = lines;
  for (const suspect of suspects.slice(0, maxTold)) {
    const found = repairOfMeaning(repaired, suspect);
    if (!found) continue;
    repaired = found.lines;
    yield found;
  }
}

function repairOfMeaning(lines: readonly Line[], { kind, first, last }: Suspect): Repair | undefined {
  const line = lines[first];
  if (!line) return undefined;
  if (kind === "key") {
    const dash = /^(\s*(?:-\s+)*)-[\s\u00A0]*(?=[A-Za-z_])/.exec(line.text);
    if (!dash) return blankRepairs(lines, first).next().value ?? undefined;
    const column = dash[1]?.length ?? 0;
    return {
      lines: lines.with(first, rewrite(line, column, dash[0].length, "- ")),
      problem: {
        code: "missing-blank",
        ...placeIn(line, column),
        message: "There is no ordinary blank after the dash, so it does not begin an item.",
        fix: `- ${line.text.slice(dash[0].length)}`,
      },
    };
  }
  const fused = /^\s*(?:-\s+)*[A-Za-z_][\w-]*:(?=[^\s/:])/;
  const found = fused.exec(line.text)?.[0];
  if (found === undefined) return undefined;
  return {
    lines: lines.map((each, index) => {
      const end = index >= first && index <= last ? fused.exec(each.text)?.[0].length : undefined;
      return end === undefined ? each : rewrite(each, end, end, " ");
    }),
    problem: missingBlank(line, found),
  };
}

/** Each key of the outermost mapping alone; undefined when no line begins with a key. */
function readByKey(lines: readonly Line[], allowance: Allowance): Recovered | undefined {
  const margin = indentOf(lines.find(({ text }) => text.trim() !== "" && !/^\s*#/.test(text))?.text ?? "");
  const isKey = ({ text }: Line) =>
    indentOf(text) === margin && /^\s*(?:[A-Za-z_][\w .-]*?|"[^"]+"|'[^']+')\s*:(?:\s|$|(?=[^\s/:]))/.test(text);
  const pieces = cut(lines, isKey);
  const data: Record<string, unknown> = Object.create(null);
  const places = new Map<string, Located>();
  const problems: Problem[] = [];
  let isAnyRead = false;
  for (const piece of pieces) {
    const [head] = piece;
    if (!head || piece.every(({ text }) => /^\s*(?:#|$)/.test(text))) continue;
    const name = isKey(head) ? (/^\s*["']?([^"':]*)/.exec(head.text)?.[1] ?? "").trim() : "";
    const path = name && pathInto("", name);
    if (allowance.left <= 0) {
      problems.push(
        lossOf(piece, { reason: "too much of it is broken", index: 0, column: 0 }, path, "From here on nothing is read"),
      );
      break;
    }
    const read = settle(piece, allowance);
    const recovered = read.kind === "parsed" ? read : name ? readByItem(piece, name, allowance) : undefined;
    if (recovered && isRecord(recovered.value)) {
      isAnyRead = true;
      for (const [key, value] of Object.entries(recovered.value)) {
        if (key in data) problems.push(repeatedKey(head, key));
        data[key] = value;
      }
      for (const [path, place] of recovered.places) places.set(path, place);
      problems.push(...recovered.problems);
    } else {
      const fault =
        read.kind === "fault"
          ? read
          : { reason: read.kind === "refused" ? read.reason : "it is no `key: value`", index: 0, column: 0 };
      problems.push(
        lossOf(
          piece,
          fault,
          path,
          name ? `\`${name}\` is not valid YAML and is left out` : "This is not valid YAML and is left out",
        ),
      );
    }
  }
  return isAnyRead ? { value: data, places, problems } : undefined;
}

function repeatedKey(head: Line, path: string): Problem {
  return {
    code: "duplicate-key",
    severity: "warning",
    path,
    ...placeIn(head, indentOf(head.text)),
    message: "A key stands twice; the last one counts.",
  };
}

/** Each item alone of a list under a key; undefined when there is no such list. */
function readByItem(piece: readonly Line[], name: string, allowance: Allowance): Recovered | undefined {
  const [head, ...rest] = piece;
  if (!head || !/:\s*(?:#.*)?$/.test(head.text)) return undefined;
  const margin = indentOf(rest.find(({ text }) => /^\s*-(?:\s|$)/.test(text))?.text ?? "");
  const path = pathInto("", name);
  const isItem = ({ text }: Line) => indentOf(text) <= margin && /^\s*-(?:\s|$)/.test(text);
  const items: unknown[] = [];
  const places = new Map<string, Located>([[path, placeIn(head, indentOf(head.text))]]);
  const problems: Problem[] = [];
  for (const part of cut(rest, isItem)) {
    if (part.every(({ text }) => /^\s*(?:#|$)/.test(text))) continue;
    if (allowance.left <= 0) {
      problems.push(
        lossOf(part, { reason: "too much of it is broken", index: 0, column: 0 }, path, "From here on nothing is read"),
      );
      break;
    }
    const read = settle(part, allowance);
    if (read.kind === "parsed" && Array.isArray(read.value)) {
      const shift = (inside: string) => inside.replace(/^\[(\d+)\]/, (_, index) => pathInto(path, items.length + Number(index)));
      if (items.length === 0) for (const [, place] of [...read.places].slice(0, 1)) places.set(path, place);
      for (const [inside, place] of read.places) places.set(shift(inside), place);
      problems.push(...read.problems.map((problem) => ({ ...problem, path: problem.path && shift(problem.path) })));
      items.push(...read.value);
    } else {
      const fault =
        read.kind === "fault"
          ? read
          : { reason: read.kind === "refused" ? read.reason : "it is no item of a list", index: 0, column: 0 };
      problems.push(lossOf(part, fault, path, `An item of \`${name}\` is not valid YAML and is left out`));
    }
  }
  if (items.length === 0) return undefined;
  return { value: Object.assign(Object.create(null), { [name]: items }), places, problems };
}

function cut(lines: readonly Line[], isStart: (line: Line) => boolean): readonly (readonly Line[])[] {
  const pieces: Line[][] = [[]];
  for (const line of lines) {
    if (isStart(line)) pieces.push([]);
    pieces.at(-1)?.push(line);
  }
  return pieces;
}

function lossOf(
  lines: readonly Line[],
  { reason, index, column }: Pick<Fault, "reason" | "index" | "column">,
  path: string,
  what: string,
): Problem {
  const line = lines[index] ?? lines.at(-1) ?? emptyLine;
  const place = placeIn(line, Math.min(column, line.text.length));
  return { code: "yaml-error", severity: "error", path, ...place, message: `${what}: ${reason}.` };
}

const control = /(?![\t\u0085])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u;
const controls = new RegExp(control.source, "gu");

/** Characters that no YAML may hold, as U+FFFD. */
function withoutControls(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(({ text }) => control.test(text))) return lines;
  return lines.map((line) => (control.test(line.text) ? { ...line, text: line.text.replace(controls, "\uFFFD") } : line));
}

function tellControls(source: readonly Line[], lines: readonly Line[]): readonly Problem[] {
  const index = source.findIndex((line, at) => line !== lines[at]);
  const line = source[index];
  if (!line) return [];
  return [
    {
      code: "control-character",
      severity: "error",
      path: "",
      ...placeIn(line, line.text.search(control)),
      message: "The front matter holds a character that cannot be seen and is not allowed in YAML. Leave it out.",
    },
  ];
}
