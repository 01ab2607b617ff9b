import { expect, test } from "vitest";
import { formatTime, mixToMono, peaks, writeWav } from "../../src/core/audio.js";

const viewOf = async (blob: Blob) => new DataView(await blob.arrayBuffer());
const ascii = (view: DataView, at: number) => String.fromCharCode(...new Uint8Array(view.buffer, at, 4));

test("writes a WAV file that says its rate, its channels and its length", async () => {
  const wav = writeWav([new Float32Array(160), new Float32Array(160)], 16000);
  const view = await viewOf(wav);
  expect(wav.type).toBe("audio/wav");
  expect([ascii(view, 0), ascii(view, 8), ascii(view, 12), ascii(view, 36)]).toEqual(["RIFF", "WAVE", "fmt ", "data"]);
  expect(view.getUint16(22, true)).toBe(2);
  expect(view.getUint32(24, true)).toBe(16000);
  expect(view.getUint32(28, true)).toBe(64000);
  expect(view.getUint32(40, true)).toBe(640);
  expect(wav.size).toBe(44 + 640);
  expect(view.getUint32(4, true)).toBe(wav.size - 8);
});

test("writes full scale without wrapping round, clips what is louder and silences what is no number", async () => {
  const view = await viewOf(writeWav([Float32Array.of(1, -1, 3, -3, Number.NaN, 0.5)], 8000));
  const written = Array.from({ length: 6 }, (_, index) => view.getInt16(44 + index * 2, true));
  expect(written).toEqual([32767, -32768, 32767, -32768, 0, 16383]);
});

test("interleaves the channels", async () => {
  const view = await viewOf(writeWav([Float32Array.of(0, 1), Float32Array.of(-1, 0)], 8000));
  expect(Array.from({ length: 4 }, (_, index) => view.getInt16(44 + index * 2, true))).toEqual([0, -32768, 32767, 0]);
});

test("writes a file without sound when there are no samples", () => {
  expect(writeWav([], 16000).size).toBe(44);
});

test("mixes channels by their mean", () => {
  expect([...mixToMono([Float32Array.of(1, 0), Float32Array.of(0, -1)])]).toEqual([0.5, -0.5]);
  expect([...mixToMono([])]).toEqual([]);
});

test("finds the loudest sample of each stretch, on either side of zero", () => {
  expect([...peaks([Float32Array.of(0, -0.5, 0.25, 0, 0, 2)], 3)]).toEqual([0.5, 0.25, 1]);
});

test("sees a sound that only one of the channels has", () => {
  expect([...peaks([new Float32Array(2), Float32Array.of(0.25, -0.75)], 2)]).toEqual([0.25, 0.75]);
});

test("gives as many peaks as asked for, even of fewer samples or none", () => {
  expect([...peaks([Float32Array.of(0.5)], 4)]).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect([...peaks([new Float32Array()], 2)]).toEqual([0, 0]);
});

test.each([
  [0, "0:00.0"],
  [4.68, "0:04.7"],
  [59.96, "1:00.0"],
  [61, "1:01.0"],
  [3723.44, "1:02:03.4"],
  [Number.NaN, "–"],
  [Number.POSITIVE_INFINITY, "–"],
  [-1, "–"],
])("words %d seconds as %s", (seconds, words) => {
  expect(formatTime(seconds)).toBe(words);
});
