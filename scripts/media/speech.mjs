import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const sampleRate = 16_000;
/** Recognisers tell time in fiftieths of a second, so every sentence begins on one. */
const tick = sampleRate / 50;

/** Whether the synthesiser is installed. */
export function canSpeak() {
  try {
    execFileSync("espeak-ng", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Speaks sentences one after the other, with pauses between them.
 *
 * Gives the WAV file (mono, 16 kHz, 16 bits) and the begin and end of each sentence in seconds.
 */
export function speak(sentences, { voice, speed, pause }) {
  const silence = new Float64Array(Math.round((pause * sampleRate) / tick) * tick);
  const pieces = [];
  const times = [];
  let length = 0;
  const add = (samples) => {
    pieces.push(samples);
    length += samples.length;
  };
  for (const sentence of sentences) {
    add(times.length === 0 ? silence.slice(0, 5 * tick) : silence);
    const samples = toTicks(trimmed(resampled(synthesised(sentence, voice, speed))));
    times.push([length / sampleRate, (length + samples.length) / sampleRate]);
    add(samples);
  }
  add(silence.slice(0, 5 * tick));
  return { wav: encodeWav(atFullLevel(pieces.flatMap((piece) => Array.from(piece)))), times };
}

/** The samples of one sentence as the synthesiser makes them, from −1 to 1, and their rate. */
function synthesised(sentence, voice, speed) {
  const folder = mkdtempSync(join(tmpdir(), "speech-"));
  const file = join(folder, "sentence.wav");
  try {
    execFileSync("espeak-ng", ["-v", voice, "-s", String(speed), "-w", file, sentence], { stdio: "ignore" });
    return decodeWav(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function decodeWav(file) {
  const data = file.indexOf("data", 12, "latin1");
  const samples = Float64Array.from(
    { length: (file.length - data - 8) >> 1 },
    (_, index) => file.readInt16LE(data + 8 + index * 2) / 32768,
  );
  return { samples, rate: file.readUInt32LE(24) };
}

/** The same sound at 16 kHz: each sample is the sum of its neighbours under a windowed sinc, which keeps out what would alias. */
function resampled({ samples, rate }) {
  const ratio = rate / sampleRate;
  const reach = 24;
  return Float64Array.from({ length: Math.floor(samples.length / ratio) }, (_, index) => {
    const centre = index * ratio;
    let sum = 0;
    let weights = 0;
    for (let at = Math.ceil(centre - reach * ratio); at <= centre + reach * ratio; at += 1) {
      const distance = (at - centre) / ratio;
      const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / reach);
      const weight = window * (distance === 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance));
      sum += weight * (samples[at] ?? 0);
      weights += weight;
    }
    return sum / weights;
  });
}

/** Without the silence before and after. */
function trimmed(samples) {
  const isHeard = (sample) => Math.abs(sample) > 0.004;
  return samples.slice(Math.max(0, samples.findIndex(isHeard)), samples.findLastIndex(isHeard) + 1);
}

function toTicks(samples) {
  const padded = new Float64Array(Math.ceil(samples.length / tick) * tick);
  padded.set(samples);
  return padded;
}

function atFullLevel(samples) {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.map((sample) => (sample / peak) * 0.85);
}

function encodeWav(samples) {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, index) => {
    file.writeInt16LE(Math.round(sample * 32767), 44 + index * 2);
  });
  return file;
}
