/** Two points of a figure that are drawn with a line between them, by their places among its points. */
export type Edge = readonly [from: number, to: number];

/**
 * The points of a person in the order of the COCO data set.
 *
 * Source: https://cocodataset.org/#keypoints-2020
 */
export const personPoints: readonly string[] = [
  "nose",
  "left eye",
  "right eye",
  "left ear",
  "right ear",
  "left shoulder",
  "right shoulder",
  "left elbow",
  "right elbow",
  "left wrist",
  "right wrist",
  "left hip",
  "right hip",
  "left knee",
  "right knee",
  "left ankle",
  "right ankle",
];

/** The lines of a person, by the places of their ends among `personPoints`. */
const personEdges: readonly Edge[] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [1, 3],
  [2, 4],
  [3, 5],
  [4, 6],
  [5, 6],
  [5, 7],
  [7, 9],
  [6, 8],
  [8, 10],
  [5, 11],
  [6, 12],
  [11, 12],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
];

/** The lines between points that are named as those of a person; none where fewer than half of the points are. */
export function edgesByName(names: readonly (string | undefined)[]): readonly Edge[] {
  const places = names.map((name) => (name === undefined ? -1 : personPoints.indexOf(plain(name))));
  if (places.filter((place) => place >= 0).length * 2 < names.length) return [];
  return keepKnown(personEdges.map(([from, to]) => [places.indexOf(from), places.indexOf(to)]));
}

/**
 * Lines as an answer gives them: pairs of places, counted from 0, or from 1 as COCO does, or pairs of names.
 *
 * Undefined where there are none; a pair that names no point is left out.
 */
export function readEdges(value: unknown, names: readonly (string | undefined)[]): readonly Edge[] | undefined {
  if (!Array.isArray(value) || !value.every((pair): pair is unknown[] => Array.isArray(pair) && pair.length === 2))
    return undefined;
  const ends = value.flat();
  const first = ends.includes(names.length) && !ends.includes(0) ? 1 : 0;
  const find = (end: unknown) =>
    typeof end === "string" ? names.findIndex((name) => name !== undefined && plain(name) === plain(end)) : Number(end) - first;
  return keepKnown(value.map(([from, to]) => [find(from), find(to)] as const)).filter((edge) =>
    edge.every((end) => Number.isInteger(end) && end < names.length),
  );
}

function keepKnown(edges: readonly Edge[]): readonly Edge[] {
  return edges.filter(([from, to]) => from >= 0 && to >= 0);
}

/** A name without what spellings differ in, such as `Left_Eye`. */
function plain(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[\s_-]+/g, " ")
    .trim()
    .toLowerCase();
}
