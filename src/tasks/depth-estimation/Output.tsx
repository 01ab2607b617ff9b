"use client";
import { useEffect, useId, useRef, useState } from "react";
import type { Media, OutputViewProps } from "../../core/task.js";
import { Compare } from "../../ui/Compare.js";
import { Icon } from "../../ui/Icon.js";
import { warn } from "../../ui/icons.js";
import { usePicture } from "../../ui/Photo.js";
import { SaveLink } from "../../ui/SaveLink.js";
import { save } from "../../ui/toolIcons.js";
import { useWords } from "../../ui/words.js";
import { type ColourMap, colourMaps } from "./colourMaps.js";
import {
  type Depth,
  depthToText,
  drawnCaption,
  figure,
  type Grid,
  gridOf,
  rangeInWords,
  rememberGrid,
  valueAt,
} from "./depth.js";
import { drawGrid } from "./drawGrid.js";
import { readPicture } from "./readPicture.js";

/** What the view needs of the input: the picture whose depth was estimated. */
export interface SeenInput {
  readonly media: Media | undefined;
}

/** A depth map over its picture, in colours to choose from, with the value of each place. */
export function DepthView({ output, input }: OutputViewProps<Depth, SeenInput>) {
  const t = useWords();
  const before = usePicture(input.media);
  const after = usePicture(output.picture);
  const reading = useGrid(output);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [map, setMap] = useState<ColourMap>("ember");
  const [inverted, setInverted] = useState(false);
  const [place, setPlace] = useState<Place>(firstPlace);
  const grid = typeof reading === "object" ? reading : undefined;

  useEffect(
    function draw() {
      if (!canvas.current || !grid) return;
      const aborter = new AbortController();
      void drawGrid(canvas.current, grid, map, inverted, aborter.signal);
      return () => aborter.abort();
    },
    [grid, map, inverted],
  );

  if (reading === "as drawn" && after.status === "unshowable") {
    return (
      <p className="iw-note iw-note-bad">
        <Icon path={warn} />
        {t("The depth map could not be shown. Its address may have expired, or it is no picture.")}
      </p>
    );
  }
  return (
    <div className="iw-view iw-two">
      <Compare
        before={before}
        alt={t("The picture before")}
        ratio={grid ? grid.width / grid.height : after.size && after.size.width / after.size.height}
        over={grid && <Cross {...place} />}
        onPoint={(x, y) => setPlace({ x, y })}
      >
        {grid ? (
          <canvas className="iw-whole" ref={canvas} role="img" aria-label={depthToText(output, t)} />
        ) : (
          reading === "as drawn" &&
          after.url !== undefined && (
            <img
              className="iw-whole"
              ref={after.image}
              src={after.url}
              alt={t(drawnCaption)}
              decoding="async"
              onLoad={({ currentTarget }) => after.measure(currentTarget)}
              onError={() => after.measure({ naturalWidth: 0, naturalHeight: 0 })}
            />
          )
        )}
      </Compare>
      <div className="iw-stack">
        <p className="iw-note iw-num">{output.values ? rangeInWords(output.values, t) : t(drawnCaption)}</p>
        {grid && (
          <>
            <Colours grid={grid} map={map} onMap={setMap} inverted={inverted} onInverted={setInverted} />
            <Probe
              grid={grid}
              size={before.size ?? grid}
              place={place}
              onPlace={setPlace}
              isBrightness={output.values === undefined}
            />
          </>
        )}
        <div>
          {output.picture === undefined ? (
            <button className="iw-media-button" type="button" onClick={() => saveCanvas(canvas.current)}>
              <Icon path={save} />
              {t("Save")}
            </button>
          ) : (
            <SaveLink media={output.picture} name="depth" label={t("Save the depth map")} />
          )}
        </div>
      </div>
    </div>
  );
}

/** The values of a map, or those read out of its picture; `as drawn` where it can only be shown as it is. */
function useGrid(depth: Depth): Grid | "reading" | "as drawn" {
  const [read, setRead] = useState<{ readonly depth: Depth; readonly grid: Grid | undefined }>();
  useEffect(
    function readDrawnMap() {
      if (depth.values || depth.picture === undefined) return;
      const aborter = new AbortController();
      readPicture(depth.picture, aborter.signal).then(
        (grid) => {
          if (aborter.signal.aborted) return;
          if (grid) rememberGrid(depth, grid);
          setRead({ depth, grid });
        },
        // What a page may not read it may still show.
        () => !aborter.signal.aborted && setRead({ depth, grid: undefined }),
      );
      return () => aborter.abort();
    },
    [depth],
  );
  if (depth.values) return depth.values;
  return read?.depth === depth ? (read.grid ?? "as drawn") : "reading";
}

