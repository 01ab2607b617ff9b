import {
  colour,
  createRandom,
  ellipse,
  mix,
  points,
  rectangle,
  roundedRectangle,
  smoothLine,
  smoothRing,
  stroke,
  verticalGradient,
} from "./raster.mjs";

/** A lake in the mountains at dusk, 960 × 640 units. */

const width = 960;
const height = 640;
const waterline = 398;
const sun = { x: 612, y: 306, radius: 37 };

const random = createRandom(7);

/** A ridge through the points, roughened between them. */
function roughen(points, roughness, rounds) {
  let line = points;
  for (let round = 0; round < rounds; round += 1) {
    line = line.flatMap(([x, y], index) => {
      const next = line[index + 1];
      if (!next) return [[x, y]];
      const length = Math.hypot(next[0] - x, next[1] - y);
      return [
        [x, y],
        [(x + next[0]) / 2, (y + next[1]) / 2 + (random() - 0.5) * length * roughness],
      ];
    });
  }
  return line;
}

/** All between a line and the water. */
function downToWater(line) {
  return [...line, [line.at(-1)[0], waterline], [line[0][0], waterline]];
}

const farRidge = roughen(
  points("-10,318 90,262 150,292 238,214 330,300 430,318 520,346 640,340 760,290 842,236 900,270 970,226"),
  0.16,
  4,
);
const nearRidge = roughen(
  points("-10,300 70,240 128,272 196,196 250,232 352,118 418,186 452,176 540,296 610,352 700,372 800,378"),
  0.2,
  4,
);

/** The lit side of the highest mountain, its border running down from the peak. */
const peak = nearRidge.reduce((top, point) => (point[1] < top[1] ? point : top));
const rightOfPeak = nearRidge.filter(([x]) => x >= peak[0]);
const litSide = [
  ...rightOfPeak,
  [800, waterline],
  ...roughen([[452, waterline], [404, 330], [416, 262], [372, 204], peak], 0.22, 3),
];

const snowLine = roughen(points("408,176 392,206 376,184 356,214 340,190 322,204 306,180 290,186"), 0.3, 2);
const snow = [...nearRidge.filter(([x]) => x >= 292 && x <= 408), ...snowLine];
const snowShadow = [
  peak,
  ...roughen(points("372,150 362,176 376,190"), 0.3, 2),
  [356, 214],
  [340, 190],
  [322, 204],
  [306, 180],
  [292, 186],
  ...nearRidge.filter(([x]) => x >= 292 && x < peak[0]),
];

/** A row of firs along the water. */
function firs(from, to, tallest) {
  const line = [];
  for (let x = from; x < to; ) {
    const half = 4 + random() * 5;
    const tall = tallest * (0.45 + 0.55 * random()) * Math.min(1, (x - from) / 50 + 0.35, (to - x) / 50 + 0.35);
    line.push([x, waterline - tall * 0.35], [x + half, waterline - tall], [x + 2 * half, waterline - tall * 0.35]);
    x += half * 1.5;
  }
  return [[from, waterline + 2], ...line, [to, waterline + 2]];
}

/** Tiers of branches; every tier hangs a little at its tips. */
function spruce(x, foot, tall, wide, tiers) {
  const top = foot - tall;
  const left = [];
  const right = [];
  for (let tier = 0; tier < tiers; tier += 1) {
    const reach = wide * 0.5 * ((tier + 1) / tiers) ** 0.85 * (0.92 + 0.16 * random());
    const tip = top + (tall * 0.94 * (tier + 1)) / tiers;
    const shift = (random() - 0.5) * 5;
    right.push([x + reach * 0.42, tip - tall * 0.055], [x + reach + shift, tip + 5], [x + reach * 0.66, tip - 2]);
    left.push([x - reach * 0.42, tip - tall * 0.055], [x - reach + shift, tip + 5], [x - reach * 0.66, tip - 2]);
  }
  return [
    [x, top],
    ...right,
    [x + 6, foot - tall * 0.05],
    [x + 7, foot],
    [x - 7, foot],
    [x - 6, foot - tall * 0.05],
    ...left.reverse(),
  ];
}

/** The part of a spruce that faces the sun. */
function sunlitBranches(x, foot, tall, wide, tiers) {
  return Array.from({ length: tiers - 1 }, (_, tier) => {
    const reach = wide * 0.5 * ((tier + 1) / tiers) ** 0.85;
    const tip = foot - tall + (tall * 0.94 * (tier + 1)) / tiers;
    return [
      [x + reach * 0.1, tip - tall * 0.05],
      [x + reach * 0.45, tip - tall * 0.04],
      [x + reach * 0.86, tip + 1],
      [x + reach * 0.5, tip - 4],
    ];
  });
}

