"use client";
import { type ClipboardEvent, type CompositionEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { addCandidates, cutCandidates, mostCandidates, splitCandidates } from "../core/candidates.js";
import type { FieldControl } from "./Field.js";
import { Icon } from "./Icon.js";
import { close } from "./icons.js";
import { isComposing } from "./isComposing.js";
import { nextStop } from "./roving.js";
import { useWords } from "./words.js";

export interface ChipsProps {
  control: FieldControl;
  /** Name of the list of chips. */
  label: string;
  /** Each label once; what stands in the field, not yet entered, is the last of them. */
  value: readonly string[];
  onChange(value: readonly string[]): void;
  /** What the field suggests while there is no label. */
  placeholder?: string | undefined;
  /** What was written in the field before this code came, which then takes over its focus. */
  early?: string | undefined;
}

/**
 * Labels as chips, with a field that adds more: Enter or a comma ends one, a pasted list adds several. In the empty field Enter
 * runs.
 *
 * The chips are a grid of one row: unlike the options of a listbox, its cells may hold a button, and screen readers pass its
 * arrow keys on. The row is one tab stop; Delete and Backspace remove the chip that has the focus.
 */
export default function Chips({ control, label, value, onChange, placeholder, early }: ChipsProps) {
  const t = useWords();
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [entry, setEntry] = useState({ draft: early ?? "", chips: value, value });
  const [stop, setStop] = useState(0);
  const [said, setSaid] = useState("");
  /** The chip to be focused once it is drawn; the field when there is no chip left. */
  const goTo = useRef(early === undefined ? undefined : value.length);
  // Labels that come from outside, as with another example, are chips all.
  const { draft, chips } = isSame(entry.value, value) ? entry : { draft: "", chips: value };
  const isFull = value.length >= mostCandidates;

  useEffect(function followFocus() {
    if (goTo.current === undefined) return;
    const buttons = buttonsIn(row.current);
    (buttons[goTo.current] ?? buttons.at(-1) ?? field.current)?.focus();
    goTo.current = undefined;
  });

  function set(nextDraft: string, nextChips: readonly string[]): void {
    const all = addCandidates(nextChips, splitCandidates(nextDraft));
    setEntry({ draft: nextDraft, chips: nextChips, value: all });
    if (!isSame(all, value)) onChange(all);
  }

  /** Makes chips of labels, and says what came of it. */
  function add(labels: readonly string[], rest: string): void {
    const next = addCandidates(chips, labels);
    const added = next.slice(chips.length);
    const known = labels.find((one) => chips.includes(one));
    // What there is no room for stays in the field.
    const left = labels.filter((one) => !next.includes(one));
    if (added.length > 1) setSaid(t("{n} {n|label|labels} added", { n: added.length }));
    else if (added[0] !== undefined) setSaid(t("{label} added", { label: added[0] }));
    else if (known !== undefined) setSaid(t("{label} is there already", { label: known }));
    set([...left, rest].filter(Boolean).join(", "), next);
  }

  function remove(index: number): void {
    setSaid(t("{label} removed", { label: chips[index] ?? "" }));
    set(draft, chips.toSpliced(index, 1));
  }

  function write(text: string): void {
    const { whole, rest } = cutCandidates(text);
    add(whole, rest);
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const { selectionStart, selectionEnd } = event.currentTarget;
    // The field itself would run the lines of a list together.
    const pasted = event.clipboardData.getData("text");
    const text = draft.slice(0, selectionStart ?? 0) + pasted + draft.slice(selectionEnd ?? draft.length);
    if (cutCandidates(text).whole.length === 0) return;
    event.preventDefault();
    add(splitCandidates(text), "");
  }

  function onFieldKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event)) return;
    const { selectionEnd } = event.currentTarget;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    if (event.key === "Enter") {
      if (draft === "") return;
      // A form of the page would be sent; Ctrl and Enter are for the widget.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
      add(splitCandidates(draft), "");
    } else if (event.key === "Backspace" && draft === "" && chips.length > 0) remove(chips.length - 1);
    else if (event.key === (isRightToLeft ? "ArrowRight" : "ArrowLeft") && selectionEnd === 0)
      buttonsIn(row.current).at(-1)?.focus();
  }

  function onChipKey(event: KeyboardEvent<HTMLDivElement>): void {
    const buttons = buttonsIn(row.current);
    const at = buttons.indexOf(event.target as HTMLElement);
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      goTo.current = at;
      remove(at);
      return;
    }
    const next = nextStop(event, [...buttons.keys()], at);
    if (next === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  return (
    <div className="iw-pills">
      {chips.length > 0 && (
        <div role="grid" aria-label={label}>
          {/* biome-ignore lint/a11y/useFocusableInteractive: the buttons in the cells take the focus, as a grid may have it */}
          <div className="iw-pills-row" role="row" ref={row} onKeyDown={onChipKey}>
            {chips.map((chip, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
              <span className="iw-pill" role="gridcell" key={chip}>
                <bdi className="iw-pill-text" dir="auto">
                  {chip}
                </bdi>
                <button
                  className="iw-tool iw-inset"
                  type="button"
                  aria-label={t("Remove {label}", { label: chip })}
                  tabIndex={index === Math.min(stop, chips.length - 1) ? 0 : -1}
                  onFocus={() => setStop(index)}
                  onClick={() => {
                    goTo.current = index;
                    remove(index);
                  }}
                >
                  <Icon path={close} className="iw-i12" />
                </button>
              </span>
            ))}
          </div>
        </div>
      )}
      <input
        {...control}
        className="iw-pill-field"
        ref={field}
        aria-describedby={[control["aria-describedby"], `${id}-how`].filter(Boolean).join(" ")}
        autoComplete="off"
        // Where there is nothing to be ended, Enter is left to whoever runs by it.
        enterKeyHint={draft === "" ? "go" : "enter"}
        dir={draft === "" ? undefined : "auto"}
        placeholder={chips.length === 0 ? placeholder : t("Add a label…")}
        value={draft}
        onChange={(event) => {
          const { value: text } = event.target;
          // A comma within a syllable that is still being composed ends nothing.
          if ((event.nativeEvent as InputEvent).isComposing) set(text, chips);
          else write(text);
        }}
        onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => write(event.currentTarget.value)}
        onPaste={onPaste}
        onKeyDown={onFieldKey}
        onBlur={() => add(splitCandidates(draft), "")}
      />
      <p className="iw-sr" role="status">
        {said}
      </p>
      <p className={isFull ? "iw-pills-how" : "iw-pills-how iw-sr"} id={`${id}-how`}>
        {isFull
          ? t("{n} labels, the most there may be. Remove one to add another.", { n: mostCandidates })
          : t("Enter or a comma adds a label. One that holds a comma goes in double quotes.")}
      </p>
    </div>
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((label, index) => label === other[index]);
}

function buttonsIn(row: HTMLElement | null): readonly HTMLElement[] {
  return [...(row?.querySelectorAll("button") ?? [])];
}
