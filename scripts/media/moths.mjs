import { colour, createRandom, ellipse, mix, points, rectangle, smoothLine, smoothRing, stroke } from "./raster.mjs";

/** Moths cut out of paper, no two alike, each drawn by the numbers that follow from its seed; 240 × 240 units. */

const size = 240;
const middle = size / 2;
const papers = ["#f3ead7", "#dfe8e6", "#efe1dc", "#e6e3ef", "#e9ecd9", "#e3dccb"];
const wings = ["#c8563f", "#2f6f7f", "#d99a3d", "#5d4a86", "#5f8a56", "#96405f", "#34517e", "#b5713a"];

export function moth(seed) {
  const random = createRandom(seed * 7919);
  random();
  const between = (least, most) => least + (most - least) * random();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const paper = pick(papers);
  const fore = pick(wings);
  const hind = pick(wings.filter((hex) => hex !== fore));
  const ink = "#2a2430";
  const mirrored = (ring) => ring.map(([x, y]) => [2 * middle - x, y]);
  const both = (ring) => [ring, mirrored(ring)];
  const sheet = (ring, paint) => [
    { path: both(ring).map((one) => one.map(([x, y]) => [x + 2, y + 4])), paint: colour("#1d1a2b"), opacity: 0.18 },
    { path: both(ring), paint },
  ];

  const reach = between(78, 100);
  const rise = between(34, 62);
  const fall = between(44, 76);
  const foreWing = smoothRing([
    [middle - 4, 112],
    [middle - reach * 0.45, 112 - rise * 1.05],
    [middle - reach, 112 - rise],
    [middle - reach * between(0.86, 0.98), 112 - rise * 0.3],
    [middle - reach * 0.62, 122],
    [middle - 5, 128],
  ]);
  const hindWing = smoothRing([
    [middle - 4, 118],
    [middle - reach * 0.56, 120],
    [middle - reach * between(0.6, 0.76), 118 + fall * 0.5],
    [middle - reach * between(0.34, 0.5), 118 + fall],
    [middle - 14, 118 + fall * 0.62],
  ]);
  const eye = { x: middle - reach * 0.62, y: 112 - rise * 0.52, radius: between(8, 14) };
  const spot = { x: middle - reach * 0.42, y: 118 + fall * 0.46, radius: between(5, 10) };
  const light = colour(paper);
  const veins = [0.2, 0.45, 0.7].map((share) =>
    smoothLine([
      [middle - 6, 116],
      [middle - reach * 0.5, 112 - rise * share * 0.7],
      [middle - reach * 0.9, 112 - rise * (0.25 + share * 0.8)],
    ]),
  );
  const feeler = smoothLine(points("118,98 112,82 98,70 92,62"), 8);
  return {
    width: size,
    height: size,
    layers: [
      { path: [rectangle(0, 0, size, size)], paint: colour(paper) },
      ...sheet(hindWing, colour(hind)),
      { path: both(ellipse(spot.x, spot.y, spot.radius)), paint: mix(colour(hind), light, 0.75) },
      { path: both(ellipse(spot.x, spot.y, spot.radius * 0.5)), paint: colour(ink) },
      ...sheet(foreWing, colour(fore)),
      {
        path: veins.flatMap((vein) => both(vein)).flatMap((vein) => stroke(vein, 1.4)),
        paint: mix(colour(fore), colour(ink), 0.35),
      },
      { path: both(ellipse(eye.x, eye.y, eye.radius)), paint: mix(colour(fore), light, 0.8) },
      { path: both(ellipse(eye.x, eye.y, eye.radius * 0.62)), paint: colour(hind) },
      { path: both(ellipse(eye.x, eye.y, eye.radius * 0.28)), paint: colour(ink) },
      { path: both(feeler).flatMap((line) => stroke(line, 2)), paint: colour(ink) },
      { path: [ellipse(middle, 104, 9, 9), ellipse(middle, 124, 8, 20), ellipse(middle, 152, 6.5, 24)], paint: colour(ink) },
      { path: [136, 146, 156, 166].map((y) => rectangle(middle - 5, y, 10, 1.6)), paint: mix(colour(fore), light, 0.4) },
    ],
  };
}