function cloud(x, y, long, thick) {
  const bumps = 7;
  const upper = Array.from({ length: bumps }, (_, bump) => [
    x + (long * bump) / (bumps - 1),
    y - thick * Math.sin((Math.PI * bump) / (bumps - 1)) * (0.5 + 0.7 * random()),
  ]);
  const lower = Array.from({ length: 4 }, (_, bump) => [
    x + long * (1 - bump / 3) * 0.94 + long * 0.03,
    y + thick * 0.28 * (0.5 + random()),
  ]);
  return smoothRing([...upper, ...lower]);
}

/** Short bright lines on the water below the sun, wider apart and longer towards us. */
function glitter() {
  return Array.from({ length: 34 }, (_, index) => {
    const y = waterline + 5 + index * 4.6 + random() * 2;
    const spread = 12 + index * 1.9;
    const x = sun.x + (random() - 0.5) * 2 * spread;
    const half = (10 + index * 0.75) * (0.4 + random());
    return smoothRing(
      [
        [x - half, y],
        [x, y - 1.1 - index * 0.02],
        [x + half, y],
        [x, y + 1.1 + index * 0.03],
      ],
      4,
    );
  });
}

/** Light around a point, in rings: even areas keep the file small. */
function halo(x, y, radius, rings, hex, opacity) {
  return Array.from({ length: rings }, (_, ring) => ({
    path: [ellipse(x, y, (radius * (rings - ring)) / rings)],
    paint: colour(hex),
    opacity,
  }));
}

const skyStops = [
  [0, "#27315c"],
  [90, "#3f3f78"],
  [180, "#7b5388"],
  [255, "#c56d80"],
  [320, "#ee9a6f"],
  [waterline, "#fcd29a"],
];
const deepWater = colour("#1d2f52");

/** What stands above the water, seen in it: upside down, shortened, darker towards us, shaken sideways line by line. */
function reflection(x, y, sample) {
  const depth = y - waterline;
  const shake = Math.sin(depth * 0.55) * 1.6 + Math.sin(depth * 0.21 + 2) * (depth / 60);
  const above = sample(x + shake, waterline - 1 - depth * 1.25);
  return mix(above, deepWater, 0.14 + Math.min(0.5, depth / 360));
}

const shoreLine = smoothLine(points("-10,556 70,548 150,566 250,598 360,604 470,616 600,622 720,606 830,600 970,612"));
const shore = [...shoreLine, [970, 660], [-10, 660]];
const point = smoothRing(points("664,404 720,392 800,384 880,380 975,378 985,420 900,423 800,420 730,414"), 10);

const grass = Array.from({ length: 120 }, () => {
  const x = random() * width;
  const foot = shoreLine.reduce((near, point) => (Math.abs(point[0] - x) < Math.abs(near[0] - x) ? point : near))[1] + 4;
  const lean = (random() - 0.5) * 14;
  const tall = 8 + random() * 15;
  return [
    [x - 1.6, foot],
    [x + lean, foot - tall],
    [x + 1.6, foot],
  ];
});

const stars = Array.from({ length: 26 }, () => ellipse(random() * width, random() * 150, 0.7 + random() * 0.7, undefined, 10));

const cabinWall = points("788,394 788,344 826,312 864,344 864,394");
const cabinSide = points("864,394 864,344 914,344 914,392");
const cabinRoof = points("826,304 778,346 786,352 826,318 866,350 922,350 880,304");
const chimney = rectangle(878, 288, 12, 26);

const boat = smoothRing(points("402,470 420,486 470,488 500,484 520,464 500,471 460,474 425,474"), 6);
const boatInside = smoothRing(points("412,471 430,477 470,477 508,469 470,473 430,474"), 6);

