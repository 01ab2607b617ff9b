import type { Translate } from "../core/message.js";
import { defaultParameters, mergeParameters, type Parameters } from "../core/parameters.js";
import { isRecord } from "../core/parse.js";
import type { CardExample, Task } from "../core/task.js";
import type { TaskExample } from "./readExamples.js";
import type { TaskStore } from "./taskStore.js";
import type { UseTaskOptions } from "./useTask.js";

/** How the parameters of an address are named. */
export interface PrefillOptions {
  /** Stands before each name with a dot: `widget` reads `?widget.text=…`. @default none */
  readonly namespace?: string | undefined;
}

/** Longest query, in characters as the address holds them, that is read or written. */
const longest = 8192;

/** Most levels of lists and mappings in a value of JSON. */
const deepest = 3;

type Field = {
  /** The value out of the texts the address gives for the name; undefined for one that is not of its kind. */
  read(texts: readonly string[]): unknown;
  /** The text that `read` understands; undefined for a value no address can hold. */
  write(value: unknown): string | undefined;
};

const text: Field = {
  read: ([first]) => first || undefined,
  write: (value) => (typeof value === "string" || typeof value === "number" ? String(value) : undefined),
};

const json = (isExpected: (value: unknown) => boolean): Field => ({
  read: ([first]) => {
    const value = parseJson(first ?? "");
    return isExpected(value) && isFlat(value, deepest) ? value : undefined;
  },
  write: (value) => (isExpected(value) && isFlat(value, deepest) ? JSON.stringify(value) : undefined),
});

const table = json((value) => isRecord(value) && Object.keys(value).length > 0);

const fields: Readonly<Record<string, Field>> = {
  text,
  text_pair: text,
  context: text,
  prompt: text,
  source_sentence: text,
  sentences: {
    read: (texts) => listOf(texts) ?? texts,
    write: (value) => (isTexts(value) ? JSON.stringify(value) : undefined),
  },
  candidate_labels: {
    read: (texts) => listOf(texts) ?? text.read(texts),
    write: (value) => (isTexts(value) ? JSON.stringify(value) : text.write(value)),
  },
  multi_class: {
    read: ([first]) => (first === "true" ? true : first === "false" ? false : undefined),
    write: (value) => (typeof value === "boolean" ? String(value) : undefined),
  },
  table,
  structured_data: table,
  src: {
    read: ([first]) => (isHttps(first) ? first : undefined),
    write: (value) => (typeof value === "string" && isHttps(value) ? value : undefined),
  },
  parameters: json((value) => isRecord(value) && Object.keys(value).length > 0),
};

/**
 * The example that an address carries: `?text=…&context=…&candidate_labels=…&table=…&src=…&parameters=…`.
 *
 * Texts stay texts; `table`, `structured_data` and `parameters` are JSON objects, `sentences` a JSON list or repeated, `src` an
 * https URL. What is not of its kind is left out. Undefined when nothing is left, and for more than 8 KB. Never throws.
 *
 * @example
 * readPrefill("https://example.org/?text=My+name+is+Ada") // { text: "My name is Ada" }
 *
 * Source: https://huggingface.co/docs/hub/models-widgets
 */
