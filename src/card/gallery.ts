import { isMediaUrl } from "../core/media.js";
import { isRecord } from "../core/parse.js";
import type { CardExample } from "../core/task.js";
import { isMediaFileName } from "./assets.js";

/** One picture, video or sound that the author of a card has recorded. */
export interface GalleryItem {
  /** Address of the file: http, https, blob, a data URL of media, or a path on the page's own site. */
  readonly url: string;
  /** What the file is, by its name. */
  readonly kind: "image" | "video" | "audio";
  /** The prompt it was made of, as written; undefined where there is none. */
  readonly caption: string | undefined;
  /** What the model was told to avoid. */
  readonly negativePrompt: string | undefined;
}

const videoFile = /\.(?:mp4|m4v|webm|mov|mkv|ogv|avi)$/i;
const audioFile = /\.(?:wav|mp3|flac|og[ga]|m4a|aac|opus|amr)$/i;

/**
 * The recorded pictures, videos and sounds of a card's examples, in their order, whatever the task.
 *
 * An output may be `{url}`, the address itself, or a list of these; each address is an item. Those that no page may load are
 * left out. A file whose name does not tell what it is counts as a picture.
 * Source: https://huggingface.co/docs/hub/model-cards-components
 */
export function readGallery(examples: readonly CardExample[]): readonly GalleryItem[] {
  return examples.flatMap((example) => {
    const caption = promptOf(example.text) ?? promptOf(example.prompt);
    const negativePrompt = isRecord(example.parameters) ? promptOf(example.parameters.negative_prompt) : undefined;
    return addressesIn(example.output).map((url) => ({ url, kind: kindOf(url), caption, negativePrompt }));
  });
}

function addressesIn(output: unknown): readonly string[] {
  return [output]
    .flat()
    .flatMap((item: unknown) => {
      if (isRecord(item)) return typeof item.url === "string" ? [item.url.trim()] : [];
      return typeof item === "string" && isMediaAddress(item) ? [item.trim()] : [];
    })
    .filter(isMediaUrl);
}

/** Whether a bare text is the address of media; `https://example.org` alone is an answer in words. */
function isMediaAddress(text: string): boolean {
  return /^\s*(?:data|blob):/i.test(text) || isMediaFileName(text);
}

function kindOf(url: string): GalleryItem["kind"] {
  const told = /^data:(image|video|audio)\//i.exec(url)?.[1]?.toLowerCase();
  if (told === "image" || told === "video" || told === "audio") return told;
  const path = url.replace(/[?#].*$/s, "");
  if (videoFile.test(path)) return "video";
  return audioFile.test(path) ? "audio" : "image";
}

/** Undefined for what training scripts and templates write where there is no prompt. */
function promptOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return text === "" || text === "-" || text === "." ? undefined : text;
}
