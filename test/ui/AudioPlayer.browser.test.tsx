import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { userEvent as realKeys } from "vitest/browser";
import { writeWav } from "../../src/core/audio.js";
import "../../src/styles.css";
import { AudioPlayer, AudioTime } from "../../src/ui/AudioPlayer.js";
import { PlaybackProvider } from "../../src/ui/PlaybackProvider.js";
import { usePlayback } from "../../src/ui/playback.js";

const user = userEvent.setup();
const toRevoke: string[] = [];

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  document.documentElement.removeAttribute("dir");
  for (const url of toRevoke.splice(0)) URL.revokeObjectURL(url);
});

/** A tone that swells, of so many seconds. */
function tone(seconds: number, rate = 8000): File {
  const samples = Float32Array.from({ length: seconds * rate }, (_, at) => (Math.sin(at / 6) * at) / (seconds * rate));
  return new File([writeWav([samples], rate)], "tone.wav", { type: "audio/wav" });
}

function show(media: File | string) {
  return render(
    <PlaybackProvider>
      <article className="iw">
        <AudioPlayer media={media} />
        <p data-testid="time">
          <AudioTime media={media} />
        </p>
      </article>
    </PlaybackProvider>,
  );
}

const position = () => screen.getByRole<HTMLInputElement>("slider", { name: "Position" });
const time = () => screen.getByTestId("time").textContent;
const ready = () => waitFor(() => expect(position()).toBeEnabled());
const strokes = (container: HTMLElement) => container.querySelector(".iw-wave-rest")?.getAttribute("d")?.match(/M/g)?.length;

test("draws the waveform of a file, and tells its length", async () => {
  const { container } = show(tone(4));
  await waitFor(() => expect(strokes(container)).toBe(150));
  expect(time()).toBe("0:00.0 / 0:04.0");
  expect(position()).toHaveAttribute("aria-valuetext", "0:00.0 of 0:04.0");
});

test("does not play before it is asked to", async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, "play");
  const { container } = show(tone(1));
  await waitFor(() => expect(strokes(container)).toBe(150));
  expect(play).not.toHaveBeenCalled();
  expect(container.querySelector("audio")).not.toHaveAttribute("autoplay");
});

test("plays, pauses, and plays from the start again after its end", async () => {
  show(tone(0.6));
  await ready();
  await user.click(screen.getByRole("button", { name: "Play" }));
  await user.click(await screen.findByRole("button", { name: "Pause" }));
  await user.click(await screen.findByRole("button", { name: "Play" }));
  await screen.findByRole("button", { name: "Pause" });
  await waitFor(() => expect(screen.getByRole("button", { name: "Play" })).toBeVisible(), { timeout: 3000 });
  expect(time()).toBe("0:00.6 / 0:00.6");
  await user.click(screen.getByRole("button", { name: "Play" }));
  await waitFor(() => expect(Number(position().value)).toBeLessThan(0.5));
});

test("seeks by keyboard: a second by arrows, to the ends by Home and End", async () => {
  show(tone(10));
  await ready();
  position().focus();
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowUp}{ArrowLeft}");
  await waitFor(() => expect(position()).toHaveAttribute("aria-valuetext", "0:02.0 of 0:10.0"));
  await user.keyboard("{ArrowLeft}{ArrowLeft}{ArrowDown}");
  await waitFor(() => expect(time()).toBe("0:00.0 / 0:10.0"));
  // The browser itself moves a slider by these, which only real keys show.
  await realKeys.keyboard("{End}");
  await waitFor(() => expect(time()).toBe("0:10.0 / 0:10.0"));
  await realKeys.keyboard("{Home}");
  await waitFor(() => expect(time()).toBe("0:00.0 / 0:10.0"));
});

test("seeks to where the waveform is pressed, left to right in right-to-left pages too", async () => {
  for (const direction of ["ltr", "rtl"]) {
    document.documentElement.dir = direction;
    show(tone(10));
    await ready();
    const box = position().getBoundingClientRect();
    const clientX = box.left + box.width * 0.7;
    await user.pointer([
      { keys: "[MouseLeft>]", target: position(), coords: { clientX, clientY: box.top + 5 } },
      { keys: "[/MouseLeft]", target: position() },
    ]);
    await waitFor(() => expect(Number(position().value)).toBeCloseTo(7, 0));
    cleanup();
  }
});

