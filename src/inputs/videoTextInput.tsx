"use client";
import type { TaskInput } from "../core/task.js";
import { type MediaTextInput, type MediaTextOptions, mediaTextInput } from "./mediaTextInput.js";
import { VideoField } from "./videoInput.js";

/** Asks about a video and a text. */
export function videoTextInput(options: MediaTextOptions): TaskInput<MediaTextInput> {
  return mediaTextInput(video, options);
}

const video = {
  lacks: {
    media: "Choose, drop or paste a video first.",
    either: "Choose a video or write a text first.",
  },
  Field: VideoField,
};
