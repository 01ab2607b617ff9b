/*
 * Writes the pictures and sounds of the demonstration cards in public/models/demo, and into the cards what a server would
 * say of them: the masks, the boxes and the key points of the pictures and the times of the spoken sentences. Running it again writes the same bytes;
 * the sounds may differ with the version of the synthesiser, and the times in the card with them.
 *
 *     node scripts/make-media.mjs
 */
import { readFile, writeFile } from "node:fs/promises";
import { birds } from "./media/birds.mjs";
import { kites } from "./media/kites.mjs";
import { lake } from "./media/lake.mjs";
import { pages } from "./media/pages.mjs";
import { reduceColours } from "./media/palette.mjs";
import { meanOf, patchesOf } from "./media/patches.mjs";
import { leap, stretch } from "./media/people.mjs";
import { encodeGrey, encodeIndexed } from "./media/png.mjs";
import { colour, createPicture, ellipse, segmentsOf, stroke } from "./media/raster.mjs";
import { shelf } from "./media/shelf.mjs";
import { canSpeak, speak } from "./media/speech.mjs";
import { street } from "./media/street.mjs";

const demo = new URL("../public/models/demo/", import.meta.url);

const clips = [
  {
    name: "ferry",
    voice: "en-gb-x-rp+f2",
    speed: 172,
    pause: 0.24,
    sentences: ["Good morning.", "The last ferry to the island leaves at a quarter past seven.", "Please keep your ticket."],
  },
  {
    name: "pancakes",
    voice: "en-us+m3",
    speed: 160,
    pause: 0.4,
    sentences: ["Warm the milk.", "Stir in the flour, one spoonful at a time.", "Do not let it boil."],
  },
  {
    name: "weather",
    voice: "en-gb-scotland+f3",
    speed: 158,
    pause: 0.3,
    sentences: ["Light wind from the west, with rain before midnight."],
  },
];

/** The lines between key points of a person, by the places of their ends. */
const bones = [
  [5, 6],
  [5, 7],
  [7, 9],
  [6, 8],
  [8, 10],
  [5, 11],
  [6, 12],
  [11, 12],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
];

for (const scene of [lake, street]) await drawScene(scene);
for (const folder of ["garden-birds", "picture-notes", "any-labels", "picture-quiz", "feather-vectors"]) {
  for (const scene of birds) await drawPicture(folder, scene, 128);
}
await describeBirds();
for (const scene of kites) await drawPicture("paper-kites", scene, 128);
await drawThings("shelf-finder", shelf);
for (const scene of [stretch, leap]) await drawPeople("morning-stretch", scene);
for (const folder of ["page-reader", "page-finder"]) {
  for (const page of pages) await drawPicture(folder, page, 24);
}
await record("page-reader/README.md", "word_boxes", pages.map(wordsOf));
if (canSpeak()) {
  for (const clip of clips) await speakClip(clip);
} else {
  console.error("The sounds are left as they are: install espeak-ng (`apt-get install espeak-ng`, `brew install espeak-ng`).");
}

async function drawPicture(folder, scene, colours) {
  const { palette, pixels } = reduceColours(paintScene(scene), colours);
  await write(`${folder}/${scene.name}.png`, encodeIndexed(pixels, scene.width, scene.height, palette));
}

function paintScene({ width, height, layers }) {
  const picture = createPicture(width, height);
  for (const { path, paint, opacity } of layers) picture.fill(path, paint, opacity);
  return picture.toBytes();
}

/** The numbers that stand for each bird's picture as a whole, and for its patches. */
async function describeBirds() {
  const numbers = birds.flatMap((scene) => {
    const patches = patchesOf(paintScene(scene), scene.width, scene.height);
    return [
      [`${scene.name} whole`, JSON.stringify([meanOf(patches)])],
      [`${scene.name} patches`, JSON.stringify([patches])],
    ];
  });
  await record("feather-vectors/README.md", "output", numbers);
}

async function drawScene(scene) {
  const { name, width, layers, mask } = scene;
  await drawPicture("lake-segments", scene, 256);

  const names = [...new Set(layers.flatMap((layer) => layer.of ?? []))];
  const segments = segmentsOf(layers, names, mask.width, mask.height, width);
  const masks = names.map((segment, index) => {
    const inside = segments.map((number) => (number === index + 1 ? 255 : 0));
    return [`${name} ${segment}`, encodeGrey(inside, mask.width, mask.height).toString("base64")];
  });
  await record("lake-segments/README.md", "mask", masks);
}

/** A picture of things, and the box of each, around all it is painted of. */
async function drawThings(folder, scene) {
  await drawPicture(folder, scene, 128);
  const names = [...new Set(scene.layers.flatMap((layer) => layer.of ?? []))];
  const boxes = names.map((name) => {
    const corners = scene.layers.filter((layer) => layer.of === name).flatMap((layer) => layer.path.flat());
    const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
    const box = { xmin: Math.min(...xs), ymin: Math.min(...ys), xmax: Math.max(...xs), ymax: Math.max(...ys) };
    const sides = Object.entries(box).map(([side, value]) => `${side}: ${Math.max(0, Math.round(value))}`);
    return [`${scene.name} ${name}`, `{${sides.join(", ")}}`];
  });
  await record(`${folder}/README.md`, "box", boxes);
}

/** A picture of people and their key points, and the same picture with the points drawn into it. */
async function drawPeople(folder, scene) {
  await drawPicture(folder, scene, 128);
  const marks = scene.people.flatMap(({ points }) => [
    { path: bones.flatMap(([from, to]) => stroke([points[from], points[to]], 3)), paint: colour("#7ee36b") },
    { path: points.map(([x, y]) => ellipse(x, y, 4.5)), paint: colour("#ff6fae") },
  ]);
  await drawPicture(folder, { ...scene, name: `${scene.name}-points`, layers: [...scene.layers, ...marks] }, 128);
  const lists = scene.people.map(({ of, points }) => [
    `${scene.name} ${of}`,
    `[${points.map(([x, y]) => `[${Math.round(x)}, ${Math.round(y)}]`).join(", ")}]`,
  ]);
  await record(`${folder}/README.md`, "keypoints", lists);
}

/** The words of a page as its reader is told them: each with its box, from 0 to 1000 of the width and the height. */
function wordsOf({ name, width, height, words }) {
  const boxes = words.map(({ word, box }) => [
    word,
    box.map((at, side) => Math.round((at / (side % 2 === 0 ? width : height)) * 1000)),
  ]);
  return [`${name} words`, JSON.stringify(boxes)];
}

async function speakClip({ name, sentences, ...manner }) {
  const { wav, times } = speak(sentences, manner);
  await write(`dictation/${name}.wav`, wav);
  const lines = times.map(([from, to], index) => [`${name} ${index + 1}`, `[${from.toFixed(2)}, ${to.toFixed(2)}]`]);
  await record("dictation/README.md", "timestamp", lines);
}

async function write(path, bytes) {
  await writeFile(new URL(path, demo), bytes);
  console.log(`${String(bytes.length).padStart(8)}  ${path}`);
}

/** Sets the values of a card's lines `key: value # mark`; a mark the card does not have is passed over. */
async function record(path, key, values) {
  const url = new URL(path, demo);
  let card = await readFile(url, "utf8");
  for (const [mark, value] of values) {
    card = card.replace(new RegExp(`(\\b${key}: ).*( # ${mark})$`, "m"), (_, before, after) => before + value + after);
  }
  await writeFile(url, card);
}
