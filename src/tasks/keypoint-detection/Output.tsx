"use client";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import type { Media, OutputViewProps } from "../../core/task.js";
import { wordArea } from "../../outputs/boxes/readBoxes.js";
import { colourCount } from "../../outputs/marks/colours.js";
import { MarkList } from "../../outputs/marks/MarkList.js";
import { MarkTag } from "../../outputs/marks/MarkTag.js";
import { placeTag, placeTags, type TagFrame } from "../../outputs/marks/placeTags.js";
import { type Marks, rowsAtOnce, useMarks } from "../../outputs/marks/useMarks.js";
import { useTagFrame } from "../../outputs/marks/useTagFrame.js";
import { Icon } from "../../ui/Icon.js";
import { chevron } from "../../ui/icons.js";
import { Notice } from "../../ui/Notice.js";
import { Photo, type PictureSize, usePicture } from "../../ui/Photo.js";
import { nextStop } from "../../ui/roving.js";
import { Slider } from "../../ui/Slider.js";
import { formatScore } from "../../ui/score.js";
import { useMediaUrl } from "../../ui/useMediaUrl.js";
import { useWords } from "../../ui/words.js";
import { type Figure, type KeyPoints, namePoint, pictureCaption, writePoint } from "./keypoints.js";

/** What the view needs of the input: the picture that was looked at. */
export interface PicturedInput {
  readonly media: Media | undefined;
}

/** Figures of key points over their picture with a list to tell and to hide them by, and pictures a server has drawn itself. */
export function KeyPointsView({ output, input }: OutputViewProps<KeyPoints, PicturedInput>) {
  const t = useWords();
  if (output.figures.length === 0 && output.pictures.length === 0) {
    return (
      <Notice tone="info" title={t("No key point was found")}>
        {t("The model answered that it knows nothing in this picture. A lower threshold may find more.")}
      </Notice>
    );
  }
  return (
    <div className="iw-view">
      {output.figures.length > 0 && <Figures output={output} media={input.media} />}
      {output.pictures.map((picture, index) => (
        <DrawnPicture key={index} number={index + 1} media={picture} />
      ))}
    </div>
  );
}

/** A point by its figure, and its place in it. */
interface PointPlace {
  readonly figure: number;
  readonly point: number;
}

function Figures({ output: { figures, unit }, media }: { output: KeyPoints; media: Media | undefined }) {
  const t = useWords();
  const picture = usePicture(media);
  const marks = useMarks(figures);
  const [least, setLeast] = useState(0);
  const [chosen, choose] = useState<PointPlace & { readonly of: readonly Figure[] }>();
  const extent = useMemo(() => extentOf(figures, unit), [figures, unit]);
  const { size } = picture;
  const best = figures.reduce<number | undefined>(
    (most, { points }) => points.reduce((high, { score }) => (score === null ? high : Math.max(high ?? 1, score)), most),
    undefined,
  );
  const now = chosen?.of === figures ? chosen : undefined;
  const onChoose = (place: PointPlace | undefined) => choose(place && { ...place, of: figures });

  return (
    <div className="iw-view iw-two">
      <Photo
        picture={picture}
        ratio={extent.width / extent.height}
        alt={t("The picture under the key points of {n} {n|figure|figures}, which the list names", { n: marks.shown.length })}
      >
        <FigureLayer
          figures={figures}
          scale={unit === "fractions" ? { width: 1, height: 1 } : (size ?? extent)}
          marks={marks}
          least={least}
          chosen={now}
          onChoose={onChoose}
        />
      </Photo>
      <div className="iw-stack">
        <MarkList
          marks={marks}
          name={t("Figures")}
          none={t("No figure has a score of {score} or more.", { score: t.figure(marks.least.toFixed(2)) })}
          faceOf={(index) => {
            const area = areaOf(figures[index]);
            return { colour: colourOf(index), place: area ? wordArea(area, unit, size, t) : [t("no points")] };
          }}
          below={(index) => (
            <PointList
              figures={figures}
              index={index}
              isOpen={index === 0}
              least={least}
              write={(point) => writePoint(point, unit, size)}
              chosen={now?.figure === index ? now.point : undefined}
              onChoose={(point) => onChoose(point === undefined ? undefined : { figure: index, point })}
            />
          )}
        >
          {best !== undefined && (
            <Slider
              label={t("Least score of a point")}
              max={best}
              step={0.01}
              value={least}
              text={t.figure(least.toFixed(2))}
              onChange={setLeast}
            />
          )}
        </MarkList>
      </div>
    </div>
  );
}

const colourOf = (index: number) => `iw-m${(index % colourCount) + 1}`;

/** What stands for the size of a picture that cannot be shown: as far as its points reach. */
function extentOf(figures: readonly Figure[], unit: KeyPoints["unit"]): PictureSize {
  if (unit === "fractions") return { width: 1.5, height: 1 };
  const areas = figures.flatMap((figure) => areaOf(figure) ?? []);
  const reach = (side: "xmax" | "ymax") => areas.reduce((most, area) => Math.max(most, area[side] * 1.05), 1);
  return { width: reach("xmax"), height: reach("ymax") };
}

