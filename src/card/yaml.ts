import {
  CORE_SCHEMA,
  constructFromEvents,
  defineMappingTag,
  EVENT_ID,
  type Event,
  getScalarValue,
  mapTag,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from "js-yaml";
import { pathInto } from "./cardPath.js";
import { type Line, type Located, type Place, placeIn } from "./places.js";

const maxAliases = 64;
const maxDepth = 100;
const maxValues = 20_000;
const maxMarks = 10_000;

/** What some lines of YAML say. */
export interface Parsed {
  readonly kind: "parsed";
  /** Undefined for no value at all. Objects at every depth have no prototype. */
  readonly value: unknown;
  /** Where each value stands, by its path. */
  readonly places: ReadonlyMap<string, Located>;
  /** Keys that stand twice in one mapping; the last counts. */
  readonly repeated: readonly (Place & { readonly path: string })[];
  /** Texts that ` #` cuts, with what was cut. */
  readonly cuts: readonly (Place & { readonly path: string; readonly text: string })[];
  /** What is valid, but was hardly meant so, by index of the line. */
  readonly suspects: readonly Suspect[];
}

/** A key that begins with a dash or a no-break space; or a text with a colon but no blank after it, where `key: value` belongs. */
export interface Suspect {
  readonly kind: "key" | "item" | "root";
  readonly first: number;
  readonly last: number;
}

/** Why lines are not YAML. */
export interface Fault {
  readonly kind: "fault";
  readonly reason: string;
  /** Index of the line. */
  readonly index: number;
  /** Column in that line, counted from 0. */
  readonly column: number;
}

/** Lines that would take too long, or whose aliases unfold too far. */
export interface Refused {
  readonly kind: "refused";
  readonly reason: string;
}

/** How much parsing a card may still cost, in microseconds of a slow machine. */
export interface Allowance {
  left: number;
}

/**
 * Parses lines as YAML 1.2 with JSON-like types: dates stay texts, merge keys and `__proto__` are left out, the last of several
 * equal keys counts. Never throws.
 */
export function parseYaml(lines: readonly Line[], allowance: Allowance): Parsed | Fault | Refused {
  const source = lines.map(({ text }) => text).join("\n");
  const marks = countMarks(source);
  if (marks > maxMarks) return { kind: "refused", reason: "it has too many values" };
  // Measured: a fault alone costs 80 µs; before the parser is warm, 0.2 µs a character, 0.5 µs a line and 2 µs a value.
  const cost = 80 + source.length / 5 + lines.length / 2 + marks * 2;
  allowance.left -= cost;
  if (allowance.left < 0) return { kind: "refused", reason: "too much of it is broken" };

  const starts = startsOf(lines);
  const at = (offset: number) => {
    const index = lastAtMost(starts, offset);
    return { index, column: offset - (starts[index] ?? 0) };
  };
  const fault = (reason: string, offset: number): Fault => ({ kind: "fault", reason, ...at(offset) });
  try {
    const events = parseEvents(source, { maxDepth });
    const [value, ...more] = constructFromEvents(events, { source, schema, maxAliases, json: true });
    if (more.length > 0) return fault("a line `...` ends it", Math.max(0, source.search(/^\.\.\./m)));
    if (!isWithinLimits(value)) return { kind: "refused", reason: "its aliases unfold to too many values, or turn in a circle" };
    return { kind: "parsed", value, ...walk(events, source, lines, at) };
  } catch (thrown) {
    if (!(thrown instanceof YAMLException)) return fault("it could not be read", 0);
    if (thrown.reason.startsWith("aliases exceeded"))
      return { kind: "refused", reason: `it has more than ${maxAliases} aliases` };
    return fault(thrown.reason, thrown.mark?.position ?? 0);
  }
}

const schema = CORE_SCHEMA.withTags(
  defineMappingTag<Record<string, unknown>>("tag:yaml.org,2002:map", {
    ...mapTag,
    create: () => Object.create(null),
    addPair: (mapping, key, value) => {
      if (typeof key === "object" && key !== null) return "a key has to be a text";
      const name = String(key);
      // The first would be given to a prototype by whoever copies it by assignment; the second is a merge of YAML 1.1.
      if (name !== "__proto__" && name !== "<<") mapping[name] = value;
      return "";
    },
  }),
);

/** At least as many as there are values: the time of the parser grows with them. */
function countMarks(source: string): number {
  let count = 0;
  for (let index = 0; index < source.length; index += 1) {
    const code = source.charCodeAt(index);
    // , [ { ! & *
    if (code === 44 || code === 91 || code === 123 || code === 33 || code === 38 || code === 42) count += 1;
    // - : ? before a blank, a line end or the end
    else if (code === 45 || code === 58 || code === 63) {
      const next = source.charCodeAt(index + 1);
      if (!(next > 32) || next === 44) count += 1;
    }
  }
  return count;
}

/** Whether the value, with its aliases unfolded, is neither too large nor too deep. */
function isWithinLimits(value: unknown): boolean {
  let left = maxValues;
  const isFine = (item: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > maxDepth) return false;
    return typeof item !== "object" || item === null || Object.values(item).every((inner) => isFine(inner, depth + 1));
  };
  return isFine(value, 0);
}

