"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Message } from "../../core/message.js";
import type { CardExample, InputViewProps, Media, TaskInput } from "../../core/task.js";
import { asMedia, mediaToSend } from "../../inputs/media.js";
import { asText, TextField } from "../../inputs/textInput.js";
import { Icon } from "../../ui/Icon.js";
import { close } from "../../ui/icons.js";
import { back, forward } from "../../ui/laterIcons.js";
import { MediaField } from "../../ui/MediaField.js";
import { useWords } from "../../ui/words.js";
import { PagePicture } from "./PagePicture.js";
import { mostPages, type PagesInput, pageName } from "./pages.js";

/**
 * Asks which pages answer a query.
 *
 * Reads `text`, `query` or `question`, and `src` or `images` (one file or a list), of a card's example; either may be missing.
 */
export const pagesInput: TaskInput<PagesInput> = {
  empty: { query: "", pages: [] },
  fromCard(example) {
    const query = [example.text, example.query, example.question].map(asText).find((text) => text !== undefined);
    const pages = pagesOf(example);
    return query === undefined && pages.length === 0 ? undefined : { query: query ?? "", pages };
  },
  missing({ query, pages }) {
    if (query.trim() === "") return { field: "query", message: "Write a query first." };
    return pages.length === 0 ? { field: "pages", message: "Choose, drop or paste pictures of pages first." } : undefined;
  },
  toRequest: ({ query, pages }, parameters) => ({ inputs: { query, images: pages.map(mediaToSend) }, parameters }),
  toCard: ({ query, pages }) => ({ text: query, src: pages }),
  View: PagesFields,
};

function pagesOf({ src, images }: CardExample): readonly Media[] {
  return [src ?? images ?? []]
    .flat()
    .flatMap((page) => asMedia(page) ?? [])
    .slice(0, mostPages);
}

/** The fields of a query and of the pages, named `query` and `pages`. */
function PagesFields({ value, onChange, readOnly, missing }: InputViewProps<PagesInput>) {
  const fields = { readOnly, missing };
  return (
    <>
      <TextField
        {...fields}
        label="Query"
        name="query"
        low
        enterKeyHint="go"
        placeholder="What a page is looked for by…"
        value={value.query}
        onChange={(query) => onChange({ ...value, query })}
      />
      <PagesField {...fields} value={value.pages} onChange={(pages) => onChange({ ...value, pages })} />
    </>
  );
}

/** Where the focus goes after a change: to a button of a page. */
interface Place {
  readonly row: number;
  readonly part: "back" | "forward" | "remove";
}

/** Pages in an order: added, removed, moved by buttons or by Alt and an arrow key. */
function PagesField({ value, onChange, readOnly, missing }: InputViewProps<readonly Media[]>) {
  const t = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const next = useRef<Place>(undefined);
  const [note, setNote] = useState<Message>();

  useEffect(function settleFocus() {
    const place = next.current;
    next.current = undefined;
    if (!place) return;
    const row = frame.current?.querySelector(`[data-page="${place.row}"]`);
    const target = row?.querySelector<HTMLElement>(`[data-part="${place.part}"]`);
    (target ?? frame.current?.querySelector<HTMLElement>("input[type=file]"))?.focus();
  });

  function change(pages: readonly Media[], said: Message, place?: Place): void {
    onChange(pages);
    setNote(said);
    next.current = place;
  }

  function add(more: readonly Media[]): void {
    const pages = [...value, ...more].slice(0, mostPages);
    const added = pages.length - value.length;
    change(
      pages,
      added < more.length
        ? { text: "{n} {n|page|pages} added; {most} are the most.", values: { n: added, most: mostPages } }
        : { text: "{n} {n|page|pages} added.", values: { n: added } },
    );
  }

  function remove(row: number): void {
    change(
      value.toSpliced(row, 1),
      { text: "Page {n} removed.", values: { n: row + 1 } },
      { row: Math.min(row, value.length - 2), part: "remove" },
    );
  }

  function move(row: number, by: -1 | 1): void {
    const [page, other] = [value[row], value[row + by]];
    if (page === undefined || other === undefined) return;
    change(
      value.with(row, other).with(row + by, page),
      { text: "Moved to place {n} of {count}.", values: { n: row + by + 1, count: value.length } },
      { row: row + by, part: by < 0 ? "back" : "forward" },
    );
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, row: number): void {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const isMirrored = getComputedStyle(event.currentTarget).direction === "rtl";
    const by = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: isMirrored ? 1 : -1, ArrowRight: isMirrored ? -1 : 1 }[event.key];
    if (by !== -1 && by !== 1) return;
    event.preventDefault();
    move(row, by);
  }

  return (
    <div ref={frame}>
      <MediaField
        label="Pages"
        name="pages"
        kind="image"
        accept="image/*"
        value={undefined}
        onChange={() => {}}
        onAdd={add}
        readOnly={readOnly}
        missing={missing}
        {...(value.length > 0 && { facts: t("{n} {n|page|pages}", { n: value.length }) })}
      >
        {value.length > 0 && (
          <ol
            className="iw-pages"
            aria-label={t("Pages")}
            // Many pages scroll: where no button in them takes the focus, the list does.
            tabIndex={readOnly ? 0 : undefined}
          >
            {value.map((page, row) => (
              <li
                className="iw-pages-one"
                key={row}
                data-page={row}
                onKeyDown={readOnly ? undefined : (event) => onKeyDown(event, row)}
              >
                <PagePicture page={page} number={row + 1} />
                <span className="iw-pages-name">
                  <span className="iw-bold">{row + 1}</span>
                  <bdi className="iw-soft iw-cut">{pageName(page, t)}</bdi>
                </span>
                {!readOnly && (
                  <span className="iw-pages-tools">
                    <Tool
                      part="back"
                      icon={back}
                      label={t("Move page {n} back", { n: row + 1 })}
                      onPress={row > 0 && (() => move(row, -1))}
                    />
                    <Tool
                      part="forward"
                      icon={forward}
                      label={t("Move page {n} forward", { n: row + 1 })}
                      onPress={row < value.length - 1 && (() => move(row, 1))}
                    />
                    <Tool part="remove" icon={close} label={t("Remove page {n}", { n: row + 1 })} onPress={() => remove(row)} />
                  </span>
                )}
              </li>
            ))}
          </ol>
        )}
      </MediaField>
      <p className="iw-sr" role="status">
        {note !== undefined && t(note)}
      </p>
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
      className={part === "remove" ? "iw-tool" : "iw-tool iw-flip"}
      type="button"
      data-part={part}
      aria-label={label}
      aria-keyshortcuts={part === "remove" ? undefined : part === "back" ? "Alt+ArrowLeft" : "Alt+ArrowRight"}
      aria-disabled={!onPress || undefined}
      onClick={onPress || undefined}
    >
      <Icon path={icon} className="iw-i16" />
    </button>
  );
}
