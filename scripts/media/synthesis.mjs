import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Hz. */
export const sampleRate = 16_000;

/** So many seconds of silence. */
export const silence = (seconds) => new Float64Array(Math.round(seconds * sampleRate));

/** The samples of a WAV file as `speak` writes them: mono, 16 bits. */
export function samplesOf(wav) {
  return Float64Array.from({ length: (wav.length - 44) >> 1 }, (_, index) => wav.readInt16LE(44 + index * 2) / 32768);
}

/** Adds `sound` to `onto` from a time in seconds on; what reaches beyond its end is lost. */
export function mix(onto, sound, seconds, gain = 1) {
  const start = Math.round(seconds * sampleRate);
  for (let index = 0; index < sound.length && start + index < onto.length; index += 1) onto[start + index] += sound[index] * gain;
  return onto;
}

/** A struck bar of metal: a few partials that do not belong to one series, the higher ones fading sooner. */
export function chime(pitch, seconds) {
  const partials = [
    [1, 1, 1],
    [2.76, 0.4, 2.1],
    [5.4, 0.18, 4],
  ];
  return made(seconds, (time) =>
    partials.reduce(
      (sum, [ratio, level, fading]) =>
        sum + level * Math.sin(2 * Math.PI * pitch * ratio * time) * Math.exp(-2.2 * fading * time),
      0,
    ),
  );
}

/** Rain on a roof: soft noise, and drops that come by chance. */
export function rain(seconds, seed = 7) {
  const random = chance(seed);
  let low = 0;
  const noise = made(seconds, () => {
    low += 0.35 * (random() * 2 - 1 - low);
    return low * 0.25;
  });
  for (let drop = 0; drop < seconds * 14; drop += 1) {
    const pitch = 900 + random() * 1500;
    const level = 0.1 + random() * 0.3;
    mix(
      noise,
      made(0.03, (time) => Math.sin(2 * Math.PI * pitch * time) * Math.exp(-160 * time)),
      random() * seconds,
      level,
    );
  }
  return noise;
}

/** A boat's motor: a low hum in thuds. */
export function motor(seconds) {
  const random = chance(3);
  return made(seconds, (time) => {
    const thud = Math.exp(-9 * ((time * 11) % 1));
    return thud * (Math.sin(2 * Math.PI * 62 * time) + 0.5 * Math.sin(2 * Math.PI * 124 * time)) + 0.03 * (random() - 0.5);
  });
}

/** Even noise, as of a tape. */
export function hiss(seconds, seed = 5) {
  const random = chance(seed);
  return made(seconds, () => random() * 2 - 1);
}

/** A music box: notes by name of pitch in semitones above the first, each lasting a beat; `null` rests. */
export function musicBox(notes, beat, pitch) {
  const tune = silence(notes.length * beat + 1.2);
  notes.forEach((note, index) => {
    if (note !== null) mix(tune, chime(pitch * 2 ** (note / 12), 1.6), index * beat, 0.6);
  });
  return tune;
}

/** The file of a sound, made as loud as it may be: FLAC, or MP3 of 40 kbit a second. ffmpeg encodes it. */
export function encode(samples, format, level = 0.85) {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const raw = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    raw.writeInt16LE(Math.round((sample / (peak || 1)) * level * 32767), index * 2);
  });
  const coding = format === "mp3" ? ["-c:a", "libmp3lame", "-b:a", "40k"] : ["-c:a", "flac", "-compression_level", "12"];
  const bare = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact"];
  // Into a file: the length stands at its beginning, and is written last.
  const folder = mkdtempSync(join(tmpdir(), "sound-"));
  const file = join(folder, `sound.${format}`);
  try {
    const given = ["-v", "error", "-f", "s16le", "-ar", String(sampleRate), "-ac", "1", "-i", "-"];
    execFileSync("ffmpeg", [...given, ...coding, ...bare, file], { input: raw });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function made(seconds, wave) {
  return Float64Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) => wave(index / sampleRate));
}

/** Numbers from 0 to 1 that are the same every time. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
