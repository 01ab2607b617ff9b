"use client";
import { useState } from "react";
import type { Message } from "../core/message.js";
import type { Media } from "../core/task.js";
import { Icon } from "./Icon.js";
import { warn } from "./icons.js";
import { useMediaUrl } from "./useMediaUrl.js";
import { useWords } from "./words.js";

export interface VideoPlayerProps {
  media: Media;
  /** What screen readers call the player. @default "Video" */
  label?: Message;
  /** Called with the size in pixels and the length in seconds once they are known; the length may be Infinity. */
  onFacts?(facts: VideoFacts): void;
  /** Called when it turns out that the video cannot be played, which is said in words, with a link to a file of a site. */
  onBroken?(): void;
}

export interface VideoFacts {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
}

/** Plays one video with the browser's own controls. Never plays by itself; says in words what cannot be played. */
export function VideoPlayer({ media, label = "Video", onFacts, onBroken }: VideoPlayerProps) {
  const t = useWords();
  const url = useMediaUrl(media);
  const [broken, setBroken] = useState<Media>();
  const giveUp = () => {
    setBroken(media);
    onBroken?.();
  };
  if (broken === media || (url === undefined && typeof media === "string")) return <Unplayable media={media} url={url} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: nobody has captions for what a visitor chose or a model made
    <video
      className="iw-video"
      src={url}
      controls
      playsInline
      preload="metadata"
      aria-label={t(label)}
      onLoadedMetadata={({ currentTarget: { videoWidth: width, videoHeight: height, duration: seconds } }) => {
        // A container of the right kind may hold sound alone.
        if (width === 0) giveUp();
        else onFacts?.({ width, height, seconds });
      }}
      onError={giveUp}
    />
  );
}

function Unplayable({ media, url }: { media: Media; url: string | undefined }) {
  const t = useWords();
  return (
    <div className="iw-g1">
      <p className="iw-note iw-note-bad">
        <Icon path={warn} />
        {media instanceof Blob
          ? t("This browser cannot play this video. MP4 with H.264 and WebM play in most.")
          : t("This video could not be loaded, or this browser cannot play it.")}
      </p>
      {url !== undefined && /^(https?:|\/)/i.test(url) && (
        <a className="iw-link" href={url} target="_blank" rel="noopener noreferrer">
          {t("Open the file")}
        </a>
      )}
    </div>
  );
}
