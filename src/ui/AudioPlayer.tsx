"use client";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { formatTime, peaks } from "../core/audio.js";
import { InferenceError } from "../core/errors.js";
import type { Message } from "../core/message.js";
import type { Media } from "../core/task.js";
import { decodeAudio } from "./decodeAudio.js";
import { Icon } from "./Icon.js";
import { solid, warn } from "./icons.js";
import { inTurns } from "./inTurns.js";
import { pause } from "./laterIcons.js";
import { type PlaybackStore, type Span, usePlayback, usePlaybackCuts, usePlaybackSpans, usePlaybackStore } from "./playback.js";
import { useMediaUrl } from "./useMediaUrl.js";
import { useWords } from "./words.js";

/** Longer sound gets a plain line: decoded, ten minutes of it take about 40 MB. */
const longestWaveform = 600;
/** Bytes up to which a file that does not tell its length is decoded. */
const largestUntold = 16_000_000;
/** Hz; enough to see loudness by. */
const waveformRate = 8000;
/** Units of the drawing, the height in pixels too. */
const width = 600;
const height = 72;
const strokeCount = 150;

export interface AudioPlayerProps {
  media: Media;
  /** What screen readers call the player. @default "Player" */
  label?: Message;
  /** Said in place of a sound that cannot be played. @default what a visitor who chose the sound can do */
  unplayable?: Message;
}

/** Plays one sound: play and pause, a waveform to seek in by pointer and keyboard. Never plays by itself. */
export function AudioPlayer({ media, label = "Player", unplayable }: AudioPlayerProps) {
  const t = useWords();
  const { audio, url, broken, waveform } = usePlayer(media);
  const playing = usePlayback(media, (playback) => playback.playing);

  const toggle = () => {
    if (playing) audio.current?.pause();
    // A refusal shows as the element's error, or as a player that stays paused.
    else audio.current?.play()?.catch(() => {});
  };

  return (
    <div className="iw-g2" role="group" aria-label={t(label)}>
      {/* biome-ignore lint/a11y/useMediaCaption: the words of the sound are what the widget is asked for */}
      <audio ref={audio} src={url} preload="metadata" hidden />
      {broken ? (
        <p className="iw-note iw-note-bad">
          <Icon path={warn} />
          {t(
            unplayable ??
              (media instanceof Blob
                ? "This browser cannot play this file. It can still be sent; WAV, MP3 and FLAC play everywhere."
                : "This sound could not be loaded, or this browser cannot play it. Choose a file instead."),
          )}
        </p>
      ) : (
        <div className="iw-player">
          <button className="iw-round" type="button" aria-label={playing ? t("Pause") : t("Play")} onClick={toggle}>
            <Icon className="iw-i14" path={playing ? pause : solid.run} solid />
          </button>
          <div className="iw-g0 iw-grow">
            <Wave media={media} strokes={waveform?.strokes} />
            <Seek media={media} />
          </div>
        </div>
      )}
      {!broken && waveform?.note !== undefined && <p className="iw-note">{t(waveform.note)}</p>}
    </div>
  );
}

/** One sound in an `<audio>` element of one's own, which tells the widget's other parts what it does. */
export interface Player {
  /** To be given to the element. */
  readonly audio: RefObject<HTMLAudioElement | null>;
  /** The address the element plays; undefined until there is one. */
  readonly url: string | undefined;
  /** The sound cannot be loaded, or the browser cannot play it. */
  readonly broken: boolean;
  /** Undefined until the sound has been read. */
  readonly waveform: Waveform | undefined;
}

/** Owns what plays and draws `media`: its address, what the element reports, the strokes of its waveform. */
export function usePlayer(media: Media): Player {
  const store = usePlaybackStore();
  const url = useMediaUrl(media);
  const audio = useRef<HTMLAudioElement>(null);
  const state = useAudioElement(audio, media, url, store);
  const waveform = useWaveform(media, state, store);
  return { audio, url, broken: state.status === "broken" || (url === undefined && typeof media === "string"), waveform };
}

/** Where the player of `media` stands: "0:04.7 / 0:11.4", or nothing while the length is unknown. */
export function AudioTime({ media }: { media: Media | undefined }) {
  const t = useWords();
  return usePlayback(media, ({ time, duration }) =>
    duration === undefined ? "" : `${t.figure(formatTime(time))} / ${t.figure(formatTime(duration))}`,
  );
}

export interface WaveProps {
  media: Media;
  /** Path data of the strokes; a line when there are none. */
  strokes: string | undefined;
  /** Seconds that the whole width stands for. @default the length of the sound */
  seconds?: number | undefined;
}

