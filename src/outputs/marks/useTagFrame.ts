"use client";
import { type RefObject, useEffect, useState } from "react";
import type { TagFrame } from "./placeTags.js";

/**
 * The frame in which a drawing lies over a picture, `over` being any part of the drawing.
 *
 * Undefined until the page has laid it out.
 */
export function useTagFrame(over: RefObject<SVGElement | null>): TagFrame | undefined {
  const [frame, setFrame] = useState<TagFrame>();
  useEffect(
    function followFrame() {
      const drawing = over.current?.ownerSVGElement;
      if (!drawing || typeof ResizeObserver === "undefined") return;
      const context = document.createElement("canvas").getContext("2d");
      if (context) context.font = `600 12px ${getComputedStyle(drawing).fontFamily}`;
      const widthOf = (text: string) => context?.measureText(text).width ?? text.length * 8;
      const observer = new ResizeObserver(() => {
        const { width, height } = drawing.getBoundingClientRect();
        setFrame({ width, height, widthOf });
      });
      observer.observe(drawing);
      return () => observer.disconnect();
    },
    [over],
  );
  return frame;
}
