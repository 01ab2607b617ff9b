"use client";
import { type KeyboardEvent, type PointerEvent, useEffect, useState, useSyncExternalStore } from "react";
import { formatTime } from "../../core/audio.js";
import type { Message } from "../../core/message.js";
import type { Media, OutputViewProps, TaskOutput } from "../../core/task.js";
import type { MediaInput } from "../../inputs/media.js";
import { rateText, SaveSound, soundName, soundsToText, unplayable, useSoundFile } from "../../outputs/sound.js";
import { readSounds, type Sound, soundsToCard } from "../../outputs/sounds.js";
import { usePlayer, Wave } from "../../ui/AudioPlayer.js";
import { Icon } from "../../ui/Icon.js";
import { solid, warn } from "../../ui/icons.js";
import { pause } from "../../ui/laterIcons.js";
import { Notice } from "../../ui/Notice.js";
import { PlaybackProvider } from "../../ui/PlaybackProvider.js";
import { useWords } from "../../ui/words.js";
import { createTransport, type Playing, still, type Transport } from "./transport.js";

/**
 * The tracks a model made of a sound, such as its voices apart or the same without noise.
 *
 * Shape: one entry for each track, in the server's order. May be empty: nothing came back.
 * Source: https://huggingface.co/tasks/audio-to-audio
 */
export const tracksOutput: TaskOutput<readonly Sound[], MediaInput> = {
  promise: "The sounds that the model makes of yours, to be heard together or one by one.",
  fromCard: readTracks,
  fromAnswer: readTracks,
  toCard: soundsToCard,
  toText: (tracks, _input, t) => (tracks.length === 0 ? t("No track came back.") : soundsToText(tracks, trackName, t)),
  View: (props) => (
    <PlaybackProvider>
      <TracksView {...props} />
    </PlaybackProvider>
  ),
};

const trackName = "Track";

function readTracks(body: unknown): readonly Sound[] {
  return Array.isArray(body) && body.length === 0 ? [] : readSounds(body);
}

function TracksView({ output, input }: OutputViewProps<readonly Sound[], MediaInput>) {
  const t = useWords();
  if (output.length === 0) {
    return (
      <Notice tone="info" title={t("No track came back")}>
        {t("The model answered, but with no sound. Try another one.")}
      </Notice>
    );
  }
  return <Tracks tracks={output} original={input.media} />;
}

/** Which tracks are silenced, and which are heard alone; the original has the number −1. */
interface Desk {
  readonly muted: ReadonlySet<number>;
  readonly solo: ReadonlySet<number>;
}

const originalNumber = -1;
/** Together with what was made of it, the original would be heard twice. */
const start: Desk = { muted: new Set([originalNumber]), solo: new Set() };

function Tracks({ tracks, original }: { tracks: readonly Sound[]; original: Media | undefined }) {
  const t = useWords();
  const [transport] = useState(createTransport);
  const seconds = usePlaying(transport, (playing) => playing.seconds);
  const [seen, setSeen] = useState(tracks);
  const [desk, setDesk] = useState(start);
  if (seen !== tracks) {
    setSeen(tracks);
    setDesk(start);
  }
  const keysOf = (number: number) => ({
    transport,
    seconds,
    muted: desk.muted.has(number),
    solo: desk.solo.has(number),
    // Who is heard alone is heard, muted or not.
    heard: desk.solo.size > 0 ? desk.solo.has(number) : !desk.muted.has(number),
    onMute: () => setDesk({ ...desk, muted: toggled(desk.muted, number) }),
    onSolo: () => setDesk({ ...desk, solo: toggled(desk.solo, number) }),
  });
  return (
    <div className="iw-g3" role="group" aria-label={t("Player")}>
      <TransportBar transport={transport} />
      <ol className="iw-g0" aria-label={t("Tracks")}>
        {original !== undefined && <Track {...keysOf(originalNumber)} name={t("Original")} media={original} />}
        {tracks.map((track, index) => (
          <MadeTrack key={index} {...keysOf(index)} track={track} name={soundName(track, trackName, index, tracks.length, t)} />
        ))}
      </ol>
    </div>
  );
}

function toggled(numbers: ReadonlySet<number>, number: number): ReadonlySet<number> {
  const next = new Set(numbers);
  if (!next.delete(number)) next.add(number);
  return next;
}

function usePlaying<Value>(transport: Transport, select: (playing: Playing) => Value): Value {
  return useSyncExternalStore(
    transport.subscribe,
    () => select(transport.now()),
    () => select(still),
  );
}

