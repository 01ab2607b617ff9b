import { colour, createRandom, ellipse, points, rectangle, smoothLine, smoothRing, stroke, verticalGradient } from "./raster.mjs";

/**
 * People at their morning exercise and a dancer, 720 × 480 and 560 × 420 units. Each person is drawn around the seventeen
 * points that detectors look for, so that these are known exactly.
 */

/**
 * The points in the order of the COCO data set: the head from its middle, then shoulders, elbows, wrists, hips, knees and
 * ankles, the person's left one first.
 */
function pointsOf({ head: [x, y], size, turn = 0, body }) {
  const around = (dx, dy) => [x + (dx + turn) * size, y + dy * size];
  return [around(0, 3), around(6, -3), around(-6, -3), around(15 - turn * 1.4, 0), around(-15 - turn * 1.4, 0), ...points(body)];
}

function personLayers(person) {
  const { head, size, turn = 0, ground, skin, hair, top, legs, shoes } = person;
  const all = pointsOf(person);
  const [shoulders, elbows, wrists] = [all.slice(5, 7), all.slice(7, 9), all.slice(9, 11)];
  const [hips, knees, ankles] = [all.slice(11, 13), all.slice(13, 15), all.slice(15, 17)];
  const between = ([ax, ay], [bx, by], share) => [ax + (bx - ax) * share, ay + (by - ay) * share];
  const neck = between(shoulders[0], shoulders[1], 0.5);
  const trunk = [shoulders[0], shoulders[1], hips[1], hips[0]];
  const middle = between(hips[0], hips[1], 0.5);
  const sides = [0, 1];
  return [
    { path: [ellipse(middle[0], ground, 62 * size, 7 * size)], paint: colour("#1f2a22"), opacity: 0.3 },
    ...sides.flatMap((side) => {
      const [knee, ankle] = [knees[side], ankles[side]];
      const length = Math.hypot(ankle[0] - knee[0], ankle[1] - knee[1]);
      const [downX, downY] = [(ankle[0] - knee[0]) / length, (ankle[1] - knee[1]) / length];
      const foot = [ankle[0] + downX * 9 * size, ankle[1] + downY * 9 * size];
      const toe = [foot[0] + (side === 0 ? 9 : -9) * size * Math.abs(downY) + 6 * size * downX, foot[1] + 4 * size * downY];
      return [
        { path: stroke([hips[side], knee, ankle], 19 * size), paint: colour(legs) },
        { path: stroke([foot, toe], 11 * size), paint: colour(shoes) },
      ];
    }),
    { path: stroke([neck, head], 12 * size), paint: colour(skin) },
    ...sides.map((side) => ({ path: stroke([shoulders[side], elbows[side], wrists[side]], 11 * size), paint: colour(skin) })),
    ...sides.map((side) => ({ path: [ellipse(...wrists[side], 7.5 * size)], paint: colour(skin) })),
    { path: [trunk], paint: colour(top) },
    { path: stroke([...trunk, trunk[0]], 17 * size), paint: colour(top) },
    {
      path: sides.flatMap((side) => stroke([shoulders[side], between(shoulders[side], elbows[side], 0.55)], 15 * size)),
      paint: colour(top),
    },
    { path: stroke([hips[0], hips[1]], 19 * size), paint: colour(legs) },
    { path: [ellipse(head[0], head[1] - 3 * size, 17.5 * size, 19 * size)], paint: colour(hair) },
    { path: [ellipse(head[0] + turn * size * 0.4, head[1] + 2 * size, 15 * size, 17 * size)], paint: colour(skin) },
    {
      path: [
        smoothRing(
          points("-17,-3 -14,-17 0,-23 14,-17 17,-3 10,-10 -10,-10").map(([dx, dy]) => [
            head[0] + dx * size,
            head[1] + dy * size,
          ]),
          6,
        ),
      ],
      paint: colour(hair),
    },
    { path: [all[1], all[2]].map(([x, y]) => ellipse(x, y, 1.9 * size)), paint: colour("#2a211d") },
    {
      path: stroke(
        smoothLine(points("-5,9.5 0,11.5 5,9.5").map(([dx, dy]) => [head[0] + (dx + turn) * size, head[1] + dy * size])),
        1.8 * size,
      ),
      paint: colour("#8c4a3a"),
    },
  ];
}

