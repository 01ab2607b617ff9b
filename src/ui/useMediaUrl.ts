"use client";
import { useEffect, useState } from "react";
import { isMediaUrl } from "../core/media.js";
import type { Media } from "../core/task.js";

/** What a browser would open as a page, with its scripts, and as one of this very site. */
const isDocument = /^(text|application)\/(.*\b)?(html|xml)|^image\/svg/i;

/**
 * An address at which the page can show or play `media`: an object URL of a Blob, or the URL itself where that is safe.
 *
 * Undefined without media, for a URL of an unsafe kind, and for a Blob until the component has mounted.
 * Pages and drawings in SVG get one without a type, so that they can be saved and never opened. The object URL is revoked when the media change and on unmount.
 */
export function useMediaUrl(media: Media | undefined): string | undefined {
  const [made, setMade] = useState<{ readonly blob: Blob; readonly url: string }>();
  useEffect(
    function ownObjectUrl() {
      if (!(media instanceof Blob)) return;
      const url = URL.createObjectURL(isDocument.test(media.type) ? new Blob([media]) : media);
      setMade({ blob: media, url });
      return () => URL.revokeObjectURL(url);
    },
    [media],
  );
  if (media instanceof Blob) return made?.blob === media ? made.url : undefined;
  return media !== undefined && isMediaUrl(media) ? media : undefined;
}
