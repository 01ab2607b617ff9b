"use client";
import type { Message } from "../core/message.js";
import type { InputViewProps, Media, TaskInput } from "../core/task.js";
import { AudioPlayer, AudioTime } from "../ui/AudioPlayer.js";
import { MediaField, mediaName } from "../ui/MediaField.js";
import { Recorder } from "../ui/Recorder.js";
import { asMedia, mediaToSend } from "./media.js";

/** One sound: a file, a recording, or the URL of an example. */
export interface AudioValue {
  readonly media: Media | undefined;
}

/**
 * A sound that is chosen, dropped, pasted, linked or recorded. The request's `inputs` are the sound alone.
 *
 * In a card it is `src`; a file has no address, so that its name stands there.
 */
export function audioInput({ label }: { label: Message }): TaskInput<AudioValue> {
  return {
    empty: { media: undefined },
    fromCard({ src }) {
      const media = asMedia(src);
      return media === undefined ? undefined : { media };
    },
    missing: ({ media }) =>
      media === undefined ? { field: "media", message: "Choose, drop or record some audio first." } : undefined,
    toRequest: ({ media }, parameters) => ({ inputs: mediaToSend(media), parameters }),
    toCard: ({ media }) => (media === undefined ? {} : { src: typeof media === "string" ? media : mediaName(media) }),
    View: (props) => <AudioField {...props} label={label} />,
  };
}

function AudioField({ label, value, onChange, readOnly, missing }: InputViewProps<AudioValue> & { label: Message }) {
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
