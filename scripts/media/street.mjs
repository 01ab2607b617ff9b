import {
  arch,
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

/** A street with a tram at noon, 840 × 560 units. */

const width = 840;
const height = 560;
const pavementTop = 404;
const roadTop = 438;

const random = createRandom(11);

/** What stands on the street, from left to right: `top` is the height of the eaves. */
const houses = [
  { x: -12, wide: 128, top: 176, gable: "steps", wall: "#b5533c", rows: 3, shop: "#7b2d26" },
  { x: 116, wide: 116, top: 206, gable: "bell", wall: "#e4b363", rows: 2, shop: "#31572c" },
  { x: 232, wide: 140, top: 150, gable: "point", wall: "#6d8f8b", rows: 3, shop: "#22577a" },
  { x: 372, wide: 112, top: 188, gable: "steps", wall: "#d9785b", rows: 3, shop: "#6a4c93" },
  { x: 484, wide: 150, top: 132, gable: "flat", wall: "#efe0c2", rows: 4, shop: "#9c3d2f" },
  { x: 634, wide: 104, top: 198, gable: "bell", wall: "#8c5a4f", rows: 2, shop: "#344e41" },
  { x: 738, wide: 120, top: 164, gable: "point", wall: "#c9a15c", rows: 3, shop: "#1d3557" },
];

function outlineOf({ x, wide, top, gable }) {
  const end = x + wide;
  const middle = x + wide / 2;
  const foot = [
    [end, pavementTop + 2],
    [x, pavementTop + 2],
  ];
  if (gable === "flat")
    return [[x, top], [x - 4, top], [x - 4, top - 12], [end + 4, top - 12], [end + 4, top], [end, top], ...foot];
  if (gable === "point") return [[x, top], [middle, top - wide * 0.52], [end, top], ...foot];
  if (gable === "bell") {
    const left = smoothLine([
      [x, top],
      [x + wide * 0.1, top - 8],
      [x + wide * 0.2, top - 38],
      [x + wide * 0.34, top - 52],
    ]);
    const right = left.map(([at, y]) => [2 * middle - at, y]).reverse();
    const crown = smoothLine([
      [x + wide * 0.34, top - 60],
      [middle, top - 74],
      [x + wide * 0.66, top - 60],
    ]);
    return [...left, ...crown, ...right, ...foot];
  }
  const steps = [0, 0.13, 0.26, 0.39];
  const left = steps.flatMap((share, step) => [
    [x + wide * share, top - step * 17],
    [x + wide * share, top - (step + 1) * 17],
  ]);
  return [...left, ...left.map(([at, y]) => [2 * middle - at, y]).reverse(), ...foot];
}

function houseLayers(house) {
  const { x, wide, top, rows, wall, shop, gable } = house;
  const outline = outlineOf(house);
  const light = colour(wall);
  const trim = mix(light, [255, 250, 238], 0.72);
  const windows = windowsOf(house);
  const shopTop = pavementTop - 74;
  const doorLeft = x + wide * (rows % 2 ? 0.68 : 0.12);
  const shopLeft = x + wide * (rows % 2 ? 0.1 : 0.36);
  return [
    {
      of: "building",
      path: [outline],
      paint: (_, y) => mix(mix(light, [255, 255, 255], 0.08), mix(light, [30, 20, 40], 0.16), (y - 60) / 340),
    },
    { path: [rectangle(x + wide - 3, top, 3, pavementTop - top)], paint: mix(light, [20, 15, 30], 0.5), opacity: 0.5 },
    gable === "flat"
      ? { path: [rectangle(x - 4, top - 12, wide + 8, 5), rectangle(x, top + 2, wide, 2.5)], paint: trim }
      : { path: [ellipse(x + wide / 2, top - 16, 9, 11), rectangle(x + 3, top + 4, wide - 9, 2.5)], paint: trim },
    ...(gable === "flat" ? [] : [{ path: [ellipse(x + wide / 2, top - 16, 6, 8)], paint: colour("#3a4a5e") }]),
    { path: windows.map((w) => rectangle(w.x - 3, w.y - 3, w.wide + 6, w.high + 6)), paint: trim },
    { path: windows.map((w) => rectangle(w.x - 5, w.y + w.high + 3, w.wide + 10, 4)), paint: mix(trim, [90, 80, 90], 0.3) },
    { path: windows.map((w) => rectangle(w.x, w.y, w.wide, w.high)), paint: colour("#43586f") },
    {
      path: windows.map((w) => [
        [w.x, w.y],
        [w.x + w.wide * 0.75, w.y],
        [w.x, w.y + w.high * 0.8],
      ]),
      paint: colour("#9ec3d8"),
      opacity: 0.75,
    },
    {
      path: windows.flatMap((w) => [
        rectangle(w.x + w.wide / 2 - 0.9, w.y, 1.8, w.high),
        rectangle(w.x, w.y + w.high * 0.4, w.wide, 1.8),
      ]),
      paint: trim,
    },
    {
      path: windows
        .filter(() => random() < 0.34)
        .map((w) =>
          smoothRing(
            [
              [w.x - 5, w.y + w.high + 3],
              [w.x + 4, w.y + w.high - 5],
              [w.x + w.wide / 2, w.y + w.high - 2],
              [w.x + w.wide - 3, w.y + w.high - 6],
              [w.x + w.wide + 5, w.y + w.high + 3],
            ],
            5,
          ),
        ),
      paint: colour("#d1495b"),
    },
    { path: [rectangle(x, shopTop, wide, 3)], paint: trim },
    { path: [rectangle(shopLeft - 4, shopTop + 20, wide * 0.5 + 8, 54)], paint: colour(shop) },
    { path: [rectangle(shopLeft, shopTop + 26, wide * 0.5, 38)], paint: colour("#f3d9a4") },
    {
      path: [
        [
          [shopLeft, shopTop + 26],
          [shopLeft + wide * 0.32, shopTop + 26],
          [shopLeft + wide * 0.1, shopTop + 64],
          [shopLeft, shopTop + 64],
        ],
      ],
      paint: colour("#ffffff"),
      opacity: 0.28,
    },
    { path: [arch(doorLeft, shopTop + 22, wide * 0.2, 54, wide * 0.1)], paint: mix(colour(shop), [10, 10, 20], 0.25) },
    { path: [ellipse(doorLeft + wide * 0.16, shopTop + 52, 1.8)], paint: colour("#f4d58d") },
    ...awning(shopLeft - 6, shopTop + 12, wide * 0.5 + 12, shop),
  ];
}

function windowsOf({ x, wide, top, rows }) {
  const columns = wide > 135 ? 4 : 3;
  const windowWide = wide > 135 ? 19 : 20;
  const gap = (wide - columns * windowWide) / (columns + 1);
  const step = (pavementTop - 84 - top) / rows;
  return Array.from({ length: rows * columns }, (_, index) => ({
    x: x + gap + (index % columns) * (windowWide + gap),
    y: top + 14 + Math.floor(index / columns) * step,
    wide: windowWide,
    high: Math.min(36, step * 0.66),
  }));
}

function awning(x, y, wide, hex) {
  const stripes = 8;
  const stripe = wide / stripes;
  const scallops = (parity) =>
    Array.from({ length: stripes }, (_, index) => index)
      .filter((index) => index % 2 === parity)
      .map((index) => [
        [x + index * stripe + 3, y],
        [x + (index + 1) * stripe + 3, y],
        ...arch(x + index * stripe, -(y + 22), stripe, 6, 6)
          .slice(0, 17)
          .map(([at, down]) => [at, -down])
          .reverse(),
      ]);
  return [
    { path: scallops(0), paint: mix(colour(hex), [255, 255, 255], 0.12) },
    { path: scallops(1), paint: colour("#fbf3e2") },
  ];
}

const clouds = [
  smoothRing(points("96,84 116,62 150,50 186,56 214,44 250,60 276,82 240,90 170,92")),
  smoothRing(points("560,60 586,40 622,34 650,44 690,36 718,58 690,68 620,68")),
  smoothRing(points("386,40 402,28 430,24 456,34 470,44 430,48")),
];

const chimneys = [
  rectangle(40, 96, 14, 40),
  rectangle(262, 92, 13, 40),
  rectangle(512, 92, 16, 34),
  rectangle(600, 98, 14, 28),
  rectangle(820, 112, 13, 40),
];

const wire = points("-5,268 210,278 420,268 640,278 845,266");

const tramLeft = 332;
const tramRight = 716;
const tramWindows = Array.from({ length: 7 }, (_, index) => ({ x: 352 + index * 49.5, wide: 40 })).filter(
  (_, index) => index !== 2 && index !== 5,
);
const tramDoors = [449, 597].map((x) => ({ x, wide: 44 }));

const tram = [
  { path: [smoothRing(points("310,476 420,470 640,470 742,478 640,488 420,488"))], paint: colour("#23272f"), opacity: 0.5 },
  { of: "tram", path: stroke(points("512,312 536,290 512,271"), 2.6), paint: colour("#3b4350") },
  { of: "tram", path: [rectangle(496, 269, 40, 3), rectangle(500, 306, 28, 8)], paint: colour("#3b4350") },
  { of: "tram", path: [roundedRectangle(tramLeft + 8, 312, tramRight - tramLeft - 16, 22, 8)], paint: colour("#8b939b") },
  {
    of: "tram",
    path: [
      smoothRing(
        [
          [tramLeft + 4, 326],
          [tramLeft + 40, 320],
          [524, 319],
          [tramRight - 40, 320],
          [tramRight - 4, 326],
          [tramRight + 4, 390],
          [tramRight + 2, 452],
          [tramRight - 20, 458],
          [524, 458],
          [tramLeft + 20, 458],
          [tramLeft - 2, 452],
          [tramLeft - 4, 390],
        ],
        6,
      ),
    ],
    paint: verticalGradient([
      [320, "#fff3cf"],
      [372, "#f8e3a6"],
      [396, "#f3c64b"],
      [458, "#d99c22"],
    ]),
  },
  { path: [rectangle(tramLeft - 3, 398, tramRight - tramLeft + 6, 5)], paint: colour("#a3352c") },
  {
    path: tramWindows.map(({ x, wide }) => roundedRectangle(x, 338, wide, 44, 5)),
    paint: verticalGradient([
      [338, "#7fa6bd"],
      [382, "#3d566b"],
    ]),
  },
  {
    path: tramWindows.map(({ x, wide }) => [
      [x + 4, 340],
      [x + wide * 0.55, 340],
      [x + wide * 0.2, 380],
      [x + 4, 380],
    ]),
    paint: colour("#d8ecf5"),
    opacity: 0.35,
  },
  { path: [3, 4].map((index) => ellipse(tramWindows[index].x + 19, 366, 6.5, 8)), paint: colour("#2a2f3d"), opacity: 0.75 },
  {
    path: [3, 4].map((index) =>
      smoothRing(
        [
          [tramWindows[index].x + 8, 382],
          [tramWindows[index].x + 12, 374],
          [tramWindows[index].x + 27, 374],
          [tramWindows[index].x + 31, 382],
        ],
        5,
      ),
    ),
    paint: colour("#2a2f3d"),
    opacity: 0.75,
  },
  { path: tramDoors.map(({ x, wide }) => roundedRectangle(x, 334, wide, 118, 4)), paint: colour("#8a5a18"), opacity: 0.55 },
  {
    path: tramDoors.flatMap(({ x, wide }) => [
      roundedRectangle(x + 3, 340, wide / 2 - 5, 92, 3),
      roundedRectangle(x + wide / 2 + 2, 340, wide / 2 - 5, 92, 3),
    ]),
    paint: verticalGradient([
      [340, "#86abc0"],
      [432, "#4a6377"],
    ]),
  },
  { of: "tram", path: [roundedRectangle(372, 452, 84, 14, 4), roundedRectangle(592, 452, 84, 14, 4)], paint: colour("#333b46") },
  { of: "tram", path: [392, 436, 612, 656].map((x) => ellipse(x, 464, 13)), paint: colour("#20252d") },
  { path: [392, 436, 612, 656].map((x) => ellipse(x, 464, 5)), paint: colour("#97a0a8") },
  { path: [ellipse(tramRight - 8, 428, 5.5, 7)], paint: colour("#fffbe8") },
  { path: [ellipse(tramLeft + 8, 428, 4.5, 6)], paint: colour("#c8362c") },
  { path: [roundedRectangle(tramRight - 64, 323, 44, 12, 3)], paint: colour("#20252d") },
  { path: [rectangle(tramRight - 58, 327.5, 8, 4), rectangle(tramRight - 47, 327.5, 18, 4)], paint: colour("#ffb627") },
];

const crown = [
  [196, 236, 54],
  [146, 252, 46],
  [238, 268, 46],
  [176, 204, 42],
  [220, 208, 40],
  [132, 292, 34],
  [196, 290, 50],
  [246, 300, 30],
];
const tree = [
  { path: [smoothRing(points("120,426 200,421 300,426 250,434 170,434"))], paint: colour("#2b303b"), opacity: 0.32 },
  {
    of: "tree",
    path: [
      smoothRing(points("184,428 190,392 186,330 196,300 208,330 204,392 212,428"), 6),
      ...stroke(points("195,350 164,306"), 8),
      ...stroke(points("199,338 232,296"), 7),
    ],
    paint: verticalGradient([
      [300, "#5b4636"],
      [428, "#463527"],
    ]),
  },
  {
    of: "tree",
    path: crown.map(([x, y, radius]) => ellipse(x, y, radius, radius * 0.94)),
    paint: verticalGradient([
      [160, "#5d9b56"],
      [330, "#2f6b41"],
    ]),
  },
  {
    path: crown.map(([x, y, radius]) => ellipse(x - radius * 0.22, y - radius * 0.28, radius * 0.62, radius * 0.52)),
    paint: colour("#8fc265"),
    opacity: 0.4,
  },
  {
    path: Array.from({ length: 60 }, () => {
      const [x, y, radius] = crown[Math.floor(random() * crown.length)];
      const [angle, far] = [random() * 2 * Math.PI, radius * 0.86 * Math.sqrt(random())];
      return ellipse(x + far * Math.cos(angle), y + far * Math.sin(angle), 3.4, 2.3, 12);
    }),
    paint: colour("#bfe08a"),
    opacity: 0.5,
  },
];

const person = [
  { path: [ellipse(788, 512, 26, 5)], paint: colour("#20252d"), opacity: 0.4 },
  {
    of: "person",
    path: [...stroke(points("782,476 776,508"), 9), ...stroke(points("790,476 800,506"), 9)],
    paint: colour("#2f3550"),
  },
  {
    of: "person",
    path: [...stroke(points("774,509 783,510"), 6), ...stroke(points("798,508 808,508"), 6)],
    paint: colour("#1c1f2b"),
  },
  {
    of: "person",
    path: [smoothRing(points("776,418 786,412 796,418 802,450 806,484 786,488 768,484 772,450"), 6)],
    paint: verticalGradient([
      [412, "#d8443c"],
      [488, "#a32a2f"],
    ]),
  },
  { of: "person", path: stroke(points("796,424 806,446 800,462"), 8), paint: colour("#b8332f") },
  { of: "person", path: [roundedRectangle(794, 462, 18, 20, 3)], paint: colour("#e9c46a") },
  { of: "person", path: [ellipse(787, 400, 9.5, 11)], paint: colour("#e6b08c") },
  {
    of: "person",
    path: [smoothRing(points("776,408 775,396 781,388 790,387 797,392 797,398 788,396 783,402 782,411"), 5)],
    paint: colour("#4a2c23"),
  },
];

const lamp = [
  { of: "lamp", path: [rectangle(66.5, 270, 5, 152), rectangle(62, 410, 14, 16)], paint: colour("#2b333d") },
  { of: "lamp", path: [points("58,250 80,250 76,272 62,272")], paint: colour("#f7e7b6") },
  { of: "lamp", path: [points("54,250 69,238 84,250"), ...stroke(points("62,272 76,272"), 3)], paint: colour("#2b333d") },
];

/** What the picture is made of, from the farthest to the nearest; `of` names the segment a layer belongs to. */
const layers = [
  {
    of: "sky",
    path: [rectangle(0, 0, width, height)],
    paint: verticalGradient([
      [0, "#7fbbe3"],
      [230, "#d6ecf3"],
    ]),
  },
  { path: clouds, paint: colour("#ffffff"), opacity: 0.85 },
  {
    of: "building",
    path: chimneys,
    paint: verticalGradient([
      [90, "#8e4b3c"],
      [150, "#74392f"],
    ]),
  },
  ...houses.flatMap(houseLayers),
  {
    of: "pavement",
    path: [rectangle(0, pavementTop, width, roadTop - pavementTop)],
    paint: verticalGradient([
      [pavementTop, "#d8cfc0"],
      [roadTop, "#c2b8a8"],
    ]),
  },
  {
    path: Array.from({ length: 24 }, (_, index) =>
      stroke(
        [
          [index * 40 - 30, pavementTop],
          [index * 46 - 100, roadTop],
        ],
        1.2,
      ),
    ).flat(),
    paint: colour("#a59b8c"),
    opacity: 0.7,
  },
  { path: [rectangle(0, roadTop - 5, width, 5)], paint: colour("#e5ded1") },
  {
    of: "road",
    path: [rectangle(0, roadTop, width, height - roadTop)],
    paint: verticalGradient([
      [roadTop, "#6c7078"],
      [height, "#4f535c"],
    ]),
  },
  {
    path: Array.from({ length: 6 }, (_, index) => [
      [40 + index * 38, 486],
      [62 + index * 38, 486],
      [34 + index * 42, 556],
      [8 + index * 42, 556],
    ]),
    paint: colour("#eceae4"),
    opacity: 0.85,
  },
  { path: [rectangle(0, 471, width, 3), rectangle(0, 482, width, 3.4)], paint: colour("#aeb4ba") },
  { path: stroke(smoothLine(wire), 1.4), paint: colour("#3b4350"), opacity: 0.8 },
  ...tram,
  ...lamp,
  ...tree,
  ...person,
];

export const street = { name: "street", width, height, layers, mask: { width: 160, height: 107 } };
