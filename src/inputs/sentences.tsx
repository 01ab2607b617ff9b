"use client";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Message } from "../core/message.js";
import type { CardExample, InputViewProps, TaskInput } from "../core/task.js";
import { Icon } from "../ui/Icon.js";
import { chevron, close, plus, up, warn } from "../ui/icons.js";
import { layOutInTurn } from "../ui/layOutInTurn.js";
import { useWords } from "../ui/words.js";
import { asText, directionOf, sizeOf, TextField } from "./textInput.js";

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

/** Where the focus goes after a change: to a text, its button, or the button that adds one. */
interface Place {
  readonly row: number;
  readonly part: "text" | "up" | "down" | "remove";
}

interface SentenceListProps extends InputViewProps<readonly string[]> {
  options: SentencesOptions;
}

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
  const next = useRef<Place>(undefined);
  const [shown, setShown] = useState(few);
  const [note, setNote] = useState<Message>();
  const [joined, setJoined] = useState<{ readonly made: readonly string[]; readonly whole: readonly string[]; row: number }>();
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

  useEffect(function settleFocus() {
    const place = next.current;
    next.current = undefined;
    if (!place) return;
    const row = list.current?.children[place.row];
    const target = row?.querySelector<HTMLElement>(`[data-part="${place.part}"]`) ?? adder.current;
    target?.focus();
  });

  function change(texts: readonly string[], said: Message | undefined, place: Place): void {
    onChange(texts);
    setNote(said);
    setJoined(undefined);
    setShown(Math.max(shown, place.row + 1));
    next.current = place;
  }

  function add(): void {
    if (!isFull) change([...value, ""], undefined, { row: value.length, part: "text" });
  }

  function remove(row: number): void {
    const place: Place = { row: Math.min(row, value.length - 2), part: "remove" };
    change(value.toSpliced(row, 1), { text: "{name} removed.", values: { name: nameOf(row) } }, place);
  }

  function move(row: number, by: -1 | 1, part: Place["part"]): void {
    const target = row + by;
    const [text, other] = [value[row], value[target]];
    if (text === undefined || other === undefined) return;
    const texts = value.with(row, other).with(target, text);
    change(
      texts,
      { text: "Moved to place {n} of {count}.", values: { n: target + 1, count: value.length } },
      { row: target, part },
    );
  }

  function onKeyDown(event: KeyboardEvent, row: number): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!by || !event.altKey || event.ctrlKey || event.metaKey || readOnly) return;
    event.preventDefault();
    move(row, by, "text");
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>, row: number): void {
    const pasted = event.clipboardData.getData("text/plain");
    const lines = pasted.split(/\r\n?|\n/).filter((line) => !isBlank(line));
    if (readOnly || lines.length < 2) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value: text } = event.currentTarget;
    const [before, after] = [text.slice(0, selectionStart), text.slice(selectionEnd)];
    const made = lines.slice(0, mostSentences - value.length + 1).map((line) => line.trim());
    made[0] = before + made[0];
    made[made.length - 1] += after;
    const texts = value.toSpliced(row, 1, ...made);
    change(
      texts,
      made.length < lines.length
        ? { text: "Only the first {n} lines were taken.", values: { n: made.length } }
        : { text: "{n} lines became {n} fields.", values: { n: made.length } },
      { row: row + made.length - 1, part: "text" },
    );
    setJoined({ made: texts, whole: value.with(row, before + pasted + after), row });
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
      <ol className="iw-sentences" ref={list}>
        {value.slice(0, shown).map((text, row) => (
          <li className="iw-sentence" key={row} onKeyDown={(event) => onKeyDown(event, row)}>
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
              onPaste={(event) => onPaste(event, row)}
            />
            {!readOnly && (
              <span className="iw-sentence-tools">
                <Tool
                  part="up"
                  icon={up}
                  label={t("Move up: {name}", { name: nameOf(row) })}
                  onPress={row > 0 && (() => move(row, -1, "up"))}
                />
                <Tool
                  part="down"
                  icon={chevron}
                  label={t("Move down: {name}", { name: nameOf(row) })}
                  onPress={row < value.length - 1 && (() => move(row, 1, "down"))}
                />
                <Tool
                  part="remove"
                  icon={close}
                  label={t("Remove: {name}", { name: nameOf(row) })}
                  onPress={value.length > 1 && (() => remove(row))}
                />
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
      <div className="iw-sentences-foot">
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
        <span className="iw-note" role="status">
          {note !== undefined && t(note)}
        </span>
        {joined?.made === value && (
          <button
            className="iw-toggle"
            type="button"
            onClick={() => change(joined.whole, undefined, { row: joined.row, part: "text" })}
          >
            {t("Keep the lines in one field")}
          </button>
        )}
      </div>
    </div>
  );
}

interface ToolProps {
  part: Place["part"];
  icon: string;
  label: string;
  /** False while there is nothing to do; the button stays, and keeps the focus. */
  onPress: (() => void) | false;
}

function Tool({ part, icon, label, onPress }: ToolProps) {
  return (
    <button
      className="iw-tool iw-sentence-tool"
      type="button"
      data-part={part}
      aria-label={label}
      aria-disabled={!onPress || undefined}
      onClick={onPress || undefined}
    >
      <Icon path={icon} className="iw-tool-icon" />
    </button>
  );
}
