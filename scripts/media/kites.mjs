import {
  colour,
  createRandom,
  ellipse,
  points,
  rectangle,
  roundedRectangle,
  smoothLine,
  smoothRing,
  stroke,
  verticalGradient,
} from "./raster.mjs";

/** Kites as if cut out of paper, in six pictures; every sheet casts a small shadow on what lies behind it. */

const paperShadow = colour("#10182b");

/** Sheets of paper, each above its shadow. */
function sheet(path, paint, lift = 4) {
  const shadow = path.map((ring) => ring.map(([x, y]) => [x + lift * 0.6, y + lift]));
  return [
    { path: shadow, paint: paperShadow, opacity: 0.22 },
    { path, paint: typeof paint === "string" ? colour(paint) : paint },
  ];
}

/** The points, given around 0,0 on a grid of 100, at another place, size and angle. */
function placed(ring, { x, y, size, turn }) {
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  return ring.map(([left, down]) => [
    x + ((left * cosine - down * sine) * size) / 100,
    y + ((left * sine + down * cosine) * size) / 100,
  ]);
}

/** A kite of four panes with its two sticks. */
function diamond(place, panes) {
  const corners = points("0,-62 46,-14 0,78 -46,-14");
  const centre = [0, -14];
  return [
    ...sheet([placed(corners, place)], panes[0], 7),
    ...[1, 2, 3].map((index) => ({
      path: [placed([corners[index], corners[(index + 1) % 4], centre], place)],
      paint: colour(panes[index]),
    })),
    ...[
      [corners[0], corners[2]],
      [corners[3], corners[1]],
    ].map((stick) => ({ path: stroke(placed(stick, place), place.size / 55), paint: colour("#5b3f2b") })),
  ];
}

/** A string through the points, with a bow at each place between 0 and 1. */
function tail(way, bows, hex, size = 9) {
  const line = smoothLine(points(way), 10);
  const cord = { path: stroke(line, 1.8), paint: colour("#5b3f2b") };
  return [
    cord,
    ...bows.flatMap((share, index) => {
      const [x, y] = line[Math.round(share * (line.length - 1))];
      const wings = points("0,0 -110,-60 -90,60 0,0 110,-60 90,60");
      return sheet([placed(wings, { x, y, size, turn: index * 0.7 })], hex[index % hex.length], 2);
    }),
  ];
}

function string(way) {
  return { path: stroke(smoothLine(points(way), 10), 1.2), paint: colour("#f6efe2"), opacity: 0.8 };
}

function cloud(x, y, size, hex = "#fffaf0") {
  const bumps = [
    [-60, 4, 30],
    [-22, -16, 38],
    [26, -10, 34],
    [62, 6, 26],
  ];
  const rings = bumps.map(([left, down, radius]) =>
    ellipse(x + (left * size) / 100, y + (down * size) / 100, (radius * size) / 100),
  );
  return sheet([...rings, roundedRectangle(x - size * 0.88, y + size * 0.02, size * 1.74, size * 0.3, size * 0.14)], hex, 4);
}

/** A hill whose upper border runs through the points, down to the foot of the picture. */
function hill(way, hex, foot) {
  const line = smoothLine(points(way), 12);
  return sheet([[...line, [line.at(-1)[0], foot + 20], [line[0][0], foot + 20]]], hex, -4);
}

function sky(width, height, ...hexes) {
  const stops = hexes.map((hex, index) => [(index * height) / (hexes.length - 1), hex]);
  return { path: [rectangle(0, 0, width, height)], paint: verticalGradient(stops) };
}

const red = {
  name: "red-diamond",
  width: 400,
  height: 400,
  layers: [
    sky(400, 400, "#8fc7e8", "#cfe9f2"),
    ...cloud(86, 92, 62),
    ...cloud(322, 196, 48),
    ...hill("-10,318 70,286 160,312 260,270 350,290 410,262", "#8dbf6a", 400),
    string("214,196 190,260 168,318 150,380"),
    ...hill("-10,352 90,334 200,364 300,330 410,350", "#5c9950", 400),
    ...tail("236,208 280,232 262,268 306,292 296,322", [0.28, 0.52, 0.76, 1], ["#f4b942", "#2f6f9f"]),
    ...diamond({ x: 204, y: 132, size: 108, turn: -0.36 }, ["#d9402f", "#f06a4a", "#b92d25", "#e4573d"]),
  ],
};