/** A place of the map, both coordinates in 0–1 from the top left. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Beside the handle of the line between before and after. */
const firstPlace: Place = { x: 0.6, y: 0.7 };

function Cross({ x, y }: Place) {
  const [left, top] = [`${x * 100}%`, `${y * 100}%`];
  return (
    <svg className="iw-photo-over iw-through" width="100%" height="100%" aria-hidden="true">
      <circle className="iw-depth-ring iw-depth-ring-under" cx={left} cy={top} r="7" />
      <circle className="iw-depth-ring" cx={left} cy={top} r="7" />
    </svg>
  );
}

/** What the maps are called. */
const names: Readonly<Record<ColourMap, string>> = { ember: "Violet to gold", lagoon: "Blue to yellow", grey: "Black to white" };

interface ColoursProps {
  grid: Grid;
  map: ColourMap;
  onMap(map: ColourMap): void;
  inverted: boolean;
  onInverted(inverted: boolean): void;
}

function Colours({ grid, map, onMap, inverted, onInverted }: ColoursProps) {
  const t = useWords();
  const id = useId();
  const ramp = useRef<HTMLCanvasElement>(null);
  useEffect(
    function drawRamp() {
      const steps = gridOf(
        256,
        1,
        Uint8Array.from({ length: 256 }, (_, index) => index),
      );
      if (!ramp.current || !steps) return;
      const aborter = new AbortController();
      void drawGrid(ramp.current, steps, map, inverted, aborter.signal);
      return () => aborter.abort();
    },
    [map, inverted],
  );
  return (
    <div className="iw-g2">
      <label className="iw-label" htmlFor={id}>
        {t("Colours")}
      </label>
      <select className="iw-line" id={id} value={map} onChange={({ target }) => onMap(target.value as ColourMap)}>
        {(Object.keys(colourMaps) as ColourMap[]).map((name) => (
          <option key={name} value={name}>
            {t(names[name])}
          </option>
        ))}
      </select>
      <label className="iw-top iw-t3">
        <input className="iw-check" type="checkbox" checked={inverted} onChange={() => onInverted(!inverted)} />
        {t("Invert, for models that give near and far the other way round")}
      </label>
      <div className="iw-ltr">
        <canvas className="iw-depth-ramp" ref={ramp} width="256" height="1" aria-hidden="true" />
        <p className="iw-ends">
          <span>{t.figure(figure(grid.least))}</span>
          <span>{t.figure(figure(grid.most))}</span>
        </p>
      </div>
    </div>
  );
}

interface ProbeProps {
  grid: Grid;
  /** Of the picture that the coordinates are told in. */
  size: { readonly width: number; readonly height: number };
  place: Place;
  onPlace(place: Place): void;
  isBrightness: boolean;
}

/** The value at one place, which is pointed at in the picture or written here. */
function Probe({ grid, size, place, onPlace, isBrightness }: ProbeProps) {
  const t = useWords();
  const value = valueAt(grid, place.x, place.y);
  const axes = [
    { axis: "x", label: t("From the left"), length: size.width },
    { axis: "y", label: t("From the top"), length: size.height },
  ] as const;
  const said = t.figure(figure(value));
  const [isHere, setHere] = useState(false);
  return (
    <fieldset className="iw-depth-probe" onFocus={() => setHere(true)} onBlur={() => setHere(false)}>
      <legend className="iw-label">{t("Value at a place, in pixels")}</legend>
      {axes.map(({ axis, label, length }) => (
        <label className="iw-g1 iw-t2" key={axis}>
          <span className="iw-dim">{label}</span>
          <input
            className="iw-line"
            type="number"
            min={0}
            max={length - 1}
            step={1}
            value={Math.min(length - 1, Math.floor(place[axis] * length))}
            onChange={({ target: { valueAsNumber: pixel } }) => {
              // The middle of the pixel; an emptied field is no place.
              if (pixel >= 0 && pixel < length) onPlace({ ...place, [axis]: (Math.floor(pixel) + 0.5) / length });
            }}
          />
        </label>
      ))}
      {/* Read while the fields are used, and not as the pointer moves over the picture. */}
      <output className="iw-answer iw-depth-value" aria-live={isHere ? "polite" : "off"}>
        {Number.isNaN(value) ? t("no value") : isBrightness ? t("brightness {value} of 255", { value: said }) : <bdi>{said}</bdi>}
      </output>
    </fieldset>
  );
}

function saveCanvas(canvas: HTMLCanvasElement | null): void {
  canvas?.toBlob((blob) => {
    if (!blob) return;
    const url = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = url;
    link.download = "depth.png";
    link.click();
    // The download has taken the bytes by the next turn in every engine.
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });
}
