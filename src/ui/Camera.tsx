"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Message } from "../core/message.js";
import { Icon } from "./Icon.js";
import { warn } from "./icons.js";
import { useWords } from "./words.js";

export interface CameraProps {
  /** Gets the picture that was taken, as a JPEG file. The camera is off by then. */
  onPicture(picture: File): void;
  /** The visitor wants no picture. */
  onCancel(): void;
}

/**
 * The camera's live picture, with a button to take one.
 *
 * Asks for the camera when it appears, so show it on a visitor's click only. The camera goes off when a picture is taken,
 * on cancel, on failure and on unmount, even while the browser still asks for permission.
 */
export function Camera({ onPicture, onCancel }: CameraProps) {
  const t = useWords();
  const id = useId();
  const video = useRef<HTMLVideoElement>(null);
  const take = useRef<HTMLButtonElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const camera = useCamera();
  const live = camera.status === "live" ? camera.stream : undefined;
  const [failed, setFailed] = useState(false);

  useEffect(function goToCancel() {
    cancel.current?.focus();
  }, []);

  useEffect(
    function showLive() {
      if (!live || !video.current) return;
      video.current.srcObject = live;
      // Only someone who has waited here is led on; a visitor who went elsewhere stays there.
      if (cancel.current?.matches(":focus")) take.current?.focus();
    },
    [live],
  );

  const onTake = async () => {
    if (!video.current || video.current.videoWidth === 0) return;
    const picture = grab(video.current);
    camera.stop();
    const file = await picture;
    if (file) onPicture(file);
    else setFailed(true);
  };

  const refusal = failed ? "The camera gave no picture. Choose a file instead." : camera.status === "refused" && camera.message;

  return (
    <div
      className="iw-g2"
      role="group"
      aria-label={t("Camera")}
      // Read with the button that has the focus by then.
      aria-describedby={refusal ? undefined : `${id}-asking`}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onCancel();
      }}
    >
      {refusal ? (
        <p className="iw-note iw-note-bad" role="alert">
          <Icon path={warn} />
          {t(refusal)}
        </p>
      ) : (
        <>
          <video
            className="iw-video iw-camera-live"
            ref={video}
            aria-label={t("What the camera sees")}
            autoPlay
            muted
            playsInline
          />
          <p className="iw-note" id={`${id}-asking`}>
            {camera.status === "asking" && t("Asking for the camera")}
          </p>
        </>
      )}
      <div className="iw-row">
        {!refusal && (
          <button className="iw-media-button" ref={take} type="button" aria-disabled={!live || undefined} onClick={onTake}>
            {t("Take picture")}
          </button>
        )}
        <button className="iw-media-button iw-media-quiet" ref={cancel} type="button" onClick={onCancel}>
          {t("Cancel")}
        </button>
      </div>
    </div>
  );
}

type CameraState =
  | { readonly status: "asking" }
  | { readonly status: "live"; readonly stream: MediaStream }
  | { readonly status: "refused"; readonly message: Message }
  | { readonly status: "off" };

/** Owns the camera from mount to unmount. */
function useCamera(): CameraState & { stop(): void } {
  const [state, setState] = useState<CameraState>({ status: "asking" });
  const stopping = useRef(() => {});

  useEffect(function ownCamera() {
    let stream: MediaStream | undefined;
    let over = false;
    const stop = () => {
      over = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const refuse = (message: Message) => {
      if (over) return;
      stop();
      setState({ status: "refused", message });
    };
    stopping.current = () => {
      stop();
      setState({ status: "off" });
    };
    async function open() {
      if (!navigator.mediaDevices?.getUserMedia)
        return refuse("This page has no access to cameras. A page needs https:// for it.");
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      } catch (thrown) {
        return refuse(refusals[thrown instanceof Error ? thrown.name : ""] ?? "The camera did not start. Choose a file instead.");
      }
      // Permission may come after the visitor has left.
      if (over) return stop();
      for (const track of stream.getVideoTracks()) track.addEventListener("ended", () => refuse("The camera has stopped."));
      setState({ status: "live", stream });
    }
    open();
    return stop;
  }, []);

  return { ...state, stop: () => stopping.current() };
}

/** What a browser's refusal means, by the name of its error. */
const refusals: Readonly<Record<string, Message>> = {
  NotAllowedError: "The camera is blocked for this page. Allow it in the browser's settings for this site, or choose a file.",
  SecurityError: "The camera is blocked for this page. Allow it in the browser's settings for this site, or choose a file.",
  NotFoundError: "There is no camera here. Choose a file instead.",
  OverconstrainedError: "There is no camera here. Choose a file instead.",
  NotReadableError: "The camera is in use by another program. Close that program, or choose a file.",
  AbortError: "The camera is in use by another program. Close that program, or choose a file.",
};

/** The frame on show, at the camera's own size; undefined when the browser cannot encode it. */
function grab(video: HTMLVideoElement): Promise<File | undefined> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(
      (blob) => resolve(blob ? new File([blob], "camera.jpg", { type: "image/jpeg" }) : undefined),
      "image/jpeg",
      0.92,
    );
  });
}
