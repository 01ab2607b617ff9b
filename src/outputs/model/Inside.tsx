"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { loadMedia } from "../../core/loadMedia.js";
import type { Message } from "../../core/message.js";
import type { Media } from "../../core/task.js";
import { toInferenceError } from "../../core/toInferenceError.js";
import { byteText } from "../../ui/MediaField.js";
import { useWords } from "../../ui/words.js";
import { formatOf } from "../fileFormat.js";
import type { MadeMedia } from "../readMedia.js";
import { countParts, type GlbFile, openGlb, reasonNotToDraw, type Undrawable, type Unreadable } from "./glb.js";
import { loadViewer } from "./loadViewer.js";
import { Viewer } from "./Viewer.js";
import { counted, factsInWords } from "./words.js";

export interface InsideProps {
  file: MadeMedia;
  title: string;
  /** The first model is drawn at once, the others when asked for. */
  isFirst: boolean;
  /** Brings the viewer; false where there is none. @default that of the package `@google/model-viewer` */
  load?: () => Promise<boolean>;
}

/** What is in a file: drawn where it can be, and counted in words. */
export default function Inside({ file, title, isFirst, load = loadViewer }: InsideProps) {
  const [asked, setAsked] = useState<MadeMedia>();
  const place = useRef<HTMLDivElement>(null);
  const ask = () => {
    setAsked(file);
    // The button goes, and with it the focus.
    place.current?.focus();
  };
  const when = asked === file ? "asked" : isFirst ? "small" : "never";
  return (
    <div className="iw-g3" ref={place} tabIndex={-1}>
      <Opened file={file} title={title} when={when} onAsk={ask} load={load} />
    </div>
  );
}

interface OpenedProps extends Pick<InsideProps, "file" | "title"> {
  when: When;
  onAsk(): void;
  load: () => Promise<boolean>;
}

function Opened({ file, title, when, onAsk, load }: OpenedProps) {
  const t = useWords();
  const state = useOpenFile(file.media, when);
  const glb = state.status === "open" ? state.glb : undefined;
  const reason = useMemo(() => glb && reasonNotToDraw(glb), [glb]);
  const facts = useMemo(() => glb && countParts(glb), [glb]);
  useEffect(
    function keepFacts() {
      if (facts) counted.set(file, facts);
    },
    [file, facts],
  );

  switch (state.status) {
    case "waiting":
      return (
        <div className="iw-solid-frame iw-solid-ask">
          <button className="iw-media-button" type="button" onClick={onAsk}>
            {state.bytes === undefined ? t("Show in 3D") : t("Show in 3D ({size})", { size: byteText(state.bytes, t) })}
          </button>
        </div>
      );
    case "loading":
      return <p className="iw-solid-frame iw-solid-ask iw-quiet-text">{t("Reading the model")}</p>;
    case "failed":
      return <p className="iw-note">{t(state.message)}</p>;
    case "open": {
      const rows = facts ? factsInWords(facts, t) : [];
      return (
        <>
          {reason === undefined ? (
            <Viewer
              file={state.glb.file}
              alt={`${title}: ${t.list(rows.map(({ name, value }) => `${name}: ${value}`))}`}
              load={load}
            />
          ) : (
            <p className="iw-note">{t(reasons[reason])}</p>
          )}
          <dl className="iw-row4 iw-t2">
            {rows.map(({ name, value }) => (
              <div className="iw-g0" key={name}>
                <dt className="iw-soft">{name}</dt>
                <dd className="iw-bold iw-t4">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </>
      );
    }
  }
}

/** When a file is opened: at once where it is small, as it was asked for, or not unasked. */
type When = "small" | "asked" | "never";

type OpenFile =
  | { readonly status: "waiting" /** Where known. */; readonly bytes?: number }
  | { readonly status: "loading" }
  | { readonly status: "open"; readonly glb: GlbFile }
  | { readonly status: "failed"; readonly message: Message };

/** Bytes that are loaded from another place without asking; pictures in a page weigh as much. */
const mostUnasked = 10_000_000;

/** Opens a file: one that is here at once, one at an address when it is small or asked for. */
function useOpenFile(media: Media, when: When): OpenFile {
  const isHere = media instanceof Blob;
  const isOther = isOtherFormat(media);
  const begins = !isOther && (when === "asked" || when === "small");
  const [known, setKnown] = useState<{ readonly of: Media; readonly when: string; readonly state: OpenFile }>();
  useEffect(
    function open() {
      if (!begins) return;
      const stop = new AbortController();
      const tell = (state: OpenFile) => {
        if (!stop.signal.aborted) setKnown({ of: media, when, state });
      };
      load(media, when === "small" ? mostUnasked : undefined, stop.signal).then(tell, (thrown: unknown) =>
        tell({ status: "failed", message: reasonOf(thrown) }),
      );
      return () => stop.abort();
    },
    [media, when, begins],
  );
  if (isOther) return { status: "failed", message: otherFormat };
  if (!begins) return { status: "waiting", ...(isHere && { bytes: media.size }) };
  return known?.of === media && known.when === when ? known.state : { status: "loading" };
}

async function load(media: Media, most: number | undefined, signal: AbortSignal): Promise<OpenFile> {
  const file = media instanceof Blob ? media : await loadUpTo(media, most, signal);
  if (typeof file === "number") return { status: "waiting", ...(file > 0 && { bytes: file }) };
  const opened = await openGlb(file);
  return typeof opened === "string" ? { status: "failed", message: reasons[opened] } : { status: "open", glb: opened };
}

/** The bytes at an address; of a file longer than `most` only its length, 0 where its host does not tell. */
async function loadUpTo(url: string, most: number | undefined, signal: AbortSignal): Promise<Blob | number> {
  if (most === undefined || /^(blob|data):/i.test(url)) return loadMedia(url, signal);
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  signal.addEventListener("abort", onAbort);
  try {
    const response = await fetch(url, { signal: stop.signal, credentials: "omit" });
    const length = Number(response.headers.get("content-length") ?? 0);
    if (response.ok && length > 0 && length <= most) return await response.blob();
    stop.abort();
    if (response.ok) return length;
  } catch (cause) {
    if (signal.aborted) throw cause;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
  // Says in words what is wrong.
  return loadMedia(url, signal);
}

function isOtherFormat(media: Media): boolean {
  const format = formatOf(media);
  return format !== undefined && format !== "GLB";
}

const otherFormat = "Files of this format are not drawn here. Save it to open it in a 3D program.";

const reasons: Readonly<Record<Unreadable | Undrawable, Message>> = {
  "not-glb": otherFormat,
  version: "This GLB file is of another version than 2, which is not drawn here. Save it to open it in a 3D program.",
  "too-large": "The list of what is in this file is too long to be read here. Save it to open it in a 3D program.",
  broken: "This GLB file is broken: what it says of itself does not fit together.",
  packed: "It is packed in a way that is not drawn here. Save the file to open it in a 3D program.",
  elsewhere: "Parts of it lie outside of the file and are not fetched. Save the file to open it in a 3D program.",
  empty: "There is nothing in it to draw.",
};

function reasonOf(thrown: unknown): Message {
  return toInferenceError(thrown).kind === "not-found"
    ? "The file is not there any more."
    : "The host of this file does not let a page read it. Save it to open it in a 3D program.";
}
