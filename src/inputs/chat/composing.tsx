"use client";
import type { KeyboardEvent } from "react";
import { type Chat, pathTo } from "../../core/chat.js";
import { edit, stopEditing } from "../../core/chatEdit.js";
import type { InputViewProps } from "../../core/task.js";
import { Icon } from "../../ui/Icon.js";
import { close, info } from "../../ui/icons.js";
import { useWords } from "../../ui/words.js";
import { TextField } from "../textInput.js";

export { stopEditing };

/**
 * The chat as a key in its field changes it; undefined for any other key.
 *
 * Escape leaves a turn that is being changed as it was; Up in an empty field takes up what the visitor said last.
 */
export function changeByKey(event: KeyboardEvent, chat: Chat): Chat | undefined {
  if (event.key === "Escape" && chat.editing) return stopEditing(chat);
  if (event.key !== "ArrowUp" || event.shiftKey || event.ctrlKey || event.metaKey || chat.draft !== "") return undefined;
  const turn = pathTo(chat.turns, chat.last).findLast((at) => chat.turns[at]?.role === "user");
  return turn === undefined ? undefined : edit(chat, turn);
}

interface NotesProps {
  value: Chat;
  /** The draft was sent while an answer was still coming. */
  isEarly: boolean;
  cancel(): void;
}

/** What is to be known of the draft, and the way back from editing. */
export function Notes({ value: { editing }, isEarly, cancel }: NotesProps) {
  const t = useWords();
  return (
    <>
      <div role="status">
        {editing && (
          <p className="iw-note">
            <Icon path={info} />
            {t("This changes what you said before. The earlier version is kept beside it.")}
          </p>
        )}
        {isEarly && (
          <p className="iw-note">
            <Icon path={info} />
            {t("The answer is still coming. Stop it, or send this when it is there.")}
          </p>
        )}
      </div>
      {editing && (
        <div>
          <button className="iw-toggle" type="button" onClick={cancel}>
            <Icon path={close} />
            {t("Leave it as it was")}
          </button>
        </div>
      )}
    </>
  );
}

/** The field for what the model is told before the conversation. */
export function SystemPrompt({ value, onChange, readOnly, missing }: InputViewProps<Chat>) {
  return (
    <div className="iw-params-list">
      <TextField
        label="What the model is told before the conversation"
        name="system"
        value={value.system}
        onChange={(system) => onChange({ ...value, system })}
        readOnly={readOnly}
        missing={missing}
        low
      />
    </div>
  );
}
