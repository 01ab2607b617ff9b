import { InferenceError } from "../core/errors.js";
import { isRecord } from "../core/parse.js";
import type { InferenceRequest } from "../core/task.js";
import { given, hasMessages, readable, tokenLimits, withType } from "./bodies.js";

/** One input of a function of a Space. */
export interface SpaceInput {
  /** As the function calls it; empty where it has no name. */
  readonly name: string;
  /** As the page of the Space calls it. */
  readonly label: string;
  /** Its component in lower case, such as `textbox`. */
  readonly component: string;
  /** What stands in it when nothing else is given. */
  readonly usual: unknown;
  /** Whether a video goes into it beside its subtitles. */
  readonly hasSubtitles: boolean;
}

/** The inputs of a function out of a Space's own description, which may be anything. */
export function readSpaceInputs(parameters: unknown): readonly SpaceInput[] {
  const list: readonly unknown[] = Array.isArray(parameters) ? parameters : [];
  return list.map((entry) => {
    const { parameter_name, label, component, parameter_default, python_type } = isRecord(entry) ? entry : {};
    const kind = String(component ?? "").toLowerCase();
    return {
      name: typeof parameter_name === "string" ? parameter_name : "",
      label: typeof label === "string" ? label : "",
      component: kind,
      usual: parameter_default ?? (lineComponents.has(kind) ? "" : null),
      hasSubtitles: isRecord(python_type) && /\bvideo:/.test(String(python_type.type)),
    };
  });
}

/** What becomes of a request in a function of a Space. */
export interface Placed {
  /** One value for each input of the function; files stand in it as files. */
  readonly values: readonly unknown[];
  readonly warnings: readonly string[];
}

/**
 * A request as values for the inputs of a function: by name, else by the kind of component; the rest keep what is usual.
 *
 * Throws `InferenceError("unsupported")` when a part of the request finds no place.
 */
export async function placeRequest(inputs: readonly SpaceInput[], request: InferenceRequest): Promise<Placed> {
  const { parts, turns, system } = await readParts(request);
  const values = new Map<SpaceInput, unknown>();
  const free = () => inputs.filter((input) => !values.has(input) && input.component !== "state");

  const unplaced: Part[] = [];
  for (const part of parts) {
    const input = free().find((one) => isCalled(one, part.name) && isTaker(one, part));
    if (input) values.set(input, write(part, input));
    else unplaced.push(part);
  }

  const parameters = { system_message: system, system_prompt: system, ...tokenLimits(given(request)), ...given(request) };
  for (const [name, value] of Object.entries(parameters)) {
    const isText = typeof value === "object" && value !== null;
    const input = free().find((one) => isCalled(one, name) && !(isText && one.component !== "json"));
    if (input && value !== undefined && !required.has(name)) values.set(input, value);
  }

  const homeless = unplaced.filter((part) => {
    const input = free().find((one) => isTaker(one, part));
    if (input) values.set(input, write(part, input));
    return input === undefined;
  });
  const message = inputs.find((input) => values.has(input) && input.component === "multimodaltextbox");
  const files = homeless.filter(({ kind }) => media.has(kind));
  const lost = homeless.filter((part) => !message || !files.includes(part));
  if (lost[0])
    throw new InferenceError("unsupported", `The Space has no input for “${lost.map(({ name }) => name).join("”, “")}”.`);
  if (message && files.length > 0) {
    const text = values.get(message);
    values.set(message, { ...(isRecord(text) && text), files: files.map(({ value }) => value) });
  }

  const history = free().find(({ component }) => component === "chatbot");
  if (history && turns.length > 0) values.set(history, turns);
  const isForgetful = turns.length > 0 && !history;
  return {
    values: inputs.map((input) => (values.has(input) ? values.get(input) : input.usual)),
    warnings: isForgetful ? ["The Space was told the last message only, not what was said before it."] : [],
  };
}

/**
 * A request as values for a function whose inputs are not known: its parts in their order, each as the usual component of its kind
 * takes it.
 *
 * Of a chat it is the last message. Parameters find no place, but for those without which the task cannot be done.
 */
export async function lineUp(request: InferenceRequest): Promise<readonly unknown[]> {
  const { parts } = await readParts(request);
  const [message, ...files] = parts;
  if (hasMessages(request.inputs) && files.length > 0) return [{ text: message?.value, files: files.map(({ value }) => value) }];
  return parts.map((part) => write(part, { component: takers[part.kind][0], hasSubtitles: false }));
}

/** Components of text that are empty rather than without a value. */
const lineComponents: ReadonlySet<string> = new Set(["textbox", "textarea", "code"]);

// --- the request in parts ---

type Kind = "text" | "texts" | "table" | "image" | "audio" | "video" | "file" | "files" | "data";

/** A piece of the request that has to find a place. */
interface Part {
  readonly name: string;
  readonly kind: Kind;
  readonly value: unknown;
}

/** Kinds that a message takes beside its text. */
const media: ReadonlySet<Kind> = new Set(["image", "audio", "video", "file"]);

/** Parameters without which the task cannot be done. */
const required: ReadonlySet<string> = new Set(["prompt", "candidate_labels"]);

interface Parts {
  readonly parts: readonly Part[];
  /** What was said before the last message. */
  readonly turns: readonly Turn[];
  /** What a chat begins with, for the model alone. */
  readonly system: string | undefined;
}

interface Turn {
  readonly role: string;
  readonly content: string;
}

