"use client";
import { useEffect, useRef, useState } from "react";
import { formatTime, mixToMono, writeWav } from "../core/audio.js";
import type { Message } from "../core/message.js";
import { decodeAudio } from "./decodeAudio.js";
import { Icon } from "./Icon.js";
import { info, warn } from "./icons.js";
import { useWords } from "./words.js";

/** Minutes after which a recording stops by itself. */
const longestRecording = 5;
/** Hz; what speech models are trained on. */
const recordingRate = 16000;
/** Milliseconds between two readings of clock and level. */
const readingInterval = 100;

export interface RecorderProps {
  /** Gets what was recorded: 16 kHz, one channel, 16-bit WAV, named `recording.wav`. */
  onRecord(recording: File): void;
}

/** A button that records the microphone, with time and level while it does. Asks for the microphone only when pressed. */
export function Recorder({ onRecord }: RecorderProps) {
  const t = useWords();
  const { state, start, stop } = useRecorder(onRecord);
  const recording = state.status === "recording";
  const { note, failed = false } = state.status === "asking" ? asking : state.status === "idle" ? state : {};
  const said = note !== undefined && (
    <p className={failed ? "iw-note iw-note-bad" : "iw-note"}>
      <Icon path={failed ? warn : info} />
      {t(note)}
    </p>
  );
  const label = { idle: "Record", asking: "Cancel", recording: "Stop", converting: "Record" }[state.status];
  return (
    <>
      <button
        className="iw-media-button"
        type="button"
        aria-pressed={recording}
        aria-disabled={state.status === "converting" || undefined}
        onClick={state.status === "idle" ? start : stop}
      >
        <svg className="iw-i12" viewBox="0 0 12 12" aria-hidden="true">
          {recording ? (
            <rect className="iw-rec-dot" x="1" y="1" width="10" height="10" rx="1" />
          ) : (
            <circle className="iw-rec-dot" cx="6" cy="6" r="5" />
          )}
        </svg>
        {t(label)}
      </button>
      {recording && (
        <span className="iw-rec-now">
          <bdi className="iw-t3">{t.figure(formatTime(state.seconds))}</bdi>
          {state.level !== undefined && <meter className="iw-rec-level" aria-label={t("Level")} value={state.level} />}
        </span>
      )}
      <div className={note === undefined || failed ? "iw-sr" : "iw-rec-note"} role="status">
        {!failed && said}
      </div>
      {failed && (
        <div className="iw-rec-note" role="alert">
          {said}
        </div>
      )}
    </>
  );
}

/** What stands beside the button. */
interface Note {
  readonly note?: Message;
  readonly failed?: boolean;
}

const asking: Note = { note: "Allow the microphone when the browser asks." };

type RecorderState =
  | ({ readonly status: "idle" } & Note)
  | { readonly status: "asking" | "converting" }
  | { readonly status: "recording"; readonly seconds: number; readonly level: number | undefined };

/** Owns the microphone: lets it go when a recording ends, fails or is given up, and on unmount. */
function useRecorder(onRecord: (recording: File) => void) {
  const [state, setState] = useState<RecorderState>({ status: "idle" });
  const session = useRef<{ readonly giveUp: AbortController; finish: (() => void) | undefined }>(undefined);
  const receiver = useRef(onRecord);
  useEffect(() => {
    receiver.current = onRecord;
  });
  useEffect(() => () => session.current?.giveUp.abort(), []);

  const start = () => {
    if (session.current) return;
    const giveUp = new AbortController();
    const own = { giveUp, finish: undefined as (() => void) | undefined };
    session.current = own;
    setState({ status: "asking" });
    let full = false;
    record(giveUp.signal, {
      onStart(finish) {
        own.finish = finish;
      },
      onReading(seconds, level) {
        full = seconds >= longestRecording * 60;
        if (full) own.finish?.();
        else setState({ status: "recording", seconds, level });
      },
      onConvert: () => setState({ status: "converting" }),
    }).then(
      (recording) => {
        if (giveUp.signal.aborted) return;
        session.current = undefined;
        setState(
          full
            ? { status: "idle", note: { text: "Recordings end after {minutes} minutes.", values: { minutes: longestRecording } } }
            : { status: "idle" },
        );
        receiver.current(recording);
      },
      (error: unknown) => {
        if (giveUp.signal.aborted) return;
        session.current = undefined;
        setState({ status: "idle", note: sentenceFor(error), failed: true });
      },
    );
  };

  /** Ends the recording and keeps it; before it has begun, takes the question for the microphone back. */
  const stop = () => {
    if (session.current?.finish) session.current.finish();
    else {
      session.current?.giveUp.abort();
      session.current = undefined;
      setState({ status: "idle" });
    }
  };

  return { state, start, stop };
}

