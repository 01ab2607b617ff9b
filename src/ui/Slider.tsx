"use client";
import { useId } from "react";

export interface SliderProps {
  label: string;
  max: number;
  step: number;
  value: number;
  /** The value as it is read. */
  text: string;
  onChange(value: number): void;
}

/** A value from 0 to `max` on a scale, with its name before it and its figure behind it. Sliders stand in an `iw-g1`. */
export function Slider({ label, max, step, value, text, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="iw-slider">
      <label htmlFor={id}>{label}</label>
      <input
        className="iw-range"
        id={id}
        type="range"
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      {/* The slider says its value itself. */}
      <output className="iw-bar-value" htmlFor={id} aria-live="off">
        {text}
      </output>
    </div>
  );
}
