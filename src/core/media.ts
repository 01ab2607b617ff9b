import { InferenceError } from "./errors.js";

/** First bytes, as Latin-1 text, of the media types that widgets meet. */
const signatures: readonly (readonly [start: RegExp, type: string])[] = [
  [/^\x89PNG/, "image/png"],
  [/^\xFF\xD8\xFF/, "image/jpeg"],
  [/^GIF8/, "image/gif"],
  [/^RIFF[\s\S]{4}WEBP/, "image/webp"],
  [/^BM/, "image/bmp"],
  [/^[\s\S]{4}ftypavif/, "image/avif"],
  [/^RIFF[\s\S]{4}WAVE/, "audio/wav"],
  [/^fLaC/, "audio/flac"],
  [/^OggS/, "audio/ogg"],
  [/^(ID3|\xFF[\xE2\xE3\xF2\xF3\xFA\xFB])/, "audio/mpeg"],
  [/^[\s\S]{4}ftypM4A/, "audio/mp4"],
  [/^[\s\S]{4}ftyp/, "video/mp4"],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: EBML files begin with this one
  [/^\x1A\x45\xDF\xA3/, "video/webm"],
  [/^glTF/, "model/gltf-binary"],
  [/^%PDF-/, "application/pdf"],
];

/** The media type told by the first bytes (16 are enough); undefined when they tell none. */
export function sniffMediaType(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(([pattern]) => pattern.test(start))?.[1];
}

/**
 * Bytes out of base64, with or without a `data:` prefix, line breaks or padding.
 *
 * The type comes from the first bytes, else from the prefix, else it is `fallbackType`.
 * Throws `InferenceError("bad-answer")` when the text is not base64.
 */
export function base64ToBlob(text: string, fallbackType = "application/octet-stream"): Blob {
  const prefix = /^data:([^;,]*)[^,]*,/.exec(text);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    const body = text.slice(prefix?.[0].length ?? 0);
    bytes = decode(/[-_]/.test(body) ? body.replaceAll("-", "+").replaceAll("_", "/") : body);
  } catch (cause) {
    throw new InferenceError("bad-answer", "The media in the answer are not base64.", { cause });
  }
  return new Blob([bytes], { type: sniffMediaType(bytes) ?? (prefix?.[1] || fallbackType) });
}

/** Several times as fast as by `atob`, in browsers that have it. */
const { fromBase64 }: typeof Uint8Array & { fromBase64?(text: string): Uint8Array<ArrayBuffer> } = Uint8Array;

function decode(base64: string): Uint8Array<ArrayBuffer> {
  if (fromBase64) return fromBase64.call(Uint8Array, base64);
  const binary = atob(base64.replace(/\s+/g, ""));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** The bytes as base64 without a `data:` prefix. */
export async function blobToBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const pieces: string[] = [];
  // A call takes a limited number of arguments; 32 768 is below every engine's limit.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return btoa(pieces.join(""));
}

/** Only what a page may show or load: http, https and blob URLs, and data URLs of raster images, audio and video. */
export function isSafeMediaUrl(url: string): boolean {
  return /^(https?:|blob:|data:(image\/(?!svg)|audio\/|video\/))/i.test(url);
}

/** Whether a card or a message may name `url` as its file; what is in the memory of a page is no file of theirs. */
export function isFileUrl(url: string): boolean {
  return isMediaUrl(url) && !/^blob:/i.test(url);
}

/** Whether a page may show or load `url`: a safe media URL, or a path on the page's own site such as `/models/a.wav`. */
export function isMediaUrl(url: string): boolean {
  return isSafeMediaUrl(url) || /^\/(?![/\\])/.test(url);
}
