import type { PictureSize } from "../../ui/Photo.js";

/** The frame that tags lie in, in CSS pixels, and what a text takes in the type of its tags. */
export interface TagFrame extends PictureSize {
  widthOf(text: string): number;
}

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
export function placeTags(boxes: readonly Tagged[], frame: TagFrame): readonly Tag[] {
  const placed: Tag[] = [];
  for (const box of boxes) {
    for (const text of [wordsOf(box), `${box.index + 1}`]) {
      const tag = placesOf(box, text, frame).find((place) => placed.every((other) => isApart(place, other)));
      if (!tag) continue;
      placed.push(tag);
      break;
    }
  }
  return placed;
}

/** The tag of one box, whatever it covers. */
export function placeTag(box: Tagged, frame: TagFrame): Tag | undefined {
  return placesOf(box, wordsOf(box), frame)[0];
}

/** Above the box, inside it at the top or the bottom, below it, at its end; all inside the frame. */
function placesOf({ index, left, top, right, bottom }: Tagged, text: string, frame: TagFrame): readonly Tag[] {
  const width = Math.min(Math.ceil(frame.widthOf(text)) + 10, frame.width);
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

/** The number of a box and its text, which may run from right to left. */
function wordsOf({ index, text }: Tagged): string {
  return `${index + 1} \u2068${shorten(text)}\u2069`;
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
