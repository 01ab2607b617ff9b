import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { writeWav } from "../../src/core/audio.js";
import { createTranslate } from "../../src/core/message.js";
import { soundOutput } from "../../src/outputs/sound.js";
import "../../src/styles.css";
import { PlaybackProvider } from "../../src/ui/PlaybackProvider.js";

const t = createTranslate();
const output = soundOutput({ promise: "A sound.", name: "Speech" });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(body: unknown) {
  const sounds = output.fromAnswer(body, undefined);
  const view = render(
    <PlaybackProvider>
      <article className="iw">
        <output.View output={sounds} input={undefined} />
      </article>
    </PlaybackProvider>,
  );
  return { ...view, text: () => output.toText(sounds, undefined, t) };
}

const tone = (seconds: number, rate = 8000) => Float32Array.from({ length: seconds * rate }, (_, at) => Math.sin(at / 6) / 2);
const strokes = (container: HTMLElement) => container.querySelector(".iw-wave-rest")?.getAttribute("d")?.match(/M/g)?.length;
const saved = () => screen.getAllByRole<HTMLAnchorElement>("link", { name: /^Save/ }).map(({ download }) => download);

test("makes a sound of bare samples, with its length, its rate and a waveform, and plays nothing unasked", async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, "play");
  const { container } = show({ audio: [Array.from(tone(2))], sampling_rate: 8000 });
  await screen.findByText("0:00.0 / 0:02.0");
  expect(screen.getByText("8 kHz")).toBeVisible();
  await waitFor(() => expect(strokes(container)).toBe(150));
  expect(saved()).toEqual(["Speech.wav"]);
  expect(play).not.toHaveBeenCalled();
});

test("takes samples that are no numbers for silence", async () => {
  const { container } = show({ audio: [...Array<null>(8000).fill(null), ...tone(1)], sampling_rate: 8000 });
  await waitFor(() => expect(strokes(container)).toBe(150));
  const heights = [...(container.querySelector(".iw-wave-rest")?.getAttribute("d") ?? "").matchAll(/M[\d.]+ ([\d.]+)V/g)];
  expect(heights.slice(0, 70).every(([, top]) => top === "35.0")).toBe(true);
  expect(heights.slice(80).every(([, top]) => Number(top) < 10)).toBe(true);
});

test("says the length and the rate of a file in its text, once it is loaded", async () => {
  const { text } = show(writeWav([tone(3, 16_000)], 16_000));
  expect(text()).toBe("Speech");
  await screen.findByText("0:00.0 / 0:03.0");
  await waitFor(() => expect(text()).toBe("Speech: 3.0 s, 16 kHz"));
});

test("plays bytes of no told type, and saves them under the type they have", async () => {
  const bytes = await writeWav([tone(1)], 8000).arrayBuffer();
  show(new Blob([bytes], { type: "application/octet-stream" }));
  await screen.findByText("0:00.0 / 0:01.0");
  expect(saved()).toEqual(["Speech.wav"]);
});

test("says in words that a sound cannot be played, and still saves it", async () => {
  show(new Blob(["this is no sound"], { type: "audio/flac" }));
  await screen.findByText(/this browser cannot play it. It can still be saved/);
  expect(screen.queryByRole("button", { name: "Play" })).toBeNull();
  expect(saved()).toEqual(["Speech.flac"]);
});

test("names several sounds by their labels or numbers, and a file by what a label may be in a name", async () => {
  show([
    { label: "../a<b>.exe", audio: [0.1, 0.2], sampling_rate: 8000 },
    { audio: [0.1, 0.2], sampling_rate: 8000 },
  ]);
  await waitFor(() => expect(saved()).toEqual(["-a-b-exe.wav", "Speech-2.wav"]));
  expect(screen.getByText("../a<b>.exe")).toBeVisible();
  expect(screen.getByRole("group", { name: "Speech 2" })).toBeVisible();
});

test("draws a sound of ten minutes from its samples, and gives every address back when it goes", async () => {
  const made = vi.spyOn(URL, "createObjectURL");
  const revoked = vi.spyOn(URL, "revokeObjectURL");
  const { container, unmount } = show({ audio: tone(600), sampling_rate: 8000 });
  await waitFor(() => expect(strokes(container)).toBe(150), { timeout: 30_000 });
  expect(screen.getByText("0:00.0 / 10:00.0")).toBeVisible();
  unmount();
  expect(made.mock.results.length).toBeGreaterThan(0);
  expect(revoked.mock.calls.map(([url]) => url).toSorted()).toEqual(made.mock.results.map(({ value }) => value).toSorted());
});

test("gives up the writing of samples when it goes", async () => {
  const made = vi.spyOn(URL, "createObjectURL");
  const { unmount } = show({ audio: tone(600), sampling_rate: 8000 });
  unmount();
  await new Promise((done) => setTimeout(done, 500));
  expect(made).not.toHaveBeenCalled();
});
