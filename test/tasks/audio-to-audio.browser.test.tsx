import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { writeWav } from "../../src/core/audio.js";
import { createTranslate } from "../../src/core/message.js";
import "../../src/styles.css";
import { task } from "../../src/tasks/audio-to-audio/index.js";
import { AudioPlayer } from "../../src/ui/AudioPlayer.js";
import { PlaybackProvider } from "../../src/ui/PlaybackProvider.js";

const t = createTranslate();
const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function hum(seconds: number): File {
  const samples = Float32Array.from({ length: seconds * 8000 }, (_, at) => Math.sin(at / 20) / 2);
  return new File([writeWav([samples], 8000)], "hum.wav", { type: "audio/wav" });
}

const stems = () => [
  { label: "voice", blob: hum(6) },
  { label: "drums", blob: hum(6) },
];

function show(body: unknown = stems(), original: File | "none" = hum(6)) {
  const media = original === "none" ? undefined : original;
  const { View } = task.output;
  const output = task.output.fromAnswer(body, { media });
  return render(
    <PlaybackProvider>
      <article className="iw">
        <View output={output} input={{ media }} />
      </article>
    </PlaybackProvider>,
  );
}

/** The elements that sound: the original first, then the tracks. */
const sounds = (container: HTMLElement) => [...container.querySelectorAll("audio")];
const heard = (container: HTMLElement) => sounds(container).map(({ muted }) => !muted);
const position = () => screen.getByRole<HTMLInputElement>("slider", { name: "Position" });
const ready = async (container: HTMLElement, count = 3) => {
  await waitFor(() => expect(sounds(container).filter(({ readyState }) => readyState > 2)).toHaveLength(count));
  await waitFor(() => expect(position()).toBeEnabled());
};
const press = (name: RegExp) => user.click(screen.getByRole("button", { name }));

test("plays all tracks together with one button, from the same place, and pauses them together", async () => {
  const { container } = show();
  await ready(container);
  expect(sounds(container).every(({ paused }) => paused)).toBe(true);
  await press(/^Play all tracks$/);
  await waitFor(() => expect(sounds(container).every(({ paused, currentTime }) => !paused && currentTime > 0)).toBe(true));
  await press(/^Pause all tracks$/);
  await waitFor(() => expect(sounds(container).every(({ paused }) => paused)).toBe(true));
  const times = sounds(container).map(({ currentTime }) => currentTime);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(0.3);
});

test("brings a track that has fallen out of step back to the others", async () => {
  const { container } = show();
  await ready(container);
  await press(/^Play all tracks$/);
  const [lead, , drums] = sounds(container) as [HTMLAudioElement, HTMLAudioElement, HTMLAudioElement];
  await waitFor(() => expect(drums.currentTime).toBeGreaterThan(0));
  drums.currentTime = 5;
  await waitFor(() => expect(Math.abs(drums.currentTime - lead.currentTime)).toBeLessThan(0.3));
});

test("moves all tracks by keyboard and by pressing a waveform", async () => {
  const { container } = show();
  await ready(container);
  position().focus();
  await user.keyboard("{ArrowRight}{ArrowUp}{ArrowLeft}{ArrowRight}");
  await waitFor(() => expect(sounds(container).map(({ currentTime }) => currentTime)).toEqual([2, 2, 2]));
  expect(position()).toHaveAttribute("aria-valuetext", "0:02.0 of 0:06.0");
  const wave = container.querySelectorAll(".iw-track-wave")[1] as HTMLElement;
  const box = wave.getBoundingClientRect();
  await user.pointer([
    { keys: "[MouseLeft>]", target: wave, coords: { clientX: box.left + box.width / 2, clientY: box.top + 5 } },
    { keys: "[/MouseLeft]", target: wave },
  ]);
  await waitFor(() => expect(sounds(container).every(({ currentTime }) => Math.abs(currentTime - 3) < 0.1)).toBe(true));
});

