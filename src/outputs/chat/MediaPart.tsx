"use client";
import { useMemo, useState } from "react";
import { mixToMono, writeWav } from "../../core/audio.js";
import { type MediaKind, mediaOf, type Part, type PartMedia } from "../../core/chatParts.js";
import { base64ToBlob } from "../../core/media.js";
import type { Message } from "../../core/message.js";
import { isRecord } from "../../core/parse.js";
import type { Media } from "../../core/task.js";
import { AudioPlayer } from "../../ui/AudioPlayer.js";
import { Icon } from "../../ui/Icon.js";
import { warn } from "../../ui/icons.js";
import { mediaName } from "../../ui/MediaField.js";
import { SaveLink } from "../../ui/SaveLink.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { VideoPlayer } from "../../ui/VideoPlayer.js";
import { useWords } from "../../ui/words.js";
import { Link } from "./Link.js";
import { safeLink } from "./safeLink.js";

export interface MediaPartProps {
  part: Part;
  /** Who put it there; what a model made is never loaded from elsewhere, which would tell of the reader. */
  by: "visitor" | "model";
}

const names = { image: "Picture", audio: "Sound", video: "Video" } as const satisfies Record<MediaKind, Message>;
const saves = { image: "Save picture", audio: "Save sound", video: "Save video" } as const satisfies Record<MediaKind, Message>;

/** A file in a message: the picture, or a player; what cannot be shown is said in words. */
export default function MediaPart({ part, by }: MediaPartProps) {
  const t = useWords();
  const found = useMemo(() => readFile(part), [part]);
  if (!found) {
    return (
      <p className="iw-note">
        <Icon path={warn} />
        {t("A part of this message cannot be shown here.")}
      </p>
    );
  }
  const { kind, media } = found;
  const name = typeof media === "string" && by === "model" ? "" : mediaName(media);
  const link = by === "model" && typeof media === "string" && !isOfPage(media) ? safeLink(media, "") : undefined;
  return (
    <figure className="iw-g2">
      {link ? (
        <p className="iw-md-text">
          <Link {...link}>{t(names[kind])}</Link>
        </p>
      ) : (
        <Shown kind={kind} media={media} label={name ? `${t(names[kind])}: ${name}` : t(names[kind])} />
      )}
      {!link && (
        <figcaption className="iw-row iw-small">
          <bdi className="iw-any">{name || t(names[kind])}</bdi>
          {by === "model" && <SaveLink media={media} name={kind} label={t(saves[kind])} />}
        </figcaption>
      )}
    </figure>
  );
}

function Shown({ kind, media, label }: PartMedia & { label: string }) {
  switch (kind) {
    case "image":
      return <Picture media={media} label={label} />;
    case "audio":
      return <AudioPlayer media={media} label={label} />;
    case "video":
      return <VideoPlayer media={media} label={label} />;
  }
}

function Picture({ media, label }: { media: Media; label: string }) {
  const t = useWords();
  const url = useMediaUrl(media);
  const [broken, setBroken] = useState<string>();
  if (url !== undefined && url === broken) {
    return (
      <p className="iw-note iw-note-bad">
        <Icon path={warn} />
        {media instanceof Blob
          ? t("This browser cannot show this picture.")
          : t("This picture could not be loaded, or this browser cannot show it.")}
      </p>
    );
  }
  if (url === undefined) return null;
  return <img className="iw-part-picture" src={url} alt={label} decoding="async" onError={() => setBroken(url)} />;
}

/** The file of a part, its bytes as a Blob: a strict page loads no data URLs. Undefined where they are no bytes at all. */
function readFile(part: Part): PartMedia | undefined {
  const samples = isRecord(part.audio) ? part.audio.samples : undefined;
  if (Array.isArray(samples)) return { kind: "audio", media: readSamples(samples, Number((part.audio as Part).sampling_rate)) };
  const found = mediaOf(part);
  if (!found || typeof found.media !== "string" || !/^data:/i.test(found.media)) return found;
  try {
    return { kind: found.kind, media: base64ToBlob(found.media) };
  } catch {
    return undefined;
  }
}

/** Hz of the speech that models make, where the answer does not tell. */
const usualRate = 24_000;

/** Samples in −1 to 1, as one list or one for each channel, as a sound. */
function readSamples(samples: readonly unknown[], rate: number): Blob {
  let channels = samples;
  while (Array.isArray(channels[0]) && Array.isArray(channels[0][0])) channels = channels[0];
  const lists = Array.isArray(channels[0]) ? (channels as readonly unknown[][]) : [channels];
  const sound = mixToMono(lists.slice(0, 8).map((list) => Float32Array.from(list, Number)));
  return writeWav([sound], rate >= 8000 && rate <= 192_000 ? rate : usualRate);
}

/** Whether an address is of this page's own site. */
function isOfPage(address: string): boolean {
  return address.startsWith("blob:") || new URL(address, document.baseURI).origin === new URL(document.baseURI).origin;
}
