"use client";
import { memo, useMemo, useRef } from "react";
import type { Media } from "../../core/task.js";
import { Photo, type PictureSize, usePicture } from "../../ui/Photo.js";
import { formatScore } from "../../ui/score.js";
import { useWords } from "../../ui/words.js";
import { markColours } from "../marks/colours.js";
import { MarkList } from "../marks/MarkList.js";
import { MarkTag } from "../marks/MarkTag.js";
import { placeTag, placeTags, type Tagged } from "../marks/placeTags.js";
import { type Marks, useMarks } from "../marks/useMarks.js";
import { useTagFrame } from "../marks/useTagFrame.js";
import { type Area, type Box, type Boxes, isOutside, toFractions, wordArea } from "./readBoxes.js";

/** Boxes up to which each has a tag; of more, only the one pointed at. */
const mostTagged = 20;

/** Boxes over their picture, with a list to tell and to hide them by. */
export function BoxesView({ output: { boxes, unit }, media }: { output: Boxes; media: Media | undefined }) {
  const t = useWords();
  const picture = usePicture(media);
  const marks = useMarks(boxes);
  const colours = useMemo(() => markColours(boxes.map(({ label }) => label)), [boxes]);
  const extent = useMemo(() => extentOf(boxes, unit), [boxes, unit]);
  const { size } = picture;
  const words = useMemo(() => boxes.map((box) => wordArea(box, unit, size, t)), [boxes, unit, size, t]);

  return (
    <div className="iw-view iw-two">
      <Photo
        picture={picture}
        ratio={extent.width / extent.height}
        alt={t("The picture under {n} {n|box|boxes}, which the list names", { n: marks.shown.length })}
      >
        <BoxLayer boxes={boxes} unit={unit} size={size ?? extent} marks={marks} colours={colours} />
      </Photo>
      <div className="iw-stack">
        <MarkList
          marks={marks}
          name={t("Objects")}
          none={t("No object has a score of {score} or more.", { score: t.figure(marks.least.toFixed(2)) })}
          faceOf={(index) => ({ colour: colours.get(boxes[index]?.label ?? "") ?? "", place: words[index] })}
        />
      </div>
    </div>
  );
}

/** What stands for the size of a picture that cannot be shown: as far as its boxes reach. */
function extentOf(boxes: readonly Area[], unit: Boxes["unit"]): PictureSize {
  if (unit === "fractions") return { width: 1.5, height: 1 };
  const reach = (side: "xmax" | "ymax") => boxes.reduce((most, box) => Math.max(most, box[side] * 1.04), 1);
  return { width: reach("xmax"), height: reach("ymax") };
}

interface BoxLayerProps extends Boxes {
  size: PictureSize;
  marks: Marks;
  colours: ReadonlyMap<string, string>;
}

/** A box as it is drawn. */
interface Drawn extends Tagged {
  readonly colour: string;
}

/** The boxes in the pixels of the page, the smaller ones above, and above all the one that is pointed at. */
function BoxLayer({ boxes, unit, size, marks, colours }: BoxLayerProps) {
  const layer = useRef<SVGGElement>(null);
  const frame = useTagFrame(layer);
  const { shown, active } = marks;
  const t = useWords();
  const places = useMemo(
    () =>
      boxes.map((box, index): Drawn | undefined => {
        const place = frame && placeBox(box, index, unit, size, frame);
        return place && { ...place, colour: colours.get(box.label) ?? "" };
      }),
    [boxes, unit, size, frame, colours],
  );
  const drawn = useMemo(() => shown.flatMap((index) => places[index] ?? []), [shown, places]);
  const tags = useMemo(() => (frame && drawn.length <= mostTagged ? placeTags(drawn, frame) : []), [drawn, frame]);
  const now = active === undefined || !shown.includes(active) ? undefined : places[active];
  const score = now && boxes[now.index]?.score;
  const tag =
    now && frame && placeTag({ ...now, text: score == null ? now.text : `${now.text} ${t.figure(formatScore(score))}` }, frame);
  return (
    <g ref={layer}>
      <g className={now ? "iw-boxes iw-boxes-back" : "iw-boxes"}>
        <BoxShapes drawn={drawn} point={marks.point} pick={marks.pick} />
        {tags.map(
          (one) => one.index !== now?.index && <MarkTag key={one.index} tag={one} colour={places[one.index]?.colour ?? ""} />,
        )}
      </g>
      {now && (
        <g className="iw-box-now iw-through">
          <rect className="iw-box-edge" {...rectOf(now)} />
          <rect className={`iw-box-line iw-box-on ${now.colour}`} {...rectOf(now)} />
          {tag && <MarkTag tag={tag} colour={now.colour} />}
        </g>
      )}
    </g>
  );
}

/** What of a box lies inside the picture, in the pixels of the page; undefined where nothing does. */
function placeBox(box: Box, index: number, unit: Boxes["unit"], size: PictureSize, frame: PictureSize): Tagged | undefined {
  const parts = toFractions(box, unit, size);
  // Half of a line lies on each side of its border.
  const inside = (part: number, length: number) => Math.max(1, Math.min(length - 1, part * length));
  if (!parts || isOutside(box, parts)) return undefined;
  return {
    index,
    number: index + 1,
    text: box.label,
    left: inside(parts.xmin, frame.width),
    top: inside(parts.ymin, frame.height),
    right: inside(parts.xmax, frame.width),
    bottom: inside(parts.ymax, frame.height),
  };
}

function rectOf({ left, top, right, bottom }: Tagged) {
  // A box of no size is still seen, and met by the pointer.
  return { x: left, y: top, width: Math.max(2, right - left), height: Math.max(2, bottom - top) };
}

interface BoxShapesProps extends Pick<Marks, "point" | "pick"> {
  drawn: readonly Drawn[];
}

/** All boxes; what is pointed at is drawn elsewhere, so that hundreds of boxes stay as they are while the pointer moves. */
const BoxShapes = memo(function BoxShapes({ drawn, point, pick }: BoxShapesProps) {
  const area = ({ left, top, right, bottom }: Tagged) => (right - left) * (bottom - top);
  const edges = drawn.map(rectOf).map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`);
  return (
    <>
      <path className="iw-box-edge" d={edges.join("")} />
      {drawn
        .toSorted((one, other) => area(other) - area(one))
        .map((box) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: marks what is pointed at; its row in the list does the same by keyboard
          <rect
            className={`iw-box-line ${box.colour}`}
            key={box.index}
            {...rectOf(box)}
            onPointerEnter={() => point(box.index)}
            onPointerLeave={() => point(undefined)}
            onClick={() => pick(box.index)}
          />
        ))}
    </>
  );
});
