"use client";
import { useState } from "react";
import { formatTime } from "../core/audio.js";
import type { Message } from "../core/message.js";
import type { InputViewProps, Media, TaskInput } from "../core/task.js";
import { MediaField } from "../ui/MediaField.js";
import { type VideoFacts, VideoPlayer } from "../ui/VideoPlayer.js";
import { useWords } from "../ui/words.js";
import { type MediaInput, mediaInput } from "./media.js";

/** Asks about a video that is chosen, dropped, pasted or linked. */
export function videoInput({ label }: { label: Message }): TaskInput<MediaInput> {
  return mediaInput({
    lacks: "Choose, drop or paste a video first.",
    View: ({ value, onChange, ...props }) => (
      <VideoField {...props} label={label} value={value.media} onChange={(media) => onChange({ media })} />
    ),
  });
}

/** A field for a video, named `media`, that shows the video which will be sent. */
export function VideoField({
  label,
  value,
  onChange,
  readOnly,
  missing,
}: InputViewProps<Media | undefined> & { label: Message }) {
  const t = useWords();
  const [measured, setMeasured] = useState<{ of: Media; facts: VideoFacts }>();
  const facts = measured?.of === value ? measured?.facts : undefined;
  const size = facts && t("{width} × {height} px", { width: `${facts.width}`, height: `${facts.height}` });
  return (
    <MediaField
      label={label}
      name="media"
      kind="video"
      accept="video/*"
      value={value}
      onChange={onChange}
      readOnly={readOnly}
      missing={missing}
      facts={facts && (Number.isFinite(facts.seconds) ? `${t.figure(formatTime(facts.seconds))} · ${size}` : size)}
    >
      {value !== undefined && (
        <VideoPlayer media={value} label="Video to be sent" onFacts={(next) => setMeasured({ of: value, facts: next })} />
      )}
    </MediaField>
  );
}
