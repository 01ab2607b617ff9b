"use client";
import { useEffect, useState } from "react";
import { sampleRateOf, wavParts } from "../core/audio.js";
import { sniffMediaType } from "../core/media.js";
import type { Message, Translate } from "../core/message.js";
import type { Media, TaskOutput } from "../core/task.js";
import { AudioPlayer, AudioTime } from "../ui/AudioPlayer.js";
import { inTurns } from "../ui/inTurns.js";
import { usePlayback } from "../ui/playback.js";
import { SaveLink } from "../ui/SaveLink.js";
import { useWords } from "../ui/words.js";
import { readSounds, type Sound, soundsToCard } from "./sounds.js";

export interface SoundOutputOptions {
  promise: Message;
  /** What a sound without a label is called, such as "Speech". */
  name: Message;
}

/**
 * Sounds that a model made, each to be played and saved.
 *
 * Shape: at least one. Throws InferenceError("bad-answer") when there is none, or an empty one.
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-to-speech
 */
export function soundOutput({ promise, name }: SoundOutputOptions): TaskOutput<readonly Sound[]> {
  return {
    promise,
    fromCard: readSounds,
    fromAnswer: readSounds,
    toCard: soundsToCard,
    toText: (sounds, _input, t) => soundsToText(sounds, name, t),
    View: ({ output }) => (
      <div className="iw-view">
        {output.map((sound, index) => (
          <MadeSound key={index} sound={sound} name={name} index={index} count={output.length} />
        ))}
      </div>
    ),
  };
}

/** A line for each sound: its name, and its seconds and sampling rate as far as they are known. */
export function soundsToText(sounds: readonly Sound[], name: Message, t: Translate): string {
  return sounds
    .map((sound, index) => {
      const { seconds, sampleRate } = factsOf(sound);
      const facts = [
        seconds !== undefined && t("{seconds} s", { seconds: t.figure(seconds.toFixed(1)) }),
        sampleRate !== undefined && rateText(sampleRate, t),
      ].filter(Boolean);
      return [soundName(sound, name, index, sounds.length, t), ...(facts.length > 0 ? [t.list(facts)] : [])].join(": ");
    })
    .join("\n");
}

/** What a sound is called: its label, else the name of its kind, counted where there are several. */
export function soundName({ label }: Sound, name: Message, index: number, count: number, t: Translate): string {
  return label ?? (count === 1 ? t(name) : `${t(name)} ${index + 1}`);
}

/** A sound to be played and saved. */
export interface SoundFile {
  /** Undefined until it has been made. */
  readonly media?: Media;
  /** In Hz, where the file tells. */
  readonly sampleRate?: number;
}

/**
 * The file of a sound: samples become a WAV file in short turns, bytes get the type that their beginning tells.
 *
 * The length and the sampling rate, once known, are said by `soundsToText` as well.
 */
export function useSoundFile(sound: Sound): SoundFile {
  const [made, setMade] = useState<{ readonly sound: Sound; readonly file: SoundFile }>();
  useEffect(
    function makeFile() {
      const stop = new AbortController();
      readFile(sound, stop.signal).then(
        (file) => !stop.signal.aborted && setMade({ sound, file }),
        () => {},
      );
      return () => stop.abort();
    },
    [sound],
  );
  const isAddress = sound.kind === "file" && typeof sound.media === "string";
  const file: SoundFile = made?.sound === sound ? made.file : isAddress ? { media: sound.media } : {};
  const seconds = usePlayback(file.media, (playback) => playback.duration);
  useEffect(
    function learnFacts() {
      learnt.set(sound, {
        ...(seconds !== undefined && { seconds }),
        ...(file.sampleRate !== undefined && { sampleRate: file.sampleRate }),
      });
    },
    [sound, seconds, file.sampleRate],
  );
  return file;
}

/** Said where a sound that a model made cannot be heard. */
export const unplayable = "This sound could not be loaded, or this browser cannot play it. It can still be saved.";

/** Saves a sound under its name. */
export function SaveSound({ media, name }: { media: Media; name: string }) {
  const t = useWords();
  const file = name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  return (
    <SaveLink media={media} name={file === "-" ? "sound" : file} label={t("Save {name}", { name: `\u2068${name}\u2069` })} />
  );
}

/** Such as "22.05 kHz". */
export function rateText(sampleRate: number, t: Translate): string {
  return t("{rate} kHz", { rate: String(sampleRate / 1000) });
}

interface MadeSoundProps {
  sound: Sound;
  name: Message;
  index: number;
  count: number;
}

function MadeSound({ sound, name, index, count }: MadeSoundProps) {
  const t = useWords();
  const { media, sampleRate } = useSoundFile(sound);
  const called = soundName(sound, name, index, count, t);
  return (
    <div className="iw-g2">
      <div className="iw-row3">
        <p className="iw-track-name">
          <bdi>{called}</bdi>
        </p>
        <p className="iw-count">
          <bdi>
            <AudioTime media={media} />
          </bdi>
        </p>
        {sampleRate !== undefined && (
          <p className="iw-count">
            <bdi>{rateText(sampleRate, t)}</bdi>
          </p>
        )}
        {media !== undefined && <SaveSound media={media} name={called} />}
      </div>
      {media === undefined ? (
        <div className="iw-sound-place" />
      ) : (
        <AudioPlayer media={media} label={called} unplayable={unplayable} />
      )}
    </div>
  );
}

interface SoundFacts {
  readonly seconds?: number;
  readonly sampleRate?: number;
}

/** What files told of themselves when they were loaded. */
const learnt = new WeakMap<Sound, SoundFacts>();

function factsOf(sound: Sound): SoundFacts {
  if (sound.kind === "file") return learnt.get(sound) ?? {};
  return { seconds: (sound.channels[0]?.length ?? 0) / sound.sampleRate, sampleRate: sound.sampleRate };
}

async function readFile(sound: Sound, signal: AbortSignal): Promise<SoundFile> {
  if (sound.kind === "samples") {
    const parts = await inTurns(wavParts(sound.channels, sound.sampleRate), signal);
    return { media: new Blob([...parts], { type: "audio/wav" }), sampleRate: sound.sampleRate };
  }
  const { media } = sound;
  if (typeof media === "string") return { media };
  const start = new Uint8Array(await media.slice(0, 44).arrayBuffer());
  const sampleRate = sampleRateOf(start);
  // Servers send bytes under any type; a saved file is named by its own.
  const type = sniffMediaType(start)?.replace("video/", "audio/");
  const typed = type === undefined || media.type.startsWith(type) ? media : media.slice(0, media.size, type);
  return { media: typed, ...(sampleRate !== undefined && { sampleRate }) };
}
