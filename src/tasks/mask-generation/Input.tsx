"use client";
import { useId, useState } from "react";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { ImageField } from "../../inputs/imageInput.js";
import { Icon } from "../../ui/Icon.js";
import { chevron } from "../../ui/icons.js";
import { lazily } from "../../ui/lazily.js";
import { useWords } from "../../ui/words.js";
import type { MarkerProps } from "./Marker.js";
import { type PromptedPicture, promptedToCard, promptedToRequest, readPrompted } from "./promptedPicture.js";

/** Asks about a picture, or about what points and boxes mark in it. */
export const promptedInput: TaskInput<PromptedPicture> = {
  empty: { media: undefined, marks: [] },
  fromCard: readPrompted,
  missing: ({ media }) =>
    media === undefined ? { field: "media", message: "Choose, drop or paste a picture first." } : undefined,
  toRequest: promptedToRequest,
  toCard: promptedToCard,
  View: PromptedField,
};

const Marker = lazily<MarkerProps>(
  () => import("./Marker.js"),
  () => {
    const t = useWords();
    return (
      <p className="iw-note">{t("Points and boxes could not be loaded. Check the connection, then load the page again.")}</p>
    );
  },
);

function PromptedField({ value, onChange, readOnly, missing }: InputViewProps<PromptedPicture>) {
  const t = useWords();
  const id = useId();
  const { media, marks } = value;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ImageField
        label="Image"
        value={media}
        // What was marked in another picture means nothing in this one.
        onChange={(chosen) => onChange({ media: chosen, marks: [] })}
        readOnly={readOnly}
        missing={missing}
      />
      {media !== undefined && (
        <div className="iw-g2">
          <button className="iw-toggle" type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            <Icon path={chevron} />
            {marks.length === 0 ? t("Points and boxes (optional)") : t("{n} {n|mark|marks} in the picture", { n: marks.length })}
          </button>
          <div id={id}>
            {isOpen && (
              <Marker media={media} marks={marks} readOnly={readOnly} onChange={(next) => onChange({ media, marks: next })} />
            )}
          </div>
        </div>
      )}
    </>
  );
}
