"use client";
import { memo, useId, useState } from "react";
import type { Media, OutputViewProps } from "../../core/task.js";
import { Icon } from "../../ui/Icon.js";
import { warn } from "../../ui/icons.js";
import { Notice } from "../../ui/Notice.js";
import { Photo, usePicture } from "../../ui/Photo.js";
import { Slider } from "../../ui/Slider.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";
import { colourCount } from "../marks/colours.js";
import { type MarkFace, MarkList } from "../marks/MarkList.js";
import { type Marks, rowsAtOnce, useMarks } from "../marks/useMarks.js";
import { outlineSpan } from "./outlineSpan.js";
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

function Masks({ segments, media }: { segments: readonly Segment[]; media: Media | undefined }) {
  const t = useWords();
  const id = useId();
  const picture = usePicture(media);
  const marks = useMarks(segments);
  const [opacity, setOpacity] = useState(55);
  const { masks, ratio } = useOutlines(useFirst(segments, marks.listed));
  const maskOf = (index: number) => masks[index] ?? "reading";
  const unreadable = marks.listed.filter((index) => maskOf(index) === "unreadable");
  const listed = new Set(marks.listed);

  const faceOf = (index: number): MarkFace => {
    const mask = maskOf(index);
    const face = { colour: colourOf(index), pattern: hatchUrl(id, index), patternClass: hatchClass(index) };
    if (mask === "reading") return face;
    if (mask === "unreadable") return { ...face, lost: true, text: t("mask not readable") };
    return { ...face, text: t("{share}%", { share: t.figure((mask.share * 100).toFixed(1)) }), spoken: t("of the picture") };
  };

  return (
    <div className="iw-view iw-two">
      <Photo
        picture={picture}
        ratio={ratio}
        alt={t("The picture under {n} numbered {n|mask|masks}, which the list names", { n: listed.size })}
      >
        <MaskLayer
          id={id}
          drawn={marks.shown.flatMap((index) => (listed.has(index) ? [{ index, mask: maskOf(index) }] : []))}
          opacity={opacity / 100}
          marks={marks}
        />
      </Photo>
      <div className="iw-stack">
        <div className="iw-g1" role="status">
          {unreadable.slice(0, 3).map((index) => (
            <p className="iw-note" key={index}>
              <Icon path={warn} />
              <span>{t("The mask of “{label}” could not be read.", { label: `\u2068${segments[index]?.label}\u2069` })}</span>
            </p>
          ))}
          {unreadable.length > 3 && (
            <p className="iw-note">
              <Icon path={warn} />
              {t("{n} {n|mask|masks} more could not be read.", { n: unreadable.length - 3 })}
            </p>
          )}
        </div>
        <MarkList
          marks={marks}
          name={t("Segments")}
          none={t("No segment has a score of {score} or more.", { score: t.figure(marks.least.toFixed(2)) })}
          faceOf={faceOf}
        >
          <Slider
            label={t("Opacity")}
            max={100}
            step={5}
            value={opacity}
            text={t("{share}%", { share: opacity })}
            onChange={setOpacity}
          />
        </MarkList>
      </div>
    </div>
  );
}

/** The segments up to the last one that has been listed, in steps: what was read once stays read. */
function useFirst(segments: readonly Segment[], listed: readonly number[]): readonly Segment[] {
  const [read, setRead] = useState({ segments, first: segments.slice(0, rowsAtOnce) });
  const now = read.segments === segments ? read.first : segments.slice(0, rowsAtOnce);
  const reach = Math.ceil(((listed.at(-1) ?? 0) + 1) / rowsAtOnce) * rowsAtOnce;
  const first = reach > now.length && now.length < segments.length ? segments.slice(0, reach) : now;
  if (read.segments !== segments || first !== read.first) setRead({ segments, first });
  return first;
}

/** Patterns that stand on a colour when it comes again; the first is none. */
const hatches = [undefined, "M-2 2l4 -4M0 10L10 0M8 12l4 -4", "M5 2.6v.1M0 7.6v.1M10 7.6v.1", "M0 5h10M5 0v10"] as const;

const colourOf = (index: number) => `iw-m${(index % colourCount) + 1}`;
const hatchOf = (index: number) => ((index % colourCount) + Math.floor(index / colourCount)) % hatches.length;

/** A pattern as a second sign besides colour: always where colours repeat, else only where colours are forced. */
const hatchClass = (index: number) => (index < colourCount ? "iw-hatch iw-through iw-hatch-spare" : "iw-hatch iw-through");

const hatchUrl = (id: string, index: number) => (hatchOf(index) > 0 ? `url(#${id}-hatch-${hatchOf(index)})` : undefined);

interface MaskLayerProps {
  id: string;
  drawn: readonly { readonly index: number; readonly mask: MaskState }[];
  opacity: number;
  marks: Marks;
}

/** The masks in the picture's own coordinates, the smaller ones above, and their numbers in the page's. */
function MaskLayer({ id, drawn, opacity, marks: { active, point, pick } }: MaskLayerProps) {
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
        className="iw-block"
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
            point={point}
            pick={pick}
          />
        ))}
      </svg>
      {traced.map(
        ({ index, mask: { centre } }) =>
          centre && (
            <g className="iw-through" key={index}>
              <circle className="iw-mask-disc" cx={`${centre[0] * 100}%`} cy={`${centre[1] * 100}%`} r="10" />
              <text className="iw-digit iw-mask-key" x={`${centre[0] * 100}%`} y={`${centre[1] * 100}%`} dy=".36em">
                {index + 1}
              </text>
            </g>
          ),
      )}
    </>
  );
}

interface MaskShapeProps extends Pick<Marks, "point" | "pick"> {
  id: string;
  index: number;
  path: string;
  /** Opacity of the fill, in 0–1. */
  strength: number;
  /** Whether this is the mask pointed at; undefined when none is. */
  active: boolean | undefined;
}

const MaskShape = memo(function MaskShape({ id, index, path, strength, active, point, pick }: MaskShapeProps) {
  const pattern = hatchUrl(id, index);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: marks what is pointed at; its row in the list does the same by keyboard
    <g
      fillOpacity={strength}
      strokeOpacity={active === false ? 0.5 : 1}
      onPointerEnter={() => point(index)}
      onPointerLeave={() => point(undefined)}
      onClick={() => pick(index)}
    >
      <path className={`iw-mask ${colourOf(index)}${active ? " iw-mask-on" : ""}`} d={path} />
      {pattern && <path className={hatchClass(index)} d={path} fill={pattern} />}
    </g>
  );
});

/** A map in which the server has drawn the segments, over the picture. */
function RenderedMap({ number, map, media }: { number: number; map: Media; media: Media | undefined }) {
  const t = useWords();
  const picture = usePicture(media);
  const url = useMediaUrl(map);
  const [opacity, setOpacity] = useState(100);
  const [broken, setBroken] = useState<string>();
  return (
    <div className="iw-stack">
      <Photo picture={picture} ratio={undefined} alt={t("The picture under a map in which the model has drawn the segments")}>
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
        <p className="iw-note" role="alert">
          <Icon path={warn} />
          {t("The map could not be shown.")}
        </p>
      )}
      <p className="iw-note">{t(mapCaption, { n: number })}</p>
      <Slider
        label={t("Opacity")}
        max={100}
        step={5}
        value={opacity}
        text={t("{share}%", { share: opacity })}
        onChange={setOpacity}
      />
    </div>
  );
}