/** The sound as mirrored strokes, the played part in the accent, with what is marked in it. */
export function Wave({ media, strokes = `M0 ${height / 2}H${width}`, seconds }: WaveProps) {
  const length = usePlayback(media, (playback) => playback.duration);
  const whole = seconds ?? length ?? 1;
  const share = length === undefined ? 1 : length / whole;
  const head = usePlayback(media, ({ time }) => (length ? Math.min(share, time / whole) * width : 0));
  const cuts = usePlaybackCuts(media)
    .filter((cut) => length !== undefined && cut > 0 && cut < length)
    .map((cut) => `M${((cut / whole) * width).toFixed(1)} 0V${height}`);
  const d = useMemo(() => thinned(strokes, share), [strokes, share]);
  const drawn = { d, transform: share < 1 ? `scale(${share} 1)` : undefined };
  return (
    <svg className="iw-wave" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="iw-hair-line" d={`M0 ${height / 2}H${width}`} />
      {cuts.length > 0 && <path className="iw-hair-line" d={cuts.join("")} />}
      {length !== undefined && <Spans media={media} length={length} whole={whole} />}
      <svg x={head} width={width - head} height={height} viewBox={`${head} 0 ${width - head} ${height}`}>
        <path className="iw-wave-rest" {...drawn} />
      </svg>
      <svg width={head} height={height} viewBox={`0 0 ${head} ${height}`}>
        <path className="iw-wave-done" {...drawn} />
      </svg>
      {head > 0 && <path className="iw-hair-ink" d={`M${head} 0V${height}`} />}
    </svg>
  );
}

/** Fewer strokes for a sound that has less than the whole width, so that they stand no closer than those of others. */
function thinned(strokes: string, share: number): string {
  const step = Math.round(1 / Math.max(share, 1 / strokeCount));
  return step < 2 ? strokes : (strokes.match(/M[^M]+/g) ?? []).filter((_, index) => index % step === 0).join("");
}

/** How many colours categories have, and lines there are at most at the foot of a waveform. */
const lanes = 6;

/** What is coloured in a sound: a band over the whole height, and a line at the foot, above those of the others. */
function Spans({ media, length, whole }: { media: Media; length: number; whole: number }) {
  const spans = usePlaybackSpans(media);
  const boxes = (own: readonly Span[], top: number, foot: number) =>
    own
      .map(({ start, end }) => [Math.max(0, start), Math.min(length, end)] as const)
      .filter(([start, end]) => start < end)
      .map(
        ([start, end]) => `M${((start / whole) * width).toFixed(1)} ${top}V${foot}H${((end / whole) * width).toFixed(1)}V${top}Z`,
      )
      .join("");
  return [...new Set(spans.map(({ lane }) => lane % lanes))].map((lane) => {
    const own = spans.filter((span) => span.lane % lanes === lane);
    const foot = height - 5 * lane;
    return (
      <g className={`iw-k${lane + 1}`} key={lane}>
        <path className="iw-wave-band" d={boxes(own, 0, height)} />
        <path className="iw-wave-line" d={boxes(own, foot - 3, foot)} />
      </g>
    );
  });
}

/** The slider over the waveform: seeks by pointer, arrows (a second), page keys, Home and End. */
function Seek({ media }: { media: Media }) {
  const t = useWords();
  const store = usePlaybackStore();
  const duration = usePlayback(media, (playback) => playback.duration);
  const time = usePlayback(media, (playback) => Math.round(playback.time * 10) / 10);

  const seek = (seconds: number) => store.playback(media).seek(seconds);
  const seekByKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    seek(store.playback(media).time + step);
  };
  // Safari on touch screens moves a slider only by its thumb, which is too thin here to be hit.
  const seekByPointer = (event: PointerEvent<HTMLInputElement>) => {
    if (event.buttons !== 1 || duration === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - box.left) / box.width) * duration);
  };

  return (
    <input
      className="iw-seek"
      type="range"
      aria-label={t("Position")}
      aria-valuetext={t("{time} of {duration}", {
        time: t.figure(formatTime(time)),
        duration: t.figure(formatTime(duration ?? Number.NaN)),
      })}
      disabled={duration === undefined}
      min={0}
      max={duration ?? 0}
      step={0.1}
      value={time}
      onChange={(event) => seek(event.currentTarget.valueAsNumber)}
      onKeyDown={seekByKey}
      onPointerDown={seekByPointer}
      onPointerMove={seekByPointer}
    />
  );
}

/** How far the audio element has come with its file. */
type AudioState =
  | { readonly status: "loading" | "broken" }
  /** `seconds` is infinite when the file does not tell. */
  | { readonly status: "ready"; readonly seconds: number };

const loading: AudioState = { status: "loading" };