interface RecordingEvents {
  /** `finish` ends the recording and keeps it. */
  onStart(finish: () => void): void;
  /** Seconds recorded so far, and the level in 0 to 1 where it can be measured. */
  onReading(seconds: number, level: number | undefined): void;
  onConvert(): void;
}

/** A failure whose message is the sentence to show. */
class CannotRecord extends Error {}

async function record(giveUp: AbortSignal, events: RecordingEvents): Promise<File> {
  const stream = await openMicrophone();
  const level = measureLevel(stream);
  let clock: ReturnType<typeof setInterval> | undefined;
  let recorded: Blob;
  try {
    // The answer to the browser's question may come long after the visitor has left.
    giveUp.throwIfAborted();
    const type = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"].find((one) =>
      MediaRecorder.isTypeSupported(one),
    );
    const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    recorded = await new Promise<Blob>((resolve, reject) => {
      const pieces: Blob[] = [];
      recorder.ondataavailable = (event) => pieces.push(event.data);
      // Comes too when the microphone is unplugged: what was said until then is kept.
      recorder.onstop = () => resolve(new Blob(pieces, { type: recorder.mimeType }));
      recorder.onerror = () => reject(new CannotRecord("The recording broke off. Try again, or choose a file."));
      giveUp.addEventListener("abort", () => reject(giveUp.reason));
      recorder.start();
      const startedAt = performance.now();
      events.onStart(() => {
        if (recorder.state !== "inactive") recorder.stop();
      });
      events.onReading(0, level?.read());
      clock = setInterval(() => events.onReading((performance.now() - startedAt) / 1000, level?.read()), readingInterval);
    });
  } finally {
    clearInterval(clock);
    level?.close();
    for (const track of stream.getTracks()) track.stop();
  }
  events.onConvert();
  if (recorded.size === 0) throw new CannotRecord("Nothing was recorded. Try again, and speak before you stop.");
  const samples = mixToMono(await decodeAudio(recorded, recordingRate));
  return new File([writeWav([samples], recordingRate)], "recording.wav", { type: "audio/wav" });
}

async function openMicrophone(): Promise<MediaStream> {
  if (!globalThis.isSecureContext) throw new CannotRecord("Recording needs a page opened over HTTPS. Choose a file instead.");
  // Old browsers lack either, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (typeof devices?.getUserMedia !== "function" || typeof MediaRecorder === "undefined") {
    throw new CannotRecord("This browser cannot record sound. Choose a file instead.");
  }
  return devices.getUserMedia({ audio: true });
}

/** Reads how loud the microphone is; undefined where the browser cannot tell, which does not keep it from recording. */
function measureLevel(stream: MediaStream): { read(): number; close(): void } | undefined {
  try {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    context.resume().catch(() => {});
    const samples = new Float32Array(analyser.fftSize);
    return {
      read() {
        analyser.getFloatTimeDomainData(samples);
        // The root spreads out the quiet half, where speech is.
        return Math.min(1, Math.sqrt(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)));
      },
      close: () => void context.close().catch(() => {}),
    };
  } catch {
    return undefined;
  }
}

function sentenceFor(error: unknown): Message {
  if (error instanceof CannotRecord) return error.message;
  switch (error instanceof Error ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "The microphone is not allowed for this page. Allow it in the browser's settings for this site, or choose a file.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "No microphone was found. Connect one, or choose a file.";
    case "NotReadableError":
    case "AbortError":
      return "The microphone gives no sound; another program may be using it. Close that program, or choose a file.";
    default:
      return "The recording could not be made. Try again, or choose a file.";
  }
}
