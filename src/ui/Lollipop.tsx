"use client";
import type { Scale } from "./Bars.js";
import { useWords } from "./words.js";

/** The scale of cosines: from opposite to the same. */
export const cosineScale: Scale = { signed: true, end: 1, ticks: ["−1", "0", "+1"] };

export interface LollipopProps {
  score: number;
  scale: Scale;
}

/** A score as a dot on a stem from zero; a negative one to the other side, its dot hollow. The number stands beside it as text. */
export function Lollipop({ score, scale: { signed, end } }: LollipopProps) {
  const zero = signed ? 100 : 0;
  const tip = zero + Math.max(signed ? -1 : 0, Math.min(1, score / end)) * (200 - zero);
  const pole = score < 0 ? "-neg" : "";
  return (
    <svg className="iw-scale iw-flip" viewBox="0 0 200 22" preserveAspectRatio="none" aria-hidden="true">
      <path className="iw-hair-line" d="M0 11H200M0 8V14M50 8V14M100 8V14M150 8V14M200 8V14" />
      <path className="iw-hair-edge" d={`M${zero} 3V19`} />
      <path className={pole ? `iw-scale-stem iw-scale-stem${pole}` : "iw-scale-stem"} d={`M${zero} 11H${tip}`} />
      <path className={pole ? `iw-scale-dot iw-scale-dot${pole}` : "iw-scale-dot"} d={`M${tip} 11h.01`} />
      {pole && <path className="iw-scale-hole" d={`M${tip} 11h.01`} />}
    </svg>
  );
}

/** The ends of a scale and its middle; for cosines in words, too. */
export function ScaleAxis({ scale }: { scale: Scale }) {
  const t = useWords();
  const [low, middle, high] = scale.ticks;
  const isCosine = scale === cosineScale;
  return (
    <span className="iw-pair-scale iw-ends iw-pair-axis">
      <span className="iw-scale-end">
        <bdi>{low}</bdi>
        {isCosine && ` ${t("opposite")}`}
      </span>
      <bdi>{middle}</bdi>
      <span className="iw-scale-end iw-end">
        {isCosine && `${t("same")} `}
        <bdi>{high}</bdi>
      </span>
    </span>
  );
}