/** What the picture is made of, from the farthest to the nearest; `of` names the segment a layer belongs to. */
const layers = [
  { of: "sky", path: [rectangle(0, 0, width, height)], paint: verticalGradient(skyStops) },
  { path: stars, paint: colour("#ffffff"), opacity: 0.55 },
  ...halo(sun.x, sun.y, 300, 12, "#ffcf94", 0.075),
  { path: [cloud(80, 128, 250, 15), cloud(650, 96, 230, 13), cloud(470, 170, 170, 9)], paint: colour("#e58f96"), opacity: 0.42 },
  { path: [cloud(700, 196, 260, 12), cloud(20, 206, 130, 8)], paint: colour("#ffc9a3"), opacity: 0.45 },
  {
    of: "sun",
    path: [ellipse(sun.x, sun.y, sun.radius)],
    paint: verticalGradient([
      [268, "#fff6d8"],
      [345, "#ffd27d"],
    ]),
  },
  {
    of: "mountain",
    path: [downToWater(farRidge)],
    paint: verticalGradient([
      [210, "#82628f"],
      [330, "#b77a90"],
      [waterline, "#d79a96"],
    ]),
  },
  {
    of: "mountain",
    path: [downToWater(nearRidge)],
    paint: verticalGradient([
      [118, "#463f70"],
      [260, "#594a7b"],
      [waterline, "#7d5f88"],
    ]),
  },
  {
    path: [litSide],
    paint: verticalGradient([
      [118, "#85649a"],
      [260, "#8d668f"],
      [waterline, "#9c6f8e"],
    ]),
    opacity: 0.75,
  },
  {
    of: "mountain",
    path: [snow],
    paint: verticalGradient([
      [118, "#ffe9df"],
      [210, "#eebfc0"],
    ]),
  },
  { path: [snowShadow], paint: colour("#8f7fb0"), opacity: 0.62 },
  ...halo(sun.x, sun.y + 30, 210, 7, "#ffc98f", 0.055),
  { of: "forest", path: [firs(-10, 420, 44)], paint: colour("#2c2f56") },
  { of: "forest", path: [firs(640, 800, 34), firs(880, 975, 58)], paint: colour("#2a2b4d") },
  { of: "cabin", path: [chimney], paint: colour("#3b2a33") },
  {
    of: "cabin",
    path: [cabinSide],
    paint: verticalGradient([
      [344, "#5b3a35"],
      [394, "#4a2f30"],
    ]),
  },
  {
    of: "cabin",
    path: [cabinWall],
    paint: verticalGradient([
      [312, "#8a5641"],
      [394, "#6b4238"],
    ]),
  },
  { path: [352, 362, 372, 382].map((y) => rectangle(788, y, 126, 1.3)), paint: colour("#3a2428"), opacity: 0.55 },
  {
    of: "cabin",
    path: [cabinRoof],
    paint: verticalGradient([
      [304, "#4a3546"],
      [350, "#35263a"],
    ]),
  },
  { path: [roundedRectangle(800, 354, 18, 19, 2), roundedRectangle(880, 356, 20, 16, 2)], paint: colour("#ffd98a") },
  {
    path: [rectangle(808.2, 354, 1.6, 19), rectangle(800, 362.6, 18, 1.6), rectangle(889.2, 356, 1.6, 16)],
    paint: colour("#6b4238"),
  },
  { path: [roundedRectangle(834, 356, 17, 38, 2)], paint: colour("#3f282b") },
  ...halo(809, 364, 30, 3, "#ffcf7a", 0.07),
  {
    path: [smoothRing(points("882,286 878,270 888,254 884,238 896,224 892,240 898,256 888,270 887,286"))],
    paint: colour("#f2d9d6"),
    opacity: 0.4,
  },
  { of: "lake", path: [rectangle(0, waterline, width, height - waterline)], paint: reflection },
  { path: [rectangle(0, waterline, width, 2)], paint: colour("#ffe2b8"), opacity: 0.35 },
  { path: glitter(), paint: colour("#ffe0a6"), opacity: 0.72 },
  {
    of: "shore",
    path: [point],
    paint: verticalGradient([
      [378, "#2b2a44"],
      [422, "#1c2136"],
    ]),
  },
  {
    of: "boat",
    path: [boat],
    paint: verticalGradient([
      [462, "#a8523f"],
      [488, "#5f2c33"],
    ]),
  },
  { path: [boatInside], paint: colour("#3a1f2b") },
  { of: "boat", path: stroke(points("434,474 398,492"), 2.2), paint: colour("#d8a67c") },
  { path: [smoothRing(points("404,490 460,489 518,487 500,495 460,497 420,495"))], paint: colour("#14203a"), opacity: 0.55 },
  {
    of: "shore",
    path: [shore],
    paint: verticalGradient([
      [548, "#1a2a33"],
      [640, "#0f1a22"],
    ]),
  },
  { path: grass, paint: colour("#16262d") },
  {
    of: "tree",
    path: [spruce(148, 586, 424, 236, 12)],
    paint: verticalGradient([
      [160, "#214a4b"],
      [600, "#112a2d"],
    ]),
  },
  { path: sunlitBranches(148, 586, 424, 236, 12), paint: colour("#3c6a5a"), opacity: 0.7 },
  {
    of: "tree",
    path: [spruce(292, 604, 178, 108, 8)],
    paint: verticalGradient([
      [430, "#1d4144"],
      [604, "#10272a"],
    ]),
  },
  { path: sunlitBranches(292, 604, 178, 108, 8), paint: colour("#34604f"), opacity: 0.6 },
];

export const lake = { name: "lake", width, height, layers, mask: { width: 240, height: 160 } };
