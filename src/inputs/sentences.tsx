"use client";
import { useId, useRef, useState } from "react";
import type { Message } from "../core/message.js";
import type { CardExample, InputViewProps, TaskInput } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { plus, warn } from "../ui/icons.js";
import { layOutInTurn } from "../ui/layOutInTurn.js";
import { useLoaded } from "../ui/useLoaded.js";
import { useWords } from "../ui/words.js";
import type { Change } from "./editSentences.js";
import { asText, TextField } from "./textInput.js";
import { directionOf, sizeOf } from "./textShape.js";

/** One text, and others that are compared with it or ranked by it. */
export interface SentencesInput {
  readonly source: string;
  /** In the order of their places; empty ones are not sent. */
  readonly sentences: readonly string[];
}

export interface SentencesOptions {
  /** Name of the first field. */
  source: Message;
  sourcePlaceholder: Message;
  /** Name of the list. */
  list: Message;
  /** Name of one of the list, such as "Sentence {n}". */
  item: string;
  /** What the button says that adds one. */
  add: Message;
  /** What is said when the first field, or the whole list, is empty. */
  missing: { readonly source: Message; readonly list: Message };
  /** The server's names for both. */
  names: readonly [source: string, list: string];
}

/** Names under which cards give the first text and the others, the most telling first. */
const sourceNames = ["source_sentence", "query", "text"] as const;
const listNames = ["sentences", "texts", "documents", "passages"] as const;

/** Texts of one list at most. */
const mostSentences = 2000;

/**
 * Asks about one text and a list of others.
 *
 * Reads `source_sentence`, `query` or `text`, and `sentences`, `texts` or `documents`, of a card's example; one may be missing.
 */
export function sentencesInput(options: SentencesOptions): TaskInput<SentencesInput> {
  const { source, sourcePlaceholder, missing, names } = options;
  return {
    empty: { source: "", sentences: ["", ""] },
    fromCard(example) {
      const first = sourceNames.map((name) => asText(example[name])).find((text) => text !== undefined);
      const others = listNames.map((name) => asTexts(example, name)).find((texts) => texts !== undefined);
      if (first === undefined && others === undefined) return undefined;
      return { source: first ?? "", sentences: others ?? ["", ""] };
    },
    missing(input) {
      if (input.source.trim() === "") return { field: "source", message: missing.source };
      return input.sentences.every(isBlank) ? { field: "sentences", message: missing.list } : undefined;
    },
    toRequest: (input, parameters) => ({
      inputs: { [names[0]]: input.source, [names[1]]: input.sentences.filter((text) => !isBlank(text)) },
      parameters,
    }),
    toCard: ({ source, sentences }) => ({ source_sentence: source, sentences }),
    View: ({ value, onChange, readOnly, missing }) => (
      <>
        <TextField
          label={source}
          name="source"
          low
          enterKeyHint="go"
          placeholder={sourcePlaceholder}
          value={value.source}
          onChange={(source) => onChange({ ...value, source })}
          readOnly={readOnly}
          missing={missing}
        />
        <SentenceList
          options={options}
          value={value.sentences}
          onChange={(sentences) => onChange({ ...value, sentences })}
          readOnly={readOnly}
          missing={missing}
        />
      </>
    ),
  };
}

function asTexts(example: CardExample, name: string): readonly string[] | undefined {
  const value = example[name];
  const texts = (Array.isArray(value) ? value : [value]).map(asText).filter((text) => text !== undefined);
  return texts.length > 0 ? texts.slice(0, mostSentences) : undefined;
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** Fields drawn at first, and those that come with each further press. */
const few = 12;
const page = 50;

interface SentenceListProps extends InputViewProps<readonly string[]> {
  options: SentencesOptions;
}

const loadEditing = () => import("./editSentences.js");

/**
 * Texts in an order: added, removed, moved by buttons or by Alt and an arrow key.
 *
 * Several lines pasted at once become several texts, and one again by a press.
 */
function SentenceList({ options, value, onChange, readOnly, missing }: SentenceListProps) {
  const t = useWords();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(few);
  const [last, setLast] = useState<Change>();
  const editing = useLoaded(loadEditing);
  const lacks = missing?.field === "sentences" ? missing.message : undefined;
  const drawn = useRef(new WeakMap<HTMLTextAreaElement, string>());
  const nameOf = (row: number) => t(options.item, { n: row + 1 });
  const isFull = value.length >= mostSentences;

  /** One long text takes much of a frame; the one that is being written stays in sight. */
  function drawText(field: HTMLTextAreaElement | null, text: string): void {
    if (!field || drawn.current.get(field) === text) return;
    drawn.current.set(field, text);
    if (sizeOf(text) !== "" && !field.matches(":focus")) layOutInTurn(field);
  }

  function change(made: Change | undefined): void {
    if (!made) return;
    onChange(made.texts);
    setLast(made);
    setShown(Math.max(shown, made.focus.row + 1));
  }

  function add(): void {
    if (!isFull) change({ texts: [...value, ""], focus: { row: value.length, part: "text" } });
  }

  return (
    <div className="iw-field" role="group" aria-labelledby={id}>
      <div className="iw-label-row">
        <span className="iw-label" id={id}>
          {t(options.list)}
        </span>
        <span className="iw-count">
          <bdi>{readOnly ? t("fixed example") : value.length}</bdi>
        </span>
      </div>
      <ol className="iw-g2" ref={list}>
        {value.slice(0, shown).map((text, row) => (
          <li className="iw-top" key={row} onKeyDown={(event) => !readOnly && change(editing?.moveByKey(event, value, row))}>
            <span className="iw-sentence-number" aria-hidden="true">
              {row + 1}
            </span>
            <textarea
              className={`iw-text iw-text-low iw-sentence-text${sizeOf(text)}`}
              ref={(field) => drawText(field, text)}
              rows={1}
              data-part="text"
              enterKeyHint="go"
              aria-label={nameOf(row)}
              aria-keyshortcuts={readOnly ? undefined : "Alt+ArrowUp Alt+ArrowDown"}
              aria-invalid={(row === 0 && lacks !== undefined) || undefined}
              aria-describedby={row === 0 && lacks !== undefined ? `${id}-lacks` : undefined}
              dir={directionOf(text)}
              readOnly={readOnly}
              value={text}
              onChange={(event) => onChange(value.with(row, event.target.value))}
              onPaste={(event) => !readOnly && change(editing?.paste(event, value, row, mostSentences))}
            />
            {!readOnly && (
              <span className="iw-sentence-tools">
                {editing ? (
                  <editing.RowTools texts={value} row={row} name={nameOf(row)} onChange={change} />
                ) : (
                  // The place of three buttons.
                  <svg width="84" height="28" aria-hidden="true" />
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {lacks !== undefined && (
        <p className="iw-note iw-note-bad" id={`${id}-lacks`}>
          <Icon path={warn} />
          {t(lacks)}
        </p>
      )}
      <div className="iw-row3">
        {value.length > shown && (
          <button className="iw-media-button" type="button" onClick={() => setShown(shown + page)}>
            {t("Show {n} more", { n: Math.min(page, value.length - shown) })}
          </button>
        )}
        {!readOnly && (
          <button className="iw-media-button" type="button" ref={adder} aria-disabled={isFull || undefined} onClick={add}>
            <Icon path={plus} />
            {t(options.add)}
          </button>
        )}
        {editing && <editing.Aftermath last={last} isLast={last?.texts === value} list={list} adder={adder} onChange={change} />}
      </div>
    </div>
  );
}
