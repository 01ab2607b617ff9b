"use client";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { mostCandidates } from "../../core/candidates.js";
import type { InputViewProps } from "../../core/task.js";
import { directionOf } from "../../inputs/textShape.js";
import { Icon } from "../../ui/Icon.js";
import { chevron, close, plus, up, warn } from "../../ui/icons.js";
import { isComposing } from "../../ui/isComposing.js";
import { useWords } from "../../ui/words.js";

/**
 * The choices, one numbered field each, named `choices`. Enter goes on to the next, and runs in an empty one; Alt with an arrow
 * moves a choice, and pasted lines become a choice each.
 */
export function ChoicesField({ value, onChange, readOnly, missing }: InputViewProps<readonly string[]>) {
  const t = useWords();
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  /** The part of the list to be focused once it is drawn. */
  const goTo = useRef<string>(undefined);
  const lacks = missing?.field === "choices" ? missing.message : undefined;
  const firstBlank = value.findIndex((choice) => choice.trim() === "");
  const isFull = value.length >= mostCandidates;

  useEffect(function followFocus() {
    if (goTo.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-part="${goTo.current}"]`)?.focus();
    goTo.current = undefined;
  });

  function insert(at: number, added: readonly string[]): void {
    const room = added.slice(0, mostCandidates - value.length);
    if (room.length === 0) return;
    goTo.current = `text ${at + room.length - 1}`;
    setSaid(t("{n} {n|choice|choices} added", { n: room.length }));
    onChange(value.toSpliced(at, 0, ...room));
  }

  function remove(at: number): void {
    goTo.current = `text ${Math.max(0, Math.min(at, value.length - 2))}`;
    setSaid(t("Choice {n} removed", { n: at + 1 }));
    onChange(value.toSpliced(at, 1));
  }

  function move(at: number, to: number, part: "text" | "up" | "down"): void {
    const choice = value[at];
    if (choice === undefined || to < 0 || to >= value.length) return;
    goTo.current = `${part} ${to}`;
    setSaid(t("Choice {n} is now choice {to}", { n: at + 1, to: to + 1 }));
    onChange(value.toSpliced(at, 1).toSpliced(to, 0, choice));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, at: number): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (isComposing(event) || readOnly) return;
    const step = altKey && { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step) move(at, at + step, "text");
    else if (key === "Enter" && !ctrlKey && !metaKey && !shiftKey && value[at]?.trim() !== "") {
      if (at === value.length - 1) insert(value.length, [""]);
      else list.current?.querySelector<HTMLElement>(`[data-part="text ${at + 1}"]`)?.focus();
    } else if (key === "Backspace" && value[at] === "" && value.length > 2) remove(at);
    else return;
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>, at: number): void {
    const lines = event.clipboardData
      .getData("text")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    if (lines.length < 2 || value[at]?.trim() !== "") return;
    event.preventDefault();
    const next = value.toSpliced(at, 1, ...lines).slice(0, mostCandidates);
    goTo.current = `text ${Math.min(at + lines.length, next.length) - 1}`;
    setSaid(t("{n} {n|choice|choices} added", { n: lines.length }));
    onChange(next);
  }

  return (
    <div className="iw-field" role="group" aria-labelledby={id}>
      <div className="iw-label-row">
        <span className="iw-label" id={id}>
          {t("Choices")}
        </span>
        {readOnly && <span className="iw-count">{t("fixed example")}</span>}
      </div>
      <ol className="iw-choices" ref={list}>
        {value.map((choice, at) => (
          <li className="iw-bar-row" key={at}>
            <span className="iw-soft iw-t3 iw-end" aria-hidden="true">
              {at + 1}.
            </span>
            <textarea
              className="iw-text iw-text-low"
              data-part={`text ${at}`}
              rows={1}
              enterKeyHint={choice.trim() === "" ? "go" : "next"}
              aria-label={t("Choice {n}", { n: at + 1 })}
              aria-invalid={(lacks !== undefined && at === Math.max(0, firstBlank)) || undefined}
              aria-describedby={lacks === undefined ? undefined : `${id}-lacks`}
              dir={directionOf(choice)}
              readOnly={readOnly}
              value={choice}
              onChange={(event) => onChange(value.with(at, event.target.value))}
              onKeyDown={(event) => onKeyDown(event, at)}
              onPaste={(event) => onPaste(event, at)}
            />
            {!readOnly && (
              <span className="iw-choices-tools">
                {(["up", "down"] as const).map((way) => (
                  <button
                    className="iw-tool"
                    key={way}
                    type="button"
                    data-part={`${way} ${at}`}
                    aria-label={way === "up" ? t("Move choice {n} up", { n: at + 1 }) : t("Move choice {n} down", { n: at + 1 })}
                    aria-disabled={at === (way === "up" ? 0 : value.length - 1) || undefined}
                    onClick={() => move(at, way === "up" ? at - 1 : at + 1, way)}
                  >
                    <Icon path={way === "up" ? up : chevron} className="iw-i16" />
                  </button>
                ))}
                <button
                  className="iw-tool"
                  type="button"
                  aria-label={t("Remove choice {n}", { n: at + 1 })}
                  aria-disabled={value.length <= 2 || undefined}
                  onClick={() => value.length > 2 && remove(at)}
                >
                  <Icon path={close} className="iw-i16" />
                </button>
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
      {!readOnly &&
        (isFull ? (
          <p className="iw-note">{t("{n} choices, the most there may be.", { n: mostCandidates })}</p>
        ) : (
          <button className="iw-toggle iw-flush" type="button" onClick={() => insert(value.length, [""])}>
            <Icon path={plus} />
            {t("Add a choice")}
          </button>
        ))}
      <p className="iw-sr" role="status">
        {said}
      </p>
    </div>
  );
}
