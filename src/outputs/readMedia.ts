import { base64ToBlob, isMediaUrl } from "../core/media.js";
import { isRecord, toScore, wrongShape } from "../core/parse.js";
import type { Media } from "../core/task.js";

/** A file that a model made. */
export interface MadeMedia {
  readonly media: Media;
  /** What the server calls it, such as the name of a separated track. */
  readonly label?: string;
  /** What the same file could be made again with. */
  readonly seed?: number;
  /** The server holds the file to be unsafe to show unasked. */
  readonly flagged?: boolean;
}

/** What kind of file is expected, for bytes that do not tell. */
export type MadeKind = "image" | "audio" | "video" | "model";

/**
 * The files of an answer, in the server's order: at least one, at most 64.
 *
 * Takes bytes, an address, base64 with or without a `data:` prefix, lists of them, and objects that hold them under any name
 * providers use, such as `images[].url`, `data[].b64_json`, `output`, `result.sample` or `video.url`. Addresses no page may load
 * count as missing. Throws `InferenceError("bad-answer")` when there is no file, or one without bytes.
 *
 * Source: https://huggingface.co/docs/inference-providers
 */
export function readMedia(body: unknown, kind: MadeKind): readonly MadeMedia[] {
  const found = filesIn(body, kind, 0).slice(0, mostFiles);
  if (found.length === 0) throw wrongShape("", kinds[kind].expected, body);
  for (const { media } of found)
    if (media instanceof Blob && media.size === 0) throw wrongShape("", "a file that is not empty", null);
  return found;
}

/** Files as a card writes them: one as `{ url }`, several as a list. `readMedia` reads it back. */
export function mediaToCard(files: readonly MadeMedia[]): unknown {
  const written = files.map(({ media, label, seed, flagged }) => ({
    url: media,
    ...(label !== undefined && { label }),
    ...(seed !== undefined && { seed }),
    ...(flagged && { nsfw: true }),
  }));
  return written.length === 1 ? written[0] : written;
}

const mostFiles = 64;
/** Characters of a text that tell base64 from an address. */
const longestPath = 4096;
/** Deeper than any server nests a file; lists without end stop here. */
const mostLevels = 8;

const kinds: Readonly<Record<MadeKind, { expected: string; type: string }>> = {
  image: { expected: "a picture", type: "image/png" },
  audio: { expected: "a sound", type: "audio/wav" },
  video: { expected: "a video", type: "video/mp4" },
  model: { expected: "a 3D model", type: "model/gltf-binary" },
};

/** Names under which files stand, the more telling ones first: `model` and `content` may be a name or a text as well. */
const holders = [
  ...["url", "b64_json", "base64", "blob", "sample", "video_url", "image_url", "audio_url"],
  ...["images", "image", "image_result", "videos", "video", "audio", "audio_file"],
  ...["model_mesh", "model_glb", "model_urls", "mesh", "glb", "file", "files"],
  ...["output", "outputs", "data", "result", "predictions", "artifacts", "content", "model"],
];

function filesIn(value: unknown, kind: MadeKind, level: number): readonly MadeMedia[] {
  if (level > mostLevels) return [];
  const media = readOne(value, kind);
  if (media !== undefined) return [{ media }];
  if (Array.isArray(value)) {
    const files: MadeMedia[] = [];
    for (const item of value) {
      files.push(...filesIn(item, kind, level + 1));
      if (files.length >= mostFiles || (files.length === 0 && typeof item === "number")) break;
    }
    return files;
  }
  if (!isRecord(value)) return [];
  for (const name of holders) {
    const files = Object.hasOwn(value, name) ? filesIn(value[name], kind, level + 1) : [];
    if (files.length > 0) return files.map((file, index) => ({ ...aboutFile(value, index, files.length), ...file }));
  }
  return [];
}

/** What an object says about a file in it; lists beside a list of files say it of each. */
function aboutFile(holder: Readonly<Record<string, unknown>>, index: number, count: number): Omit<MadeMedia, "media"> {
  const { label } = holder;
  const seed = toScore(holder.seed ?? holder.random_seed);
  const flags = [holder.has_nsfw_concepts, holder.has_nsfw_contents, holder.nsfw].find((flag) => flag !== undefined);
  const flagged = Array.isArray(flags) ? flags[index] === true : flags === true;
  return {
    ...(typeof label === "string" && label.trim() !== "" && { label }),
    // A seed beside several files is that of the first.
    ...(seed !== null && (count === 1 || index === 0) && { seed }),
    ...(flagged && { flagged }),
  };
}

function readOne(value: unknown, kind: MadeKind): Media | undefined {
  if (value instanceof Blob) return value;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (/^data:/i.test(text)) return /^data:(image\/svg|text\/)/i.test(text) ? undefined : base64ToBlob(text, kinds[kind].type);
  // Base64 of a JPEG begins like a path; a word is base64 too. To look at millions of letters would hold up the page.
  if (text.length >= 64 && /^[\w+/=\s-]+$/.test(text.slice(0, longestPath))) return base64ToBlob(text, kinds[kind].type);
  return isMediaUrl(text) && !/\s/.test(text) ? text : undefined;
}
