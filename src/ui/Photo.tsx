"use client";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { Media } from "../core/task.js";
import { useMediaUrl } from "./useMediaUrl.js";
import { useWords } from "./words.js";

/** A picture that is shown, and what is known of it by now. */
export interface Picture {
  readonly url: string | undefined;
  readonly image: RefObject<HTMLImageElement | null>;
  readonly status: "loading" | "shown" | "unshowable";
  /** Pixels after the turning that the file asks for; undefined until it is shown. */
  readonly size: PictureSize | undefined;
  /** Takes note of the picture as it stands in the page. */
  measure(image: Pick<HTMLImageElement, "naturalWidth" | "naturalHeight">): void;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Follows a picture from its media to its size in pixels. Give the result to `Photo`. */
export function usePicture(media: Media | undefined): Picture {
  const image = useRef<HTMLImageElement>(null);
  const url = useMediaUrl(media);
  const [loaded, setLoaded] = useState<{ readonly url: string; readonly size: PictureSize | undefined }>();
  const known = loaded && loaded.url === url ? loaded : undefined;
  const unshowable = known ? known.size === undefined : url === undefined && !(media instanceof Blob);

  useEffect(
    function measureEarlyPicture() {
      const { complete = false, naturalWidth = 0, naturalHeight = 0 } = image.current ?? {};
      if (url !== undefined && complete && naturalWidth > 0) {
        setLoaded({ url, size: { width: naturalWidth, height: naturalHeight } });
      }
    },
    [url],
  );

  return {
    url,
    image,
    status: unshowable ? "unshowable" : known ? "shown" : "loading",
    size: known?.size,
    measure({ naturalWidth: width, naturalHeight: height }) {
      if (url !== undefined) setLoaded({ url, size: width > 0 && height > 0 ? { width, height } : undefined });
    },
  };
}

export interface PhotoProps {
  picture: Picture;
  /** Width by height while the picture itself does not tell it. */
  ratio: number | undefined;
  alt: string;
  /** SVG that lies over the picture; its percentages are those of the picture. Drawn once the picture is there or cannot come. */
  children: ReactNode;
}

/** A picture with a drawing over it, as wide as there is room, and not too high. */
export function Photo({ picture: { url, image, status, size, measure }, ratio, alt, children }: PhotoProps) {
  const t = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const shape = size ? size.width / size.height : status === "unshowable" ? ratio : undefined;

  useEffect(
    function shapeFrame() {
      if (shape === undefined) frame.current?.style.removeProperty("--iw-ratio");
      else frame.current?.style.setProperty("--iw-ratio", String(shape));
    },
    [shape],
  );

  return (
    <div className="iw-g2">
      <div className="iw-photo" ref={frame}>
        {url !== undefined && status !== "unshowable" && (
          <img
            className="iw-whole"
            ref={image}
            src={url}
            alt={alt}
            decoding="async"
            onLoad={({ currentTarget }) => measure(currentTarget)}
            onError={() => measure({ naturalWidth: 0, naturalHeight: 0 })}
          />
        )}
        {status !== "loading" && (
          <svg className="iw-photo-over" width="100%" height="100%" aria-hidden="true">
            {children}
          </svg>
        )}
      </div>
      {status === "unshowable" && <p className="iw-note">{t("The picture itself cannot be shown here.")}</p>}
    </div>
  );
}