const carpScales = [0, 1, 2, 3].flatMap((column) => [-1, 0, 1].map((row) => [column * 22 - 34 + (row === 0 ? 11 : 0), row * 13]));
const carpPlace = { x: 196, y: 128, size: 172, turn: -0.16 };
const carp = {
  name: "carp",
  width: 480,
  height: 320,
  layers: [
    sky(480, 320, "#f3a66b", "#f7cf8f", "#fbe7bd"),
    ...sheet([ellipse(372, 190, 46)], "#fff3d2", 3),
    ...hill("-10,226 110,216 240,228 360,218 490,228", "#2f7f93", 320),
    string("282,108 330,170 366,244 382,300"),
    ...hill("-10,256 60,248 160,262 260,250 370,264 490,252", "#236a80", 320),
    ...hill("-10,288 100,280 210,292 330,282 490,290", "#174f66", 320),
    ...sheet(
      [placed(points("-58,0 -104,-36 -92,0 -104,36"), carpPlace), placed(points("-6,-22 -34,-50 -40,-18"), carpPlace)],
      "#f2e3c4",
      5,
    ),
    ...sheet(
      [placed(smoothRing(points("62,-10 66,10 40,26 0,27 -40,17 -66,5 -66,-5 -40,-17 0,-27 40,-26")), carpPlace)],
      "#e0503a",
      7,
    ),
    ...carpScales.flatMap(([x, y]) => [
      { path: [placed(ellipse(x, y, 11, 9), carpPlace)], paint: colour("#f2e3c4") },
      { path: [placed(ellipse(x + 3, y, 10, 8.4), carpPlace)], paint: colour("#d2432f") },
    ]),
    ...sheet([placed(ellipse(47, -8, 9), carpPlace)], "#fffaf0", 2),
    { path: [placed(ellipse(49, -8, 4.6), carpPlace)], paint: colour("#1d2433") },
  ],
};

const random = createRandom(23);
const stars = Array.from({ length: 40 }, () => ellipse(random() * 360, random() * 330, 0.8 + random() * 1.3, undefined, 8));
const lantern = {
  name: "lantern",
  width: 360,
  height: 480,
  layers: [
    sky(360, 480, "#141a3c", "#28315f", "#4a4a83"),
    { path: stars, paint: colour("#fff6d8"), opacity: 0.9 },
    ...sheet([ellipse(276, 92, 40)], "#ffeebd", 3),
    { path: [ellipse(260, 84, 34)], paint: colour("#1b2148") },
    ...[90, 66, 46].map((radius) => ({ path: [ellipse(146, 214, radius)], paint: colour("#ffb454"), opacity: 0.1 })),
    string("150,276 166,340 196,400 206,440"),
    ...sheet([points("104,166 178,150 188,206 112,222")], "#f6a13c", 6),
    ...sheet([points("112,222 188,206 192,262 122,276")], "#e2743a", 6),
    ...[
      [104, 166, 122, 276],
      [178, 150, 192, 262],
      [104, 166, 178, 150],
      [112, 222, 188, 206],
      [122, 276, 192, 262],
    ].map(([x, y, nextX, nextY]) => ({
      path: stroke(
        [
          [x, y],
          [nextX, nextY],
        ],
        2.2,
      ),
      paint: colour("#40231f"),
    })),
    { path: [ellipse(147, 192, 15)], paint: colour("#ffe9ad") },
    { path: [ellipse(154, 244, 12)], paint: colour("#ffd58c") },
    ...hill("-10,404 80,382 180,410 280,376 370,398", "#20284f", 480),
    ...hill("-10,446 110,430 230,452 370,432", "#12183a", 480),
  ],
};

