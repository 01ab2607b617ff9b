"use client";
import { useId, useState, useSyncExternalStore } from "react";
import { formatTime } from "../core/audio.js";
import type { Message, Translate } from "../core/message.js";
import type { Media, OutputViewProps, TaskOutput } from "../core/task.js";
import { lock } from "../ui/laterIcons.js";
import { byteText, mediaName } from "../ui/MediaField.js";
import { Notice } from "../ui/Notice.js";
import { SaveLink } from "../ui/SaveLink.js";
import { useMediaUrl } from "../ui/useMediaUrl.js";
import { type VideoFacts, VideoPlayer } from "../ui/VideoPlayer.js";
import { useWords } from "../ui/words.js";
import { formatOf } from "./fileFormat.js";
import { type MadeMedia, mediaToCard, readMedia } from "./readMedia.js";

/** What the view needs of the input: the words that the video was made of. */
export interface PromptedInput {
  readonly text: string;
}

/**
 * Videos that a model made, to play and to save. None plays by itself.
 *
 * Shape: at least one file, in the server's order, with its seed where told. Animated pictures, such as GIF, count as videos.
 * Throws InferenceError("bad-answer") when the answer holds no file.
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-to-video
 */
export const videoOutput: TaskOutput<readonly MadeMedia[], PromptedInput> = {
  promise: "The video appears here, to play and to save. Making one can take minutes.",
  fromCard: (output) => readMedia(output, "video"),
  fromAnswer: (body) => readMedia(body, "video"),
  toCard: mediaToCard,
  toText: (files, _input, t) =>
    files.map((file, index) => `${titleOf(file, index, files.length, t)}: ${t.list(factsInWords(file, t))}`).join("\n"),
  View: ({ output, input }: OutputViewProps<readonly MadeMedia[], PromptedInput>) => (
    <ol className="iw-many">
      {output.map((file, index) => (
        // The same file may stand in an answer twice.
        <Film key={index} file={file} index={index} count={output.length} prompt={input.text} />
      ))}
    </ol>
  ),
};

/** What players have told of the files, which words about them tell from then on. */
const measured = new WeakMap<MadeMedia, VideoFacts>();

function titleOf({ label }: MadeMedia, index: number, count: number, t: Translate): string {
  if (label !== undefined) return label;
  return count === 1 ? t("Video") : t("Video {n} of {count}", { n: index + 1, count });
}

function factsInWords(file: MadeMedia, t: Translate): readonly string[] {
  const { media, seed } = file;
  const facts = measured.get(file);
  return [
    formatOf(media) ?? t("unknown format"),
    facts && Number.isFinite(facts.seconds) && t.figure(formatTime(facts.seconds)),
    facts && t("{width} × {height} px", { width: `${facts.width}`, height: `${facts.height}` }),
    media instanceof Blob ? byteText(media.size, t) : mediaName(media),
    seed !== undefined && t("seed {seed}", { seed: `${seed}` }),
  ].filter((fact) => typeof fact === "string" && fact !== "") as readonly string[];
}

interface FilmProps {
  file: MadeMedia;
  index: number;
  count: number;
  prompt: string;
}

function Film({ file, index, count, prompt }: FilmProps) {
  const t = useWords();
  const titleId = useId();
  const [asked, setAsked] = useState<MadeMedia>();
  // What was measured is kept with the file; this draws it.
  const [, setFacts] = useState<VideoFacts>();
  const title = titleOf(file, index, count, t);
  if (file.flagged && asked !== file) {
    return (
      <li className="iw-film">
        <Notice
          tone="warn"
          icon={lock}
          title={t("{title} is hidden", { title })}
          actions={
            <button className="iw-media-button" type="button" onClick={() => setAsked(file)}>
              {t("Show it")}
            </button>
          }
        >
          {t("The server marked it as possibly unsafe to look at.")}
        </Notice>
      </li>
    );
  }
  return (
    <li className="iw-film" aria-labelledby={titleId}>
      {isPicture(file.media) ? (
        <MadePicture media={file.media} label={title} />
      ) : (
        <VideoPlayer
          media={file.media}
          label={labelOf(title, prompt)}
          onFacts={(facts) => {
            measured.set(file, facts);
            setFacts(facts);
          }}
        />
      )}
      <div className="iw-film-foot">
        <p className="iw-row3 iw-small">
          <bdi className="iw-ink iw-bold iw-any" id={titleId}>
            {title}
          </bdi>
          {factsInWords(file, t).map((fact) => (
            <bdi className="iw-any" key={fact}>
              {fact}
            </bdi>
          ))}
        </p>
        <SaveLink media={file.media} name={count === 1 ? "video" : `video-${index + 1}`} label={t("Save {title}", { title })} />
      </div>
    </li>
  );
}

/** Longest part of a prompt in the name of a player, in UTF-16 units. */
const longestPrompt = 120;

function labelOf(title: string, prompt: string): Message {
  const text = prompt.trim();
  if (text === "") return title;
  const short = text.length > longestPrompt ? `${text.slice(0, longestPrompt).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
  return { text: "{title}, made of “{prompt}”", values: { title, prompt: short } };
}

function isPicture(media: Media): boolean {
  if (media instanceof Blob) return media.type.startsWith("image/");
  return /^data:image\/|\.(gif|webp|apng|png|jpe?g|avif)([?#]|$)/i.test(media);
}

/** A picture. One that moves, which nothing can pause, can be hidden, and is at first for who wants less motion. */
function MadePicture({ media, label }: { media: Media; label: string }) {
  const t = useWords();
  const url = useMediaUrl(media);
  const still = useSyncExternalStore(onMotionChange, wantsLessMotion, () => true);
  const [choice, setChoice] = useState<"shown" | "hidden">();
  const [broken, setBroken] = useState(false);
  const shown = choice === undefined ? !still : choice === "shown";
  if (broken) return <p className="iw-note">{t("The browser cannot show this picture.")}</p>;
  const picture = url !== undefined && (
    <img className="iw-film-picture" src={url} alt={label} decoding="async" onError={() => setBroken(true)} />
  );
  if (!mayMove(media)) return picture;
  return (
    <div className="iw-g2">
      {shown && url !== undefined && (
        <img className="iw-film-picture" src={url} alt={label} decoding="async" onError={() => setBroken(true)} />
      )}
      <div>
        <button
          className="iw-media-button"
          type="button"
          aria-expanded={shown}
          onClick={() => setChoice(shown ? "hidden" : "shown")}
        >
          {shown ? t("Hide the moving picture") : t("Show the moving picture")}
        </button>
      </div>
    </div>
  );
}

function mayMove(media: Media): boolean {
  return media instanceof Blob ? !/png|jpe?g/.test(media.type) : !/\.(png|jpe?g)([?#]|$)/i.test(media);
}

const lessMotion = "(prefers-reduced-motion: reduce)";

function wantsLessMotion(): boolean {
  return matchMedia(lessMotion).matches;
}

function onMotionChange(listener: () => void): () => void {
  const query = matchMedia(lessMotion);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
