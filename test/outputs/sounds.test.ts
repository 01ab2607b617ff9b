import { describe, expect, test } from "vitest";
import { sampleRateOf, writeWav } from "../../src/core/audio.js";
import { InferenceError } from "../../src/core/errors.js";
import { readSounds, type Sound, soundsToCard } from "../../src/outputs/sounds.js";

/** Channels × samples at a rate, or the type or address of a file. */
function shown(sound: Sound): string {
  if (sound.kind === "samples") return `${sound.channels.length} × ${sound.channels[0]?.length} at ${sound.sampleRate}`;
  return typeof sound.media === "string" ? sound.media : sound.media.type;
}

const url = "https://files.example/a.flac";
const wav = btoa(`RIFF\0\0\0\0WAVEfmt ${"\0".repeat(60)}`);
const two = [0.1, -0.2];

describe("sounds of an answer", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["samples of one channel", { audio: two, sampling_rate: 16000 }, ["1 × 2 at 16000"]],
    ["a list of channels", { audio: [two, two], sampling_rate: 16000 }, ["2 × 2 at 16000"]],
    ["a batch of one", [{ audio: [[two]], sampling_rate: [24000] }], ["1 × 2 at 24000"]],
    ["typed samples", { audio: new Float32Array(5), sampling_rate: 24000 }, ["1 × 5 at 24000"]],
    ["a list of moments", { audio: Array.from({ length: 50 }, () => two), sample_rate: 8000 }, ["2 × 50 at 8000"]],
    ["numbers that JSON has none for", { audio: [null, "NaN", 0.5], sampling_rate: 8000 }, ["1 × 3 at 8000"]],
    ["an output around samples", { output: { audio: two, sampling_rate: "22050" } }, ["1 × 2 at 22050"]],
    ["several", [{ audio: two, sampling_rate: 8 }, { url }], ["1 × 2 at 8", url]],
    ["base64 without a type", { audio: wav, sampling_rate: 8000 }, ["audio/wav"]],
    ["a provider's file", { audio: { url, content_type: "audio/flac" } }, [url]],
    ["a provider's list", { output: [url, url] }, [url, url]],
    ["bytes", new Blob(["x"], { type: "audio/flac" }), ["audio/flac"]],
  ])("are read out of %s", (_name, body, expected) => {
    const sounds = readSounds(body);
    expect(sounds.map(shown)).toEqual(expected);
    expect(readSounds(soundsToCard(sounds)).map(shown)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ["no bytes", new Blob([])],
    ["no samples", { audio: [], sampling_rate: 16000 }],
    ["channels without samples", { audio: [[], []], sampling_rate: 16000 }],
    ["no rate", { audio: two }],
    ["a rate of nothing", { audio: two, sampling_rate: 0 }],
    ["words", { audio: "none" }],
    ["an address that no page may load", { url: "javascript:alert(1)" }],
    ["nothing", null],
  ])("are a bad answer when there is %s", (_name, body) => {
    expect(() => readSounds(body)).toThrow(InferenceError);
  });

  test("are not walked through sample by sample: ten minutes take no longer to read than a moment", () => {
    let reads = 0;
    const counting = new Proxy(new Array<number>(14_400_000), {
      get(list, key) {
        reads += 1;
        return key === "0" ? 0.5 : Reflect.get(list, key);
      },
    });
    expect(readSounds({ audio: [counting], sampling_rate: 24000 }).map(shown)).toEqual(["1 × 14400000 at 24000"]);
    expect(reads).toBeLessThan(100);
  });

  test("tell their rate in the first bytes of a WAV and of a FLAC file, and in no other", async () => {
    const start = new Uint8Array(
      await writeWav([new Float32Array(9)], 22050)
        .slice(0, 44)
        .arrayBuffer(),
    );
    expect(sampleRateOf(start)).toBe(22050);
    const flac = Uint8Array.from(
      { length: 44 },
      (_, at) => ({ 0: 0x66, 1: 0x4c, 2: 0x61, 3: 0x43, 18: 0x03, 19: 0xe8 })[at] ?? 0,
    );
    expect(sampleRateOf(flac)).toBe(16000);
    expect(sampleRateOf(flac.slice(0, 30))).toBeUndefined();
    expect(sampleRateOf(new Uint8Array(44))).toBeUndefined();
  });
});
