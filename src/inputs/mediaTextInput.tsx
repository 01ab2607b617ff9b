"use client";
import type { ReactNode } from "react";
import type { Message } from "../core/message.js";
import type { Parameters } from "../core/parameters.js";
import type { InferenceRequest, InputViewProps, Media, TaskInput } from "../core/task.js";
import { asMedia, mediaToSend } from "./media.js";
import { asText, TextField } from "./textInput.js";

/** A file and words about it; either may be absent where the task does without. */
export interface MediaTextInput {
  /** Bytes chosen or made here, or the URL of an example. */
  readonly media: Media | undefined;
  readonly text: string;
}

export interface MediaTextOptions {
  /** Name of the file's field. */
  media: Message;
  /** Name of the text's field. */
  text: Message;
  /** What an empty text field suggests. */
  placeholder?: Message;
  /** Without what there is no run. */
  needs: "media" | "text" | "both" | "either";
  /** What to do where a text is needed. @default "Write some text first." */
  lacksText?: Message;
  /** Fields of a card's example that hold the text: the first that is there is read, the first is written. @default ["prompt", "text"] */
  names?: readonly [string, ...string[]];
  /** The request; `media` is undefined and `text` empty where absent. @default the file, else "", with the text as the parameter `prompt` */
  toRequest?(
    asked: { readonly media: Blob | URL | undefined; readonly text: string },
    parameters: Parameters,
  ): Pick<InferenceRequest, "inputs" | "parameters">;
}

/** What a kind of file adds to the options. */
export interface MediaTextKind {
  /** What to do where there is no file, and where there is neither file nor text. */
  readonly lacks: { readonly media: Message; readonly either: Message };
  /** Draws the field of the file. */
  Field(props: InputViewProps<Media | undefined> & { label: Message }): ReactNode;
}

/** Asks about a file and a text. Reads `src` and the text's own fields of a card's example. */
export function mediaTextInput(
  { lacks, Field }: MediaTextKind,
  {
    media: mediaLabel,
    text: textLabel,
    placeholder,
    needs,
    lacksText = "Write some text first.",
    names = ["prompt", "text"],
    toRequest = withPrompt,
  }: MediaTextOptions,
): TaskInput<MediaTextInput> {
  return {
    empty: { media: undefined, text: "" },
    fromCard(example) {
      const media = asMedia(example.src);
      const text = names.map((name) => asText(example[name])).find((value) => value !== undefined);
      return media === undefined && text === undefined ? undefined : { media, text: text ?? "" };
    },
    missing({ media, text }) {
      const hasText = text.trim() !== "";
      if (media === undefined && needs === "either" && !hasText) return { field: "media", message: lacks.either };
      if (media === undefined && (needs === "media" || needs === "both")) return { field: "media", message: lacks.media };
      if (!hasText && (needs === "text" || needs === "both")) return { field: "text", message: lacksText };
      return undefined;
    },
    toRequest: ({ media, text }, parameters) =>
      toRequest({ media: mediaToSend(media), text: text.trim() === "" ? "" : text }, parameters),
    toCard: ({ media, text }) => ({ ...(media !== undefined && { src: media }), ...(text !== "" && { [names[0]]: text }) }),
    View: ({ value, onChange, ...props }) => (
      <>
        <Field {...props} label={mediaLabel} value={value.media} onChange={(media) => onChange({ ...value, media })} />
        {!(props.readOnly && value.text === "") && (
          <TextField
            {...props}
            label={textLabel}
            name="text"
            low
            placeholder={placeholder}
            value={value.text}
            onChange={(text) => onChange({ ...value, text })}
          />
        )}
      </>
    ),
  };
}

/** As models that make pictures and videos are asked. */
const withPrompt: NonNullable<MediaTextOptions["toRequest"]> = ({ media, text }, parameters) => ({
  inputs: media ?? "",
  parameters: text === "" ? parameters : { ...parameters, prompt: text },
});
