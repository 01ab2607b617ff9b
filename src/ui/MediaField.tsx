"use client";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { sniffMediaType } from "../core/media.js";
import type { Message, Translate } from "../core/message.js";
import type { Media, Missing } from "../core/task.js";
import { Icon } from "./Icon.js";
import { warn } from "./icons.js";
import { useWords } from "./words.js";

/** What a media field takes. */
export type MediaKind = "image" | "audio" | "video";

/** What a media field takes besides its kind, and how that changes its words. */
export interface MoreMedia {
  /** Such as `application/pdf`. */
  readonly types: readonly string[];
  readonly words: Partial<Readonly<Record<keyof (typeof sentences)["image"], string>>>;
}

export interface MediaFieldProps {
  label: Message;
  /** The name `missing` may call this field by. */
  name: string;
  kind: MediaKind;
  /** What it takes besides. */
  more?: MoreMedia | undefined;
  /** What the file chooser offers, such as `image/*`. */
  accept: string;
  value: Media | undefined;
  /** Called with a file of the right kind, a web link, or undefined when the visitor removes the media. */
  onChange(media: Media | undefined): void;
  /** Takes several files at once, and then takes every file and link in the place of `onChange`. */
  onAdd?(media: readonly Media[]): void;
  /** Shows the media and its name only. */
  readOnly: boolean;
  /** Marks the field and says what it lacks, when it is the one that is missing. */
  missing: Missing | undefined;
  /** Short facts at the end of the label's line, such as "480 × 320 px". */
  facts?: ReactNode;
  /** A control beside "Choose file" that makes new media. */
  capture?: ReactNode;
  /** The media that will be sent, to see or to hear. */
  children?: ReactNode;
}

/**
 * A field for a picture, a sound or a video: chosen, dropped, pasted, or given by a web link.
 *
 * What cannot be taken is refused in words and leaves the value as it was. A link is set, not loaded.
 */
export function MediaField(props: MediaFieldProps) {
  const { label, name, kind, more, accept, value, onChange, onAdd, readOnly, missing, facts, capture, children } = props;
  const t = useWords();
  const say = { ...sentences[kind], ...more?.words };
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const linkToggle = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  const [linking, setLinking] = useState(false);
  const [refusal, setRefusal] = useState<{ message: Message; value: Media | undefined }>();
  const offer = useOffer(
    (file) => checkFile(file, kind, { more, wrongType: say.wrongType }),
    onChange,
    onAdd,
    (message) => setRefusal({ message, value }),
  );

  // A refusal speaks of the value it left standing; another value has settled it.
  const refused = refusal && refusal.value === value ? refusal.message : undefined;
  const lacks = missing?.field === name ? missing.message : undefined;
  const descriptions = [refused !== undefined && `${id}-refused`, lacks !== undefined && `${id}-lacks`].filter(Boolean).join(" ");

  const take = (files: FileList | null | undefined, link?: string) => {
    setRefusal(undefined);
    if (files?.length) offer(Array.from(files).slice(0, onAdd ? undefined : 1));
    else if (link === undefined) setRefusal({ message: say.nothing, value });
    else if (isWebLink(link)) offer(link.trim());
    else setRefusal({ message: say.badLink, value });
  };

  const dropping = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.some((type) => type === "Files" || type === "text/uri-list")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files, firstLink(event.dataTransfer.getData("text/uri-list")));
    },
    onPaste(event: ClipboardEvent) {
      const { files } = event.clipboardData;
      const inText = event.target instanceof HTMLInputElement && event.target.type !== "file";
      if (inText && files.length === 0) return;
      event.preventDefault();
      take(files, event.clipboardData.getData("text/plain").trim() || undefined);
    },
  };

  const closeLink = () => {
    setLinking(false);
    linkToggle.current?.focus();
  };

  const shown = children !== undefined && children !== null && children !== false;
  const frame = ["iw-media"];
  if (shown && !onAdd && kind === "image") frame.push("iw-media-beside");
  if (over) frame.push("iw-media-over");
  if (lacks !== undefined) frame.push("iw-media-bad");
  if (readOnly) frame.push("iw-media-still");

  return (
    <div className="iw-field" {...(readOnly ? {} : dropping)}>
      <div className="iw-label-row">
        {readOnly ? (
          <span className="iw-label">{t(label)}</span>
        ) : (
          <label className="iw-label" id={`${id}-label`} htmlFor={id}>
            {t(label)}
          </label>
        )}
        {facts !== undefined && (
          <span className="iw-count">
            <bdi>{facts}</bdi>
          </span>
        )}
      </div>
      <div className={frame.join(" ")}>
        {shown && <div className="iw-media-shown">{children}</div>}
        {!(readOnly && onAdd && shown) && (
          <div className="iw-media-side">
            <p className="iw-media-name">
              {value === undefined ? (
                <span className="iw-dim">{t(readOnly ? "No file" : say.hint)}</span>
              ) : (
                <>
                  <bdi className="iw-cut iw-medium">{mediaName(value) || t(say.unnamed)}</bdi>
                  {typeof value !== "string" && <span className="iw-count">{byteText(value.size, t)}</span>}
                </>
              )}
            </p>
            {!readOnly && (
              <div className="iw-row">
                <span className="iw-choose">
                  <input
                    className="iw-choose-input"
                    ref={chooser}
                    id={id}
                    type="file"
                    accept={accept}
                    multiple={onAdd !== undefined}
                    // An empty title keeps browsers from saying "No file chosen" on hover.
                    title=""
                    aria-labelledby={`${id}-label ${id}-choose`}
                    aria-invalid={lacks === undefined ? undefined : true}
                    aria-describedby={descriptions || undefined}
                    onChange={(event) => {
                      const { files } = event.currentTarget;
                      if (files?.length) take(files);
                      // Cleared, so that choosing the same file again is a change again.
                      event.currentTarget.value = "";
                    }}
                  />
                  <span className="iw-media-button" id={`${id}-choose`} aria-hidden="true">
                    {t(onAdd ? "Choose files" : "Choose file")}
                  </span>
                </span>
                {capture}
                <button
                  className="iw-media-button"
                  ref={linkToggle}
                  type="button"
                  aria-expanded={linking}
                  onClick={() => setLinking(!linking)}
                >
                  {t("Use a link")}
                </button>
                {value !== undefined && (
                  <button
                    className="iw-media-button iw-media-quiet"
                    type="button"
                    onClick={() => {
                      offer(undefined);
                      chooser.current?.focus();
                    }}
                  >
                    {t("Remove")}
                  </button>
                )}
              </div>
            )}
            {!readOnly && linking && (
              <LinkLine
                label={say.link}
                onUse={(link) => {
                  take(undefined, link);
                  if (isWebLink(link)) closeLink();
                }}
                onClose={closeLink}
              />
            )}
          </div>
        )}
      </div>
      {refused !== undefined && (
        <p className="iw-note iw-note-bad" id={`${id}-refused`} role="alert">
          <Icon path={warn} />
          {t(refused)}
        </p>
      )}
      {lacks !== undefined && (
        <p className="iw-note iw-note-bad" id={`${id}-lacks`}>
          <Icon path={warn} />
          {t(lacks)}
        </p>
      )}
    </div>
  );
}