async function readParts(request: InferenceRequest): Promise<Parts> {
  const { inputs } = request;
  if (hasMessages(inputs) && isRecord(inputs)) return readChat(inputs.messages);
  const fields =
    isRecord(inputs) && !(inputs instanceof URL)
      ? Object.entries(inputs)
      : [[inputs instanceof Blob ? "file" : "text", inputs] as const];
  const needed = Object.entries(given(request)).filter(([name]) => required.has(name));
  const parts = await Promise.all([...fields, ...needed].map(([name, value]) => readPart(name, value)));
  return { parts: parts.flatMap((part) => part ?? []), turns: [], system: undefined };
}

async function readPart(name: string, value: unknown): Promise<Part | undefined> {
  if (value === undefined || value === null || value === "") return undefined;
  if (value instanceof Blob) return readFile(name, value);
  if (typeof value !== "object") return { name, kind: "text", value: String(value) };
  if (Array.isArray(value)) {
    if (value.every((item) => item instanceof Blob)) {
      const files = await Promise.all(value.map((blob) => readFile(name, blob)));
      return { name, kind: "files", value: files.map((file) => file.value) };
    }
    if (value.every((item) => typeof item === "string")) return { name, kind: "texts", value };
    return { name, kind: "data", value };
  }
  return { name, kind: Object.values(value).every(Array.isArray) ? "table" : "data", value };
}

async function readFile(name: string, blob: Blob): Promise<Part> {
  const { type } = await withType(blob);
  const [family = ""] = type.split("/");
  // The name of the visitor's file is nobody's business; its ending is what a Space tells the format by.
  const file = new File([await readable(blob.arrayBuffer())], `file.${endingOf(type)}`, { type });
  return { name, kind: family === "image" || family === "audio" || family === "video" ? family : "file", value: file };
}

const endings: Readonly<Record<string, string>> = {
  "application/octet-stream": "bin",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "video/quicktime": "mov",
};

function endingOf(type: string): string {
  return endings[type] ?? /\/(?:x-)?(\w+)/.exec(type)?.[1] ?? "bin";
}

async function readChat(messages: unknown): Promise<Parts> {
  const turns = (Array.isArray(messages) ? messages : []).filter(isRecord);
  const last = turns.at(-1);
  const files = filesIn(last?.content);
  const written = turns.map(({ role, content }) => ({ role: String(role), content: textIn(content) }));
  const parts: Part[] = [{ name: "message", kind: "text", value: textIn(last?.content) }];
  return {
    parts: [...parts, ...(await Promise.all(files.map((file) => readFile("file", file))))],
    turns: written.slice(0, -1).filter(({ role }) => role !== "system"),
    system: written.find(({ role }) => role === "system")?.content,
  };
}

/** The words of a message, whose content may come in parts. */
function textIn(content: unknown): string {
  if (!Array.isArray(content)) return typeof content === "string" ? content : "";
  return content.flatMap((part) => (isRecord(part) && typeof part.text === "string" ? [part.text] : [])).join("\n");
}

function filesIn(content: unknown): readonly Blob[] {
  if (content instanceof Blob) return [content];
  const inner = Array.isArray(content) ? content : isRecord(content) ? Object.values(content) : [];
  return inner.flatMap(filesIn);
}

// --- parts in components ---

/** The components that take a kind, the usual one first. */
const takers: Readonly<Record<Kind, readonly [string, ...string[]]>> = {
  text: ["textbox", "textarea", "multimodaltextbox", "code", "json", "api"],
  texts: ["json", "api", "textbox", "textarea", "code"],
  table: ["dataframe", "json", "api"],
  image: ["image", "imageeditor", "gallery", "file", "uploadbutton"],
  audio: ["audio", "file", "uploadbutton"],
  video: ["video", "file", "uploadbutton"],
  file: ["file", "uploadbutton", "image", "audio", "video", "model3d"],
  files: ["gallery", "file"],
  data: ["json", "api"],
};

function isTaker({ component }: SpaceInput, { kind }: Part): boolean {
  return takers[kind].includes(component);
}

/** Whether an input goes by this name, in whatever spelling. */
function isCalled({ name, label }: SpaceInput, wanted: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return [name, label].some((text) => plain(text) === plain(wanted));
}

function write(
  { name, kind, value }: Part,
  { component, hasSubtitles }: Pick<SpaceInput, "component" | "hasSubtitles">,
): unknown {
  switch (component) {
    case "multimodaltextbox":
      return { text: value, files: [] };
    case "textbox":
    case "textarea":
    case "code":
      return Array.isArray(value) ? value.join(name === "candidate_labels" ? ", " : "\n") : value;
    case "dataframe":
      return isRecord(value) ? writeTable(value) : value;
    case "imageeditor":
      return { background: value, layers: [], composite: null };
    case "gallery":
      return (kind === "files" && Array.isArray(value) ? value : [value]).map((image) => ({ image, caption: null }));
    case "video":
      return hasSubtitles ? { video: value, subtitles: null } : value;
  }
  return value;
}

function writeTable(columns: Readonly<Record<string, unknown>>) {
  const lists = Object.values(columns).map((cells): readonly unknown[] => (Array.isArray(cells) ? cells : []));
  const height = lists.reduce((most, cells) => Math.max(most, cells.length), 0);
  return {
    headers: Object.keys(columns),
    data: Array.from({ length: height }, (_, row) => lists.map((cells) => cells[row] ?? null)),
    metadata: null,
  };
}
