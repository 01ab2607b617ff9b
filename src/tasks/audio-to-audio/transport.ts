/** What all tracks do together. */
export interface Playing {
  readonly playing: boolean;
  /** Seconds from the start. */
  readonly time: number;
  /** Length of the longest track in seconds; 0 while unknown. */
  readonly seconds: number;
}

/** Plays several sounds as one: they begin, stop and move together, and whichever falls out of step is brought back. */
export interface Transport {
  subscribe(listener: () => void): () => void;
  now(): Playing;
  /** Takes an element in; the function given back lets it go again. */
  add(element: HTMLAudioElement): () => void;
  /** Plays from where it stands, at the end from the start; pauses while it plays. */
  toggle(): void;
  /** Goes to a place, in seconds. */
  seek(seconds: number): void;
}

/** What is still before anything is loaded. */
export const still: Playing = { playing: false, time: 0, seconds: 0 };

/** Seconds that a track may be ahead or behind before it is moved: below what is heard as an echo. */
const tolerance = 0.05;

/** Makes the transport of one list of tracks. The longest track leads. */
export function createTransport(): Transport {
  const elements = new Set<HTMLAudioElement>();
  const listeners = new Set<() => void>();
  let now = still;
  let frame = 0;

  const leader = () =>
    [...elements].reduce<HTMLAudioElement | undefined>(
      (longest, element) => (rankOf(element) > (longest ? rankOf(longest) : 0) ? element : longest),
      undefined,
    );

  function report() {
    const lead = leader();
    const length = lead ? lengthOf(lead) : 0;
    const next = {
      playing: lead !== undefined && !lead.paused && !lead.ended,
      time: lead?.currentTime ?? 0,
      seconds: Number.isFinite(length) ? length : 0,
    };
    if (next.playing === now.playing && next.time === now.time && next.seconds === now.seconds) return;
    now = next;
    for (const listener of [...listeners]) listener();
  }

  function follow() {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
    report();
    if (now.playing) frame = requestAnimationFrame(follow);
  }

  function join(element: HTMLAudioElement, time: number) {
    if (time >= lengthOf(element)) return;
    element.currentTime = time;
    // A refusal leaves the track silent; the others go on.
    element.play().catch(() => {});
  }

  function onEvent(this: HTMLAudioElement, { type }: Event) {
    const lead = leader();
    if (type === "loadedmetadata" && now.playing && lead !== this) join(this, now.time);
    if (type === "pause" && lead === this) pause();
    if (type === "timeupdate" && lead === this) keepStep(this);
    follow();
  }

  function keepStep(lead: HTMLAudioElement) {
    for (const element of elements) {
      const isOut = Math.abs(element.currentTime - lead.currentTime) > tolerance;
      if (element !== lead && !element.paused && !element.seeking && isOut) element.currentTime = lead.currentTime;
    }
  }

  function pause() {
    for (const element of elements) element.pause();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => now,
    add(element) {
      elements.add(element);
      for (const type of events) element.addEventListener(type, onEvent);
      report();
      return () => {
        elements.delete(element);
        for (const type of events) element.removeEventListener(type, onEvent);
        follow();
      };
    },
    toggle() {
      const lead = leader();
      if (!lead) return;
      if (now.playing) return pause();
      const time = lead.ended ? 0 : lead.currentTime;
      for (const element of elements) join(element, time);
    },
    seek(seconds) {
      const { playing } = now;
      for (const element of elements) {
        const length = lengthOf(element);
        element.currentTime = Math.max(0, Math.min(seconds, length));
        if (playing && element.paused && seconds < length) join(element, seconds);
      }
      report();
    },
  };
}

const events = ["loadedmetadata", "durationchange", "error", "play", "pause", "ended", "seeked", "timeupdate"] as const;

/** Seconds; 0 for what is not loaded or cannot be played, infinite for what does not tell. */
function lengthOf({ duration, error }: HTMLAudioElement): number {
  return error || Number.isNaN(duration) ? 0 : duration;
}

/** One that does not tell its length leads only where none does. */
function rankOf(element: HTMLAudioElement): number {
  const length = lengthOf(element);
  return Number.isFinite(length) ? length : Number.MIN_VALUE;
}
