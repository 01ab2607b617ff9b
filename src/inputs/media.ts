import type { ReactNode } from "react";
import { isFileUrl } from "../core/media.js";
import type { Message } from "../core/message.js";
import type { InputViewProps, Media, TaskInput } from "../core/task.js";

/** One picture, sound or video, or none yet. */
export interface MediaInput {
  /** Bytes chosen or made here, or the URL of an example. */
  readonly media: Media | undefined;
}

export interface MediaInputOptions {
  /** What to do where there is nothing yet, such as "Choose a picture first." */
  lacks: Message;
  View(props: InputViewProps<MediaInput>): ReactNode;
}

/** Asks about one file. Reads `src` of a card's example; the request's `inputs` are the file alone. */
export function mediaInput({ lacks, View }: MediaInputOptions): TaskInput<MediaInput> {
  return {
    empty: { media: undefined },
    fromCard({ src }) {
      const media = asMedia(src);
      return media === undefined ? undefined : { media };
    },
    missing: ({ media }) => (media === undefined ? { field: "media", message: lacks } : undefined),
    toRequest: ({ media }, parameters) => ({ inputs: mediaToSend(media), parameters }),
    toCard: ({ media }) => ({ src: media }),
    View,
  };
}

/** Media out of a card's field: bytes, or the URL of a file; undefined for anything else. */
export function asMedia(value: unknown): Media | undefined {
  if (value instanceof Blob) return value;
  if (typeof value !== "string") return undefined;
  const url = value.trim();
  return isFileUrl(url) ? url : undefined;
}

/** Media as a request holds them: a Blob, or a `URL` whose bytes are loaded before the fetcher sees it. */
export function mediaToSend(media: Media | undefined): Blob | URL | undefined {
  // A server has no page, whose address a path of the page's own site would begin with; nothing is loaded there either.
  return typeof media === "string" ? new URL(media, globalThis.document?.baseURI ?? "http://localhost") : media;
}