/** The smallest area that holds all points of a figure. */
function areaOf(figure: Figure | undefined) {
  const [first] = figure?.points ?? [];
  if (!first) return undefined;
  return figure?.points.reduce(
    (area, { x, y }) => ({
      xmin: Math.min(area.xmin, x),
      ymin: Math.min(area.ymin, y),
      xmax: Math.max(area.xmax, x),
      ymax: Math.max(area.ymax, y),
    }),
    { xmin: first.x, ymin: first.y, xmax: first.x, ymax: first.y },
  );
}

interface FigureLayerProps {
  figures: readonly Figure[];
  /** What the whole picture is across and down, in the unit of the points. */
  scale: PictureSize;
  marks: Marks;
  least: number;
  chosen: PointPlace | undefined;
  onChoose(place: PointPlace | undefined): void;
}

/** A point in CSS pixels of the frame. */
interface Dot {
  readonly point: number;
  readonly x: number;
  readonly y: number;
}

function FigureLayer({ figures, scale, marks, least, chosen, onChoose }: FigureLayerProps) {
  const t = useWords();
  const layer = useRef<SVGGElement>(null);
  const frame = useTagFrame(layer);
  const drawn = useMemo(() => {
    if (!frame) return [];
    return figures.map(({ points, edges }) => {
      const dots = points.map(({ x, y, score }, point): Dot | undefined =>
        (score ?? least) < least
          ? undefined
          : { point, x: (x / scale.width) * frame.width, y: (y / scale.height) * frame.height },
      );
      const lines = edges.flatMap(([from, to]) => {
        const [one, other] = [dots[from], dots[to]];
        return one && other ? [`M${write(one)}L${write(other)}`] : [];
      });
      const seen = dots.flatMap((dot) => dot ?? []);
      // A line of no length with round ends is a dot: thousands of points are one path.
      return { dots: seen, lines: lines.join(""), spots: seen.map((dot) => `M${write(dot)}h0`).join("") };
    });
  }, [figures, least, scale, frame]);
  const active = chosen?.figure ?? marks.active;
  const dot = chosen && drawn[chosen.figure]?.dots.find(({ point }) => point === chosen.point);
  const point = dot && chosen && figures[chosen.figure]?.points[dot.point];
  const tags = useMemo(() => {
    if (!frame || marks.shown.length < 2) return [];
    const boxes = marks.shown.flatMap((index) => {
      const dots = drawn[index]?.dots ?? [];
      const xs = dots.map(({ x }) => x);
      const ys = dots.map(({ y }) => y);
      if (dots.length === 0) return [];
      const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
      const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
      return [{ index, number: index + 1, text: figures[index]?.label ?? "", left, right, top: top - 8, bottom: bottom + 8 }];
    });
    return placeTags(boxes, frame);
  }, [frame, marks.shown, drawn, figures]);

  const chooseNearest = (event: PointerEvent<SVGElement>, index: number) => {
    const bounds = layer.current?.ownerSVGElement?.getBoundingClientRect();
    if (!bounds) return;
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top];
    const away = (one: Dot) => Math.hypot(one.x - x, one.y - y);
    const near = drawn[index]?.dots.reduce<Dot | undefined>(
      (best, one) => (away(one) < (best ? away(best) : reach) ? one : best),
      undefined,
    );
    if (near?.point !== chosen?.point || chosen?.figure !== index) onChoose(near && { figure: index, point: near.point });
  };

  return (
    <g ref={layer}>
      {marks.shown.map((index) => {
        const { lines = "", spots = "" } = drawn[index] ?? {};
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: marks what is pointed at; the list does the same by keyboard
          <g
            className={active === undefined || active === index ? "iw-figure" : "iw-figure iw-figure-back"}
            key={index}
            onPointerEnter={() => marks.point(index)}
            onPointerMove={(event) => chooseNearest(event, index)}
            onPointerLeave={() => {
              marks.point(undefined);
              onChoose(undefined);
            }}
            onClick={() => marks.pick(index)}
          >
            <path className="iw-figure-reach" d={lines + spots} />
            <path className="iw-figure-edge" d={lines} />
            <path className={`iw-figure-line ${colourOf(index)}`} d={lines} />
            <path className="iw-figure-ring" d={spots} />
            <path className={`iw-figure-dot ${colourOf(index)}`} d={spots} />
          </g>
        );
      })}
      {tags.map((tag) => (
        <MarkTag key={tag.index} tag={tag} colour={colourOf(tag.index)} />
      ))}
      {frame && chosen && dot && point && (
        <ChosenPoint
          dot={dot}
          colour={colourOf(chosen.figure)}
          text={[namePoint(point, dot.point, t), ...(point.score === null ? [] : [t.figure(formatScore(point.score))])].join(" ")}
          frame={frame}
        />
      )}
    </g>
  );
}

