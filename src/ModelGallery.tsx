"use client";
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import type { GalleryItem } from "./card/gallery.js";
import type { ModelCard } from "./card/modelCard.js";
import type { Translate } from "./core/message.js";
import { Icon } from "./ui/Icon.js";
import { audioGlyph, close, pictureGlyph, solid, warn } from "./ui/icons.js";
import { back, forward } from "./ui/laterIcons.js";
import { useLook } from "./ui/look.js";
import { save } from "./ui/toolIcons.js";
import { useWords } from "./ui/words.js";

export interface ModelGalleryProps {
  /** The card whose recorded pictures, videos and sounds are shown. */
  card: Pick<ModelCard, "id" | "gallery">;
  /** Level of the title in the outline of the page. @default 3 */
  headingLevel?: 2 | 3 | 4 | 5 | 6;
}

/**
 * The pictures, videos and sounds that the author of a card has recorded, each with the prompt it was made of.
 *
 * A tile opens its file large, with the arrow keys to go on; a file that does not load says so. Nothing plays by itself,
 * and no model is run. Its looks are in `inference-widgets/gallery.css`, which goes with `inference-widgets/styles.css`.
 *
 * @example
 * <ModelGallery card={readModelCard(markdown, { id: "owner/name" })} />
 */
export function ModelGallery({ card, headingLevel = 3 }: ModelGalleryProps) {
  const t = useWords();
  const titleId = useId();
  const items = card.gallery;
  const opener = useRef<HTMLElement | null>(null);
  const [shown, setShown] = useState<number>();
  const [dead, setDead] = useState<ReadonlySet<string>>(new Set());
  const canOpen = useSyncExternalStore(never, hasDialogs, () => true);
  const shownItem = shown === undefined ? undefined : items[shown];
  const Heading = `h${headingLevel}` as const;

  const bury = useCallback((url: string) => setDead((before) => new Set(before).add(url)), []);
  const leave = () => {
    setShown(undefined);
    // Browsers that do not focus a pressed button would leave the focus on the page.
    opener.current?.focus();
  };

  return (
    <article {...useLook()} aria-labelledby={titleId}>
      <header className="iw-head">
        <div className="iw-name">
          <Icon path={pictureGlyph} className="iw-i16 iw-accent" />
          <Heading className="iw-title" id={titleId}>
            {t("Gallery")}
          </Heading>
        </div>
        {items.length > 0 && (
          <p className="iw-chip">
            <bdi>{t("{n} {n|item|items}", { n: items.length })}</bdi>
          </p>
        )}
      </header>
      <div className="iw-panel">
        {items.length === 0 ? (
          <p className="iw-quiet-text">{t("This card has no recorded pictures, videos or sounds.")}</p>
        ) : (
          <ul className="iw-gallery">
            {items.map((item, index) => (
              <li className="iw-pic" key={index}>
                <Tile
                  item={item}
                  name={nameOf(t, items, index)}
                  dead={dead.has(item.url)}
                  onDead={bury}
                  onOpen={
                    canOpen
                      ? (tile) => {
                          opener.current = tile;
                          setShown(index);
                        }
                      : undefined
                  }
                />
                <div className="iw-pic-cap">
                  <div className="iw-pic-words">
                    {item.caption !== undefined && (
                      <p className="iw-pic-text" dir="auto">
                        {item.caption}
                      </p>
                    )}
                    {item.negativePrompt !== undefined && (
                      <p className="iw-pic-not" dir="auto">
                        {t("Not: {prompt}", { prompt: `\u2068${item.negativePrompt}\u2069` })}
                      </p>
                    )}
                  </div>
                  <DownloadLink url={item.url} name={nameOf(t, items, index)} />
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
      <footer className="iw-receipt">
        <bdi className="iw-receipt-model" dir="ltr">
          {card.id}
        </bdi>
        <span className="iw-receipt-end">{t("Recorded by the author, not run now")}</span>
      </footer>
      {shown !== undefined && shownItem && (
        <Lightbox
          item={shownItem}
          name={nameOf(t, items, shown)}
          position={t("{n} of {total}", { n: shown + 1, total: items.length })}
          dead={dead.has(shownItem.url)}
          onDead={bury}
          onStep={items.length > 1 ? (step) => setShown((shown + step + items.length) % items.length) : undefined}
          onClose={leave}
        />
      )}
    </article>
  );
}

function hasDialogs(): boolean {
  return typeof HTMLDialogElement === "function" && "showModal" in HTMLDialogElement.prototype;
}

/** A store that does not change. */
function never(): () => void {
  return () => {};
}

/** "2 of 6: the caption". */
function nameOf(t: Translate, items: readonly GalleryItem[], index: number): string {
  const item = items[index];
  const place = { n: index + 1, total: items.length };
  if (item?.caption === undefined) return t("{n} of {total}", place);
  return t("{n} of {total}: {caption}", { ...place, caption: item.caption });
}

/** What stands for a file without a caption. */
function describe(t: Translate, { kind, caption }: GalleryItem): string {
  if (caption !== undefined) return caption;
  if (kind === "image") return t("Picture without a prompt");
  return kind === "video" ? t("Video without a prompt") : t("Sound without a prompt");
}

interface TileProps {
  item: GalleryItem;
  name: string;
  dead: boolean;
  /** Takes note of a file that does not load. */
  onDead(url: string): void;
  /** Opens the file large, called with the pressed tile; without it the tile is a link to the file. */
  onOpen: ((tile: HTMLElement) => void) | undefined;
}

function Tile({ item, name, dead, onDead, onOpen }: TileProps) {
  const inside = dead ? <DeadFile name={name} /> : <Preview item={item} name={name} onDead={onDead} />;
  // Where words stand on the tile they belong to its name, which then comes from what is inside.
  const label = dead || item.kind !== "image" ? undefined : name;
  if (!onOpen) {
    return (
      <a className="iw-pic-open" href={item.url} target="_blank" rel="noopener" aria-label={label}>
        {inside}
      </a>
    );
  }
  return (
    <button
      className="iw-pic-open"
      type="button"
      aria-haspopup="dialog"
      aria-label={label}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      {inside}
    </button>
  );
}

interface FileProps {
  item: GalleryItem;
  /** Takes note of a file that does not load. */
  onDead(url: string): void;
}

/** A still look at a file. */
function Preview({ item, name, onDead }: FileProps & { name: string }) {
  const t = useWords();
  if (item.kind === "image") {
    return <Picture className="iw-pic-still" url={item.url} alt={describe(t, item)} lazy onDead={onDead} />;
  }
  return (
    <span className="iw-pic-still iw-pic-media">
      <span className="iw-sr">{name}</span>
      {item.kind === "video" ? <Frame url={item.url} onDead={onDead} /> : <Icon path={audioGlyph} className="iw-pic-sound" />}
      <span className="iw-pic-mark">
        <Icon path={solid.run} solid className="iw-pic-play" />
        {item.kind === "video" ? t("Video") : t("Sound")}
      </span>
    </span>
  );
}

interface PictureProps {
  className: string;
  url: string;
  alt: string;
  lazy?: boolean;
  /** Takes note of a file that does not load. */
  onDead(url: string): void;
}

function Picture({ className, url, alt, lazy = false, onDead }: PictureProps) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(
    // A picture of the server's page may have failed before there was anybody to hear of it.
    function noticeEarlyFailure() {
      const image = picture.current;
      if (!image?.complete || image.naturalWidth > 0 || image.currentSrc === "") return;
      let here = true;
      image.decode().catch(() => here && onDead(url));
      return () => {
        here = false;
      };
    },
    [url, onDead],
  );
  return (
    <img
      className={className}
      ref={picture}
      // Before `src`, or some browsers have begun to load it.
      loading={lazy ? "lazy" : "eager"}
      decoding="async"
      src={url}
      alt={alt}
      onError={() => onDead(url)}
    />
  );
}

/** The first frame of a video, loaded once the tile comes near what is seen. */
function Frame({ url, onDead }: { url: string; onDead(url: string): void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [near, setNear] = useState(false);
  useEffect(function waitUntilNear() {
    const element = video.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <video
      className="iw-pic-frame"
      ref={video}
      preload={near ? "metadata" : "none"}
      // Safari draws no frame of a video that stands at its start.
      src={url.includes("#") || /^(data|blob):/i.test(url) ? url : `${url}#t=0.001`}
      muted
      playsInline
      disablePictureInPicture
      tabIndex={-1}
      aria-hidden="true"
      onError={() => onDead(url)}
    />
  );
}

/** What stands where a file does not load. */
function DeadFile({ name }: { name: string }) {
  const t = useWords();
  return (
    <span className="iw-pic-still iw-pic-dead">
      <span className="iw-sr">{name}</span>
      <Icon path={warn} className="iw-pic-warn" />
      <span className="iw-pic-dead-text">{t("This file could not be shown")}</span>
    </span>
  );
}

function DownloadLink({ url, name }: { url: string; name: string }) {
  const t = useWords();
  return (
    // `download` holds on the page's own site only; elsewhere the file opens beside the page.
    <a
      className="iw-tool iw-pic-save"
      href={url}
      download
      target="_blank"
      rel="noopener"
      aria-label={t("Download {name}", { name })}
    >
      <Icon path={save} className="iw-i16" />
    </a>
  );
}

interface LightboxProps extends FileProps {
  name: string;
  /** Such as "2 of 6". */
  position: string;
  dead: boolean;
  /** Goes on by one, or back by one with -1; without it there is only one file. */
  onStep: ((step: 1 | -1) => void) | undefined;
  onClose(): void;
}

/** One file as large as the window allows, over the page, with its prompts in full. */
function Lightbox({ item, name, position, dead, onDead, onStep, onClose }: LightboxProps) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(function open() {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
    closer.current?.focus();
  }, []);

  // The name of the dialog says which file it opens with.
  const [hasStepped, setHasStepped] = useState(false);
  const step = (by: 1 | -1) => {
    setHasStepped(true);
    onStep?.(by);
  };

  const stepByKey = (event: KeyboardEvent<HTMLDialogElement>) => {
    // A player moves its sound by the same keys; with Alt they belong to the browser's history.
    if (event.target instanceof HTMLMediaElement || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const forth = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    step(event.key === forth ? 1 : -1);
  };

  return (
    <dialog
      className="iw-lightbox"
      ref={dialog}
      aria-label={name}
      onClose={onClose}
      onKeyDown={stepByKey}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className="iw-lightbox-inside">
        <div className="iw-lightbox-bar">
          {onStep && (
            <button className="iw-tool" type="button" aria-label={t("Previous")} onClick={() => step(-1)}>
              <Icon path={back} className="iw-i16 iw-flip" />
            </button>
          )}
          <p className="iw-lightbox-place">
            <bdi>{position}</bdi>
          </p>
          {onStep && (
            <button className="iw-tool" type="button" aria-label={t("Next")} onClick={() => step(1)}>
              <Icon path={forward} className="iw-i16 iw-flip" />
            </button>
          )}
          <div className="iw-tools">
            <DownloadLink url={item.url} name={name} />
            <button
              className="iw-tool"
              type="button"
              ref={closer}
              aria-label={t("Close")}
              onClick={() => dialog.current?.close()}
            >
              <Icon path={close} className="iw-i16" />
            </button>
          </div>
        </div>
        <div className="iw-lightbox-stage">
          {dead ? (
            <p className="iw-lightbox-dead">
              <Icon path={warn} className="iw-pic-warn" />
              {t("This file could not be shown")}
            </p>
          ) : (
            <Large key={item.url} item={item} onDead={onDead} />
          )}
        </div>
        {(item.caption !== undefined || item.negativePrompt !== undefined) && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long prompt scrolls, by keyboard too
          <div className="iw-lightbox-words" role="region" aria-label={t("Prompt")} tabIndex={0}>
            {item.caption !== undefined && (
              <p className="iw-lightbox-text" dir="auto">
                {item.caption}
              </p>
            )}
            {item.negativePrompt !== undefined && (
              <div>
                <p className="iw-sub">{t("Negative prompt")}</p>
                <p className="iw-lightbox-text iw-dim" dir="auto">
                  {item.negativePrompt}
                </p>
              </div>
            )}
          </div>
        )}
        <p className="iw-sr" role="status">
          {hasStepped && name}
        </p>
      </div>
    </dialog>
  );
}

function Large({ item, onDead }: FileProps) {
  const t = useWords();
  const label = describe(t, item);
  switch (item.kind) {
    case "image":
      return <Picture className="iw-lightbox-file" url={item.url} alt={label} onDead={onDead} />;
    case "video":
      return (
        // biome-ignore lint/a11y/useMediaCaption: what a model made has no captions but its prompt, which stands below
        <video
          className="iw-lightbox-file"
          src={item.url}
          controls
          playsInline
          preload="metadata"
          aria-label={label}
          onError={() => onDead(item.url)}
        />
      );
    case "audio":
      return (
        // biome-ignore lint/a11y/useMediaCaption: what a model made has no captions but its prompt, which stands below
        <audio
          className="iw-lightbox-sound"
          src={item.url}
          controls
          preload="metadata"
          aria-label={label}
          onError={() => onDead(item.url)}
        />
      );
  }
}