/** Reports what the element does to the store, and lets the store move it. */
function useAudioElement(
  element: RefObject<HTMLAudioElement | null>,
  media: Media,
  url: string | undefined,
  store: PlaybackStore,
): AudioState {
  const [known, setKnown] = useState<{ readonly url: string; readonly state: AudioState }>();
  useEffect(
    function follow() {
      const audio = element.current;
      if (!audio || url === undefined) return;
      let frame = 0;
      const seek = (seconds: number) => {
        if (!Number.isFinite(seconds)) return;
        const end = store.playback(media).duration ?? seconds;
        audio.currentTime = Math.max(0, Math.min(end, seconds));
        report(true);
      };
      const playFrom = (seconds: number) => {
        seek(seconds);
        audio.play()?.catch(() => {});
      };
      const report = (started = false) => {
        const before = store.playback(media);
        store.setPlayback(media, {
          available: true,
          started: before.started || started || !audio.paused,
          playing: !audio.paused && !audio.ended,
          time: audio.currentTime,
          duration: Number.isFinite(audio.duration) ? audio.duration : before.duration,
          seek,
          playFrom,
        });
      };
      const reportFrames = () => {
        report();
        if (frame !== 0) cancelAnimationFrame(frame);
        frame = 0;
        if (!audio.paused && !audio.ended) frame = requestAnimationFrame(reportFrames);
      };
      const learn = () => {
        if (audio.error) {
          store.setPlayback(media, undefined);
          setKnown({ url, state: { status: "broken" } });
        } else if (audio.readyState >= audio.HAVE_METADATA) {
          report();
          setKnown({ url, state: { status: "ready", seconds: audio.duration } });
        }
      };
      // What happened before this ran would else be missed.
      learn();
      for (const event of ["loadedmetadata", "durationchange", "error"]) audio.addEventListener(event, learn);
      for (const event of ["play", "playing", "pause", "ended", "seeked"]) audio.addEventListener(event, reportFrames);
      return () => {
        if (frame !== 0) cancelAnimationFrame(frame);
        for (const event of ["loadedmetadata", "durationchange", "error"]) audio.removeEventListener(event, learn);
        for (const event of ["play", "playing", "pause", "ended", "seeked"]) audio.removeEventListener(event, reportFrames);
        if (!audio.paused) audio.pause();
        if (store.playback(media).seek === seek) store.setPlayback(media, undefined);
      };
    },
    [element, media, url, store],
  );
  return known && known.url === url ? known.state : loading;
}

export interface Waveform {
  /** Path data of the strokes; undefined when only a line can be drawn. */
  readonly strokes?: string;
  /** Why there are no strokes. */
  readonly note?: Message;
}

/** The strokes of a sound once it can be played, and its length where the file does not tell it. */
function useWaveform(media: Media, state: AudioState, store: PlaybackStore): Waveform | undefined {
  const [drawn, setDrawn] = useState<{ readonly media: Media; readonly waveform: Waveform }>();
  // The length itself may be told ever more exactly while the file loads.
  const fits = state.status === "ready" ? !isTooLong(media, state.seconds) : undefined;
  useEffect(
    function draw() {
      if (fits === undefined) return;
      const stop = new AbortController();
      const show = (waveform: Waveform) => {
        if (!stop.signal.aborted) setDrawn({ media, waveform });
      };
      const read = async () => {
        const file =
          typeof media === "string" ? await (await import("../core/loadMedia.js")).loadMedia(media, stop.signal) : media;
        const channels = await decodeAudio(file, waveformRate);
        const before = store.playback(media);
        const length = (channels[0]?.length ?? 0) / waveformRate;
        if (stop.signal.aborted) return;
        if (before.available && before.duration === undefined) store.setPlayback(media, { ...before, duration: length });
        show({ strokes: await strokesOf(channels, stop.signal) });
      };
      if (!fits) show({ note: "The sound is too long for a waveform." });
      else {
        read().catch((error: unknown) =>
          show({
            note:
              error instanceof InferenceError
                ? "The sound can be played, but its host does not let this page read it."
                : "The sound can be played, but this browser cannot draw its waveform.",
          }),
        );
      }
      return () => stop.abort();
    },
    [media, fits, store],
  );
  return drawn?.media === media ? drawn.waveform : undefined;
}

function isTooLong(media: Media, seconds: number): boolean {
  if (Number.isFinite(seconds)) return seconds > longestWaveform;
  // A URL of unknown length may be a broadcast that never ends.
  return typeof media === "string" || media.size > largestUntold;
}

async function strokesOf(channels: readonly Float32Array[], signal: AbortSignal): Promise<string> {
  const found = await inTurns(peaks(channels, strokeCount), signal);
  // The loudest stroke fills the height, unless the sound is next to silence.
  const scale = 30 / Math.max(0.05, ...found);
  const step = width / strokeCount;
  return found
    .map((peak, index) => {
      const reach = Math.max(1, peak * scale);
      return `M${index * step + step / 2} ${(height / 2 - reach).toFixed(1)}V${(height / 2 + reach).toFixed(1)}`;
    })
    .join("");
}
