import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import "../../src/styles.css";
import { Recorder } from "../../src/ui/Recorder.js";

const user = userEvent.setup();

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Shows a recorder; what it records, and the microphones it opens, are kept. */
function show() {
  const recordings: File[] = [];
  const streams: MediaStream[] = [];
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const ask = vi.spyOn(navigator.mediaDevices, "getUserMedia").mockImplementation(async (wish) => {
    const stream = await open(wish);
    streams.push(stream);
    return stream;
  });
  const view = render(
    <article className="iw">
      <Recorder onRecord={(recording) => recordings.push(recording)} />
    </article>,
  );
  return { ...view, recordings, streams, ask };
}

const record = () => screen.getByRole("button", { name: "Record" });
const states = (streams: readonly MediaStream[]) =>
  streams.flatMap((stream) => stream.getTracks().map((track) => track.readyState));
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

test("records 16 kHz mono WAV as long as it was recorded, and lets the microphone go", async () => {
  const { recordings, streams, ask } = show();
  expect(ask).not.toHaveBeenCalled();
  expect(record()).toHaveAttribute("aria-pressed", "false");
  await user.click(record());
  const stop = await screen.findByRole("button", { name: "Stop", pressed: true });
  const begun = performance.now();
  await pause(1200);
  await user.click(stop);
  const seconds = (performance.now() - begun) / 1000;
  await waitFor(() => expect(recordings).toHaveLength(1));

  const [file] = recordings as [File];
  expect([file.name, file.type]).toEqual(["recording.wav", "audio/wav"]);
  const view = new DataView(await file.arrayBuffer());
  expect(view.getUint16(22, true)).toBe(1);
  expect(view.getUint32(24, true)).toBe(16000);
  expect(view.getUint16(34, true)).toBe(16);
  expect(Math.abs(view.getUint32(40, true) / 32000 - seconds)).toBeLessThan(0.4);
  // The microphone that Chromium plays to tests beeps.
  expect(Math.max(...new Int16Array(await file.slice(44).arrayBuffer()))).toBeGreaterThan(1000);
  expect(states(streams)).toEqual(["ended"]);
  expect(record()).toHaveFocus();
});

test("tells time and level while it records", async () => {
  show();
  await user.click(record());
  const level = await screen.findByRole<HTMLMeterElement>("meter", { name: "Level" });
  await waitFor(() => expect(level.value).toBeGreaterThan(0.1), { timeout: 3000 });
  await screen.findByText(/^0:0[1-9]\.\d$/, {}, { timeout: 3000 });
});

test("goes on without a level where the browser cannot measure one", async () => {
  vi.stubGlobal("AudioContext", undefined);
  const { recordings } = show();
  await user.click(record());
  const stop = await screen.findByRole("button", { name: "Stop" });
  await pause(1000);
  expect(screen.queryByRole("meter")).toBeNull();
  await user.click(stop);
  await waitFor(() => expect(recordings).toHaveLength(1), { timeout: 15_000 });
});

test("hands over WAV where the browser knows none of the usual formats by name", async () => {
  vi.spyOn(MediaRecorder, "isTypeSupported").mockReturnValue(false);
  const { recordings } = show();
  await user.click(record());
  const stop = await screen.findByRole("button", { name: "Stop" });
  await pause(400);
  await user.click(stop);
  await waitFor(() => expect(recordings.map(({ type }) => type)).toEqual(["audio/wav"]));
});

test.each([
  ["NotAllowedError", /not allowed for this page/],
  ["NotFoundError", /No microphone was found/],
  ["NotReadableError", /another program may be using it/],
  ["Strange", /could not be made/],
])("says what to do after a %s, and can be tried again", async (name, sentence) => {
  const { recordings, ask } = show();
  ask.mockRejectedValueOnce(new DOMException("no", name));
  await user.click(record());
  expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
  await user.click(record());
  const stop = await screen.findByRole("button", { name: "Stop" });
  expect(screen.queryByRole("alert")).toBeNull();
  await pause(400);
  await user.click(stop);
  await waitFor(() => expect(recordings).toHaveLength(1));
});

test.each([
  ["a browser that cannot record", "MediaRecorder", undefined, /cannot record sound/],
  ["a page that is not secure", "isSecureContext", false, /over HTTPS/],
])("says what to do in %s", async (_where, name, value, sentence) => {
  const { ask } = show();
  vi.stubGlobal(name, value);
  await user.click(record());
  expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
  expect(ask).not.toHaveBeenCalled();
});

test("lets the microphone go when the recorder cannot be made", async () => {
  const { streams } = show();
  vi.stubGlobal(
    "MediaRecorder",
    class {
      static isTypeSupported = () => false;
      constructor() {
        throw new DOMException("no", "NotSupportedError");
      }
    },
  );
  await user.click(record());
  await screen.findByRole("alert");
  expect(states(streams)).toEqual(["ended"]);
});

test("lets the microphone go when it is unmounted while recording, and hands nothing over", async () => {
  const { unmount, recordings, streams } = show();
  await user.click(record());
  await screen.findByRole("button", { name: "Stop" });
  unmount();
  await waitFor(() => expect(states(streams)).toEqual(["ended"]));
  await pause(300);
  expect(recordings).toEqual([]);
});

test("lets a microphone go that is granted after the recorder has gone", async () => {
  const { unmount, ask } = show();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  let grant = (_stream: MediaStream) => {};
  ask.mockImplementationOnce(() => new Promise((resolve) => (grant = resolve)));
  await user.click(record());
  expect(screen.getByRole("status")).toHaveTextContent("Allow the microphone");
  unmount();
  grant(stream);
  await waitFor(() => expect(states([stream])).toEqual(["ended"]));
});

test("lets a microphone go that is granted after the visitor has changed their mind", async () => {
  const { ask } = show();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  let grant = (_stream: MediaStream) => {};
  ask.mockImplementationOnce(() => new Promise((resolve) => (grant = resolve)));
  await user.click(record());
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(record()).toHaveFocus();
  await act(async () => grant(stream));
  await waitFor(() => expect(states([stream])).toEqual(["ended"]));
  expect(record()).toHaveAttribute("aria-pressed", "false");
});

test("keeps what was said until the microphone was unplugged", async () => {
  const { recordings, streams } = show();
  await user.click(record());
  await screen.findByRole("button", { name: "Stop" });
  await pause(500);
  for (const track of streams[0]?.getTracks() ?? []) track.stop();
  await waitFor(() => expect(recordings).toHaveLength(1));
});

test("stops by itself after five minutes, and says so", async () => {
  const { recordings, streams } = show();
  await user.click(record());
  await screen.findByRole("button", { name: "Stop" });
  await pause(300);
  const now = performance.now();
  vi.spyOn(performance, "now").mockReturnValue(now + 301_000);
  await waitFor(() => expect(recordings).toHaveLength(1));
  expect(screen.getByRole("status")).toHaveTextContent("Recordings end after 5 minutes.");
  expect(states(streams)).toEqual(["ended"]);
});
