"use client";
import { type RefObject, useEffect, useState } from "react";

/** Colours from the negative pole over the ground to the positive one. */
export const steps = 9;

/**
 * The colours of a ramp as pixels of a canvas: those of its nine fields, then that of the ground it stands on.
 *
 * A canvas knows no tokens. Each field of the ramp has a transition of its colour, so that its end tells of another scheme,
 * another theme, or a result that has become an earlier one. Undefined before the ramp is there, and where nothing can be drawn.
 */
export function usePalette(ramp: RefObject<SVGSVGElement | null>): Uint32Array | undefined {
  const [palette, setPalette] = useState<Uint32Array>();
  useEffect(
    function followColours() {
      const element = ramp.current;
      if (!element) return;
      const read = () => setPalette(readPalette(element));
      read();
      element.addEventListener("transitionend", read);
      return () => element.removeEventListener("transitionend", read);
    },
    [ramp],
  );
  return palette;
}

function readPalette(ramp: SVGSVGElement): Uint32Array | undefined {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  const fields = [...ramp.querySelectorAll("rect")].map((field) => getComputedStyle(field).fill);
  const minus = ramp.querySelector("path");
  for (const [index, colour] of [...fields, ...(minus ? [getComputedStyle(minus).stroke] : [])].entries()) {
    context.fillStyle = colour;
    context.fillRect(index, 0, 1, 1);
  }
  return new Uint32Array(context.getImageData(0, 0, steps + 1, 1).data.buffer);
}
