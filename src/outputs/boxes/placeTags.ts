import type { PictureSize } from "../../ui/Photo.js";

/** A box in CSS pixels of the frame, and what its tag says. */
export interface Tagged {
  readonly index: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A tag in CSS pixels of the frame. */
export interface Tag {
  readonly index: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Height of a tag. */
export const tagHeight = 18;

/** Characters a tag shows at most. */
const mostCharacters = 24;

/**
 * Finds a place for the tag of each box, near its top left and inside the frame, where it covers no other tag.
 *
 * The first boxes choose first. One that finds no room for its words says its number alone; one that finds no room for that
 * either gets no tag.
 */
export function placeTags(boxes: readonly Tagged[], frame: PictureSize): readonly Tag[] {
  const placed: Tag[] = [];
  for (const box of boxes) {
    for (const text of [`${box.index + 1} ${shorten(box.text)}`, `${box.index + 1}`]) {
      const tag = placesOf(box, text, frame).find((place) => placed.every((other) => isApart(place, other)));
      if (!tag) continue;
      placed.push(tag);
      break;
    }
  }
  return placed;
}

/** The tag of one box, whatever it covers. */
export function placeTag(box: Tagged, frame: PictureSize): Tag | undefined {
  return placesOf(box, `${box.index + 1} ${shorten(box.text)}`, frame)[0];
}

/** Above the box, inside it at the top or the bottom, below it, at its end; all inside the frame. */
function placesOf({ index, left, top, right, bottom }: Tagged, text: string, frame: PictureSize): readonly Tag[] {
  const width = Math.min(widthOf(text), frame.width);
  const places = [
    [left - 1, top - tagHeight],
    [left - 1, top - 1],
    [left - 1, bottom - tagHeight + 1],
    [left - 1, bottom],
    [right + 1 - width, top - tagHeight],
    [right + 1 - width, bottom - tagHeight + 1],
    [right + 1 - width, bottom],
  ] as const;
  return places
    .filter(([, y], place) => place === 1 || (y >= 0 && y + tagHeight <= frame.height))
    .map(([x, y]) => ({
      index,
      text,
      width,
      x: Math.max(0, Math.min(frame.width - width, x)),
      y: Math.max(0, Math.min(frame.height - tagHeight, y)),
    }));
}

function isApart(one: Tag, other: Tag): boolean {
  return (
    one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + tagHeight <= other.y || other.y + tagHeight <= one.y
  );
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters - 1).join("")}…` : text;
}

/** About what a text takes in the type of the tags; wide scripts and pictures take a square for each character. */
function widthOf(text: string): number {
  let width = 10;
  for (const character of text) {
    width += /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|\p{Extended_Pictographic}/u.test(character)
      ? 12
      : /[mwMW@%]/.test(character)
        ? 10
        : /[iljtf.,:' ]/.test(character)
          ? 4.2
          : /[A-Z]/.test(character)
            ? 8
            : 6.9;
  }
  return Math.ceil(width);
}
