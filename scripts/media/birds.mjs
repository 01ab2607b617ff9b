import { colour, ellipse, points, rectangle, smoothLine, smoothRing, stroke, verticalGradient } from "./raster.mjs";

/** Three birds as in a children's atlas, 480 × 360 units each. */

const shape = (path, paint, opacity = 1) => ({ path: [path], paint: typeof paint === "string" ? colour(paint) : paint, opacity });
const soft = (text, paint, opacity) => shape(smoothRing(points(text)), paint, opacity);
const line = (text, width, paint) => ({ path: stroke(smoothLine(points(text)), width), paint: colour(paint) });
const eye = (x, y, radius) => [
  shape(ellipse(x, y, radius), "#15181c"),
  shape(ellipse(x - radius * 0.3, y - radius * 0.35, radius * 0.3), "#ffffff"),
];
const legs = (pairs, hex) => pairs.flatMap(([from, to, toes]) => [line(`${from} ${to}`, 4, hex), line(`${to} ${toes}`, 3, hex)]);

const robin = {
  name: "robin",
  layers: [
    shape(
      rectangle(0, 0, 480, 360),
      verticalGradient([
        [0, "#cfe3dc"],
        [220, "#e9efdc"],
        [360, "#f4efdd"],
      ]),
    ),
    ...[
      [70, 90, 66],
      [410, 70, 84],
      [330, 300, 60],
      [120, 280, 48],
    ].map(([x, y, r]) => shape(ellipse(x, y, r), "#b4d0b4", 0.5)),
    line("-10,290 110,268 250,282 380,262 490,276", 20, "#6d4f3a"),
    line("-10,286 110,264 250,278 380,258 490,272", 6, "#8b6a50"),
    ...[
      [62, 262, -1],
      [404, 248, 1],
      [438, 286, 1],
    ].map(([x, y, way]) =>
      soft(`${x},${y} ${x + way * 20},${y - 22} ${x + way * 52},${y - 26} ${x + way * 34},${y - 4}`, "#5f9160"),
    ),
    ...legs(
      [
        ["226,236", "222,276", "208,278"],
        ["256,236", "256,278", "270,280"],
      ],
      "#7a5230",
    ),
    soft("318,196 352,222 402,246 388,258 336,246 300,226", "#6b5a48"),
    soft("232,104 276,116 312,158 318,204 288,240 238,248 194,226 176,180 186,130", "#7d6a55"),
    soft("206,128 188,168 196,214 224,240 258,236 262,196 250,150 232,124", "#dd6b35"),
    soft("214,214 232,244 262,242 288,222 262,216 240,224", "#f3e9dc"),
    soft("268,150 310,176 330,222 296,222 268,196", "#5d4e3f"),
    soft("196,96 226,80 258,92 268,124 250,148 214,148 194,130", "#7d6a55"),
    soft("192,118 206,106 228,116 232,140 214,152 196,140", "#dd6b35"),
    soft("194,112 168,120 192,128", "#3c3630"),
    ...eye(216, 112, 6.5),
  ],
};

const heron = {
  name: "heron",
  layers: [
    shape(
      rectangle(0, 0, 480, 230),
      verticalGradient([
        [0, "#f6dcc0"],
        [140, "#f3e6d2"],
        [230, "#dbe6e2"],
      ]),
    ),
    soft("-20,206 90,186 190,200 300,182 420,198 500,186 500,250 -20,250", "#a7bfae"),
    shape(
      rectangle(0, 226, 480, 134),
      verticalGradient([
        [226, "#bcd3d6"],
        [360, "#7fa4ad"],
      ]),
    ),
    ...[
      [40, 262, 120],
      [260, 250, 150],
      [150, 300, 200],
      [330, 330, 130],
    ].map(([x, y, length]) => line(`${x},${y} ${x + length / 2},${y + 2} ${x + length},${y}`, 3, "#dcebec")),
    ...[26, 44, 58, 78, 404, 422, 446, 462].map((x, index) =>
      line(
        `${x},360 ${x + 4},${250 - (index % 3) * 34} ${x + 16},${170 - (index % 4) * 22}`,
        5,
        index % 2 ? "#59784f" : "#6f8d58",
      ),
    ),
    ...[
      [44, 150],
      [78, 176],
      [446, 142],
    ].map(([x, y]) => shape(ellipse(x + 14, y, 6, 22), "#7a5638")),
    line("236,246 234,296 236,338", 5, "#b08a4a"),
    line("258,246 262,298 258,338", 5, "#b08a4a"),
    soft("180,168 236,150 296,176 330,222 296,238 232,252 192,226", "#8b9cab"),
    soft("216,172 280,178 330,226 352,248 298,242 236,222", "#66788a"),
    line("204,178 178,146 196,108 182,74", 20, "#e6e9e8"),
    soft("160,62 184,52 208,64 202,82 176,86", "#eef0ee"),
    soft("180,54 212,58 246,76 206,70", "#2c3642"),
    soft("164,66 96,84 166,82", "#e2a23b"),
    ...eye(180, 68, 5),
    line("196,176 190,210 200,236", 5, "#d9dedd"),
    shape(ellipse(248, 344, 62, 7), "#5f8791", 0.5),
  ],
};

const blackbird = {
  name: "blackbird",
  layers: [
    shape(
      rectangle(0, 0, 480, 360),
      verticalGradient([
        [0, "#aebfd2"],
        [200, "#dbe4ec"],
        [360, "#f3f6f8"],
      ]),
    ),
    ...[
      [50, 60],
      [130, 130],
      [220, 48],
      [300, 110],
      [400, 60],
      [440, 170],
      [80, 210],
      [360, 200],
      [180, 190],
    ].map(([x, y], index) => shape(ellipse(x, y, 4 + (index % 3)), "#ffffff")),
    soft("-30,292 80,262 220,280 340,258 510,288 510,380 -30,380", "#ffffff"),
    soft("-30,320 120,300 300,316 510,306 510,380 -30,380", "#e4ebf2"),
    line("372,270 384,190 420,120", 9, "#6a4c3a"),
    line("384,190 356,150 350,112", 6, "#6a4c3a"),
    line("398,160 440,138 462,108", 6, "#6a4c3a"),
    ...[
      [350, 108],
      [420, 114],
      [462, 102],
      [360, 146],
      [436, 140],
      [388, 182],
    ].map(([x, y]) => shape(ellipse(x, y, 10), "#c9332f")),
    ...legs(
      [
        ["216,250", "212,292", "196,296"],
        ["248,250", "250,294", "266,298"],
      ],
      "#3a3128",
    ),
    soft("288,188 344,176 408,160 402,182 344,212 296,220", "#1d2127"),
    soft("196,140 256,132 304,170 310,216 270,250 216,256 176,226 168,176", "#23282f"),
    soft("236,160 296,176 346,206 296,224 250,206", "#15191e"),
    soft("160,110 188,92 220,104 230,134 208,160 176,156 158,136", "#23282f"),
    soft("160,120 116,134 162,138", "#f0a52c"),
    shape(ellipse(184, 122, 9), "#f0a52c"),
    ...eye(184, 122, 6),
  ],
};

export const birds = [robin, heron, blackbird].map((scene) => ({ ...scene, width: 480, height: 360 }));
