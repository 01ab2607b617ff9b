"use client";
import { useEffect, useRef } from "react";
import { findMasks, masks, withMask } from "../../core/masks.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { TextField, type TextInput, textInput } from "../../inputs/textInput.js";
import { Icon } from "../../ui/Icon.js";
import { plus } from "../../ui/icons.js";
import { useWords } from "../../ui/words.js";

/**
 * Asks about a text with masks in it, one for each word to be found.
 *
 * `mask` is the model's own, such as `[MASK]`: masks of other models are sent as it. Without it the text is sent as it stands.
 * `targets`, the only words to choose from, may be a list or one text with commas.
 */
export function maskInput(mask?: string): TaskInput<TextInput> {
  return {
    ...textInput({ label: "Text" }),
    missing({ text }) {
      if (findMasks(text, mask).length > 0) return undefined;
      const message = text.trim() === "" ? "Write a text with a mask in it first." : noMask;
      return { field: "text", message };
    },
    toRequest: ({ text }, parameters) => ({
      inputs: mask === undefined ? text : withMask(text, mask),
      parameters: typeof parameters.targets === "string" ? { ...parameters, targets: listOf(parameters.targets) } : parameters,
    }),
    View: (props) => <MaskField {...props} mask={mask} />,
  };
}

const noMask = "There is no mask in this text. Insert one where a word is to be found.";

function listOf(words: string): readonly string[] {
  return words
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
}

function MaskField({ value, onChange, readOnly, missing, mask: own }: InputViewProps<TextInput> & { mask: string | undefined }) {
  const t = useWords();
  const field = useRef<HTMLDivElement>(null);
  const isVisited = useRef(false);
  useEffect(function noteVisit() {
    const element = field.current;
    const note = () => {
      isVisited.current = true;
    };
    element?.addEventListener("focusin", note);
    return () => element?.removeEventListener("focusin", note);
  }, []);
  const { text } = value;
  const [place] = findMasks(text, own);
  const mask = own ?? (place ? text.slice(place.start, place.end) : masks[0]);

  function insert(): void {
    const area = field.current?.querySelector("textarea");
    if (!area) return;
    // A field that nobody has been in has its caret at the start, where no one put it.
    const [start, end] = isVisited.current ? [area.selectionStart, area.selectionEnd] : [text.length, text.length];
    area.focus();
    area.setSelectionRange(start, end);
    // The browser's own way to write keeps its undo.
    if (!document.execCommand("insertText", false, mask)) onChange({ text: text.slice(0, start) + mask + text.slice(end) });
  }

  return (
    <>
      <div ref={field}>
        <TextField
          label="Text"
          name="text"
          placeholder={{ text: "Write a sentence with {mask} in place of a word…", values: { mask } }}
          value={text}
          onChange={(next) => onChange({ text: next })}
          readOnly={readOnly}
          missing={missing}
        />
      </div>
      {!readOnly && (
        <div>
          <button className="iw-toggle" type="button" onClick={insert}>
            <Icon path={plus} />
            {t("Insert mask")}
            <bdi className="iw-mask-token" dir="ltr">
              {mask}
            </bdi>
          </button>
        </div>
      )}
    </>
  );
}
