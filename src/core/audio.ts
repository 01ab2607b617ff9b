import { sniffMediaType } from "./media.js";

/**
 * Sound as a WAV file of 16-bit integers.
 *
 * `channels` are samples in −1 to 1, equally long, one list per channel; louder ones are clipped, NaN is silence.
 * `sampleRate` is in Hz. Source: http://soundfile.sapp.org/doc/WaveFormat
 */
export function writeWav(channels: readonly Samples[], sampleRate: number): Blob {
  return new Blob([...wavParts(channels, sampleRate)], { type: "audio/wav" });
}

/** One channel, sample by sample, as a decoder gives it or a server wrote it. */
export type Samples = readonly number[] | Float32Array | Float64Array;

/** The bytes of `writeWav` piece by piece, so that the work on a long sound can be spread over several turns. */
export function* wavParts(channels: readonly Samples[], sampleRate: number): Generator<ArrayBuffer, void, undefined> {
  const frames = channels[0]?.length ?? 0;
  const frameBytes = channels.length * 2;
  const header = new DataView(new ArrayBuffer(44));
  const ascii = (at: number, text: string) => {
    for (let index = 0; index < text.length; index += 1) header.setUint8(at + index, text.charCodeAt(index));
  };
  ascii(0, "RIFF");
  header.setUint32(4, 36 + frames * frameBytes, true);
  ascii(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, channels.length, true);
  header.setUint32(24, sampleRate, true);
  header.setUint32(28, sampleRate * frameBytes, true);
  header.setUint16(32, frameBytes, true);
  header.setUint16(34, 16, true);
  ascii(36, "data");
  header.setUint32(40, frames * frameBytes, true);
  yield header.buffer;
  for (let from = 0; from < frames; from += framesAtOnce) {
    const count = Math.min(framesAtOnce, frames - from);
    const view = new DataView(new ArrayBuffer(count * frameBytes));
    channels.forEach((samples, channel) => {
      // A copy of so many: to read a long list one by one may make V8 turn all of it into objects, which takes seconds.
      const piece = new Float32Array(samples.slice(from, from + count));
      for (let frame = 0; frame < count; frame += 1) {
        const sample = Math.max(-1, Math.min(1, piece[frame] ?? 0));
        view.setInt16(frame * frameBytes + channel * 2, sample < 0 ? sample * 0x8000 : sample * 0x7fff, true);
      }
    });
    yield view.buffer;
  }
}

/** Written in well under a millisecond. */
const framesAtOnce = 0x8000;

/** How many samples a second a WAV or FLAC file tells in its first 44 bytes, in Hz; undefined for other files. */
export function sampleRateOf(start: Uint8Array): number | undefined {
  if (start.length < 44) return undefined;
  const view = new DataView(start.buffer, start.byteOffset);
  const type = sniffMediaType(start);
  const rate = type === "audio/wav" ? view.getUint32(24, true) : type === "audio/flac" ? view.getUint32(18) >>> 12 : 0;
  return rate > 0 ? rate : undefined;
}

/** The mean of all channels, sample by sample; the channel itself when there is one. */
export function mixToMono(channels: readonly Float32Array[]): Float32Array {
  const [first, ...others] = channels;
  if (!first) return new Float32Array();
  if (others.length === 0) return first;
  const mixed = Float32Array.from(first);
  for (const channel of others) {
    for (let index = 0; index < mixed.length; index += 1) mixed[index] = (mixed[index] ?? 0) + (channel[index] ?? 0);
  }
  for (let index = 0; index < mixed.length; index += 1) mixed[index] = (mixed[index] ?? 0) / channels.length;
  return mixed;
}

/**
 * The loudest sample of any channel, in 0 to 1, of each of `count` equal stretches.
 *
 * Yields one peak at a time, so that the work on a long recording can be spread over several turns.
 */
export function* peaks(channels: readonly Float32Array[], count: number): Generator<number, void, undefined> {
  for (let stretch = 0; stretch < count; stretch += 1) {
    let peak = 0;
    for (const samples of channels) {
      const end = Math.ceil(((stretch + 1) * samples.length) / count);
      for (let index = Math.floor((stretch * samples.length) / count); index < end; index += 1) {
        const loudness = Math.abs(samples[index] ?? 0);
        if (loudness > peak) peak = loudness;
      }
    }
    yield Math.min(1, peak);
  }
}

/** Seconds as `0:04.7` or `1:02:03.4`; a dash when there is no such time. */
export function formatTime(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "–";
  // Rounded before it is split: 59.96 is a minute, not sixty seconds.
  const tenths = Math.round(seconds * 10);
  const rest = `${pad(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
  const minutes = Math.floor(tenths / 600);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${rest}`;
}

const pad = (number: number) => String(number).padStart(2, "0");
