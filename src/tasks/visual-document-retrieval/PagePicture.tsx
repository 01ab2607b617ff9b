"use client";
import { useState } from "react";
import type { Media } from "../../core/task.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";

export interface PagePictureProps {
  page: Media | undefined;
  /** Counted from 1. */
  number: number;
}

/** A small picture of a page, loaded when it is near the view; its number where it cannot be shown. */
export function PagePicture({ page, number }: PagePictureProps) {
  const t = useWords();
  const url = useMediaUrl(page);
  const [broken, setBroken] = useState<string>();
  return (
    <span className="iw-pages-frame">
      {url === undefined || broken === url ? (
        <span className="iw-pages-blank" aria-hidden="true">
          {number}
        </span>
      ) : (
        <img
          className="iw-pages-picture"
          src={url}
          alt={t("Page {n}", { n: number })}
          loading="lazy"
          decoding="async"
          onError={() => setBroken(url)}
        />
      )}
    </span>
  );
}