const swallowPlace = { x: 210, y: 150, size: 180, turn: 0.22 };
const roofs = [
  [-20, 300, 110, "#b8543c"],
  [84, 282, 96, "#d98a4e"],
  [172, 312, 84, "#8c4a45"],
  [248, 288, 104, "#c46a45"],
  [340, 306, 90, "#a2483a"],
];
const swallow = {
  name: "swallow",
  width: 400,
  height: 400,
  layers: [
    sky(400, 400, "#f2d6c4", "#f6e6cf"),
    ...cloud(318, 78, 52, "#fffdf7"),
    ...cloud(70, 214, 46, "#fffdf7"),
    string("208,196 190,252 214,300 200,352"),
    ...sheet(
      [
        placed(
          points(
            "0,-30 10,-24 18,-14 52,-24 92,-10 56,2 20,8 14,26 40,70 8,46 0,34 -8,46 -40,70 -14,26 -20,8 -56,2 -92,-10 -52,-24 -18,-14 -10,-24",
          ),
          swallowPlace,
        ),
      ],
      "#1f3554",
      8,
    ),
    ...sheet([placed(smoothRing(points("0,-12 10,2 8,22 0,30 -8,22 -10,2")), swallowPlace)], "#f7efe0", 2),
    { path: [placed(ellipse(0, -18, 7, 5), swallowPlace)], paint: colour("#c94a34") },
    ...roofs.flatMap(([x, y, wide, hex]) => [
      ...sheet([rectangle(x + 8, y + 34, wide - 16, 120)], "#efe0c6", 3),
      ...sheet([points(`${x},${y + 40} ${x + wide / 2},${y - 14} ${x + wide},${y + 40}`)], hex, 4),
      { path: [roundedRectangle(x + wide / 2 - 9, y + 54, 18, 22, 2)], paint: colour("#55707f") },
    ]),
  ],
};

const snow = Array.from({ length: 46 }, () => ellipse(random() * 400, random() * 300, 1.4 + random() * 1.8, undefined, 10));
const winter = {
  name: "winter",
  width: 400,
  height: 400,
  layers: [
    sky(400, 400, "#9db4cf", "#d5deea"),
    ...hill("-10,300 90,230 170,280 280,210 410,290", "#b9c8dc", 400),
    string("196,210 230,262 250,312 290,350"),
    ...hill("-10,330 120,296 260,336 410,304", "#e7edf4", 400),
    ...hill("-10,372 140,350 280,378 410,356", "#fbfdff", 400),
    ...[44, 92, 332].flatMap((x, index) =>
      [0, 1, 2].flatMap((tier) =>
        sheet(
          [
            points(
              `${x},${286 + tier * 18 - index * 4} ${x + 16 + tier * 5},${318 + tier * 18 - index * 4} ${x - 16 - tier * 5},${318 + tier * 18 - index * 4}`,
            ),
          ],
          ["#2f6a5c", "#29604f", "#3a7767"][index],
          3,
        ),
      ),
    ),
    ...tail("166,214 128,240 148,270 104,290", [0.35, 0.68, 1], ["#fffaf0", "#5d7fb0"], 8),
    ...diamond({ x: 190, y: 134, size: 112, turn: 0.3 }, ["#f4c542", "#f8d76e", "#e3ab24", "#f1bc39"]),
    { path: snow, paint: colour("#ffffff"), opacity: 0.95 },
  ],
};

const scraps = Array.from({ length: 22 }, (_, index) => {
  const place = { x: random() * 400, y: random() * 400, size: 60 + random() * 110, turn: random() * 6.28 };
  const ring = points(["-50,-40 60,-20 10,50", "-50,-30 40,-50 55,30 -30,45", "0,-60 40,0 0,60 -40,0"][index % 3]);
  return sheet([placed(ring, place)], ["#d9402f", "#f4b942", "#2f6f9f", "#8dbf6a", "#f7efe0", "#1f3554"][index % 6], 6);
});
const scrapSheets = {
  name: "scraps",
  width: 400,
  height: 400,
  layers: [sky(400, 400, "#e9dcc4", "#e0cfb1"), ...scraps.flat()],
};

export const kites = [red, carp, lantern, swallow, winter, scrapSheets];
