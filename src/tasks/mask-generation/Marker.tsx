"use client";
import { useRef, useState } from "react";
import type { Media } from "../../core/task.js";
import { Icon } from "../../ui/Icon.js";
import { close, plus } from "../../ui/icons.js";
import { Photo, usePicture } from "../../ui/Photo.js";
import { useWords } from "../../ui/words.js";
import { mostMarks, type PictureMark, type Pixel } from "./promptedPicture.js";

export interface MarkerProps {
  media: Media;
  marks: readonly PictureMark[];
  readOnly: boolean;
  onChange(marks: readonly PictureMark[]): void;
}

type Kind = PictureMark["kind"];

/** Marks points and boxes in a picture: by the pointer where they are, or by numbers. */
export default function Marker({ media, marks, readOnly, onChange }: MarkerProps) {
  const t = useWords();
  const picture = usePicture(media);
  const list = useRef<HTMLUListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const [kind, setKind] = useState<Kind>("inside");
  const [corner, setCorner] = useState<Pixel>();
  const [at, setAt] = useState<Pixel>();
  const { size } = picture;
  const isFull = marks.length >= mostMarks;
  if (picture.status === "unshowable") {
    return <p className="iw-note">{t("The picture cannot be shown here, so nothing can be marked in it.")}</p>;
  }
  const place = at ?? (size && ([Math.floor(size.width / 2), Math.floor(size.height / 2)] as const));

  function put(pixel: Pixel): void {
    setAt(pixel);
    if (isFull) return;
    if (kind !== "box") {
      onChange([...marks, { kind, at: pixel }]);
      return;
    }
    setCorner(corner ? undefined : pixel);
    if (!corner) return;
    const [left, right] = [corner[0], pixel[0]].sort((one, other) => one - other) as [number, number];
    const [top, bottom] = [corner[1], pixel[1]].sort((one, other) => one - other) as [number, number];
    onChange([...marks, { kind, from: [left, top], to: [right, bottom] }]);
  }

  function remove(index: number): void {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    // The pressed button goes away with its mark.
    (buttons[index + 1] ?? buttons[index - 1] ?? adder.current)?.focus();
    onChange(marks.filter((_, other) => other !== index));
  }

  return (
    <div className="iw-g3">
      <div
        className={readOnly || isFull ? undefined : "iw-marker-photo"}
        onPointerDown={(event) => {
          const image = picture.image.current;
          if (readOnly || !size || !image || event.button !== 0) return;
          const { left, top, width, height } = image.getBoundingClientRect();
          const [x, y] = [((event.clientX - left) / width) * size.width, ((event.clientY - top) / height) * size.height];
          if (x >= 0 && y >= 0 && x < size.width && y < size.height) put([Math.floor(x), Math.floor(y)]);
        }}
      >
        <Photo
          picture={picture}
          ratio={undefined}
          alt={t("The picture with {n} {n|mark|marks}, which the list names", { n: marks.length })}
        >
          {size && (
            <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" width="100%" height="100%">
              {marks.map(
                (mark, index) =>
                  mark.kind === "box" && (
                    <rect
                      className="iw-marker-box"
                      key={index}
                      x={mark.from[0]}
                      y={mark.from[1]}
                      width={mark.to[0] - mark.from[0]}
                      height={mark.to[1] - mark.from[1]}
                    />
                  ),
              )}
            </svg>
          )}
          {size && marks.map((mark, index) => <Pin key={index} mark={mark} number={index + 1} size={size} />)}
          {size && corner && (
            <circle
              className="iw-m1 iw-swatch-fill"
              cx={`${((corner[0] + 0.5) / size.width) * 100}%`}
              cy={`${((corner[1] + 0.5) / size.height) * 100}%`}
              r="5"
            />
          )}
        </Photo>
      </div>
      {!readOnly && (
        <div className="iw-marker-tools">
          <label className="iw-marker-field">
            {t("Mark")}
            <select
              className="iw-line"
              value={kind}
              onChange={({ target }) => {
                setKind(target.value as Kind);
                setCorner(undefined);
              }}
            >
              <option value="inside">{t("Point inside")}</option>
              <option value="outside">{t("Point outside")}</option>
              <option value="box">{t("Box, corner by corner")}</option>
            </select>
          </label>
          {size &&
            place &&
            ([0, 1] as const).map((axis) => (
              <label className="iw-marker-field" key={axis}>
                {axis === 0 ? t("From the left") : t("From the top")}
                <input
                  className="iw-line"
                  type="number"
                  min={0}
                  max={(axis === 0 ? size.width : size.height) - 1}
                  step={1}
                  value={place[axis]}
                  onChange={({ target: { valueAsNumber } }) => {
                    const most = (axis === 0 ? size.width : size.height) - 1;
                    if (!(valueAsNumber >= 0 && valueAsNumber <= most)) return;
                    const pixel = Math.floor(valueAsNumber);
                    setAt(axis === 0 ? [pixel, place[1]] : [place[0], pixel]);
                  }}
                />
              </label>
            ))}
          <button
            className="iw-media-button"
            type="button"
            ref={adder}
            aria-disabled={isFull}
            onClick={() => place && put(place)}
          >
            <Icon path={plus} />
            {kind !== "box" ? t("Add point") : corner ? t("Add the second corner") : t("Add the first corner")}
          </button>
        </div>
      )}
      <p className="iw-note" role="status">
        {isFull
          ? t("No more than {n} marks can be sent.", { n: mostMarks })
          : corner
            ? t("The first corner is at {place}. Choose the opposite one.", { place: corner.join(", ") })
            : marks.length === 0 && t("Without any mark the whole picture is divided.")}
      </p>
      {marks.length > 0 && (
        <ul className="iw-rule" ref={list} aria-label={t("Marks")}>
          {marks.map((mark, index) => (
            <li className="iw-marker-row" key={index}>
              <span className="iw-num">
                {index + 1}. {t(wordsOf(mark))} <bdi className="iw-dim">{pixelsOf(mark)}</bdi>
              </span>
              {!readOnly && (
                <button
                  className="iw-tool"
                  type="button"
                  aria-label={t("Remove mark {n}", { n: index + 1 })}
                  onClick={() => remove(index)}
                >
                  <Icon path={close} className="iw-i16" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const pinClasses = { inside: "iw-m4", outside: "iw-m2", box: "iw-m1" } as const;

function Pin({ mark, number, size }: { mark: PictureMark; number: number; size: { width: number; height: number } }) {
  const [x, y] = mark.kind === "box" ? mark.from : mark.at;
  const [left, top] = [`${((x + 0.5) / size.width) * 100}%`, `${((y + 0.5) / size.height) * 100}%`];
  return (
    <>
      <circle className={`iw-swatch-fill ${pinClasses[mark.kind]}`} cx={left} cy={top} r="11" />
      <text className="iw-digit iw-through" x={left} y={top} dy=".36em">
        {mark.kind === "outside" ? `\u2212${number}` : number}
      </text>
    </>
  );
}

function wordsOf({ kind }: PictureMark): string {
  switch (kind) {
    case "inside":
      return "Point inside";
    case "outside":
      return "Point outside";
    case "box":
      return "Box";
  }
}

const pixelsOf = (mark: PictureMark) =>
  mark.kind === "box" ? `${mark.from.join(", ")} – ${mark.to.join(", ")}` : mark.at.join(", ");
