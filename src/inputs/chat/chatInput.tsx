"use client";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import {
  type Chat,
  chatFromCard,
  chatToCard,
  edit,
  emptyChat,
  lacksOf,
  lastWords,
  pathTo,
  stopEditing,
  toMessages,
} from "../../core/chat.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { Field } from "../../ui/Field.js";
import { Icon } from "../../ui/Icon.js";
import { chevron, close, info, textGlyph } from "../../ui/icons.js";
import { isComposing } from "../../ui/isComposing.js";
import { useWords } from "../../ui/words.js";
import { directionOf, TextField } from "../textInput.js";

export interface ChatInputOptions {
  /** Draws what goes along with the draft, and takes what is chosen, dropped or pasted. */
  Attach?(props: AttachProps): ReactNode;
}

/** What a view of attached files gets. */
export interface AttachProps extends Pick<InputViewProps<Chat>, "value" | "onChange" | "readOnly"> {
  /** Where the visitor writes. */
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Goes on with a conversation. Reads `messages` or `text` of a card's example; sends `{ messages }`. */
export function chatInput({ Attach }: ChatInputOptions = {}): TaskInput<Chat> {
  return {
    empty: emptyChat,
    fromCard: chatFromCard,
    missing: lacksOf,
    toRequest: (chat, parameters) => ({ inputs: { messages: toMessages(chat) }, parameters }),
    toCard: chatToCard,
    preview: lastWords,
    View: (props) => <Composer {...props} Attach={Attach} />,
  };
}

function Composer(props: InputViewProps<Chat> & { Attach: ChatInputOptions["Attach"] }) {
  const { value, onChange, readOnly, missing, start, Attach } = props;
  const t = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  /** The draft that was sent too early. */
  const [early, setEarly] = useState<string>();
  const { draft, editing } = value;

  function cancel(): void {
    onChange(stopEditing(value));
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Enter that ends the composing of a word is no message.
    if (isComposing(event) || event.altKey || readOnly) return;
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (event.key === "Enter" && isPlain) {
      event.preventDefault();
      if (draft.trim() === "" && value.attached.length === 0) return;
      if (start) start();
      else setEarly(draft);
    }
    if (event.key === "Escape" && editing) {
      // Else it would stop the run.
      event.preventDefault();
      cancel();
    }
    if (event.key === "ArrowUp" && isPlain && draft === "") {
      const turn = pathTo(value.turns, value.last).findLast((at) => value.turns[at]?.role === "user");
      if (turn === undefined) return;
      event.preventDefault();
      onChange(edit(value, turn));
    }
  }

  return (
    <>
      <Field label="Message" name="draft" missing={missing} {...(readOnly && { count: t("fixed example") })}>
        {(control) => (
          <>
            <textarea
              {...control}
              className="iw-text iw-text-low iw-composer"
              ref={field}
              rows={1}
              dir={directionOf(draft)}
              readOnly={readOnly}
              enterKeyHint="send"
              placeholder={readOnly ? undefined : t("Enter sends, Shift and Enter begin a new line")}
              value={draft}
              onChange={(event) => onChange({ ...value, draft: event.target.value })}
              onKeyDown={onKeyDown}
            />
            {Attach && <Attach value={value} onChange={onChange} readOnly={readOnly} field={field} />}
            <div role="status">
              {editing && (
                <p className="iw-note">
                  <Icon path={info} />
                  {t("This changes what you said before. The earlier version is kept beside it.")}
                </p>
              )}
              {!start && early === draft && draft !== "" && (
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
        )}
      </Field>
      <details className="iw-params">
        <summary className="iw-params-sum">
          <Icon path={textGlyph} className="iw-i14 iw-soft" />
          {t("System prompt")}
          <span className="iw-small iw-cut iw-push">
            <bdi>{value.system.trim() === "" ? t("None") : value.system.slice(0, 120)}</bdi>
          </span>
          <Icon path={chevron} className="iw-params-chevron" />
        </summary>
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
      </details>
    </>
  );
}
