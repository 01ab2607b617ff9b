/*
 * Writes the sounds of the demonstration cards on audio in public/models/demo, and tells when each sentence in them is spoken:
 * those times stand in the cards. Running it again writes the same bytes; other versions of the tools may write others.
 *
 *     node scripts/make-sounds.mjs
 */
import { mkdir, writeFile } from "node:fs/promises";
import { canSpeak, speak } from "./media/speech.mjs";
import { chime, encode, hiss, mix, motor, musicBox, rain, samplesOf, silence } from "./media/synthesis.mjs";

if (!canSpeak()) throw new Error("Install espeak-ng and ffmpeg first (`apt-get install espeak-ng ffmpeg`).");

const demo = new URL("../public/models/demo/", import.meta.url);
const pier = { voice: "en-gb-x-rp+f2", speed: 165, pause: 0.2 };
const clerk = { voice: "en-us+m3", speed: 168, pause: 0.3 };

await speech();
await music();
await stems();
await noises();
await turns();

async function speech() {
  const say = (text, manner) => encode(samplesOf(speak([text], manner).wav), "flac");
  await write("pier-voice/tide.flac", say("High water at the pier is at twenty past four.", pier));
  await write("pier-voice/library.flac", say("The library closes in ten minutes.", clerk));
}

async function music() {
  await write("music-box/lullaby.mp3", encode(musicBox([0, 4, 7, 4, 5, 9, 7, null, 4, 7, 4, 2, 0], 0.38, 523.25), "mp3"));
  await write("music-box/roof.mp3", encode(rain(5), "mp3"));
}

/** A voice over chimes with each of the two alone, and a voice in hiss without it. */
async function stems() {
  const voice = samplesOf(speak(["Warm the milk.", "Do not let it boil."], clerk).wav);
  const seconds = voice.length / 16_000;
  const chimes = silence(seconds);
  [0, 7, 4, 9, 7, 12].forEach((note, index) => {
    mix(chimes, chime(392 * 2 ** (note / 12), 1.4), index * 0.42, 0.28);
  });
  await write("two-stems/mix.flac", encode(mix(voice.slice(), chimes, 0), "flac"));
  await write("two-stems/voice.flac", encode(voice, "flac", 0.7));
  await write("two-stems/chimes.flac", encode(chimes, "flac", 0.5));
  const caller = samplesOf(speak(["Is the bridge open?"], pier).wav);
  await write("two-stems/hiss.flac", encode(mix(caller.slice(), hiss(caller.length / 16_000), 0, 0.05), "flac"));
  await write("two-stems/caller.flac", encode(caller, "flac"));
}

async function noises() {
  const bell = silence(2.4);
  for (const start of [0.1, 0.9]) mix(bell, chime(640, 1.4), start);
  await write("small-sounds/bell.flac", encode(bell, "flac"));
  await write("small-sounds/rain.flac", encode(rain(2.2, 11), "flac", 0.5));
  await write("small-sounds/boat.flac", encode(motor(2.4), "flac"));
}

/** Two people at a ticket desk, the second of whom once begins before the first has ended; one who reads a list alone. */
async function turns() {
  const desk = silence(7.2);
  const said = [
    ["Two tickets to the island.", pier, 0.3],
    ["Single or return?", clerk, 2.02],
    ["Return, for today please.", pier, 3.36],
    ["Platform one.", clerk, 4.66],
    ["Thank you.", pier, 6.1],
  ];
  await write("turn-taking/desk.mp3", encode(lay(desk, said), "mp3"));
  const list = [
    ["Flour.", clerk, 0.4],
    ["Milk.", clerk, 1.9],
    ["Two lemons.", clerk, 3.3],
  ];
  await write("turn-taking/list.flac", encode(lay(silence(5), list), "flac"));
}

function lay(onto, said) {
  for (const [text, manner, start] of said) {
    const { wav, times } = speak([text], manner);
    const [from, to] = times[0];
    mix(onto, samplesOf(wav), start - from);
    console.log(`${start.toFixed(2)} to ${(start + to - from).toFixed(2)}  ${text}`);
  }
  return onto;
}

async function write(path, bytes) {
  const file = new URL(path, demo);
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, bytes);
  console.log(`${String(bytes.length).padStart(8)}  ${path}`);
}
