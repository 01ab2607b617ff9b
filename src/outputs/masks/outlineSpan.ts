/** The border of what a mask covers, ready to be drawn. */
export interface Outline {
  /** Path data; both directions of the mask run from 0 to `outlineSpan`, whatever the picture's shape. Empty: covers nothing. */
  readonly path: string;
  /** Part of the picture that is covered, in 0–1. */
  readonly share: number;
  /** A place well inside for a number, each coordinate in 0–1 of the picture; undefined when nothing is covered. */
  readonly centre: readonly [x: number, y: number] | undefined;
}

/** Both sides of a traced grid, and the extent of its path's coordinates. 512 is the width a picture has in the page. */
export const outlineSpan = 512;
