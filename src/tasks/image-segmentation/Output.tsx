"use client";
import { memo, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Media, OutputViewProps } from "../../core/task.js";
import { Icon } from "../../ui/Icon.js";
import { warn } from "../../ui/icons.js";
import { Notice } from "../../ui/Notice.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";
import { outlineSpan } from "./outline.js";
import { mapCaption, type Segment, type Segmentation } from "./segmentation.js";
import { type MaskState, useOutlines } from "./useOutlines.js";

/** What the view needs of the input: the picture that was segmented. */
export interface SegmentedInput {
  readonly media: Media | undefined;
}

/** Masks over their picture with a list to tell and to hide them by, and maps that a server has drawn itself. */
export function SegmentationView({ output, input }: OutputViewProps<Segmentation, SegmentedInput>) {
  const t = useWords();
  if (output.segments.length === 0 && output.maps.length === 0) {
    return (
      <Notice tone="info" title={t("No segment was found")}>
        {t("The model answered that it knows nothing in this picture. A lower threshold may find more.")}
      </Notice>
    );
  }
  return (
    <div className="iw-view">
      {output.segments.length > 0 && <Masks segments={output.segments} media={input.media} />}
      {output.maps.map((map, index) => (
        <RenderedMap key={index} number={index + 1} map={map} media={input.media} />
      ))}
    </div>
  );
}

/** Rows shown at first, and by each wish for more. */
const rowsAtOnce = 50;

