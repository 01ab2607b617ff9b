"use client";
import type { Message } from "../core/message.js";
import type { InputViewProps, Media, TaskInput } from "../core/task.js";
import { AudioPlayer, AudioTime } from "../ui/AudioPlayer.js";
import { MediaField } from "../ui/MediaField.js";
import { Recorder } from "../ui/Recorder.js";
import { type MediaInput, mediaInput } from "./media.js";

/** Asks about a sound that is chosen, dropped, pasted, linked or recorded. */
export function audioInput({ label }: { label: Message }): TaskInput<MediaInput> {
  return mediaInput({
    lacks: "Choose, drop or record some audio first.",
    View: (props) => <AudioField {...props} label={label} />,
  });
}

function AudioField({ label, value, onChange, readOnly, missing }: InputViewProps<MediaInput> & { label: Message }) {
  const set = (media: Media | undefined) => onChange({ media });
  return (
    <MediaField
      label={label}
      name="media"
      kind="audio"
      accept="audio/*"
      value={value.media}
      onChange={set}
      readOnly={readOnly}
      missing={missing}
      facts={value.media && <AudioTime media={value.media} />}
      capture={<Recorder onRecord={set} />}
    >
      {value.media && <AudioPlayer media={value.media} />}
    </MediaField>
  );
}
