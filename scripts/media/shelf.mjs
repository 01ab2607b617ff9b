import {
  colour,
  createRandom,
  ellipse,
  points,
  rectangle,
  roundedRectangle,
  smoothRing,
  stroke,
  verticalGradient,
} from "./raster.mjs";

/** Two shelves with things for the kitchen, 720 × 480 units; each thing is named, so that its box can be told. */

const width = 720;
const height = 480;
const upper = 214;
const lower = 432;

const random = createRandom(23);

const shadow = (x, y, radius) => ({ path: [ellipse(x, y, radius, 5)], paint: colour("#3a2a20"), opacity: 0.35 });

function mug(name, x, foot, hue, dark) {
  return [
    shadow(x, foot, 36),
    {
      of: name,
      path: stroke(
        Array.from({ length: 9 }, (_, step) => {
          const angle = -Math.PI / 2 + (step / 8) * Math.PI;
          return [x + 26 + 20 * Math.cos(angle), foot - 36 + 18 * Math.sin(angle)];
        }),
        8,
      ),
      paint: colour(dark),
    },
    { of: name, path: [roundedRectangle(x - 30, foot - 68, 60, 68, 9)], paint: colour(hue) },
    { of: name, path: [rectangle(x + 8, foot - 62, 22, 54)], paint: colour(dark), opacity: 0.35 },
    { of: name, path: [ellipse(x, foot - 66, 30, 7)], paint: colour("#f7efe2") },
    { of: name, path: [ellipse(x, foot - 65, 25, 5)], paint: colour("#5c3a25") },
    { path: [roundedRectangle(x - 23, foot - 54, 6, 36, 3)], paint: colour("#ffffff"), opacity: 0.45 },
  ];
}

function apple(name, x, foot, hue, dark) {
  const body = smoothRing(
    points("0,-50 14,-54 27,-44 29,-26 20,-6 8,0 0,-3 -8,0 -20,-6 -29,-26 -27,-44 -14,-54").map(([dx, dy]) => [
      x + dx,
      foot + dy,
    ]),
    6,
  );
  return [
    shadow(x, foot, 26),
    {
      of: name,
      path: [body],
      paint: verticalGradient([
        [foot - 54, hue],
        [foot, dark],
      ]),
    },
    {
      of: name,
      path: stroke(
        [
          [x, foot - 48],
          [x + 3, foot - 60],
        ],
        3.4,
      ),
      paint: colour("#5a3d22"),
    },
    {
      of: name,
      path: [
        smoothRing(
          [
            [x + 3, foot - 55],
            [x + 12, foot - 65],
            [x + 25, foot - 63],
            [x + 15, foot - 54],
          ],
          5,
        ),
      ],
      paint: colour("#5f9b4c"),
    },
    { path: [ellipse(x - 13, foot - 36, 5, 9)], paint: colour("#ffffff"), opacity: 0.5 },
  ];
}

function book(name, x, wide, tall, hue, band) {
  return [
    { of: name, path: [roundedRectangle(x, upper - tall, wide, tall, 2)], paint: colour(hue) },
    { of: name, path: [rectangle(x, upper - tall + 14, wide, 5), rectangle(x, upper - 22, wide, 5)], paint: colour(band) },
    { path: [rectangle(x + 2, upper - tall + 2, 3, tall - 4)], paint: colour("#ffffff"), opacity: 0.25 },
    { path: [rectangle(x + wide - 3, upper - tall, 3, tall)], paint: colour("#2c2320"), opacity: 0.3 },
  ];
}

const leaf = (dx, dy, turn) => {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const ring = points("0,0 9,-16 9,-40 0,-62 -9,-40 -9,-16");
  return smoothRing(
    ring.map(([x, y]) => [110 + dx + x * cos - y * sin, upper - 62 + dy + x * sin + y * cos]),
    6,
  );
};

const plant = [
  shadow(110, upper, 44),
  { of: "plant", path: [-1.15, -0.75, 0.8, 1.2].map((turn) => leaf(0, 4, turn)), paint: colour("#3f7d4e") },
  { of: "plant", path: [-0.42, 0.05, 0.45].map((turn) => leaf(0, 0, turn)), paint: colour("#57a05f") },
  { path: [leaf(-2, -2, -0.2), leaf(3, -1, 0.28)], paint: colour("#86c47a"), opacity: 0.6 },
  { of: "plant", path: [points(`72,${upper - 66} 148,${upper - 66} 138,${upper} 82,${upper}`)], paint: colour("#c96f4a") },
  { of: "plant", path: [roundedRectangle(68, upper - 74, 84, 17, 4)], paint: colour("#dc8259") },
  { path: [points(`122,${upper - 56} 148,${upper - 56} 138,${upper} 118,${upper}`)], paint: colour("#7d3f28"), opacity: 0.25 },
];

