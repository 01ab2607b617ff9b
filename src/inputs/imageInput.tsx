"use client";
import { useEffect, useRef, useState } from "react";
import type { Message } from "../core/message.js";
import type { InputViewProps, Media, TaskInput } from "../core/task.js";
import { Camera } from "../ui/Camera.js";
import { lazily } from "../ui/lazily.js";
import { MediaField, type MoreMedia, mediaName } from "../ui/MediaField.js";
import { useMediaUrl } from "../ui/useMediaUrl.js";
import { useWords } from "../ui/words.js";
import { type MediaInput, mediaInput } from "./media.js";

const PhotoLocation = lazily(() => import("../ui/PhotoLocation.js"));

/** Asks about a picture that is chosen, dropped, pasted, linked or taken with the camera. */
export function imageInput({ label }: { label: Message }): TaskInput<MediaInput> {
  return mediaInput({
    lacks: "Choose, drop or paste a picture first.",
    View: ({ value, onChange, ...props }) => (
      <ImageField {...props} label={label} value={value.media} onChange={(media) => onChange({ media })} />
    ),
  });
}

/** A field for a picture, named `media`, that shows the picture which will be sent. */
export function ImageField({
  label,
  more,
  value,
  onChange,
  readOnly,
  missing,
}: InputViewProps<Media | undefined> & ImageFieldProps) {
  const t = useWords();
  const [filming, setFilming] = useState(false);
  const cameraButton = useRef<HTMLButtonElement>(null);
  const [size, setSize] = useState<PictureSize>();
  const url = useMediaUrl(value);
  // What was measured of another picture says nothing about this one.
  const known = size?.url === url ? size : undefined;

  const endFilming = () => {
    setFilming(false);
    cameraButton.current?.focus();
  };

  return (
    <MediaField
      label={label}
      name="media"
      kind="image"
      more={more}
      accept={["image/*", ...(more?.types ?? [])].join()}
      value={value}
      onChange={(media) => {
        setFilming(false);
        onChange(media);
      }}
      readOnly={readOnly}
      missing={missing}
      {...(known &&
        known.width > 0 && { facts: t("{width} × {height} px", { width: `${known.width}`, height: `${known.height}` }) })}
      capture={
        <button
          className="iw-media-button"
          ref={cameraButton}
          type="button"
          aria-expanded={filming}
          onClick={() => setFilming(!filming)}
        >
          {t("Camera")}
        </button>
      }
    >
      {filming && !readOnly ? (
        <Camera
          onPicture={(picture) => {
            onChange(picture);
            endFilming();
          }}
          onCancel={endFilming}
        />
      ) : (
        value !== undefined && (
          <>
            <Picture url={url} name={mediaName(value)} size={known} onSize={setSize} />
            {value instanceof Blob && !readOnly && <PhotoLocation photo={value} onChange={onChange} />}
          </>
        )
      )}
    </MediaField>
  );
}

interface ImageFieldProps {
  label: Message;
  /** Other files that are taken; `onChange` is given them as they are. */
  more?: MoreMedia;
}

interface PictureSize {
  readonly url: string;
  /** Pixels after the turning that the file asks for; 0 for a picture that cannot be shown. */
  readonly width: number;
  readonly height: number;
}

interface PictureProps {
  url: string | undefined;
  name: string;
  size: PictureSize | undefined;
  onSize(size: PictureSize): void;
}

function Picture({ url, name, size, onSize }: PictureProps) {
  const t = useWords();
  const ref = useRef<HTMLImageElement>(null);

  useEffect(
    function measureEarlyPicture() {
      const image = ref.current;
      // A picture in the server's HTML may be there before anyone listens.
      if (url !== undefined && image?.complete && image.naturalWidth > 0) {
        onSize({ url, width: image.naturalWidth, height: image.naturalHeight });
      }
    },
    [url, onSize],
  );

  if (size?.width === 0) {
    return <p className="iw-note">{t("The browser cannot show this picture. A model may still be able to read it.")}</p>;
  }
  if (url === undefined) return null;
  return (
    <img
      className="iw-picture"
      ref={ref}
      src={url}
      alt={name ? t("Picture to be sent: {name}", { name }) : t("Picture to be sent")}
      decoding="async"
      onLoad={(event) => onSize({ url, width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
      onError={() => onSize({ url, width: 0, height: 0 })}
    />
  );
}