export function readPrefill(url: string | URL, options: PrefillOptions = {}): CardExample | undefined {
  const { own } = splitQuery(queryOf(String(url)), options);
  const query = own.join("&");
  if (query.length > longest) return undefined;
  const given = new URLSearchParams(query);
  const read = Object.entries(fields).flatMap(([name, field]) => {
    const texts = given.getAll(fullName(name, options)).filter((one) => one.trim() !== "");
    const value = texts.length > 0 ? field.read(texts) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

/**
 * The address that carries an example for `readPrefill`, in place of the one it carried before.
 *
 * Other parameters and the hash stay as they are. Bytes are left out, and so is the whole example when it is larger than 8 KB.
 * Throws TypeError when `url` is not absolute.
 */
export function writePrefill(url: string | URL, example: CardExample, options: PrefillOptions = {}): URL {
  const written = new URL(url);
  const own = Object.entries(fields).flatMap(([name, field]) => {
    const value = field.write(example[name]);
    if (value === undefined || value.trim() === "") return [];
    return [new URLSearchParams([[fullName(name, options), value]]).toString()];
  });
  const { others } = splitQuery(written.search, options);
  written.search = [...others, ...(own.join("&").length > longest ? [] : own)].join("&");
  return written;
}

export interface AddressOptions<I, O> extends Pick<UseTaskOptions<I, O>, "card" | "prefill" | "writeUrl"> {
  /** The address as the widget found it. */
  readonly href: string;
  /** What stood in the fields then; whatever was written or chosen since stays. */
  readonly input: I;
  readonly t: Translate;
  /** Aborts when the address is to be left alone. */
  readonly signal: AbortSignal;
  /** Given the example that the address holds, where the task can read it. */
  onLink(link: Link<I, O>): void;
}

/** The example that an address holds, and the widget it was read for. */
export interface Link<I, O> {
  readonly store: object;
  readonly example: TaskExample<I, O>;
}

/** The runs that were written, each of them once. */
const writtenRuns = new WeakSet<object>();

/** Reads the address for a widget, and writes its runs there, as it is asked to, until the signal aborts. */
export function followAddress<I, O>(
  task: Task<I, O>,
  store: Pick<TaskStore<I, O>, "show" | "snapshot" | "subscribe">,
  { href, input, t, prefill = false, writeUrl, card, signal, onLink }: AddressOptions<I, O>,
): void {
  if (signal.aborted) return;
  const options: PrefillOptions = typeof prefill === "string" ? { namespace: prefill } : {};
  const linked = prefill === false ? undefined : readLinkedExample(task, href, t("From the link"), options);
  if (linked) onLink({ store, example: linked });
  if (linked && store.snapshot().input === input) store.show(linked);
  if (!writeUrl) return;
  function write(): void {
    const { run, runParameters } = store.snapshot();
    if (run.status !== "done" || run.receipt.source === "recorded" || writtenRuns.has(run)) return;
    writtenRuns.add(run);
    writeAddress(task, run.input, runParameters, card?.parameters ?? {}, options);
  }
  write();
  signal.addEventListener("abort", store.subscribe(write));
}

/** The example in an address as one of the task's examples; undefined when the task cannot read it. */
export function readLinkedExample<I, O>(
  task: Task<I, O>,
  url: string,
  title: string,
  options: PrefillOptions,
): TaskExample<I, O> | undefined {
  const example = readPrefill(url, options);
  const input = example && task.input.fromCard(example);
  if (!example || input === undefined) return undefined;
  const { parameters = {} } = example;
  return { id: "link", title, number: 0, group: undefined, input, parameters, recorded: undefined, generic: false };
}

/**
 * Writes a run into the address of the page, without a new entry in its history.
 *
 * `sent` are the run's parameters; those that the task and the card set by themselves are not written.
 */
export function writeAddress<I, O>(
  task: Task<I, O>,
  input: I,
  sent: Parameters,
  cardParameters: Parameters,
  options: PrefillOptions,
): void {
  const usual = mergeParameters(defaultParameters(task.parameters ?? []), cardParameters);
  const chosen = Object.entries(sent).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(usual[name]));
  const { history, location } = window;
  try {
    const url = writePrefill(location.href, { ...task.input.toCard(input), parameters: Object.fromEntries(chosen) }, options);
    if (url.href !== location.href) history.replaceState(history.state, "", url.href);
  } catch {
    // A page without an address of its own, or one that changes it too often for the browser, keeps the one it has.
  }
}

function fullName(name: string, { namespace }: PrefillOptions): string {
  return namespace ? `${namespace}.${name}` : name;
}

/** The query without its `?`; an address need not be absolute. */
function queryOf(url: string): string {
  const [beforeHash = ""] = url.split("#", 1);
  const at = beforeHash.indexOf("?");
  return at < 0 ? "" : beforeHash.slice(at + 1);
}

/** The parts of a query as they are written: ours, and those of others. */
function splitQuery(query: string, options: PrefillOptions): { readonly own: string[]; readonly others: string[] } {
  const names = new Set(Object.keys(fields).map((name) => fullName(name, options)));
  const parts = query.replace(/^\?/, "").split("&").filter(Boolean);
  const isOwn = (part: string) => [...new URLSearchParams(part).keys()].some((name) => names.has(name));
  return { own: parts.filter(isOwn), others: parts.filter((part) => !isOwn(part)) };
}

/** The texts of one list in JSON, or of a name that stands more than once; undefined for a single plain text. */
function listOf(texts: readonly string[]): readonly string[] | undefined {
  if (texts.length > 1) return texts;
  const value = parseJson(texts[0] ?? "");
  return isTexts(value) ? value : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether data hold no more than so many levels, and no bytes. */
function isFlat(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0 || value instanceof Blob || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((item) => isFlat(item, levels - 1));
}

function isHttps(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text) && new URL(text).protocol === "https:";
}