test("begins with the original silent; mutes each track, and hears one or more alone", async () => {
  const { container } = show();
  await ready(container);
  expect(heard(container)).toEqual([false, true, true]);
  await press(/^Mute .*drums/);
  expect(heard(container)).toEqual([false, true, false]);
  expect(screen.getByRole("button", { name: /^Mute .*drums/ })).toHaveAttribute("aria-pressed", "true");
  await press(/^Solo .*Original/);
  expect(heard(container)).toEqual([true, false, false]);
  await press(/^Solo .*drums/);
  expect(heard(container)).toEqual([true, false, true]);
  await press(/^Solo .*Original/);
  await press(/^Solo .*drums/);
  expect(heard(container)).toEqual([false, true, false]);
  expect(screen.getAllByText("silent")).toHaveLength(2);
});

test("saves each track under its name, and not the original", async () => {
  const { container } = show();
  await ready(container);
  const links = screen.getAllByRole<HTMLAnchorElement>("link");
  expect(links.map(({ download }) => download)).toEqual(["voice.wav", "drums.wav"]);
});

test("a shorter track is drawn as long as it is, and ends while the others go on", async () => {
  const { container } = show(
    [
      { label: "long", blob: hum(6) },
      { label: "short", blob: hum(3) },
    ],
    "none",
  );
  await ready(container, 2);
  await waitFor(() =>
    expect([...container.querySelectorAll(".iw-wave-rest")].map((path) => path.getAttribute("transform"))).toEqual([
      null,
      "scale(0.5 1)",
    ]),
  );
  for (const sound of sounds(container)) sound.currentTime = 2.8;
  await press(/^Play all tracks$/);
  const [long, short] = sounds(container) as [HTMLAudioElement, HTMLAudioElement];
  await waitFor(() => expect(short.ended).toBe(true));
  expect(long.paused).toBe(false);
});

test("goes on without a track that cannot be played, says so, and still saves it", async () => {
  const { container } = show([
    { label: "voice", blob: hum(6) },
    { label: "noise", blob: new Blob(["no sound at all"]) },
  ]);
  await ready(container, 2);
  await screen.findByText(/It can still be saved/);
  expect(screen.getByRole("link", { name: /^Save .*noise/ })).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Mute .*noise/ })).toBeNull();
  await press(/^Play all tracks$/);
  await screen.findByRole("button", { name: "Pause all tracks" });
});

test("leaves the player of the input alone, though it holds the same sound", async () => {
  const media = hum(6);
  const { View } = task.output;
  const { container } = render(
    <PlaybackProvider>
      <AudioPlayer media={media} label="Input" />
      <View output={task.output.fromAnswer(stems(), { media })} input={{ media }} />
    </PlaybackProvider>,
  );
  await waitFor(() => expect(sounds(container).filter(({ readyState }) => readyState > 2)).toHaveLength(4));
  await press(/^Play all tracks$/);
  await screen.findByRole("button", { name: "Pause all tracks" });
  expect(sounds(container)[0]?.paused).toBe(true);
  expect(screen.getByRole("button", { name: "Play" })).toBeVisible();
});

test("falls silent and gives every address back when it goes", async () => {
  const made = vi.spyOn(URL, "createObjectURL");
  const revoked = vi.spyOn(URL, "revokeObjectURL");
  const { container, unmount } = show();
  await ready(container);
  await press(/^Play all tracks$/);
  await screen.findByRole("button", { name: "Pause all tracks" });
  const elements = sounds(container);
  unmount();
  expect(elements.every(({ paused }) => paused)).toBe(true);
  expect(revoked.mock.calls.map(([url]) => url).toSorted()).toEqual(made.mock.results.map(({ value }) => value).toSorted());
});

test("says that no track came back, and names tracks without a label by number", () => {
  show([]);
  expect(screen.getByText("No track came back")).toBeVisible();
  const output = task.output.fromAnswer(
    [
      { audio: [0.1], sampling_rate: 1 },
      { audio: [0.1], sampling_rate: 1 },
    ],
    { media: undefined },
  );
  expect(task.output.toText(output, { media: undefined }, t).split("\n")[1]).toMatch(/^Track 2: /);
});
