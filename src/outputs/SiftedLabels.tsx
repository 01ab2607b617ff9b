"use client";
import { useId, useRef, useState } from "react";
import { Bars, formatScore, scaleOf } from "../ui/Bars.js";
import { useWords } from "../ui/words.js";
import { asGiven, type LabelScore } from "./labels.js";

/** Many labels as bars, to be thinned out by their scores and put in the model's own order. */
export default function SiftedLabels({ labels }: { labels: readonly LabelScore[] }) {
  const t = useWords();
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  const [least, setLeast] = useState<number>();
  const [order, setOrder] = useState("score");
  const { signed, end } = scaleOf(labels);
  const any = signed ? -end : 0;
  // Another answer may have a smaller scale than the one the visitor chose on.
  const limit = Math.min(least ?? any, end);
  const kept = limit > any ? labels.filter(({ score }) => score !== null && score >= limit) : labels;
  const text = limit > any ? t.figure(formatScore(limit, signed)) : t("any");
  return (
    <>
      <div className="iw-sift">
        <label htmlFor={id}>{t("Lowest score")}</label>
        <input
          className="iw-range"
          ref={slider}
          id={id}
          type="range"
          min={any}
          max={end}
          step={end / 100}
          value={limit}
          aria-valuetext={t.list([text, t("{n} of {all} labels", { n: kept.length, all: labels.length })])}
          onChange={(event) => setLeast(event.currentTarget.valueAsNumber)}
        />
        <bdi className="iw-sift-value">{text}</bdi>
        {limit > any && (
          <button
            className="iw-under"
            type="button"
            onClick={() => {
              setLeast(undefined);
              // This button goes away.
              slider.current?.focus();
            }}
          >
            {t("Reset")}
          </button>
        )}
        {labels[0]?.place !== undefined && (
          <select
            className="iw-sift-order"
            aria-label={t("Order")}
            value={order}
            onChange={(event) => setOrder(event.target.value)}
          >
            <option value="score">{t("By score")}</option>
            <option value="model">{t("As the model gave them")}</option>
          </select>
        )}
      </div>
      {kept.length > 0 ? (
        <Bars rows={order === "model" ? asGiven(kept) : kept} of={labels} />
      ) : (
        <p className="iw-note">
          {t("No label scores {least} or more; the best has {best}.", {
            least: text,
            best: t.figure(formatScore(labels[0]?.score ?? null, signed)),
          })}
        </p>
      )}
    </>
  );
}
