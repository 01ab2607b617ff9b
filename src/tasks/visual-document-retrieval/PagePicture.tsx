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

/** A small picture of a page, loaded when it is near the view; its number until then, and words where it cannot be shown. */
export function PagePicture({ page, number }: PagePictureProps) {
  const t = useWords();
  const url = useMediaUrl(page);
  const [broken, setBroken] = useState<string>();
  const isLost = url === undefined ? typeof page === "string" : broken === url;
  return (
    <span className="iw-pages-frame">
      {isLost ? (
        <span className="iw-small iw-middle">{t("Cannot be shown")}</span>
      ) : url === undefined ? (
        <span className="iw-soft iw-t4" aria-hidden="true">
          {number}
        </span>
      ) : (
        <img
          className="iw-whole iw-contain"
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
