"use client";
import { useEffect, useRef, useState } from "react";
import { tellsLocation, withoutLocation } from "../core/photoLocation.js";
import { Icon } from "./Icon.js";
import { warn } from "./icons.js";
import { useWords } from "./words.js";

export interface PhotoLocationProps {
  photo: Blob;
  /** Called with the same photo without its place. */
  onChange(photo: Blob): void;
}

/** Says that a photo tells where it was taken, and takes that out when asked to. Nothing for any other picture. */
export default function PhotoLocation({ photo, onChange }: PhotoLocationProps) {
  const t = useWords();
  const [located, setLocated] = useState<Blob>();
  const [cleaned, setCleaned] = useState<Blob>();
  const note = useRef<HTMLParagraphElement>(null);

  useEffect(
    function readPhoto() {
      let wanted = true;
      tellsLocation(photo).then(
        (tells) => wanted && tells && setLocated(photo),
        // A file that cannot be read is refused where it is sent.
        () => {},
      );
      return () => {
        wanted = false;
      };
    },
    [photo],
  );

  useEffect(
    function keepFocus() {
      // The button that was pressed is gone.
      if (cleaned === photo) note.current?.focus();
    },
    [cleaned, photo],
  );

  if (cleaned === photo) {
    return (
      <p className="iw-note" ref={note} tabIndex={-1}>
        {t("The photo no longer tells where it was taken.")}
      </p>
    );
  }
  if (located !== photo) return null;

  const clean = async () => {
    const without = await withoutLocation(photo);
    setCleaned(without);
    onChange(without);
  };
  return (
    <div className="iw-stack">
      <p className="iw-note">
        <Icon path={warn} />
        {t("This photo tells where it was taken.")}
      </p>
      <div>
        <button className="iw-media-button" type="button" onClick={clean}>
          {t("Remove the place")}
        </button>
      </div>
    </div>
  );
}
