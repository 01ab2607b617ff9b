"use client";
import { type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { type MediaKind, mediaOf, type Part, type PartMedia, toPart } from "../../core/chatParts.js";
import type { Message } from "../../core/message.js";
import { Icon } from "../../ui/Icon.js";
import { audioGlyph, clip, close, pictureGlyph, videoGlyph, warn } from "../../ui/icons.js";
import { byteText, checkFile, mediaName, quoted } from "../../ui/MediaField.js";
import { Recorder } from "../../ui/Recorder.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";
import type { AttachProps } from "./chatInput.js";

export interface AttachmentsProps extends AttachProps {
  takes: readonly MediaKind[];
}

/** Files that one message may bring along. */
const mostFiles = 10;
/** Bytes of one file; it travels inside of the request, as text. */
const largest = { image: 20_000_000, audio: 25_000_000, video: 50_000_000 } as const;

const words = {
  image: { glyph: pictureGlyph, unnamed: "Picture" },
  audio: { glyph: audioGlyph, unnamed: "Sound" },
  video: { glyph: videoGlyph, unnamed: "Video" },
} as const satisfies Record<MediaKind, { glyph: string; unnamed: Message }>;

/** The files that go with a message: chosen, dropped on the field or pasted into it, each checked before it is attached. */
export default function Attachments({ takes, value, onChange, readOnly, field }: AttachmentsProps) {
  const t = useWords();
  const { attached } = value;
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [refusals, setRefusals] = useState<readonly Message[]>([]);
  const [over, setOver] = useState(false);

  const offer = useLatest(async (files: readonly File[]) => {
    setRefusals([]);
    const room = mostFiles - attached.length;
    const checked = await Promise.all(files.slice(0, Math.max(0, room)).map((file) => checkFor(file, takes)));
    const refused = checked.flatMap((one) => ("refusal" in one ? [one.refusal] : []));
    const added = checked.flatMap((one) => ("refusal" in one ? [] : [toPart(one)]));
    const isTooMany: readonly Message[] =
      files.length > room ? [{ text: "A message takes {n} {n|file|files} at most.", values: { n: mostFiles } }] : [];
    setRefusals([...refused, ...isTooMany]);
    if (added.length > 0) change((now) => [...now, ...added].slice(0, mostFiles));
  });
  // Files are looked into before they are attached; meanwhile the visitor may have written on.
  const change = useLatest((to: (now: readonly Part[]) => readonly Part[]) => onChange({ ...value, attached: to(attached) }));

  useEffect(
    function takeDroppedAndPasted() {
      const area = field.current?.closest<HTMLElement>(".iw-field");
      if (!area || readOnly) return;
      const hasFiles = (data: DataTransfer | null) => data?.types.includes("Files") ?? false;
      const onDragOver = (event: DragEvent) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      };
      const onDragLeave = (event: DragEvent) => {
        if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget))) setOver(false);
      };
      const onDrop = (event: DragEvent) => {
        setOver(false);
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        offer([...(event.dataTransfer?.files ?? [])]);
      };
      const onPaste = (event: ClipboardEvent) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // Copied cells and slides come as a picture beside their text, which then is what was meant.
        if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
        event.preventDefault();
        offer(files);
      };
      const stop = new AbortController();
      area.addEventListener("dragover", onDragOver, stop);
      area.addEventListener("dragleave", onDragLeave, stop);
      area.addEventListener("drop", onDrop, stop);
      area.addEventListener("paste", onPaste, stop);
      return () => stop.abort();
    },
    [field, readOnly, offer],
  );

  function remove(event: MouseEvent, index: number): void {
    // The last button goes away; those before it stay, each for the next file.
    if (index === attached.length - 1) {
      const buttons = list.current?.querySelectorAll("button");
      (buttons?.[index - 1] ?? chooser.current)?.focus();
    } else (event.currentTarget as HTMLElement).focus();
    setRefusals([]);
    change((now) => now.filter((_, at) => at !== index));
  }

  return (
    <div className={over ? "iw-g2 iw-attach-over" : "iw-g2"}>
      {attached.length > 0 && (
        <ul className="iw-row" aria-label={t("Attached files")} ref={list}>
          {attached.map((part, index) => (
            <Attached part={part} key={index} {...(!readOnly && { onRemove: (event) => remove(event, index) })} />
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="iw-row">
          <span className="iw-choose">
            <input
              className="iw-choose-input"
              ref={chooser}
              type="file"
              multiple
              accept={takes.map((kind) => `${kind}/*`).join(",")}
              title=""
              aria-label={t("Attach files")}
              aria-describedby={refusals.length > 0 ? `${id}-refused` : undefined}
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])];
                event.currentTarget.value = "";
                offer(files);
              }}
            />
            <span className="iw-media-button" aria-hidden="true">
              <Icon path={clip} />
              {t(over ? "Drop to attach" : (attaches[takes.join(" ")] ?? "Attach files"))}
            </span>
          </span>
          {takes.includes("audio") && <Recorder onRecord={(recording) => offer([recording])} />}
        </div>
      )}
      {refusals.length > 0 && (
        <div role="alert" id={`${id}-refused`}>
          {refusals.map((refusal, index) => (
            <p className="iw-note iw-note-bad" key={index}>
              <Icon path={warn} />
              {t(refusal)}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

const attaches: Readonly<Record<string, Message>> = {
  image: "Attach pictures",
  audio: "Attach sounds",
  video: "Attach videos",
};

function Attached({ part, onRemove }: { part: Part; onRemove?(event: MouseEvent): void }) {
  const t = useWords();
  const file = mediaOf(part);
  const [broken, setBroken] = useState<PartMedia["media"]>();
  const isBroken = broken !== undefined && broken === file?.media;
  const name = (file && (mediaName(file.media) || t(words[file.kind].unnamed))) ?? t("File");
  return (
    <li className="iw-attached">
      <span className="iw-attached-thumb">
        {file && <Thumb {...file} isBroken={isBroken} onBroken={() => setBroken(file.media)} />}
      </span>
      <span className="iw-attached-name">
        <bdi>{name}</bdi>
      </span>
      {isBroken && <span className="iw-count">{t("Cannot be shown")}</span>}
      {file?.media instanceof Blob && <span className="iw-count">{byteText(file.media.size, t)}</span>}
      {onRemove && (
        <button className="iw-tool" type="button" aria-label={t("Remove {name}", { name })} onClick={onRemove}>
          <Icon path={close} className="iw-i16" />
        </button>
      )}
    </li>
  );
}

/** A picture small; of other files, and of pictures that cannot be shown, the glyph of their kind. */
function Thumb({ kind, media, isBroken, onBroken }: PartMedia & { isBroken: boolean; onBroken(): void }) {
  const url = useMediaUrl(media);
  if (kind !== "image" || url === undefined || isBroken) return <Icon path={words[kind].glyph} />;
  return <img className="iw-whole iw-cover" src={url} alt="" decoding="async" onError={onBroken} />;
}

/** The file as the first kind that it passes for, or why it is refused. */
async function checkFor(file: File, takes: readonly MediaKind[]): Promise<PartMedia | { readonly refusal: Message }> {
  const told = takes.filter((kind) => file.type.startsWith(`${kind}/`));
  const likely = told.length > 0 ? told : takes;
  for (const kind of likely) {
    const checked = await checkFile(file, kind, { limit: largest[kind] });
    if (checked instanceof File) return { kind, media: checked };
    if (likely.length === 1) return { refusal: checked };
  }
  return { refusal: { text: "{name} is no picture, sound or video.", values: { name: quoted(file.name) } } };
}

/** The same function for good, which does what the newest one does. */
function useLatest<A extends unknown[]>(newest: (...args: A) => void): (...args: A) => void {
  const current = useRef(newest);
  useEffect(function follow() {
    current.current = newest;
  });
  const [latest] = useState(
    () =>
      (...args: A) =>
        current.current(...args),
  );
  return latest;
}
