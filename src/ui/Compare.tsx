"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Picture } from "./Photo.js";
import { useWords } from "./words.js";

export interface CompareProps {
  /** The picture that something was made of. */
  before: Picture;
  /** What the picture before shows, in words. */
  alt: string;
  /** Width by height of what was made; undefined until it is known. */
  ratio: number | undefined;
  /** What was made, as large as the frame. */
  children: ReactNode;
  /** What lies over both; it lets the pointer through. */
  over?: ReactNode;
  /** Called with the place under the pointer, both coordinates in 0–1 of the frame from the top left. */
  onPoint?(x: number, y: number): void;
}

/**
 * A picture before and after, one over the other, with a line between them that is moved.
 *
 * Both are as large as the one after; one of another shape is shown whole within. Where the one before cannot be shown, the one
 * after stands alone, and words say so.
 */
export function Compare({ before, alt, ratio, children, over, onPoint }: CompareProps) {
  const t = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(50);
  const unshowable = before.status === "unshowable";
  const shape = ratio ?? (before.size && before.size.width / before.size.height);

  useEffect(
    function shapeFrame() {
      if (shape === undefined) frame.current?.style.removeProperty("--iw-ratio");
      else frame.current?.style.setProperty("--iw-ratio", String(shape));
    },
    [shape],
  );
  useEffect(
    function placeLine() {
      frame.current?.style.setProperty("--iw-cut", `${cut}%`);
    },
    [cut],
  );

  const differs =
    before.size !== undefined && ratio !== undefined && Math.abs(before.size.width / before.size.height / ratio - 1) > 0.02;
  return (
    <div className="iw-g2">
      <div className="iw-compare" ref={frame}>
        {!unshowable && (
          <p className="iw-compare-names" aria-hidden="true">
            <span>{t("Before")}</span>
            <span>{t("After")}</span>
          </p>
        )}
        <div
          className="iw-compare-frame"
          onPointerMove={
            onPoint &&
            ((event) => {
              const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
              const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
              if (x >= 0 && x <= 1 && y >= 0 && y <= 1) onPoint(x, y);
            })
          }
        >
          <div className="iw-compare-after">{children}</div>
          {!unshowable && (
            <>
              <div className="iw-compare-before">
                {before.url !== undefined && (
                  <img
                    className="iw-compare-image"
                    ref={before.image}
                    src={before.url}
                    alt={alt}
                    decoding="async"
                    onLoad={({ currentTarget }) => before.measure(currentTarget)}
                    onError={() => before.measure({ naturalWidth: 0, naturalHeight: 0 })}
                  />
                )}
              </div>
              <div className="iw-compare-line" />
              <input
                className="iw-seek iw-compare-range"
                type="range"
                min={0}
                max={100}
                step={1}
                value={cut}
                aria-label={t("How much of the picture before is shown")}
                aria-valuetext={t("{share}%", { share: cut })}
                onChange={(event) => setCut(event.currentTarget.valueAsNumber)}
              />
            </>
          )}
          {over}
        </div>
      </div>
      {unshowable && <p className="iw-note">{t("The picture before cannot be shown here.")}</p>}
      {differs && <p className="iw-note">{t("The two pictures differ in shape; the one before is fitted into the other.")}</p>}
    </div>
  );
}
