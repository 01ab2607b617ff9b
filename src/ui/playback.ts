"use client";
import { useContext, useEffect, useSyncExternalStore } from "react";
import type { Media } from "../core/task.js";
import { PlaybackContext } from "./PlaybackProvider.js";

/** What a player does with one sound, and the way to move it. */
export interface Playback {
  /** Whether a player holds this sound now; without one, `seek` does nothing. */
  readonly available: boolean;
  /** Whether it has been played or moved since it was loaded. */
  readonly started: boolean;
  readonly playing: boolean;
  /** Seconds from the start. */
  readonly time: number;
  /** Seconds; undefined until known, and for a stream without end. */
  readonly duration: number | undefined;
  /** Goes to a place, in seconds; places outside the sound lead to its ends. */
  seek(seconds: number): void;
  /** Plays on from a place, in seconds. */
  playFrom(seconds: number): void;
}

/** A stretch of a sound that is worth a colour in its waveform. */
export interface Span {
  /** Seconds from the start of the sound. */
  readonly start: number;
  readonly end: number;
  /** Whose stretch it is, from 0: each has a line of its own, and one of the six colours of categories. */
  readonly lane: number;
}

/** The players of one widget, each known by the very media it plays, and what is marked in their sound. */
export interface PlaybackStore {
  subscribe(listener: () => void): () => void;
  playback(media: Media | undefined): Playback;
  /** Places worth a line in the waveform, in seconds. */
  cuts(media: Media | undefined): readonly number[];
  /** Stretches worth a colour in the waveform. */
  spans(media: Media | undefined): readonly Span[];
  /** A player tells what it does; `undefined` when it lets go of the sound. */
  setPlayback(media: Media, playback: Playback | undefined): void;
  setCuts(media: Media, cuts: readonly number[] | undefined): void;
  setSpans(media: Media, spans: readonly Span[] | undefined): void;
}

const silence: Playback = {
  available: false,
  started: false,
  playing: false,
  time: 0,
  duration: undefined,
  seek: () => {},
  playFrom: () => {},
};
const noCuts: readonly number[] = [];
const noSpans: readonly Span[] = [];

function createPlaybackStore(): PlaybackStore {
  const listeners = new Set<() => void>();
  const playbacks = new Map<Media, Playback>();
  const cuts = new Map<Media, readonly number[]>();
  const spans = new Map<Media, readonly Span[]>();
  function set<Value>(map: Map<Media, Value>, media: Media, value: Value | undefined) {
    if (value === undefined) map.delete(media);
    else map.set(media, value);
    for (const listener of [...listeners]) listener();
  }
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    playback: (media) => (media !== undefined && playbacks.get(media)) || silence,
    cuts: (media) => (media !== undefined && cuts.get(media)) || noCuts,
    spans: (media) => (media !== undefined && spans.get(media)) || noSpans,
    setPlayback: (media, playback) => set(playbacks, media, playback),
    setCuts: (media, places) => set(cuts, media, places),
    setSpans: (media, stretches) => set(spans, media, stretches),
  };
}

/** Made when a player or a follower first asks for it. */
const stores = new WeakMap<object, PlaybackStore>();

/** The store itself, for a player to report to. */
export function usePlaybackStore(): PlaybackStore {
  const widget = useContext(PlaybackContext);
  const store = stores.get(widget) ?? createPlaybackStore();
  stores.set(widget, store);
  return store;
}

/**
 * What the player of `media` does now.
 *
 * The component renders again only when what `select` picks has changed, which may be 60 times a second for the time.
 * `select` must pick a plain value, or one that stays the same object.
 */
export function usePlayback(media: Media | undefined): Playback;
export function usePlayback<Value>(media: Media | undefined, select: (playback: Playback) => Value): Value;
export function usePlayback<Value>(media: Media | undefined, select?: (playback: Playback) => Value): Value | Playback {
  const store = usePlaybackStore();
  const read = () => (select ? select(store.playback(media)) : store.playback(media));
  return useSyncExternalStore(store.subscribe, read, () => (select ? select(silence) : silence));
}

/** Places marked in the sound of `media`, in seconds. */
export function usePlaybackCuts(media: Media | undefined): readonly number[] {
  const store = usePlaybackStore();
  const read = () => store.cuts(media);
  return useSyncExternalStore(store.subscribe, read, () => noCuts);
}

/** Marks places, in seconds, in the waveform of `media` for as long as the component is there. */
export function useMarkCuts(media: Media | undefined, cuts: readonly number[]) {
  const store = usePlaybackStore();
  useEffect(
    function markCuts() {
      if (media === undefined) return;
      store.setCuts(media, cuts);
      return () => store.setCuts(media, undefined);
    },
    [store, media, cuts],
  );
}

/** Stretches coloured in the sound of `media`. */
export function usePlaybackSpans(media: Media | undefined): readonly Span[] {
  const store = usePlaybackStore();
  const read = () => store.spans(media);
  return useSyncExternalStore(store.subscribe, read, () => noSpans);
}

/** Colours stretches in the waveform of `media` for as long as the component is there. */
export function useMarkSpans(media: Media | undefined, spans: readonly Span[]) {
  const store = usePlaybackStore();
  useEffect(
    function markSpans() {
      if (media === undefined) return;
      store.setSpans(media, spans);
      return () => store.setSpans(media, undefined);
    },
    [store, media, spans],
  );
}
