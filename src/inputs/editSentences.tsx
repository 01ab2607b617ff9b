"use client";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import type { Message } from "../core/message.js";
import { Icon } from "../ui/Icon.js";
import { chevron, close, up } from "../ui/icons.js";
import { useWords } from "../ui/words.js";

/** A list of texts after one change to it. */
export interface Change {
  readonly texts: readonly string[];
  /** Where the focus goes: to a text, or its button. */
  readonly focus: { readonly row: number; readonly part: "text" | "up" | "down" | "remove" };
  readonly said?: Message;
  /** The list with all that was pasted in one text. */
  readonly joined?: readonly string[];
}

/** The list with one text moved by Alt and an arrow key; undefined for other keys, and at the ends. */
export function moveByKey(event: KeyboardEvent, texts: readonly string[], row: number): Change | undefined {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!by || !event.altKey || event.ctrlKey || event.metaKey) return undefined;
  event.preventDefault();
  return move(texts, row, by, "text");
}

function move(texts: readonly string[], row: number, by: number, part: Change["focus"]["part"]): Change | undefined {
  const target = row + by;
  const [text, other] = [texts[row], texts[target]];
  if (text === undefined || other === undefined) return undefined;
  return {
    texts: texts.with(row, other).with(target, text),
    focus: { row: target, part },
    said: { text: "Moved to place {n} of {count}.", values: { n: target + 1, count: texts.length } },
  };
}

/** The list, of `most` texts at most, with each of several pasted lines as a text of its own; undefined for a paste of one line. */
export function paste(
  event: ClipboardEvent<HTMLTextAreaElement>,
  texts: readonly string[],
  row: number,
  most: number,
): Change | undefined {
  const pasted = event.clipboardData.getData("text/plain");
  const lines = pasted.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2) return undefined;
  event.preventDefault();
  const { selectionStart, selectionEnd, value: text } = event.currentTarget;
  const [before, after] = [text.slice(0, selectionStart), text.slice(selectionEnd)];
  const made = lines.slice(0, most - texts.length + 1).map((line) => line.trim());
  made[0] = before + made[0];
  made[made.length - 1] += after;
  return {
    texts: texts.toSpliced(row, 1, ...made),
    focus: { row: row + made.length - 1, part: "text" },
    said:
      made.length < lines.length
        ? { text: "Only the first {n} lines were taken.", values: { n: made.length } }
        : { text: "{n} lines became {n} fields.", values: { n: made.length } },
    joined: texts.with(row, before + pasted + after),
  };
}

interface RowToolsProps {
  texts: readonly string[];
  row: number;
  /** Name of the row's text. */
  name: string;
  onChange(change: Change | undefined): void;
}

/** The buttons beside a text. */
export function RowTools({ texts, row, name, onChange }: RowToolsProps) {
  const t = useWords();
  function remove(): Change {
    const focus = { row: Math.min(row, texts.length - 2), part: "remove" } as const;
    return { texts: texts.toSpliced(row, 1), focus, said: { text: "{name} removed.", values: { name } } };
  }
  return (
    <>
      <Tool
        part="up"
        icon={up}
        label={t("Move up: {name}", { name })}
        onPress={row > 0 && (() => onChange(move(texts, row, -1, "up")))}
      />
      <Tool
        part="down"
        icon={chevron}
        label={t("Move down: {name}", { name })}
        onPress={row < texts.length - 1 && (() => onChange(move(texts, row, 1, "down")))}
      />
      <Tool
        part="remove"
        icon={close}
        label={t("Remove: {name}", { name })}
        onPress={texts.length > 1 && (() => onChange(remove()))}
      />
    </>
  );
}

interface AftermathProps {
  /** The change that was made last. */
  last: Change | undefined;
  /** Whether nothing was written since. */
  isLast: boolean;
  list: RefObject<HTMLElement | null>;
  /** Takes the focus where the change leaves none in the list. */
  adder: RefObject<HTMLElement | null>;
  onChange(change: Change): void;
}

/** Brings the focus to where a change leaves it, says what it did, and takes pasted lines for one text again. */
export function Aftermath({ last, isLast, list, adder, onChange }: AftermathProps) {
  const t = useWords();
  useEffect(
    function settleFocus() {
      if (!last) return;
      const row = list.current?.children[last.focus.row];
      const target = row?.querySelector<HTMLElement>(`[data-part="${last.focus.part}"]`) ?? adder.current;
      target?.focus();
    },
    [last, list, adder],
  );
  const texts = isLast ? last?.joined : undefined;
  return (
    <>
      <span className="iw-note" role="status">
        {last?.said && t(last.said)}
      </span>
      {last && texts && (
        <button
          className="iw-toggle"
          type="button"
          onClick={() => {
            const row = last.focus.row - (last.texts.length - texts.length);
            onChange({ texts, focus: { row, part: "text" } });
          }}
        >
          {t("Keep the lines in one field")}
        </button>
      )}
    </>
  );
}

interface ToolProps {
  part: Change["focus"]["part"];
  icon: string;
  label: string;
  /** False while there is nothing to do; the button stays, and keeps the focus. */
  onPress: (() => void) | false;
}

function Tool({ part, icon, label, onPress }: ToolProps) {
  return (
    <button
      className="iw-tool"
      type="button"
      data-part={part}
      aria-label={label}
      aria-disabled={!onPress || undefined}
      onClick={onPress || undefined}
    >
      <Icon path={icon} className="iw-i16" />
    </button>
  );
}