/** CSS pixels from a point within which the pointer means it. */
const reach = 14;

const write = ({ x, y }: Dot) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

function ChosenPoint({ dot, colour, text, frame }: { dot: Dot; colour: string; text: string; frame: TagFrame }) {
  const around = { left: dot.x - 4, right: dot.x + 4, top: dot.y - 10, bottom: dot.y + 10 };
  const tag = placeTag({ index: dot.point, text, ...around }, frame);
  return (
    <g className="iw-figure-now iw-through">
      <circle className={`iw-figure-chosen ${colour}`} cx={dot.x} cy={dot.y} r="7" />
      {tag && <MarkTag tag={tag} colour={colour} />}
    </g>
  );
}

interface PointListProps {
  figures: readonly Figure[];
  index: number;
  isOpen: boolean;
  least: number;
  write(point: Figure["points"][number]): string;
  chosen: number | undefined;
  onChoose(point: number | undefined): void;
}

/** The points of a figure in words; one tab stop, the arrow keys go from point to point and show each on the picture. */
function PointList({ figures, index, isOpen, least, write: writePlace, chosen, onChoose }: PointListProps) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  // The points of fifty figures are thousands of elements: a closed list has none until it is first opened.
  const [wasOpen, setWasOpen] = useState(isOpen);
  const [rows, setRows] = useState({ figures, count: rowsAtOnce });
  const count = rows.figures === figures ? rows.count : rowsAtOnce;
  const all = figures[index]?.points ?? [];
  const passing = all.flatMap((point, place) => ((point.score ?? least) >= least ? [place] : []));
  const listed = passing.slice(0, count);
  const tabStop = listed.includes(stop) ? stop : listed[0];
  if (all.length === 0) return null;

  function goTo(place: number): void {
    list.current?.querySelector<HTMLElement>(`[data-point="${place}"]`)?.focus();
  }

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const next = nextStop(event, listed, tabStop ?? 0);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  }

  return (
    <details className="iw-points" open={isOpen} onToggle={({ currentTarget }) => setWasOpen(wasOpen || currentTarget.open)}>
      <summary className="iw-points-head">
        <Icon path={chevron} className="iw-points-chevron" />
        {passing.length === all.length
          ? t("{n} {n|point|points}", { n: all.length })
          : t("{n} of {all} points", { n: passing.length, all: all.length })}
      </summary>
      <div
        className={figures.length > 1 ? "iw-points-list iw-points-short" : "iw-points-list"}
        ref={list}
        role="listbox"
        tabIndex={-1}
        aria-label={t("Points of {label}", { label: `${index + 1}. \u2068${figures[index]?.label}\u2069` })}
        onKeyDown={move}
      >
        {(wasOpen ? listed : []).map((place) => {
          const point = all[place];
          return (
            point && (
              <div
                className={chosen === place ? "iw-point iw-point-on" : "iw-point"}
                key={place}
                role="option"
                aria-selected={chosen === place}
                tabIndex={place === tabStop ? 0 : -1}
                data-point={place}
                onPointerEnter={() => onChoose(place)}
                onPointerLeave={() => onChoose(undefined)}
                onFocus={() => {
                  setStop(place);
                  onChoose(place);
                }}
                onBlur={() => onChoose(undefined)}
              >
                <bdi className="iw-any iw-start">{namePoint(point, place, t)}</bdi>
                <bdi className="iw-dim iw-num">{writePlace(point)}</bdi>
                <span className="iw-num">
                  {point.score !== null && (
                    <>
                      <span className="iw-sr">{t("score")} </span>
                      <bdi>{t.figure(point.score.toFixed(3))}</bdi>
                    </>
                  )}
                </span>
              </div>
            )
          );
        })}
      </div>
      {passing.length > listed.length && (
        <button
          className="iw-media-button"
          type="button"
          onClick={() => {
            setRows({ figures, count: count + rowsAtOnce });
            // This button goes away with the last rows.
            if (passing.length - listed.length <= rowsAtOnce) goTo(listed.at(-1) ?? 0);
          }}
        >
          {t("Show {n} more", { n: Math.min(rowsAtOnce, passing.length - listed.length) })}
        </button>
      )}
    </details>
  );
}

/** A picture into which the server has drawn the key points. */
function DrawnPicture({ number, media }: { number: number; media: Media }) {
  const t = useWords();
  const picture = usePicture(media);
  const url = useMediaUrl(media);
  const caption = t(pictureCaption, { n: number });
  return (
    <figure className="iw-stack">
      <Photo picture={picture} ratio={undefined} alt={caption}>
        {null}
      </Photo>
      <figcaption className="iw-row4">
        <span className="iw-note">{caption}</span>
        {url !== undefined && (
          <a className="iw-link" href={url} download={`key-points-${number}`} target="_blank" rel="noopener noreferrer">
            {t("Download")}
          </a>
        )}
      </figcaption>
    </figure>
  );
}
