"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Message, Translate } from "../core/message.js";
import type { Media, TaskOutput } from "../core/task.js";
import { Compare } from "../ui/Compare.js";
import { CopyButton } from "../ui/CopyButton.js";
import { Icon } from "../ui/Icon.js";
import { warn } from "../ui/icons.js";
import { lock } from "../ui/laterIcons.js";
import { type Picture, type PictureSize, usePicture } from "../ui/Photo.js";
import { nextStop } from "../ui/roving.js";
import { SaveLink } from "../ui/SaveLink.js";
import { useMediaUrl } from "../ui/useMediaUrl.js";
import { useWords } from "../ui/words.js";
import { type MadeMedia, mediaToCard, readMedia } from "./readMedia.js";

/** Pictures that a model made, in the server's order; at least one. */
export type MadeImages = readonly MadeMedia[];

export interface ImagesOptions<I> {
  /** One sentence on what will stand here. */
  promise: Message;
  /** The words the pictures were made of; empty where there are none. */
  prompt?(input: I): string;
  /** The picture they were made of, which each is then compared with. */
  before?(input: I): Media | undefined;
  /** `all` keeps every picture back until it is asked for, `flagged` those that the server holds to be unsuitable. @default "flagged" */
  veil?: "all" | "flagged";
}

/**
 * Gives pictures: one large, several with thumbnails to choose from, each with its size, its seed and a way to save it.
 *
 * Reads bytes, addresses and base64 in the shapes of all providers.
 */
export function imagesOutput<I>({
  promise,
  prompt = () => "",
  before = () => undefined,
  veil = "flagged",
}: ImagesOptions<I>): TaskOutput<MadeImages, I> {
  const read = (body: unknown) => readMedia(body, "image");
  const isVeiled = ({ flagged = false }: MadeMedia) => flagged || veil === "all";
  return {
    promise,
    fromCard: read,
    fromAnswer: read,
    toCard: mediaToCard,
    toText: (images, input, t) => imagesToText(images, writtenPrompt(prompt(input)), isVeiled, t),
    View: ({ output, input }) => (
      <Images images={output} prompt={writtenPrompt(prompt(input))} before={before(input)} isVeiled={isVeiled} />
    ),
  };
}

/** The prompt, or nothing where a card has only a mark in its place. */
export function writtenPrompt(text: string): string {
  const prompt = text.trim();
  return /^[-.]$/.test(prompt) ? "" : prompt;
}

const caution = "It may not be suitable for everyone.";

/** What was measured of pictures that have been shown; an answer itself seldom tells. */
const sizes = new WeakMap<MadeMedia, PictureSize>();

function imagesToText(images: MadeImages, prompt: string, isVeiled: (image: MadeMedia) => boolean, t: Translate): string {
  return images
    .map((image, index) => {
      const size = sizes.get(image);
      const facts = t.list([
        nameOf(t, index, images.length, prompt),
        ...(size ? [sizeInWords(t, size)] : []),
        ...(image.seed === undefined ? [] : [t("seed {seed}", { seed: `${image.seed}` })]),
      ]);
      return isVeiled(image) ? `${facts}. ${t(caution)}` : facts;
    })
    .join("\n");
}

function nameOf(t: Translate, index: number, total: number, prompt: string): string {
  const place = { n: index + 1, total };
  if (prompt === "") return total === 1 ? t("Picture") : t("Picture {n} of {total}", place);
  const said = { prompt: `\u2068${prompt}\u2069` };
  return total === 1 ? t("Picture for “{prompt}”", said) : t("Picture {n} of {total} for “{prompt}”", { ...place, ...said });
}

const sizeInWords = (t: Translate, { width, height }: PictureSize) =>
  t("{width} × {height} px", { width: `${width}`, height: `${height}` });

interface ImagesProps {
  images: MadeImages;
  prompt: string;
  before: Media | undefined;
  isVeiled(image: MadeMedia): boolean;
}

function Images({ images, prompt, before, isVeiled }: ImagesProps) {
  const t = useWords();
  const [seen, setSeen] = useState(images);
  const [chosen, setChosen] = useState(0);
  const [unveiled, setUnveiled] = useState<ReadonlySet<MadeMedia>>(new Set());
  if (seen !== images) {
    setSeen(images);
    setChosen(0);
  }
  const index = chosen < images.length ? chosen : 0;
  const image = images[index];
  if (!image) return null;

  const isHidden = (one: MadeMedia) => isVeiled(one) && !unveiled.has(one);
  const toggle = () =>
    setUnveiled((earlier) => {
      const next = new Set(earlier);
      if (!next.delete(image)) next.add(image);
      return next;
    });

  return (
    <div className="iw-g4">
      <Shown
        image={image}
        name={nameOf(t, index, images.length, clipped(prompt))}
        number={index + 1}
        total={images.length}
        prompt={prompt}
        before={before}
        {...(isVeiled(image) && { veil: { isHidden: isHidden(image), toggle } })}
      />
      {images.length > 1 && <Thumbnails images={images} chosen={index} isHidden={isHidden} onChoose={setChosen} />}
    </div>
  );
}

interface ShownProps {
  image: MadeMedia;
  /** What the picture is, in words. */
  name: string;
  number: number;
  total: number;
  prompt: string;
  before: Media | undefined;
  /** Set where the picture is kept back until it is asked for. */
  veil?: { readonly isHidden: boolean; toggle(): void };
}

