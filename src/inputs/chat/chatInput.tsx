"use client";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import { type Chat, chatFromCard, chatToCard, emptyChat, lacksOf, lastWords, toMessages } from "../../core/chat.js";
import type { InputViewProps, TaskInput } from "../../core/task.js";
import { Field } from "../../ui/Field.js";
import { Icon } from "../../ui/Icon.js";
import { chevron, textGlyph } from "../../ui/icons.js";
import { isComposing } from "../../ui/isComposing.js";
import { useLoaded } from "../../ui/useLoaded.js";
import { useWords } from "../../ui/words.js";
import { directionOf } from "../textShape.js";

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
  const { draft } = value;
  const later = useLoaded(bringLater);

  function cancel(): void {
    if (later) onChange(later.stopEditing(value));
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // Enter that ends the composing of a word is no message.
    if (isComposing(event) || event.altKey || readOnly) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (draft.trim() === "" && value.attached.length === 0) return;
      if (start) start();
      else setEarly(draft);
    }
    const changed = later?.changeByKey(event, value);
    if (!changed) return;
    // Escape would stop the run, too.
    event.preventDefault();
    onChange(changed);
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
            {later && <later.Notes value={value} isEarly={!start && early === draft && draft !== ""} cancel={cancel} />}
          </>
        )}
      </Field>
      <details className="iw-params">
        <summary className="iw-params-sum">
          <Icon path={textGlyph} className="iw-i14 iw-soft" />
          {t("System prompt")}
          <span className="iw-small iw-cut iw-params-value">
            <bdi>{value.system.trim() === "" ? t("None") : value.system.slice(0, 120)}</bdi>
          </span>
          <Icon path={chevron} className="iw-params-chevron" />
        </summary>
        {later && <later.SystemPrompt value={value} onChange={onChange} readOnly={readOnly} missing={missing} />}
      </details>
    </>
  );
}

/** What is no part of the first drawing; brought at once, so that it is there when the visitor comes to it. */
const bringLater = () => import("./composing.js");