test("plays a file of a host that does not let the page read it, along a plain line", async () => {
  const url = URL.createObjectURL(tone(2));
  toRevoke.push(url);
  vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Failed to fetch"));
  const { container } = show(url);
  await screen.findByText("The sound can be played, but its host does not let this page read it.");
  expect(strokes(container)).toBe(1);
  await user.click(screen.getByRole("button", { name: "Play" }));
  await screen.findByRole("button", { name: "Pause" });
});

test("says so when the browser cannot play a file", async () => {
  show(new File(["this is no sound"], "notes.wav", { type: "audio/wav" }));
  await screen.findByText(/This browser cannot play this file/);
  expect(screen.queryByRole("button", { name: "Play" })).toBeNull();
});

test("says so when a URL leads nowhere, or is none that a page may play", async () => {
  show("/nothing/here.wav");
  await screen.findByText(/could not be loaded/);
  cleanup();
  show("javascript:alert(1)");
  expect(screen.getByText(/could not be loaded/)).toBeVisible();
});

test("recovers when another file takes the place of one that cannot be played", async () => {
  const { rerender, container } = render(<AudioPlayer media={new File(["no"], "no.wav")} />);
  await screen.findByText(/This browser cannot play this file/);
  rerender(<AudioPlayer media={tone(1)} />);
  await waitFor(() => expect(strokes(container)).toBe(150));
});

test("draws a plain line for a sound longer than ten minutes", async () => {
  const { container } = show(tone(601, 3000));
  await screen.findByText("The sound is too long for a waveform.");
  expect(strokes(container)).toBe(1);
});

test("revokes every object URL it makes", async () => {
  const made = vi.spyOn(URL, "createObjectURL");
  const revoked = vi.spyOn(URL, "revokeObjectURL");
  const { rerender, unmount } = render(<AudioPlayer media={tone(1)} />);
  await ready();
  rerender(<AudioPlayer media={tone(2)} />);
  await waitFor(() => expect(position()).toHaveAttribute("aria-valuetext", "0:00.0 of 0:02.0"));
  unmount();
  const urls = made.mock.results.map((result) => result.value);
  expect(urls.length).toBeGreaterThan(1);
  expect(revoked.mock.calls.map(([url]) => url)).toEqual(urls);
});

test("moves nothing but its own sound, and renders only those who watch the time", async () => {
  const [here, there] = [tone(4), tone(5)];
  let renders = 0;
  function Bystander() {
    renders += 1;
    return <p>{usePlayback(here, (playback) => String(playback.available))}</p>;
  }
  function Seeker({ media }: { media: File }) {
    const { available, seek } = usePlayback(media);
    return (
      <button type="button" disabled={!available} onClick={() => seek(2)}>
        {media === here ? "Seek here" : "Seek there"}
      </button>
    );
  }
  render(
    <PlaybackProvider>
      <AudioPlayer media={here} />
      <Bystander />
      <Seeker media={here} />
      <Seeker media={there} />
    </PlaybackProvider>,
  );
  await ready();
  expect(screen.getByRole("button", { name: "Seek there" })).toBeDisabled();
  const before = renders;
  await user.click(screen.getByRole("button", { name: "Seek here" }));
  await waitFor(() => expect(position()).toHaveAttribute("aria-valuetext", "0:02.0 of 0:04.0"));
  await user.click(screen.getByRole("button", { name: "Play" }));
  await waitFor(() => expect(Number(position().value)).toBeGreaterThan(2.2));
  expect(renders).toBe(before);
});

test("falls silent when it goes", async () => {
  const { container, unmount } = show(tone(3));
  await ready();
  const audio = container.querySelector("audio");
  await user.click(screen.getByRole("button", { name: "Play" }));
  await screen.findByRole("button", { name: "Pause" });
  unmount();
  expect(audio?.paused).toBe(true);
});
