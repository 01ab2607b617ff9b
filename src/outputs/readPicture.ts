import { isMediaUrl } from "../core/media.js";
import type { Media } from "../core/task.js";

/** How base64 of a PNG, JPEG, GIF or WebP begins. */
const pictureStart = /^(iVBOR|\/9j\/|R0lGOD|UklGR)/;

/** A picture that stands where anything else may: bytes, a URL, or base64 that begins like a picture. */
export function readDrawnPicture(value: unknown): Media | undefined {
  const isPicture = value instanceof Blob || (typeof value === "string" && (isMediaUrl(value) || pictureStart.test(value)));
  return isPicture ? readPicture(value) : undefined;
}

/** A picture by bytes, URL, or base64, which is kept as text: bytes are made of it only where they are drawn. */
export function readPicture(picture: unknown): Media | undefined {
  if (picture instanceof Blob) return picture;
  if (typeof picture !== "string" || picture === "") return undefined;
  // Base64 of a JPEG begins like a path.
  if (isMediaUrl(picture) && !picture.startsWith("/9j/")) return picture;
  return /^[\w+/=\s-]+$/.test(picture) ? `data:image/png;base64,${picture}` : undefined;
}
