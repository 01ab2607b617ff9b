import { afterEach, expect, test, vi } from "vitest";
import { wavParts, writeWav } from "../../src/core/audio.js";
import { inTurns } from "../../src/ui/inTurns.js";

afterEach(() => vi.restoreAllMocks());

/** A clock by which each look at it takes a millisecond. */
function slowClock() {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += 1;
    return now;
  });
}

test("lets the page go on after every few milliseconds of work, and gives all that was worked out in its order", async () => {
  slowClock();
  const turns = vi.spyOn(globalThis, "setTimeout");
  const steps = Array.from({ length: 100 }, (_, step) => step);
  expect(await inTurns(steps, new AbortController().signal)).toEqual(steps);
  expect(turns.mock.calls.length).toBeGreaterThanOrEqual(10);
});

test("stops between two turns when it is given up", async () => {
  slowClock();
  const stop = new AbortController();
  let worked = 0;
  function* thousand() {
    for (; worked < 1000; worked += 1) yield worked;
  }
  const result = inTurns(thousand(), stop.signal);
  stop.abort();
  await expect(result).rejects.toThrow();
  expect(worked).toBeLessThan(20);
});

test("ten minutes of sound are written in pieces of which none is long, and together they are the whole file", async () => {
  const minutes = new Float32Array(600 * 16_000).fill(0.25);
  const parts = [...wavParts([minutes, minutes], 16_000)];
  expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBeLessThanOrEqual(131_072);
  expect(new Blob(parts).size).toBe(writeWav([minutes, minutes], 16_000).size);
  expect(new Blob(parts).size).toBe(44 + minutes.length * 4);
});
