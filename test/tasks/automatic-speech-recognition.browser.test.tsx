import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";
import { writeWav } from "../../src/core/audio.js";
import "../../src/styles.css";
import { task } from "../../src/tasks/automatic-speech-recognition/index.js";
import { readTranscript } from "../../src/tasks/automatic-speech-recognition/transcript.js";
import { AudioPlayer } from "../../src/ui/AudioPlayer.js";
import { PlaybackProvider } from "../../src/ui/PlaybackProvider.js";

const user = userEvent.setup();
afterEach(cleanup);

/** A low hum of so many seconds. */
function hum(seconds: number): File {
  const samples = Float32Array.from({ length: seconds * 8000 }, (_, at) => Math.sin(at / 20) / 2);
  return new File([writeWav([samples], 8000)], "hum.wav", { type: "audio/wav" });
}

const three = {
  text: "One. Two. Three.",
  language: "en",
  chunks: [
    { text: "One.", timestamp: [0, 2] },
    { text: "Two.", timestamp: [3, 5], speaker: "SPEAKER_01" },
    { text: "Three.", timestamp: [6, null] },
  ],
};

/** The answer to `asked`, beside the player of `played`. */
function show(answer: unknown, asked: File, played: File | undefined = asked) {
  const View = task.output.View;
  return render(
    <PlaybackProvider>
      <article className="iw">
        {played && <AudioPlayer media={played} />}
        <View output={readTranscript(answer)} input={{ media: asked }} />
      </article>
    </PlaybackProvider>,
  );
}

const position = () => screen.getByRole<HTMLInputElement>("slider", { name: "Position" });
const rows = () => screen.getAllByRole("listitem");
const current = () => rows().filter((row) => row.getAttribute("aria-current") === "true");

test("a chunk's time moves the player to its start, and marks the chunk", async () => {
  show(three, hum(8));
  expect(await screen.findByRole("list", { name: "Transcript English, 3 sentences" })).toBeVisible();
  await waitFor(() => expect(position()).toBeEnabled());
  expect(current()).toEqual([]);
  await user.click(screen.getByRole("button", { name: "0:03.0–0:05.0" }));
  await waitFor(() => expect(position()).toHaveAttribute("aria-valuetext", "0:03.0 of 0:08.0"));
  expect(current().map((row) => row.textContent)).toEqual(["0:03.0–0:05.0SPEAKER_01 Two."]);
  await user.click(screen.getByRole("button", { name: "0:00.0–0:02.0" }));
  await waitFor(() => expect(current().map((row) => row.textContent)).toEqual(["0:00.0–0:02.0One."]));
});

test("marks the chunk that is heard, none between chunks, and the last one that was cut off until the end", async () => {
  show(three, hum(8));
  await waitFor(() => expect(position()).toBeEnabled());
  position().focus();
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(current()).toEqual([rows()[0]]));
  await user.keyboard("{ArrowRight}");
  await waitFor(() => expect(current()).toEqual([]));
  await user.keyboard("{ArrowRight}{ArrowRight}");
  await waitFor(() => expect(current()).toEqual([rows()[1]]));
  await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  await waitFor(() => expect(current()).toEqual([rows()[2]]));
});

test("follows the sound while it plays", async () => {
  show(
    {
      text: "a b",
      chunks: [
        { text: "a", timestamp: [0, 0.4] },
        { text: "b", timestamp: [0.4, 3] },
      ],
    },
    hum(3),
  );
  await waitFor(() => expect(position()).toBeEnabled());
  await user.click(screen.getByRole("button", { name: "Play" }));
  await waitFor(() => expect(current()).toEqual([rows()[0]]));
  await waitFor(() => expect(current()).toEqual([rows()[1]]));
});

