"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/**
 * Whether a part of a long list is to be drawn: it is near the view, or holds the focus. Else it keeps its place as a gap.
 *
 * `height` is what the part is taken for, in pixels, before it has been drawn. For parts that come by a press only.
 */
export function useNearView<Part extends HTMLElement>(height: number): readonly [RefObject<Part | null>, boolean] {
  const part = useRef<Part>(null);
  const last = useRef(height);
  const [isNear, setNear] = useState(typeof IntersectionObserver === "undefined");

  useLayoutEffect(
    function keepPlace() {
      if (part.current) part.current.style.blockSize = isNear ? "" : `${last.current}px`;
    },
    [isNear],
  );
  useEffect(function followView() {
    const element = part.current;
    if (!element || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        last.current = entry.boundingClientRect.height;
        setNear(entry.isIntersecting || element.matches(":focus-within"));
      },
      { rootMargin: "100% 0px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return [part, isNear];
}
