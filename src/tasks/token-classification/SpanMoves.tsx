"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { nextStop } from "../../ui/roving.js";

interface SpanMovesProps {
  /** Holds the text, the list, and the parts of spans in both. */
  root: RefObject<HTMLElement | null>;
  /** The spans that can be gone to, by position. */
  ids: ReadonlySet<number>;
  /** The one that takes the tab stop. */
  stop: number | undefined;
  onStop(id: number): void;
}

/** Marks the span that is pointed at or has the focus, goes between spans by arrow keys, and by a press between text and list. */
export default function SpanMoves({ root, ids, stop, onStop }: SpanMovesProps): null {
  const [marked, setMarked] = useState<number>();
  const wanted = useRef<readonly [place: string, id: number]>(undefined);
  // A key may come before the effects of the drawing that it follows.
  const drawn = useRef({ ids, stop });
  useLayoutEffect(function keepDrawn() {
    drawn.current = { ids, stop };
  });
  useMarks(root, marked);

  useEffect(function goToDrawn() {
    // The effect of an earlier drawing may come as late as after the key.
    if (!wanted.current || wanted.current[1] !== stop) return;
    focusOn(root.current, ...wanted.current);
    wanted.current = undefined;
  });

  useEffect(
    function followVisitor() {
      const controller = new AbortController();
      const { signal } = controller;
      function goTo(place: string, id: number): void {
        if (focusOn(root.current, place, id)) return;
        // What is far from the view is drawn once it holds the tab stop.
        wanted.current = [place, id];
        onStop(id);
      }
      function on<Name extends keyof HTMLElementEventMap>(name: Name, follow: (event: HTMLElementEventMap[Name]) => void): void {
        root.current?.addEventListener(name, follow, { signal });
      }
      on("pointerover", (event) => setMarked(spanAt(event)));
      on("pointerleave", () => setMarked(undefined));
      on("focusout", () => setMarked(undefined));
      on("focusin", (event) => {
        const id = spanAt(event);
        setMarked(id);
        if (id !== undefined) onStop(id);
      });
      on("click", (event) => {
        const id = event.target instanceof Element && event.target.closest("[data-go]")?.getAttribute("data-go");
        if (id) goTo(placeOf(event) === "text" ? "list" : "text", Number(id));
      });
      on("keydown", (event) => {
        const place = placeOf(event);
        const { ids, stop } = drawn.current;
        const next = place && stop !== undefined ? nextStop(event, [...ids], stop) : undefined;
        if (!place || next === undefined) return;
        event.preventDefault();
        goTo(place, next);
      });
      return () => controller.abort();
    },
    [root, onStop],
  );
  return null;
}

function placeOf({ target }: Event): string | null | undefined {
  return target instanceof Element ? target.closest("[data-place]")?.getAttribute("data-place") : undefined;
}

/** Marks all parts of one span, in the text and in the list. Thousands of spans need no new rendering for it. */
function useMarks(root: { readonly current: HTMLElement | null }, marked: number | undefined): void {
  useEffect(
    function markSpan() {
      const parts = marked === undefined ? [] : [...(root.current?.querySelectorAll(`[data-span="${marked}"]`) ?? [])];
      for (const part of parts) part.setAttribute("data-marked", "");
      return () => {
        for (const part of parts) part.removeAttribute("data-marked");
      };
    },
    [root, marked],
  );
}

/** Gives the focus to a span; false where it is not drawn. */
function focusOn(root: HTMLElement | null, place: string, id: number): boolean {
  // A tag stands at the start or the end of its span, as the width allows; the hidden one does not take the focus.
  const targets = root?.querySelectorAll<HTMLElement>(`[data-place="${place}"] [data-go="${id}"]`) ?? [];
  for (const target of targets) target.focus();
  return targets.length > 0;
}

function spanAt({ target }: Event): number | undefined {
  const id = target instanceof Element ? target.closest("[data-span]")?.getAttribute("data-span") : undefined;
  return id == null ? undefined : Number(id);
}
