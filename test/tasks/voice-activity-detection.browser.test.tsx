import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { writeWav } from "../../src/core/audio.js";
import { createTranslate } from "../../src/core/message.js";
import "../../src/styles.css";
import { task } from "../../src/tasks/voice-activity-detection/index.js";
import { readVoice } from "../../src/tasks/voice-activity-detection/segments.js";
import { AudioPlayer } from "../../src/ui/AudioPlayer.js";
import { PlaybackProvider } from "../../src/ui/PlaybackProvider.js";

const t = createTranslate();
const user = userEvent.setup();
afterEach(cleanup);

const two = [
  { class: "A", start: 1, end: 3 },
  { class: "B", start: 2, end: 5 },
  { class: "A", start: 7, end: 60 },
  { class: "B", start: 90, end: 95 },
];

/** The answer beside the player of eight seconds of a hum. */
function show(body: unknown) {
  const samples = Float32Array.from({ length: 64_000 }, (_, at) => Math.sin(at / 20) / 2);
  const media = new File([writeWav([samples], 8000)], "hum.wav", { type: "audio/wav" });
  const output = readVoice(body);
  const { View } = task.output;
  const page = (shown: boolean) => (
    <PlaybackProvider>
      <article className="iw">
        <AudioPlayer media={media} />
        {shown && <View output={output} input={{ media }} />}
      </article>
    </PlaybackProvider>
  );
  const view = render(page(true));
  return { ...view, hide: () => view.rerender(page(false)), text: () => task.output.toText(output, { media }, t).split("\n")[0] };
}

const bands = (container: HTMLElement) => [...container.querySelectorAll(".iw-wave-band")].map((band) => band.getAttribute("d"));
const position = () => screen.getByRole<HTMLInputElement>("slider", { name: "Position" });

test("colours the segments of each voice in the waveform, cut at the ends of the sound, for as long as they are shown", async () => {
  const { container, hide } = show(two);
  await waitFor(() => expect(bands(container)).toEqual(["M75.0 0V72H225.0V0ZM525.0 0V72H600.0V0Z", "M150.0 0V72H375.0V0Z"]));
  // Who speaks at the same time has a line of their own at the foot.
  const lines = [...container.querySelectorAll(".iw-wave-line")].map((line) => line.getAttribute("d")?.match(/ (\d+)V/)?.[1]);
  expect(lines).toEqual(["69", "64"]);
  hide();
  await waitFor(() => expect(bands(container)).toEqual([]));
});

test("plays from the start of the segment whose time is pressed, by keyboard too, and marks who is heard", async () => {
  show(two);
  const row = await screen.findByRole("button", { name: "Play from 0:02.0–0:05.0" });
  row.focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("button", { name: "Pause" });
  expect(row).toHaveFocus();
  await waitFor(() => expect(Number(position().value)).toBeGreaterThan(2));
  await waitFor(() =>
    expect(screen.getAllByRole("row").map((one) => one.getAttribute("aria-current"))).toEqual([null, "true", "true", null, null]),
  );
});

test("offers no place to play from beyond the end of the sound, and says why", async () => {
  show(two);
  await screen.findByText("after the end of the sound");
  expect(screen.queryByRole("button", { name: /1:30/ })).toBeNull();
});

test("says how much of the sound is speech, in the view and in its text, once the length is known", async () => {
  const { text } = show(two);
  await screen.findByText("Speech in 5.0 of 8.0 s (63%), 4 segments");
  await waitFor(() => expect(text()).toBe("Speech in 5.0 of 8.0 s (63%), 4 segments"));
});
