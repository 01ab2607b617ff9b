"use client";
import type { TaskInput } from "../core/task.js";
import { ImageField } from "./imageInput.js";
import { type MediaTextInput, type MediaTextOptions, mediaTextInput } from "./mediaTextInput.js";

/**
 * Asks about a picture and a text.
 *
 * @example
 * imageTextInput({ media: "Picture", text: "Prompt", needs: "media" })
 */
export function imageTextInput(options: MediaTextOptions): TaskInput<MediaTextInput> {
  return mediaTextInput(picture, options);
}

const picture = {
  lacks: {
    media: "Choose, drop or paste a picture first.",
    either: "Choose a picture or write a text first.",
  },
  Field: ImageField,
};
