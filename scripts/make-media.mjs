/*
 * Writes the pictures and sounds of the demonstration cards in public/models/demo, and into the cards what a server would
 * say of them: the masks of the pictures and the times of the spoken sentences. Running it again writes the same bytes;
 * the sounds may differ with the version of the synthesiser, and the times in the card with them.
 *
 *     node scripts/make-media.mjs
 */
import { readFile, writeFile } from "node:fs/promises";
import { birds } from "./media/birds.mjs";
import { kites } from "./media/kites.mjs";
import { lake } from "./media/lake.mjs";
import { reduceColours } from "./media/palette.mjs";
import { meanOf, patchesOf } from "./media/patches.mjs";
import { encodeGrey, encodeIndexed } from "./media/png.mjs";
import { createPicture, segmentsOf } from "./media/raster.mjs";
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

for (const scene of [lake, street]) await drawScene(scene);
for (const folder of ["garden-birds", "picture-notes", "any-labels", "picture-quiz", "feather-vectors"]) {
  for (const scene of birds) await drawPicture(folder, scene, 128);
}
await describeBirds();
for (const scene of kites) await drawPicture("paper-kites", scene, 128);
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
