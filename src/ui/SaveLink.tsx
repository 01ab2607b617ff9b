"use client";
import type { Media } from "../core/task.js";
import { Icon } from "./Icon.js";
import { save } from "./toolIcons.js";
import { useMediaUrl } from "./useMediaUrl.js";
import { useWords } from "./words.js";

export interface SaveLinkProps {
  media: Media;
  /** Name of the saved file, without its extension. */
  name: string;
  /** What is saved, for screen readers, such as "Save picture 2". */
  label: string;
}

/**
 * Saves a file that a model made.
 *
 * Browsers save only what the page made or its own site serves; a file of another site opens beside the page.
 * Nothing where no page may load the address.
 */
export function SaveLink({ media, name, label }: SaveLinkProps) {
  const t = useWords();
  const url = useMediaUrl(media);
  if (url === undefined) return null;
  return (
    <a
      className="iw-media-button iw-save"
      href={url}
      download={`${name}${extensionOf(media)}`}
      target={/^https?:/i.test(url) ? "_blank" : undefined}
      rel="noopener noreferrer"
      aria-label={label}
    >
      <Icon path={save} />
      {t("Save")}
    </a>
  );
}

/** Such as `.png`, by the type of the bytes or the end of the address; nothing where neither tells. */
function extensionOf(media: Media): string {
  if (typeof media === "string") return /\.\w{2,5}$/.exec(media.split(/[?#]/, 1)[0] ?? "")?.[0] ?? "";
  return extensions[media.type.split(";", 1)[0] ?? ""] ?? "";
}

const extensions: Readonly<Record<string, string>> = {
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/webp": ".webp",
  "image/gif": ".gif",
  "image/avif": ".avif",
  "image/bmp": ".bmp",
  "audio/wav": ".wav",
  "audio/x-wav": ".wav",
  "audio/flac": ".flac",
  "audio/mpeg": ".mp3",
  "audio/ogg": ".ogg",
  "audio/mp4": ".m4a",
  "video/mp4": ".mp4",
  "video/webm": ".webm",
  "model/gltf-binary": ".glb",
};
