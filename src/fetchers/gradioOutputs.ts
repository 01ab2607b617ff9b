import { InferenceError } from "../core/errors.js";
import { blobToBase64, isMediaUrl } from "../core/media.js";
import { badAnswer, isRecord, readRecords, wrongShape } from "../core/parse.js";
import { tableToColumns } from "../core/tables.js";
import type { InferenceRequest, TaskId } from "../core/task.js";
import { hasMessages } from "./bodies.js";

/** What a function of a Space has put into one of its outputs. */
export interface SpaceOutput {
  /** The component in lower case, such as `label`. */
  readonly component: string;
  /** As the page of the Space calls it. */
  readonly label: string;
  readonly value: unknown;
}

/** How files of a Space are reached. */
export interface SpaceFiles {
  /** The address that a file is shown under; undefined for what is none. */
  addressOf(file: Readonly<Record<string, unknown>>): string | undefined;
  /** The bytes; undefined where they cannot be read. */
  load(address: string): Promise<Blob | undefined>;
}

/**
 * The answer of a Space in a shape that the task's parser reads.
 *
 * Of several outputs, one counts that says more than text and pictures do: a label, marked text or a marked picture, a chat; else
 * the first that holds anything. Several files in outputs of its kind come all. A file is given as a Blob, or as `{ url }` where it
 * cannot be read. Throws `InferenceError("bad-answer")` where there is nothing to give.
 */
export async function readOutputs(
  outputs: readonly SpaceOutput[],
  request: InferenceRequest,
  files: SpaceFiles,
): Promise<unknown> {
  const output = mainOutput(outputs);
  if (!output) throw badAnswer("The Space returned nothing.", "", outputs);
  const { component, value } = output;
  if (component === "label") return readLabel(value);
  if (component === "highlightedtext") return readEntities(value);
  if (component === "annotatedimage") return readAnnotations(value, request, files);
  if (component === "dataframe") return readTable(value, request.task);
  if (fileComponents.has(component)) {
    const same = outputs.filter((one) => one.component === component);
    return readFiles(same, request.task, files);
  }
  const text = textIn(output, request);
  if (text !== undefined) return writeText(text, request);
  return typeof value === "number" && numberTasks.has(request.task) ? [value] : value;
}

/** The text of the answer; undefined for an answer that is none. */
export function readText(outputs: readonly SpaceOutput[], request: InferenceRequest): string | undefined {
  const output = mainOutput(outputs);
  return output && textIn(output, request);
}

const tellingComponents: ReadonlySet<string> = new Set(["label", "highlightedtext", "annotatedimage", "chatbot"]);

function mainOutput(outputs: readonly SpaceOutput[]): SpaceOutput | undefined {
  const filled = outputs.filter(({ value }) => value !== null && value !== undefined);
  return filled.find(({ component }) => tellingComponents.has(component)) ?? filled[0];
}

// --- words ---

const textComponents: ReadonlySet<string> = new Set(["textbox", "textarea", "markdown", "code", "html", "chatbot"]);

/** Tasks that answer with one number for each row or sentence. */
const numberTasks: ReadonlySet<TaskId> = new Set(["tabular-classification", "tabular-regression", "sentence-similarity"]);

/** A chat's answer may also come as JSON: as a message, or as the list of its turns. */
function textIn({ component, value }: SpaceOutput, { inputs }: InferenceRequest): string | undefined {
  if (!textComponents.has(component) && !(component === "json" && hasMessages(inputs))) return undefined;
  return wordsOf(value);
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    const last: unknown = value.at(-1);
    // In older versions a turn is a pair of what was asked and what was answered.
    if (Array.isArray(last)) return typeof last[1] === "string" ? last[1] : "";
    if (isRecord(last) && last.role === undefined)
      return value.map((part) => (isRecord(part) && typeof part.text === "string" ? part.text : "")).join("");
    const said = value.filter((turn) => isRecord(turn) && turn.role === "assistant").at(-1);
    return isRecord(said) ? wordsOf(said.content) : "";
  }
  if (!isRecord(value)) return value === null || value === undefined ? undefined : String(value);
  return wordsOf(value.content ?? value.text ?? "");
}

const textFields: Partial<Record<TaskId, string>> = {
  translation: "translation_text",
  summarization: "summary_text",
  "automatic-speech-recognition": "text",
  "question-answering": "answer",
  "table-question-answering": "answer",
  "visual-question-answering": "answer",
  "document-question-answering": "answer",
};

const labelTasks = /classification$|^multiple-choice$/;

function writeText(text: string, { task, inputs }: InferenceRequest): unknown {
  if (hasMessages(inputs)) return { choices: [{ index: 0, message: { role: "assistant", content: text } }] };
  if (labelTasks.test(task) && !numberTasks.has(task)) return [{ label: text, score: null }];
  const field = textFields[task] ?? (/(-to-text|^text-generation)$/.test(task) ? "generated_text" : undefined);
  return field ? { [field]: text } : text;
}

function readLabel(value: unknown): unknown {
  const { label, confidences } = isRecord(value) ? value : {};
  if (Array.isArray(confidences))
    return readRecords(confidences).map((entry) => ({ label: entry.label, score: entry.confidence ?? null }));
  if (label === undefined || label === null) throw wrongShape("label", "a text", label);
  return [{ label, score: null }];
}