function startsOf(lines: readonly Line[]): readonly number[] {
  let next = 0;
  return lines.map(({ text }) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Frame {
  readonly kind: "document" | "sequence" | "mapping";
  readonly path: string;
  readonly seen: Set<string>;
  readonly at: number;
  index: number;
  key: { readonly name: string; readonly at: number } | undefined;
}

/** Fields of an example, before which a missing blank is told from an ordinary text. */
const wordsBeforeColon =
  /^(?:text|src|context|prompt|example_title|group|output|url|source_sentence|candidate_labels):(?=[^\s/])/;

/** Fields that hold what people write, where a comment is unlikely. */
const proseFields = new Set(["text", "context", "prompt", "source_sentence"]);

function walk(
  events: readonly Event[],
  source: string,
  lines: readonly Line[],
  at: (offset: number) => { readonly index: number; readonly column: number },
): Pick<Parsed, "places" | "repeated" | "cuts" | "suspects"> {
  const places = new Map<string, Located>();
  const repeated: (Place & { path: string })[] = [];
  const suspects: Suspect[] = [];
  const cuts: (Place & { path: string; text: string })[] = [];
  const frames: Frame[] = [];
  const placeAt = (offset: number): Place => {
    const { index, column } = at(offset);
    const line = lines[index];
    return line ? placeIn(line, column) : { line: 1, column: 1 };
  };

  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      frames.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      frames.push({ kind: "document", path: "", seen: new Set(), at: 0, index: 0, key: undefined });
      continue;
    }
    const frame = frames.at(-1);
    if (!frame) continue;
    if (frame.kind === "mapping" && !frame.key) {
      const name = event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : "";
      const start = startOf(event, source) ?? frame.at;
      const path = pathInto(frame.path, name);
      if (frame.seen.has(name)) repeated.push({ path, ...placeAt(start) });
      frame.seen.add(name);
      frame.key = { name, at: start };
      if (/^(?:-[\s\u00A0]*|[\u00A0\u3000]+)[A-Za-z_]/.test(name)) {
        const { index } = at(start);
        suspects.push({ kind: "key", first: index, last: index });
      }
      continue;
    }

    const path =
      frame.kind === "document"
        ? frame.path
        : pathInto(frame.path, frame.kind === "sequence" ? frame.index : (frame.key?.name ?? ""));
    const start = startOf(event, source) ?? frame.key?.at ?? frame.at;
    if (frame.kind !== "document") places.set(path, { ...placeAt(start), ...(frame.key && { key: placeAt(frame.key.at) }) });
    if (event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.valueStart >= 0) {
      const text = source.slice(event.valueStart, event.valueEnd);
      const place = places.get(path);
      if (place) places.set(path, { ...place, written: text });
      const kind =
        frame.kind === "document" ? "root" : frame.kind === "sequence" && wordsBeforeColon.test(text) ? "item" : undefined;
      const comment = frame.key && proseFields.has(frame.key.name) ? /^[ \t]+#.*/.exec(source.slice(event.valueEnd)) : null;
      if (comment) cuts.push({ path, ...placeAt(start), text: (text + comment[0]).replace(/\s*\n\s*/g, " ") });
      if (kind) suspects.push({ kind, first: at(event.valueStart).index, last: at(event.valueEnd - 1).index });
    }
    frame.index += 1;
    frame.key = undefined;
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const kind = event.type === EVENT_ID.SEQUENCE ? "sequence" : "mapping";
      frames.push({ kind, path, seen: new Set(), at: start, index: 0, key: undefined });
    }
  }
  return { places, repeated, cuts, suspects };
}

/** Offset of the first character of a node; undefined for one that is not written. */
function startOf(event: Event, source: string): number | undefined {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? undefined : startOfScalar(event, source);
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  return "start" in event ? event.start : undefined;
}

function startOfScalar({ style, valueStart }: ScalarEvent, source: string): number {
  if (style === SCALAR_STYLE.PLAIN) return valueStart;
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return valueStart - 1;
  const isAtLineStart = source[valueStart - 1] === "\n";
  const end = isAtLineStart ? valueStart - 1 : valueStart;
  const lineStart = source.lastIndexOf("\n", end - 1) + 1;
  const mark = /[|>][-+\d]{0,2}[ \t]*(?:[ \t]#.*)?$/.exec(source.slice(lineStart, end));
  return mark ? lineStart + mark.index : valueStart;
}
