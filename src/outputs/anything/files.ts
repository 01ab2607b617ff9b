import { isRecord } from "../../core/parse.js";
import type { Media } from "../../core/task.js";

/** A file in an answer. */
export interface AnswerFile {
  /** What shows it; `file` for what no page can show. */
  readonly kind: MediaKind | "file";
  /** Bytes, or an address, which may be one that no page may load. */
  readonly media: Media;
  /** What the server, or else the address, calls it. */
  readonly name: string | undefined;
}

type MediaKind = "image" | "audio" | "video";

/**
 * A file in an answer: bytes, a data URL, or an object with `url`, `image`, `audio`, `video` or `blob`.
 *
 * Each holds an address, base64, bytes or `{ url }`. Undefined for anything else, such as a picture described in words.
 * Whether a page may load an address is for the view to ask.
 */
export function readFile(value: unknown): AnswerFile | undefined {
  if (value instanceof Blob || (typeof value === "string" && /^data:/i.test(value) && kindOf(value))) {
    return { kind: kindOf(value) ?? "file", media: value, name: undefined };
  }
  const field = isRecord(value) ? fields.find((name) => Object.hasOwn(value, name)) : undefined;
  if (!isRecord(value) || field === undefined) return undefined;
  const type = [value["content-type"], value.content_type].find(isText) ?? "";
  const media = readMedia(isRecord(value[field]) ? value[field].url : value[field], field, type);
  if (media === undefined) return undefined;
  const kind = kindOf(media) ?? kindOfType(type) ?? (field === "url" || field === "blob" ? undefined : field);
  // An address beside other fields need not be one of media: a search gives such.
  if (kind === undefined && field === "url" && Object.keys(value).length > 1) return undefined;
  return { kind: kind ?? "image", media, name: [value.label, value.file_name].find(isText) ?? nameOf(media) };
}

const fields = ["url", "image", "audio", "video", "blob"] as const;

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function readMedia(source: unknown, field: (typeof fields)[number], type: string): Media | undefined {
  if (source instanceof Blob) return source;
  if (!isText(source)) return undefined;
  if (field === "url") return source.trim();
  // A word is base64 too, and base64 of a JPEG begins like a path.
  if (source.length < 64 || !/^[\w+/=\s-]+$/.test(source)) return /^(https?:|blob:|data:|\/)/i.test(source) ? source : undefined;
  const told = kindOfType(type) ? type : field === "blob" ? undefined : usualTypes[field];
  return told && `data:${told};base64,${source.replaceAll("-", "+").replaceAll("_", "/")}`;
}

/** Browsers find out the very format by themselves. */
const usualTypes = { image: "image/png", audio: "audio/wav", video: "video/mp4" } as const;

const extensions: readonly (readonly [pattern: RegExp, kind: AnswerFile["kind"]])[] = [
  [/\.(?:png|jpe?g|webp|gif|avif|bmp)$/i, "image"],
  [/\.(?:wav|mp3|flac|og[ga]|m4a|aac|opus)$/i, "audio"],
  [/\.(?:mp4|m4v|webm|mov|mkv|ogv)$/i, "video"],
  [/\.(?:glb|gltf|ply|obj|stl|zip)$/i, "file"],
];

/** What a file is by its bytes' type or its name; undefined where neither tells. */
function kindOf(media: Media): AnswerFile["kind"] | undefined {
  if (typeof media !== "string") return kindOfType(media.type) ?? "file";
  if (/^data:/i.test(media)) return kindOfType(media.slice(5, 20));
  const path = media.split(/[?#]/, 1)[0] ?? "";
  return extensions.find(([pattern]) => pattern.test(path))?.[1];
}

/** Drawings in SVG are none: they may hold more than a picture. */
function kindOfType(type: string): MediaKind | undefined {
  if (/^image\/(?!svg)/i.test(type)) return "image";
  if (/^audio\//i.test(type)) return "audio";
  return /^video\//i.test(type) ? "video" : undefined;
}

function nameOf(media: Media): string | undefined {
  if (typeof media !== "string" || /^(data|blob):/i.test(media)) return undefined;
  const name = media.split(/[?#]/, 1)[0]?.split("/").at(-1)?.slice(0, 120);
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}
