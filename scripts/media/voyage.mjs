import { colour, createRandom, ellipse, points, rectangle, stroke, verticalGradient } from "./raster.mjs";

/** Small films of a paper boat and a kite, cut out of paper; each is a function of the time from 0 to 1. */

const [width, height] = [320, 180];

export const day = {
  sky: [
    [0, "#bfe0ea"],
    [110, "#f3efdc"],
  ],
  light: "#fff6d8",
  hills: ["#a9c3b4", "#86ab9c"],
  sea: ["#5f9fb0", "#3f8399", "#2b687f"],
  foam: "#dff0ee",
  boat: ["#fdfbf3", "#e7e1cf", "#d0c8b2"],
};

export const night = {
  sky: [
    [0, "#0d1830"],
    [110, "#2b3a5c"],
  ],
  light: "#f4edcf",
  hills: ["#22314d", "#1a2740"],
  sea: ["#1e3c58", "#173049", "#10243a"],
  foam: "#6f8fa8",
  boat: ["#d6d8e2", "#aeb2c4", "#8d93a9"],
  stars: true,
};

export const rainy = {
  sky: [
    [0, "#8f9ca6"],
    [110, "#c4c9c8"],
  ],
  light: "#d5d8d4",
  hills: ["#8d9c98", "#74857f"],
  sea: ["#65808a", "#506d79", "#3c5763"],
  foam: "#c7d3d4",
  boat: ["#f2c14e", "#d9a436", "#b98725"],
  rain: true,
};

/** A boat that crosses the picture on three rows of waves. */
export const boatScene = (look) => (at) => {
  const random = createRandom(7);
  const turn = at * 2 * Math.PI;
  const x = 52 + at * 208;
  const y = 112 + 5 * Math.sin(turn * 2);
  return [
    { path: [rectangle(0, 0, width, height)], paint: verticalGradient(look.sky) },
    ...(look.stars
      ? Array.from({ length: 26 }, () => ({
          path: [ellipse(random() * width, random() * 76, 0.7 + random() * 0.6, undefined, 10)],
          paint: colour("#e8ecf4"),
          opacity: 0.75,
        }))
      : []),
    { path: [ellipse(250, 42, 16)], paint: colour(look.light) },
    ...look.hills.map((hex, index) => ({ path: [hill(index)], paint: colour(hex) })),
    { path: [wave(104, 4, 120, turn)], paint: colour(look.sea[0]) },
    { path: [wave(116, 5, 150, -turn * 2)], paint: colour(look.sea[1]) },
    ...boat(x, y, 0.09 * Math.sin(turn * 2 + 1), look.boat),
    {
      path: stroke(
        [
          [x - 62, y + 17],
          [x - 34, y + 19],
        ],
        1.6,
      ),
      paint: colour(look.foam),
      opacity: 0.8,
    },
    {
      path: stroke(
        [
          [x - 84, y + 24],
          [x - 46, y + 25],
        ],
        1.4,
      ),
      paint: colour(look.foam),
      opacity: 0.5,
    },
    { path: [wave(138, 6, 180, turn * 2)], paint: colour(look.sea[2]) },
    ...(look.rain ? drops(at) : []),
  ];
};

/** A kite that rises over a field. */
export const kiteScene = (at) => {
  const turn = at * 2 * Math.PI;
  const [x, y] = [150 + 56 * at + 8 * Math.sin(turn * 2), 108 - 58 * at + 5 * Math.cos(turn * 2)];
  const lean = -0.35 + 0.14 * Math.sin(turn * 2);
  const corner = (left, down) => turned(left, down, x, y, lean);
  const tail = Array.from({ length: 14 }, (_, step) => [
    ...corner(4 * Math.sin(step * 0.9 - turn * 3) * (step / 14), 34 + step * 4.4),
  ]);
  return [
    {
      path: [rectangle(0, 0, width, height)],
      paint: verticalGradient([
        [0, "#8fc7e8"],
        [150, "#e9f2e4"],
      ]),
    },
    ...[
      [40 + at * 26, 40, 30],
      [236 + at * 18, 28, 24],
    ].flatMap(([left, top, size]) => cloud(left, top, size)),
    { path: [points("0,138 70,122 150,136 240,118 320,132 320,180 0,180")], paint: colour("#9cbf7a") },
    { path: [points("0,156 90,148 190,160 320,146 320,180 0,180")], paint: colour("#7aa35c") },
    { path: stroke([corner(0, -6), [(x + 60) / 2 - 18, (y + 166) / 2 + 16], [58, 160]], 0.9), paint: colour("#4d5c66") },
    { path: [ellipse(56, 150, 4.4)], paint: colour("#d59a6d") },
    { path: [points("50,155 62,155 64,174 48,174")], paint: colour("#b8483d") },
    { path: stroke(tail, 1.6), paint: colour("#8d3b2f") },
    { path: [[corner(0, -32), corner(24, -6), corner(0, 36), corner(-24, -6)]], paint: colour("#d9503f") },
    { path: [[corner(0, -32), corner(24, -6), corner(0, -6)]], paint: colour("#f2b441") },
    { path: [[corner(0, 36), corner(-24, -6), corner(0, -6)]], paint: colour("#f2b441") },
  ];
};

function boat(x, y, lean, [sail, side, shade]) {
  const at = (pairs) => points(pairs).map(([left, down]) => turned(left, down, x, y, lean));
  return [
    { path: [at("-12,2 0,-34 12,2")], paint: colour(sail) },
    { path: [at("0,-34 12,2 0,2")], paint: colour(side) },
    { path: [at("-40,-6 -12,4 12,4 40,-6 25,20 -25,20")], paint: colour(side) },
    { path: [at("-40,-6 -12,4 0,20 -25,20")], paint: colour(sail) },
    { path: [at("0,20 12,4 40,-6 25,20")], paint: colour(shade) },
  ];
}

function wave(level, rise, length, phase) {
  const crest = Array.from({ length: 41 }, (_, step) => [
    step * 8,
    level + rise * Math.sin((step * 8 * 2 * Math.PI) / length + phase),
  ]);
  return [...crest, [width, height], [0, height]];
}

function hill(index) {
  return index === 0
    ? points("0,86 40,70 96,88 150,74 214,92 270,78 320,88 320,112 0,112")
    : points("0,98 70,88 140,100 230,90 320,99 320,112 0,112");
}

function cloud(x, y, size) {
  const puff = [
    [-0.6, 0.1, 0.34],
    [0, -0.1, 0.46],
    [0.6, 0.1, 0.36],
  ].map(([left, down, radius]) => ellipse(x + left * size, y + down * size, radius * size, undefined, 28));
  return [{ path: puff, paint: colour("#ffffff"), opacity: 0.85 }];
}

function drops(at) {
  const random = createRandom(19);
  return Array.from({ length: 46 }, () => {
    const [x, y] = [random() * (width + 30), random() * height];
    const top = (y + at * height * 4) % height;
    return {
      path: stroke(
        [
          [x, top],
          [x - 2.4, top + 9],
        ],
        0.9,
      ),
      paint: colour("#eef3f4"),
      opacity: 0.55,
    };
  });
}

function turned(left, down, x, y, angle) {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return [x + left * cosine - down * sine, y + left * sine + down * cosine];
}