function Masks({ segments, media }: { segments: readonly Segment[]; media: Media | undefined }) {
  const t = useWords();
  const id = useId();
  const [seen, setSeen] = useState(segments);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState<number>();
  const [opacity, setOpacity] = useState(55);
  const [least, setLeast] = useState(0);
  const [rows, setRows] = useState(rowsAtOnce);
  if (seen !== segments) {
    // Other segments begin as new; the opacity is a liking, and stays.
    setSeen(segments);
    setHidden(new Set());
    setActive(undefined);
    setLeast(0);
    setRows(rowsAtOnce);
  }
  const listed = useMemo(() => segments.slice(0, rows), [segments, rows]);
  const { masks, ratio } = useOutlines(listed);

  const best = segments.reduce<number | undefined>(
    (most, { score }) => (score === null ? most : Math.max(most ?? 1, score)),
    undefined,
  );
  const passes = (index: number) => (segments[index]?.score ?? least) >= least;
  const items = listed.flatMap((segment, index) => (passes(index) ? [{ segment, index, mask: masks[index] ?? "reading" }] : []));
  const unreadable = items.filter(({ mask }) => mask === "unreadable");

  const toggle = useCallback((index: number) => {
    setHidden((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  }, []);

  return (
    <div className="iw-view iw-two">
      <Photo
        media={media}
        ratio={ratio}
        alt={t("The picture under {n} numbered {n|mask|masks}, which the list names", { n: items.length })}
      >
        <MaskLayer
          id={id}
          drawn={items.filter(({ index }) => !hidden.has(index))}
          opacity={opacity / 100}
          active={active}
          onActive={setActive}
        />
      </Photo>
      <div className="iw-stack">
        <div className="iw-mask-notes" role="status">
          {unreadable.slice(0, 3).map(({ segment, index }) => (
            <p className="iw-note" key={index}>
              <Icon path={warn} />
              <span>{t("The mask of “{label}” could not be read.", { label: `\u2068${segment.label}\u2069` })}</span>
            </p>
          ))}
          {unreadable.length > 3 && (
            <p className="iw-note">
              <Icon path={warn} />
              {t("{n} {n|mask|masks} more could not be read.", { n: unreadable.length - 3 })}
            </p>
          )}
        </div>
        <ol className="iw-masks" aria-label={t("Segments")}>
          {items.map(({ segment, index, mask }) => (
            <MaskRow
              key={index}
              id={id}
              segment={segment}
              index={index}
              mask={mask}
              shown={!hidden.has(index)}
              active={active === index}
              onToggle={toggle}
              onActive={setActive}
            />
          ))}
        </ol>
        {items.length === 0 && (
          <p className="iw-note">{t("No segment has a score of {score} or more.", { score: least.toFixed(2) })}</p>
        )}
        {segments.length > rows && (
          <div>
            <button className="iw-media-button" type="button" onClick={() => setRows(rows + rowsAtOnce)}>
              {t("Show {n} more", { n: Math.min(rowsAtOnce, segments.length - rows) })}
            </button>
          </div>
        )}
        <div className="iw-sliders">
          {best !== undefined && (
            <Slider label={t("Least score")} max={best} step={0.01} value={least} text={least.toFixed(2)} onChange={setLeast} />
          )}
          <Slider label={t("Opacity")} max={100} step={5} value={opacity} text={`${opacity}%`} onChange={setOpacity} />
        </div>
      </div>
    </div>
  );
}

interface MaskRowProps {
  id: string;
  segment: Segment;
  index: number;
  mask: MaskState;
  shown: boolean;
  active: boolean;
  onToggle(index: number): void;
  onActive(index: number | undefined): void;
}

/** One segment in words. Drawn again only when it changes: a list may be long, and the pointer is quick. */
const MaskRow = memo(function MaskRow({ id, segment, index, mask, shown, active, onToggle, onActive }: MaskRowProps) {
  const t = useWords();
  return (
    <li
      className={active ? "iw-mask-row iw-mask-row-on" : "iw-mask-row"}
      onPointerEnter={() => onActive(index)}
      onPointerLeave={() => onActive(undefined)}
    >
      <label className="iw-mask-pick">
        <input
          className="iw-check"
          type="checkbox"
          checked={shown && mask !== "unreadable"}
          disabled={mask === "unreadable"}
          onChange={() => onToggle(index)}
          onFocus={() => onActive(index)}
          onBlur={() => onActive(undefined)}
        />
        <Swatch id={id} index={index} />
        <span className="iw-mask-name">
          <span className="iw-sr">{index + 1}. </span>
          <bdi>{segment.label}</bdi> <MaskShare mask={mask} />
        </span>
        <span className="iw-num">
          {segment.score !== null && (
            <>
              <span className="iw-sr">{t("score")} </span>
              <bdi>{segment.score.toFixed(3)}</bdi>
            </>
          )}
        </span>
      </label>
    </li>
  );
});

function MaskShare({ mask }: { mask: MaskState }) {
  const t = useWords();
  if (mask === "reading") return null;
  if (mask === "unreadable") return <span className="iw-dim">{t("mask not readable")}</span>;
  return (
    <span className="iw-dim iw-num">
      <bdi>{(mask.share * 100).toFixed(1)}%</bdi>
      <span className="iw-sr"> {t("of the picture")}</span>
    </span>
  );
}

/** How many colours there are: `iw-m1` to `iw-m5`. */
const colours = 5;

/** Patterns that stand on a colour when it comes again; the first is none. */
const hatches = [undefined, "M-2 2l4 -4M0 10L10 0M8 12l4 -4", "M5 2.6v.1M0 7.6v.1M10 7.6v.1", "M0 5h10M5 0v10"] as const;

const colourOf = (index: number) => `iw-m${(index % colours) + 1}`;
const hatchOf = (index: number) => ((index % colours) + Math.floor(index / colours)) % hatches.length;

/** A pattern as a second sign besides colour: always where colours repeat, else only where colours are forced. */
const hatchClass = (index: number) => (index < colours ? "iw-hatch iw-hatch-spare" : "iw-hatch");

interface MaskLayerProps {
  id: string;
  drawn: readonly { readonly index: number; readonly mask: MaskState }[];
  opacity: number;
  active: number | undefined;
  onActive(index: number | undefined): void;
}

/** The masks in the picture's own coordinates, the smaller ones above, and their numbers in the page's. */
function MaskLayer({ id, drawn, opacity, active, onActive }: MaskLayerProps) {
  const traced = drawn
    .flatMap(({ index, mask }) => (typeof mask === "object" ? [{ index, mask }] : []))
    .sort((a, b) => b.mask.share - a.mask.share);
  const strength = (index: number) => {
    if (active === undefined) return opacity;
    return active === index ? Math.min(1, opacity + 0.2) : opacity * 0.4;
  };
  return (
    <>
      <svg
        className="iw-mask-fills"
        viewBox={`0 0 ${outlineSpan} ${outlineSpan}`}
        preserveAspectRatio="none"
        width="100%"
        height="100%"
      >
        <defs>
          {hatches.map(
            (hatch, kind) =>
              hatch && (
                <pattern key={hatch} id={`${id}-hatch-${kind}`} width="10" height="10" patternUnits="userSpaceOnUse">
                  <path className="iw-hatch-line" d={hatch} />
                </pattern>
              ),
          )}
        </defs>
        {traced.map(({ index, mask }) => (
          <MaskShape
            key={index}
            id={id}
            index={index}
            path={mask.path}
            strength={strength(index)}
            active={active === undefined ? undefined : active === index}
            onActive={onActive}
          />
        ))}
      </svg>
      {traced.map(
        ({ index, mask: { centre } }) =>
          centre && (
            <g className="iw-mask-number" key={index}>
              <circle className="iw-mask-disc" cx={`${centre[0] * 100}%`} cy={`${centre[1] * 100}%`} r="10" />
              <text className="iw-mask-key" x={`${centre[0] * 100}%`} y={`${centre[1] * 100}%`} dy=".36em">
                {index + 1}
              </text>
            </g>
          ),
      )}
    </>
  );
}

interface MaskShapeProps {
  id: string;
  index: number;
  path: string;
  /** Opacity of the fill, in 0–1. */
  strength: number;
  /** Whether this is the mask pointed at; undefined when none is. */
  active: boolean | undefined;
  onActive(index: number | undefined): void;
}

const MaskShape = memo(function MaskShape({ id, index, path, strength, active, onActive }: MaskShapeProps) {
  return (
    <g
      fillOpacity={strength}
      strokeOpacity={active === false ? 0.5 : 1}
      onPointerEnter={() => onActive(index)}
      onPointerLeave={() => onActive(undefined)}
    >
      <path className={`iw-mask ${colourOf(index)}${active ? " iw-mask-on" : ""}`} d={path} />
      {hatchOf(index) > 0 && <path className={hatchClass(index)} d={path} fill={`url(#${id}-hatch-${hatchOf(index)})`} />}
    </g>
  );
});

function Swatch({ id, index }: { id: string; index: number }) {
  return (
    <svg className={`iw-swatch ${colourOf(index)}`} viewBox="0 0 22 22" aria-hidden="true">
      <rect className="iw-swatch-fill" x=".5" y=".5" width="21" height="21" rx="3" />
      {hatchOf(index) > 0 && (
        <rect
          className={hatchClass(index)}
          x=".5"
          y=".5"
          width="21"
          height="21"
          rx="3"
          fill={`url(#${id}-hatch-${hatchOf(index)})`}
        />
      )}
      <text className={index < 99 ? "iw-swatch-key" : "iw-swatch-key iw-swatch-key-long"} x="11" y="15.3">
        {index + 1}
      </text>
    </svg>
  );
}

interface PhotoProps {
  media: Media | undefined;
  /** Width by height while the picture itself does not tell it. */
  ratio: number | undefined;
  alt: string;
  /** SVG that lies over the picture; its percentages are those of the picture. Drawn once the picture is there or cannot come. */
  children: ReactNode;
}

/** A picture with a drawing over it, as wide as there is room, and not too high. */
function Photo({ media, ratio, alt, children }: PhotoProps) {
  const t = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const url = useMediaUrl(media);
  const [loaded, setLoaded] = useState<{ readonly url: string; readonly ratio: number | undefined }>();
  const known = loaded && loaded.url === url ? loaded : undefined;
  const unshowable = known ? known.ratio === undefined : url === undefined && !(media instanceof Blob);
  const shape = known?.ratio ?? (unshowable ? ratio : undefined);

  useEffect(
    function shapeFrame() {
      if (shape === undefined) frame.current?.style.removeProperty("--iw-ratio");
      else frame.current?.style.setProperty("--iw-ratio", String(shape));
    },
    [shape],
  );
  useEffect(
    function measureEarlyPicture() {
      const { complete = false, naturalWidth = 0, naturalHeight = 0 } = image.current ?? {};
      if (url !== undefined && complete && naturalWidth > 0) setLoaded({ url, ratio: naturalWidth / naturalHeight });
    },
    [url],
  );

  return (
    <div className="iw-photo-place">
      <div className="iw-photo" ref={frame}>
        {url !== undefined && !unshowable && (
          <img
            className="iw-photo-image"
            ref={image}
            src={url}
            alt={alt}
            decoding="async"
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setLoaded({ url, ratio: naturalWidth > 0 && naturalHeight > 0 ? naturalWidth / naturalHeight : undefined })
            }
            onError={() => setLoaded({ url, ratio: undefined })}
          />
        )}
        {(known || unshowable) && (
          <svg className="iw-photo-over" width="100%" height="100%" aria-hidden="true">
            {children}
          </svg>
        )}
      </div>
      {unshowable && <p className="iw-note">{t("The picture itself cannot be shown here.")}</p>}
    </div>
  );
}

/** A map in which the server has drawn the segments, over the picture. */
function RenderedMap({ number, map, media }: { number: number; map: Media; media: Media | undefined }) {
  const t = useWords();
  const url = useMediaUrl(map);
  const [opacity, setOpacity] = useState(100);
  const [broken, setBroken] = useState<string>();
  return (
    <div className="iw-stack">
      <Photo media={media} ratio={undefined} alt={t("The picture under a map in which the model has drawn the segments")}>
        {url !== undefined && (
          <image
            href={url}
            width="100%"
            height="100%"
            preserveAspectRatio="none"
            opacity={opacity / 100}
            onError={() => setBroken(url)}
          />
        )}
      </Photo>
      {broken !== undefined && broken === url && (
        <p className="iw-note" role="status">
          <Icon path={warn} />
          {t("The map could not be shown.")}
        </p>
      )}
      <p className="iw-note">{t(mapCaption, { n: number })}</p>
      <Slider label={t("Opacity")} max={100} step={5} value={opacity} text={`${opacity}%`} onChange={setOpacity} />
    </div>
  );
}

interface SliderProps {
  label: string;
  max: number;
  step: number;
  value: number;
  /** The value as it is read. */
  text: string;
  onChange(value: number): void;
}

function Slider({ label, max, step, value, text, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="iw-slider">
      <label htmlFor={id}>{label}</label>
      <input
        className="iw-slider-range"
        id={id}
        type="range"
        min={0}
        max={max}
        step={step}
        value={value}
        aria-valuetext={text}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
      <output className="iw-bar-value" htmlFor={id}>
        {text}
      </output>
    </div>
  );
}