const stretchers = [
  {
    of: "first",
    head: [150, 172],
    size: 1,
    ground: 432,
    body: "178,212 122,212 212,166 88,166 232,112 68,112 168,304 132,304 180,362 120,362 190,418 110,418",
    skin: "#e0a983",
    hair: "#3d2a20",
    top: "#d8574a",
    legs: "#2f3f5c",
    shoes: "#f2efe8",
  },
  {
    of: "second",
    head: [362, 206],
    size: 0.94,
    turn: 4,
    ground: 424,
    body: "386,244 334,244 440,246 280,248 492,246 228,250 384,326 340,324 440,346 300,372 444,410 262,414",
    skin: "#8d5a3c",
    hair: "#1d1a1a",
    top: "#e8b43f",
    legs: "#4d4470",
    shoes: "#e9e4f5",
  },
  {
    of: "third",
    head: [592, 198],
    size: 0.97,
    ground: 428,
    body: "618,236 566,236 654,262 548,178 626,300 584,122 610,324 574,324 656,352 570,370 606,372 568,414",
    skin: "#f0c3a0",
    hair: "#b5652f",
    top: "#3f8f86",
    legs: "#33383f",
    shoes: "#f4d9c8",
  },
];

const dancer = {
  of: "dancer",
  head: [276, 108],
  size: 1.05,
  turn: 3,
  ground: 372,
  body: "304,146 250,152 356,118 198,124 404,92 148,96 292,226 254,228 356,246 190,216 432,246 122,196",
  skin: "#c98d66",
  hair: "#241a22",
  top: "#efe3f2",
  legs: "#b43f6a",
  shoes: "#f6c9d6",
};

const random = createRandom(5);

const tree = (x, foot, size) => [
  { path: [rectangle(x - 5 * size, foot - 60 * size, 10 * size, 60 * size)], paint: colour("#5d4635") },
  {
    path: points("0,-120 -34,-96 34,-94 -20,-68 24,-66").map(([dx, dy]) =>
      ellipse(x + dx * size, foot + dy * size, 36 * size, 32 * size),
    ),
    paint: verticalGradient([
      [foot - 150 * size, "#8fbf78"],
      [foot - 40 * size, "#4f8a5b"],
    ]),
  },
];

const park = [
  {
    path: [rectangle(0, 0, 720, 480)],
    paint: verticalGradient([
      [0, "#8ec5e8"],
      [250, "#f3e7cf"],
    ]),
  },
  { path: [ellipse(600, 84, 38)], paint: colour("#fff3c4") },
  {
    path: [smoothRing(points("-60,300 80,236 220,262 380,214 560,256 780,222 780,520 -60,520"), 10)],
    paint: verticalGradient([
      [214, "#b5cfa6"],
      [330, "#8db888"],
    ]),
  },
  ...tree(52, 322, 0.9),
  ...tree(262, 312, 0.62),
  ...tree(474, 306, 0.7),
  ...tree(688, 330, 1),
  {
    path: [rectangle(0, 322, 720, 160)],
    paint: verticalGradient([
      [322, "#83b26b"],
      [480, "#5c8f52"],
    ]),
  },
  {
    path: Array.from({ length: 70 }, () => {
      const [x, y] = [random() * 720, 330 + random() * 145];
      return [
        [x, y],
        [x + 2, y - 8],
        [x + 4, y],
      ];
    }),
    paint: colour("#a8d08a"),
    opacity: 0.8,
  },
];

const stage = [
  {
    path: [rectangle(0, 0, 560, 420)],
    paint: verticalGradient([
      [0, "#20243f"],
      [330, "#4a3d68"],
    ]),
  },
  { path: [points("190,0 370,0 500,372 60,372")], paint: colour("#f7e6b8"), opacity: 0.16 },
  {
    path: [rectangle(0, 330, 560, 90)],
    paint: verticalGradient([
      [330, "#6b4a3c"],
      [420, "#3f2b28"],
    ]),
  },
  { path: [ellipse(280, 372, 220, 28)], paint: colour("#f7e6b8"), opacity: 0.22 },
  ...[0, 1].flatMap((side) =>
    Array.from({ length: 4 }, (_, fold) => ({
      path: [
        smoothRing(
          [
            [-10, -20],
            [26, -20],
            [20, 180],
            [30, 345],
            [-10, 345],
          ].map(([x, y]) => [side === 0 ? x + fold * 22 - 14 : 574 - x - fold * 22, y]),
          6,
        ),
      ],
      paint: colour(fold % 2 ? "#8c2f45" : "#a83a50"),
    })),
  ),
];

/** The points of each person by name, and the picture they are in. */
const scene = (name, width, height, back, people) => ({
  name,
  width,
  height,
  layers: [...back, ...people.flatMap(personLayers)],
  people: people.map((person) => ({ of: person.of, points: pointsOf(person) })),
});

export const stretch = scene("stretch", 720, 480, park, stretchers);
export const leap = scene("leap", 560, 420, stage, [dancer]);