test("chunks of an older sound do not move a newer one: their times are text", async () => {
  show(three, hum(8), hum(9));
  await waitFor(() => expect(position()).toBeEnabled());
  expect(screen.getByText("0:03.0–0:05.0")).toBeVisible();
  expect(within(screen.getByRole("list")).queryByRole("button")).toBeNull();
});

test("cuts the waveform where chunks begin, for as long as they are shown", async () => {
  const media = hum(8);
  const View = task.output.View;
  const draw = (output: unknown) => (
    <PlaybackProvider>
      <AudioPlayer media={media} />
      <View output={readTranscript(output)} input={{ media }} />
    </PlaybackProvider>
  );
  const { container, rerender } = render(draw(three));
  const cuts = () => [...container.querySelectorAll(".iw-hair-line")].at(1)?.getAttribute("d");
  await waitFor(() => expect(cuts()).toBe("M225.0 0V72M450.0 0V72"));
  rerender(draw("One. Two. Three."));
  await waitFor(() => expect(cuts()).toBeUndefined());
});

test("times beyond the end of the sound lead to its end", async () => {
  show(
    {
      text: "a b",
      chunks: [
        { text: "a", timestamp: [0, 2] },
        { text: "b", timestamp: [90, 95] },
      ],
    },
    hum(3),
  );
  await waitFor(() => expect(position()).toBeEnabled());
  await user.click(screen.getByRole("button", { name: "1:30.0–1:35.0" }));
  await waitFor(() => expect(position()).toHaveAttribute("aria-valuetext", "0:03.0 of 0:03.0"));
});

test("shows a text without times as prose, and what kind of text looks like a command as what it is", () => {
  show({ text: "<img src=x onerror=alert(1)>" }, hum(1), undefined);
  expect(screen.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
  expect(screen.queryByRole("list")).toBeNull();
});

test("shows words with times as one text, and each of them with its time", () => {
  show(
    {
      text: "Fresh figs",
      chunks: [
        { text: "Fresh", timestamp: [0, 0.4] },
        { text: "figs", timestamp: [0.5, 0.8] },
      ],
    },
    hum(1),
    undefined,
  );
  expect(screen.getByText("Fresh figs")).toBeVisible();
  expect(screen.getByRole("list", { name: "Transcript 2 words" })).toBeVisible();
});

test("says that nothing was heard, and what to do", () => {
  show({ text: " " }, hum(1), undefined);
  expect(screen.getByText("No speech was heard")).toBeVisible();
});

test("links a text that the server put into a file, when the address is one of the web", () => {
  show({ output: { txt_file: "https://example.test/a.txt" } }, hum(1), undefined);
  expect(screen.getByRole("link")).toHaveAttribute("href", "https://example.test/a.txt");
  cleanup();
  show({ output: { txt_file: "javascript:alert(1)" } }, hum(1), undefined);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("javascript:alert(1)")).toBeVisible();
});

test("draws the first of 5,000 chunks at once and the others by and by, without stopping the page", async () => {
  const chunks = Array.from({ length: 5000 }, (_, index) => ({
    text: `Sentence ${index} of a very long talk about very many things.`,
    timestamp: [index * 4, index * 4 + 3.5],
  }));
  const output = readTranscript({ text: "A talk.", chunks });
  const View = task.output.View;
  const place = document.body.appendChild(document.createElement("article"));
  place.className = "iw";
  const counts: number[] = [];
  const observer = new MutationObserver(() => counts.push(place.querySelectorAll("li").length));
  observer.observe(place, { childList: true, subtree: true });
  // As a page draws it: the testing library would wait until all is drawn.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  const root = createRoot(place);
  root.render(<View output={output} input={{ media: undefined }} />);
  await expect.poll(() => counts.at(-1), { timeout: 15_000 }).toBe(5000);
  observer.disconnect();
  root.unmount();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place.remove();
  expect(counts[0]).toBeLessThan(500);
  expect(Math.max(...counts.map((count, index) => count - (counts[index - 1] ?? 0)))).toBeLessThan(500);
});
