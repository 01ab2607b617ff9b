/*
 * Writes the pictures, sounds and the film of the cards that talk about files, out of those that scripts/make-media.mjs made.
 * Needs ffmpeg. Running it again with the same ffmpeg writes the same bytes.
 *
 *     node scripts/make-talk-media.mjs
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const demo = fileURLToPath(new URL("../public/models/demo/", import.meta.url));

for (const name of ["street", "lake"]) copyFileSync(`${demo}lake-segments/${name}.png`, `${demo}picture-talk/${name}.png`);
copyFileSync(`${demo}paper-kites/swallow.png`, `${demo}postcard-desk/kite.png`);
copyFileSync(`${demo}lake-segments/lake.png`, `${demo}postcard-desk/lake.png`);

const calm = ["-fflags", "+bitexact", "-flags", "+bitexact", "-map_metadata", "-1"];
const run = (...args) => execFileSync("ffmpeg", ["-y", "-loglevel", "error", ...args]);

run("-i", `${demo}dictation/weather.wav`, "-ar", "12000", ...calm, `${demo}sound-talk/weather.wav`);
run("-i", `${demo}dictation/weather.wav`, "-ar", "12000", ...calm, `${demo}postcard-desk/greeting.wav`);
writeFileSync(`${demo}sound-talk/bells.wav`, ring([523, 659, 784]));

// A walk along the street, from left to right.
const walk = "crop=480:270:'t*90':200,scale=320:180,format=yuv420p";
const still = ["-loop", "1", "-framerate", "12", "-t", "4", "-i", `${demo}lake-segments/street.png`];
run(...still, "-vf", walk, "-c:v", "libvpx-vp9", "-threads", "1", "-b:v", "110k", ...calm, `${demo}film-talk/street.webm`);

/** Bells struck one after the other, as a WAV file of 12 kHz. */
function ring(pitches) {
  const rate = 12_000;
  const samples = Int16Array.from({ length: rate * 2.4 }, (_, at) => {
    const strokes = pitches.map((pitch, index) => {
      const time = at / rate - index * 0.6;
      return time < 0
        ? 0
        : Math.exp(-3 * time) * (Math.sin(time * pitch * 2 * Math.PI) + 0.4 * Math.sin(time * pitch * 5.4 * Math.PI));
    });
    return strokes.reduce((sum, one) => sum + one) * 9000;
  });
  const header = Buffer.alloc(44);
  header.write("RIFF");
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
