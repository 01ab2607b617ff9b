/*
 * Writes the pictures of the demonstration cards whose models make pictures, depth maps or masks, and into the cards the
 * depths and masks that follow from the same shapes. Running it again writes the same bytes.
 *
 *     node scripts/make-drawings.mjs
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { kites } from "./media/kites.mjs";
import { lake } from "./media/lake.mjs";
import { moth } from "./media/moths.mjs";
import { reduceColours } from "./media/palette.mjs";
import { encodeGrey, encodeIndexed } from "./media/png.mjs";
import { createPicture, rectangle, segmentsOf } from "./media/raster.mjs";
import { street } from "./media/street.mjs";
import { asPrint, byNight, inAutumn, inRain, lakeDepths, streetDepths } from "./media/variations.mjs";

const demo = new URL("../public/models/demo/", import.meta.url);

for (const number of [1, 2, 3, 4, 5, 6]) await draw(`paper-moths/moth-${number}.png`, moth(number), 240, 32);

await draw("other-light/lake.png", lake, 540, 128);
await draw("other-light/lake-night.png", byNight(lake), 540, 96);
await draw("other-light/lake-print.png", asPrint(lake), 360, 24);

await draw("street-seasons/street.png", street, 540, 128);
await draw("street-seasons/autumn.png", inAutumn(street), 540, 128);
await draw("street-seasons/rain.png", inRain(street), 540, 96);

await draw("near-and-far/lake.png", lake, 540, 128);
await draw("near-and-far/street.png", street, 540, 128);
const far = depthOf(lake, lakeDepths, 270);
await write(
  "near-and-far/lake-depth.png",
  encodeGrey(
    far.map((share) => share * 255),
    270,
    180,
  ),
);
// As a model gives it: in metres to the thing that is seen, the far ones cut off at 80.
const metres = Array.from(depthOf(street, streetDepths, 48), (share) => Math.min(80, 4 / Math.max(0.03, share)).toFixed(1));
const rows = Array.from({ length: 32 }, (_, row) => `[${metres.slice(row * 48, row * 48 + 48).join(", ")}]`);
await record("near-and-far/README.md", [["predicted_depth", "street", `[${rows.join(", ")}]`]]);

const scraps = kites.find(({ name }) => name === "scraps");
await draw("loose-shapes/scraps.png", scraps, 400, 64);
const sheets = masksOf(scraps, 100);
const asked = sheets.at(-1);
await record("loose-shapes/README.md", [
  ["masks", "scraps", `[${sheets.map(({ mask }) => mask).join(", ")}]`],
  ["scores", "scraps", `[${sheets.map(({ score }) => score).join(", ")}]`],
  ["masks", "point", `[${asked.mask}]`],
  ["input_points", "point", `[[${asked.centre.join(", ")}]]`],
]);

async function draw(path, { width, height, layers }, pixels, colours) {
  const picture = createPicture(pixels, Math.round((pixels * height) / width), width);
  for (const { path, paint, opacity } of layers) picture.fill(path, paint, opacity);
  const { palette, pixels: places } = reduceColours(picture.toBytes(), colours);
  await write(path, encodeIndexed(places, picture.width, picture.height, palette));
}

/** For each pixel how near it is, from 0 to 1. */
function depthOf({ width, height, layers }, depths, pixels) {
  const picture = createPicture(pixels, Math.round((pixels * height) / width), width);
  picture.fill([rectangle(0, 0, width, height)], [0, 0, 0]);
  for (const { of, path } of layers) {
    const depth = depths[of];
    if (depth === undefined) continue;
    const paint = (x, y) => Array(3).fill(Math.max(0, Math.min(1, typeof depth === "function" ? depth(x, y) : depth)) || 0);
    picture.fill(path, paint);
  }
  return picture.pixels.filter((_, index) => index % 3 === 0);
}

/** The visible part of each sheet of paper as base64 of a grey picture, with a pixel in it; sheets that are hidden are left out. */
function masksOf({ width, height, layers }, pixels) {
  const sheets = layers.filter(({ opacity }) => opacity === undefined).slice(1);
  const named = sheets.map((layer, index) => ({ ...layer, of: String(index) }));
  const rows = Math.round((pixels * height) / width);
  const segments = segmentsOf(
    named,
    named.map(({ of }) => of),
    pixels,
    rows,
    width,
  );
  return named.flatMap((_, index) => {
    const inside = segments.map((number) => (number === index + 1 ? 255 : 0));
    const places = Array.from(inside.keys()).filter((place) => inside[place] > 0);
    if (places.length < 60) return [];
    const middle = places[places.length >> 1];
    const centre = [middle % pixels, Math.floor(middle / pixels)].map((place) => Math.round(((place + 0.5) * width) / pixels));
    return [{ mask: encodeGrey(inside, pixels, rows).toString("base64"), centre, score: (0.99 - index * 0.006).toFixed(3) }];
  });
}

async function write(path, bytes) {
  const file = new URL(path, demo);
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, bytes);
  console.log(`${String(bytes.length).padStart(8)}  ${path}`);
}

/** Sets the values of a card's lines `key: value # mark`. */
async function record(path, values) {
  const url = new URL(path, demo);
  let card = await readFile(url, "utf8").catch(() => "");
  for (const [key, mark, value] of values) {
    card = card.replace(new RegExp(`(\\b${key}: ).*( # ${mark})$`, "m"), (_, before, after) => before + value + after);
  }
  if (card !== "") await writeFile(url, card);
}
