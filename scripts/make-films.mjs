/*
 * Writes the videos and 3D models of the demonstration cards in public/models/demo, and the pictures that go with them.
 * Running it again writes the same bytes; those of the videos may differ with the version of ffmpeg.
 *
 *     node scripts/make-films.mjs
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { armScene, cartScene } from "./media/agents.mjs";
import { canFilm, drawFrame, encodeFilm, film } from "./media/film.mjs";
import { reduceColours } from "./media/palette.mjs";
import { encodeIndexed } from "./media/png.mjs";
import { chair, drawSolid, vase, writeGlb } from "./media/solids.mjs";
import { boatScene, day, kiteScene, night, rainy } from "./media/voyage.mjs";

const demo = new URL("../public/models/demo/", import.meta.url);

const films = [
  ["clip-spotter/boat.webm", boatScene(day)],
  ["clip-spotter/kite.webm", kiteScene],
  ["paper-theatre/boat.webm", boatScene(day)],
  ["paper-theatre/storm.webm", boatScene(rainy)],
  ["paper-theatre/kite.webm", kiteScene],
  ["moving-postcards/boat.webm", boatScene(day)],
  ["moving-postcards/kite.webm", kiteScene],
  ["directed-postcards/night.webm", boatScene(night)],
  ["directed-postcards/kite.webm", kiteScene],
  ["night-painter/day.webm", boatScene(day)],
  ["night-painter/night.webm", boatScene(night)],
  ["night-painter/storm.webm", boatScene(rainy)],
  ["cart-keeper/replay.mp4", cartScene],
  ["cup-lifter/replay.mp4", armScene],
];

const stills = [
  ["moving-postcards/boat.png", boatScene(day), 0],
  ["moving-postcards/kite.png", kiteScene, 0],
  ["directed-postcards/boat.png", boatScene(night), 0],
  ["cup-lifter/reach.png", armScene, 0.2],
  ["cup-lifter/grasp.png", armScene, 0.5],
];

const solids = [
  ["word-carver/chair.glb", chair],
  ["word-carver/vase.glb", vase],
  ["photo-carver/chair.glb", chair],
  ["photo-carver/vase.glb", vase],
];

for (const [path, scene, at] of stills) await writePicture(path, drawFrame(scene, at), film.width, film.height);
for (const [path, parts] of solids) await write(path, writeGlb(parts, path.replace(/^.*\/|\..*$/g, "")));
for (const [name, parts] of [
  ["chair", chair],
  ["vase", vase],
]) {
  await writePicture(`photo-carver/${name}.png`, drawSolid(parts), 300, 300);
}
if (canFilm()) {
  for (const [path, scene] of films) {
    const file = await place(path);
    encodeFilm(scene, file);
    tell(path, (await readFile(file)).length);
  }
} else {
  console.error("The videos are left as they are: install ffmpeg.");
}

async function writePicture(path, bytes, width, height) {
  const { palette, pixels } = reduceColours(bytes, 128);
  await write(path, encodeIndexed(pixels, width, height, palette));
}

async function write(path, bytes) {
  await writeFile(await place(path), bytes);
  tell(path, bytes.length);
}

async function place(path) {
  const file = new URL(path, demo);
  await mkdir(new URL(".", file), { recursive: true });
  return fileURLToPath(file);
}

function tell(path, length) {
  console.log(`${String(length).padStart(8)}  ${path}`);
}
