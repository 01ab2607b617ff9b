import { isFileUrl } from "./media.js";
import { isRecord } from "./parse.js";
import type { Media } from "./task.js";

/** A part of a message as the chat protocol writes it, such as `{ type: "text", text }`; bytes stand in it as Blobs. */
export type Part = Readonly<Record<string, unknown>>;

/** Kinds of files that a message may hold. */
export const mediaKinds = ["image", "audio", "video"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A file in a message. */
export interface PartMedia {
  readonly kind: MediaKind;
  readonly media: Media;
}

/**
 * The file of a part, in any of its spellings: `image_url`, `input_audio`, `video_url`, `{ type: "image", image }` or `url`.
 *
 * Bare base64 becomes a data URL. Undefined for texts, and for addresses that no page may load.
 */
export function mediaOf(part: Part): PartMedia | undefined {
  const type = String(part.type);
  const kind = mediaKinds.find((one) => type.includes(one));
  if (kind === undefined) return undefined;
  const held = [type, kind, `${kind}_url`, `input_${kind}`, "url", "path", "data"]
    .map((name) => part[name])
    .find((value) => value !== undefined);
  const media = toMedia(isRecord(held) ? (held.url ?? held.data) : held, `${kind}/${formats[kind]}`);
  return media === undefined ? undefined : { kind, media };
}

/** What stands for bytes that do not tell their own format. */
const formats: Readonly<Record<MediaKind, string>> = { image: "png", audio: "wav", video: "mp4" };

function toMedia(value: unknown, type: string): Media | undefined {
  if (value instanceof Blob) return value;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  // Base64 of a JPEG begins like a path.
  if (text.length >= 64 && /^[\w+/=\s-]+$/.test(text)) return `data:${type};base64,${text}`;
  return isFileUrl(text) ? text : undefined;
}

/** A file as a part of a message. */
export function toPart({ kind, media }: PartMedia): Part {
  if (kind !== "audio") return { type: `${kind}_url`, [`${kind}_url`]: { url: media } };
  return { type: "input_audio", input_audio: { data: media, format: formatOf(media) } };
}

/** `wav` or `mp3`, which servers take, else what the type or the name tells. */
function formatOf(media: Media): string {
  const told = typeof media === "string" ? /^data:audio\/([\w-]+)|\.(\w+)(?:[?#]|$)/.exec(media) : /\/([\w-]+)/.exec(media.type);
  const format = (told?.[1] ?? told?.[2] ?? "wav").toLowerCase().replace(/^x-/, "");
  return { mpeg: "mp3", wave: "wav" }[format] ?? format;
}

/**
 * A part as a request holds it.
 *
 * Sound goes as bytes, and so does what lies on the page's own site, where no server would find it: both stand as a Blob or as
 * a `URL` that is loaded before it is sent. Other addresses of pictures and videos go as they are.
 */
export function toSent(part: Part): Part {
  const found = mediaOf(part);
  if (!found) return part;
  const { kind, media } = found;
  const sent = typeof media === "string" ? toSentUrl(media, kind) : media;
  const name = kind === "audio" ? "input_audio" : `${kind}_url`;
  const before = isRecord(part[name]) ? part[name] : {};
  const file = kind === "audio" ? { data: sent, format: before.format ?? formatOf(media) } : { ...before, url: sent };
  return { type: name, [name]: file };
}

function toSentUrl(url: string, kind: MediaKind): URL | string {
  if (/^data:/i.test(url)) return kind === "audio" ? url.slice(url.indexOf(",") + 1) : url;
  // A server has no page; nothing is loaded there either.
  const page = globalThis.document?.baseURI ?? "http://localhost";
  const address = new URL(url, page);
  const isOwn = address.origin === new URL(page).origin || address.protocol !== "https:";
  return isOwn || kind === "audio" ? address : url;
}

/** Kind of a file by its address, as the end of the name tells; undefined where it tells none. */
export function kindOfAddress(address: string): MediaKind | undefined {
  const data = /^data:(image|audio|video)\//i.exec(address)?.[1]?.toLowerCase();
  if (data !== undefined) return mediaKinds.find((kind) => kind === data);
  const end = /\.(\w{2,4})(?:[?#]|$)/.exec(address)?.[1] ?? "";
  return mediaKinds.find((kind) => endings[kind].test(end));
}

const endings: Readonly<Record<MediaKind, RegExp>> = {
  image: /^(?:png|jpe?g|webp|gif|avif|bmp|tiff?)$/i,
  audio: /^(?:wav|mp3|flac|og[ga]|m4a|aac|opus)$/i,
  video: /^(?:mp4|webm|mov|mkv)$/i,
};
