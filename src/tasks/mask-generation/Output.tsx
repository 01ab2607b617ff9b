"use client";
import { useMemo } from "react";
import type { OutputViewProps } from "../../core/task.js";
import { SegmentationView, type SegmentedInput } from "../../outputs/masks/MasksView.js";
import type { Segmentation } from "../../outputs/masks/segmentation.js";
import { useWords } from "../../ui/words.js";
import { withNames } from "./masks.js";

/** Masks over their picture, numbered, with the list to tell and to hide them by. */
export function GeneratedMasks({ output, ...props }: OutputViewProps<Segmentation, SegmentedInput>) {
  const t = useWords();
  const named = useMemo(() => withNames(output, t), [output, t]);
  return <SegmentationView {...props} output={named} />;
}
