"use client";
import { useEffect, useState } from "react";
import type { Outline } from "./outlineSpan.js";
import { noteShare, type Segment } from "./segmentation.js";

/** What is known of one mask by now. */
export type MaskState = "reading" | "unreadable" | Outline;

export interface Outlines {
  /** One for each segment, in their order. */
  readonly masks: readonly MaskState[];
  /** Width by height of the first mask that tells it: the shape of a picture that cannot be shown itself. */
  readonly ratio: number | undefined;
}

/** Masks that are decoded at the same time. */
const lanes = 4;

/** Crossings that the borders of all masks may have together; more would make the picture slow to draw. */
const allCrossings = 48_000;

/** Milliseconds between two showings of what has been read so far. */
const pace = 100;

/**
 * Reads and traces the masks of `segments`, a few at a time and each in a task of its own, so that the page stays usable.
 *
 * Starts anew for other segments; what is under way then, or on unmount, is given up.
 */
export function useOutlines(segments: readonly Segment[]): Outlines {
  const [read, setRead] = useState<Outlines & { readonly segments: readonly Segment[] }>();

  useEffect(
    function readMasks() {
      const aborter = new AbortController();
      // Most pages show the widget before any mask: what reads one comes with the first.
      const tools = Promise.all([import("./readMask.js"), import("./outline.js")]).then(
        ([{ createMaskReader }, { traceOutline }]) => ({ readMask: createMaskReader(aborter.signal), traceOutline }),
      );
      tools.catch(() => {});
      const masks: MaskState[] = segments.map(() => "reading");
      let ratio: number | undefined;
      let shown = 0;
      let left = segments.length;
      const crossings = Math.max(1500, Math.min(6000, allCrossings / segments.length));

      const readLane = async (lane: number) => {
        for (let index = lane; index < segments.length; index += lanes) {
          await nextTask();
          const segment = segments[index];
          const mask = segment?.mask;
          try {
            aborter.signal.throwIfAborted();
            if (segment === undefined || mask === undefined) throw new TypeError("There is no mask.");
            const { readMask, traceOutline } = await tools;
            aborter.signal.throwIfAborted();
            const found = await readMask(mask);
            await nextTask();
            const outline = traceOutline(found.values, crossings);
            masks[index] = outline;
            noteShare(segment, outline.share);
            ratio ??= found.ratio;
          } catch {
            masks[index] = "unreadable";
          }
          if (aborter.signal.aborted) return;
          left -= 1;
          if (left === 0 || performance.now() - shown > pace) {
            shown = performance.now();
            setRead({ segments, masks: [...masks], ratio });
          }
        }
      };
      for (let lane = 0; lane < lanes; lane += 1) void readLane(lane);
      return () => aborter.abort();
    },
    [segments],
  );

  return read?.segments === segments ? read : { masks: segments.map(() => "reading"), ratio: undefined };
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));
