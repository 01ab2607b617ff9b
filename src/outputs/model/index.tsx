"use client";
import { useId } from "react";
import type { OutputViewProps, TaskOutput } from "../../core/task.js";
import { lazily } from "../../ui/lazily.js";
import { SaveLink } from "../../ui/SaveLink.js";
import { useWords } from "../../ui/words.js";
import { type MadeMedia, mediaToCard, readMedia } from "../readMedia.js";
import { fileInWords, titleOf, wordModels } from "./words.js";

/**
 * 3D models that a model made: GLB files are drawn, all are saved.
 *
 * Shape: at least one file, in the server's order. Throws InferenceError("bad-answer") when the answer holds none.
 * Source: https://huggingface.co/tasks/text-to-3d
 */
export const modelOutput: TaskOutput<readonly MadeMedia[]> = {
  promise: "The 3D model appears here, to turn and to save. Making one can take minutes.",
  fromCard: (output) => readMedia(output, "model"),
  fromAnswer: (body) => readMedia(body, "model"),
  toCard: mediaToCard,
  toText: (files, _input, t) => wordModels(files, t),
  View: ({ output }: OutputViewProps<readonly MadeMedia[]>) => (
    <ol className="iw-stack">
      {output.map((file, index) => (
        // The same file may stand in an answer twice.
        <Item key={index} file={file} index={index} count={output.length} />
      ))}
    </ol>
  ),
};

/** What is inside comes when its code is there. */
const Inside = lazily(() => import("./Inside.js"));

function Item({ file, index, count }: { file: MadeMedia; index: number; count: number }) {
  const t = useWords();
  const titleId = useId();
  const title = titleOf(file, index, count, t);
  return (
    <li className="iw-g3" aria-labelledby={titleId}>
      <Inside file={file} title={title} isFirst={index === 0} />
      <div className="iw-film-foot">
        <p className="iw-row3 iw-small">
          <bdi className="iw-ink iw-bold iw-any" id={titleId}>
            {title}
          </bdi>
          {fileInWords(file, t).map((words) => (
            <bdi className="iw-any" key={words}>
              {words}
            </bdi>
          ))}
        </p>
        <SaveLink media={file.media} name={count === 1 ? "model" : `model-${index + 1}`} label={t("Save {title}", { title })} />
      </div>
    </li>
  );
}