/** Marked text: the stretches with a mark, by place in the whole, in code points. */
function readEntities(value: unknown): unknown {
  if (!Array.isArray(value)) throw wrongShape("", "a list", value);
  let end = 0;
  return value.flatMap((entry: unknown) => {
    const [token, mark] = Array.isArray(entry)
      ? entry
      : isRecord(entry)
        ? [entry.token, entry.class_or_confidence]
        : [undefined, undefined];
    const word = typeof token === "string" ? token : "";
    const start = end;
    end += [...word].length;
    return typeof mark === "string" && mark !== "" ? [{ entity_group: mark, word, start, end }] : [];
  });
}

function readTable(value: unknown, task: TaskId): unknown {
  const { headers, data } = isRecord(value) ? value : {};
  if (!Array.isArray(headers) || !Array.isArray(data)) throw wrongShape("data", "a table", value);
  const rows = data.map((row): readonly unknown[] => (Array.isArray(row) ? row : [row]));
  // What was foretold stands behind what it was foretold from.
  if (numberTasks.has(task)) return rows.map((row) => row.at(-1) ?? null);
  const names = Object.keys(tableToColumns({ columns: headers.map(String), rows: [] }));
  return rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? null])));
}

// --- files ---

const fileComponents: ReadonlySet<string> = new Set([
  ...["image", "imageeditor", "imageslider", "gallery", "audio", "video", "model3d", "file", "downloadbutton", "uploadbutton"],
]);

/** Files of one answer that are read at most. */
const mostFiles = 24;

interface NamedFile {
  readonly label: string;
  readonly address: string;
}

async function readFiles(outputs: readonly SpaceOutput[], task: TaskId, files: SpaceFiles): Promise<unknown> {
  const found = outputs.flatMap(({ component, label, value }) => {
    // Before and after, of which the model made the second.
    const shown: unknown = component === "imageslider" && Array.isArray(value) ? value.at(-1) : value;
    return filesIn(shown, label, files);
  });
  const loaded = await Promise.all(
    found.slice(0, mostFiles).map(async ({ label, address }) => ({ label, address, blob: await files.load(address) })),
  );
  if (task === "audio-to-audio") {
    return Promise.all(
      loaded.map(async ({ label, address, blob }) =>
        blob ? { label, blob: await blobToBase64(blob), "content-type": blob.type } : { label, url: address },
      ),
    );
  }
  const given = loaded.map(({ address, blob }) => blob ?? { url: address });
  if (given.length === 0) throw badAnswer("The Space returned no file that a page may show.", "", outputs);
  return given.length === 1 ? given[0] : given;
}

/** The files in the value of a component: one, a list, or beside captions, subtitles and layers. */
function filesIn(value: unknown, label: string, files: SpaceFiles): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap((item) => filesIn(item, label, files));
  if (typeof value === "string") return isMediaUrl(value) ? [{ label, address: value }] : [];
  if (!isRecord(value)) return [];
  const inner = value.video ?? value.image ?? value.composite;
  if (inner !== undefined) return filesIn(inner, typeof value.caption === "string" ? value.caption : label, files);
  const address = files.addressOf(value);
  return address !== undefined && isMediaUrl(address) ? [{ label, address }] : [];
}

/** A marked picture: its parts under masks, or, where boxes are wanted, the boxes around these. */
async function readAnnotations(value: unknown, { task, inputs }: InferenceRequest, files: SpaceFiles): Promise<unknown> {
  const annotations = readRecords(isRecord(value) ? value.annotations : undefined);
  const masks = await Promise.all(
    annotations.map(async ({ image, label }) => {
      const [file] = filesIn(image, "", files);
      if (!file) throw badAnswer("The Space marked a part of the picture without a mask.", "annotations", value);
      return { label, score: null, mask: (await files.load(file.address)) ?? { url: file.address } };
    }),
  );
  if (!task.endsWith("object-detection")) return masks;
  const picture = inputs instanceof Blob ? inputs : isRecord(inputs) ? inputs.image : undefined;
  const size = picture instanceof Blob && masks.length > 0 ? await sizeOf(picture) : undefined;
  const boxes = await Promise.all(
    masks.map(async ({ label, score, mask }) => ({ label, score, box: await boxAround(mask, size) })),
  );
  return boxes.filter(({ box }) => box !== undefined);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

async function sizeOf(picture: Blob): Promise<Size | undefined> {
  try {
    const bitmap = await createImageBitmap(picture);
    const { width, height } = bitmap;
    bitmap.close();
    return { width, height };
  } catch {
    return undefined;
  }
}

/** The box around what a mask leaves to be seen, in pixels of a picture of that size; undefined where it hides all. */
async function boxAround(mask: unknown, size: Size | undefined) {
  if (!(mask instanceof Blob) || typeof OffscreenCanvas === "undefined")
    throw new InferenceError("unsupported", "The Space answers with masks, of which boxes can be made only in a page.");
  const bitmap = await createImageBitmap(mask).catch((cause: unknown) => {
    throw new InferenceError("bad-answer", "A mask in the Space's answer is no picture.", { path: "annotations", cause });
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const opacity = context?.getImageData(0, 0, width, height).data ?? [];
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!opacity[(y * width + x) * 4 + 3]) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  if (right === 0) return undefined;
  // A Space may have made the picture smaller before it looked.
  const [across, down] = size ? [size.width / width, size.height / height] : [1, 1];
  return { xmin: left * across, ymin: top * down, xmax: right * across, ymax: bottom * down };
}
