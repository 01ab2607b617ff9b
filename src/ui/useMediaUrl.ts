"use client";
import { useEffect, useState } from "react";
import { isMediaUrl } from "../core/media.js";
import type { Media } from "../core/task.js";

/**
 * An address at which the page can show or play `media`: an object URL of a Blob, or the URL itself where that is safe.
 *
 * Undefined without media, for a URL of an unsafe kind, and for a Blob until the component has mounted. The URL of a page or of
 * a drawing in SVG has no type, so that it can be saved and never opened.
 * The object URL is revoked when the media change and on unmount.
 */
export function useMediaUrl(media: Media | undefined): string | undefined {
  const [made, setMade] = useState<{ readonly blob: Blob; readonly url: string }>();
  useEffect(
    function ownObjectUrl() {
      if (!(media instanceof Blob)) return;
      // A browser would open these as pages of this very site, with their scripts.
      const url = URL.createObjectURL(/html|xml/.test(media.type) ? new Blob([media]) : media);
      setMade({ blob: media, url });
      return () => URL.revokeObjectURL(url);
    },
    [media],
  );
  if (media instanceof Blob) return made?.blob === media ? made.url : undefined;
  return media !== undefined && isMediaUrl(media) ? media : undefined;
}
