import type { Samples } from "../core/audio.js";
import { isRecord, toScore, unwrap, wrongShape } from "../core/parse.js";
import { type MadeMedia, mediaToCard, readMedia } from "./readMedia.js";

/** A sound that a model made: a file, or bare samples in −1 to 1, one list per channel, so many a second. */
export type Sound =
  | ({ readonly kind: "file" } & MadeMedia)
  | {
      readonly kind: "samples";
      readonly channels: readonly Samples[];
      /** In Hz. */
      readonly sampleRate: number;
      readonly label?: string;
    };

/**
 * The sounds of an answer, in the server's order: at least one, at most 64.
 *
 * Takes files as `readMedia` does, and `{ audio, sampling_rate }` with numbers in `audio`: of one channel, a list for each
 * channel, or for each moment. Throws `InferenceError("bad-answer")` when there is no sound, or an empty one.
 *
 * Source: https://huggingface.co/docs/inference-providers/tasks/text-to-speech
 */
export function readSounds(body: unknown): readonly Sound[] {
  const inner = unwrap(unpacked(body), (value) => !Array.isArray(value));
  const entries: readonly unknown[] = Array.isArray(inner) ? inner.slice(0, mostSounds) : [inner];
  if (!entries.some((entry) => channelsIn(entry) !== undefined)) return readFiles(body);
  return entries.flatMap((entry, index) => {
    const channels = channelsIn(entry);
    return channels && isRecord(entry) ? readSamples(channels, entry, index) : readFiles(entry);
  });
}

/** Sounds as a card writes them: one as an object, several as a list. `readSounds` reads them back. */
export function soundsToCard(sounds: readonly Sound[]): unknown {
  const written = sounds.map((sound) => {
    if (sound.kind === "file") return mediaToCard([sound]);
    const { channels, sampleRate, label } = sound;
    return { audio: channels.map((samples) => Array.from(samples)), sampling_rate: sampleRate, ...(label && { label }) };
  });
  return written.length === 1 ? written[0] : written;
}

const mostSounds = 64;
/** Lists of more channels than sound has are lists of moments. */
const mostChannels = 32;
/** The highest rate that browsers play, in Hz. */
const highestRate = 768_000;

function readFiles(body: unknown): readonly Sound[] {
  return readMedia(body, "audio").map((file) => ({ kind: "file", ...file }));
}

/** What `output` and its like hold, where they hold bare samples. */
function unpacked(body: unknown): unknown {
  if (!isRecord(body) || channelsIn(body)) return body;
  return body.output ?? body.outputs ?? body.predictions ?? body;
}

function channelsIn(entry: unknown): readonly Samples[] | undefined {
  if (!isRecord(entry)) return undefined;
  const { audio, array, waveform, samples } = entry;
  return channelsOf(audio) ?? channelsOf(array) ?? channelsOf(waveform) ?? channelsOf(samples);
}

/** Bare samples as channels. Long lists are not walked through: what is no number in them is silence. */
function channelsOf(value: unknown): readonly Samples[] | undefined {
  const inner = unwrap(value, (list) => !Array.isArray(list) || !isList(list.at(0)));
  if (isSamples(inner)) return [inner];
  if (!Array.isArray(inner) || inner.length === 0 || !isSamples(inner[0])) return undefined;
  if (inner.length <= mostChannels) return inner.every(isSamples) ? inner : undefined;
  const moments: readonly unknown[] = inner;
  return Array.from({ length: Math.min(mostChannels, inner[0].length) }, (_, channel) =>
    Float32Array.from(moments, (moment) => Number(isSamples(moment) ? moment[channel] : 0)),
  );
}

function isSamples(value: unknown): value is Samples {
  if (!Array.isArray(value)) return value instanceof Float32Array || value instanceof Float64Array;
  // `at`: to read long lists and lists of lists by index in one place may make V8 turn all their numbers into objects.
  const first: unknown = value.at(0);
  // JSON has no NaN; servers write null or a text.
  return value.length === 0 || first === null || typeof first === "number" || first === "NaN";
}

const isList = (value: unknown) => Array.isArray(value) || ArrayBuffer.isView(value);

function readSamples(channels: readonly Samples[], entry: Readonly<Record<string, unknown>>, index: number): Sound {
  if ((channels[0]?.length ?? 0) === 0) throw wrongShape(`[${index}].audio`, "a sound that is not empty", null);
  const { sampling_rate, sample_rate, samplingRate, sampleRate, label } = entry;
  const given = [sampling_rate ?? sample_rate ?? samplingRate ?? sampleRate].flat()[0];
  const rate = Math.round(toScore(given) ?? 0);
  if (rate < 1 || rate > highestRate) throw wrongShape(`[${index}].sampling_rate`, "a number of samples a second", given);
  return { kind: "samples", channels, sampleRate: rate, ...(typeof label === "string" && label.trim() !== "" && { label }) };
}