/** Plays, pauses and moves all tracks at once; the slider goes by seconds. */
function TransportBar({ transport }: { transport: Transport }) {
  const t = useWords();
  const playing = usePlaying(transport, (now) => now.playing);
  const seconds = usePlaying(transport, (now) => now.seconds);
  const time = usePlaying(transport, (now) => Math.round(now.time * 10) / 10);
  const seekByKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    transport.seek(transport.now().time + step);
  };
  return (
    <div className="iw-player">
      <button
        className="iw-round"
        type="button"
        aria-label={playing ? t("Pause all tracks") : t("Play all tracks")}
        onClick={transport.toggle}
      >
        <Icon className="iw-i14" path={playing ? pause : solid.run} solid />
      </button>
      <input
        className="iw-range iw-ltr"
        type="range"
        aria-label={t("Position")}
        aria-valuetext={t("{time} of {duration}", {
          time: t.figure(formatTime(time)),
          duration: t.figure(formatTime(seconds || Number.NaN)),
        })}
        disabled={seconds === 0}
        min={0}
        max={seconds}
        step={0.1}
        value={time}
        onChange={(event) => transport.seek(event.currentTarget.valueAsNumber)}
        onKeyDown={seekByKey}
      />
      <span className="iw-count">
        {t.figure(formatTime(time))} / {t.figure(formatTime(seconds || Number.NaN))}
      </span>
    </div>
  );
}

interface TrackKeys {
  transport: Transport;
  /** Length of the longest track, which the whole width stands for. */
  seconds: number;
  muted: boolean;
  solo: boolean;
  heard: boolean;
  onMute(): void;
  onSolo(): void;
}

function MadeTrack({ track, ...row }: TrackKeys & { track: Sound; name: string }) {
  const { media, sampleRate } = useSoundFile(track);
  return media === undefined ? (
    <li className="iw-track">
      <p className="iw-track-name">
        <bdi>{row.name}</bdi>
      </p>
      <div className="iw-track-wave" />
    </li>
  ) : (
    <Track {...row} media={media} sampleRate={sampleRate} made />
  );
}

interface TrackProps extends TrackKeys {
  name: string;
  media: Media;
  sampleRate?: number | undefined;
  /** Made by the model, and so worth saving. @default false */
  made?: boolean;
}

function Track({ media, transport, seconds, made = false, ...head }: TrackProps) {
  const t = useWords();
  const { audio, url, broken, waveform } = usePlayer(media);
  const { heard } = head;
  useEffect(
    function joinTransport() {
      return audio.current ? transport.add(audio.current) : undefined;
    },
    [transport, audio],
  );
  useEffect(
    function silence() {
      if (audio.current) audio.current.muted = !heard;
    },
    [audio, heard],
  );
  const seekByPointer = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    transport.seek(((event.clientX - box.left) / box.width) * seconds);
  };
  const unheard: Message = made
    ? unplayable
    : "The original could not be loaded, or this browser cannot play it. The tracks can be heard all the same.";
  return (
    <li className={heard ? "iw-track" : "iw-track iw-track-still"}>
      <TrackHead {...head} broken={broken} media={made ? media : undefined} />
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has captions for what a visitor chose or a model made */}
      <audio ref={audio} src={url} preload="auto" hidden />
      {broken ? (
        <p className="iw-note iw-note-bad">
          <Icon path={warn} />
          {t(unheard)}
        </p>
      ) : (
        <div className="iw-track-wave" role="presentation" onPointerDown={seekByPointer} onPointerMove={seekByPointer}>
          <Wave media={media} strokes={waveform?.strokes} seconds={seconds || undefined} />
        </div>
      )}
      {!broken && waveform?.note !== undefined && <p className="iw-note">{t(waveform.note)}</p>}
    </li>
  );
}

interface TrackHeadProps extends Omit<TrackKeys, "transport" | "seconds"> {
  name: string;
  /** Nothing can be heard of it. */
  broken: boolean;
  /** What there is to save. */
  media?: Media | undefined;
  sampleRate?: number | undefined;
}

/** The name of a track and what can be done with it. */
function TrackHead({ name, broken, media, sampleRate, heard, muted, solo, onMute, onSolo }: TrackHeadProps) {
  const t = useWords();
  const called = { name: `\u2068${name}\u2069` };
  return (
    <div className="iw-row3">
      <p className="iw-track-name">
        <bdi>{name}</bdi> {!heard && !broken && <span className="iw-dim">{t("silent")}</span>}
      </p>
      {sampleRate !== undefined && (
        <p className="iw-count">
          <bdi>{rateText(sampleRate, t)}</bdi>
        </p>
      )}
      <div className="iw-row">
        {!broken && (
          <>
            <button
              className="iw-media-button"
              type="button"
              aria-pressed={solo}
              aria-label={t("Solo {name}", called)}
              onClick={onSolo}
            >
              {t("Solo")}
            </button>
            <button
              className="iw-media-button"
              type="button"
              aria-pressed={muted}
              aria-label={t("Mute {name}", called)}
              onClick={onMute}
            >
              {t("Mute")}
            </button>
          </>
        )}
        {media !== undefined && <SaveSound media={media} name={name} />}
      </div>
    </div>
  );
}
