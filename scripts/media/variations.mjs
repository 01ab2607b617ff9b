import { colour, createRandom, ellipse, mix, stroke } from "./raster.mjs";

/** The same layers, their colours changed by `change(rgb, layer, x, y)`. */
function tinted(layers, change) {
  return layers.map((layer) => ({
    ...layer,
    paint: (x, y, sample) => {
      const from = typeof layer.paint === "function" ? layer.paint(x, y, sample) : layer.paint;
      // What mirrors the painted picture is changed already.
      return layer.of === "lake" ? from : change(from, layer, x, y);
    },
  }));
}

const brightness = ([red, green, blue]) => (0.3 * red + 0.59 * green + 0.11 * blue) / 255;

/** The lake with the moon in the place of the sun. */
export function byNight({ layers, ...scene }) {
  const [dark, pale] = [colour("#070d22"), colour("#8fa6cf")];
  const change = (rgb, { of, opacity }) => {
    if (of === "sun") return colour("#eef2fb");
    const light = brightness(rgb);
    // Windows are lit; all other light is the moon's.
    return opacity === undefined && rgb[0] > 245 && rgb[2] < 150 ? rgb : mix(dark, pale, light * 0.72);
  };
  return { ...scene, layers: tinted(layers, change) };
}

/** The middle of the lake as a square print in two inks. */
export function asPrint({ layers, height }) {
  const [ink, sheet, second] = [colour("#22304f"), colour("#f4ead6"), colour("#e0684a")];
  const shift = 300;
  const moved = layers.map((layer) => ({
    ...layer,
    path: layer.path.map((ring) => ring.map(([x, y]) => [x - shift, y])),
    paint: typeof layer.paint === "function" ? (x, y, sample) => layer.paint(x + shift, y, sample) : layer.paint,
  }));
  const change = (rgb, { of }) => {
    if (of === "sun" || of === "boat") return second;
    const light = brightness(rgb);
    return light > 0.62 ? sheet : light > 0.42 ? mix(sheet, second, 0.75) : light > 0.25 ? mix(ink, second, 0.35) : ink;
  };
  return { width: height, height, layers: tinted(moved, change) };
}

/** The street with its tree in red and gold, and leaves on the ground. */
export function inAutumn({ layers, width, height }) {
  const random = createRandom(31);
  const leaves = ["#c8502b", "#e0982f", "#a63a24"].map((hex) => ({
    path: Array.from({ length: 44 }, () => ellipse(random() * width, 408 + random() * 140, 3 + random() * 3, 2, 8)),
    paint: colour(hex),
  }));
  const change = (rgb, { of }) => {
    const isGreen = rgb[1] > rgb[0] + 8 && rgb[1] > rgb[2] + 8;
    if (of === "tree" && isGreen) return mix(colour("#8f2f1c"), colour("#f0a53a"), brightness(rgb) * 1.7);
    if (of === "sky") return mix(rgb, colour("#f1dfc0"), 0.6);
    return mix(rgb, colour("#b8662e"), 0.12);
  };
  return { width, height, layers: [...tinted(layers, change), ...leaves] };
}

/** The street in rain, late in the day. */
export function inRain({ layers, width, height }) {
  const random = createRandom(5);
  const drops = Array.from({ length: 150 }, () => {
    const [x, y, long] = [random() * (width + 60), random() * height, 14 + random() * 30];
    return stroke(
      [
        [x, y],
        [x - long * 0.28, y + long],
      ],
      1.3,
    );
  }).flat();
  const change = (rgb) => {
    const grey = brightness(rgb) * 255;
    return mix(mix(rgb, [grey * 0.86, grey * 0.95, grey * 1.08], 0.62), colour("#1c2840"), 0.38);
  };
  return { width, height, layers: [...tinted(layers, change), { path: drops, paint: colour("#d7e4f2"), opacity: 0.4 }] };
}

/** How near each named part of the lake is, from 0 to 1; the water comes nearer towards us. */
export const lakeDepths = {
  sky: 0,
  sun: 0,
  mountain: 0.1,
  forest: 0.26,
  cabin: 0.32,
  lake: (_x, y) => 0.26 + 0.6 * ((y - 398) / 242) ** 0.8,
  boat: 0.5,
  shore: (_x, y) => (y < 430 ? 0.3 : 0.8 + 0.2 * ((y - 548) / 92)),
  tree: 0.78,
};

/** The same of the street. */
export const streetDepths = {
  sky: 0,
  building: 0.22,
  road: (_x, y) => 0.34 + 0.66 * ((y - 438) / 122),
  tram: 0.5,
  tree: 0.62,
  person: 0.7,
};