/** One picture as large as there is room, with what is known of it. */
function Shown({ image, name, number, total, prompt, before, veil }: ShownProps) {
  const t = useWords();
  const isHidden = veil?.isHidden ?? false;
  const after = usePicture(image.media);
  const { size } = after;

  useEffect(
    function rememberSize() {
      if (size) sizes.set(image, size);
    },
    [image, size],
  );

  return (
    <figure className="iw-g2">
      {isHidden ? (
        <p className="iw-veil">
          <Icon path={lock} className="iw-veil-icon" />
          {t(caution)}
        </p>
      ) : after.status === "unshowable" ? (
        <Broken media={image.media} />
      ) : before === undefined ? (
        <MadePicture picture={after} alt={name} className="iw-drawn-image" />
      ) : (
        <Pair before={before} after={after} alt={name} />
      )}
      <figcaption className="iw-g1 iw-small">
        {prompt !== "" && (
          <p className="iw-drawn-prompt" dir="auto">
            {prompt}
          </p>
        )}
        <div className="iw-row4">
          <span className={total === 1 ? "iw-sr" : "iw-num"}>
            {total === 1 ? t("Picture") : t("Picture {n} of {total}", { n: number, total })}
          </span>
          {size && !isHidden && <bdi className="iw-num">{sizeInWords(t, size)}</bdi>}
          {image.seed !== undefined && (
            <span className="iw-tight">
              <bdi className="iw-num">{t("seed {seed}", { seed: `${image.seed}` })}</bdi>
              <CopyButton text={() => `${image.seed}`} label={t("Copy the seed")} />
            </span>
          )}
          <span className="iw-row">
            {veil && (
              <button className="iw-media-button" type="button" onClick={veil.toggle}>
                {isHidden ? t("Show the picture") : t("Hide the picture")}
              </button>
            )}
            {!isHidden && (
              <SaveLink media={image.media} name={`picture-${number}`} label={t("Save picture {n}", { n: number })} />
            )}
          </span>
        </div>
      </figcaption>
    </figure>
  );
}

/** A picture over the one it was made of. */
function Pair({ before, after, alt }: { before: Media; after: Picture; alt: string }) {
  const t = useWords();
  const earlier = usePicture(before);
  return (
    <Compare before={earlier} alt={t("The picture before")} ratio={after.size && after.size.width / after.size.height}>
      <MadePicture picture={after} alt={alt} className="iw-whole" />
    </Compare>
  );
}

function MadePicture({ picture, alt, className }: { picture: Picture; alt: string; className: string }): ReactNode {
  return (
    picture.url !== undefined && (
      <img
        className={className}
        ref={picture.image}
        src={picture.url}
        alt={alt}
        decoding="async"
        onLoad={({ currentTarget }) => picture.measure(currentTarget)}
        onError={() => picture.measure({ naturalWidth: 0, naturalHeight: 0 })}
      />
    )
  );
}

/** What stands where a picture cannot be shown: why, and where it is. */
function Broken({ media }: { media: Media }) {
  const t = useWords();
  const url = useMediaUrl(media);
  return (
    <div className="iw-veil">
      <p className="iw-note">
        <Icon path={warn} />
        {media instanceof Blob
          ? t("This browser cannot show the picture. Saved, another program may.")
          : t("The picture could not be loaded. Its address may have expired, or its host keeps it from other pages.")}
      </p>
      {typeof media === "string" && url !== undefined && (
        <a className="iw-link" href={url} target="_blank" rel="noopener noreferrer">
          {t("Open the picture's address")}
        </a>
      )}
    </div>
  );
}

interface ThumbnailsProps {
  images: MadeImages;
  chosen: number;
  isHidden(image: MadeMedia): boolean;
  onChoose(index: number): void;
}

/** All pictures, small, with one tab stop; the arrow keys choose among them. */
function Thumbnails({ images, chosen, isHidden, onChoose }: ThumbnailsProps) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const next = nextStop(event, [...images.keys()], chosen);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelectorAll<HTMLElement>("button")[next]?.focus();
  }

  return (
    <div className="iw-thumbs" ref={list} role="group" aria-label={t("Pictures")} onKeyDown={move}>
      {images.map((image, index) => (
        <button
          key={index}
          className={index === chosen ? "iw-thumb iw-thumb-on" : "iw-thumb"}
          type="button"
          aria-pressed={index === chosen}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => onChoose(index)}
        >
          <span className="iw-sr">{t("Picture {n} of {total}", { n: index + 1, total: images.length })}</span>
          {isHidden(image) ? (
            <span className="iw-thumb-none">
              <Icon path={lock} className="iw-veil-icon" />
              <span className="iw-sr">{t(caution)}</span>
            </span>
          ) : (
            <Thumbnail media={image.media} number={index + 1} />
          )}
        </button>
      ))}
    </div>
  );
}

function Thumbnail({ media, number }: { media: Media; number: number }) {
  const url = useMediaUrl(media);
  const [broken, setBroken] = useState<string>();
  if (url === undefined || broken === url) {
    return (
      <span className="iw-thumb-none" aria-hidden="true">
        {number}
      </span>
    );
  }
  return <img className="iw-whole iw-cover" src={url} alt="" loading="lazy" decoding="async" onError={() => setBroken(url)} />;
}

/** A prompt short enough to be listened to. */
const clipped = (prompt: string) => (prompt.length > 200 ? `${prompt.slice(0, 200)}…` : prompt);