/**
 * The name of a file, or the last part of a link's path, as a person would write it.
 *
 * Empty when the media has none: bytes made in the page, `data:` and `blob:` URLs.
 */
export function mediaName(media: Media): string {
  if (typeof media !== "string") return media instanceof File ? media.name : "";
  if (/^(data|blob):/i.test(media)) return "";
  const last =
    media
      .replace(/[?#].*$/s, "")
      .replace(/\/+$/, "")
      .split("/")
      .at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

interface LinkLineProps {
  label: Message;
  onUse(link: string): void;
  onClose(): void;
}

/** One line to give a link by. */
function LinkLine({ label, onUse, onClose }: LinkLineProps) {
  const t = useWords();
  const id = useId();
  const line = useRef<HTMLInputElement>(null);
  const [link, setLink] = useState("");

  useEffect(function goToLine() {
    line.current?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    } else if (event.key === "Enter" && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      onUse(link);
    }
  };

  return (
    <div className="iw-media-link">
      <label className="iw-sr" htmlFor={id}>
        {t(label)}
      </label>
      <input
        className="iw-line"
        ref={line}
        id={id}
        type="url"
        dir="ltr"
        placeholder="https://"
        autoComplete="off"
        value={link}
        onChange={(event) => setLink(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button className="iw-media-button" type="button" onClick={() => onUse(link)}>
        {t("Use this link")}
      </button>
    </div>
  );
}

/** Checks what is offered and hands it on; only the last offer counts, and none after unmount. */
function useOffer(
  check: (file: File) => Promise<File | Message>,
  onChange: MediaFieldProps["onChange"],
  onAdd: MediaFieldProps["onAdd"],
  onRefuse: (message: Message) => void,
) {
  const latest = useRef({ onChange, onAdd, onRefuse });
  const attempt = useRef(0);

  useEffect(function followHandlers() {
    latest.current = { onChange, onAdd, onRefuse };
  });
  useEffect(function forgetOnUnmount() {
    return () => {
      attempt.current += 1;
    };
  }, []);

  const give = (media: readonly Media[]) => {
    const { onChange, onAdd } = latest.current;
    if (onAdd) onAdd(media);
    else onChange(media[0]);
  };

  return async (given: readonly File[] | string | undefined) => {
    attempt.current += 1;
    const mine = attempt.current;
    if (given === undefined || typeof given === "string") return give(given === undefined ? [] : [given]);
    const checked = await Promise.all(given.map(check));
    // Of files that are added none takes the place of another.
    if (mine !== attempt.current && !latest.current.onAdd) return;
    const taken = checked.filter((one) => one instanceof File);
    const refusal = checked.find((one) => !(one instanceof File));
    if (taken.length > 0) give(taken);
    if (refusal !== undefined && !(refusal instanceof File)) latest.current.onRefuse(refusal);
  };
}

/** Bytes that may be sent at most. */
const limits = { image: 50_000_000, audio: 100_000_000, video: 500_000_000 } as const;

const sentences = {
  image: {
    hint: "Drop or paste a picture here, or",
    unnamed: "Picture without a name",
    link: "Link to a picture",
    nothing: "There is no picture in that. Use a picture file or a link to one.",
    badLink: "That is not a link to a picture. A link starts with https://.",
    wrongType: "{name} is not a picture that can be sent. Use a PNG, JPEG or WebP file.",
  },
  audio: {
    hint: "Drop or paste a sound file here, or",
    unnamed: "Sound without a name",
    link: "Link to a sound file",
    nothing: "There is no sound in that. Use a sound file or a link to one.",
    badLink: "That is not a link to a sound file. A link starts with https://.",
    wrongType: "{name} is not a sound that can be sent. Use a WAV, MP3, FLAC or OGG file.",
  },
  video: {
    hint: "Drop or paste a video here, or",
    unnamed: "Video without a name",
    link: "Link to a video",
    nothing: "There is no video in that. Use a video file or a link to one.",
    badLink: "That is not a link to a video. A link starts with https://.",
    wrongType: "{name} is not a video that can be sent. Use an MP4 or WebM file.",
  },
} as const satisfies Record<MediaKind, Record<string, string>>;

/** Types whose first bytes are always known: a file that claims one of them and starts otherwise is something else. */
const recognisable = /^image\/(png|jpeg|gif|webp|bmp)$|^audio\/(flac|x-flac|ogg|wav|x-wav|wave)$/;

/** What a check of a file may be told. */
interface FileRules {
  /** Bytes a file may have. @default the limit of its kind */
  readonly limit?: number;
  /** What is taken besides. */
  readonly more?: MoreMedia | undefined;
  /** Refuses a file of another kind. @default the sentence of the kind */
  readonly wrongType?: string;
}

/** The file under the type its bytes tell, or the sentence that refuses it. */
export async function checkFile(
  file: File,
  kind: MediaKind,
  { limit = limits[kind], more, wrongType = sentences[kind].wrongType }: FileRules = {},
): Promise<File | Message> {
  const name = quoted(file.name);
  if (file.size > limit) {
    return {
      text: "{name} has {size} MB, more than the {limit} MB that can be sent.",
      values: { name, size: Math.round(file.size / 1e5) / 10, limit: Math.round(limit / 1e5) / 10 },
    };
  }
  let start: Uint8Array;
  try {
    start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  } catch {
    return { text: "{name} could not be read.", values: { name } };
  }
  if (file.size === 0) return { text: "{name} is empty. Use another file.", values: { name } };

  const [sniffed, declared] = [sniffMediaType(start), file.type.toLowerCase()];
  const type = more?.types.find((one) => one === (sniffed ?? declared)) ?? mediaType(sniffed, declared, kind);
  if (type === undefined) return { text: wrongType, values: { name } };
  return type === file.type ? file : new File([file], file.name, { type, lastModified: file.lastModified });
}

/** The type of media that start like `sniffed` and claim to be `declared`; undefined when they are not of this kind. */
function mediaType(sniffed: string | undefined, declared: string, kind: MediaKind): string | undefined {
  const isKind = (type: string) => type.startsWith(`${kind}/`) && type !== "image/svg+xml";
  if (sniffed === "video/mp4" || sniffed === "video/webm") {
    // These containers hold sound and stills as well, and their first bytes do not tell which.
    if (isKind(declared)) return declared;
    if (kind === "video") return sniffed;
    return kind === "audio" ? sniffed.replace("video", "audio") : undefined;
  }
  if (sniffed !== undefined) return isKind(sniffed) ? sniffed : undefined;
  return isKind(declared) && !recognisable.test(declared) ? declared : undefined;
}

/** The first link of a `text/uri-list`; its comment lines start with `#`. */
function firstLink(list: string): string | undefined {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== "" && !line.startsWith("#"));
}

function isWebLink(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}

/** A file's name for a sentence: of bounded length, and with a direction of its own. */
export function quoted(name: string): string {
  const short = name.length > 60 ? `${name.slice(0, 57)}…` : name;
  return `“\u2068${short}\u2069”`;
}

/** A number of bytes in the largest unit that leaves a figure of 1 or more. */
export function byteText(bytes: number, t: Translate): string {
  if (bytes < 1000) return t("{n} B", { n: bytes });
  if (bytes < 1_000_000) return t("{n} KB", { n: t.figure((bytes / 1000).toFixed(1)) });
  return t("{n} MB", { n: t.figure((bytes / 1_000_000).toFixed(1)) });
}