const clock = [
  shadow(590, upper, 46),
  {
    of: "clock",
    path: [
      ...stroke(points(`560,${upper - 20} 550,${upper - 3}`), 8),
      ...stroke(points(`620,${upper - 20} 630,${upper - 3}`), 8),
    ],
    paint: colour("#38434f"),
  },
  { of: "clock", path: [ellipse(562, upper - 108, 17, 13), ellipse(618, upper - 108, 17, 13)], paint: colour("#c9a24b") },
  { of: "clock", path: [ellipse(590, upper - 60, 52)], paint: colour("#38434f") },
  { of: "clock", path: [ellipse(590, upper - 60, 43)], paint: colour("#fbf6ea") },
  {
    path: Array.from({ length: 12 }, (_, hour) => {
      const angle = (hour / 12) * 2 * Math.PI;
      return ellipse(590 + 36 * Math.cos(angle), upper - 60 + 36 * Math.sin(angle), 2.4, 2.4, 12);
    }),
    paint: colour("#38434f"),
  },
  {
    path: [
      ...stroke(points(`590,${upper - 60} 572,${upper - 72}`), 4),
      ...stroke(points(`590,${upper - 60} 606,${upper - 88}`), 3),
    ],
    paint: colour("#b6402f"),
  },
];

const teapot = [
  shadow(150, lower, 74),
  { of: "teapot", path: stroke(points(`198,${lower - 52} 226,${lower - 62} 240,${lower - 88}`), 15), paint: colour("#2f6f86") },
  {
    of: "teapot",
    path: stroke(
      Array.from({ length: 11 }, (_, step) => {
        const angle = Math.PI / 2 + (step / 10) * Math.PI;
        return [98 + 32 * Math.cos(angle), lower - 52 + 28 * Math.sin(angle)];
      }),
      10,
    ),
    paint: colour("#2f6f86"),
  },
  {
    of: "teapot",
    path: [
      smoothRing(
        points(
          `96,${lower - 50} 112,${lower - 84} 150,${lower - 98} 188,${lower - 84} 204,${lower - 50} 188,${lower - 6} 150,${lower} 112,${lower - 6}`,
        ),
        8,
      ),
    ],
    paint: verticalGradient([
      [lower - 98, "#5aa3ba"],
      [lower, "#2f6f86"],
    ]),
  },
  { of: "teapot", path: [ellipse(150, lower - 94, 30, 8), ellipse(150, lower - 106, 9)], paint: colour("#e8c468") },
  { path: [ellipse(122, lower - 62, 9, 17)], paint: colour("#ffffff"), opacity: 0.4 },
];

const bowl = [
  shadow(478, lower, 60),
  {
    of: "bowl",
    path: [
      smoothRing(points(`396,${lower - 52} 560,${lower - 52} 540,${lower - 18} 510,${lower} 446,${lower} 416,${lower - 18}`), 8),
    ],
    paint: verticalGradient([
      [lower - 52, "#efe4d0"],
      [lower, "#c8b595"],
    ]),
  },
  { of: "bowl", path: [ellipse(478, lower - 52, 82, 9)], paint: colour("#fffaf0") },
  { path: [rectangle(404, lower - 40, 148, 5)], paint: colour("#3f6f9c"), opacity: 0.8 },
];

const board = (y) => [
  { path: [rectangle(0, y + 18, width, 12)], paint: colour("#4a3323"), opacity: 0.3 },
  {
    path: [rectangle(0, y, width, 20)],
    paint: verticalGradient([
      [y, "#c58f5c"],
      [y + 20, "#9c6a3f"],
    ]),
  },
  {
    path: Array.from({ length: 9 }, () => {
      const [x, at] = [random() * width, y + 4 + random() * 12];
      return rectangle(x, at, 60 + random() * 90, 1.2);
    }),
    paint: colour("#7d5431"),
    opacity: 0.45,
  },
];

/** What the picture is made of, from the farthest to the nearest; `of` names the thing a layer belongs to. */
const layers = [
  {
    path: [rectangle(0, 0, width, height)],
    paint: verticalGradient([
      [0, "#e9e4d6"],
      [height, "#d3cbb8"],
    ]),
  },
  {
    path: Array.from({ length: 17 }, (_, place) => rectangle(place * 45 - 1, 0, 1.6, height)),
    paint: colour("#beb49d"),
    opacity: 0.6,
  },
  ...board(upper),
  ...board(lower),
  ...plant,
  ...book("book 1", 214, 30, 122, "#9b3d3d", "#e8c468"),
  ...book("book 2", 246, 24, 104, "#2f5d62", "#f0e6d2"),
  ...book("book 3", 272, 36, 134, "#4b4a78", "#d98f5c"),
  ...mug("mug 1", 390, upper, "#e3e9ec", "#9fb1ba"),
  ...mug("mug 2", 478, upper, "#e0774f", "#a84d2d"),
  ...clock,
  ...teapot,
  ...mug("mug 3", 318, lower, "#7fae8c", "#4d7d60"),
  ...apple("apple 2", 478, lower - 44, "#e0553f", "#9f2a2a"),
  ...apple("apple 1", 440, lower - 40, "#d84a3a", "#94242a"),
  ...apple("apple 3", 516, lower - 40, "#d9b93f", "#9c7a22"),
  ...bowl,
  ...apple("apple 4", 640, lower, "#cf4037", "#8c2028"),
];

export const shelf = { name: "shelf", width, height, layers };
